"""What may be told of the changes outside the drafters' room, and what would show that somebody was taken out.

A case that leaves for protection, or of which less may be told, must not be noticed in a list of changes: nor by its
own lines, nor by a figure that is lower for it, nor by a figure that is left out of a list in which it is expected. So
where there is such a case, exactly that is told which would be told if only those rows had changed that move no figure:
the words of other entries. Nobody can tell such a list from one of a year in which nothing else happened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from reportgen.comparison.lines import COVER
from reportgen.comparison.located import parts
from reportgen.comparison.rows import changed_columns
from reportgen.document.blocks import Block, Heading
from reportgen.document.inlines import notes
from reportgen.document.report import Report
from reportgen.document.words import words
from reportgen.versions.changes import BlockChange, Change, Changes, FactChange, KeptBack, Kind, Why
from reportgen.versions.rows import Rows

WITHHELD = "withheld."

WORDS = frozenset(("account", "account_short", "place", "act_dates", "previous", "public_references"))
"""The columns of a case that are printed and count in no figure."""


@dataclass(frozen=True, slots=True)
class Today:
    """What is so now, whichever versions are compared. Digests of cases and persons.

    `kept_back`: cases that are left out and of which nobody may be told; `known`: all that the tables have. `names`:
    digests of the names that can be looked for.
    """

    rows: Rows
    known: frozenset[str]
    kept_back: frozenset[str]
    persons: frozenset[str]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Shield:
    """What must not be noticed.

    `closed`: the cases that were taken out or are told less of. `gone`: those that were taken out for a reason that
    says nothing of anybody's safety. `quiet`: those that changed in words alone. `lost`: persons who were named and
    whose names can no longer be looked for. `words_only`: only words of entries may be told.
    """

    closed: frozenset[str]
    gone: frozenset[str]
    quiet: frozenset[str]
    lost: frozenset[str]
    words_only: bool


def shield_of(old: Rows, new: Rows, today: Today, facts: Iterable[FactChange]) -> Shield:
    """What must not be noticed between two versions, as things are today."""
    closed = frozenset(mark for mark in {*old.rows, *new.rows} if _is_closed(mark, old, new, today))
    quiet = frozenset(mark for mark in old.rows.keys() & new.rows.keys() - closed if _is_quiet(mark, old, new))
    moved = any(change.key.startswith(WITHHELD) for change in facts)
    unknown = lost(old, today) | lost(new, today)
    gone = frozenset(old.rows.keys() - new.rows.keys() - closed)
    return Shield(closed, gone, quiet, unknown, bool(closed) or moved)


def lost(rows: Rows, today: Today) -> frozenset[str]:
    """The persons whom a version names and whose names, as they stand in it, can no longer be looked for.

    Another name of somebody who is named today may be a correction; of anybody else it hides the former one.
    """
    kept = today.persons & {
        mark for mark in rows.named if mark in today.rows.named or rows.called.get(mark) in today.names
    }
    return rows.named - kept


def tellable(
    changes: Changes, shield: Shield, old: Report, new: Report, exposes: Callable[[str], bool]
) -> tuple[Changes, tuple[KeptBack, ...]]:
    """The changes that may be told to everybody, and the others with the reason, in the order of the report.

    `exposes`: whether a text holds a name that may not stand in it. Of an entry with such a text nothing is told, nor
    of the summary of its State.
    """
    if shield.lost:  # whose names are not known may stand in any text
        return Changes(), tuple(KeptBack(change, Why.NAME) for change in changes.blocks)
    of_gone = _states_of(old, shield.gone)
    clean = [_without_what_went(change, shield, of_gone, exposes) for change in changes.blocks]
    exposed = [change is None for change in clean]
    cases = {change.case for change, bad in zip(changes.blocks, exposed, strict=True) if bad and change.case}
    states = {change.state for change, bad in zip(changes.blocks, exposed, strict=True) if bad and change.state}
    summaries = _summaries(old, new, shield)
    told: list[BlockChange] = []
    kept: list[KeptBack] = []
    for change, shown in zip(changes.blocks, clean, strict=True):
        if change.case in shield.closed:
            kept.append(KeptBack(change, Why.LEFT))
        elif shown is None or change.case in cases or (not change.case and change.state in states):
            kept.append(KeptBack(change, Why.NAME))
        elif shield.words_only and not _is_of_words(change, shield, summaries):
            kept.append(KeptBack(change, Why.SHOWS))
        else:
            told.append(shown)
    facts = () if shield.words_only else changes.facts
    kept.extend(KeptBack(change, Why.SHOWS) for change in changes.facts if shield.words_only)
    return Changes(facts, tuple(told)), tuple(kept)


def exposing(changes: Changes, exposes: Callable[[str], bool]) -> tuple[KeptBack, ...]:
    """The changes that hold a name which may not stand in them, where nothing is known of the rows."""
    found = [c for c in changes.blocks if any(exposes(text) for b in (c.before, c.after) for text in _words(b))]
    return tuple(KeptBack(change, Why.NAME) for change in found)


def _is_closed(mark: str, old: Rows, new: Rows, today: Today) -> bool:
    """Whether a case must not be noticed: taken out, or told less of, for whatever is not recorded as harmless."""
    before, after, now = old.rows.get(mark), new.rows.get(mark), today.rows.rows.get(mark)
    harmless = mark in today.known and mark not in today.kept_back and now is None
    if after is None:
        return not harmless
    if before is not None and after.told < before.told:
        return True
    return now.told < after.told if now is not None else not harmless


def _is_quiet(mark: str, old: Rows, new: Rows) -> bool:
    columns = changed_columns(old.rows[mark], new.rows[mark])
    return bool(columns) and WORDS.issuperset(columns) and old.rows[mark].told is new.rows[mark].told


def _is_of_words(change: BlockChange, shield: Shield, summaries: frozenset[str]) -> bool:
    """Whether it is what only a change of words can have made: in an entry, or in the summary of a State.

    Or in a line of the front page, which no row changes; but neither in a note nor in what tells one edition from
    another, where somebody may have typed a reason.
    """
    if change.place.kind is Kind.LINE and change.place.part == COVER:
        return not change.place.of_edition and not any(_has_note(block) for block in (change.before, change.after))
    if change.case:
        return change.case in shield.quiet and not change.record and change.change is not Change.MOVED
    return change.change is Change.CHANGED and not change.place.part and change.state in summaries


def _has_note(block: Block | None) -> bool:
    return isinstance(block, Heading) and bool(notes(block.content))


def _summaries(old: Report, new: Report, shield: Shield) -> frozenset[str]:
    """The States whose entries are the same cases in both reports, some with other words and all others unchanged."""
    before, after = _cases_of_states(old), _cases_of_states(new)
    texts = [_texts_of_entries(report) for report in (old, new)]
    unchanged = {case for case in texts[0].keys() & texts[1].keys() if texts[0][case] == texts[1][case]}
    return frozenset(
        state
        for state, cases in before.items()
        if after.get(state) == cases
        and not cases & shield.closed
        and cases & shield.quiet
        and cases <= shield.quiet | unchanged
    )


def _cases_of_states(report: Report) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for part in parts(report):
        for located in part.blocks:
            if located.case:
                found.setdefault(located.state, set()).add(located.case)
    return found


def _texts_of_entries(report: Report) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for part in parts(report):
        for located in part.blocks:
            if located.case:
                found.setdefault(located.case, []).append("\n".join(_words(located.block)))
    return found


def _without_what_went(
    change: BlockChange, shield: Shield, states: frozenset[str], exposes: Callable[[str], bool]
) -> BlockChange | None:
    """The change without words that hold a protected name, where they only went; None where others hold one.

    A name stands nowhere any more once its case is gone, as a duplicate for one: that its words are deleted may be
    told, in its entry and in the summary of its `states`, and the words may not.
    """

    def bad(*blocks: object) -> bool:
        return any(exposes(text) for block in blocks for text in _words(block))

    if change.case in shield.gone and change.change is Change.REMOVED:
        return replace(change, before=None) if bad(change.before) else change
    if not bad(change.before, change.after):
        return change
    if change.case or change.place.part or change.state not in states or bad(change.after):
        return None
    sentences = tuple(
        replace(own, before=()) if own.change is Change.REMOVED and bad(own.before) else own for own in change.sentences
    )
    cleaned = replace(change, before=None, sentences=sentences)
    texts = [content for own in sentences for content in (own.before, own.after)]
    texts += [content for own in change.notes for content in (own.before, own.after)]
    return None if bad(*texts) else cleaned


def _states_of(report: Report, cases: frozenset[str]) -> frozenset[str]:
    return frozenset(state for state, own in _cases_of_states(report).items() if own & cases)


def _words(block: object) -> Iterator[str]:
    if block is not None:
        yield from words(block)  # type: ignore[arg-type]  # any part of a document has words
