"""The corrigendum: a Report made of what changed, in the order and by the numbers of the report that it corrects.

The wording is that of templates/corrigendum. Words are corrected by *For* and *read*; tables and figures are replaced
whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reportgen.composition.draft import as_draft
from reportgen.composition.for_read import for_read
from reportgen.composition.front import front, properties
from reportgen.composition.places import after_words, footnote_words, moved_words, place_words, several_words
from reportgen.composition.report import with_numbers
from reportgen.document.blocks import Block, Heading, Paragraph, Quotation
from reportgen.document.charts import Figure
from reportgen.document.inlines import Inlines, NoteMark, Strong, Text, plain, text
from reportgen.document.phrases import Phrases
from reportgen.document.report import Front, Report
from reportgen.document.tables import Table
from reportgen.settings import Settings
from reportgen.versions.changes import WHOLE, BlockChange, Change, Kind, NoteChange, Place, SentenceChange

SHORT = 6
"""Words of a line of the front page up to which it is quoted whole."""

_OF_THE_REPORT = ("symbol", "distribution", "date", "original_language", "body", "session", "session_dates",
                  "agenda_items", "agenda_titles")  # fmt: skip

MOST_SENTENCES = 3
"""Sentences of a paragraph beyond which it is printed anew as a whole."""


def correctable(changes: Sequence[BlockChange]) -> tuple[BlockChange, ...]:
    """The changes that a corrigendum tells: not that another edition says another one of itself."""
    return tuple(change for change in changes if not change.place.of_edition)


def compose_corrigendum(
    changes: Sequence[BlockChange],
    settings: Settings,
    phrases: Phrases,
    *,
    number: int = 1,
    day: str = "",
    draft: bool = True,
    masthead: Front | None = None,
) -> Report:
    """The corrigendum of changes that may be told, `number` among those of its report; `day` as it is printed.

    `draft`: every page says so. `masthead`: the front page of the later report, which it bears but for what says
    who may issue it now; that of the settings unless given.
    """
    head = front(settings, title=settings.report.title, subtitle=settings.report.subtitle)
    if masthead:
        lines = {name: getattr(masthead, name) for name in _OF_THE_REPORT}
        head = replace(head, **lines, title=_unmarked(masthead.title), subtitle=_unmarked(masthead.subtitle))
    symbol = phrases.text("front.symbol", symbol=head.symbol, number=str(number)) if head.symbol else ""
    title = f"{plain(head.title)}: {phrases.text('front.heading').lower()}"
    items = tuple(_items(correctable(changes), phrases))
    body: list[Block] = [Heading(1, text(phrases.text("front.heading")), "corrigendum", numbered=False)]
    for place, item in enumerate(items, 1):
        words = (Text(f"{place}. "), *item.head) if len(items) > 1 else item.head
        body.append(Heading(2, words, f"correction-{place}", numbered=False))
        body.extend(
            replace(block, anchor=f"correction-{place}-p-{number_}") if isinstance(block, Paragraph) else block
            for number_, block in enumerate(item.blocks, 1)
        )
    whole = with_numbers(
        Report(
            properties=properties(settings, title),
            front=replace(head, symbol=symbol, version="", date=day or head.date),
            summary=(),
            contents=(),
            body=tuple(body),
            annexes=(),
        )
    )
    return as_draft(whole) if draft else whole


def _unmarked(content: Inlines) -> Inlines:
    """A title without the asterisks of its notes, which are not printed again."""
    return tuple(inline for inline in content[:1] if not isinstance(inline, NoteMark))


@dataclass(frozen=True, slots=True)
class _Item:
    """One correction: what stands above it, and what is to be done."""

    head: Inlines
    blocks: tuple[Block, ...]


def _item(head: str, *blocks: Block) -> _Item:
    return _Item(text(head), blocks)


def _items(changes: Sequence[BlockChange], phrases: Phrases) -> Iterator[_Item]:
    """The corrections in their order; what is put in or taken out one after another is one correction."""
    for (change, _), group in groupby(changes, key=_together):
        found = tuple(group)
        if change is Change.ADDED:
            yield from _inserted(found, phrases)
        elif change is Change.REMOVED:
            yield from _deleted(found, phrases)
        elif change is Change.MOVED:
            yield from _moved(found, phrases)
        else:
            for each in found:
                yield from _changed(each, phrases)


def _together(change: BlockChange) -> tuple[Change, object]:
    place = change.place
    if change.change is Change.ADDED:
        return change.change, place if place.kind is Kind.HEADING else replace(place, under="")
    return change.change, (place.part, _is_drawn(change.before), change.to)


def _is_drawn(block: Block | None) -> bool:
    return isinstance(block, Table | Figure)


def _line(content: Inlines) -> Paragraph:
    return Paragraph(content, "", numbered=False)


def _changed(change: BlockChange, phrases: Phrases) -> Iterator[_Item]:
    after = change.after
    if isinstance(after, Table | Figure):
        name = "replace_table" if isinstance(after, Table) else "replace_figure"
        place = text(place_words(change.place, phrases))
        yield _Item(phrases.inlines(f"drawn.{name}", place=place), (after,))
        return
    assert after is not None
    if change.of <= 1 and change.place.kind is not Kind.PARAGRAPH:
        yield from (_sentence(change, each, phrases) for each in change.sentences)
    elif len(change.sentences) > MOST_SENTENCES:
        head = place_words(change.place, phrases)
        yield _item(head, _line(phrases.inlines("corrections.paragraph")), Quotation(after.content))
        yield from (_note(change, each, phrases) for each in change.notes)
        return
    else:
        yield from (_sentence(change, each, phrases) for each in change.sentences)
    yield from (_note(change, each, phrases) for each in change.notes)


def _sentence(change: BlockChange, own: SentenceChange, phrases: Phrases) -> _Item:
    match own.change:
        case Change.ADDED:
            head = after_words(change.place, phrases, sentence=own.ordinal)
            return _item(head, _line(phrases.inlines("corrections.insert_sentence")), Quotation(own.after))
        case Change.REMOVED:
            head = place_words(change.place, phrases, sentence=own.ordinal)
            return _item(head, _line(phrases.inlines("corrections.delete_sentence")))
        case _:  # none of them is moved
            head = place_words(change.place, phrases, sentence=own.ordinal if change.of > 1 else 0)
            what = "sentence" if change.of > 1 else "paragraph"
            if change.place.kind is Kind.LINE:
                return _item(head, *_read_line(own.before, own.after, phrases))
            return _item(head, *_read(own.before, own.after, what, phrases))


def _note(change: BlockChange, own: NoteChange, phrases: Phrases) -> _Item:
    match own.change:
        case Change.ADDED:
            head = place_words(change.place, phrases, sentence=own.ordinal if change.of > 1 else 0)
            return _item(head, _line(phrases.inlines("corrections.insert_footnote")), Quotation(own.after))
        case Change.REMOVED:
            head = footnote_words(change.place, own.mark, phrases)
            return _item(head, _line(phrases.inlines("corrections.delete_footnote")))
        case _:  # none of them is moved
            head = footnote_words(change.place, own.mark, phrases)
            return _item(head, *_read(own.before, own.after, "footnote", phrases))


def _read(before: Inlines, after: Inlines, what: str, phrases: Phrases) -> Iterator[Block]:
    """*For* these words *read* those, or the whole anew where that is shorter to follow."""
    pairs = for_read(plain(before), plain(after))
    for old, new in pairs:
        yield _line(phrases.inlines("corrections.words", old=text(old), new=text(new)))
    if not pairs:
        yield _line(phrases.inlines(f"corrections.{what}"))
        yield Quotation(after)


def _read_line(before: Inlines, after: Inlines, phrases: Phrases) -> Iterator[Block]:
    """A line of the front page as a whole: a short one is quoted, for a long one the other is put."""
    if len(plain(before).split()) <= SHORT:
        yield _line(phrases.inlines("corrections.words", old=text(plain(before)), new=after))
    else:
        yield _line(phrases.inlines("corrections.paragraph"))
        yield Quotation(after)


def _inserted(changes: Sequence[BlockChange], phrases: Phrases) -> Iterator[_Item]:
    """What is put in after one place. Paragraphs are called by the number before them: 34 bis, 34 ter."""
    blocks = [change.after for change in changes if change.after is not None]
    place = changes[0].place
    head = after_words(place, phrases)
    for block in blocks:
        if isinstance(block, Table | Figure):
            name = "insert_table" if isinstance(block, Table) else "insert_figure"
            yield _Item(phrases.inlines(f"drawn.{name}", place=text(head)), (block,))
    words = [block for block in blocks if not isinstance(block, Table | Figure)]
    if words:
        name = "insert_one" if len(words) == 1 and isinstance(words[0], Paragraph) else "insert_many"
        yield _item(head, _line(phrases.inlines(f"corrections.{name}")), *_put_in(words, place, phrases))


def _put_in(blocks: Sequence[Block], place: Place, phrases: Phrases) -> Iterator[Block]:
    latin = iter(phrases.lists.get("numbers.latin", ()))
    for block in blocks:
        match block:
            case Heading():
                yield _line((Strong(block.content),))
            case Paragraph():
                own = next(latin, "") if block.number and place.number else ""
                yield Quotation((Text(f"{place.number} {own}. "), *block.content) if own else block.content)
            case _:
                yield block


def _deleted(changes: Sequence[BlockChange], phrases: Phrases) -> Iterator[_Item]:
    """What is taken out: paragraphs one after another together, all else by itself."""
    names = {Kind.HEADING: "delete_heading", Kind.TABLE: "delete_table", Kind.FIGURE: "delete_figure"}
    for head, found in _runs(changes, phrases):
        kind = found[0].place.kind
        name = names.get(kind or Kind.ITEM, "delete_text")
        if found[0].place.marker == WHOLE:
            name = "delete_annex"
        if kind is Kind.PARAGRAPH and found[0].place.number:
            name = "delete_paragraphs" if len(found) > 1 else "delete_paragraph"
        yield _item(head, _line(phrases.inlines(f"corrections.{name}")))


def _moved(changes: Sequence[BlockChange], phrases: Phrases) -> Iterator[_Item]:
    """What stands elsewhere now, all of it at one place: paragraphs one after another together."""
    for head, found in _runs(changes, phrases):
        to = found[0].to
        place = moved_words(to, phrases) if to else ""
        moved = "corrections.move" if place else "corrections.move_first"
        yield _item(head, _line(phrases.inlines(moved, place=text(place))))


def _runs(changes: Sequence[BlockChange], phrases: Phrases) -> Iterator[tuple[str, Sequence[BlockChange]]]:
    """Numbered paragraphs that stand one behind the other, together; all else by itself; each with its name."""
    run: list[BlockChange] = []
    for change in changes:
        if run and not _follows(run[-1].place, change.place):
            yield several_words([each.place for each in run], phrases), run
            run = []
        run.append(change)
    if run:
        yield several_words([each.place for each in run], phrases), run


def _follows(one: Place, other: Place) -> bool:
    kinds = one.kind is Kind.PARAGRAPH is other.kind
    return kinds and bool(one.number and other.number) and other.ordinal == one.ordinal + 1
