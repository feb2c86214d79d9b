"""How words and paragraphs look: the one place that writes `w:rPr` and `w:pPr`, in the order that the schema wants."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Look:
    """How a run of words looks beyond its paragraph's style; `points` 0 and None leave what the style says."""

    style: str = ""
    bold: bool | None = None
    italic: bool | None = None
    points: float = 0
    underlined: bool = False
    position: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab stop, in twips from the left margin; `kind` is left, right, center or clear; `leader` is dot or nothing."""

    position: int
    kind: str = "left"
    leader: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paragraph stands beyond its style, in twips; None and False leave what the style says."""

    style: str = ""
    keep_next: bool | None = None
    keep_lines: bool | None = None
    new_page: bool = False
    frame: tuple[int, int, int] | None = None
    """Left, top and width of a frame that stands still on the page."""
    listed: tuple[int, int] | None = None
    """The number of a list in numbering.xml, and the level."""
    rule_below: int | None = None
    """A rule below, in eighths of a point."""
    tabs: tuple[Tab, ...] = ()
    suppress_hyphens: bool = False
    before: int | None = None
    after: int | None = None
    line: int | None = None
    line_rule: str = ""
    left: int | None = None
    right: int | None = None
    hanging: int | None = None
    first_line: int | None = None
    align: str = ""
    outline: int | None = None
    """0 to 5 for headings; 9 for a text that its style would make a heading."""
    bold_number: bool = False
    """The number that a list gives is bold, which Word takes from the mark at the paragraph's end."""


PLAIN = Look()


@lru_cache(maxsize=256)
def run_properties(look: Look) -> str:
    """The `w:rPr` of a look, empty where it says nothing."""
    content = "".join(
        (
            f'<w:rStyle w:val="{look.style}"/>' if look.style else "",
            _switch("b", on=look.bold),
            _switch("i", on=look.italic),
            f'<w:sz w:val="{round(look.points * 2)}"/>' if look.points else "",
            '<w:u w:val="single"/>' if look.underlined else "",
            f'<w:vertAlign w:val="{look.position}"/>' if look.position else "",
        )
    )
    return f"<w:rPr>{content}</w:rPr>" if content else ""


@lru_cache(maxsize=512)
def paragraph_properties(shape: Shape) -> str:
    """The `w:pPr` of a shape, empty where it says nothing."""
    content = "".join(
        (
            f'<w:pStyle w:val="{shape.style}"/>' if shape.style else "",
            _switch("keepNext", on=shape.keep_next),
            _switch("keepLines", on=shape.keep_lines),
            "<w:pageBreakBefore/>" if shape.new_page else "",
            _frame(shape.frame),
            _list(shape.listed),
            _rule(shape.rule_below),
            _tabs(shape.tabs),
            "<w:suppressAutoHyphens/>" if shape.suppress_hyphens else "",
            _element("spacing", before=shape.before, after=shape.after, line=shape.line, lineRule=shape.line_rule),
            _element("ind", left=shape.left, right=shape.right, hanging=shape.hanging, firstLine=shape.first_line),
            f'<w:jc w:val="{shape.align}"/>' if shape.align else "",
            _element("outlineLvl", val=shape.outline),
            "<w:rPr><w:b/></w:rPr>" if shape.bold_number else "",
        )
    )
    return f"<w:pPr>{content}</w:pPr>" if content else ""


def _switch(name: str, *, on: bool | None) -> str:
    if on is None:
        return ""
    return f"<w:{name}/>" if on else f'<w:{name} w:val="0"/>'


def _element(name: str, **values: int | str | None) -> str:
    said = "".join(f' w:{key}="{value}"' for key, value in values.items() if value is not None and value != "")
    return f"<w:{name}{said}/>" if said else ""


def _list(listed: tuple[int, int] | None) -> str:
    if listed is None:
        return ""
    number, level = listed
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def _frame(frame: tuple[int, int, int] | None) -> str:
    if frame is None:
        return ""
    left, top, width = frame
    return (
        f'<w:framePr w:w="{width}" w:hSpace="0" w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:x="{left}" '
        f'w:y="{top}"/>'
    )


def _rule(eighths: int | None) -> str:
    if eighths is None:
        return ""
    return f'<w:pBdr><w:bottom w:val="single" w:sz="{eighths}" w:space="4" w:color="auto"/></w:pBdr>'


def _tabs(tabs: tuple[Tab, ...]) -> str:
    stops = "".join(_tab(tab) for tab in sorted(tabs, key=lambda tab: tab.position))
    return f"<w:tabs>{stops}</w:tabs>" if stops else ""


def _tab(tab: Tab) -> str:
    leader = f' w:leader="{tab.leader}"' if tab.leader else ""
    return f'<w:tab w:val="{tab.kind}"{leader} w:pos="{tab.position}"/>'
