"""Take over what is new from the generated file: runs, notes, pictures, links, numbers, with ids that are free."""

from __future__ import annotations

import copy
import posixpath
import re
from dataclasses import dataclass, field

from lxml import etree

from reportgen.drafts import WordFile
from reportgen.drafts.ooxml import DRAWING, RELATIONSHIPS, SPACE, WORD_DRAWING, Element, local, val, w
from reportgen.drafts.tokens import short
from reportgen.refresh.free import Free
from reportgen.refresh.lists import paired_lists
from reportgen.refresh.marks import Marks

_KEY = re.compile(r"(k_[0-9a-f]{8})_\d+")
_PLAIN = ("b", "bCs", "i", "iCs", "vertAlign", "position", "rStyle", "u")
_POINTER = f"{{{RELATIONSHIPS}}}id"
_EMBEDDED = f"{{{RELATIONSHIPS}}}embed"


@dataclass(slots=True)
class Copier:
    """From one file into another."""

    source: WordFile
    target: WordFile
    marks: Marks
    into: str = ""
    """The part with the note of the target into which words are copied: people may have made endnotes of them."""
    blips: list[Element] = field(default_factory=list)
    """What shows a picture in the copies, wherever they were put."""
    _lists: dict[str, str] | None = None

    @property
    def lists(self) -> dict[str, str]:
        """The list of the target by the list of the source, as paragraphs that both have tell."""
        if self._lists is None:
            both = numbering_part(self.target) and numbering_part(self.source)
            self._lists = paired_lists(self.target.flow, self.source.flow) if both else {}
        return self._lists

    def element(self, element: Element, part: str = "") -> Element:
        """A copy of anything, fit for the target; `part` is the one that it is taken from, the text where empty."""
        made = copy.deepcopy(element)
        made.tail = None
        self._mend(made, part or self.source.package.main)
        return made

    def _mend(self, made: Element, part: str) -> None:
        ids: dict[str, str] = {}
        for each in list(made.iter()):
            name = local(each)
            if name == "bookmarkStart":
                ids[val(each, "id")] = fresh = str(self.marks.number())
                each.set(w("id"), fresh)
                each.set(w("name"), self._free(val(each, "name")))
            elif name == "bookmarkEnd":
                each.set(w("id"), ids.get(val(each, "id"), val(each, "id")))
            elif name == "id" and local(each.getparent()) == "sdtPr":
                each.set(w("val"), str(self.marks.controls.give()))
            elif name == "numId":
                each.set(w("val"), self._list(val(each)))
            elif name == "footnoteReference":
                each.set(w("id"), self.note(val(each, "id")))
            elif name == "sectPr":
                each.getparent().remove(each)  # type: ignore[union-attr]
            elif name == "hyperlink" and each.get(_POINTER):
                self._link(each, part)
            elif name == f"{{{WORD_DRAWING}}}docPr":
                each.set("id", str(self.marks.drawings.give()))
            elif name == f"{{{DRAWING}}}blip" and each.get(_EMBEDDED):
                self._picture(each, part)

    def _free(self, name: str) -> str:
        found, number = name, 1
        key = _KEY.fullmatch(name)
        while found.casefold() in self.marks.names:
            number += 1
            found = f"{key.group(1)}_{number}" if key else f"{name[:34]}_r{number}"
        self.marks.names.add(found.casefold())
        return found

    def _link(self, link: Element, part: str) -> None:
        kind, address = self.source.package.targets(part).get(link.get(_POINTER) or "", ("", ""))
        if kind == "hyperlink":
            there = self._same_part(part)
            link.set(_POINTER, self.target.package.point(there, "hyperlink", address, external=True))
        else:
            del link.attrib[_POINTER]

    def _same_part(self, part: str) -> str:
        return self.into or self.target.notes_part if part == self.source.notes_part else self.target.package.main

    def _picture(self, blip: Element, part: str) -> None:
        _, name = self.source.package.targets(part).get(blip.get(_EMBEDDED) or "", ("", ""))
        content = self.source.package.parts.get(name)
        if content is None:
            return
        package = self.target.package
        ending = posixpath.splitext(name)[1] or ".png"
        there = next((n for n, data in package.parts.items() if n.startswith("word/media/") and data == content), "")
        if not there:
            number = 1
            while f"word/media/refreshed{number}{ending}" in package.parts:
                number += 1
            there = f"word/media/refreshed{number}{ending}"
            package.add(there, content)
            package.declare(ending, f"image/{ending[1:].replace('jpg', 'jpeg')}")
        blip.set(_EMBEDDED, package.point(package.main, "image", there))
        self.blips.append(blip)

    def note(self, key: str) -> str:
        """The id under which a note of the source stands in the target, where it is copied to."""
        source = self.source.notes.get(key)
        if source is None:
            return key
        part = self._notes_part()
        root = self.target.package.touch(part)
        number = str(self.marks.notes.give())
        into, self.into = self.into, part
        made = self.element(source, self.source.notes_part)
        self.into = into
        made.set(w("id"), number)
        root.append(made)
        self.target.notes[number] = made
        return number

    def _notes_part(self) -> str:
        """The target's notes; where it has none, with the rules above them as the source has them."""
        if self.target.notes_part:
            return self.target.notes_part
        package, name = self.target.package, "word/footnotes.xml"
        root = copy.deepcopy(self.source.package.tree(self.source.notes_part))
        for note in [n for n in root if not val(n, "type")]:
            root.remove(note)
        package.add(name, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
        package.declare(name, "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml")
        package.point(package.main, "footnotes", name)
        self.marks.learn(package.tree(name))
        self.target.notes_part = name
        return name

    def _list(self, number: str) -> str:
        """The list in the target; one of the same kind is begun there where none is known."""
        if number in self.lists or number in ("", "0"):
            return self.lists.get(number, number)
        ours, theirs = _numbering(self.source), _numbering(self.target)
        own = (
            next((n for n in ours if local(n) == "num" and val(n, "numId") == number), None)
            if ours is not None
            else None
        )
        if own is None or ours is None or theirs is None:
            return number
        abstract = val(own.find(w("abstractNumId")))
        there = self._definition(abstract, ours, theirs)
        theirs = self.target.package.touch(numbering_part(self.target))
        made = copy.deepcopy(own)
        fresh = _free(theirs, "num", "numId")
        made.set(w("numId"), fresh)
        made.find(w("abstractNumId")).set(w("val"), there)  # type: ignore[union-attr]
        last = [n for n in theirs if local(n) == "num"]
        (last[-1].addnext if last else theirs.append)(made)
        self.lists[number] = fresh
        return fresh

    def _definition(self, abstract: str, ours: Element, theirs: Element) -> str:
        """The target's definition of lists of a kind, by a list of the kind that both have; else a copy of it."""
        for mine, there in self.lists.items():
            if _abstract(ours, mine) == abstract and _abstract(theirs, there):
                return _abstract(theirs, there)
        source = next((n for n in ours if local(n) == "abstractNum" and val(n, "abstractNumId") == abstract), None)
        fresh = _free(theirs, "abstractNum", "abstractNumId")
        if source is not None:
            made = copy.deepcopy(source)
            made.set(w("abstractNumId"), fresh)
            root = self.target.package.touch(numbering_part(self.target))
            first = next((n for n in root if local(n) == "num"), None)
            if first is not None:
                first.addprevious(made)
            else:
                root.append(made)
        return fresh


def run_like(text: str, own: Element | None, beside: Element | None) -> Element:
    """A run of words: with the look that it has in the new text, else that of the words beside it, set plain."""
    run = etree.Element(w("r"))
    properties = own.find(w("rPr")) if own is not None else None
    if properties is None or not len(properties):
        there = beside.find(w("rPr")) if beside is not None and local(beside) == "r" else None
        properties = copy.deepcopy(there) if there is not None else None
        for child in list(properties) if properties is not None else ():
            if local(child) in _PLAIN or local(child) == "rPrChange":
                properties.remove(child)  # type: ignore[union-attr]
    else:
        properties = copy.deepcopy(properties)
    if properties is not None and len(properties):
        run.append(properties)
    for place, part in enumerate(re.split(r"([\t\n])", text)):
        if place % 2:
            run.append(etree.Element(w("tab" if part == "\t" else "br")))
        elif part:
            written = etree.SubElement(run, w("t"))
            written.text = part
            written.set(SPACE, "preserve")
    return run


def control_of(run: Element) -> tuple[str, Element | None]:
    """The key of the figure that a run of a generated file states, with its control; empty for none."""
    for parent in run.iterancestors():
        if local(parent) == "sdt":
            tag = val(parent.find(f"{w('sdtPr')}/{w('tag')}"))
            return tag, parent
        if local(parent) == "p":
            break
    return "", None


def control(tag: str, runs: list[Element], marks: Marks) -> list[Element]:
    """A control of a key with runs in it, and the bookmark about it."""
    name, number = (tag if _KEY.fullmatch(f"{tag}_1") else short(tag)), 1
    while f"{name}_{number}".casefold() in marks.names:
        number += 1
    marks.names.add(f"{name}_{number}".casefold())
    made = etree.Element(w("sdt"))
    properties = etree.SubElement(made, w("sdtPr"))
    for kind, value in (("alias", tag), ("tag", tag), ("id", str(marks.controls.give()))):
        etree.SubElement(properties, w(kind)).set(w("val"), value)
    content = etree.SubElement(made, w("sdtContent"))
    content.extend(runs)
    start, end = etree.Element(w("bookmarkStart")), etree.Element(w("bookmarkEnd"))
    key = str(marks.number())
    start.set(w("id"), key)
    start.set(w("name"), f"{name}_{number}")
    end.set(w("id"), key)
    return [start, made, end]


def numbering_part(file: WordFile) -> str:
    """The part with the definitions of lists; empty for none."""
    return next((target for _, target in file.package.targets(file.package.main, "numbering").values()), "")


def _numbering(file: WordFile) -> Element | None:
    part = numbering_part(file)
    return file.package.tree(part) if part else None


def _free(root: Element, kind: str, key: str) -> str:
    """A number that no list, or no definition of one, has."""
    numbers = Free()
    for each in root.iterchildren(w(kind)):
        numbers.take(val(each, key))
    return str(numbers.give())


def _abstract(root: Element, number: str) -> str:
    own = next((n for n in root if local(n) == "num" and val(n, "numId") == number), None)
    return val(own.find(w("abstractNumId"))) if own is not None else ""
