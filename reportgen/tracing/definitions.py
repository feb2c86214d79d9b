"""What each figure counts: in words, over which records, by which rule of docs/input-data.md, Counting.

Every fact that a report can state has a definition here, found by its key. The rows are told as data (`filters`), so
that a test applies them to the cases and finds the ids that stand behind the fact.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from reportgen.facts import codes_in
from reportgen.settings import PolicySettings
from reportgen.tracing.families import CASES_ALONE, FAMILIES, Family, Unit
from reportgen.tracing.filters import AnyOf, Condition, Has, Rows, Some
from reportgen.vocabulary import Consent, Inclusion, InclusionReason, Reference, Term

__all__ = ["Definition", "Rule", "Unit", "counted", "definition_of"]


class Rule(Enum):
    """The paragraphs of docs/input-data.md, Counting."""

    STATES = "States"
    CASES = "Cases and situations"
    PERSONS = "Persons"
    HEADINGS = "Headings"
    REPLIES = "Replies"
    LEFT_OUT = "Left out"

    def __str__(self) -> str:
        return f"docs/input-data.md, Counting: {self.value}"


@dataclass(frozen=True, slots=True)
class Definition:
    """What a figure counts.

    `counts` says it in words, `unit` what each one that is counted is. `among` says which records may be counted at
    all, `where` which of them stand behind this figure; `whose` names the State of a State's figure, else it is empty.
    """

    key: str
    counts: str
    unit: Unit
    rule: Rule
    among: tuple[Condition, ...]
    where: tuple[Condition, ...]
    whose: str = ""


def definition_of(key: str, reference: Reference, policy: PolicySettings) -> Definition | None:
    """The definition of the fact of a key; None for a key that no fact has."""
    head, _, rest = key.partition(".")
    if head != "country":
        return _of_world(key, reference, policy)
    state, _, own = rest.partition(".")
    country = reference.countries.get(state)
    found = _of_world(own, reference, policy) if country else None
    if found is None or country is None or _family(own) in FAMILIES_OF_WORLD:
        return None
    where = tuple(_of_state(condition, state) for condition in found.where)
    return replace(
        found, key=key, where=(Has("states", (state,)), *where), whose=f"{country.in_text or country.name} ({state})"
    )


def counted(policy: PolicySettings) -> tuple[Has, ...]:
    """Which records may be counted, by the policy of report.toml."""
    consent = (Consent.NAMED, Consent.ANONYMOUS, Consent.NOT_APPLICABLE)
    allowed = (*consent, Consent.STATISTICS) if policy.statistics else consent
    return (
        Has("inclusion", (Inclusion.INCLUDE.value,)),
        Has("consent", tuple(code.value for code in allowed)),
        Has("verification", (*policy.publishable_verification, "")),
    )


def _of_world(key: str, reference: Reference, policy: PolicySettings) -> Definition | None:
    family = _family(key)
    if family is None:
        return None
    code = family.code_in(key)
    if code is None:
        return Definition(key, family.counts, family.unit, Rule[family.rule], _among(family, policy), family.where(""))
    codes = codes_in(code) or (code,)
    terms = _terms(family, reference)
    if not all(each in terms for each in codes) or (len(codes) > 1 and family.rule != Rule.HEADINGS.name):
        return None
    term = "; ".join(terms[each] for each in codes)
    several = "any of these headings, counted together, each one once: " if len(codes) > 1 else ""
    counts = family.counts.replace("<code>", several + term)
    return Definition(key, counts, family.unit, Rule[family.rule], _among(family, policy), _any_of(family, codes))


def _any_of(family: Family, codes: Sequence[str]) -> tuple[Condition, ...]:
    """What a row meets that stands under any of the codes: what all of them ask for, and one of what each asks for."""
    every = [family.where(code) for code in codes]
    shared = tuple(condition for condition in every[0] if all(condition in where for where in every))
    own = tuple(condition for where in every for condition in where if condition not in shared)
    return (*shared, AnyOf(own)) if own and len(codes) > 1 else every[0]


def _family(key: str) -> Family | None:
    return next((family for family in FAMILIES if family.matches(key)), None)


FAMILIES_OF_WORLD = tuple(family for family in FAMILIES if family.world)


def _among(family: Family, policy: PolicySettings) -> tuple[Condition, ...]:
    """Which records a family is about: what is left out for protection is counted for the world only, never listed."""
    if family.rule != "LEFT_OUT":
        return counted(policy)
    not_counted = AnyOf(tuple(replace(condition, negated=True) for condition in counted(policy)))
    return (not_counted, Has("inclusion_reason", (InclusionReason.PROTECTION.value,)), CASES_ALONE)


def _terms(family: Family, reference: Reference) -> Mapping[str, str]:
    """What each code of a family is called."""
    tables: Mapping[str, Mapping[str, Term]] = {
        "act_types": reference.act_types,
        "un_entities": reference.un_entities,
        "regions": reference.regions,
    }
    if family.codes in tables:
        return {code: term.label for code, term in tables[family.codes].items()} | (
            {"none": "No regional group"} if family.codes == "regions" and "none" not in tables["regions"] else {}
        )
    return family.own_codes


def _of_state(condition: Condition, state: str) -> Condition:
    """Replies and allegations of a State's figures are those of its Government."""
    if isinstance(condition, Some) and condition.rows in (Rows.RESPONSES, Rows.ALLEGATIONS):
        return replace(condition, where=(Has("state", (state,)), *condition.where))
    return condition
