"""From report.toml to Settings, driven by the fields of their dataclasses; what does not fit is a finding.

A setting that does not fit keeps its default, so that everything wrong is found at once.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from reportgen.findings import Finding, Findings, Severity, Where
from reportgen.loading.encodings import decode
from reportgen.loading.setting_types import NEVER_EMPTY, Misfit, field_types, fitted, table_type
from reportgen.settings import SECTIONS, Settings

SOURCE = "report.toml"

_MENDED_DAYS = 40
"""Days in no calendar that are judged one by one; each costs a reading of the whole file."""


def read_settings(data: bytes) -> tuple[Settings, Findings]:
    """The settings that report.toml states, defaults for the others, and what does not fit.

    Where it is no TOML at all, the finding has the line and all settings keep their defaults.
    """
    text, findings = decode(data, SOURCE)
    content = _parsed(text or "")
    if isinstance(content, Finding):
        return Settings(), findings.merged([content])
    reader = _Reader(text or "")
    sections = {
        name: reader.table(SECTIONS[name], settings, name)
        for name, settings in content.items()
        if reader.is_section(name, settings)
    }
    settings = Settings(**sections)
    reader.judge(settings)
    return settings, findings.merged(reader.findings)


class _Reader:
    """Reads tables and collects findings, each with the line on which its setting stands.

    `place` is where a setting stands: "report.symbol", "policy.naming_overrides[2].reason".
    """

    def __init__(self, text: str) -> None:
        self._lines = _lines_of_settings(text)
        self.findings: list[Finding] = []

    def is_section(self, name: str, content: object) -> bool:
        if name not in SECTIONS:
            self._unknown(name, "section", tuple(SECTIONS))
        elif not isinstance(content, dict):
            self._find("settings.type", name, "must be a section", f"[{name}] with its settings below it")
        else:
            return True
        return False

    def table(self, kind: type, content: Mapping[str, Any], place: str) -> Any:
        """The dataclass `kind` from a section's content, or from a table's inside one."""
        kinds = field_types(kind)
        values: dict[str, Any] = {}
        for name, value in content.items():
            here = f"{place}.{name}"
            if name not in kinds:
                self._unknown(here, "setting", tuple(kinds))
                continue
            inner = table_type(kinds[name])
            fit = fitted(kinds[name], value, _path(here)) if inner is None else self._tables(inner, value, here)
            if isinstance(fit, Misfit):
                self._find(fit.rule, here, fit.message, fit.allowed)
            else:
                values[name] = fit
        for path in NEVER_EMPTY:
            section, name = path.rsplit(".", maxsplit=1)
            if section == _path(place) and name not in content:
                self._find("settings.missing", place, f"must say {name}", f'{name} = "..."')
        return kind(**values)

    def judge(self, settings: Settings) -> None:
        """What fits by itself but not together with the rest."""
        period, report = settings.period, settings.report
        if period.start and period.end and period.end < period.start:
            self._find("settings.period", "period.end", "is before the period's start", f"{period.start} or later")
        if period.cut_off and period.end and period.cut_off < period.end:
            self._find("settings.period", "period.cut_off", "is before the period's end", f"{period.end} or later")
        items, titles = len(report.agenda_items), len(report.agenda_titles)
        if items != titles:
            message = f"leaves {titles} titles for {items} agenda items"
            place = "report.agenda_titles" if "report.agenda_titles" in self._lines else "report.agenda_items"
            self._find("settings.agenda", place, message, "one title for each item")

    def _tables(self, kind: type, value: Any, place: str) -> Any:
        if not isinstance(value, list) or not all(isinstance(part, dict) for part in value):
            return Misfit("settings.type", "must be a list of tables", f"[[{place}]] above each")
        return tuple(self.table(kind, part, f"{place}[{number}]") for number, part in enumerate(value, 1))

    def _unknown(self, place: str, what: str, allowed: Sequence[str]) -> None:
        name = place.rsplit(".", maxsplit=1)[-1]
        homes = [f"[{section}]" for section, kind in SECTIONS.items() if name in field_types(kind)]
        near = difflib.get_close_matches(name, allowed, n=1, cutoff=0.5)
        meant = f". It belongs below {homes[0]}" if homes else f". Is {near[0]} meant?" if near else ""
        self._find("settings.unknown", place, f"is no {what}{meant}", ", ".join(homes or near or allowed))

    def _find(self, rule: str, place: str, message: str, allowed: str = "") -> None:
        nearest = place
        while nearest not in self._lines and "." in nearest:
            nearest = nearest.rpartition(".")[0]
        where = Where(SOURCE, self._lines.get(nearest) or self._lines.get(re.sub(r"\[\d+\]$", "", nearest)))
        shown = re.sub(r"[^\w.\[\]-]", "?", place)
        message = message if message.endswith("?") else f"{message}."
        self.findings.append(Finding(rule, Severity.ERROR, where, f"{shown} {message}", allowed))


def _path(place: str) -> str:
    """A place without the numbers of its tables: "policy.naming_overrides.reason"."""
    return re.sub(r"\[\d+\]", "", place)


def _lines_of_settings(text: str) -> Mapping[str, int]:
    """The line of each setting by its place, as far as it can be seen without parsing."""
    lines: dict[str, int] = {}
    counts: dict[str, int] = {}
    above = ""
    for number, line in enumerate(text.split("\n"), 1):
        if table := re.match(r"\s*(\[\[?)\s*([\w.-]+)\s*\]", line):
            above = table[2]
            if table[1] == "[[":
                counts[above] = counts.get(above, 0) + 1
                above = f"{above}[{counts[above]}]"
            lines.setdefault(above, number)
        elif setting := re.match(r"\s*([\w.-]+)\s*=", line):
            lines.setdefault(f"{above}.{setting[1]}".strip("."), number)
    return lines


def _parsed(text: str) -> Mapping[str, Any] | Finding:
    """The content of a TOML text, or the finding that says where it ends to be one.

    A day that is in no calendar is put in quotation marks, to be judged as a value like any other.
    """
    lines = text.split("\n")
    number = 1
    for _ in range(_MENDED_DAYS):
        try:
            return tomllib.loads("\n".join(lines))
        except (ValueError, RecursionError) as error:
            named = re.search(r"at line (\d+)", str(error))
            number = int(named[1]) if named else len(lines)
        line = lines[number - 1]
        quoted = re.sub(r"=\s*(\d{4}-\d{2}-\d{2})\s*(#.*)?$", r'= "\1"', line)
        if quoted == line:
            return _no_toml(number)
        lines[number - 1] = quoted
    return _no_toml(number)


def _no_toml(number: int) -> Finding:
    return Finding(
        "settings.syntax", Severity.ERROR, Where(SOURCE, number),
        "From this line on the file cannot be read. A text stands in quotation marks, a list in square brackets, and "
        "no section or setting is given twice.",
        'name = "text", name = 12, name = true, name = 2030-05-31, name = [1, 2]',
    )  # fmt: skip
