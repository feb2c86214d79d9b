"""What people typed into a field that shows a number: Word takes it out when it updates the field."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.drafts.fields import text_of
from reportgen.drafts.ooxml import Element, local

_NUMBER = re.compile(r"\(?(?:\d+|[IVXLCDM]+|[ivxlcdm]+|[A-Za-z])(?:\.\d+)*[.)]?")
_TOKEN = re.compile(r"[\w.()]+")
_ERROR = "Error!"
"""How Word begins what it shows in the place of what it did not find."""


def is_number(text: str) -> bool:
    """Whether a text is a number as Word counts: "12", "IV", "b", "2.1.", "(iii)"."""
    return _NUMBER.fullmatch(text) is not None


def has_words(result: str) -> bool:
    """Whether people typed words beside or over the number that a field shows."""
    shown = result.strip()
    return bool(shown) and not is_number(shown) and not shown.startswith(_ERROR)


def number_in(result: str) -> str:
    """The number among the words; empty where there is none, or more than one."""
    place = _place(result)
    return result[place.start : place.stop] if place else ""


def put_number(shown: Sequence[Element], number: str) -> bool:
    """Let the number among the words be another, and all else as it is; False where there is no such number."""
    place = _place(text_of(shown))
    if place is None or any(local(each) != "t" for each in shown):
        return False
    at = 0
    for each in shown:
        said = each.text or ""
        first, last = (min(max(sign - at, 0), len(said)) for sign in (place.start, place.stop))
        if first < last:
            each.text = said[:first] + number + said[last:]
            number = ""
        at += len(said)
    return True


def _place(result: str) -> range | None:
    found = [each for each in _TOKEN.finditer(result) if is_number(each[0])]
    return range(*found[0].span()) if len(found) == 1 else None
