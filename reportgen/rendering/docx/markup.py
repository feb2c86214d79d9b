"""Text that may stand in XML, and the namespaces of a Word file."""

from __future__ import annotations

import re

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
WORD_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{RELATIONSHIPS}" xmlns:wp="{WORD_DRAWING}" xmlns:a="{DRAWING}" xmlns:pic="{PICTURE}"'
)

# Breaks become blanks, lest two words grow together; what else XML 1.0 forbids, or no reader can see, is dropped.
_BREAKS = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def escape(text: str) -> str:
    """A text as it may stand in an element or in a double-quoted attribute: nothing in it is markup."""
    return _UNPRINTABLE.sub("", _BREAKS.sub(" ", text)).translate(_MARKUP)


def part(root: str, content: str) -> bytes:
    """A whole part of the file: `root` with the namespaces of Word around the content."""
    return f"{DECLARATION}<{root} {NAMESPACES}>{content}</{root}>".encode()
