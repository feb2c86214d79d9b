"""The entries of the annexes: one for each described case, released words and coded fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from reportgen.cases.releasable import ReleasableCases
from reportgen.cases.rows import cells_of, records_of
from reportgen.facts import Entry, EntryAction, EntryReply, NoReply
from reportgen.settings import Settings
from reportgen.vocabulary import CaseId, Consent, CountQualifier, Iso3, Part, RecordType, Responder


def entries(cases: ReleasableCases, settings: Settings) -> tuple[Entry, ...]:
    """One entry a described case, in the order of the file."""
    frame = cases.cases[cases.cases["described"]]
    many = {name: _values(links, frame.index) for name, links in cases.many.items()}
    actions = _rows(cases.actions, frame.index)
    replies = _rows(cases.replies, frame.index)
    requests = _rows(cases.requests, frame.index)
    return tuple(
        _entry(case, row, {name: values[case] for name, values in many.items()}, actions.get(case, []),
               replies.get(case, []), requests.get(case, []), cases, settings)
        for case, row in zip(frame.index, records_of(frame), strict=True)
    )  # fmt: skip


Row = Mapping[Any, Any]


def _entry(case: str, row: Row, values: Mapping[str, tuple[str, ...]], actions: list[Row], replies: list[Row],
           requests: list[Row], cases: ReleasableCases, settings: Settings) -> Entry:  # fmt: skip
    dates = cases.dates
    return Entry(
        case=CaseId(case),
        anchor=row["anchor"],
        states=tuple(map(Iso3, values["states"])),
        part=Part(row["part"]),
        record_type=RecordType(row["record_type"]),
        anonymous=row["consent"] == Consent.ANONYMOUS.value,
        further_persons=_number(row["further_persons"]),
        further_organizations=_number(row["further_organizations"]),
        count_qualifier=CountQualifier(row["count_qualifier"] or CountQualifier.EXACT),
        account=row["account"],
        account_short=row["account_short"],
        place=row["place"],
        act_types=values["act_types"],
        act_dates=tuple(dates[text] for text in values["act_dates"]),
        un_entities=values["un_entities"],
        engagement=values["engagement"],
        perpetrators=values["perpetrators"],
        development=values["development"],
        previous=values["previous"],
        public_references=values["public_references"],
        actions=tuple(_action(action, cases) for action in actions),
        replies=tuple(_reply(reply, cases) for reply in replies),
        no_replies=_no_replies(requests, replies, settings),
    )


def _number(cell: Any) -> int | None:
    return None if pd.isna(cell) else int(cell)


def _action(row: Row, cases: ReleasableCases) -> EntryAction:
    bodies = tuple(cases.reference.un_entities[code].words for code in row["bodies"])
    return EntryAction(row["kind"], row["action"], cases.dates.get(row["date"]), bodies, row["put_to"])


def _reply(row: Row, cases: ReleasableCases) -> EntryReply:
    return EntryReply(
        state=Iso3(row["state"]),
        responder=row["responder"],
        date=cases.dates.get(row["date"]),
        form=row["form"],
        position=row["position"],
        addresses_reprisal=row["addresses_reprisal"],
        text=row["text"],
        embargoed=bool(row["embargoed"]),
    )


def _no_replies(requests: list[Row], replies: list[Row], settings: Settings) -> tuple[NoReply, ...]:
    """Governments to which it was put, whose reply was due, and of which no reply of any kind is recorded."""
    if settings.cut_off is None:
        return ()
    replied = {row["state"] for row in replies if row["responder"] == Responder.GOVERNMENT.value}
    return tuple(NoReply(Iso3(row["state"]), settings.cut_off) for row in requests if row["state"] not in replied)


def _values(links: pd.DataFrame, ids: pd.Index) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {key: [] for key in ids}
    for key, value in cells_of(links, "key", "value"):
        if key in found:
            found[key].append(str(value))
    return {key: tuple(values) for key, values in found.items()}


def _rows(frame: pd.DataFrame, ids: pd.Index) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in records_of(frame[frame["case_id"].isin(ids)]):
        found.setdefault(row["case_id"], []).append(row)
    return found
