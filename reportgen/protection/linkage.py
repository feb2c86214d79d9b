"""Anonymous cases that one combination singles out: State, act, month, descriptor and gender (docs/protection.md).

What counts is what the report prints of a case, as finely as the policy prints it. Whoever knows of the case by these
may recognise it, and then learns from its entry what was told of nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from reportgen.cases.releasable import ReleasableCases
from reportgen.dates import Precision
from reportgen.findings import Finding, Findings, Severity, Where
from reportgen.settings import AcceptedLinkage, PolicySettings
from reportgen.vocabulary import Consent, Gender, PersonKind, RecordType

MOST = 10_000
"""How many cases are told apart; beyond it the policy is to be changed and not a case."""

_CASE_TYPES = [code.value for code in RecordType if code.is_case]
_DATES, _GENDER = "act_dates", "gender"

Codes = npt.NDArray[np.int64]
"""A number for each case; alike for cases that are alike."""


def linkages(cases: ReleasableCases, descriptors: pd.DataFrame, policy: PolicySettings) -> Findings:
    """A warning that blocks publication for each described anonymous case whose combination no other one has.

    `descriptors` (columns `key` and `value`): the descriptors that are printed in a case. A case that people accepted
    in report.toml, with a reason and who decided, is no finding; an acceptance without these, or of a case that is not
    singled out, is one. Only cases count, not situations, which concern no single person.
    """
    frame = cases.cases
    anonymous = (frame["consent"] == Consent.ANONYMOUS.value) & frame["described"].astype(bool)
    ids = frame.index[anonymous & frame["record_type"].isin(_CASE_TYPES)]
    columns = {
        name: _codes(links, ids, alike_once=name != _GENDER) for name, links in _printed(cases, descriptors).items()
    }
    single = _once(list(columns.values()), len(ids))
    accepted = {a.case for a in policy.accepted_linkages if _is_complete(a)}
    told = np.flatnonzero(single & ~ids.isin(list(accepted)))
    found = [*_singled_out(cases, ids, columns, told)] if len(told) else []
    return Findings((*found, *_in_vain(policy.accepted_linkages, set(ids[single]))))


def _printed(cases: ReleasableCases, descriptors: pd.DataFrame) -> Mapping[str, pd.DataFrame]:
    """What is printed of a case, by the column that it comes from: columns `key` and `value`, None for nothing."""
    persons = cases.persons
    stated = persons["gender"].where(
        (persons["kind"] == PersonKind.PERSON.value) & (persons["gender"] != Gender.NOT_STATED.value), None
    )
    genders = stated.to_numpy(dtype=object)[persons.index.get_indexer(pd.Index(cases.victims["person"]))]
    return {
        "states": cases.many["states"],
        "act_types": cases.many["act_types"],
        _DATES: _dated(cases, Precision.DAY),
        "descriptor": _worded(descriptors, {word: word.casefold() for word in descriptors["value"].unique()}),
        _GENDER: pd.DataFrame({"key": cases.victims["key"], "value": genders}),
    }


def _dated(cases: ReleasableCases, precision: Precision) -> pd.DataFrame:
    """The dates of the acts as they are printed, or coarser; an unclear one says nothing."""
    clear = {text: date for text, date in cases.dates.items() if date.precision is not Precision.UNCLEAR}
    links = cases.many[_DATES]
    return _worded(
        links, {text: str(clear[text].coarsened(precision)) for text in links["value"].unique() if text in clear}
    )


def _worded(links: pd.DataFrame, words: Mapping[str, str]) -> pd.DataFrame:
    """The links with other words for their values; each distinct value is looked up once."""
    codes, distinct = pd.factorize(links["value"].to_numpy(dtype=object))
    worded = np.array([words.get(value) for value in distinct], dtype=object)
    return pd.DataFrame({"key": links["key"], "value": worded[codes] if len(worded) else worded})


def _codes(links: pd.DataFrame, ids: pd.Index, *, alike_once: bool) -> Codes:
    """One number for the values of each case, whatever their order; 0 for none. `alike_once`: twice is as once.

    The values of a case are taken one after another, and only by the cases that have so many: time is linear in the
    number of values.
    """
    codes = np.zeros(len(ids), dtype=np.int64)
    places = ids.get_indexer(pd.Index(links["key"]))
    values = pd.factorize(links["value"].to_numpy(dtype=object))[0]
    said = (places >= 0) & (values >= 0)
    places, values = places[said], values[said]
    order = np.lexsort((values, places))
    places, values = places[order], values[order]
    if alike_once:
        fresh_pair = np.r_[True, (places[1:] != places[:-1]) | (values[1:] != values[:-1])][: len(places)]
        places, values = places[fresh_pair], values[fresh_pair]
    firsts = np.flatnonzero(np.r_[True, places[1:] != places[:-1]][: len(places)])
    lengths = np.diff(np.r_[firsts, len(places)])
    fresh, nth = 1, 0
    while len(firsts):
        rows = places[firsts]
        codes[rows] = fresh + _paired(codes[rows], values[firsts + nth])
        fresh += len(rows)
        nth += 1
        longer = lengths > nth
        firsts, lengths = firsts[longer], lengths[longer]
    return codes


def _paired(one: Codes, other: Codes) -> Codes:
    """A number for each pair of numbers, from 0."""
    pairs: Codes = pd.factorize(one * (int(other.max(initial=0)) + 1) + other)[0].astype(np.int64)
    return pairs


def _once(columns: Sequence[Codes], number: int) -> npt.NDArray[np.bool_]:
    """Which cases share the combination of these columns with no other."""
    together: Codes = np.zeros(number, dtype=np.int64)
    for codes in columns:
        together = _paired(together, pd.factorize(codes)[0].astype(np.int64))
    return np.bincount(together, minlength=1)[together] == 1 if number else np.zeros(0, dtype=bool)


def _singled_out(
    cases: ReleasableCases, ids: pd.Index, columns: Mapping[str, Codes], told: npt.NDArray[np.intp]
) -> Iterator[Finding]:
    """The findings, each with the columns that are stated and, where they are few enough, what would end it."""
    hints = _hints(cases, ids, columns, told) if len(told) <= MOST else [""] * MOST
    for place, hint in zip(told[:MOST], hints, strict=True):
        names = _listed([name for name, codes in columns.items() if codes[place]], "and")
        yield _finding(
            Where(f"cases, case {ids[place]}"),
            f"No other anonymous case has this combination of {names}: somebody may recognise it.{hint}",
        )
    if len(told) > MOST:
        yield _finding(Where("cases"), f"The same holds for {len(told) - MOST} more cases.")


def _hints(
    cases: ReleasableCases, ids: pd.Index, columns: Mapping[str, Codes], told: npt.NDArray[np.intp]
) -> list[str]:
    """For each case what alone would make it like another one: a column that is not told, or years for months."""
    without = {name: ~_once([codes for other, codes in columns.items() if other != name], len(ids)) for name in columns}
    years = {**columns, _DATES: _codes(_dated(cases, Precision.YEAR), ids, alike_once=True)}
    by_year = ~_once(list(years.values()), len(ids))
    hints = []
    for place in told:
        ends = [name for name in columns if without[name][place]]
        hint = f" It would be like another if {_listed(ends, 'or')} were not told." if ends else ""
        hints.append(hint + (' policy.anonymous_precision = "year" would do.' if by_year[place] else ""))
    return hints


def _finding(where: Where, message: str) -> Finding:
    allowed = (
        "coarser words, dates by the year, or [[policy.accepted_linkages]] in report.toml with a reason and who decided"
    )
    return Finding("anonymous.linkage", Severity.WARNING, where, message, allowed, blocks_publication=True)


def _in_vain(acceptances: Sequence[AcceptedLinkage], singled_out: set[str]) -> Iterator[Finding]:
    """Acceptances that accept nothing, by their number in report.toml."""
    for number, acceptance in enumerate(acceptances, 1):
        if not _is_complete(acceptance):
            message = "An acceptance without a reason and who decided accepts nothing."
        elif acceptance.case not in singled_out:
            message = "There is nothing to accept: no anonymous case of this id is singled out. Delete the acceptance."
        else:
            continue
        where = Where("report.toml", column=f"policy.accepted_linkages[{number}].case")
        yield Finding("anonymous.linkage_acceptance", Severity.WARNING, where, message)


def _is_complete(acceptance: AcceptedLinkage) -> bool:
    return bool(acceptance.reason.strip() and acceptance.decided_by.strip())


def _listed(names: Sequence[str], joint: str) -> str:
    """Names as a sentence has them: "a, b and c"."""
    return f" {joint} ".join(filter(None, (", ".join(names[:-1]), names[-1])))
