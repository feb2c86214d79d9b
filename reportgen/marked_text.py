"""The Markdown that people may write, for every room that reads it: which rules are on, and what a comment is."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

PRINTED_AS_TYPED = ("code", "fence", "html_block", "html_inline", "backticks", "entity", "lheading", "reference")
"""Rules of Markdown that are off: what they would read as markup is text."""

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
"""A comment for drafters, which is never printed."""


@cache
def parser() -> MarkdownIt:
    """The one parser: CommonMark with tables and footnotes, without HTML and code."""
    made = MarkdownIt("commonmark", {"html": False, "linkify": False, "typographer": False})
    made.use(footnote_plugin, inline=True, move_to_end=False)
    return made.enable("table").disable(PRINTED_AS_TYPED)
