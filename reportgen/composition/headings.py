"""The headings under which a table counts cases: a row for each act or entity, and one for those counted together.

Where small headings are counted together for the protection of persons, one row stands in place of theirs, and the
method says which they are. Everything is read off the facts: which figures are hidden, and which stand for them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.composition import wording
from reportgen.facts import Fact, Facts, codes_in, members_of
from reportgen.vocabulary import Term

LAST = ("other", "unclear")
"""What was read and is unclear, or fits no other heading, comes after the others."""

_SEVERAL = {"act_types": "Acts counted together", "un_entities": "Entities counted together"}


@dataclass(frozen=True, slots=True)
class Heading:
    """One row: the code of its figures, the words of its head, its cases; `members`: what it counts together."""

    code: str
    label: str
    cases: Fact
    members: tuple[Term, ...] = ()


def headings(facts: Facts, *groups: str) -> list[Heading]:
    """The rows of a table of one or more groups of the same codes, most cases of the first group first.

    What is counted together comes last.
    """
    found = {code: fact for code, fact in facts.group(groups[0], "cases").items() if code != "not_stated"}
    together = [code for code in found if codes_in(code) and _stands(facts, groups, code)]
    left_out = {member for code in together for member in codes_in(code)}
    left_out.update(code for code in found if codes_in(code) and code not in together)
    terms: Mapping[str, Term] = facts.reference.act_types if "act_types" in groups else facts.reference.un_entities
    rows = []
    for code, fact in found.items():
        members = tuple(terms[each] for each in codes_in(code))
        if code not in left_out:
            label = _label(members, groups[0]) if members else terms[code].label
            rows.append(Heading(code, label, fact, members))
    return sorted(rows, key=lambda row: (bool(row.members), row.code in LAST, -(row.cases.value or 0), row.cases.label))


def how_counted_together(rows: Sequence[Heading]) -> str:
    """What is said below a table of what is counted together; nothing where nothing is."""
    return " ".join(map(_said, (row for row in rows if row.members)))


def _said(row: Heading) -> str:
    why = "and the number of each is not given, for the protection of the persons concerned."
    if len(row.members) == 2:
        return f"Under “{row.label}” each case is counted once, {why}"
    members = wording.listed_apart([term.words for term in row.members])
    return f"{row.label} are {members}. Each case is counted once under them, {why}"


def together_in_states(facts: Facts, group: str) -> list[tuple[str, tuple[Term, ...], Fact]]:
    """The States whose small headings are counted together: the State's code, the headings and the figure."""
    terms: Mapping[str, Term] = facts.reference.act_types if group == "act_types" else facts.reference.un_entities
    found = []
    merged = [fact for fact in facts if members_of(fact.key)]  # few, and most reports have none
    for state in facts.states if merged else ():
        own = f"country.{state.iso3}.{group}"
        for fact in merged:
            code = fact.key.removeprefix(f"{own}.").removesuffix(".cases")
            if fact.key == f"{own}.{code}.cases" and _stands(facts, (own,), code):
                found.append((str(state.iso3), tuple(terms[each] for each in codes_in(code)), fact))
    return found


def _stands(facts: Facts, groups: Sequence[str], code: str) -> bool:
    """Whether what is counted together is printed in place of its members: it is shown, and one of them is hidden."""
    wholes = [facts[f"{group}.{code}.cases"] for group in groups if f"{group}.{code}.cases" in facts]
    hidden = any(facts[f"{group}.{each}.cases"].suppressed for group in groups for each in codes_in(code))
    return hidden and not any(whole.suppressed for whole in wholes)


def _label(members: Sequence[Term], group: str) -> str:
    if len(members) == 2:
        return f"{members[0].label}, or {members[1].words}"
    return _SEVERAL[group]
