"""The paragraphs of a case in an annex: the account that people wrote or the coded fields, UN action, replies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from reportgen.composition import markdown, wording
from reportgen.dates import PartialDate, Precision, day_text
from reportgen.document.blocks import Block, ListItem, Paragraph, Quotation
from reportgen.document.inlines import Inlines, Link, Note, NoteMark, Text, plain, text
from reportgen.facts import Entry, EntryAction, EntryReply
from reportgen.vocabulary import (
    ActionKind,
    Country,
    Development,
    Part,
    Perpetrator,
    RecordType,
    Reference,
    Responder,
)

_WHOM = {
    RecordType.INDIVIDUAL: "The case concerns an individual.",
    RecordType.GROUP: "The case concerns a group of persons.",
    RecordType.ORGANIZATION: "The case concerns an organization.",
    RecordType.UNKNOWN: "Whom the case concerns is not stated.",
    RecordType.GENERAL_SITUATION: "The information concerns a general situation.",
    RecordType.LEGISLATION: "The information concerns legislation.",
}
_PUT = {
    ActionKind.COMMUNICATION: "the allegations were raised in a communication",
    ActionKind.NOTE_VERBALE: "the allegations were raised in a note verbale",
    ActionKind.OPINION: "an opinion was adopted",
    ActionKind.STATEMENT: "a public statement was made",
    ActionKind.REPORT: "the allegations were raised",
    ActionKind.MEETING: "the allegations were raised in a meeting",
}


@dataclass(frozen=True)
class EntryWriter:
    """Writes entries with the names of States that were valid on a day."""

    reference: Reference
    day: date | None

    def blocks(self, entry: Entry, anchor: str) -> tuple[Block, ...]:
        """The numbered paragraphs of an entry; `anchor` is unique in the document and holds no case id."""
        source = f"account of case {entry.case}"
        written = markdown.account_blocks(entry.account, anchor=anchor, source=source) if entry.account else ()
        account = written or self._coded(entry, anchor)
        told = " ".join(plain(block.content) for block in account if isinstance(block, Paragraph))
        account = _noted(account, entry)
        record = tuple(self._record(entry, told, f"{anchor}-record"))
        return (*account, *record)

    def short(self, entry: Entry) -> Inlines:
        """The short account for the body, in one paragraph; empty where people wrote none."""
        source = f"short account of case {entry.case}"
        found = [
            block.content
            for block in markdown.account_blocks(entry.account_short, anchor="", source=source)
            if isinstance(block, Paragraph | ListItem | Quotation)
        ]
        return tuple(chain.from_iterable(((Text(" "),) if place else ()) + own for place, own in enumerate(found)))

    def _coded(self, entry: Entry, anchor: str) -> tuple[Block, ...]:
        """The coded fields in plain sentences: nothing that the record does not say."""
        sentences = [_WHOM[entry.record_type]]
        if entry.part is Part.FOLLOW_UP:
            sentences.append("It was included in an earlier report.")
        sentences.extend(self._sentences(entry))
        return (Paragraph(text(" ".join(sentences)), f"{anchor}-p-1"),)

    def _sentences(self, entry: Entry) -> Iterator[str]:
        acts = [self.reference.act_types[code].words for code in entry.act_types if code != "unclear"]
        if acts:
            yield f"The {'acts' if len(acts) > 1 else 'act'} alleged: {wording.listed(acts)}."
        else:
            yield "The acts alleged are unclear." if entry.act_types else "The acts alleged are not stated."
        dates = [date for date in entry.act_dates if date.precision is not Precision.UNCLEAR]
        if dates:
            yield f"Date of the acts: {wording.listed([str(date) for date in dates])}."
        entities = [self.reference.un_entities[code].words for code in entry.un_entities if code != "unclear"]
        if entities:
            yield f"The cooperation was with {wording.listed(entities)}."
        ways = [self.reference.engagement_types[code].words for code in entry.engagement
                if code in self.reference.engagement_types and code not in ("unclear", "other")]  # fmt: skip
        if ways:
            yield f"Form of cooperation: {wording.listed(ways)}."
        whom = [Perpetrator(code).label for code in entry.perpetrators if code != Perpetrator.UNKNOWN.value]
        if whom:
            yield f"Alleged perpetrators: {wording.listed(whom)}."
        if entry.place:
            yield f"Place: {entry.place}."
        developments = [Development(code).label for code in entry.development]
        if developments:
            yield f"Since the earlier report: {wording.listed(developments)}."

    def _record(self, entry: Entry, told: str, anchor: str) -> Iterator[Block]:
        """What UN bodies did and what was replied, unless the account tells it already."""
        number = 0
        actions = [action for action in entry.actions if not _is_told(action, told)]
        if actions:
            number += 1
            yield Paragraph(text(" ".join(map(self._action, actions))), f"{anchor}-{number}")
        for reply in entry.replies:
            for block in self._reply(reply, entry.case, told, f"{anchor}-{number + 1}"):
                number += 1
                yield block
        for missing in entry.no_replies:
            number += 1
            sentence = (
                f"No response from the Government of {self._state(missing.state)} had been received by "
                f"{day_text(missing.until)}."
            )
            yield Paragraph(text(sentence), f"{anchor}-{number}")

    def _action(self, action: EntryAction) -> str:
        what = _PUT[ActionKind(action.kind)]
        by = f" by {wording.listed(list(action.bodies))}" if action.bodies else ""
        put_to = f" with the Government of {self._state(action.put_to)}" if self._is_put(action) else ""
        reference = f" ({_short_reference(action.reference)})" if action.reference else ""
        sentence = f"{what}{put_to}{by}{reference}."
        return f"{_when(action.date)}, {sentence}" if action.date else sentence[:1].upper() + sentence[1:]

    def _is_put(self, action: EntryAction) -> bool:
        raised = action.kind not in (ActionKind.OPINION.value, ActionKind.STATEMENT.value)
        return raised and action.put_to in self.reference.countries

    def _reply(self, reply: EntryReply, case: str, told: str, anchor: str) -> Iterator[Block]:
        who = {
            Responder.GOVERNMENT.value: f"the Government of {self._state(reply.state)}",
            Responder.DE_FACTO_AUTHORITIES.value: "the de facto authorities",
        }.get(reply.responder, "another addressee")
        if reply.embargoed and told:
            return
        if reply.embargoed:
            yield Paragraph(text(f"A reply of {who} had been received."), anchor)
            return
        if not reply.text and reply.date and str(reply.date) in told:
            return
        sentence = f"{_when(reply.date)}, {who} responded." if reply.date else f"{who[:1].upper()}{who[1:]} responded."
        if not reply.text:
            yield Paragraph(text(sentence), anchor)
            return
        source = f"reply in case {case}"
        first, *rest = markdown.account_blocks(reply.text, anchor=anchor, source=source)
        if isinstance(first, Paragraph):
            yield replace(first, content=(Text(sentence + " "), *first.content))
        else:
            yield Paragraph(text(sentence), anchor)
            yield first
        yield from rest

    def _state(self, code: str) -> str:
        country: Country = self.reference.countries[code]
        return country.in_text_on(self.day)


def _noted(blocks: tuple[Block, ...], entry: Entry) -> tuple[Block, ...]:
    """The earlier reports as a note to the first paragraph, the public references as notes to the last one."""
    paragraphs = [place for place, block in enumerate(blocks) if isinstance(block, Paragraph)]
    if not paragraphs:
        return blocks
    noted = list(blocks)
    if entry.previous:
        sources = "; ".join(reference.rstrip(".") for reference in entry.previous)
        noted[paragraphs[0]] = _with_note(noted[paragraphs[0]], text(f"{sources}."))
    for reference in entry.public_references:
        noted[paragraphs[-1]] = _with_note(noted[paragraphs[-1]], _reference(reference))
    return tuple(noted)


def _with_note(block: Block, content: Inlines) -> Block:
    assert isinstance(block, Paragraph)
    return replace(block, content=(*block.content, NoteMark(Note(content))))


def _reference(reference: str) -> Inlines:
    if reference.startswith(("http://", "https://")):
        return (Link(reference, reference),)
    return text(f"{reference.rstrip('.')}.")


def _is_told(action: EntryAction, told: str) -> bool:
    """Whether the account speaks of this action: people wrote it, and it cites the reference or may not cite one."""
    if not told:
        return False
    return not action.reference or _short_reference(action.reference) in told


def _short_reference(reference: str) -> str:
    """Print AL BHR 1/2023 as the reports do: BHR 1/2023."""
    kind, _, rest = reference.partition(" ")
    return rest if kind in ("AL", "UA", "OL", "AM", "JAL", "JUA", "JOL", "JAM") and rest else reference


def _when(when: PartialDate | None) -> str:
    if when is None or when.precision is Precision.UNCLEAR:
        return "On a date that is not stated"
    words = str(when)
    if when.span:
        return f"From {words}" if not words.startswith(("since", "until", "about")) else words[:1].upper() + words[1:]
    if when.approximate:
        return f"In {words}" if when.precision > Precision.DAY else f"On {words}"
    return f"On {words}" if when.precision is Precision.DAY else f"In {words}"
