"""Of which State a file is the annex: its title says so, whatever the file is called; else its figures do."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.drafts import Flow, Passage
from reportgen.drafts.tokens import short
from reportgen.errors import DataError
from reportgen.tracing.texts import FileTexts
from reportgen.vocabulary import Country

_SUBTITLE = "Country annex to the report"
_FRONT, _LINES = 60, 40
"""Texts of a file, and passages of a draft, among which the title stands."""


def annexed(file: FileTexts, countries: Iterable[Country]) -> Country | None:
    """The State between the title of a report and the line that says that a file is an annex of it; None without.

    Where the title has no name that is known, as after a change of name, it is the one State of the figures.
    """
    front = " ".join(" ".join(text.text for text in file.texts[:_FRONT]).split())
    before, found, _ = front.partition(f" {_SUBTITLE}")
    if not found:
        return None
    every = tuple(countries)
    return titled(before, every) or counted_of((mark.key for text in file.texts for mark in text.marks), every)


def annex_of(base: Flow | None, text: Flow, countries: Iterable[Country]) -> Country | None:
    """The State of which a draft is the annex; None for the whole report. DataError where it cannot be told.

    `base`: what was generated, where the draft carries it. It tells the State by its figures, whatever that was called
    then; else a title does, the one of the base or the one that stands in the text now.
    """
    made, every = base or text, tuple(countries)
    names = set(made.starts)
    told = any(line.startswith(_SUBTITLE) for line in _front(made))  # its words are all that some programs leave of it
    if (not names & {"figures_p_1", "no_entry"} and not told) or any(name.startswith("annex") for name in names):
        return None
    counted = counted_of((key for grid in made.grids() for key in grid.keys), every)
    if counted:
        return counted
    for lines in map(_front, (made, text)):
        found = {each.iso3: each for line in lines if (each := titled(line, every))}
        if len(found) == 1:
            return next(iter(found.values()))
    raise DataError(
        "The draft is an annex of one State, and its title does not tell which: let it end with the name that the "
        "State has now."
    )


def _front(text: Flow) -> list[str]:
    return [item.shown.strip() for item in text.items[:_LINES] if isinstance(item, Passage)]


def titled(title: str, countries: Iterable[Country]) -> Country | None:
    """The State with whose name, of today or of former days, a title ends behind a colon; None where it has none."""
    plain = _plain(title)
    named = [(name, each) for each in countries for name in (each.name, *(former.name for former in each.history))
             if plain.endswith(f": {_plain(name)}")]  # fmt: skip
    return max(named, key=lambda one: len(one[0]))[1] if named else None


def counted_of(names: Iterable[str], countries: Iterable[Country]) -> Country | None:
    """The State whose figures they are, by their keys or what stands for these; None for none or for several."""
    here = frozenset(names)
    found = [each for each in countries if here & _names_of(each)]
    return found[0] if len(found) == 1 else None


def _names_of(country: Country) -> frozenset[str]:
    keys = [f"country.{country.iso3}.{figure}" for figure in _FIGURES]
    return frozenset((*keys, *map(short, keys)))


_FIGURES = ("cases", "cases.new", "cases.follow_up", "situations", "persons", "responses.requested")
"""Figures that every annex with an entry has."""


def _plain(text: str) -> str:
    """With one blank for any, and the straight apostrophe of the table of States; pages print a curly one."""
    return " ".join(text.replace("’", "'").split())
