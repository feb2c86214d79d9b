"""What cannot be or is hardly meant in a case: its decision and consent, its part of the report, its dates."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from reportgen.dates import PartialDate
from reportgen.settings import Settings
from reportgen.validation.tables import Mask, Table, Values
from reportgen.vocabulary import Consent, Inclusion, Part, PersonConsent, RecordType


def check_cases(cases: Table, persons: Table, dates: Mapping[str, PartialDate], settings: Settings) -> None:
    """Report what the columns of a case say against each other."""
    included = _is(cases, "inclusion", Inclusion.INCLUDE)
    _check_decision(cases, included, settings)
    _check_consent(cases, persons, included)
    _check_part(cases)
    _check_period(cases, included, dates, settings)


def _check_decision(cases: Table, included: Mask, settings: Settings) -> None:
    decided = _is(cases, "inclusion", Inclusion.QUIET_DIPLOMACY) | _is(cases, "inclusion", Inclusion.EXCLUDE)
    decided &= ~cases.blank("inclusion") & ~_filled(cases, "inclusion_reason")
    message = "The case is left out, and no reason is recorded."
    cases.report("case.no_inclusion_reason", decided, "inclusion_reason", message)
    stated = _filled(cases, "verification")
    publishable = cases.frame["verification"].isin(settings.policy.publishable_verification).to_numpy(dtype=bool)
    message = "The case is included, but its grade of verification may not be published: it is left out."
    allowed = ", ".join(settings.policy.publishable_verification)
    cases.report("case.not_publishable", included & stated & ~publishable, "verification", message, allowed)


def _check_consent(cases: Table, persons: Table, included: Mask) -> None:
    named, anonymous = _is(cases, "consent", Consent.NAMED), _is(cases, "consent", Consent.ANONYMOUS)
    not_applicable = _is(cases, "consent", Consent.NOT_APPLICABLE)
    victims = cases.many["victims"]
    with_victims = _has(cases, victims)
    situation = cases.frame["record_type"].isin([str(c) for c in RecordType if not c.is_case]).to_numpy(dtype=bool)
    message = "The case is included, but no consent is recorded: it is withheld."
    cases.report("case.no_consent", included & cases.blank("consent"), "consent", message)
    message = "The case concerns persons, so their consent is needed: not_applicable does not hold."
    cases.report("case.victims_without_consent", not_applicable & ~situation & with_victims, "consent", message)
    message = "A situation concerns no single person, but persons are named."
    cases.report("case.situation_with_victims", situation & with_victims, "victims", message)
    message = "The case may be named, but it has no account."
    cases.report("case.no_account", included & named & ~_filled(cases, "account"), "account", message)
    message = "The case is anonymous and has no anonymous account: nothing is printed of it."
    silent = included & anonymous & ~_filled(cases, "account_anonymous")
    cases.report("case.no_anonymous_account", silent, "account_anonymous", message)
    if persons.present:
        willing = persons.keys[(persons.frame["consent"] == PersonConsent.NAMED.value).to_numpy(dtype=bool)]
        agreed = pd.Series(victims.texts, dtype=object).isin(willing).to_numpy(dtype=bool)
        somebody = np.isin(np.arange(len(cases.rows)), victims.positions[agreed])
        message = "The case may be named, but none of its persons agreed to be named: nobody is."
        cases.report("case.nobody_consents", included & named & with_victims & ~somebody, "victims", message)


def _check_part(cases: Table) -> None:
    new, follow_up = _is(cases, "part", Part.NEW), _is(cases, "part", Part.FOLLOW_UP)
    earlier = _has(cases, cases.many["previous"]) | _filled(cases, "previous_case")
    message = "A follow-up case does not say where it stood."
    cases.report("case.no_previous", follow_up & ~earlier, "previous", message, "A/HRC/39/41 annex I para. 12")
    message = "A new case says that it stood in an earlier report."
    cases.report("case.new_with_previous", new & earlier, "previous", message)
    message = "A new case says how it developed since it was last reported."
    developed = _has(cases, cases.many["development"])
    cases.report("case.new_with_development", new & developed, "development", message)
    itself = _filled(cases, "previous_case") & (cases.frame["previous_case"] == cases.frame["case_id"]).to_numpy(bool)
    cases.report("case.follows_itself", itself, "previous_case", "The case names itself as the earlier one.")


def _check_period(cases: Table, included: Mask, dates: Mapping[str, PartialDate], settings: Settings) -> None:
    """New cases all of whose dates are outside the reporting period; a follow-up may be older."""
    start, end = settings.period.start, settings.period.end
    if start is None and end is None:
        return
    acts = cases.many["act_dates"]
    numbers, distinct = pd.factorize(acts.texts)
    values = [dates[text] for text in distinct]
    possible = np.array(
        [
            (value.latest is None or start is None or value.latest >= start)
            and (value.earliest is None or end is None or value.earliest <= end)
            for value in values
        ],
        dtype=bool,
    )
    inside = np.isin(np.arange(len(cases.rows)), acts.positions[possible[numbers]])
    outside = included & _is(cases, "part", Part.NEW) & _has(cases, acts) & ~inside
    message = "All acts of this new case are outside the reporting period."
    allowed = f"{start or '..'}/{end or '..'}"
    cases.report("case.outside_period", outside, "act_dates", message, allowed)


def _is(table: Table, column: str, code: str) -> Mask:
    return (table.frame[column] == str(code)).to_numpy(dtype=bool)


def _filled(table: Table, column: str) -> Mask:
    return (table.frame[column] != "").to_numpy(dtype=bool)


def _has(table: Table, values: Values) -> Mask:
    """Which rows have a value in a many-valued column."""
    mask = np.zeros(len(table.rows), dtype=bool)
    mask[values.positions] = True
    return mask
