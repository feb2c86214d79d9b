"""Tokens from a line: `In 2031, [cases:12] cases were new.` has one figure, of the fact `cases`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.drafts import Kind, Token
from reportgen.drafts.reading import WORDS
from reportgen.refresh.merging import Merged, figures_in

_FIGURE = re.compile(r"\[([a-z]+):([^\]]*)\]")


def tokens(line: str, *, anchored: bool = True) -> list[Token]:
    """The tokens of a line; `anchored`: figures are told from other words, as where their controls are kept."""
    found: list[Token] = []
    end = 0
    for number, match in enumerate(_FIGURE.finditer(line), 1):
        found += _plain(line[end : match.start()], None)
        found += _plain(match[2], (match[1], number) if anchored else None)
        end = match.end()
    return found + _plain(line[end:], None)


def _plain(text: str, figure: tuple[str, int] | None) -> list[Token]:
    return [Token(" " if word.isspace() else word, Kind.TEXT, figure, word) for word in WORDS.findall(text)]


def text(words: Sequence[Token]) -> str:
    return "".join(token.text for token in words)


def applied(merged: Merged, edited: Sequence[Token], new: Sequence[Token]) -> list[Token]:
    """The edited tokens once the stretches of a merge follow the new ones."""
    done = list(edited)
    for hunk in reversed(merged.hunks):
        done[hunk.start : hunk.end] = new[hunk.new_start : hunk.new_end]
    return done


def stated(words: Sequence[Token]) -> list[tuple[str, str]]:
    """The figures: fact and what is read."""
    return [(key, text(words[start:end])) for key, start, end in figures_in(words)]
