"""The described cases alone: what readers can count for themselves in the entries."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from reportgen.cases.releasable import ReleasableCases
from reportgen.vocabulary import Iso3


def described(cases: ReleasableCases) -> ReleasableCases:
    """The same tables with the described cases only; the very same where every case is described."""
    told = cases.cases["described"].astype(bool)
    if told.all():
        return cases
    kept = cases.cases.index[told.to_numpy()]

    def of(frame: pd.DataFrame, column: str) -> pd.DataFrame:
        return frame[frame[column].isin(kept)]

    return replace(
        cases,
        cases=cases.cases.loc[kept],
        many={name: of(links, "key") for name, links in cases.many.items()},
        victims=of(cases.victims, "key"),
        actions=of(cases.actions, "case_id"),
        replies=of(cases.replies, "case_id"),
        requests=of(cases.requests, "case_id"),
    )


def states_of_others(cases: ReleasableCases) -> frozenset[Iso3]:
    """The States of the cases that are not described: the figures of all others rest on described cases alone."""
    told = cases.cases["described"].astype(bool)
    links = cases.many["states"]
    others = links[~links["key"].isin(cases.cases.index[told.to_numpy()])]
    return frozenset(map(Iso3, others["value"].unique()))
