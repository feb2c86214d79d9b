"""Let what Word counts follow an edit: references, numbers of tables and figures, lines of the contents.

Word does so itself when an editor presses F9; a file that nobody updates must say the right numbers too. Only what a
field shows is changed, and no tracked change is made of it, as Word makes none. Words that people typed into one stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reportgen.drafts import WordFile
from reportgen.drafts.fields import Field, Marked, marked_in
from reportgen.drafts.numbers import Number, is_gone, numbers_of, said
from reportgen.drafts.ooxml import Element, local, val, whole
from reportgen.drafts.typed_in import has_words, is_number, number_in, put_number
from reportgen.refresh.contents import update_contents
from reportgen.refresh.contents_lines import words_of
from reportgen.refresh.marks import Marks
from reportgen.refresh.told import Did, Told

_SEQUENCES = {"ARABIC": "decimal", "ROMAN": "upperRoman", "roman": "lowerRoman", "ALPHABETIC": "upperLetter",
              "alphabetic": "lowerLetter"}  # fmt: skip
_LOOKS = ("MERGEFORMAT", "CHARFORMAT")
_IN_LEVELS = ("\\r", "\\w")
_KNOWN = frozenset(("\\h", "\\n", *_IN_LEVELS))
_ROUNDS = 4
"""A reference may repeat a text in which there is a reference."""


def update_fields(file: WordFile, marks: Marks) -> tuple[Told, ...]:
    """Let references, numbers and contents of a file show what stands in it; what was changed, and what leads nowhere.

    The number of a paragraph is asked of its list, that of a table or figure of the order in the text; what is struck
    out is not there. A field that asks for more than is known here is left alone. Asked again, it changes nothing.
    """
    told = _Told(file)
    _count(told.marked(file.package.main), told)
    for _ in range(_ROUNDS):
        before = len(told.changes)
        here = told.marked(file.package.main)
        parts = [part for part in (file.notes_part, file.endnotes_part) if part in file.package.parts]
        notes = [(part, told.marked(part)) for part in parts]
        for part, marked in [(file.package.main, here), *notes]:
            for each in marked.fields:
                _refer(each, part, here, told)
        if len(told.changes) == before:
            break
    lines = update_contents(file, told.marked(file.package.main), told.numbers, marks)
    return (*told.changes, *lines, *told.left.values())


@dataclass(slots=True)
class _Told:
    """What is done, as it is told."""

    file: WordFile
    changes: list[Told] = field(default_factory=list)
    left: dict[Element, Told] = field(default_factory=dict)
    """What is left to people, by the first sign of its field."""
    _marked: dict[str, Marked] = field(default_factory=dict)
    _numbers: Mapping[Element, Number] | None = None

    def numbers(self) -> Mapping[Element, Number]:
        """The numbers of paragraphs, counted when the first of them is asked for."""
        if self._numbers is None:
            self._numbers = numbers_of(self.file.package)
        return self._numbers

    def marked(self, part: str) -> Marked:
        """The fields and bookmarks of a part as it stands now: read again where what they show is made of else."""
        if part not in self._marked:
            self._marked[part] = marked_in(self.file.package.tree(part))
        return self._marked[part]

    def show(self, each: Field, text: str, part: str) -> None:
        """Let a field show a text, where it shows another."""
        was, holders = each.result, list(each.shown)
        if was == text:
            return
        if is_number(text) and has_words(was):
            self._renumber(each, text, part)
        elif each.show(text):
            self.file.package.touch(part)
            self.changes.append(Told(Did.RENUMBERED, words_of(each.paragraph), was, text))
            if each.shown != holders:
                self._marked.pop(part, None)

    def _renumber(self, each: Field, number: str, part: str) -> None:
        """What people typed into a field stays; the number in it follows, where it can be told."""
        was = each.result
        if not put_number(each.shown, number):
            why = f"people typed over a number that Word counts: it is {number}"
            self.left[each.edges[0]] = Told(Did.KEPT, words_of(each.paragraph), was, why=why)
        elif each.result != was:
            self.file.package.touch(part)
            self.changes.append(Told(Did.RENUMBERED, words_of(each.paragraph), was, each.result))

    def leads_nowhere(self, each: Field, name: str) -> None:
        """A field whose bookmark is gone: `name` is what it asks for."""
        why = f"there is no bookmark {name} any more"
        place = each.edges[0]
        self.left[place] = Told(Did.DANGLING, words_of(each.paragraph), each.result, why=why)


def _count(marked: Marked, told: _Told) -> None:
    """The numbers of tables and figures, in the order of the text."""
    counts: dict[str, int] = {}
    unknown = {_sequence(each) for each in _sequences(marked) if _form(each) is None}
    for each in _sequences(marked):
        name, form = _sequence(each), _form(each)
        if name in unknown or form is None or not each.ended:
            continue
        words = each.words
        if "\\r" in words:
            counts[name] = _after(words, "\\r")
        elif "\\c" not in words:
            counts[name] = counts.get(name, 0) + 1
        if "\\h" not in words and not each.holds:
            told.show(each, said(form, counts.get(name, 0)), told.file.package.main)


def _sequences(marked: Marked) -> Iterator[Field]:
    return (each for each in marked.fields if each.kind == "SEQ" and not each.struck and len(each.words) > 1)


def _sequence(each: Field) -> str:
    return each.words[1].casefold()


def _form(each: Field) -> str | None:
    """The form of a number of a sequence; None where it asks for more than is known here."""
    form = "decimal"
    words = iter(each.words[2:])
    for word in words:
        if word == "\\*":
            look = next(words, "")
            if look in _SEQUENCES:
                form = _SEQUENCES[look]
            elif look.upper() not in _LOOKS:
                return None
        elif word == "\\r":
            if whole(next(words, "")) is None:
                return None
        elif word not in ("\\n", "\\c", "\\h"):
            return None
    return form


def _after(words: list[str], switch: str) -> int:
    place = words.index(switch) + 1
    return (whole(words[place]) or 0) if place < len(words) else 0


def _refer(each: Field, part: str, here: Marked, told: _Told) -> None:
    """What a reference shows: the number of a paragraph, or the words in a bookmark."""
    words = each.words
    if each.kind != "REF" or each.struck or not each.ended or len(words) < 2:
        return
    mark = here.bookmark(words[1])
    if mark is None or mark.paragraph is None or is_gone(mark.paragraph):
        told.leads_nowhere(each, words[1])
        return
    if each.holds or not _plain(words[2:]) or any(start is mark.start for start in _around(each)):
        return
    if any(switch in words for switch in ("\\n", *_IN_LEVELS)):
        number = told.numbers().get(mark.paragraph)
        if number is None:
            told.leads_nowhere(each, words[1])
        elif "\\n" in words or number.level == 0:
            told.show(each, number.bare, part)
    elif mark.one_line and mark.text:
        told.show(each, _meant(mark.text, each.result), part)
    elif mark.one_line:
        told.leads_nowhere(each, words[1])


def _meant(text: str, was: str) -> str:
    """What a reference to a text repeats: to a number beside which people typed, the number alone."""
    return number_in(text) or was if is_number(was) and has_words(text) else text


def _plain(switches: list[str]) -> bool:
    """Whether a reference asks for no more than is known here."""
    words = iter(switches)
    return all(next(words, "").upper() in _LOOKS if word == "\\*" else word in _KNOWN for word in words)


def _around(each: Field) -> Iterator[Element]:
    """The bookmarks that are open where a field begins: one that repeats its own text has no end."""
    paragraph, edge = each.paragraph, each.edges[0]
    opened: dict[str, Element] = {}
    for element in paragraph.iter() if paragraph is not None else ():
        if element is edge:
            break
        if local(element) == "bookmarkStart":
            opened[val(element, "id")] = element
        elif local(element) == "bookmarkEnd":
            opened.pop(val(element, "id"), None)
    return iter(list(opened.values()))
