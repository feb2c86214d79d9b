"""The search of texts for protected names: every text that leaves is searched before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportgen.cases.confidential import CheckedCases, RawCases
from reportgen.cases.rows import cells_of
from reportgen.cases.schema import PERSONS
from reportgen.errors import ProtectionError
from reportgen.findings import Finding, Findings, Severity, Where
from reportgen.name_search import How, Match, NameIndex, ProtectedName
from reportgen.passed import Passed, Search
from reportgen.settings import PolicySettings
from reportgen.vocabulary import PersonKind, fold


class NameGuard:
    """Finds names in texts; `open_names` are the persons who are named somewhere in the report by their consent."""

    def __init__(
        self, index: NameIndex, surnames: Mapping[str, str], open_names: frozenset[str], passed: Passed
    ) -> None:
        """`surnames`: folded, by person key. `passed`: texts that need not be searched again."""
        self._index = index
        self._surnames = surnames
        self._open_names = open_names
        self._passed = passed
        self._searches: dict[frozenset[str], Search] = {}

    @classmethod
    def of(cls, checked: CheckedCases, policy: PolicySettings, passed: Passed) -> NameGuard:
        """A guard over every person of persons.csv; a surname accepted as a word in report.toml is no finding."""
        persons = checked.persons
        rows = zip(persons.index, cells_of(persons, "name", "surname", "kind"), strict=True)
        return cls._over((ProtectedName(key, *cells) for key, cells in rows), policy, passed, checked.names)

    @classmethod
    def of_raw(cls, raw: RawCases, policy: PolicySettings) -> NameGuard:
        """The same over a table of persons that may have errors: whoever has a name in it may be named nowhere."""
        table = raw.tables.get(PERSONS.name)
        rows = table.cells.to_dict("records") if table else []
        kinds = {"surname": "", "kind": PersonKind.PERSON.value}
        filled = [{**kinds, **{name: text for name, text in row.items() if text}} for row in rows]
        names = (
            ProtectedName(f"row {number}", row["name"], row["surname"], row["kind"])
            for number, row in enumerate(filled)
            if "name" in row
        )
        return cls._over(names, policy, Passed())

    @classmethod
    def _over(
        cls, names: Iterable[ProtectedName], policy: PolicySettings, passed: Passed, index: NameIndex | None = None
    ) -> NameGuard:
        """`index`: the names made ready already, if they are; it is taken only where it is of these persons."""
        names = tuple(names)
        accepted = [word.word for word in policy.accepted_words if word.reason.strip()]
        surnames = {name.key: fold(name.surname or name.name.split(" ")[-1]) for name in names}
        if index is None or not index.is_of((name for name in names if name.name or name.surname), accepted):
            index = NameIndex(names, accepted=accepted)
        return cls(index, surnames, frozenset(), passed)

    def opened(self, named: frozenset[str]) -> NameGuard:
        """The same guard for texts of the whole report, where the persons named in it may stand."""
        return NameGuard(self._index, self._surnames, named, self._passed)

    def find(self, text: str) -> tuple[Match, ...]:
        """Every name in a text, those that may stand too, for who searches whole files."""
        return self._index.find(text)

    def may_stand(self, key: str) -> bool:
        """Whether the report names this person."""
        return key in self._open_names

    def closed(self) -> NameGuard:
        """The same guard over the persons alone whom the report does not name."""
        return NameGuard(self._index.without(self._open_names), self._surnames, frozenset(), self._passed)

    def surname_of(self, key: str) -> str:
        """The surname of a person, folded."""
        return self._surnames[key]

    def search(self, text: str, where: Where, allowed: frozenset[str] | None = None) -> Findings:
        """Findings (error) for protected names in one text; a given name alone is a warning. Never the name itself.

        `allowed` are the keys of persons who may be named here; by default those named in the report. A surname that a
        person who is named in this very text bears too is that person's.
        """
        may = self._open_names if allowed is None else allowed
        search = self._search_with(may)
        if search.knows(text):
            return Findings()
        matches = self._index.find(text)
        open_here = {self._surnames[match.key] for match in matches if match.key in may}
        closed = [match for match in matches if match.key not in may]
        names = {m.key for m in closed if m.how is not How.GIVEN and not self._shared(m, open_here)}
        given = {m.key for m in closed if m.how is How.GIVEN} - names
        found = []
        if names:
            message = f"The text holds the name of {_persons(len(names))} who may not be named here."
            found.append(
                Finding("protected.name", Severity.ERROR, where, message, "persons as {P-12}, or a descriptor")
            )
        if given:
            message = f"The text holds a given name of {_persons(len(given))} who may not be named here."
            found.append(Finding("protected.given_name", Severity.WARNING, where, message, "a look by people"))
        if not found:
            search.remember(text)
        return Findings(found)

    def _search_with(self, may: frozenset[str]) -> Search:
        if may not in self._searches:
            mark = self._index.mark() if self._passed.in_use else ""
            self._searches[may] = self._passed.over("names", mark, *sorted(may))
        return self._searches[may]

    def _shared(self, match: Match, open_here: set[str]) -> bool:
        return match.how is How.SURNAME and self._surnames[match.key] in open_here

    def refuse(self, texts: Iterable[tuple[Where, str]]) -> None:
        """Raise ProtectionError, with every place, if a protected name stands in any of the texts."""
        found: list[Finding] = []
        harmless: set[str] = set()  # a table says the same in many cells
        for where, text in texts:
            if text not in harmless:
                errors = self.search(text, where).errors
                found.extend(errors)
                harmless.update(() if errors else (text,))
        if found:
            raise ProtectionError(
                "A protected name stands in a text that would leave: nothing was written.", findings=found
            )


def _persons(number: int) -> str:
    return "a person" if number == 1 else f"{number} persons"
