"""Characters that nobody sees, where no letter needs them: left by what a text was copied from.

Persian needs the non-joiner, Hindi the joiner, Khmer the blank of no width, and a text that runs in two directions its
marks; all of them stand where a text has letters of such a script. What turns the direction of a line is refused by
reading, wherever it stands.
"""

from __future__ import annotations

import re

import numpy as np

from reportgen.cases.schema import Kind
from reportgen.validation.tables import Mask, Positions, Table, Texts, texts_of
from reportgen.vocabulary import beyond_ascii

_UNSEEN = re.compile("[\u200b-\u200f]")

_NEEDS_THEM = re.compile(
    "[\u0590-\u10ff\u1780-\u17ff\u1800-\u18af\u1900-\u1cff\ua840-\uabff\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00011fff\U0001e800-\U0001eeff\U0001f000-\U0001faff]"
)
"""Hebrew to Myanmar, Khmer, Mongolian and their neighbours, later blocks of such scripts, and signs that are joined."""


def check_invisible(table: Table) -> None:
    """Report each cell of text that holds such a character and no letter that needs one."""
    for column in table.schema.columns:
        if column.kind is not Kind.TEXT:
            continue
        if column.many:
            values = table.many[column.name]
            at: Mask | Positions = np.unique(values.positions[_stray(values.texts)])
        else:
            at = _stray(texts_of(table.frame[column.name]))
        message = "An invisible character stands in this cell, and no letter of it needs one."
        table.report("text.invisible_character", at, column.name, message)


def _stray(texts: Texts) -> Mask:
    if not _UNSEEN.search(beyond_ascii("".join(texts))):
        return np.zeros(len(texts), dtype=bool)
    stray = (_UNSEEN.search(text) is not None and _NEEDS_THEM.search(text) is None for text in texts)
    return np.fromiter(stray, dtype=bool, count=len(texts))
