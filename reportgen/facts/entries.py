"""The entry of one case in an annex: released words and coded fields, nothing that may not be printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportgen.dates import PartialDate
from reportgen.vocabulary import CaseId, CountQualifier, Iso3, Part, RecordType


@dataclass(frozen=True, slots=True)
class EntryAction:
    """What a UN body did. `reference` is empty where it may not be printed; `bodies` are words for a sentence."""

    kind: str
    reference: str
    date: PartialDate | None
    bodies: tuple[str, ...]
    put_to: str


@dataclass(frozen=True, slots=True)
class EntryReply:
    """What was replied. While `embargoed`, only that there was a reply may be said."""

    state: Iso3
    responder: str
    date: PartialDate | None
    form: str
    position: str
    addresses_reprisal: str
    text: str
    embargoed: bool


@dataclass(frozen=True, slots=True)
class NoReply:
    """The allegation was put to the Government of `state`, the due date has passed, and no reply is recorded."""

    state: Iso3
    until: date


@dataclass(frozen=True, slots=True)
class Entry:
    """One case or situation that the report describes, under each of its `states`.

    `account` and `account_short` are Markdown with persons already named or described; empty: only the coded fields
    are restated. `case` never leaves: what is printed or delivered carries no case id but `anchor`, its keyed digest.
    """

    case: CaseId
    anchor: str
    states: tuple[Iso3, ...]
    part: Part
    record_type: RecordType
    anonymous: bool
    further_persons: int | None
    further_organizations: int | None
    count_qualifier: CountQualifier
    account: str
    account_short: str
    place: str
    act_types: tuple[str, ...]
    act_dates: tuple[PartialDate, ...]
    un_entities: tuple[str, ...]
    engagement: tuple[str, ...]
    perpetrators: tuple[str, ...]
    development: tuple[str, ...]
    previous: tuple[str, ...]
    public_references: tuple[str, ...]
    actions: tuple[EntryAction, ...]
    replies: tuple[EntryReply, ...]
    no_replies: tuple[NoReply, ...]
