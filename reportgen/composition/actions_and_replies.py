"""What UN bodies did about a case and what was replied, in the sentences of the annexes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from reportgen.composition import markdown, wording
from reportgen.dates import PartialDate, Precision, day_text
from reportgen.document.blocks import Block, Paragraph
from reportgen.document.inlines import Text, text
from reportgen.facts import Entry, EntryAction, EntryReply
from reportgen.vocabulary import ActionKind, Reference, Responder

_HOW = {
    ActionKind.COMMUNICATION: "in a communication",
    ActionKind.NOTE_VERBALE: "in a note verbale",
    ActionKind.OPINION: "in an opinion",
    ActionKind.STATEMENT: "in a public statement",
    ActionKind.REPORT: "in a report",
    ActionKind.MEETING: "in a meeting",
    ActionKind.NOT_STATED: "",
}


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
        for action in actions:
            groups.setdefault((action.kind, action.bodies, action.put_to, action.reference), []).append(action)
        what = "case" if entry.record_type.is_case else "situation"
        for same in groups.values():
            first = same[0]
            parts = [f"The {what} was raised"]
            if first.bodies:
                parts.append(f"by {wording.listed(list(first.bodies))}")
            if first.put_to in self.reference.countries:
                parts.append(f"with the Government of {self._state(first.put_to)}")
            parts.extend(how for how in [_HOW[ActionKind(first.kind)]] if how)
            dates = list(dict.fromkeys(_when(action.date) for action in same if _is_dated(action.date)))
            parts.extend([wording.listed(dates)] if dates else [])
            parts.extend([f"({_short_reference(first.reference)})"] if first.reference else [])
            yield " ".join(parts) + "."

    def _reply(self, reply: EntryReply, case: str, told: str, anchor: str) -> Iterator[Block]:
        """A reply with its date and words; never its form or position, which are shown in aggregate only."""
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
        sentence = (
            f"{_capital(_when(reply.date))}, {who} replied." if _is_dated(reply.date) else f"{_capital(who)} replied."
        )
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
        return self.reference.countries[code].in_text_on(self.day)


def _is_told(action: EntryAction, told: str) -> bool:
    """Whether the account speaks of this action: people wrote it, and it cites the reference or may not cite one."""
    if not told:
        return False
    return not action.reference or _short_reference(action.reference) in told


def _short_reference(reference: str) -> str:
    """Print AL BHR 1/2023 as the reports do: BHR 1/2023."""
    kind, _, rest = reference.partition(" ")
    return rest if kind in ("AL", "UA", "OL", "AM", "JAL", "JUA", "JOL", "JAM") and rest else reference


def _is_dated(when: PartialDate | None) -> bool:
    return when is not None and when.precision is not Precision.UNCLEAR


def _when(when: PartialDate | None) -> str:
    """A date with its preposition: "on 9 May 2031", "in May 2031", "from May to July 2031"."""
    words = str(when)
    if when is None or words.startswith(("since", "until")):
        return words
    if when.span:
        return f"from {words}"
    return f"{'on' if when.precision is Precision.DAY else 'in'} {words}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
