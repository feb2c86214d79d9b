"""In which texts a person may be named: consent is given for a case, not for whatever else is written of it."""

from __future__ import annotations

import pandas as pd

from reportgen.cases.confidential import CheckedCases
from reportgen.cases.rows import cells_of
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
        self._alike: dict[tuple[str, bool], frozenset[str]] = {}

    def in_case(self, case: str) -> frozenset[str]:
        """The keys of the persons who may be named in the texts of a described case."""
        return self._nameable(self._consents[case], ActType.SEXUAL_VIOLENCE in self._acts.get(case, ()))

    def in_reply(self, response: str, case: str) -> frozenset[str]:
        """The keys of the persons who may be named in a reply where it is printed in a described case."""
        cases = self._cases_of.get(response, [])
        violence = any(ActType.SEXUAL_VIOLENCE in self._acts.get(one, ()) for one in cases)
        others = {person for one in cases if self._is_closed(one) for person in self._victims.get(one, ())}
        others.difference_update(self._victims.get(case, ()))
        may = self.in_case(case)
        if violence:
            may &= self._nameable(self._consents[case], violence)
        return may - others if others else may

    def _nameable(self, consent: str, violence: bool) -> frozenset[str]:
        """One set for all cases alike: of many thousand persons there is not one for each case."""
        key = (consent, violence)
        if key not in self._alike:
            acts = (ActType.SEXUAL_VIOLENCE,) if violence else ()
            self._alike[key] = self._naming.named_in(consent, acts) - self._closed
        return self._alike[key]

    def is_shared(self, response: str) -> bool:
        """Whether a reply concerns a case that is anonymous or left out."""
        return any(map(self._is_closed, self._cases_of.get(response, ())))

    def _is_closed(self, case: str) -> bool:
        return self._consents.get(case) not in (Consent.NAMED.value, Consent.NOT_APPLICABLE.value)


def values_by_key(links: pd.DataFrame, key: str, value: str) -> dict[str, list[str]]:
    """The values of each key, in the order of the rows."""
    found: dict[str, list[str]] = {}
    for one, other in cells_of(links, key, value):
        found.setdefault(one, []).append(other)
    return found
