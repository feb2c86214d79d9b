"""What may be said of UN actions and of replies: references, dates and words gated case by case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from reportgen.cases.confidential import CheckedCases
from reportgen.cases.rows import cells_of
from reportgen.dates import PartialDate, Precision
from reportgen.protection.coarse import DateGate
from reportgen.settings import Settings
from reportgen.vocabulary import ActionKind, Reference, YesNo

ReplyTexts = Mapping[tuple[str, str], str]
"""The released text of a reply in a case, by (response id, case id)."""


@dataclass(frozen=True, repr=False)
class UnRecord:
    """Rows as `reportgen.cases.releasable.ReleasableCases` describes them."""

    actions: pd.DataFrame
    replies: pd.DataFrame
    requests: pd.DataFrame


def released(checked: CheckedCases, closed: pd.Series, texts: ReplyTexts, settings: Settings,
             gate: DateGate) -> UnRecord:  # fmt: skip
    """The actions, replies and requests of counted cases.

    `closed` (boolean) has the counted cases for index: those that are anonymous or not described.
    """
    actions = _actions(checked, closed, settings, gate)
    replies = _replies(checked, closed, texts, settings, gate)
    requests = _requests(actions, checked.reference, settings)
    public = actions.drop(columns=["first_day"])
    return UnRecord(public, replies, requests)


def harmless(checked: CheckedCases, anonymous: pd.Series, precision: Precision) -> dict[str, frozenset[str]]:
    """For each anonymous case the references that name nobody (names_someone is no), and their dates, as printed.

    A date that is no finer than the policy's `precision` may stand anyway, and must not excuse a day before it.
    """
    frame = checked.actions[checked.actions["names_someone"] == YesNo.NO.value]
    links = checked.many["un_actions.case_ids"]
    links = links[links["key"].isin(frame.index) & links["value"].isin(anonymous.index[anonymous])]
    found: dict[str, set[str]] = {}
    for action, case in cells_of(links, "key", "value"):
        row = frame.loc[action]
        date = checked.dates.get(row["date"])
        marks = found.setdefault(case, set())
        marks.update({str(action), str(action).split(" ", 1)[-1]} if row["public"] == YesNo.YES.value else ())
        marks.update({str(date)} if date and date.precision < precision else ())
    return {case: frozenset(marks) for case, marks in found.items()}


def _actions(checked: CheckedCases, closed: pd.Series, settings: Settings, gate: DateGate) -> pd.DataFrame:
    links = checked.many["un_actions.case_ids"].rename(columns={"key": "action", "value": "case_id"})
    links = links[links["case_id"].isin(closed.index)]
    rows = _joined(links, checked.actions)
    bodies: dict[str, tuple[str, ...]] = {}
    for action, body in cells_of(checked.many["un_actions.bodies"], "key", "value"):
        bodies[action] = (*bodies.get(action, ()), body)
    rows["bodies"] = [bodies.get(action, ()) for action in rows["action"]]
    days = rows["date"].map(gate.dates)
    rows["first_day"] = [day.day if isinstance(day, PartialDate) else None for day in days]
    rows["due"] = [
        _due(kind, sent, due, settings, gate) for kind, sent, due in cells_of(rows, "kind", "date", "due_date")
    ]
    names_someone = rows["names_someone"] != YesNo.NO.value
    hidden = rows["case_id"].map(closed).astype(bool) & names_someone
    rows["date"] = gate.gate(rows["date"], hidden)
    rows["action"] = rows["action"].where((rows["public"] == YesNo.YES.value) & ~hidden, "")
    rows["put_to"] = rows["put_to"].where(~hidden | rows["put_to"].isin(list(checked.reference.countries)), "")
    return rows[["case_id", "action", "kind", "date", "put_to", "due", "bodies", "first_day"]]


def _due(kind: str, written: str, due: str, settings: Settings, gate: DateGate) -> date | None:
    """The day after which a missing reply may be said to be missing: 60 days for a communication unless stated."""
    stated = gate.dates.get(due)
    if stated is not None and stated.latest is not None:
        return stated.latest
    sent = gate.dates.get(written)
    if kind != ActionKind.COMMUNICATION.value or sent is None or sent.latest is None:
        return None
    return sent.latest + timedelta(days=settings.period.reply_days)


def _replies(checked: CheckedCases, closed: pd.Series, texts: ReplyTexts, settings: Settings,
             gate: DateGate) -> pd.DataFrame:  # fmt: skip
    links = checked.many["responses.case_ids"].rename(columns={"key": "response_id", "value": "case_id"})
    links = links[links["case_id"].isin(closed.index)]
    rows = _joined(links, checked.responses)
    received = [gate.dates.get(text) for text in rows["date_received"]]
    in_time = pd.Series([_in_time(day, settings.cut_off) for day in received], index=rows.index, dtype=bool)
    rows["day"] = pd.Series([day.day if day else None for day in received], index=rows.index, dtype=object)
    rows = rows[in_time].copy()
    hidden = rows["case_id"].map(closed).astype(bool)
    rows["date"] = gate.gate(rows["date_received"], hidden)
    rows["embargoed"] = [_embargoed(text, settings, gate) for text in rows["public"]]
    rows["text"] = [
        "" if embargoed else texts.get((response, case), "")
        for response, case, embargoed in cells_of(rows, "response_id", "case_id", "embargoed")
    ]
    columns = ["response_id", "case_id", "state", "responder", "date", "day", "form", "position", "addresses_reprisal",
               "measures_reported", "text", "embargoed"]  # fmt: skip
    return rows[columns]


def _in_time(received: PartialDate | None, cut_off: date | None) -> bool:
    """A reply counts until the cut-off date; one whose date is not known counts."""
    if received is None or received.earliest is None or cut_off is None:
        return True
    return received.earliest <= cut_off


def _embargoed(public: str, settings: Settings, gate: DateGate) -> bool:
    """Default deny: what is not said to be public, or is embargoed beyond the document's date, is not printed."""
    if public == YesNo.YES.value:
        return False
    until = gate.dates.get(public)
    today = settings.report.date or settings.cut_off
    return until is None or until.latest is None or today is None or today < until.latest


def _requests(actions: pd.DataFrame, reference: Reference, settings: Settings) -> pd.DataFrame:
    """Pairs of a case and a Government to which it was put with a due date that has passed, each once."""
    columns = ["case_id", "state", "put_on"]
    cut_off = settings.cut_off
    is_state = actions["put_to"].isin(list(reference.countries))
    overdue = pd.Series([due is not None and cut_off is not None and due <= cut_off for due in actions["due"]],
                        index=actions.index, dtype=bool)  # fmt: skip
    rows = actions[is_state & overdue]
    if rows.empty:
        return pd.DataFrame(columns=columns)
    put: dict[tuple[str, str], list[date | None]] = {}
    for case, state, day in cells_of(rows, "case_id", "put_to", "first_day"):
        put.setdefault((case, state), []).append(day)
    pairs = [(*pair, _first_day(days)) for pair, days in put.items()]
    return pd.DataFrame(pairs, columns=columns, dtype=object)


def _joined(links: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """For each link the row of the table that it names, with what it links it to."""
    key, other = links.columns
    rows = table.reindex(links[key]).reset_index(names=key)
    rows[other] = links[other].to_numpy(dtype=object)
    return rows


def _first_day(days: Sequence[date | None]) -> date | None:
    """The day on which it was first put, where every date is a day; else None: days cannot be computed."""
    known = [day for day in days if isinstance(day, date)]
    return min(known) if len(known) == len(days) else None
