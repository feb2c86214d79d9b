"""The paragraphs of a case in an annex: the account that people wrote, or the coded fields; then the UN record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from reportgen.composition import dated, markdown, wording
from reportgen.composition.actions_and_replies import ActionsAndReplies
from reportgen.composition.quotation_marks import curly, curly_blocks, curly_text
from reportgen.document.blocks import Block, ListItem, Paragraph, Quotation
from reportgen.document.inlines import Inlines, Link, Note, NoteMark, Text, plain, text
from reportgen.facts import Entry
from reportgen.vocabulary import Development, Part, Perpetrator, RecordType, Reference

_WHOM = {
    RecordType.INDIVIDUAL: "The case concerns an individual.",
    RecordType.GROUP: "The case concerns a group of persons.",
    RecordType.ORGANIZATION: "The case concerns an organization.",
    RecordType.UNKNOWN: "Whom the case concerns is not stated.",
    RecordType.GENERAL_SITUATION: "The information concerns a general situation.",
    RecordType.LEGISLATION: "The information concerns legislation.",
}

_BEFORE_A_PART = re.compile(r"(?<![,;]) (?=(?:annex|chap|sect|paras?)\b)")
"""Where a comma stands between the parts of a citation: "A/HRC/39/41, annex I, para. 12"."""


@dataclass(frozen=True)
class EntryWriter:
    """Writes entries with the names of States that were valid on a day."""

    reference: Reference
    day: date | None

    def blocks(self, entry: Entry, anchor: str) -> tuple[Block, ...]:
        """The numbered paragraphs of an entry; `anchor` is unique in the document and holds no case id."""
        source = f"account of case {entry.case}"
        account = markdown.account_blocks(entry.account, anchor=anchor, source=source) if entry.account else ()
        told = " ".join(
            plain(block.content) for block in account if isinstance(block, Paragraph | ListItem | Quotation)
        )
        told_and_noted = _noted(curly_blocks(account) or self._coded(entry, anchor), entry)
        record = ActionsAndReplies(self.reference, self.day).blocks(entry, told, f"{anchor}-record")
        return (*told_and_noted, *record)

    def short(self, entry: Entry) -> Inlines:
        """The short account for the body, in one paragraph; empty where people wrote none."""
        source = f"short account of case {entry.case}"
        found = [
            block.content
            for block in markdown.account_blocks(entry.account_short, anchor="", source=source)
            if isinstance(block, Paragraph | ListItem | Quotation)
        ]
        paragraphs = (((Text(" "),) if place else ()) + curly(own) for place, own in enumerate(found))
        return tuple(chain.from_iterable(paragraphs))

    def _coded(self, entry: Entry, anchor: str) -> tuple[Block, ...]:
        """The coded fields in plain sentences: nothing that the record does not say."""
        sentences = [_whom(entry)]
        if entry.part is Part.FOLLOW_UP:
            sentences.append("It was included in an earlier report.")
        sentences.extend(self._sentences(entry))
        return (Paragraph(text(" ".join(sentences)), f"{anchor}-p-1"),)

    def _sentences(self, entry: Entry) -> Iterator[str]:
        acts = [self.reference.act_types[code].words for code in entry.act_types if code != "unclear"]
        if acts:
            yield f"The acts alleged: {wording.listed_apart(acts)}."
        else:
            yield "The acts alleged are unclear." if entry.act_types else "The acts alleged are not stated."
        dates = dated.named(entry.act_dates)
        if dates:
            yield f"{'Dates' if len(dates) > 1 else 'Date'} of the acts: {wording.listed(dates)}."
        entities = [self.reference.un_entities[code].words for code in entry.un_entities if code != "unclear"]
        if entities:
            yield f"The cooperation was with {wording.listed(entities)}."
        ways = [self.reference.engagement_types[code].words for code in entry.engagement
                if code in self.reference.engagement_types and code not in ("unclear", "other")]  # fmt: skip
        if ways:
            yield f"Form of cooperation: {wording.listed_apart(ways)}."
        whom = [Perpetrator(code).label for code in entry.perpetrators if code != Perpetrator.UNKNOWN.value]
        if whom:
            yield f"Alleged perpetrators: {wording.listed(whom)}."
        if entry.place:
            yield f"Place: {curly_text(entry.place)}."
        developments = [Development(code).label for code in entry.development]
        if developments:
            yield f"Since the earlier report: {wording.listed_apart(developments)}."


def _whom(entry: Entry) -> str:
    """Whom it concerns, with the number that is stated."""
    number, organizations = entry.further_persons, entry.further_organizations
    if entry.record_type in (RecordType.GROUP, RecordType.UNKNOWN) and number:
        words = wording.qualified(entry.count_qualifier, wording.counted(number, "person"))
        return f"The case concerns {words}."
    if entry.record_type is RecordType.ORGANIZATION and organizations and organizations > 1:
        words = wording.qualified(entry.count_qualifier, wording.counted(organizations, "organization"))
        return f"The case concerns {words}."
    return _WHOM[entry.record_type]


def _noted(blocks: tuple[Block, ...], entry: Entry) -> tuple[Block, ...]:
    """The earlier reports as a note to the first paragraph, the public references as notes to the last one."""
    paragraphs = [place for place, block in enumerate(blocks) if isinstance(block, Paragraph)]
    if not paragraphs:
        return blocks
    noted = list(blocks)
    if entry.previous:
        sources = "; ".join(_BEFORE_A_PART.sub(", ", reference.rstrip(".")) for reference in entry.previous)
        noted[paragraphs[0]] = _with_note(noted[paragraphs[0]], text(curly_text(f"{sources}.")))
    for reference in entry.public_references:
        noted[paragraphs[-1]] = _with_note(noted[paragraphs[-1]], _reference(reference))
    return tuple(noted)


def _with_note(block: Block, content: Inlines) -> Block:
    assert isinstance(block, Paragraph)
    return replace(block, content=(*block.content, NoteMark(Note(content))))


def _reference(reference: str) -> Inlines:
    if reference.startswith(("http://", "https://")):
        return (Link(reference, reference),)
    return text(curly_text(f"{reference.rstrip('.')}."))
