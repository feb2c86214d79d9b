"""axe-core, the judge of accessibility that the makers of browsers use, asked in a Chromium that all tests share."""

from __future__ import annotations

import atexit
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from judges import available
from judges.browser import Browser

TELEPHONE, DESK = 360, 1280

_RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")

_RUN = """axe.run({{resultTypes: ["violations"], runOnly: {tags}}}).then(found => found.violations.map(
    rule => [rule.id, rule.tags.includes("best-practice"), rule.help, rule.nodes.length, rule.nodes[0].html]))"""


@dataclass(frozen=True, slots=True)
class _Verdict:
    violations: tuple[str, ...]
    advice: tuple[str, ...]


def violations(html: Path, *, width: int) -> tuple[str, ...]:
    """What breaks WCAG 2.0 or 2.1, level A or AA, in a page that many CSS pixels wide: rule, how often, where first."""
    return _judge(html, width, html.stat().st_mtime_ns).violations


def advice(html: Path, *, width: int) -> tuple[str, ...]:
    """What axe-core holds for bad practice in a page although no criterion of WCAG forbids it."""
    return _judge(html, width, html.stat().st_mtime_ns).advice


def overhang(html: Path, *, width: int) -> int:
    """By how many CSS pixels a page is wider than the window, so that it scrolls sideways."""
    page = browser().page(html, width=width)
    try:
        return page.run("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    finally:
        page.close()


@cache
def browser() -> Browser:
    """The Chromium that all tests share; it is started when first asked for and ends with the tests."""
    started = Browser(available.chromium())
    atexit.register(started.__exit__)
    return started


@cache
def _judge(html: Path, width: int, _written: int) -> _Verdict:
    page = browser().page(html, width=width)
    try:
        page.run(f"{_axe()};0")
        found = page.run(_RUN.format(tags=[*_RULES, "best-practice"]))
    finally:
        page.close()
    told: dict[bool, list[str]] = {True: [], False: []}
    for rule, is_advice, help_, count, where in found:
        told[is_advice].append(f"{rule} ({count} times): {help_} [{where[:200]}]")
    return _Verdict(tuple(told[False]), tuple(told[True]))


@cache
def _axe() -> str:
    return available.axe_core().read_text("utf-8")
