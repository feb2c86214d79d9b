"""Numbers of paragraphs and headings that are typed: no words of people, and none that the data change.

They go on from one another. Where those of the edited text were in order, whoever typed them, they are in order
afterwards. Elsewhere those that people left alone are as in the report. Paragraphs and headings are looked at apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reportgen.drafts import Flow, Passage, Token, flow_again
from reportgen.drafts.left_behind import left_behind
from reportgen.refresh.context import Context
from reportgen.refresh.copying import run_like
from reportgen.refresh.runs import join_runs
from reportgen.refresh.series import DEEPEST, PARAGRAPHS, Typed, typed_of
from reportgen.refresh.told import Did, Told

_BEGINNING = re.compile(r"[0-9]{1,4}\. | (?:[IVXLC]+\.|[A-Z]{1,2}\.|[0-9]{1,2}\.|\([a-z]{1,2}\)) ")
_LEFT = "“{}.” is the number of a paragraph that people joined with the one before it. Take it out."
_ANY = "\x04n"
"""What every typed number is compared as."""


def are_typed(flow: Flow) -> bool:
    """Whether paragraphs or headings of a text have typed numbers."""
    return next(_of(flow), None) is not None


def in_order(flow: Flow) -> frozenset[bool]:
    """Of paragraphs (False), of headings (True): whether each number is one more than the one before it.

    Those of paragraphs may begin anew; those of headings do below one of a higher level.
    """
    counts, wrong = _Counts(), set()
    for _, number in _of(flow):
        anew = not number.series and (number.value == 1 or number.series not in counts.last)
        if not anew and number.value != counts.following(number.series):
            wrong.add(bool(number.series))
        counts.meet(number.series, number.value)
    return frozenset((False, True)) - wrong


def without_number(text: str) -> str:
    """What is compared of a paragraph or a heading when it is looked for."""
    numbered = (text[:1].isdigit() or text[:1] == " ") and _BEGINNING.match(text)
    return _BEGINNING.sub("", text, count=1) if numbered else text


def same_words(one: Sequence[str], other: Sequence[str], context: Context) -> bool:
    """Whether texts are the same, but for typed numbers before them: those follow from one another."""
    if one == other or context.numbers is None:
        return one == other
    return list(map(without_number, one)) == list(map(without_number, other))


def note_number(base: Passage, edited: Passage, new: Passage, context: Context) -> None:
    """Keep the number that the report now gives a passage, where people left its own alone."""
    if context.numbers is None or (now := typed_of(new)) is None:
        return
    was = typed_of(base)
    if was is not None and was == typed_of(edited):
        context.numbers[edited.first] = now.value


def mask(tokens: Sequence[Token]) -> None:
    """Let the typed numbers of passages be the same in all texts: they are given at the end."""
    for place in (0, *(n + 1 for n, token in enumerate(tokens) if token.text == "\n")):
        three = tokens[place : place + 3]
        if len(three) == 3 and three[0].text.isdigit() and three[1].text == "." and three[2].shown[:1] == "\t":
            three[0].text = _ANY


def mask_headings(passages: Iterable[Passage], texts: Iterable[Sequence[Token]]) -> None:
    """The same where all of some texts begin with a heading of one level; `passages` are the first of each."""
    found = [typed_of(passage) for passage in passages]
    if found[0] is not None and found[0].series and len({each and each.series for each in found}) == 1:
        for number, tokens in zip(found, texts, strict=True):
            if number is not None:
                tokens[number.at].text = _ANY


def number_again(context: Context, *, ordered: frozenset[bool], quiet: bool) -> None:
    """Give paragraphs and headings of the edited text their numbers; `quiet`: nobody is to see that one is gone."""
    changed: list[tuple[str, str]] = []
    counts = _Counts()
    for passage, number in _of(flow_again(context.edited.flow, context.edited.body)):
        wanted = (context.numbers or {}).get(passage.first, number.value)
        anew = not number.series and (wanted == 1 or number.series not in counts.last)
        if bool(number.series) in ordered and not anew:
            wanted = counts.following(number.series)
        if wanted != number.value:
            _give(passage, number, wanted, context, quiet=quiet)
            changed.append((number.said(number.value), number.said(wanted)))
        counts.meet(number.series, wanted)
    if changed:
        where = f"the typed numbers of {len(changed)} paragraphs" if len(changed) > 1 else "a typed number"
        was, now = ("", "") if quiet else changed[0]
        context.told.append(Told(Did.RENUMBERED, where, was, now))


def tell_left_behind(flow: Flow, context: Context) -> None:
    """Tell the numbers that paragraphs left behind when people joined them, with a comment on each."""
    for passage in (item for item in flow.items if isinstance(item, Passage) and not item.gone):
        for number in left_behind(passage.again().shown):
            context.tell(Did.LEFT_BEHIND, passage, f"{number}.")
            context.comments.add(passage, _LEFT.format(number))


@dataclass(slots=True)
class _Counts:
    """The last number of each series."""

    last: dict[int, int] = field(default_factory=dict)

    def following(self, series: int) -> int:
        return self.last.get(series, 0) + 1

    def meet(self, series: int, value: int) -> None:
        self.last[series] = value
        for deeper in range(series + 1, DEEPEST + 1) if series != PARAGRAPHS else ():
            self.last.pop(deeper, None)


def _of(flow: Flow) -> Iterator[tuple[Passage, Typed]]:
    """The passages of a text that have a typed number."""
    lines = (item for item in flow.items if isinstance(item, Passage) and not item.gone)
    return ((passage, number) for passage in lines if (number := typed_of(passage)) is not None)


def _give(passage: Passage, number: Typed, wanted: int, context: Context, *, quiet: bool) -> None:
    marks = context.writer.quiet if quiet else context.writer.marks
    passage.split((number.at, number.at + 1))
    runs = passage.tokens[number.at].runs
    if not runs:
        return
    for element in reversed(marks.proposed([run_like(number.said(wanted), runs[-1], runs[-1])])):
        runs[-1].addnext(element)
    for run in runs:
        marks.strike(run)
    for paragraph in passage.paragraphs:
        join_runs(paragraph)
