"""Controls of copied figures that have no name any more: LibreOffice 7.4 drops it, and a copy has no bookmark.

What is left to tell them by is the number, and the words beside it. Where these are words of one figure of the base
alone, the control is given its name again; else the number is left, and told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from reportgen.drafts import Base, Passage, WordFile, flow_of, heads_of
from reportgen.drafts.nameless import nameless_in, said_in
from reportgen.drafts.ooxml import Element, child_of, val, w
from reportgen.drafts.reading import WORDS
from reportgen.drafts.tokens import short
from reportgen.refresh.alignment import figures_in
from reportgen.refresh.counts import states_number

_ENOUGH = 2
"""So many words beside a number are to be those of the report."""
_FAR = 4


@dataclass(frozen=True, slots=True)
class _Place:
    """The words before a figure, the nearest first, and those after it."""

    before: tuple[str, ...]
    after: tuple[str, ...]

    def likeness(self, other: _Place) -> int:
        """How many words beside two figures are the same, without a gap."""
        return _same(self.before, other.before) + _same(self.after, other.after)


@dataclass(slots=True)
class Nameless:
    """`left`: the controls that could not be given a name, and what they say.

    `was`: by what a figure of the base says, its keys; `now`: what the new text says of each key.
    """

    left: dict[Element, str] = field(default_factory=dict)
    was: dict[str, set[str]] = field(default_factory=dict)
    now: dict[str, set[str]] = field(default_factory=dict)

    def changed(self, shown: str) -> set[str]:
        """The keys of the figures that said so in the base, and say so no more."""
        return {key for key in self.was.get(shown, ()) if shown not in self.now.get(key, ())}

    def is_known(self, shown: str) -> bool:
        """Whether the report says so somewhere, before or now."""
        return shown in self.was or any(shown in said for said in self.now.values())


def give_names(base: Base, edited: WordFile, fresh: WordFile) -> Nameless:
    """Give controls of copied figures their names again, where the figure changed and it is certain which it is."""
    found = Nameless()
    controls = {
        control: said
        for root in _roots(edited)
        for control in nameless_in(root)
        if (said := said_in(control)) and states_number(said.shown)
    }
    if not controls:
        return found
    places: dict[tuple[str, str], list[_Place]] = {}
    for passage in _passages(base, base.notes):
        for key, start, end in figures_in(passage.tokens):
            shown, before, after = ("".join(token.shown for token in passage.tokens[slice(*span)])
                                    for span in ((start, end), (None, start), (end, None)))  # fmt: skip
            found.was.setdefault(shown.strip(), set()).add(key)
            places.setdefault((shown.strip(), key), []).append(_place(before, after))
    for passage in _passages(fresh, fresh.notes):
        for key, shown in passage.figures:
            found.now.setdefault(key, set()).add(shown)
    names = {short(val(tag)): val(tag) for tag in fresh.body.iter(w("tag"))}
    named = False
    for control, said in controls.items():
        shown, here = said.shown.strip(), _place(said.before, said.after)
        alike = {key: max(place.likeness(here) for place in places[shown, key]) for key in found.was.get(shown, ())}
        best = max(alike.values(), default=0)
        keys = [key for key, like in alike.items() if like == best >= _ENOUGH]
        if len(keys) != 1:
            found.left[control] = shown
        elif keys[0] in found.changed(shown):
            _name(control, names.get(keys[0], keys[0]))
            named = True
    if named:
        edited.flow = flow_of(edited.body)
    return found


def _passages(text: Base | WordFile, notes: Iterable[str]) -> Iterator[Passage]:
    yield from text.flow.passages()
    for key in notes:
        yield from text.note(key).passages()


def _roots(file: WordFile) -> Iterator[Element]:
    """The text, the notes, heads and feet."""
    parts = (file.notes_part, file.endnotes_part, *heads_of(file.package, file.body))
    yield file.body
    yield from (file.package.tree(part) for part in parts if part in file.package.parts)


def _place(before: str, after: str) -> _Place:
    sides = ([word for word in WORDS.findall(side.casefold()) if not word.isspace()] for side in (before, after))
    left, right = sides
    return _Place(tuple(left[: -_FAR - 1 : -1]), tuple(right[:_FAR]))


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many words two sides have in common, from the nearest on; signs count for nothing."""
    words = 0
    for ours, theirs in zip(one, other, strict=False):
        if ours != theirs:
            break
        words += any(map(str.isalnum, ours))
    return words


def _name(control: Element, key: str) -> None:
    properties = child_of(control, "sdtPr")
    if properties is None:
        properties = etree.Element(w("sdtPr"))
        control.insert(0, properties)
    look = child_of(properties, "rPr")
    for name in ("tag", "alias"):
        made = etree.Element(w(name))
        made.set(w("val"), key)
        if look is not None:
            look.addnext(made)
        else:
            properties.insert(0, made)
