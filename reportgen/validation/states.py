"""A text to the one State that it names; what names none or several, to candidates that are told and never applied."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.vocabulary import Country, Reference, fold

_MOST_LOOKED_UP = 300
"""How many unknown texts of a run get candidates: looking for them takes milliseconds each."""

_LONGEST_LOOKED_UP = 100
"""No State's name is longer."""


@dataclass(frozen=True, slots=True)
class StateReading:
    """`iso3` is "" where the text is no State's code or name, or that of several; then `candidates` say what may be.

    With an `iso3`, `candidates` are all States for which the text could be mistaken, if there is more than one.
    """

    iso3: str
    candidates: tuple[Country, ...] = ()

    @property
    def told(self) -> str:
        """The candidates for a message: "Democratic ... (PRK), Republic of Korea (KOR)"."""
        return ", ".join(f"{country.name} ({country.iso3})" for country in self.candidates)


class StateReader:
    """Reads States by the codes and all the names of the reference table."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._exact: dict[str, dict[str, Country]] = {}
        self._codes: set[str] = set()
        self._read: dict[str, StateReading] = {}
        self._looked_up = 0
        for country in reference.countries.values():
            folded = reference.folded[country.iso3]
            self._codes.update(folded[code] for code in (country.iso3, country.iso2) if code)
            for name in filter(None, folded.values()):
                self._exact.setdefault(name, {})[country.iso3] = country
                if name.startswith("the "):
                    self._exact.setdefault(name.removeprefix("the "), {})[country.iso3] = country

    def read(self, text: str) -> StateReading:
        """The State that a text names exactly (a code or a full UN name, folded), or the candidates."""
        if text not in self._read:
            self._read[text] = self._judge(text)
        return self._read[text]

    def _judge(self, text: str) -> StateReading:
        wanted = fold(text)
        found = self._exact.get(wanted, {})
        if len(found) > 1:
            return StateReading("", tuple(sorted(found.values(), key=lambda country: country.sort_key)))
        if found:
            (iso3,) = found
            near = () if wanted in self._codes else self._reference.states_like(text)
            return StateReading(iso3, near if len(near) > 1 else ())
        if len(text) > _LONGEST_LOOKED_UP or self._looked_up >= _MOST_LOOKED_UP:
            return StateReading("")
        self._looked_up += 1
        return StateReading("", self._reference.states_like(text))
