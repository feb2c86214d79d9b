"""The cells and rows of a Word table, as strings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

NO_RULES: Mapping[str, int] = MappingProxyType({})


def cell(
    width: int,
    content: str,
    *,
    span: int = 1,
    rules: Mapping[str, int] = NO_RULES,
    turned: bool = False,
    align: str = "",
) -> str:
    """A cell of a width in twips; `rules` are its own borders by side, in eighths of a point; `align` is vertical."""
    properties = "".join(
        (
            f'<w:tcW w:w="{width}" w:type="dxa"/>',
            f'<w:gridSpan w:val="{span}"/>' if span > 1 else "",
            f"<w:tcBorders>{borders(rules)}</w:tcBorders>" if rules else "",
            '<w:textDirection w:val="btLr"/>' if turned else "",
            f'<w:vAlign w:val="{align}"/>' if align else "",
        )
    )
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(cells: Iterable[str], *, height: int = 0, exact: bool = False, head: bool = False) -> str:
    """A row that no page end divides; a `head` is repeated on every page."""
    rule = "exact" if exact else "atLeast"
    properties = "".join(
        (
            "<w:cantSplit/>",
            f'<w:trHeight w:val="{height}" w:hRule="{rule}"/>' if height else "",
            "<w:tblHeader/>" if head else "",
        )
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def borders(rules: Mapping[str, int]) -> str:
    """Single rules by side (top, left, bottom, right), in the order that the schema wants."""
    return "".join(
        f'<w:{side} w:val="single" w:sz="{rules[side]}" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right")
        if side in rules
    )


def grid(widths: Iterable[int]) -> str:
    """The `w:tblGrid` of column widths."""
    return "<w:tblGrid>" + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths) + "</w:tblGrid>"
