"""Persons who are mentioned again in the summary of a State: "Mr. Ulielle Hesto" the first time, then "Mr. Hesto".

Each short account names its persons as if it stood alone. Where several stand in one paragraph, a full name that was
printed already becomes the later form that the person has in the account of the case: no form is made up, and nobody
is called by one that the account does not use.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reportgen.document.inlines import Inlines, Text, plain

_TITLED = re.compile(r"\b(?:Mr|Ms|Mrs|Mx|Dr)\. ")
_INITIAL = re.compile(r"\w\.")
_BACKSLASH = re.compile(r"\\(\W)")


def with_later_forms(told: Sequence[Inlines], accounts: Iterable[str]) -> Iterator[Inlines]:
    """The short accounts of one paragraph, in their order; `accounts` are the full ones, in Markdown."""
    known = " ".join(_BACKSLASH.sub(r"\1", account) for account in accounts)
    before = ""
    for content in told:
        shown = tuple(Text(_shortened(i.text, before, known)) if isinstance(i, Text) else i for i in content)
        before += f"{plain(content)} "
        yield shown


def _shortened(words: str, before: str, known: str) -> str:
    pieces: list[str] = []
    done = 0
    for title in _TITLED.finditer(words):
        full = _mentioned(title[0], words[title.end() :], before)
        later = _later_form(title[0], full, known)
        if later:
            pieces.extend((words[done : title.end()], later))
            done = title.end() + len(" ".join(full))
    return "".join((*pieces, words[done:]))


def _mentioned(title: str, rest: str, before: str) -> list[str]:
    """The name that follows a title here and followed the same title before, in words; empty where there is none."""
    here = _run(rest)
    for earlier in _TITLED.finditer(before):
        there = _run(before[earlier.end() :])
        shared = next((n for n, (a, b) in enumerate(zip(here, there, strict=False)) if a != b), None)
        name = here[: min(len(here), len(there)) if shared is None else shared]
        while name and name[-1].islower():
            name.pop()
        if earlier[0] == title and len(name) > 1 and not (_goes_on(here, name) or _goes_on(there, name)):
            return name
    return []


def _later_form(title: str, full: Sequence[str], known: str) -> str:
    """The end of a full name by which the account calls the person, the longest where there are several."""
    ends = (" ".join(full[first:]) for first in range(1, len(full)))
    return next((end for end in ends if re.search(rf"\b{re.escape(title + end)}(?!\w)", known)), "")


def _run(rest: str) -> list[str]:
    """The words up to the first mark that ends a name; the point of an initial does not."""
    run: list[str] = []
    for word in rest.split(" "):
        bare = word if _INITIAL.fullmatch(word) else word.rstrip(",.;:!?)”’")
        run.append(bare)
        if bare != word:
            break
    return run


def _goes_on(run: Sequence[str], name: Sequence[str]) -> bool:
    """Is it but the beginning of a longer name?"""
    return len(run) > len(name) and run[len(name)][:1].isupper()
