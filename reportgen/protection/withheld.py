"""What was left out for protection, counted for the world only."""

from __future__ import annotations

import numpy as np
import pandas as pd

from reportgen.cases.confidential import CheckedCases
from reportgen.cases.persons import count_persons, with_victims
from reportgen.cases.releasable import Withheld
from reportgen.cases.rows import Rows
from reportgen.vocabulary import InclusionReason, RecordType

_CASE_TYPES = [code.value for code in RecordType if code.is_case]


def withheld(checked: CheckedCases, rule: pd.Series, listed: frozenset[str]) -> Withheld:
    """Cases with the reason protection that are not in the report, their persons, and the States so not listed at all.

    `rule` is what `consent.decide` gave; `listed` are the States with an entry.
    """
    cases = checked.cases
    for_protection = (cases["inclusion_reason"] == InclusionReason.PROTECTION.value) & (rule != "")
    rows = cases[for_protection & cases["record_type"].isin(_CASE_TYPES)]
    states = checked.many["cases.states"]
    unlisted = set(states.loc[states["key"].isin(rows.index), "value"]) - listed
    victims = checked.many["cases.victims"].rename(columns={"value": "person"})
    victims = victims[victims["key"].isin(rows.index)].reset_index(drop=True)
    counted = Rows.of(rows[["record_type", "further_persons", "count_qualifier"]], key=np.arange(len(rows)))
    kinds = victims["person"].map(checked.persons["kind"]).to_numpy(dtype=object)
    numbers = rows.index.get_indexer(pd.Index(victims["key"]))
    theirs = Rows.of(victims[["person"]], kind=kinds, key=numbers)
    persons = count_persons(with_victims(counted, theirs), theirs)
    return Withheld(
        cases=len(rows),
        persons=persons.value,
        persons_qualifier=persons.qualifier,
        states=len(unlisted),
        case_ids=tuple(map(str, rows.index)),
    )
