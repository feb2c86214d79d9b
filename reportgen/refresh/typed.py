"""Numbers of paragraphs that are typed: no words of people, and none that the data change. They go on from one another.

Where the numbers of the edited text were in order, whoever typed them, they are in order afterwards. Elsewhere those
that people left alone are as in the report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reportgen.drafts import Flow, Passage, Token, flow_of
from reportgen.refresh.context import Context
from reportgen.refresh.copying import run_like
from reportgen.refresh.runs import join_runs
from reportgen.refresh.told import Did, Told

_NUMBER = re.compile(r"([0-9]{1,4})\.\t")
_BEGINNING = re.compile(r"[0-9]{1,4}\. ")
_ANY = "\x04n"
"""What every typed number is compared as."""


def number_of(passage: Passage) -> int | None:
    """The typed number of a paragraph; None where it has none."""
    found = _NUMBER.match(passage.shown) if passage.text[:1].isdigit() else None
    return int(found[1]) if found else None


def are_typed(flow: Flow) -> bool:
    """Whether paragraphs of a text have typed numbers."""
    return any(number_of(item) is not None for item in flow.items if isinstance(item, Passage))


def in_order(flow: Flow) -> bool:
    """Whether each typed number is one more than the one before it, or begins anew."""
    found = [number for item in flow.items if isinstance(item, Passage) and (number := number_of(item)) is not None]
    return all(now in (1, before + 1) for before, now in pairwise(found))


def without_number(text: str) -> str:
    """What is compared of a paragraph when it is looked for."""
    return _BEGINNING.sub("", text, count=1) if text[:1].isdigit() and _BEGINNING.match(text) else text


def mask(tokens: Sequence[Token]) -> None:
    """Let the typed numbers of passages be the same in all texts: they are given at the end."""
    for place in (0, *(n + 1 for n, token in enumerate(tokens) if token.text == "\n")):
        three = tokens[place : place + 3]
        if len(three) == 3 and three[0].text.isdigit() and three[1].text == "." and three[2].shown[:1] == "\t":
            three[0].text = _ANY


def number_again(context: Context, *, ordered: bool, quiet: bool) -> None:
    """Give the paragraphs of the edited text their numbers; `quiet`: nobody is to see that one is gone."""
    changed: list[tuple[int, int]] = []
    before: int | None = None
    for passage in flow_of(context.edited.body).items:
        if not isinstance(passage, Passage) or passage.gone or (there := number_of(passage)) is None:
            continue
        wanted = (context.numbers or {}).get(passage.first, there)
        if ordered and before is not None and wanted != 1:
            wanted = before + 1
        if wanted != there:
            _give(passage, wanted, context, quiet=quiet)
            changed.append((there, wanted))
        before = wanted
    if changed:
        where = f"the typed numbers of {len(changed)} paragraphs" if len(changed) > 1 else "a typed number"
        was, now = ("", "") if quiet else map(str, changed[0])
        context.told.append(Told(Did.RENUMBERED, where, was, now))


def _give(passage: Passage, number: int, context: Context, *, quiet: bool) -> None:
    marks = context.writer.quiet if quiet else context.writer.marks
    passage.split((0, 1))
    runs = passage.tokens[0].runs
    if not runs:
        return
    for element in reversed(marks.proposed([run_like(str(number), runs[-1], runs[-1])])):
        runs[-1].addnext(element)
    for run in runs:
        marks.strike(run)
    for paragraph in passage.paragraphs:
        join_runs(paragraph)
