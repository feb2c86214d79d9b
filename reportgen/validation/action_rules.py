"""What cannot be or is hardly meant in a row of un_actions.csv, and to which State an action was put."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
import pandas as pd

from reportgen.dates import PartialDate
from reportgen.validation.date_bounds import bounds, years
from reportgen.validation.finding_log import Quoter
from reportgen.validation.states import StateReader, StateReading
from reportgen.validation.tables import Table, Texts, texts_of
from reportgen.vocabulary import ActionKind

REFERENCE = re.compile(r"(?:AL|UA|OL|AM|JAL|JUA|JOL|JAM) +([A-Z]{3}) +\d+/(\d{4})", re.ASCII)
"""The reference of a communication: kind, addressee (a State's code or OTH), number and year."""

OTHER_ADDRESSEE = "OTH"

_ASKS_FOR_A_REPLY = (ActionKind.COMMUNICATION.value, ActionKind.NOTE_VERBALE.value)


def check_actions(actions: Table, states: StateReader, dates: Mapping[str, PartialDate], shown: Quoter) -> Table:
    """Report what an action says against itself; return the table with `put_to` a State's code where it names one."""
    kind, written, due = (texts_of(actions.frame[name]) for name in ("kind", "date", "due_date"))
    asks = np.isin(kind, _ASKS_FOR_A_REPLY)
    unsaid = asks & (actions.frame["put_to"] == "").to_numpy(dtype=bool)
    actions.report("action.put_to_empty", unsaid, "put_to", "It is not said to which State this was put.")
    early = bounds(due, dates)[1] < bounds(written, dates)[0]
    message = "The reply was due before the action was taken."
    actions.report("action.due_before_date", early, "due_date", message)
    put_to, is_state = _read_addressees(actions, states, shown)
    _check_references(actions, np.where(is_state, put_to, ""), states, dates)
    return actions.changed(put_to=put_to)


def _read_addressees(actions: Table, states: StateReader, shown: Quoter) -> tuple[Texts, np.ndarray]:
    """put_to as it is kept: a State's code where it names one, else its words; and where it is a code."""
    numbers, distinct = pd.factorize(texts_of(actions.frame["put_to"]))
    kept, is_state = np.array(distinct, dtype=object), np.zeros(len(distinct), dtype=bool)
    for number, text in enumerate(distinct):
        if text in ("", OTHER_ADDRESSEE):
            continue
        reading = states.read(text)
        kept[number], is_state[number] = reading.iso3 or text, bool(reading.iso3)
        rule, message = _doubt(reading, text, shown)
        if rule:
            allowed = ", ".join(country.iso3 for country in reading.candidates)
            actions.report(rule, numbers == number, "put_to", message, allowed)
    return kept[numbers], is_state[numbers]


def _doubt(reading: StateReading, text: str, shown: Quoter) -> tuple[str, str]:
    """The rule and the message for a text that could be mistaken, or that may have been meant as a State."""
    if reading.iso3 and reading.candidates:
        message = f"{shown(text)} is read as {reading.iso3}. It could be mistaken: {reading.told}."
        return "action.state_could_be_mistaken", message
    if reading.iso3 or not (reading.candidates or re.fullmatch(r"[A-Za-z]{2,3}", text)):
        return "", ""
    resembles = f", though it resembles {reading.told}" if reading.candidates else ""
    return "action.put_to_no_state", f"{shown(text)} is read as words, not as a State{resembles}."


def _check_references(actions: Table, put_to: Texts, states: StateReader, dates: Mapping[str, PartialDate]) -> None:
    """Compare what a reference says with the columns: `AL BHR 1/2023` is to BHR, of 2023."""
    matches = [REFERENCE.fullmatch(reference) for reference in actions.keys]
    regular = np.array([match is not None for match in matches], dtype=bool)
    communication = (actions.frame["kind"] == ActionKind.COMMUNICATION.value).to_numpy(dtype=bool)
    message = "This is not how the reference of a communication is written."
    actions.report("action.unusual_reference", communication & ~regular, "action", message, "AL BHR 1/2023")

    addressee = np.array([match[1] if match else "" for match in matches], dtype=object)
    by_name = regular & (addressee != OTHER_ADDRESSEE)
    unknown = np.zeros(len(matches), dtype=bool)
    for text in pd.unique(addressee[by_name]):
        reading = states.read(text)
        if reading.iso3 != text:
            at = by_name & (addressee == text)
            unknown |= at
            message = f"“{text}” is no State's code." + (f" It may be: {reading.told}." if reading.told else "")
            actions.report("action.unknown_addressee", at, "action", message, "an ISO 3166-1 alpha-3 code, or OTH")
    differs = by_name & ~unknown & (put_to != "") & (put_to != addressee)
    messages = [
        f"The reference is addressed to {said}, and put_to says {put}."
        for said, put in zip(addressee[differs], put_to[differs], strict=True)
    ]
    actions.report("action.put_to_differs", differs, "put_to", messages)

    year = np.array([int(match[2]) if match else np.nan for match in matches], dtype=np.float64)
    first, last = years(texts_of(actions.frame["date"]), dates)
    message = "The year of the reference and the year of the date differ."
    actions.report("action.year_differs", (year < first) | (year > last), "date", message)
