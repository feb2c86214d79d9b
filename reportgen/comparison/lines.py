"""The front page, and what stands under the label of an annex, as blocks: one for each line that a reader sees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.comparison.located import Located, Part
from reportgen.document.blocks import Heading
from reportgen.document.inlines import Inline, Inlines, NoteMark, plain, text
from reportgen.document.report import Annex, Front
from reportgen.versions.changes import Kind, Place

COVER = "Cover page"


def front_part(front: Front) -> Part:
    """The front page as a part of the report: its lines in their order, those that are empty left out."""
    lines: tuple[tuple[str, Inlines], ...] = (
        ("running_notice", text(front.running_notice)),
        ("symbol", text(front.symbol)),
        ("organ", text("" if front.specimen else front.organ)),
        ("notice", text(front.notice)),
        ("version", text(front.version)),
        ("distribution", text(front.distribution)),
        ("date", text(front.date)),
        ("original_language", text(front.original_language)),
        ("body", text(front.body)),
        ("session", text(front.session)),
        ("session_dates", text(front.session_dates)),
        ("agenda_items", text(front.agenda_items)),
    )
    titles = [
        _line(COVER, "agenda_title", text(title), number)
        for number, title in enumerate(front.agenda_titles, 1)
        if title
    ]
    headed: tuple[tuple[str, Inlines], ...] = (("title", front.title), ("subtitle", front.subtitle))
    return Part("front", COVER, (*_lines(COVER, lines), *titles, *_lines(COVER, headed)))


def annex_lines(annex: Annex) -> tuple[Located, ...]:
    """The title of an annex, and the note on its languages."""
    return tuple(_lines(annex.label, (("title", annex.title), ("language_note", text(annex.language_note)))))


def _lines(part: str, lines: Sequence[tuple[str, Inlines]]) -> Iterator[Located]:
    return (_line(part, name, content) for name, content in lines if plain(content).strip())


def _line(part: str, name: str, content: Inlines, number: int = 0) -> Located:
    anchor = f"line-{name}-{number}" if number else f"line-{name}"
    block = Heading(1, tuple(_without_commas(content)), anchor, numbered=False)
    return Located(block, Place(part, Kind.LINE, marker=name, ordinal=number), f"line-{name}")


def _without_commas(content: Inlines) -> Iterator[Inline]:
    """The content without what stands between the asterisks of two notes."""
    for place, inline in enumerate(content):
        if not (place and isinstance(content[place - 1], NoteMark) and plain((inline,)).strip() == ","):
            yield inline
