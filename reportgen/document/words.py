"""Every text that a back end can print, for a search before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import get_args
from urllib.parse import unquote

from reportgen.document.charts import Figure, Seal
from reportgen.document.inlines import Inline
from reportgen.document.report import Report

_INLINES = frozenset(get_args(Inline))


def words(value: Report | Figure) -> Iterator[str]:
    """Each paragraph, heading, cell, note, caption, label, address and property of a document as one text.

    Inlines that follow one another are joined, so that a name cannot hide in two of them. The seal of a chart is no
    text: its digits could only be taken for a name by chance.
    """
    found: list[str] = []
    _gather(value, found)
    yield from found


def _gather(value: object, found: list[str]) -> None:
    if isinstance(value, str):
        found.append(value)
    elif isinstance(value, tuple):
        if value and all(type(item) in _INLINES for item in value):
            found.append("".join(_inline(item) for item in value))
            found.extend(address for item in value for address in _addresses(item))
            for item in value:
                _gather_notes(item, found)
        else:
            for item in value:
                _gather(item, found)
    else:
        kind: type = type(value)
        for name in _names(kind):
            _gather(getattr(value, name), found)


@cache
def _names(kind: type) -> tuple[str, ...]:
    """The fields of a part that may hold a text; none where values of this kind are no parts."""
    is_part = is_dataclass(kind) and not issubclass(kind, Enum | Seal)
    return tuple(field.name for field in fields(kind)) if is_part else ()


def _inline(value: object) -> str:
    content = getattr(value, "content", None)
    if isinstance(content, tuple):
        return "".join(map(_inline, content))
    return str(getattr(value, "text", ""))


def _addresses(value: object) -> Iterator[str]:
    """The addresses of links as a reader's browser shows them: %44 is a D."""
    if url := getattr(value, "url", ""):
        yield unquote(str(url))
    for item in getattr(value, "content", ()):
        yield from _addresses(item)


def _gather_notes(value: object, found: list[str]) -> None:
    note = getattr(value, "note", None)
    if note is not None:
        _gather(note.content, found)
    for item in getattr(value, "content", ()):
        _gather_notes(item, found)
