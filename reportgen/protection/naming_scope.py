"""In which texts a person may be named: consent is given for a case, not for whatever else is written of it."""

from __future__ import annotations

import pandas as pd

from reportgen.cases.confidential import CheckedCases
from reportgen.protection.naming import Naming
from reportgen.vocabulary import ActType, Consent


class NamingScope:
    """Who may be named in the text of a case, and in a reply to it.

    A person all of whose cases are anonymous or left out is named in no other case either. A reply to several cases
    names no victim of one that is anonymous or left out, and nobody by consent alone if one is of sexual violence.
    """

    def __init__(self, checked: CheckedCases, naming: Naming, consents: pd.Series) -> None:
        """`consents`: of the described cases, by case id."""
        self._naming = naming
        self._consents = consents.to_dict()
        self._acts = values_by_key(checked.many["cases.act_types"], "key", "value")
        self._victims = values_by_key(checked.many["cases.victims"], "key", "value")
        self._cases_of = values_by_key(checked.many["responses.case_ids"], "key", "value")
        opened = {person for case, persons in self._victims.items() if not self._is_closed(case) for person in persons}
        closed = {person for case, persons in self._victims.items() if self._is_closed(case) for person in persons}
        self._closed = frozenset(closed - opened)

    def in_case(self, case: str) -> frozenset[str]:
        """The keys of the persons who may be named in the texts of a described case."""
        return self._naming.named_in(self._consents[case], self._acts.get(case, ())) - self._closed

    def in_reply(self, response: str, case: str) -> frozenset[str]:
        """The keys of the persons who may be named in a reply where it is printed in a described case."""
        cases = self._cases_of.get(response, [])
        acts = {act for one in cases for act in self._acts.get(one, ())} & {ActType.SEXUAL_VIOLENCE}
        others = {person for one in cases if self._is_closed(one) for person in self._victims.get(one, ())}
        may = self._naming.named_in(self._consents[case], acts)
        return may & self.in_case(case) - (others - set(self._victims.get(case, ())))

    def is_shared(self, response: str) -> bool:
        """Whether a reply concerns a case that is anonymous or left out."""
        return any(map(self._is_closed, self._cases_of.get(response, ())))

    def _is_closed(self, case: str) -> bool:
        return self._consents.get(case) not in (Consent.NAMED.value, Consent.NOT_APPLICABLE.value)


def values_by_key(links: pd.DataFrame, key: str, value: str) -> dict[str, list[str]]:
    """The values of each key, in the order of the rows."""
    found: dict[str, list[str]] = {}
    for one, other in zip(links[key].tolist(), links[value].tolist(), strict=True):
        found.setdefault(one, []).append(other)
    return found
