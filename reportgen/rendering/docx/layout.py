"""The measures of a page issued at Geneva, in twips (567 a centimetre, 20 a point).

Read from Word files issued there: ECE/TRADE/C/CEFACT/2019/9, 2019/26 and 2018/1; tables, list items and contents
lines after FCCC/PA/CMA/2021/10/Add.3, which is made from the same template.
"""

from __future__ import annotations

from dataclasses import dataclass

EMU_PER_TWIP = 635
TWIPS_PER_INCH = 1440


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet and the margins at its sides: A4 and 2 cm; those above and below are a choice of the form."""

    width: int = 11907
    height: int = 16840
    left: int = 1134
    right: int = 1134

    @property
    def text_width(self) -> int:
        """Between the margins, where headings hang and wide tables stand: 9639."""
        return self.width - self.left - self.right

    @property
    def landscape(self) -> bool:
        return self.width > self.height


PAGE = Paper()
LANDSCAPE = Paper(PAGE.height, PAGE.width)

INDENT = 1134
"""Paragraphs stand this far in from both margins."""
COLUMN = PAGE.text_width - 2 * INDENT
"""The width of the text: 7371, 13 cm."""
NUMBER_END = 851
"""The number of a heading ends here."""
TAB_STOP = 567
TALLEST_PICTURE = 10000
"""What a page holds of a figure beside its caption and the lines below it."""
TALLEST_BELOW_HEADING = 8500
"""And below the heading of an annex, whose first figure must not leave it alone on its page."""


@dataclass(frozen=True, slots=True)
class Bullet:
    """The list of a bullet style: its number in numbering.xml, and where its text stands."""

    number: int
    left: int
    hanging: int = 170


BULLETS = {"Bullet1G": Bullet(1, 1701), "Bullet2G": Bullet(2, 2268)}
