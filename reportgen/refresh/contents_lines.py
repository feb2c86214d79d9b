"""A line of the contents: what it says, the heading that it leads to, and how it is made to say something else."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.drafts.fields import drop, put, text_of
from reportgen.drafts.ooxml import Element, local, w

_LONGEST_LINE = 80
"""Letters of a heading that stand before the page numbers: a longer one is broken, as it was when it was generated."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the contents and the heading that it leads to; `words` is what it says before the page."""

    paragraph: Element
    anchor: str
    heading: Element | None

    @property
    def shown(self) -> list[list[Element]]:
        """What stands in it between its tabs; the last stretch is the page."""
        stretches: list[list[Element]] = [[]]
        for each in shown_in(self.paragraph):
            if local(each) in ("tab", "ptab"):
                stretches.append([])
            else:
                stretches[-1].append(each)
        return stretches

    @property
    def words(self) -> list[str]:
        return [words for each in self.shown[:-1] if (words := " ".join(text_of(each).split()))]


def words_of(paragraph: Element | None) -> str:
    """A paragraph by its first words."""
    words = " ".join(text_of(shown_in(paragraph)).split()) if paragraph is not None else ""
    return f"“{words if len(words) <= 60 else words[:57] + '...'}”"


def say(line: Line, words: Sequence[str]) -> bool:
    """Put number and words in the places where a line has them; whether it has as many."""
    places = [each for each in line.shown[:-1] if text_of(each).strip()]
    if len(places) != len(words):
        return _say_otherwise(places, words)
    for place, text in zip(places, words, strict=True):
        if " ".join(text_of(place).split()) != text:
            _put_lines(place, text)
    return True


def _say_otherwise(places: Sequence[list[Element]], words: Sequence[str]) -> bool:
    """A line whose heading has a number now, or none any more."""
    if not places:
        return False
    if len(places) == 1 and len(words) == 2:
        first = places[0][0]
        run = first.getparent()
        if run is None:
            return False
        number, tab = run.makeelement(w("t")), run.makeelement(w("tab"))
        number.text = words[0]
        first.addprevious(number)
        first.addprevious(tab)
        _put_lines(places[0], words[1])
        return True
    if len(places) == 2 and len(words) == 1:
        for each in places[0]:
            drop(each)
        _put_lines(places[1], words[0])
        return True
    return False


def _put_lines(place: list[Element], text: str) -> None:
    """A text in a place, broken where it is too long."""
    lines = textwrap.wrap(text, _LONGEST_LINE, break_long_words=False, break_on_hyphens=False) or [""]
    put(place, lines[0])
    last = place[0]
    for line in lines[1:]:
        run = last.getparent()
        if run is None:
            return
        broken, more = run.makeelement(w("br")), run.makeelement(w("t"))
        more.text = line
        last.addnext(broken)
        broken.addnext(more)
        last = more


def parts_of(paragraph: Element) -> list[str]:
    """The words of a heading, between its tabs: a typed number stands by itself."""
    text = text_of(shown_in(paragraph))
    return [words for part in text.split("\t") if (words := " ".join(part.split()))]


def shown_in(paragraph: Element) -> list[Element]:
    """What is read in a paragraph, its fields as they stand."""
    return [
        child
        for run in paragraph.iter(w("r"))
        if not any(local(holder) in ("del", "moveFrom") for holder in run.iterancestors())
        for child in run
        if local(child) in ("t", "tab", "ptab", "br", "cr", "noBreakHyphen", "softHyphen")
    ]
