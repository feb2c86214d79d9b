"""A word of a paragraph, or a thing in its line."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from enum import Enum

from reportgen.drafts.ooxml import WORD_DRAWING, Element

_LONE = frozenset(("states", "cases", "situations", "persons", "organizations"))
"""Keys of one word. Editors, and Google Docs ("goog_rdk_1"), call controls of theirs by other ones."""
_SHORT = re.compile(r"k_[0-9a-f]{8}")
_DOTTED = re.compile(
    r"(?:country\.[A-Z0-9]{3}\.(?=.))?(?:states|cases|situations|persons|organizations|"
    r"(?:states|regions|cases|persons|act_types|un_entities|raised_by|responses|withheld)(?:\.[\w+-]+)+)"
)


class Kind(Enum):
    """What a token is. MARK: the end of a paragraph inside a passage. OTHER: a formula and the like."""

    TEXT = "text"
    NOTE = "note"
    FIELD = "field"
    PICTURE = "picture"
    MARK = "mark"
    OTHER = "other"


@dataclass(slots=True)
class Token:
    """A word, a blank, a sign, or a thing in the line.

    `text` is what it is compared by: a word, one blank for any, and for a thing what tells it from others. `figure`:
    the short key of the fact that it states, and which of the figures of its paragraph it belongs to. `runs` are the
    runs that it is made of, once `split` has given each token its own. `thing` is the element of a note's mark or a
    picture.
    """

    text: str
    kind: Kind = Kind.TEXT
    figure: tuple[str, int] | None = None
    shown: str = ""
    runs: list[Element] = field(default_factory=list)
    thing: Element | None = None


def short(key: str) -> str:
    """What stands for a key in the names of bookmarks."""
    return f"k_{hashlib.sha256(key.encode()).hexdigest()[:8]}"


def as_short(tag: str) -> str:
    """The short key of a tag, which may be one already."""
    return tag if _SHORT.fullmatch(tag) else short(tag)


def states_figure(tag: str) -> bool:
    """Whether a control of this name is that of a figure; editors and other programs call theirs otherwise."""
    return tag in _LONE or _SHORT.fullmatch(tag) is not None or _DOTTED.fullmatch(tag) is not None


def single_blanks(text: str) -> str:
    """A text with one blank for any number and kind of them."""
    words = " ".join(text.split())
    if not words:
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{words}{' ' if text[-1].isspace() else ''}"


def picture_name(element: Element | None) -> str:
    """The name that a drawing carries; empty where it has none."""
    if element is None:
        return ""
    found = next(element.iter(f"{{{WORD_DRAWING}}}docPr"), None)
    return (found.get("name") or "") if found is not None else ""
