"""The numbers of footnotes rise in the order of the text, as Word gives them.

LibreOffice (7.4) gives each mark the note whose turn it is by their numbers, and shows others where they do not rise.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from reportgen.drafts import WordFile
from reportgen.drafts.ooxml import Element, val, w, whole

MARK = w("footnoteReference")


def notes_rise(marks: Iterable[Element]) -> bool:
    """Whether each footnote of a text, of which these are the marks, has a higher number than the one before it."""
    return _rise([val(mark, "id") for mark in marks])


def order_notes(file: WordFile, there: Iterable[Element]) -> None:
    """Give footnotes their numbers anew, so that they rise: the last that is done to a file, whose keys they are.

    `there`: the marks that stand in the text, among other things.
    """
    if file.notes_part not in file.package.parts:
        return
    marks = [mark for mark in there if mark.tag == MARK]
    numbers = [val(mark, "id") for mark in marks]
    if _rise(numbers) or any(whole(number) is None for number in numbers) or len({*numbers}) < len(numbers):
        return
    fresh = dict(zip(numbers, sorted(numbers, key=int), strict=True))
    root = file.package.touch(file.notes_part)
    for each in (*marks, *root.iterchildren(w("footnote"))):
        each.set(w("id"), fresh.get(val(each, "id"), val(each, "id")))


def _rise(written: Sequence[str]) -> bool:
    numbers = [whole(number) for number in written]
    return all(one is not None and other is not None and one < other for one, other in pairwise(numbers))
