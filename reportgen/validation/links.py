"""The keys by which one table points at another: victims, cases of actions and replies, actions of replies."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from reportgen.findings import Where
from reportgen.validation.finding_log import Quoter
from reportgen.validation.tables import Positions, Table, Texts, Values

_PERSON_KEY = re.compile(r"[A-Z]{1,3}-?\d{1,9}", re.ASCII)
"""What may be quoted of a column of persons: a key, for somebody may have typed a name there."""


def check_victims(cases: Table, persons: Table) -> None:
    """Report victims that persons.csv does not have; in one finding if it is not there at all."""
    victims = cases.many["victims"]
    if not persons.present:
        if len(victims.positions):
            message = f"Cases name {pd.unique(victims.texts).size} persons, but there is no table of persons."
            where = Where(cases.source, None, "victims")
            cases.log.add("case.persons_missing", "cases", where, message, "persons.csv, or --persons PATH")
        return
    _report_unknown(cases, "victims", "case.unknown_person", persons.keys, key_shown, "a key of persons.csv")


def check_action_cases(actions: Table, cases: Table, quoting: Quoter) -> None:
    """Report cases of actions that cases.csv does not have, and actions that have no case."""
    _report_unknown(actions, "case_ids", "action.unknown_case", cases.keys, quoting, "a case_id of cases.csv")
    without = ~np.isin(np.arange(len(actions.rows)), actions.many["case_ids"].positions)
    actions.report("action.no_case", without, "case_ids", "The action has no case: it is in no entry and no count.")


def check_response_links(responses: Table, cases: Table, actions: Table, quoting: Quoter) -> None:
    """Report cases and actions of replies that their tables do not have."""
    _report_unknown(responses, "case_ids", "response.unknown_case", cases.keys, quoting, "a case_id of cases.csv")
    _report_unknown(
        responses, "actions", "response.unknown_action", actions.keys, quoting, "an action of un_actions.csv"
    )


def cases_of_responses(responses: Table, actions: Table) -> Values:
    """The cases of each reply: its own case_ids, or where it has none those of its actions. Report one without any."""
    own = responses.many["case_ids"]
    rows = np.arange(len(responses.rows))
    silent = ~np.isin(rows, own.positions)
    raised = actions.many["case_ids"]
    through = pairs_of(responses.many["actions"], actions.keys[raised.positions], raised.texts)
    through = [(row, case) for row, case in through if silent[row]]
    positions = np.concatenate((own.positions, np.array([row for row, _ in through], dtype=np.intp)))
    texts = np.concatenate((own.texts, np.array([case for _, case in through], dtype=object)))
    order = np.argsort(positions, kind="stable")
    without = ~np.isin(rows, positions)
    message = "The reply has no case, neither in case_ids nor through its actions."
    responses.report("response.no_case", without, "case_ids", message, "case ids, or actions that have cases")
    return Values(positions[order], texts[order])


def key_shown(text: str) -> str:
    """A person's key for a message, if it looks like one."""
    return f"“{text}”" if _PERSON_KEY.fullmatch(text) else "This value"


def pairs_of(links: Values, keys: Texts, values: Texts) -> list[tuple[int, str]]:
    """Each row of the links with each value of what it is linked to by its key, once; a key may have many values."""
    linked = set(links.texts.tolist())
    values_of: dict[str, list[str]] = {}
    for key, value in zip(keys.tolist(), values.tolist(), strict=True):
        if key in linked:
            values_of.setdefault(key, []).append(value)
    named = zip(links.positions.tolist(), links.texts.tolist(), strict=True)
    return list(dict.fromkeys((row, value) for row, key in named for value in values_of.get(key, ())))


def _report_unknown(table: Table, column: str, rule: str, known: np.ndarray, shown: Quoter, allowed: str) -> None:
    values = table.many[column]
    unknown = ~pd.Series(values.texts, dtype=object).isin(known).to_numpy()
    if unknown.any():
        at: Positions = values.positions[unknown]
        messages = [f"{shown(text)} is not {allowed}." for text in values.texts[unknown]]
        table.report(rule, at, column, messages, allowed)
