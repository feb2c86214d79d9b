"""How a place of the earlier version is called: "Annex I, paragraph 34, second sentence"."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.composition import wording
from reportgen.document.phrases import Phrases
from reportgen.versions.changes import NEW, WHOLE, Kind, Place


def place_words(place: Place, phrases: Phrases, *, sentence: int = 0) -> str:
    """A place with its part and a capital; `sentence`: its ordinal, 0 where the block is meant as a whole."""
    if place.kind is None and place.marker == WHOLE:
        return capital(place.part)
    words = _block(place, phrases)
    if sentence:
        words = f"{words}, {phrases.text('places.sentence', ordinal=wording.ordinal_words(sentence))}"
    return capital(with_part(place.part, words, phrases))


def after_words(place: Place, phrases: Phrases, *, sentence: int | None = None) -> str:
    """Where something is put in: "Annex I, after paragraph 34".

    `sentence`: the ordinal of the one in the block that it follows, 0 for the beginning; None: after the whole block.
    """
    if place.kind is None and place.marker == NEW and place.part:
        return capital(phrases.text("places.new_part", part=f"{place.part[:1].lower()}{place.part[1:]}"))
    if place.kind is None:
        return capital(with_part(place.part, phrases.text("places.beginning"), phrases))
    if place.kind is Kind.LINE and sentence is None:
        return place_words(place, phrases)
    block = _block(place, phrases)
    if sentence:
        ordinal = phrases.text("places.sentence", ordinal=wording.ordinal_words(sentence))
        words = f"{block}, {phrases.text('places.after', place=f'the {ordinal}')}"
    elif sentence == 0:
        words = f"{block}, {phrases.text('places.beginning')}"
    else:
        words = phrases.text("places.after", place=block)
    return capital(with_part(place.part, words, phrases))


def moved_words(place: Place, phrases: Phrases) -> str:
    """What something that was moved follows now, without its part; empty for the beginning of the part."""
    return "" if place.kind is None else _block(place, phrases)


def several_words(places: Sequence[Place], phrases: Phrases) -> str:
    """Paragraphs one after another: "Annex I, paragraphs 34–36"; what has no number is not named beside them."""
    numbers = [place.number for place in places if place.kind is Kind.PARAGRAPH and place.number]
    if not numbers:
        return place_words(places[0], phrases)
    name = "places.paragraphs" if len(numbers) > 1 else "places.paragraph"
    words = phrases.text(name, first=numbers[0], last=numbers[-1], number=numbers[0])
    return capital(with_part(places[0].part, words, phrases))


def footnote_words(place: Place, mark: str, phrases: Phrases) -> str:
    """A footnote with the place on which it hangs."""
    words = f"{_block(place, phrases)}, {phrases.text('places.footnote', mark=mark)}"
    return capital(with_part(place.part, words, phrases))


def with_part(part: str, words: str, phrases: Phrases) -> str:
    """The words after the name of the part, where it has one."""
    return phrases.text("places.with_part", part=part, place=words) if part else words


def capital(words: str) -> str:
    """The words with a capital letter at their beginning."""
    return words[:1].upper() + words[1:]


def _block(place: Place, phrases: Phrases) -> str:
    match place.kind:
        case Kind.PARAGRAPH if not place.number:
            return phrases.text("places.paragraph_by_ordinal", ordinal=wording.ordinal_words(place.ordinal))
        case Kind.PARAGRAPH:
            return phrases.text("places.paragraph", number=place.number)
        case Kind.ITEM:
            ordinal = wording.ordinal_words(place.ordinal)
            own = ("places.item", {"marker": place.marker}) if place.marker else ("places.bullet", {"ordinal": ordinal})
            return f"{_before(place, phrases)}, {phrases.text(own[0], **own[1])}"
        case Kind.QUOTATION:
            return f"{_before(place, phrases)}, {phrases.text('places.quotation')}"
        case Kind.HEADING if place.number:
            name = "places.chapter_heading" if place.ordinal == 1 else "places.section_heading"
            return phrases.text(name, number=place.number)
        case Kind.HEADING:
            return phrases.text("places.heading", words=place.under)
        case Kind.TABLE:
            return phrases.text("places.table", number=place.number)
        case Kind.FIGURE:
            figure = phrases.text("places.figure" if place.number else "places.single_figure", number=place.number)
            return phrases.text("places.figure_and_table", figure=figure, table=place.table) if place.table else figure
        case Kind.LINE:
            ordinal = wording.ordinal_words(place.ordinal) if place.ordinal else ""
            return phrases.text(f"lines.{place.marker}", **({"ordinal": ordinal} if ordinal else {}))
        case _:
            return phrases.text("places.beginning")


def _before(place: Place, phrases: Phrases) -> str:
    """The paragraph to which an item or a quotation belongs."""
    if place.number:
        return phrases.text("places.paragraph", number=place.number)
    return phrases.text("places.before_paragraph")
