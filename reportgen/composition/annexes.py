"""The annexes: new cases, follow-up, and the statistical annex; and the short entries of the body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.composition import state_names, wording
from reportgen.composition.entries import EntryWriter
from reportgen.composition.mentions import with_later_forms
from reportgen.document.blocks import Block, Heading, Paragraph
from reportgen.document.charts import Figure
from reportgen.document.inlines import CrossReference, Inlines, Text, text
from reportgen.document.report import Annex
from reportgen.facts import Entry, Facts
from reportgen.settings import Settings
from reportgen.vocabulary import Country, Part

ANNEX = {Part.NEW: "annex-new", Part.FOLLOW_UP: "annex-follow-up"}
"""The anchors of the annexes of cases."""

STATISTICS = "annex-statistics"

_TITLES = {
    Part.NEW: "Information on new cases of alleged intimidation and reprisals",
    Part.FOLLOW_UP: "Information on alleged cases included in follow-up to previous reports",
}


def annexes(facts: Facts, settings: Settings, charts: tuple[Figure, ...]) -> tuple[Annex, ...]:
    """Annexes I and II by State, and annex III with the charts; an empty one is left out."""
    writer = EntryWriter(facts.reference, settings.report.date)
    found: list[tuple[str, str, tuple[Block, ...]]] = []
    for part in Part:
        blocks = tuple(_by_state(facts, part, writer))
        if blocks:
            found.append((ANNEX[part], _TITLES[part], blocks))
    if charts:
        found.append((STATISTICS, "Statistical annex", charts))
    return tuple(
        Annex(_label(number, len(found)), text(title), anchor, settings.report.language_note, blocks)
        for number, (anchor, title, blocks) in enumerate(found, start=1)
    )


def summary_of_cases(facts: Facts, settings: Settings) -> tuple[Block, ...]:
    """Chapter V.B: a short entry for each State in alphabetical order, pointing to the annexes."""
    writer = EntryWriter(facts.reference, settings.report.date)
    blocks: list[Block] = []
    for country in facts.states:
        own = facts.entries_of(country)
        blocks.append(_heading(country, settings, 3, f"summary-{country.iso3.lower()}"))
        blocks.append(Paragraph(_short_entry(country, own, writer), f"summary-{country.iso3.lower()}-p-1"))
    return tuple(blocks)


def entries(own: Sequence[Entry], part: Part, writer: EntryWriter, prefix: str) -> Iterator[Block]:
    """The entries of one State in one part, in the order of the data; anchors begin with `prefix`."""
    for entry in own:
        if entry.part is part:
            yield from writer.blocks(entry, f"{prefix}-{entry.anchor}")


def _by_state(facts: Facts, part: Part, writer: EntryWriter) -> Iterator[Block]:
    for country in facts.states:
        prefix = f"{part.value.replace('_', '-')}-{country.iso3.lower()}"
        own = tuple(entries(facts.entries_of(country), part, writer, prefix))
        if own:
            yield Heading(2, text(state_names.name_on(country, writer.day)), prefix, numbered=False)
            yield from own


def _heading(country: Country, settings: Settings, level: int, anchor: str) -> Heading:
    return Heading(level, text(state_names.name_on(country, settings.report.date)), anchor, numbered=False)


def _short_entry(country: Country, own: Sequence[Entry], writer: EntryWriter) -> Inlines:
    ordered = [entry for part in Part for entry in own if entry.part is part]
    told = tuple(with_later_forms(tuple(map(writer.short, ordered)), [entry.account for entry in ordered]))
    parts = [part for part in Part if any(entry.part is part for entry in own)]
    pointer: Inlines = (CrossReference(ANNEX[parts[0]]),)
    if len(parts) > 1:  # then the report has both, and they are its first two
        first, second = (CrossReference(ANNEX[part], label) for part, label in zip(parts, ("I", "II"), strict=True))
        pointer = (Text("annexes "), first, Text(" and "), second)
    words = "More information" if any(told) else _subject(country, own, writer)
    content: Inlines = ()
    for short in told:
        content += (*short, Text(" ")) if short else ()
    return (*content, Text(f"{words} is set out in "), *pointer, Text("."))


def _subject(country: Country, own: Sequence[Entry], writer: EntryWriter) -> str:
    """What the entries of a State are about where people wrote no short account: the acts alleged, in their order."""
    acts = [act.words for act in writer.reference.act_types.values() if act.code not in ("other", "unclear")
            and any(act.code in entry.act_types for entry in own)]  # fmt: skip
    name = state_names.in_text_on(country, writer.day)
    return (
        f"Information on {name}, on allegations of {wording.listed_apart(acts)}," if acts else f"Information on {name}"
    )


def _label(number: int, of: int) -> str:
    return "Annex" if of == 1 else f"Annex {'I' * number}"
