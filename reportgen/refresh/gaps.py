"""Numbers of bookmarks, controls and notes without the gaps that text leaves which was taken out for real.

Where numbers rise with the text, one that is missing says that something was taken out, and between which words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from reportgen.drafts import WordFile
from reportgen.drafts.ooxml import Element, local, val, w, whole
from reportgen.drafts.tokens import states_figure
from reportgen.refresh.marks import CHANGES

_RANGES = ("bookmarkStart", "bookmarkEnd", "moveFromRangeEnd", "moveToRangeEnd")
_NUMBERED = tuple(map(w, (*CHANGES, *_RANGES)))


def close_gaps(file: WordFile, parts: Sequence[str]) -> None:
    """Count anew, in the order that they had, all changes and bookmarks, the controls of figures, and footnotes.

    `parts` are those of the file in which such things have numbers. Controls of people keep theirs, and notes do where
    a comment has one of the numbers.
    """
    roots = {name: file.package.tree(name) for name in parts}
    fresh = _counted(((each, w("id")) for root in roots.values() for each in root.iter(*_NUMBERED)), ())
    controls = [(each, _is_figure(each)) for root in roots.values() for each in root.iter(w("id"))
                if local(each.getparent()) == "sdtPr"]  # fmt: skip
    others = {val(each) for each, ours in controls if not ours}
    fresh += _counted(((each, w("val")) for each, ours in controls if ours), others)
    comments = {val(each, "id") for each in file.body.iter(w("commentReference"))}
    if file.notes_part in roots and comments.isdisjoint(map(str, range(len(file.notes) + 1))):
        notes = list(roots[file.notes_part].iterchildren(w("footnote")))
        rules = {val(each, "id") for each in notes if val(each, "type") not in ("", "normal")}
        ours = [each for each in (*notes, *file.body.iter(w("footnoteReference"))) if val(each, "id") not in rules]
        fresh += _counted(((each, w("id")) for each in ours), rules)
    for element, name, number in fresh:
        element.set(name, number)
    changed = {element.getroottree().getroot() for element, _, _ in fresh}
    for name, root in roots.items():
        if root in changed:
            file.package.touch(name)


def _counted(numbered: Iterable[tuple[Element, str]], others: Collection[str]) -> list[tuple[Element, str, str]]:
    """What is to have another number, with the attribute and that number: from 1 on, without those of `others`.

    Nothing where one has no whole number.
    """
    found = [(element, name, whole(element.get(name) or "")) for element, name in numbered]
    if any(number is None for _, _, number in found):
        return []
    values = sorted({number for _, _, number in found if number is not None})
    free = (number for number in map(str, range(1, len(values) + len(others) + 1)) if number not in others)
    fresh = dict(zip(values, free, strict=False))
    wanted = [(element, name, fresh[number]) for element, name, number in found if number is not None]
    return [(element, name, number) for element, name, number in wanted if element.get(name) != number]


def _is_figure(number: Element) -> bool:
    properties = number.getparent()
    if properties is None:
        return False
    return states_figure(val(properties.find(w("tag"))) or val(properties.find(w("alias"))))
