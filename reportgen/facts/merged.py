"""Categories that are counted together: the key of such a figure names its members.

`act_types.surveillance+detention.cases` counts each case that has one of the two acts, once. No code of a reference
table has a plus in it, so a key says of itself whether it is one of these.
"""

from __future__ import annotations

from collections.abc import Sequence

TOGETHER = "+"
"""Stands in the key of every figure that counts headings together, and in no other."""


def merged_code(codes: Sequence[str]) -> str:
    """The code of a category that has these as its members."""
    return TOGETHER.join(codes)


def codes_in(code: str) -> tuple[str, ...]:
    """The members of a merged category; none where the code is that of a heading of its own."""
    return tuple(code.split(TOGETHER)) if TOGETHER in code else ()


def members_of(key: str) -> tuple[str, ...]:
    """The keys of the members of a merged figure, in their order; none where the figure is no merged one."""
    head, found, tail = key.partition(TOGETHER)
    if not found:
        return ()
    stem, _, first = head.rpartition(".")
    rest, dot, suffix = tail.partition(".")
    return tuple(f"{stem}.{code}{dot}{suffix}" for code in (first, *rest.split(TOGETHER)))
