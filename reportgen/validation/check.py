"""The story of validation: read each table, follow the keys between them, then ask what is hardly meant."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from reportgen.cases.confidential import CheckedCases, RawCases
from reportgen.cases.schema import CASES, HISTORY, PERSONS, RESPONSES, UN_ACTIONS, TableSchema
from reportgen.findings import Findings, Where
from reportgen.passed import Passed
from reportgen.settings import Settings
from reportgen.validation import accounts, links
from reportgen.validation.action_rules import check_actions
from reportgen.validation.case_rules import check_cases
from reportgen.validation.finding_log import FindingLog, Quoting
from reportgen.validation.invisible import check_invisible
from reportgen.validation.judges import Judges
from reportgen.validation.keys import check_keys
from reportgen.validation.person_rules import check_persons
from reportgen.validation.response_rules import check_responses
from reportgen.validation.states import StateReader
from reportgen.validation.tables import Table, Values, read_table
from reportgen.vocabulary import Reference


def check(
    raw: RawCases, reference: Reference, settings: Settings, passed: Passed | None = None
) -> tuple[CheckedCases | None, Findings]:
    """Judge everything that a folder holds, and type it.

    The findings are those of reading, then those of every rule of docs/findings.md, all at once, in the order of the
    tables. With an error among them there are no checked cases. Nothing is mended: an empty cell gets its column's
    default, a State is applied only where it is named exactly, and the rest is for people. No finding holds a value of
    a confidential column. `passed`: texts in which no name was found before.
    """
    log = FindingLog()
    states = StateReader(reference)
    shown = Quoting(lambda: _names(raw))
    judges = Judges(reference, states, shown)

    def read(schema: TableSchema) -> Table:
        table = read_table(schema, raw.tables.get(schema.name), judges, log)
        check_keys(table)
        check_invisible(table)
        return table

    cases, persons, actions, responses, history = map(read, (CASES, PERSONS, UN_ACTIONS, RESPONSES, HISTORY))
    _check_presence(raw, cases, log)

    links.check_victims(cases, persons)
    links.check_action_cases(actions, cases, shown)
    links.check_response_links(responses, cases, actions, shown)
    answered = links.cases_of_responses(responses, actions)
    in_texts = accounts.check_placeholders((cases, responses), persons)
    names = accounts.check_names((cases, responses), persons, _accepted_words(settings), passed or Passed())

    check_cases(cases, persons, judges.dates, settings)
    check_persons(persons, in_texts.union(pd.unique(cases.many["victims"].texts)))
    actions = check_actions(actions, states, judges.dates, shown)
    responses = check_responses(responses, cases, actions, answered, reference, judges.dates, settings.cut_off)

    findings = raw.findings.merged(log.findings)
    if findings.errors:
        return None, findings
    checked = CheckedCases(
        cases=cases.indexed(),
        persons=persons.indexed(),
        actions=actions.indexed(),
        responses=responses.indexed(),
        many=dict(_many(cases, persons, actions, responses, answered)),
        dates=judges.dates,
        history=_history(history),
        reference=reference,
        data_version=raw.data_version,
        digest_key=raw.digest_key,
        names=names,
    )
    return checked, findings


def _check_presence(raw: RawCases, cases: Table, log: FindingLog) -> None:
    """A report without cases is a slip: the wrong folder, or an empty file. What reading has said is not said again."""
    if any("cases" in finding.where.source for finding in raw.findings.errors):
        return
    if not cases.present:
        log.add("table.missing", "cases", Where("cases"), "There is no table of cases.", ", ".join(CASES.required))
    elif not len(cases.rows):
        log.add("table.no_rows", "cases", Where(cases.source), "The table of cases has no rows.")


def _many(
    cases: Table, persons: Table, actions: Table, responses: Table, answered: Values
) -> Iterator[tuple[str, pd.DataFrame]]:
    """Every many-valued column by "table.column"; the cases of a reply may come through its actions."""
    for table in (cases, persons, actions, responses):
        for name, values in table.many.items():
            is_filled_in = table is responses and name == "case_ids"
            yield f"{table.schema.name}.{name}", table.exploded(answered if is_filled_in else values)


def _history(history: Table) -> pd.DataFrame:
    """The figures of earlier reports, `year` as a whole number; there is no error left that could leave it out."""
    frame = history.frame
    return frame.assign(year=frame["year"].astype(np.int64))


def _accepted_words(settings: Settings) -> tuple[str, ...]:
    return tuple(word.word for word in settings.policy.accepted_words if word.reason.strip())


def _names(raw: RawCases) -> Iterator[str]:
    persons = raw.tables.get(PERSONS.name)
    for column in ("name", "surname"):
        if persons is not None and column in persons.cells:
            yield from persons.cells[column].dropna().astype(str)
