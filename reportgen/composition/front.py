"""The front page, from the settings alone."""

from __future__ import annotations

from reportgen.composition import wording
from reportgen.dates import day_text
from reportgen.document.inlines import Inlines, Note, NoteMark, Text, text
from reportgen.document.report import Front, Properties
from reportgen.settings import Settings, TitleNote

SPECIMEN = "Specimen – not a United Nations document"
"""What each page says of a report that nobody has authorised, unless report.toml has words of its own."""


def front(settings: Settings, *, title: str = "", subtitle: str = "") -> Front:
    """The front page of a report; a country annex brings its own title and subtitle."""
    report = settings.report
    notes = () if title else report.notes
    return Front(
        symbol=report.symbol,
        organ=report.organ,
        specimen=settings.specimen,
        notice=report.notice,
        running_notice=report.running_notice or (SPECIMEN if settings.specimen else ""),
        version=report.version,
        distribution=report.distribution,
        date=day_text(report.date) if report.date else "",
        original_language=report.original_language,
        body=report.body,
        session=_session(report.session),
        session_dates=report.session_dates,
        agenda_items=_agenda(report.agenda_items),
        agenda_titles=report.agenda_titles,
        title=_marked(title or report.title, notes, "title", 0),
        subtitle=_marked(subtitle or report.subtitle, notes, "subtitle", _count(notes, "title")),
    )


def properties(settings: Settings, title: str) -> Properties:
    """What the files say about themselves. The language is English until other languages are written."""
    return Properties(title, settings.report.notice or settings.report.body, "en-GB", settings.report.date)


def _session(number: int | None) -> str:
    if number is None:
        return ""
    words = wording.ordinal_words(number)
    return f"{words[:1].upper()}{words[1:]} session"


def _agenda(items: tuple[int, ...]) -> str:
    if not items:
        return ""
    return f"Agenda item{'s' if len(items) > 1 else ''} {wording.listed([str(item) for item in items])}"


def _count(notes: tuple[TitleNote, ...], anchor: str) -> int:
    return sum(note.anchor == anchor for note in notes)


def _marked(words: str, notes: tuple[TitleNote, ...], anchor: str, before: int) -> Inlines:
    """The words with the asterisks of their notes: *, ** and so on through title and subtitle."""
    own = [note for note in notes if note.anchor == anchor]
    marks: list[NoteMark | Text] = []
    for number, note in enumerate(own, start=before + 1):
        if marks:
            marks.append(Text(", "))
        marks.append(NoteMark(Note(text(note.text), mark="*" * number, symbol=True)))
    return (Text(words), *marks)
