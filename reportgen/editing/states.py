"""The names of States: which are valid on the day of the document, which are not official, and no possessive."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from reportgen.editing.texts import Passage
from reportgen.vocabulary import Country, Reference

SHORT_FORMS = {
    "USA": "USA", "US": "USA", "UK": "GBR", "UAE": "ARE", "DRC": "COD", "DPRK": "PRK", "ROK": "KOR", "PRC": "CHN",
    "KSA": "SAU",
}  # fmt: skip
"""Letters for a State, which has its name instead."""

UNOFFICIAL = {
    "Burma": "MMR", "Ivory Coast": "CIV", "North Korea": "PRK", "South Korea": "KOR", "Russia": "RUS", "Syria": "SYR",
    "Tanzania": "TZA", "Moldova": "MDA", "Laos": "LAO", "Vietnam": "VNM", "Brunei": "BRN", "Cape Verde": "CPV",
    "East Timor": "TLS", "Macedonia": "MKD", "Holland": "NLD", "Palestine": "PSE", "Vatican": "VAT",
    "Great Britain": "GBR", "Congo-Brazzaville": "COG", "Congo-Kinshasa": "COD", "Slovak Republic": "SVK",
    "Kyrgyz Republic": "KGZ", "Surinam": "SUR", "Zaire": "COD", "Democratic Republic of Congo": "COD",
    **SHORT_FORMS,
}  # fmt: skip
"""Names that are in use and are not those of the United Nations, with the State that is meant."""

UNDATED = frozenset({"NLD"})
"""States whose short name has changed, on a day that is not in the reference table: the former one may be right."""

_POSSESSIVE = re.compile(r"'s\b|'(?<=s')(?=\s)")
_PART_OF_NAME = re.compile(
    r"(?:\b(?:Republic|States?|Kingdom|Federation|Union|Jamahiriya) of (?:the )?|\bNorth |\bBritain and )\Z"
)
_TITLE = re.compile(r"\A(?: \(|[ -][A-Z][\w’-]*)")
_NEIGHBOUR = re.compile(r"\b([A-Z][\w’-]*) \Z")
_COMMON = frozenset((
    "In", "The", "From", "To", "Of", "At", "Since", "When", "While", "Against", "For", "By", "On", "And", "After",
    "Before", "Both", "Although", "Outside", "Inside", "Between", "Near", "Across", "Under", "With", "Without",
    "If", "As", "Is", "Was", "But", "Or", "Unlike", "Like", "Throughout", "Within", "Beyond",
))  # fmt: skip


@dataclass(frozen=True)
class StateNames:
    """The names of one run's reference table on the day of the document."""

    reference: Reference
    day: date | None

    @cached_property
    def wrong(self) -> Mapping[str, str]:
        """Each name that is not to be written, with what to write: unofficial ones, and those of another time."""
        known = self.reference.countries
        names = {name: self._right(known[iso3]) for name, iso3 in UNOFFICIAL.items() if iso3 in known}
        valid = set()
        for country in known.values():
            valid |= {country.name_on(self.day), country.in_text_on(self.day).removeprefix("the ")}
            if " (" in country.name and (country.history or country.iso3 not in UNDATED):
                names[country.name.partition(" (")[0]] = self._right(country)
            for name in (*(former.name for former in country.history), country.name) if country.history else ():
                names.setdefault(name, self._right(country))
        return {name: right for name, right in names.items() if name not in valid}

    @cached_property
    def longer(self) -> Mapping[str, tuple[str, ...]]:
        """For each wrong name the official ones that hold it: Venezuela stands in Bolivarian Republic of Venezuela."""
        official = {
            name.removeprefix("the ")
            for country in self.reference.countries.values()
            for name in (country.name, country.in_text, *country.other_names, country.in_text_on(self.day))
        }
        return {wrong: tuple(name for name in official if wrong in name and wrong != name) for wrong in self.wrong}

    @cached_property
    def signs(self) -> frozenset[str]:
        """The last word of each wrong name: a text without any of them has none."""
        return frozenset(re.findall(r"[^\W\d_]+", name)[-1] for name in self.wrong)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        names = sorted(self.wrong, key=len, reverse=True)
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, names)) or '(?!)'})(?![\w$]|-[a-z])")

    @cached_property
    def endings(self) -> Mapping[str, Mapping[str, str]]:
        """Every name of a State by its last word, with its form in running text."""
        found: dict[str, dict[str, str]] = {}
        for country in self.reference.countries.values():
            words = country.in_text.removeprefix("the ")
            names = {country.name.partition(" (")[0], words, *(former.name for former in country.history)}
            for name in filter(None, names):
                in_text = country.in_text if name == words else _with_article(name, country)
                found.setdefault(re.split(r"[\s-]", name)[-1], {})[name] = in_text
        for name in UNOFFICIAL:
            found.setdefault(re.split(r"[\s-]", name)[-1], {}).setdefault(name, name)
        for name in ("United States", "United Kingdom"):
            found.setdefault(name.split(" ")[-1], {})[name] = f"the {name}"
        return found

    def _right(self, country: Country) -> str:
        return country.in_text_on(self.day).replace("'", "’")


def _with_article(name: str, country: Country) -> str:
    """The shorter name of a State as its longer one has it: the Kingdom of the Netherlands, so the Netherlands."""
    return f"the {name}" if f" the {name}" in country.in_text else name


def wrong_names(passage: Passage, states: StateNames) -> Iterator[tuple[int, int, str]]:
    """Names that are not official, or not on the day of the document; not in italics, which are titles and cases."""
    if passage.words.isdisjoint(states.signs):
        return
    text = passage.open
    for found in states.pattern.finditer(text):
        start, end = found.span()
        neighbour = _NEIGHBOUR.search(text[max(0, start - 30) : start])
        if any(text.startswith(name, start - name.index(found[0])) for name in states.longer[found[0]]):
            continue
        in_a_title = any(mark.start <= start < mark.end for mark in passage.marks if not mark.strong)
        if in_a_title or _PART_OF_NAME.search(text[max(0, start - 50) : start]) or _TITLE.match(text[end : end + 30]):
            continue
        if neighbour and neighbour[1] not in _COMMON:
            continue  # Radio Moldova, Air Vietnam
        yield start, end, states.wrong[found[0]]


def possessives(passage: Passage, states: StateNames) -> Iterator[tuple[int, int, str]]:
    """Brazil’s, the Philippines’."""
    text = passage.open.replace("’", "'")
    if "'" not in text:
        return
    for found in _POSSESSIVE.finditer(text):
        end = found.start()
        last = re.search(r"[^\s(“‘-]+\Z", text[max(0, end - 30) : end])
        for name, in_text in states.endings.get(last[0], {}).items() if last else ():
            start = end - len(name)
            if text[max(0, start) : end] == name and not text[max(0, start - 1) : start].isalnum():
                yield start, found.end(), f"of {in_text}".replace("'", "’")
                break
