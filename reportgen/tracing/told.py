"""What was traced, as lines for people and as data for programs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from reportgen.tracing.evidence import Evidence, Passage, Traced
from reportgen.tracing.filters import record, words
from reportgen.tracing.verdicts import TYPED, Checked, Verdict, Verified, What

_WIDTH = 116
_MOST_PLACES = 12


def traced_lines(traced: Traced) -> Iterator[str]:
    """The passages, then each figure with what it counts and what stands behind it; last the data version."""
    for passage in traced.passages:
        yield from _passage(passage)
    for figure in traced.figures:
        yield from _figure(figure)
    if not traced.figures:
        yield "no figure stands here"
    yield f"data version: {traced.data_version}"


def traced_record(traced: Traced) -> dict[str, Any]:
    """The same for a program that reads it."""
    return {
        "asked": traced.asked,
        "data_version": traced.data_version,
        "passages": [
            {"place": each.place, "text": each.text, "facts": list(each.keys), "entries": list(each.entries)}
            for each in traced.passages
        ],
        "figures": [_record(figure) for figure in traced.figures],
    }


def verified_lines(verified: Verified, *, everything: bool = False) -> Iterator[str]:
    """A line for each number, table and picture that does not agree or is not known; with `everything`, for each."""
    for checked in verified.checked:
        if everything or not checked.verdict.agrees:
            yield f"{verified.file}{_line(checked)}"


def _line(checked: Checked) -> str:
    where = f", {checked.where}" if checked.where else ""
    place = f" ({checked.place})" if checked.place and checked.place != checked.where else ""
    called = "" if checked.what is What.NUMBER or checked.says == checked.where else f" {checked.what}"
    says = f"{called} “{checked.says}”" if checked.says and checked.says != checked.where else called
    now = ""
    if checked.now and not checked.verdict.agrees:
        said = checked.verdict.disagrees or checked.key
        now = f"; the data says {checked.now}" if said else f"; no figure agrees, {checked.now}"
    elif checked.verdict is Verdict.UNTRACED:
        now = "; no figure agrees"
    key = f" ({checked.key})" if checked.key else ""
    why = (
        f": {checked.why}" if checked.why and (checked.verdict is not Verdict.UNTRACED or checked.why != TYPED) else ""
    )
    return f"{where}{place}: {checked.verdict}:{says or f' {checked.what}'}{now}{key}{why}"


def verified_record(verified: Verified) -> dict[str, Any]:
    """All verdicts on a file, for a program that reads them."""
    return {
        "file": verified.file,
        "agrees": not verified.disagrees,
        "checked": [
            {**asdict(checked), "verdict": str(checked.verdict), "what": str(checked.what)}
            for checked in verified.checked
        ],
    }


def _passage(passage: Passage) -> Iterator[str]:
    yield from _wrapped(f"{passage.place}: ", passage.text)
    if passage.entries:
        yield f"  tells of case {', '.join(passage.entries)}"
    if passage.keys:
        yield from _wrapped("  figures: ", ", ".join(dict.fromkeys(passage.keys)))


def _figure(figure: Evidence) -> Iterator[str]:
    yield ""
    yield f"{figure.key}: {figure.shown}"
    found = figure.definition
    if found is not None:
        yield from _wrapped("  counts:  ", f"{found.counts}; each is one {found.unit.one}")
        if found.whose:
            yield f"  of:      {found.whose}"
        yield from _wrapped("  among:   ", f"records with {words(found.among)}")
        yield from _wrapped("  filter:  ", words(found.where) or "all of these")
        yield f"  rule:    {found.rule}"
    yield from _wrapped("  to show: ", figure.in_words)
    if figure.places:
        more = len(figure.places) - _MOST_PLACES
        shown = "; ".join(figure.places[:_MOST_PLACES]) + (f"; and {more} more" if more > 0 else "")
        yield from _wrapped("  stands:  ", shown)
    if figure.states:
        yield from _wrapped(f"  States ({len(figure.states)}): ", ", ".join(figure.states))
    if figure.kept_back:
        yield from _wrapped("  note:    ", figure.kept_back)
    if figure.cases or not figure.kept_back:
        yield from _wrapped(f"  cases ({len(figure.cases)}): ", ", ".join(figure.cases) or "none")


def _record(figure: Evidence) -> dict[str, Any]:
    found = figure.definition
    return {
        "key": figure.key,
        "label": figure.label,
        "shown": figure.shown,
        "may_be_shown": figure.in_words,
        "definition": found and {
            "counts": found.counts,
            "unit": found.unit.one,
            "of": found.whose,
            "rule": str(found.rule),
            "among": [record(each) for each in found.among],
            "filter": [record(each) for each in found.where],
        },
        "cases": list(figure.cases),
        "kept_back": figure.kept_back,
        "states": list(figure.states),
        "places": list(figure.places),
    }  # fmt: skip


def _wrapped(head: str, text: str) -> Iterator[str]:
    """The words in lines of some width, those after the first set in; the head may be longer than a line."""
    yield from textwrap.wrap(head + text, _WIDTH, subsequent_indent=" " * 11, break_on_hyphens=False,
                             break_long_words=False)  # fmt: skip
