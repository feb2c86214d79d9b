"""What readers can count in the entries: the same figures, over described cases alone."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from laws import times
from tables import case, checked, settings

from reportgen.aggregation import aggregate, count
from reportgen.cases.releasable import ReleasableCases
from reportgen.protection import release

POLICY = settings(statistics=True)

cases = st.lists(
    st.tuples(
        st.sampled_from(["XAA", "XAB", "XAC", "XAA|XAB"]),
        st.sampled_from(["detention", "surveillance", ""]),
        st.sampled_from(["named", "statistics"]),
    ),
    min_size=1,
    max_size=8,
)


def described(released: ReleasableCases) -> ReleasableCases:
    """The same tables with the described cases only."""
    kept = released.cases.index[released.cases["described"].astype(bool)]
    return replace(
        released,
        cases=released.cases.loc[kept],
        many={name: links[links["key"].isin(kept)] for name, links in released.many.items()},
        victims=released.victims[released.victims["key"].isin(kept)],
        **{name: frame[frame["case_id"].isin(kept)] for name in ("actions", "replies", "requests")
           for frame in [getattr(released, name)]},
    )  # fmt: skip


@given(cases)
@hypothesis_settings(max_examples=times(10))
def it_counts_the_same_as_if_there_were_no_others(drawn):
    rows = [case(f"C{n}", states=s, act_types=a, consent=c) for n, (s, a, c) in enumerate(drawn)]
    released = release(checked(rows), POLICY).cases
    draft = aggregate(released, POLICY)
    alone = count(described(released))
    assert list(draft.described.items()) == list(alone.items())


def it_is_the_very_same_where_every_case_is_described():
    draft = aggregate(release(checked([case("C1")]), POLICY).cases, POLICY)
    assert draft.described is draft.facts
