"""Text becomes markup here and nowhere else: whatever is not markup yet is escaped, control characters are dropped.

What is written is HTML and well-formed XML at once, so that any reader's program can take it apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

Child = str | None
"""Plain text, to be escaped; Markup, which is left as it is; or nothing."""

# What neither XML nor a reader can take: controls but tab and line ends, lone surrogates, non-characters.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

_VOID = frozenset({"br", "col", "hr", "link", "meta"})


def printable(text: str) -> str:
    """The same text without the characters that cannot be printed; Markup stays Markup."""
    return _UNPRINTABLE.sub("", text) if _UNPRINTABLE.search(text) else text


def escaped(text: str) -> Markup:
    """Text as markup that shows it; Markup is returned as it is."""
    return text if isinstance(text, Markup) else escape(printable(text))


def joined(children: Iterable[Child]) -> Markup:
    """Children one after another, those that are no markup yet escaped."""
    return Markup("").join(escaped(child) for child in children if child is not None)


def element(tag: str, *children: Child, **attributes: str | None) -> Markup:
    """An element with its children: `element("p", "A & B", class_="note")`.

    A trailing underscore of an attribute is dropped and other underscores become hyphens (`aria_label`); an attribute
    None is left out.
    """
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escaped(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    if tag in _VOID:
        return Markup(f"<{tag}{written}/>")  # noqa: S704 - every value in it was escaped above
    return Markup(f"<{tag}{written}>{joined(children)}</{tag}>")  # noqa: S704 - as above
