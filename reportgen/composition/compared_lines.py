"""A comparison for drafters, line by line: rows and why, figures, texts, and what must be told to nobody else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from reportgen.composition.compared import by_state, fact_words, label_of, side_words, text_lines
from reportgen.composition.places import after_words, place_words
from reportgen.composition.wording import counted
from reportgen.document.phrases import Phrases
from reportgen.versions.changes import BlockChange, Change, Comparison, FactChange, Place, RowChange, Side, Why
from reportgen.versions.rows import Correction
from reportgen.vocabulary import Reference

LONGEST = 400
"""Characters of a text beyond which a line shows a part of it."""

_BEFORE = 60
"""Characters before what is other that are shown of a long text."""

_DONE = {Change.ADDED: "entered the report", Change.REMOVED: "left the report"}
_SAID = {"consent": "how much of it may be told", "un_actions": "what the United Nations did", "responses": "replies"}


def comparison_lines(compared: Comparison, reference: Reference, phrases: Phrases) -> Iterator[str]:
    """What changed from one version to the other, for those who may see case ids.

    No text is quoted that belongs to a case which left for protection, or holds a name that may not stand now.
    """
    yield f"From {_called(compared.before)} to {_called(compared.after)}"
    yield from _rows(compared)
    yield from _figures(compared, reference)
    yield from _texts(compared, phrases)
    yield from _notes(compared, phrases)


def _called(side: Side) -> str:
    return f"{side_words(side)} ({side.label})" if side.label else side_words(side)


def kept_back_lines(compared: Comparison, phrases: Phrases) -> Iterator[str]:
    """What no printed form tells, and what people have to decide."""
    yield from _notes(compared, phrases)


def _rows(compared: Comparison) -> Iterator[str]:
    yield ""
    if compared.rows is None:
        yield "Rows: not known. A version that an earlier program froze, or another key, tells nothing of its rows."
    elif not compared.rows:
        yield "Rows: none changed."
    else:
        yield f"Rows: {counted(len(compared.rows), 'case')} changed"
    told: set[str] = set()
    for row in compared.rows or ():
        yield f"  {_row(row)}"
        for reason in row.reasons:
            told.add(reason.mark)
            yield f"      {_correction(reason)}"
        without = _without_reason(row)
        if without:
            why = "no correction is recorded; the cell, another table or a setting was edited"
            yield f"      {', '.join(without)}: {why}"
    others = [each for each in compared.corrections if each.mark not in told]
    if others:
        yield "Corrections recorded between the versions, of other rows"
        yield from (f"  {_correction(each)}" for each in others)


def _without_reason(row: RowChange) -> tuple[str, ...]:
    """The changed columns for which no correction of the row gives a reason."""
    given = {reason.shows_in for reason in row.reasons}
    return tuple(_SAID.get(column, column) for column in row.columns if column not in given)


def _row(row: RowChange) -> str:
    who = f"case {row.case}" if row.case else "a case that today's tables do not have"
    drafters = " [for drafters only]" if row.protected else ""
    if row.change is Change.CHANGED:
        columns = ", ".join(_SAID.get(column, column) for column in row.columns)
        return f"{who}: {columns}{drafters}"
    why = f": {row.why.replace('_', ' ')}" if row.why else ""
    return f"{who}: {_DONE[row.change]}{why}{drafters}"


def _correction(each: Correction) -> str:
    kind = each.kind or "correction"
    reason = f"“{each.public_reason}”" if each.public_reason else "no public reason; corrections.csv has the other"
    day = f", {each.day}" if each.day else ""
    return f"{kind} of {each.table}, {each.column}{day} (corrections.csv, row {each.row}): {reason}"


def _figures(compared: Comparison, reference: Reference) -> Iterator[str]:
    yield ""
    facts = compared.changes.facts
    yield f"Figures: {counted(len(facts), 'figure')} changed" if facts else "Figures: none changed."
    for name, own in by_state(facts, reference):
        yield f"  {name}"
        for change in own:
            before, after = fact_words(change)
            shown = before if change.hidden else f"{before} -> {after}"
            yield f"    {label_of(change)}: {shown}  [{change.key}]"


def _texts(compared: Comparison, phrases: Phrases) -> Iterator[str]:
    yield ""
    blocks = compared.changes.blocks
    kept = {id(each.change): each.why for each in compared.kept_back}
    told: dict[tuple[Change, Place], BlockChange] = {
        (each.change, each.place): each for each in compared.told.blocks if each.change is not Change.ADDED
    }  # fmt: skip
    yield f"Report: {counted(len(blocks), 'place')} changed" if blocks else "Report: no text, table or figure changed."
    for change in blocks:
        under = f" ({change.place.under})" if change.place.under else ""
        if kept.get(id(change)) in (Why.LEFT, Why.NAME):
            yield f"  {_place(change, phrases)}{under}: {change.change}; its words are not shown"
            continue
        for place, before, after in text_lines(_shown(change, told), phrases):
            yield f"  {place}{under}"
            if before:
                yield f"    - {_short(before, after)}"
            if after:
                yield f"    + {_short(after, before)}"


def _shown(change: BlockChange, told: Mapping[tuple[Change, Place], BlockChange]) -> BlockChange:
    """The change as it may be told, without the words that may not stand, where it may."""
    return change if change.change is Change.ADDED else told.get((change.change, change.place), change)


def _notes(compared: Comparison, phrases: Phrases) -> Iterator[str]:
    if not compared.kept_back:
        return
    yield ""
    yield "For drafters only: no printed comparison and no corrigendum tells of these changes"
    for why, number in Counter(each.why for each in compared.kept_back).items():
        yield f"  {counted(number, 'change')}: {why}"
        for each in compared.kept_back:
            if each.why is why:
                yield f"    {_named(each.change, phrases)}"
    yield "  Withdraw the report or issue it anew: a decision for people."


def _named(change: FactChange | BlockChange, phrases: Phrases) -> str:
    if isinstance(change, FactChange):
        return f"figure {change.key}"
    return f"{_place(change, phrases)}{f' ({change.place.under})' if change.place.under else ''}: {change.change}"


def _place(change: BlockChange, phrases: Phrases) -> str:
    return after_words(change.place, phrases) if change.change is Change.ADDED else place_words(change.place, phrases)


def _short(words: str, other: str) -> str:
    """The words, of long ones the part in which they begin to differ from the other."""
    if len(words) <= LONGEST:
        return words
    letters = zip(words, other, strict=False)
    same = next((place for place, (one, two) in enumerate(letters) if one != two), min(len(words), len(other)))
    start = words.rfind(" ", 0, same - _BEFORE) + 1 if same > LONGEST // 2 else 0
    part = words[start : start + LONGEST - 2]
    return f"{'…' if start else ''}{part}{'…' if start + len(part) < len(words) else ''}"
