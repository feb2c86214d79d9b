"""A sentence against a sentence: the fewest words that say what is to be read for what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST = 3
"""Corrections in one sentence beyond which it is printed anew."""

_ENDS, _BEGINS = ".,;:!?)”’", "(“‘"
_BOUNDS = {("at", "least"), ("at", "most"), ("more", "than"), ("fewer", "than"), ("less", "than")}
_NUMBERED = re.compile(r"[(“‘]?(?:[Aa]nnex|[Ff]igure|[Tt]able|[Cc]hapter|[Ss]ection|[Pp]aragraph)(?:s|es)?")
_NUMBER = re.compile(r"(?:\d+|[IVXL]+)[.,;:)]*")
_FIGURES = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Span:
    """Words of the one from `i` to `k` become those of the other from `j` to `m`."""

    i: int
    k: int
    j: int
    m: int


def for_read(old: str, new: str) -> tuple[tuple[str, str], ...]:
    """What to read for what, each found once in the old sentence; none where the sentence is better printed anew."""
    olds, news = old.split(), new.split()
    spans = _spans(olds, news)
    if not spans or len(spans) > MOST:
        return ()
    for _ in range(len(olds) + len(news)):
        wider = _joined([_clear(span, olds, news) for span in spans])
        if wider == spans:
            break
        spans = wider
    said, read = (sum(span.k - span.i for span in spans), sum(span.m - span.j for span in spans))
    if said == len(olds) or said > max(8, len(olds) // 2) or read > max(8, len(news) // 3):
        return ()
    if (len(spans) > 1 and read > len(news) // 2) or any(not _is_clear(span, olds) for span in spans):
        return ()
    shown: list[_Span] = []
    for span in spans:
        wide = _with_neighbour(span, olds, news)
        for widened in (_with_per_cent, _with_bound, _with_what_is_numbered, _with_name):
            wide = widened(wide, olds, news)
        shown.append(span if shown and wide.i < shown[-1].k else wide)
    return tuple(_trimmed(" ".join(olds[s.i : s.k]), " ".join(news[s.j : s.m])) for s in shown)


def _spans(olds: Sequence[str], news: Sequence[str]) -> list[_Span]:
    codes = SequenceMatcher(None, olds, news, autojunk=False).get_opcodes()
    return _joined([_Span(i, k, j, m) for tag, i, k, j, m in codes if tag != "equal"])


def _joined(spans: Sequence[_Span]) -> list[_Span]:
    """Spans with at most one word between them are one."""
    joined: list[_Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last is not None and span.i - last.k <= 1:
            joined[-1] = _Span(last.i, span.k, last.j, span.m)
        else:
            joined.append(span)
    return joined


def _clear(span: _Span, olds: Sequence[str], news: Sequence[str]) -> _Span:
    """A word more on the side that has one, until the words are found once and neither side is empty."""
    if span.m > span.j and _is_clear(span, olds):
        return span
    ends = span.k > span.i and olds[span.k - 1][-1] in _ENDS
    if span.k < len(olds) and span.m < len(news) and not (ends and span.i and span.j):
        return _Span(span.i, span.k + 1, span.j, span.m + 1)
    if span.i and span.j:
        return _Span(span.i - 1, span.k, span.j - 1, span.m)
    return span


def _is_clear(span: _Span, olds: Sequence[str]) -> bool:
    """Whether the words stand in the old sentence once, whatever marks are beside them."""
    bare = [word.strip(_ENDS + _BEGINS) for word in olds]
    wanted, width = bare[span.i : span.k], span.k - span.i
    found = sum(bare[at : at + width] == wanted for at in range(len(olds) - width + 1))
    return bool(width) and found == 1


def _with_neighbour(span: _Span, olds: Sequence[str], news: Sequence[str]) -> _Span:
    """A number in figures with the word that it counts ("9 September"), or in brackets with the word before it."""
    old, new = olds[span.i : span.k], news[span.j : span.m]
    if len(old) != 1 or len(new) != 1 or not any(_FIGURES.search(word) for word in (*old, *new)):
        return span
    follows = span.k < len(olds) and span.m < len(news) and olds[span.k] == news[span.m]
    if old[0][-1] not in _ENDS and new[0][-1] not in _ENDS and follows:
        return _Span(span.i, span.k + 1, span.j, span.m + 1)
    precedes = span.i and span.j and olds[span.i - 1] == news[span.j - 1]
    if old[0][0] in _BEGINS and precedes and olds[span.i - 1][-1] not in _ENDS:
        return _Span(span.i - 1, span.k, span.j - 1, span.m)
    return span


def _with_per_cent(span: _Span, olds: Sequence[str], news: Sequence[str]) -> _Span:
    """A share whole: "12 per cent", and not "12 per"."""
    for at, there in ((span.k - 1, span.m - 1), (span.k, span.m)):
        both = (olds[at : at + 2], news[there : there + 2])
        if all([word.strip(_ENDS) for word in words] == ["per", "cent"] for words in both):
            return _Span(span.i, at + 2, span.j, there + 2)
    return span


def _with_bound(span: _Span, olds: Sequence[str], news: Sequence[str]) -> _Span:
    """A number with the words that bound it ("at least 2"), and where these are in brackets with the word before."""
    bound = tuple(word.lstrip(_BEGINS) for word in olds[max(0, span.i - 2) : span.i])
    if bound not in _BOUNDS or span.j < len(bound) or olds[span.i - 2 : span.i] != news[span.j - 2 : span.j]:
        return span
    opens = olds[span.i - 2][0] in _BEGINS and span.i > 2 and span.j > 2 and olds[span.i - 3] == news[span.j - 3]
    more = 3 if opens else 2
    return _Span(span.i - more, span.k, span.j - more, span.m)


def _with_what_is_numbered(span: _Span, olds: Sequence[str], news: Sequence[str]) -> _Span:
    """A number with what it numbers: "annex I", and not "I"."""
    named = span.i and span.j and olds[span.i - 1] == news[span.j - 1] and _NUMBERED.fullmatch(olds[span.i - 1])
    if named and all(_NUMBER.fullmatch(word) for word in (olds[span.i], news[span.j])):
        return _Span(span.i - 1, span.k, span.j - 1, span.m)
    return span


def _with_name(span: _Span, olds: Sequence[str], news: Sequence[str]) -> _Span:
    """A name that begins before the words, whole: "Sable Coast", and not "Coast"."""
    while span.i and span.j and olds[span.i - 1] == news[span.j - 1] and olds[span.i - 1][-1] not in _ENDS:
        if not all(word[:1].isupper() for word in (olds[span.i - 1], olds[span.i])) or span.i == 1:
            break
        span = _Span(span.i - 1, span.k, span.j - 1, span.m)
    return span


def _trimmed(old: str, new: str) -> tuple[str, str]:
    """Without the marks that both have at their ends, but a closing bracket that is opened within."""
    while min(len(old), len(new)) > 1 and old[-1] == new[-1] and old[-1] in _ENDS and not _closes(old, new):
        old, new = old[:-1], new[:-1]
    while min(len(old), len(new)) > 1 and old[0] == new[0] and old[0] in _BEGINS and ")" not in old + new:
        old, new = old[1:], new[1:]
    return old, new


def _closes(old: str, new: str) -> bool:
    return old[-1] == ")" and "(" in old[1:] and "(" in new[1:]
