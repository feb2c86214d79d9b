"""Whose reply it is, and what is hardly meant in its dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from reportgen.dates import PartialDate
from reportgen.validation.date_bounds import bounds
from reportgen.validation.links import pairs_of
from reportgen.validation.tables import Mask, Table, Texts, Values, texts_of
from reportgen.vocabulary import Reference


def check_responses(
    responses: Table,
    cases: Table,
    actions: Table,
    answered: Values,
    reference: Reference,
    dates: Mapping[str, PartialDate],
    cut_off: date | None,
) -> Table:
    """Report doubtful States and dates; return the table with `state` filled in. `answered` are the cases of replies.

    The State, where none is written, is put_to of the actions if that is one State, else the only State of the cases.
    """
    asked = pairs_of(responses.many["actions"], actions.keys, texts_of(actions.frame["put_to"]))
    asked = [(row, state) for row, state in asked if state in reference.countries]
    states = cases.many["states"]
    concerned = pairs_of(answered, cases.keys[states.positions], states.texts)
    written = texts_of(responses.frame["state"])
    empty = responses.blank("state") | ("state" not in responses.cells)

    by_action, by_case = (_only_states(pairs, len(written)) for pairs in (asked, concerned))
    state = np.where(empty, np.where(by_action != "", by_action, by_case), written)
    message = "Which State replied cannot be told from the actions or the cases."
    allowed = "an ISO 3166-1 code or a UN name of a State"
    responses.report("response.no_state", empty & (state == ""), "state", message, allowed)
    message = "The reply is of a State that neither its cases nor its actions have."
    strange = _strangers(written, [*asked, *concerned])
    responses.report("response.other_state", strange & ~empty & (written != ""), "state", message)
    _check_dates(responses, actions, dates, cut_off)
    return responses.changed(state=state)


def _only_states(pairs: Sequence[tuple[int, str]], rows: int) -> Texts:
    """For each reply its only State, "" where there are none or several."""
    only = np.full(rows, "", dtype=object)
    number = Counter(row for row, _ in pairs)
    for row, state in pairs:
        if number[row] == 1:
            only[row] = state
    return only


def _strangers(written: Texts, pairs: Sequence[tuple[int, str]]) -> Mask:
    """Which replies have States to compare with, and a State that is none of them."""
    compared, known = np.zeros((2, len(written)), dtype=bool)
    for row, state in pairs:
        compared[row] = True
        known[row] |= written[row] == state
    return compared & ~known


def _check_dates(responses: Table, actions: Table, dates: Mapping[str, PartialDate], cut_off: date | None) -> None:
    received_from, received_until = bounds(texts_of(responses.frame["date_received"]), dates)
    sent_from, _ = bounds(texts_of(actions.frame["date"]), dates)
    named = responses.many["actions"]
    sent_on = dict(zip(actions.keys, sent_from, strict=True))
    sent = np.array([sent_on.get(action, np.nan) for action in named.texts], dtype=np.float64)
    early = np.zeros(len(received_until), dtype=bool)
    early[named.positions[received_until[named.positions] < sent]] = True
    responses.report("response.before_letter", early, "date_received", "The reply is older than the action it answers.")
    if cut_off is not None:
        message = "The reply came after the cut-off date: it is not reported."
        late = received_from > cut_off.toordinal()
        responses.report("response.after_cut_off", late, "date_received", message, f"until {cut_off}")
