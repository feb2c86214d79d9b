"""Turn templates/docx/styles.csv, the measured styles of Geneva, into styles.xml."""

from __future__ import annotations

import csv
import re
from functools import lru_cache

from reportgen.rendering.docx.layout import BULLETS
from reportgen.rendering.docx.look import Look, Shape, Tab, paragraph_properties, run_properties
from reportgen.rendering.docx.markup import escape, part
from reportgen.rendering.docx.templates import template

FONT = "Times New Roman"
STANDARD_STYLES = ("DefaultParagraphFont", "TableNormal", "NoList")

_HIDDEN = frozenset({"EndnoteText", "EndnoteReference", "Hyperlink", "PageNumber", "FootnoteReference", "TableGrid"})
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def styles_part(language: str) -> bytes:
    """styles.xml: the document's defaults in a language (BCP 47; British English if it is none), then every style.

    No size stands in the defaults or in Normal: 10 points is what Word then takes, as in the files of Geneva.
    """
    tag = language if _LANGUAGE.fullmatch(language) else "en-GB"
    return part("w:styles", _defaults(tag) + _STANDARD + "".join(_style(row) for row in _rows()))


@lru_cache(maxsize=1)
def _rows() -> tuple[dict[str, str], ...]:
    return tuple(csv.DictReader(template("styles.csv").decode().splitlines()))


def _style(row: dict[str, str]) -> str:
    kind = row["type"]
    default = ' w:default="1"' if row["style_id"] == "Normal" else ""
    head = "".join(
        (
            f'<w:name w:val="{escape(row["style_name"])}"/>',
            _value("aliases", row["word_aliases"]),
            _value("basedOn", row["based_on"]),
            _value("next", row["next"]),
            '<w:uiPriority w:val="99"/>' if row["style_id"] in _HIDDEN else "<w:qFormat/>",
        )
    )
    shape = "" if kind == "character" else paragraph_properties(_shape(row))
    table = _GRID if kind == "table" else ""
    body = f"{head}{shape}{run_properties(_look(row))}{table}"
    return f'<w:style w:type="{kind}"{default} w:styleId="{row["style_id"]}">{body}</w:style>'


def _shape(row: dict[str, str]) -> Shape:
    # The list says where bullets stand; the style says it again, for LibreOffice else forgets the right indent.
    bullet = BULLETS.get(row["style_id"])
    return Shape(
        keep_next=row["keep_next"] == "1" or None,
        keep_lines=row["keep_lines"] == "1" or None,
        listed=(bullet.number, 0) if bullet else None,
        rule_below=4 if row["paragraph_border"] else None,
        tabs=tuple(_tab(stop) for stop in row["tab_stops"].split(";") if stop.strip()),
        suppress_hyphens=row["suppress_auto_hyphens"] == "1",
        before=_twips(row["space_before_twips"]),
        after=_twips(row["space_after_twips"]),
        line=_twips(row["line_twips"]),
        line_rule=row["line_rule"],
        left=bullet.left if bullet else _twips(row["indent_left_twips"]),
        right=_twips(row["indent_right_twips"]),
        hanging=bullet.hanging if bullet else _twips(row["hanging_twips"]),
        align=row["alignment"],
        outline=_twips(row["outline_level"]),
    )


def _look(row: dict[str, str]) -> Look:
    return Look(
        bold=row["bold"] == "1" or None,
        italic=row["italic"] == "1" or None,
        points=float(row["size_pt"] or 0),
        position=row["vert_align"],
    )


def _tab(stop: str) -> Tab:
    """A tab stop from "right@8930(dot)"."""
    kind, _, place = stop.strip().partition("@")
    position, _, leader = place.rstrip(")").partition("(")
    return Tab(int(position), kind, leader)


def _twips(text: str) -> int | None:
    return int(text) if text else None


def _value(name: str, value: str) -> str:
    return f'<w:{name} w:val="{escape(value)}"/>' if value else ""


def _defaults(language: str) -> str:
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:eastAsia="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>'
        f'<w:lang w:val="{language}" w:eastAsia="en-US" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" '
        'w:defQFormat="0" w:count="376"/>'
    )


_NO_MARGINS = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))

_STANDARD = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
    f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>{_NO_MARGINS}</w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
)

_GRID = (
    "<w:tblPr><w:tblBorders>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + f"</w:tblBorders><w:tblCellMar>{_NO_MARGINS}</w:tblCellMar></w:tblPr>"
)
