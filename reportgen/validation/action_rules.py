"""What cannot be or is hardly meant in a row of un_actions.csv, and to which State an action was put."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reportgen.dates import PartialDate
from reportgen.findings import Where
from reportgen.validation.finding_log import Quoter
from reportgen.validation.states import StateReader
from reportgen.validation.tables import Table, texts_of
from reportgen.vocabulary import ActionKind

REFERENCE = re.compile(r"(?:AL|UA|OL|AM|JAL|JUA|JOL|JAM)\s+([A-Z]{3})\s+(\d+)/(\d{4})", re.ASCII)
"""The reference of a communication: kind, addressee (a State's code or OTH), number and year."""

OTHER_ADDRESSEE = "OTH"

_ASKS_FOR_A_REPLY = (ActionKind.COMMUNICATION.value, ActionKind.NOTE_VERBALE.value)


def check_actions(actions: Table, states: StateReader, dates: Mapping[str, PartialDate], shown: Quoter) -> Table:
    """Report what an action says against itself; return the table with `put_to` a State's code where it names one."""
    frame = actions.frame
    put_to = []
    columns = (texts_of(frame[name]) for name in ("action", "kind", "date", "due_date", "put_to"))
    for row, reference, kind, written, due, to in zip(actions.rows, *columns, strict=True):
        found = _Findings(actions, int(row))
        state = _read_addressee(found, to, states, shown)
        _check_reference(found, reference, kind, state, dates.get(written), states)
        if not to and kind in _ASKS_FOR_A_REPLY:
            found.add("action.put_to_empty", "put_to", "It is not said to which State this was put.")
        first, last = dates.get(written), dates.get(due)
        if first and last and first.earliest and last.latest and last.latest < first.earliest:
            found.add("action.due_before_date", "due_date", "The reply was due before the action was taken.")
        put_to.append(state or to)
    return actions.changed(put_to=put_to)


class _Findings:
    """Findings about one row."""

    def __init__(self, table: Table, row: int) -> None:
        self._table = table
        self._row = row

    def add(self, rule: str, column: str, message: str, allowed: str = "") -> None:
        where = Where(self._table.source, self._row, column)
        self._table.log.add_rows(rule, self._table.schema.name, [where], 1, message, allowed)


def _read_addressee(found: _Findings, to: str, states: StateReader, shown: Quoter) -> str:
    """The code of the State that put_to names, "" for other words."""
    if not to or to == OTHER_ADDRESSEE:
        return ""
    reading = states.read(to)
    allowed = ", ".join(country.iso3 for country in reading.candidates)
    if reading.iso3 and reading.candidates:
        message = f"{shown(to)} is read as {reading.iso3}. It could be mistaken: {reading.told}."
        found.add("action.state_could_be_mistaken", "put_to", message, allowed)
    elif not reading.iso3 and (reading.candidates or re.fullmatch(r"[A-Za-z]{2,3}", to)):
        resembles = f", though it resembles {reading.told}" if reading.candidates else ""
        message = f"{shown(to)} is read as words, not as a State{resembles}."
        found.add("action.put_to_no_state", "put_to", message, allowed)
    return reading.iso3


def _check_reference(
    found: _Findings, reference: str, kind: str, put_to: str, written: PartialDate | None, states: StateReader
) -> None:
    match = REFERENCE.fullmatch(reference)
    if match is None:
        if kind == ActionKind.COMMUNICATION.value:
            message = "This is not how the reference of a communication is written."
            found.add("action.unusual_reference", "action", message, "AL BHR 1/2023")
        return
    addressee, year = match[1], int(match[3])
    state = states.read(addressee)
    if addressee not in (OTHER_ADDRESSEE, state.iso3):
        message = f"“{addressee}” is no State's code." + (f" It may be: {state.told}." if state.told else "")
        found.add("action.unknown_addressee", "action", message, "an ISO 3166-1 alpha-3 code, or OTH")
    elif put_to and addressee not in (OTHER_ADDRESSEE, put_to):
        message = f"The reference is addressed to {addressee}, and put_to says {put_to}."
        found.add("action.put_to_differs", "put_to", message)
    if written and written.earliest and written.latest and not written.earliest.year <= year <= written.latest.year:
        found.add("action.year_differs", "date", f"The reference is of {year}, and the date is of another year.")
