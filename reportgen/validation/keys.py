"""The keys of a table: there, unique, and such that other tables and texts can point at them.

Keys are exact: nothing is folded. Two that a person would take for the same are a warning.
"""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from reportgen.validation.tables import Mask, Table, Texts

_BAD = re.compile(r"[|{}\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_MOST_NAMED = 10


def check_keys(table: Table) -> None:
    """Report empty and duplicate keys (every row of them), keys that differ only in case or blanks, and bad signs."""
    column = table.schema.key
    if column is None or not len(table.rows):
        return
    texts = table.keys
    folded = pd.Series(["".join(text.casefold().split()) for text in texts], dtype="str")
    empty = (folded == "").to_numpy(dtype=bool)
    table.report("key.empty", empty, column, "The row has no key.")
    in_one = "\n".join(texts)
    if _BAD.search(in_one.replace("\n", "")) or in_one.count("\n") != len(texts) - 1:
        bad = np.fromiter((_BAD.search(text) is not None for text in texts), dtype=bool, count=len(texts))
        message = "The key holds a sign that may not stand in one."
        table.report("key.bad_character", bad, column, message, "no | { } and no control characters")
    nearly = folded.duplicated(keep=False).to_numpy() & ~empty
    if nearly.any():  # what is the same is nearly the same too
        same = table.frame[column].duplicated(keep=False).to_numpy() & ~empty
        _report_groups(table, "key.duplicate", texts, same, same, "The same key stands in row {}.")
        message = "The key differs only in case or blanks from that in row {}."
        _report_groups(table, "key.nearly_same", folded.to_numpy(), nearly, nearly & ~same, message)


def _report_groups(table: Table, rule: str, keys: Texts, among: Mask, told: Mask, message: str) -> None:
    """A finding for each row of `told`, with the numbers of the other rows `among` which its key stands."""
    column = table.schema.key
    assert column is not None
    positions, held = np.flatnonzero(told), np.flatnonzero(among)
    if len(positions):
        groups = pd.Series(table.rows[held]).groupby(keys[held]).agg(list)
        messages = [
            message.format(_others(groups[key], int(row)))
            for key, row in zip(keys[positions], table.rows[positions], strict=True)
        ]
        table.report(rule, positions, column, messages)


def _others(rows: list[int], own: int) -> str:
    others = [row for row in rows[: _MOST_NAMED + 1] if row != own]
    more = f" and {len(rows) - 1 - len(others)} more" if len(rows) - 1 > len(others) else ""
    return ", ".join(map(str, others)) + more
