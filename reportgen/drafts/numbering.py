"""The lists of a Word file: how each level is numbered, and which list and level a paragraph or a style names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.drafts.ooxml import Element, child_of, val, w, whole

DEEPEST = 9
"""Levels of a list."""


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered.

    `shown` is its pattern ("%1.", "(%2)"); `restart`: the level (the first is 1) after which it begins anew, 0: none.
    `element` is the definition, which says where number and text stand. `legal`: all numbers are arabic.
    """

    form: str
    shown: str
    start: int = 0
    restart: int | None = None
    legal: bool = False
    style: str = ""
    element: Element | None = None

    @property
    def counted(self) -> bool:
        """Whether it prints a number, and no bullet or nothing."""
        return self.form not in ("bullet", "none")


@dataclass(frozen=True, slots=True)
class Numbering:
    """The lists of a file: the definition of each list, its levels, and the numbers at which its levels begin anew."""

    definitions: Mapping[str, str]
    levels: Mapping[tuple[str, int], Level]
    starts: Mapping[tuple[str, int], int]

    def level_of(self, list_: str, level: int) -> Level | None:
        """A level of a list, which may have one of its own."""
        return self.levels.get((list_, level))

    def level_for(self, list_: str, style: str) -> int | None:
        """The level of a list to which a style is tied."""
        return next((n for n in range(DEEPEST) if (one := self.level_of(list_, n)) and one.style == style), None)


@dataclass(frozen=True, slots=True)
class Tied:
    """What a style says of lists: the list ("0" for none, empty where it says nothing), and the level."""

    list: str
    level: str
    based_on: str


NO_LISTS = Numbering({}, {}, {})


def lists_of(root: Element, styles: Mapping[str, Tied]) -> Numbering:
    """The lists of numbering.xml; a definition that is a style's is that of the list which the style names."""
    bodies = {val(each, "abstractNumId"): each for each in root.iterchildren(w("abstractNum"))}
    lists = {val(each, "numId"): each for each in root.iterchildren(w("num"))}
    definitions: dict[str, str] = {}
    levels: dict[tuple[str, int], Level] = {}
    starts: dict[tuple[str, int], int] = {}
    for key, each in lists.items():
        definition = _followed(val(each.find(w("abstractNumId"))), bodies, lists, styles)
        definitions[key] = definition
        body = bodies.get(definition)
        own = list(body.iterchildren(w("lvl"))) if body is not None else []
        for override in each.iterchildren(w("lvlOverride")):
            own += override.iterchildren(w("lvl"))
            start = override.find(w("startOverride"))
            if start is not None:
                starts[key, _number(val(override, "ilvl"))] = _number(val(start))
        for level in own:
            levels[key, _number(val(level, "ilvl"))] = _level(level)
    return Numbering(definitions, levels, starts)


def _followed(
    definition: str, bodies: Mapping[str, Element], lists: Mapping[str, Element], styles: Mapping[str, Tied]
) -> str:
    for _ in range(len(bodies)):
        body = bodies.get(definition)
        style = val(body.find(w("numStyleLink"))) if body is not None else ""
        named = styles.get(style)
        there = lists.get(named.list) if named and named.list else None
        if there is None:
            return definition
        definition = val(there.find(w("abstractNumId")))
    return definition


def _level(element: Element) -> Level:
    """A level; a form of which Word has an older one beside it, for other programs, is taken from that."""
    form = next((val(each) for each in element.iter(w("numFmt")) if val(each) != "custom"), "decimal")
    restart = element.find(w("lvlRestart"))
    return Level(
        form,
        val(element.find(w("lvlText"))),
        _number(val(element.find(w("start")))),
        _number(val(restart)) if restart is not None else None,
        _on(element.find(w("isLgl"))),
        val(element.find(w("pStyle"))),
        element,
    )


def ties_of(root: Element | None) -> dict[str, Tied]:
    """What each style says of lists, by its id; that of paragraphs without a style by the empty one."""
    found: dict[str, Tied] = {}
    for style in root.iterchildren(w("style")) if root is not None else ():
        if val(style, "type") not in ("paragraph", "numbering"):
            continue
        place = style.find(f"{w('pPr')}/{w('numPr')}")
        tied = Tied(
            val(place.find(w("numId"))) if place is not None else "",
            val(place.find(w("ilvl"))) if place is not None else "",
            val(style.find(w("basedOn"))),
        )
        found[val(style, "styleId")] = tied
        if val(style, "type") == "paragraph" and val(style, "default") in ("1", "true", "on"):
            found[""] = tied
    return found


def place_of(
    name: str, own: Element | None, lists: Numbering, styles: Mapping[str, Tied], styled: dict[str, tuple[str, str]]
) -> tuple[str, int] | None:
    """The list and the level of a paragraph, its own or those of its style; None where it stands in no list.

    `name` is its style, `own` its `w:numPr`. `styled` keeps what the styles that were met give.
    """
    list_, level = (val(child_of(own, "numId")), val(child_of(own, "ilvl"))) if own is not None else ("", "")
    if not list_:
        if name not in styled:
            styled[name] = _of_style(name, lists, styles)
        list_, inherited = styled[name]
        level = level or inherited
    if list_ in ("", "0"):
        return None
    return list_, _number(level)


def _of_style(name: str, lists: Numbering, styles: Mapping[str, Tied]) -> tuple[str, str]:
    """The list and the level that a style gives, or one that it is based on; a level that is tied to it comes first."""
    level = ""
    met: list[str] = []
    while name in styles and name not in met:
        met.append(name)
        style = styles[name]
        level = level or style.level
        if style.list:
            tied = next((found for each in met if (found := lists.level_for(style.list, each)) is not None), None)
            return style.list, level if tied is None else str(tied)
        name = style.based_on
    return "", ""


def _number(text: str) -> int:
    return whole(text) or 0


def _on(element: Element | None) -> bool:
    return element is not None and val(element) not in ("0", "false", "off")
