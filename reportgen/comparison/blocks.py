"""Block x Block: the sentences, notes and cells that are other ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from reportgen.comparison.grids import cell_changes, row_moves
from reportgen.comparison.pairing import LIKE, lone_ones_joined, paired, words_alike
from reportgen.comparison.sentences import Sentence, flat, sentences
from reportgen.document.blocks import Block, Heading, ListItem, Paragraph, Quotation
from reportgen.document.charts import Figure
from reportgen.document.inlines import Inline, Inlines, Note, NoteMark, notes, plain
from reportgen.document.tables import Table
from reportgen.versions.changes import BlockChange, Change, NoteChange, Place, SentenceChange

_NOWHERE = Place("", None)


def renumbered(block: Block, calls: Mapping[str, str]) -> Block:
    """The block with words alone: references call things by the numbers given, figures are as printed."""
    if isinstance(block, Table):
        return _table(block, calls)
    if isinstance(block, Figure):
        own = replace(block, caption=flat(block.caption, calls), number=calls.get(block.anchor, block.number))
        return replace(own, table=_table(block.table, calls))
    content = replace(block, content=flat(block.content, calls))
    if isinstance(content, Heading | Paragraph) and content.anchor in calls and content.number:
        return replace(content, number=calls[content.anchor].strip("()"))
    return content


def text_of(block: Block, calls: Mapping[str, str]) -> str:
    """All that a block says, notes included, as one text that is the same where nothing changed."""
    shown = renumbered(block, calls)
    return "\n".join(_printed(shown))


def changed_block(old: Block, new: Block) -> BlockChange | None:
    """What is other in a block that both versions have; None where nothing is. Both with the same numbers."""
    if tuple(_printed(old)) == tuple(_printed(new)):
        return None
    found = BlockChange(Change.CHANGED, _NOWHERE, old, new)
    if isinstance(old, Table) and isinstance(new, Table):
        return replace(found, cells=tuple(cell_changes(old, new)), rows=tuple(row_moves(old, new)))
    if isinstance(old, Figure) and isinstance(new, Figure):
        return replace(found, cells=tuple(cell_changes(old, new)), rows=tuple(row_moves(old.table, new.table)))
    assert not isinstance(old, Table | Figure)
    assert not isinstance(new, Table | Figure)
    before, after = sentences(old.content), sentences(new.content)
    words = [Counter(plain(block.content).split()) for block in (old, new)]
    if words_alike(*words) < LIKE:
        noted = [[plain(note.content) for note in notes(block.content)] for block in (old, new)]
        texts = [
            tuple(_without_notes(block.content)) if noted[0] == noted[1] else block.content for block in (old, new)
        ]
        return replace(found, of=1, sentences=(SentenceChange(Change.CHANGED, 1, texts[0], texts[1]),))
    pairs = lone_ones_joined(paired([each.text for each in before], [each.text for each in after]))
    return replace(
        found,
        of=len(before),
        sentences=tuple(_sentences(before, after, pairs)),
        notes=tuple(_notes(before, after, pairs)),
    )


def _without_notes(content: Inlines) -> Iterator[Inline]:
    yield from (inline for inline in content if not isinstance(inline, NoteMark))


def _table(table: Table, calls: Mapping[str, str]) -> Table:
    rows = tuple(
        replace(row, cells=tuple(replace(cell, content=flat(cell.content, calls)) for cell in row.cells))
        for row in table.rows
    )
    own = [flat(note, calls) for note in table.notes]
    number = calls.get(table.anchor, table.number)
    return replace(table, caption=flat(table.caption, calls), rows=rows, notes=tuple(own), number=number)


def _printed(block: Block) -> Iterator[str]:
    """Every text that is printed of a block but its number."""
    match block:
        case Heading() | Paragraph() | ListItem() | Quotation():
            yield from _read(block.content)
        case Table():
            yield from _of_table(block)
        case Figure():
            yield from (*_read(block.caption), block.unit, block.source, block.method, block.caution)
            yield from _of_table(block.table)


def _of_table(table: Table) -> Iterator[str]:
    yield from _read(table.caption)
    yield from (table.unit, table.source, table.method)
    yield from (column.head for column in table.columns)
    for row in table.rows:
        for cell in row.cells:
            yield from _read(cell.content)
    for note in table.notes:
        yield from _read(note)


def _read(content: Inlines) -> Iterator[str]:
    yield plain(content).strip()
    for note in notes(content):
        yield f"note: {plain(note.content)}"


def _sentences(
    old: Sequence[Sentence], new: Sequence[Sentence], pairs: Sequence[tuple[int | None, int | None]]
) -> Iterator[SentenceChange]:
    last = 0
    for one, other in pairs:
        if one is not None:
            last = one + 1
        if one is None and other is not None:
            yield SentenceChange(Change.ADDED, last, (), _noted(new[other]))
        elif one is not None and other is None:
            yield SentenceChange(Change.REMOVED, last, _noted(old[one]), ())
        elif one is not None and other is not None and old[one].text != new[other].text:
            yield SentenceChange(Change.CHANGED, last, old[one].content, new[other].content)


def _noted(sentence: Sentence) -> Inlines:
    """A sentence with its notes behind it, which come and go with it."""
    return (*sentence.content, *map(NoteMark, sentence.notes))


def _notes(
    old: Sequence[Sentence], new: Sequence[Sentence], pairs: Sequence[tuple[int | None, int | None]]
) -> Iterator[NoteChange]:
    """Notes of sentences that both have; those of one that is added or removed come and go with it."""
    for one, other in pairs:
        if one is None or other is None:
            continue
        before, after = old[one].notes, new[other].notes
        texts = [[plain(note.content) for note in each] for each in (before, after)]
        aligned = zip_longest(range(len(before)), range(len(after)))
        same = len(before) == len(after)
        for was, now in aligned if same else paired(texts[0], texts[1]):
            if was is None or now is None or texts[0][was] != texts[1][now]:
                yield _note(None if was is None else before[was], None if now is None else after[now], one + 1)


def _note(old: Note | None, new: Note | None, ordinal: int) -> NoteChange:
    change = Change.ADDED if old is None else Change.REMOVED if new is None else Change.CHANGED
    mark = old.mark if old else ""
    return NoteChange(change, mark, ordinal, old.content if old else (), new.content if new else ())
