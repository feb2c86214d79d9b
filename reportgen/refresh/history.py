"""Take the history out of a passage: what was struck out, and how it looked before. For consents no longer given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportgen.drafts import Kind, Passage, WordFile
from reportgen.drafts.numbers import says_anything
from reportgen.drafts.ooxml import Element, local, val, w
from reportgen.drafts.struck import gives_up_mark
from reportgen.drafts.wordfile import note_key

_FORMER = ("rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange")
_COMMENTED = tuple(map(w, ("commentRangeStart", "commentRangeEnd", "t", "delText")))


def forget(passage: Passage, file: WordFile) -> None:
    """Take out of a passage, for real, all that is struck out, with the notes that hang on it and their history."""
    for paragraph in passage.paragraphs:
        _forget(paragraph, file)
    for token in passage.tokens:
        if token.kind is Kind.NOTE and token.thing is not None:
            key = note_key(token.thing)
            note = file.notes.get(key)
            if note is not None:
                file.change_note(key)
                _forget(note, file)


def commented(passages: Sequence[Passage]) -> dict[str, bool]:
    """The comments that begin and end in some passages, and whether there are words between, struck out or not."""
    found: dict[str, bool] = {}
    begun: dict[str, bool] = {}
    for paragraph in [paragraph for passage in passages for paragraph in passage.paragraphs]:
        for each in paragraph.iter(*_COMMENTED):
            name = local(each)
            if name == "commentRangeStart":
                begun[val(each, "id")] = False
            elif name != "commentRangeEnd":
                begun = dict.fromkeys(begun, True) if each.text else begun
            elif val(each, "id") in begun:
                found[val(each, "id")] = begun.pop(val(each, "id"))
    return found


def forget_comments(passages: Sequence[Passage], before: Mapping[str, bool]) -> None:
    """Take out the marks of comments whose words are gone since `before`: what they say is of those words."""
    empty = {key for key, words in commented(passages).items() if not words and before.get(key)}
    for paragraph in [paragraph for passage in passages for paragraph in passage.paragraphs]:
        for mark in [mark for mark in paragraph.iter(w("commentReference")) if val(mark, "id") in empty]:
            _out(mark)


def has_history(passage: Passage) -> bool:
    """Whether something in it is struck out."""
    return any(next(p.iter(w("del"), w("moveFrom")), None) is not None for p in passage.paragraphs)


def emptied(passage: Passage) -> list[Element]:
    """Paragraphs that people joined to the next one, and in which nothing is left: their words went for good."""
    return [p for p in passage.paragraphs if gives_up_mark(p) and not says_anything(p)]


def _forget(root: Element, file: WordFile) -> None:
    for element in list(root.iter()):
        name = local(element)
        if name in ("del", "moveFrom") and local(element.getparent()) not in ("rPr", "trPr"):
            for mark in element.iter(w("footnoteReference"), w("endnoteReference")):
                drop_note(note_key(mark), file)
            _out(element)
        elif name in _FORMER:
            _out(element)


def forget_origins(passage: Passage) -> None:
    """Take out, for real, what stands where people moved a passage away from."""
    names = {val(mark, "name") for p in passage.paragraphs for mark in p.iter(w("moveToRangeStart"))}
    root = passage.first.getroottree().getroot()
    for start in [mark for mark in root.iter(w("moveFromRangeStart")) if val(mark, "name") in names]:
        within = False
        for element in list(root.iter()):
            within = within or element is start
            if within and local(element) == "moveFrom" and local(element.getparent()) != "rPr":
                _out(element)
            if within and local(element) == "moveFromRangeEnd" and val(element, "id") == val(start, "id"):
                break


def drop_note(key: str, file: WordFile) -> None:
    """Take a note out of the file for real."""
    note = file.notes.pop(key, None)
    if note is not None:
        file.package.touch(file.part_of(key))
        _out(note)


def _out(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
