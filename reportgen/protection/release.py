"""Checked cases to releasable cases: the only maker of them.

In this order: which cases may be counted and which described; what of a described case may be printed; what was left
out for protection; and a last search of every released text for names that it must not hold.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

import pandas as pd

from reportgen.cases.confidential import CheckedCases, LeftOutCase
from reportgen.cases.releasable import ReleasableCases
from reportgen.cases.rows import cells_of
from reportgen.dates import PartialDate
from reportgen.findings import Finding, Findings, Where
from reportgen.passed import Passed
from reportgen.protection import consent, un_record
from reportgen.protection.closed_cases import ClosedCase, closed_cases
from reportgen.protection.coarse import DateGate
from reportgen.protection.descriptors import described_persons
from reportgen.protection.ledger import Ledger
from reportgen.protection.linkage import linkages
from reportgen.protection.name_guard import NameGuard
from reportgen.protection.naming import naming
from reportgen.protection.texts import release_texts
from reportgen.protection.withheld import withheld
from reportgen.settings import Settings
from reportgen.versions.rows import case_mark
from reportgen.vocabulary import Consent

_PLAIN_COLUMNS = ("part", "record_type", "further_persons", "further_organizations", "count_qualifier", "consent")
_COUNTED = ("states", "act_types", "un_entities", "perpetrators", "development", "engagement", "scope_basis")
_GATED = ("previous", "public_references")
"""What leads to a person: not printed where consent is anonymous, nor of a case that is only counted."""


@dataclass(frozen=True, repr=False)
class Released:
    """What leaves protection: the cases, a guard for other texts, and for drafters what was left out and why.

    `findings`: of severity error where a text would expose somebody (the build is refused), warnings for drafters.
    `ledger`: what is to be known of the rows when they are compared with those of another version.
    `closed`: cases without an entry, or with an anonymous one, for the sake of those concerned; for drafters only.
    """

    cases: ReleasableCases
    guard: NameGuard
    left_out: tuple[LeftOutCase, ...]
    findings: Findings
    ledger: Ledger
    closed: tuple[ClosedCase, ...]


def release(checked: CheckedCases, settings: Settings, passed: Passed | None = None) -> Released:
    """Let through what two keys allow. Sources of the rules: docs/protection.md.

    `passed`: texts in which the search for names found nothing before.
    """
    policy = settings.policy
    rule = consent.decide(checked, policy)
    counted = rule.index[rule == ""]
    described = consent.described(checked, counted)
    anonymous = checked.cases.loc[counted, "consent"] == Consent.ANONYMOUS.value
    closed = anonymous | ~described
    gate = DateGate(checked.dates, policy.precision)
    passed = passed or Passed()
    guard = NameGuard.of(checked, policy, passed)

    names = naming(checked, policy)
    harmless = un_record.harmless(checked, anonymous, policy.precision)
    texts = release_texts(checked, described, names, guard, policy, harmless, passed)
    many = _many(checked, counted, closed, gate)
    record = un_record.released(checked, closed, texts.replies, settings, gate)
    victims = _of(checked.many["cases.victims"], counted).rename(columns={"value": "person"})
    persons = checked.persons.loc[checked.persons.index.isin(victims["person"])]
    listed = _of(many["states"], described.index[described])["value"]
    released = ReleasableCases(
        cases=checked.cases.loc[counted, [*_PLAIN_COLUMNS]]
        .assign(described=described)
        .join(texts.cases)
        .join(_anchors(checked, described)),
        many=many,
        victims=victims,
        persons=persons[["kind", "gender", "age_group", "detained"]],
        actions=record.actions,
        replies=record.replies,
        requests=record.requests,
        history=checked.history,
        dates=_dates(gate, many["act_dates"]["value"], record.actions["date"], record.replies["date"]),
        withheld=withheld(checked, rule, frozenset(listed)),
        reference=checked.reference,
        data_version=checked.data_version,
    )
    findings = texts.findings.merged(described_persons(checked, names))
    findings = findings.merged(_searched_references(released, texts.nameable, guard))
    findings = findings.merged(linkages(released, texts.descriptors, policy))
    ledger = Ledger(checked, released, rule, texts.named)
    return Released(released, guard.opened(texts.named), consent.left_out(checked, rule), findings, ledger,
                    closed_cases(checked, rule, described))  # fmt: skip


def _anchors(checked: CheckedCases, described: pd.Series) -> pd.Series:
    """What a delivered file may carry in place of a case id: a keyed digest, the same from run to run."""
    key = checked.digest_key or secrets.token_bytes()  # never a key that is printed, such as the data version
    ids = described.index[described]
    digests = [case_mark(key, str(case)) for case in ids]
    return pd.Series(digests, index=ids, dtype=object, name="anchor")


def _many(checked: CheckedCases, counted: pd.Index, closed: pd.Series, gate: DateGate) -> dict[str, pd.DataFrame]:
    many = {name: _of(checked.many[f"cases.{name}"], counted) for name in (*_COUNTED, *_GATED, "act_dates")}
    for name in _GATED:
        many[name] = many[name][~many[name]["key"].isin(closed.index[closed])]
    dates = many["act_dates"]
    hidden = dates["key"].map(closed).astype(bool)
    many["act_dates"] = dates.assign(value=gate.gate(dates["value"], hidden)).drop_duplicates()
    return many


def _dates(gate: DateGate, *printed: pd.Series) -> dict[str, PartialDate]:
    """The dates that released rows have, by their text: none of consent, and of anonymous cases no finer one."""
    texts = {text for series in printed for text in series.unique()}
    return {text: date for text, date in gate.dates.items() if text in texts}


def _of(frame: pd.DataFrame, counted: pd.Index) -> pd.DataFrame:
    return frame[frame["key"].isin(counted)]


def _searched_references(
    cases: ReleasableCases, nameable: Mapping[str, frozenset[str]], guard: NameGuard
) -> Iterator[Finding]:
    """What is printed beside the account of a case: where it stood, addresses as a browser shows them, references."""
    printed = [(name, cases.many[name][["key", "value"]]) for name in _GATED]
    printed.append(("un_actions", cases.actions[["case_id", "action"]]))
    for name, links in printed:
        for case, text in cells_of(links, *links.columns):
            if text and case in nameable:
                yield from guard.search(unquote(text), Where(f"cases, case {case}", column=name), nameable[case])
