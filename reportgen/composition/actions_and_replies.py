"""What UN bodies did about a case and what was replied, in the sentences of the annexes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from reportgen.composition import dated, markdown, state_names, wording
from reportgen.composition.quotation_marks import curly_blocks
from reportgen.dates import PartialDate, day_text
from reportgen.document.blocks import Block, Paragraph
from reportgen.document.inlines import Text, text
from reportgen.facts import Entry, EntryAction, EntryReply
from reportgen.vocabulary import ActionKind, Reference, Responder

_DOCUMENTS = {
    ActionKind.COMMUNICATION: ("a communication", "communications"),
    ActionKind.NOTE_VERBALE: ("a note verbale", "notes verbales"),
    ActionKind.OPINION: ("an opinion", "opinions"),
    ActionKind.STATEMENT: ("a public statement", "public statements"),
    ActionKind.REPORT: ("a report", "reports"),
}
_MEETINGS = ("at a meeting", "at meetings")


@dataclass(frozen=True)
class ActionsAndReplies:
    """Writes them with the names of States that were valid on a day."""

    reference: Reference
    day: date | None

    def blocks(self, entry: Entry, told: str, anchor: str) -> Iterator[Block]:
        """One paragraph for the actions, one or more for each reply, one for each missing reply.

        `told` is what the account says: an action or a reply that people wrote into it is not repeated.
        """
        number = 0
        sentences = list(self._actions([action for action in entry.actions if not _is_told(action, told)], entry))
        if sentences:
            number += 1
            yield Paragraph(text(" ".join(sentences)), f"{anchor}-{number}")
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

    def _actions(self, actions: Iterable[EntryAction], entry: Entry) -> Iterator[str]:
        """One sentence for the actions of the same bodies, kind and addressee; those with a reference one each."""
        groups: dict[tuple[object, ...], list[EntryAction]] = {}
        for action in sorted(actions, key=_day):
            groups.setdefault((action.kind, action.bodies, action.put_to, action.reference), []).append(action)
        subject = "The case" if entry.record_type.is_case else "The situation"
        for same in groups.values():
            first = same[0]
            parts = [f"{subject} was raised"]
            if first.bodies:
                parts.append(f"by {wording.listed(list(first.bodies))}")
            if first.put_to in self.reference.countries:
                parts.append(f"with the Government of {self._state(first.put_to)}")
            dates = [action.date for action in same if action.date is not None]
            parts.append(_how(ActionKind(first.kind), dates))
            more = _what_a_reference_adds(first, dates)
            parts.append(f"({more})" if more else "")
            yield " ".join(filter(None, parts)) + "."
            subject = "It"

    def _reply(self, reply: EntryReply, case: str, told: str, anchor: str) -> Iterator[Block]:
        """A reply with its date and words; never its form or position, which are shown in aggregate only."""
        who = {
            Responder.GOVERNMENT.value: f"the Government of {self._state(reply.state)}",
            Responder.DE_FACTO_AUTHORITIES.value: "the de facto authorities",
        }.get(reply.responder, "another addressee of the allegations")
        if reply.embargoed and told:
            return
        if reply.embargoed:
            yield Paragraph(text(f"A reply of {who} had been received."), anchor)
            return
        if not reply.text and reply.date and str(reply.date) in told:
            return
        day = dated.when([reply.date] if reply.date else [])
        sentence = f"{_capital(day)}, {who} replied." if day else f"{_capital(who)} replied."
        if not reply.text:
            yield Paragraph(text(sentence), anchor)
            return
        source = f"reply in case {case}"
        first, *rest = curly_blocks(markdown.account_blocks(reply.text, anchor=anchor, source=source))
        if isinstance(first, Paragraph):
            yield replace(first, content=(Text(sentence + " "), *first.content))
        else:
            yield Paragraph(text(sentence), anchor)
            yield first
        yield from rest

    def _state(self, code: str) -> str:
        return state_names.in_text_on(self.reference.countries[code], self.day)


def _is_told(action: EntryAction, told: str) -> bool:
    """Whether the account speaks of this action: people wrote it, and it cites the reference or may not cite one."""
    if not told:
        return False
    return not action.reference or _short_reference(action.reference) in told


def _short_reference(reference: str) -> str:
    """Print AL BHR 1/2023 as the reports do: BHR 1/2023."""
    kind, _, rest = reference.partition(" ")
    return rest if kind in ("AL", "UA", "OL", "AM", "JAL", "JUA", "JOL", "JAM") and rest else reference


def _day(action: EntryAction) -> date:
    """Where an action stands among others; one whose day is not known comes first."""
    return (action.date and action.date.earliest) or date.min


def _how(kind: ActionKind, dates: list[PartialDate]) -> str:
    """The form of the actions and their dates: "in a communication of 9 May 2031", "at meetings in May and June"."""
    several = len(dated.named(dates)) > 1
    if kind in _DOCUMENTS:
        return f"in {_DOCUMENTS[kind][several]} {dated.of(dates)}".rstrip()
    if kind is ActionKind.MEETING:
        return f"{_MEETINGS[several]} {dated.when(dates)}".rstrip()
    return dated.when(dates)


def _what_a_reference_adds(action: EntryAction, dates: list[PartialDate]) -> str:
    """A reference without what the sentence has said: nothing of "Statement of 9 May 2031", where that is its day."""
    words = _short_reference(action.reference)
    for day in dated.named(dates):
        words = re.sub(rf"(?:,| of| on| dated) +{re.escape(day)}$", "", words)
    return "" if words.lower() in (ActionKind(action.kind).label, "public statement") else words


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
