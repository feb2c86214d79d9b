"""Whose reply it is, and what is hardly meant in its dates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from reportgen.dates import PartialDate
from reportgen.validation.tables import Table, Values, texts_of
from reportgen.vocabulary import Reference


def check_responses(
    responses: Table,
    cases: Table,
    actions: Table,
    links: Values,
    reference: Reference,
    dates: Mapping[str, PartialDate],
    cut_off: date | None,
) -> Table:
    """Report doubtful States and dates; return the table with `state` filled in. `links` are the cases of each reply.

    The State, where none is written, is put_to of the actions if that is one State, else the only State of the cases.
    """
    put_to = _put_to(responses, actions, reference)
    of_cases = _states_of_cases(cases, links)
    written = texts_of(responses.frame["state"])
    state = written.copy()
    asked = np.zeros(len(state), dtype=bool)
    other = np.zeros(len(state), dtype=bool)
    empty = responses.blank("state") | ("state" not in responses.cells)
    for row in range(len(state)):
        asked_of, concerned = put_to.get(row, frozenset()), of_cases.get(row, frozenset())
        if written[row]:
            other[row] = bool(asked_of or concerned) and written[row] not in asked_of | concerned
        elif empty[row]:
            only = asked_of if len(asked_of) == 1 else concerned
            asked[row] = len(only) != 1
            state[row] = next(iter(only)) if len(only) == 1 else ""
    message = "Which State replied cannot be told from the actions or the cases."
    responses.report("response.no_state", asked, "state", message, "an ISO 3166-1 code or a UN name of a State")
    message = "The reply is of a State that neither its cases nor its actions have."
    responses.report("response.other_state", other, "state", message)
    _check_dates(responses, actions, dates, cut_off)
    return responses.changed(state=list(state))


def _put_to(responses: Table, actions: Table, reference: Reference) -> dict[int, frozenset[str]]:
    """For each reply with actions, the States to which these were put."""
    addressee = dict(zip(actions.keys, texts_of(actions.frame["put_to"]), strict=True))
    named = responses.many["actions"]
    found = pd.DataFrame({"row": named.positions, "state": [addressee.get(action, "") for action in named.texts]})
    return _by_row(found[found["state"].isin(list(reference.countries))])


def _states_of_cases(cases: Table, links: Values) -> dict[int, frozenset[str]]:
    """For each reply, the States of its cases."""
    states = cases.many["states"]
    left = pd.DataFrame({"row": links.positions, "case": links.texts})
    right = pd.DataFrame({"case": cases.keys[states.positions], "state": states.texts})
    return _by_row(left.merge(right[right["case"].isin(left["case"])], on="case"))


def _by_row(frame: pd.DataFrame) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    for row, state in zip(frame["row"], frame["state"], strict=True):
        found.setdefault(int(row), set()).add(str(state))
    return {row: frozenset(states) for row, states in found.items()}


def _check_dates(responses: Table, actions: Table, dates: Mapping[str, PartialDate], cut_off: date | None) -> None:
    written = dict(zip(actions.keys, map(dates.get, texts_of(actions.frame["date"])), strict=True))
    received = [dates.get(text) for text in texts_of(responses.frame["date_received"])]
    named = responses.many["actions"]
    early = np.zeros(len(received), dtype=bool)
    for row, action in zip(named.positions, named.texts, strict=True):
        sent, reply = written.get(action), received[row]
        if sent and reply and sent.earliest and reply.latest and reply.latest < sent.earliest:
            early[row] = True
    responses.report("response.before_letter", early, "date_received", "The reply is older than the action it answers.")
    late = np.array([bool(cut_off and r and r.earliest and r.earliest > cut_off) for r in received], dtype=bool)
    message = "The reply came after the cut-off date: it is not reported."
    responses.report("response.after_cut_off", late, "date_received", message, f"until {cut_off}")
