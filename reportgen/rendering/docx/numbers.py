"""Numbers that Word gives by itself: headings, paragraphs and lettered items as lists, as editors need them.

The document is numbered already. Each number is compared with the one that Word would print; where they differ, a new
list begins with the number of the document. So Word's numbers are the document's, and go on where an editor inserts
a paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from reportgen.document.numbering import roman
from reportgen.rendering.docx.layout import BULLETS, INDENT, NUMBER_END, TAB_STOP
from reportgen.rendering.docx.markup import part

LARGEST = 26
"""Word counts letters on as AA, BB: a longer list has its numbers typed."""


class Place(NamedTuple):
    """The list and the level of a numbered paragraph, as `w:numPr` has them."""

    number: int
    level: int


class Series(Enum):
    """What is numbered apart from all else."""

    HEADINGS = 3
    PARAGRAPHS = 4
    ITEMS = 5


@dataclass(frozen=True, slots=True)
class Level:
    """How one level is numbered and where it stands: `left` where its lines begin, `first` where its number does.

    `end`: the number ends at `first`, and does not begin there. `stop` is where the text after it begins. Twips.
    """

    form: str
    shown: str
    left: int
    first: int
    stop: int
    end: bool = False

    def said(self, value: int) -> str:
        """The number alone: 4 as "IV", "D" or "4"."""
        return _FORMS[self.form](value)

    def value(self, said: str) -> int | None:
        """The value of a number that was said: "IV" as 4; None for one that Word would not say so."""
        if self.form == "decimal":
            return int(said) if said.isascii() and said.isdigit() else None
        return next((value for value in range(1, LARGEST + 1) if self.said(value) == said), None)


_FORMS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "upperRoman": roman,
    "lowerRoman": lambda value: roman(value).lower(),
    "upperLetter": lambda value: chr(ord("A") + value - 1),
    "lowerLetter": lambda value: chr(ord("a") + value - 1),
}


def _heading(form: str, shown: str) -> Level:
    return Level(form, shown, INDENT, NUMBER_END, INDENT, end=True)


LEVELS: Mapping[Series, tuple[Level, ...]] = {
    Series.HEADINGS: (
        _heading("upperRoman", "%1."),
        _heading("upperLetter", "%2."),
        _heading("decimal", "%3."),
        _heading("lowerLetter", "(%4)"),
    ),
    Series.PARAGRAPHS: (Level("decimal", "%1.", INDENT, INDENT, INDENT + TAB_STOP),),
    Series.ITEMS: (
        Level("lowerLetter", "(%1)", INDENT, INDENT + TAB_STOP, INDENT + 2 * TAB_STOP),
        Level("lowerRoman", "(%2)", INDENT + TAB_STOP, INDENT + 2 * TAB_STOP, INDENT + 3 * TAB_STOP),
    ),
}


def automatic(series: Series, level: int, number: str) -> bool:
    """Whether Word can give a number ("IV", without its full stop or brackets) at a level, the first being 0."""
    return LEVELS[series][level].value(number) is not None


@dataclass(slots=True)
class Lists:
    """The lists of a file, as its text takes their numbers in the order of the page."""

    _starts: dict[int, tuple[Series, Place, int]] = field(default_factory=dict)
    _running: dict[Series, tuple[int, list[int]]] = field(default_factory=dict)

    def place(self, series: Series, level: int, number: str) -> Place:
        """Where the next paragraph of a series finds its number, which `automatic` holds of."""
        value = LEVELS[series][level].value(number)
        if value is None:
            raise ValueError(number)
        list_, counts = self._running.get(series, (0, []))
        if not list_ or counts[level] + 1 != value:
            list_, counts = len(BULLETS) + len(self._starts) + 1, [0] * len(LEVELS[series])
            self._starts[list_] = (series, Place(list_, level), value)
        counts[level:] = [value, *[0] * (len(counts) - level - 1)]
        self._running[series] = (list_, counts)
        return Place(list_, level)

    def part(self) -> bytes:
        """numbering.xml: the definitions of bullets and numbers, then every list with its first number."""
        definitions = [_bullet_definition(style) for style in BULLETS]
        definitions += [_definition(series) for series in LEVELS]
        lists = [_list(bullet.number, bullet.number, "") for bullet in BULLETS.values()]
        lists += [_list(number, series.value, _first(series, place, value))
                  for number, (series, place, value) in self._starts.items()]  # fmt: skip
        return part("w:numbering", "".join(definitions + lists))


def _list(number: int, definition: int, first: str) -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{first}</w:num>'


def _first(series: Series, place: Place, value: int) -> str:
    """A list of its own counts anew at every level, at the first one from the number that is wanted."""
    return "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{value if level == place.level else 1}"/>'
        "</w:lvlOverride>"
        for level in range(len(LEVELS[series]))
    )


def _definition(series: Series) -> str:
    levels = LEVELS[series]
    kind = "multilevel" if len(levels) > 1 else "singleLevel"
    return (
        f'<w:abstractNum w:abstractNumId="{series.value}"><w:multiLevelType w:val="{kind}"/>'
        + "".join(_level(place, level) for place, level in enumerate(levels))
        + "</w:abstractNum>"
    )


def _level(place: int, level: Level) -> str:
    before = level.left - level.first
    first = f'w:hanging="{before}"' if before > 0 else f'w:firstLine="{-before}"'
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{level.form}"/><w:suff w:val="tab"/>'
        f'<w:lvlText w:val="{level.shown}"/><w:lvlJc w:val="{"right" if level.end else "left"}"/>'
        f'<w:pPr><w:tabs><w:tab w:val="num" w:pos="{level.stop}"/></w:tabs>'
        f'<w:ind w:left="{level.left}" {first}/></w:pPr></w:lvl>'
    )


def _bullet_definition(style: str) -> str:
    """The bullets of Bullet1G and Bullet2G, at 1701 and 2268, hanging 170."""
    bullet = BULLETS[style]
    return (
        f'<w:abstractNum w:abstractNumId="{bullet.number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="{style}"/><w:lvlText w:val="•"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:tabs><w:tab w:val="num" w:pos="{bullet.left}"/></w:tabs>'
        f'<w:ind w:left="{bullet.left}" w:hanging="{bullet.hanging}"/></w:pPr></w:lvl></w:abstractNum>'
    )
