"""The numbers that Word prints before the paragraphs of its lists, by the rules of ECMA-376, part 1, 17.9.

Word keeps no number in the text: it counts. What is struck out is not counted, what is inserted is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reportgen.drafts.by_name import ByName, by_name
from reportgen.drafts.numbering import DEEPEST, NO_LISTS, Level, Numbering, lists_of, place_of, ties_of
from reportgen.drafts.ooxml import COMPATIBILITY, Element, local, val, w
from reportgen.drafts.package import Package
from reportgen.drafts.struck import GIVEN_UP, gives_up_mark, paragraphs_of

_FALLBACK = f"{{{COMPATIBILITY}}}Fallback"
LISTED = (w("p"), _FALLBACK, w("pStyle"), w("numPr"), *map(w, GIVEN_UP))
"""What is looked at in a text: paragraphs, their styles and lists, what Word keeps twice, what is struck out."""
_LARGEST = 32_767
"""As far as Word counts: beyond it a number in letters would be longer than any page."""
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Number:
    """What Word prints before a paragraph: `label` as it stands there ("IV.", "12.", "(a)"), and where it is from."""

    label: str
    level: int
    definition: Level

    @property
    def bare(self) -> str:
        """As a reference repeats it: without the full stop behind it."""
        return self.label.rstrip(".")


def numbers_of(package: Package, there: ByName | None = None) -> dict[Element, Number]:
    """The number of every paragraph of the text that has one, in their order; bullets are none.

    Paragraphs whose marks between them are struck out are one, and each of them has its number. `there`: what of
    `LISTED` stands in the text, where it is known already.
    """
    main = package.main
    parts = {kind: next((t for _, t in package.targets(main, kind).values()), "") for kind in ("numbering", "styles")}
    styles = package.tree(parts["styles"]) if parts["styles"] in package.parts else None
    numbering = package.tree(parts["numbering"]) if parts["numbering"] in package.parts else None
    return _counted(there or by_name(package.tree(main), *LISTED), numbering, styles)


def counted(document: Element, numbering: Element | None, styles: Element | None = None) -> dict[Element, Number]:
    """The same from the trees of the parts."""
    return _counted(by_name(document, *LISTED), numbering, styles)


def _counted(there: ByName, numbering: Element | None, styles: Element | None) -> dict[Element, Number]:
    tied = ties_of(styles)
    lists = lists_of(numbering, tied) if numbering is not None else NO_LISTS
    counter = _Counter(lists)
    found: dict[Element, Number] = {}
    styled: dict[str, tuple[str, str]] = {}
    text = _Text.of(there)
    of_plain_ones = place_of("", None, lists, tied, styled)
    counting = _joined(text) if of_plain_ones or text.given_up else ([each] for each in text.named())
    for paragraphs in counting:
        last = paragraphs[-1]
        style, own = text.styles.get(last, ""), text.lists.get(last)
        place = place_of(style, own, lists, tied, styled) if style or own is not None else of_plain_ones
        if place is None:
            continue
        number = counter.next(*place)
        if number is not None:
            found.update(dict.fromkeys(paragraphs, number))
    return found


def said(form: str, value: int) -> str:
    """A number in one of Word's forms; arabic in those that no report has."""
    if not 0 <= value <= _LARGEST:
        return str(value)
    match form:
        case "upperRoman":
            return _roman(value)
        case "lowerRoman":
            return _roman(value).lower()
        case "upperLetter":
            return _letters(value)
        case "lowerLetter":
            return _letters(value).lower()
        case "decimalZero":
            return f"{value:02}"
        case "none" | "bullet":
            return ""
        case _:
            return str(value)


@dataclass(slots=True)
class _Counter:
    """Counts as Word does: lists of one definition count together, but for the numbers at which they begin anew."""

    lists: Numbering
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    """By definition and level."""
    begun: dict[str, set[int]] = field(default_factory=dict)
    """The levels of each list that were met since they began anew."""

    def next(self, list_: str, level: int) -> Number | None:
        """The number of the next paragraph of a list at a level; None for a bullet, or a list that is not there."""
        definition = self.lists.definitions.get(list_, "")
        own = self.lists.level_of(list_, level)
        if own is None:
            return None
        start = self.lists.starts.get((list_, level))
        counts, begun = self.counts.setdefault(definition, {}), self.begun.setdefault(list_, set())
        if start is not None and level not in begun:
            value = start
        elif level in counts:
            value = counts[level] + 1
        else:
            value = own.start if start is None else start
        counts[level] = value
        begun.add(level)
        for deeper in [each for each in {*counts, *begun} if level < each < DEEPEST]:
            if self._begins_anew(list_, deeper, level):
                counts.pop(deeper, None)
                begun.discard(deeper)
        if not own.counted:
            return None
        label = _PLACE.sub(lambda sign: self._said(definition, list_, int(sign[1]) - 1, own), own.shown)
        return Number(label, level, own) if label else None

    def _begins_anew(self, list_: str, deeper: int, level: int) -> bool:
        """Whether a level of a list does so after a paragraph of one above it."""
        below = self.lists.level_of(list_, deeper)
        return level < (below.restart if below and below.restart is not None else deeper)

    def _said(self, definition: str, list_: str, level: int, own: Level) -> str:
        """One of the numbers in a label: of a level that has not been met, the one at which it begins."""
        other = self.lists.level_of(list_, level)
        if other is None:
            return ""
        start = self.lists.starts.get((list_, level), other.start)
        value = self.counts[definition].get(level, start)
        return said("decimal" if own.legal else other.form, value)


@dataclass(frozen=True, slots=True)
class _Text:
    """Paragraphs in the order of the page: no row that is struck out, and nothing twice that Word keeps twice.

    `given_up` are those of them that give their marks up. `styles` and `lists`: what they name, where they name one.
    """

    paragraphs: list[Element]
    given_up: Collection[Element]
    styles: Mapping[Element, str]
    lists: Mapping[Element, Element]

    @classmethod
    def of(cls, there: ByName) -> _Text:
        """The text of a document in which this stands."""
        paragraphs, fallbacks, styles, lists, *struck = (there[tag] for tag in LISTED)
        left_out = [*fallbacks, *_rows_of(struck[0])]
        hidden = {paragraph for each in left_out for paragraph in each.iter(w("p"))}
        standing = [paragraph for paragraph in paragraphs if paragraph not in hidden] if hidden else paragraphs
        named = {paragraph: val(style) for style, paragraph in _with_paragraphs(styles)}
        listed = {paragraph: own for own, paragraph in _with_paragraphs(lists)}
        return cls(standing, paragraphs_of([*struck[0], *struck[1]]), named, listed)

    def named(self) -> Iterator[Element]:
        """The paragraphs that name a style or a list: those in tables seldom do."""
        return (each for each in self.paragraphs if each in self.styles or each in self.lists)


def _with_paragraphs(found: Sequence[Element]) -> Iterator[tuple[Element, Element]]:
    """Properties, each with the paragraph that it is of; the last is the first one where a paragraph has several."""
    for each in reversed(found):
        properties = each.getparent()
        paragraph = properties.getparent() if properties is not None else None
        if paragraph is not None:
            yield each, paragraph


def _joined(text: _Text) -> Iterator[list[Element]]:
    """The paragraphs that count, with those that they go on in; no paragraph that is struck out, with its mark."""
    waiting: list[Element] = []
    for paragraph in text.paragraphs:
        ended = paragraph not in text.given_up
        if not ended and not says_anything(paragraph):
            continue
        if waiting and waiting[-1].getparent() is not paragraph.getparent():
            yield waiting
            waiting = []
        waiting.append(paragraph)
        if ended:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _rows_of(marks: list[Element]) -> Iterator[Element]:
    """The rows that are struck out by some of the marks that may do so."""
    for mark in marks:
        properties = mark.getparent()
        if properties is not None and local(properties) == "trPr" and (row := properties.getparent()) is not None:
            yield row


def is_gone(paragraph: Element) -> bool:
    """Whether a paragraph is struck out with its mark, or stands in a row that is."""
    rows = paragraph.iterancestors(w("tr"))
    if any(row.find(f"{w('trPr')}/{w('del')}") is not None for row in rows):
        return True
    return gives_up_mark(paragraph) and not says_anything(paragraph)


def says_anything(paragraph: Element) -> bool:
    """Whether there is anything in a paragraph that is not struck out."""
    return any(
        local(child) not in ("rPr", "lastRenderedPageBreak", "bookmarkStart", "bookmarkEnd")
        for run in paragraph.iter(w("r"))
        if not any(local(holder) in GIVEN_UP for holder in run.iterancestors())
        for child in run
    )


_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
          (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


def _roman(value: int) -> str:
    written = ""
    for worth, sign in _ROMAN:
        written += sign * (value // worth)
        value %= worth
    return written or "0"


def _letters(value: int) -> str:
    """A to Z, then AA to ZZ, then AAA, as Word goes on."""
    return chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1) if value > 0 else ""
