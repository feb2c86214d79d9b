"""The Markdown that people may write, for every room that reads it: which rules are on, and what a comment is."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

PRINTED_AS_TYPED = ("code", "fence", "html_block", "html_inline", "backticks", "entity", "lheading", "reference")
"""Rules of Markdown that are off: what they would read as markup is text."""

COMMENT = re.compile(r"<!--.*?(?:(?P<end>-->)|\Z)", re.DOTALL)
"""A comment for drafters, which is never printed. One that is never closed goes to the end and has no `end`."""

_PARAGRAPH_END = re.compile(r"\n\s*\n")
_MOST_LOOKED_THROUGH = 20_000_000
"""Characters that are looked through for the ends of notes; the largest report has a million."""


def has_too_many_notes(text: str) -> bool:
    """Whether a text would keep the parser busy for minutes: from each mark of a note it looks for its end."""
    if "[^" not in text and "^[" not in text:
        return False
    parts = _PARAGRAPH_END.split(text)
    return sum((part.count("[^") + part.count("^[")) * len(part) for part in parts) > _MOST_LOOKED_THROUGH


@cache
def parser() -> MarkdownIt:
    """The one parser: CommonMark with tables and footnotes, without HTML and code."""
    made = MarkdownIt("commonmark", {"html": False, "linkify": False, "typographer": False})
    made.use(footnote_plugin, inline=True, move_to_end=False)
    return made.enable("table").disable(PRINTED_AS_TYPED)
