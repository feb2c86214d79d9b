"""The blocks of a document: a closed set. Each back end ends its `match` with `assert_never`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from reportgen.document.charts import Figure
from reportgen.document.inlines import Inlines
from reportgen.document.tables import Table


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (I.), 2 (A.), 3 (1.) or 4 ((a)); `number` is given by numbering, empty where none is due.

    `numbered`: False for headings that never get a number, such as the name of a State in an annex.
    """

    level: int
    content: Inlines
    anchor: str
    number: str = ""
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body; `number` is given by numbering ("12"), empty in a summary.

    `conclusion`: it belongs to the conclusions and recommendations, the only text that is printed bold.
    """

    content: Inlines
    anchor: str
    number: str = ""
    numbered: bool = True
    conclusion: bool = False


class ListKind(Enum):
    """LETTERS: (a), (b), then (i), (ii) at level 2; BULLETS."""

    LETTERS = "letters"
    BULLETS = "bullets"


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list, at level 1 or 2; `marker` is given by numbering ("(a)", "•")."""

    content: Inlines
    kind: ListKind
    level: int = 1
    marker: str = ""
    conclusion: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """A long quotation, set in."""

    content: Inlines


Block = Heading | Paragraph | ListItem | Quotation | Table | Figure
