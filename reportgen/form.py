"""The form of a document, where it is a choice: its page, who gives the numbers, the picture in the emblem's cell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Numbers(StrEnum):
    """Who gives the numbers of headings, paragraphs and items of a Word file.

    AUTOMATIC: Word does, as a list, so that they go on where an editor inserts a paragraph. TYPED: they are text, as in
    files issued at Geneva.
    """

    AUTOMATIC = "automatic"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class Page:
    """The margins above and below the text, and how far heads and feet stand from the edge; twips (567 a centimetre).

    The paper is A4 and the margins at the sides are 2 cm: the columns of the templates rest on them. The defaults are
    those of files issued at Geneva in 2018 and 2019.
    """

    top: int = 1701
    bottom: int = 2268
    header: int = 1134
    footer: int = 1701


PAGES = {"geneva-2019": Page(), "unfccc-2022": Page(top=1417, bottom=1134, header=850, footer=567)}
"""Pages by name, as measured in ECE/TRADE/C/CEFACT/2019/9 and FCCC/PA/CMA/2021/10/Add.3."""


@dataclass(frozen=True, slots=True)
class Form:
    """The form of one run.

    `emblem`: a PNG that an authorised user gave for the emblem's cell, else nothing. `archive`: the PDF is also fit for
    an archive (PDF/A-3a), with the tables behind its figures attached. `anchors`: a Word file carries what it takes
    to bring a correction into it after people have edited it; a file that is published carries none.
    """

    page: Page = Page()
    numbers: Numbers = Numbers.AUTOMATIC
    emblem: bytes = b""
    archive: bool = False
    anchors: bool = False
