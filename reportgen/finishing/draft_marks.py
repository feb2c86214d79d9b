"""The marks of a draft in a Word file: DRAFT at the head of each page and in the line of the version on the front."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator

from reportgen.drafts import Package
from reportgen.drafts.fields import SIGNS, drop, put, text_of
from reportgen.drafts.ooxml import WORD_DRAWING, Element, local, w
from reportgen.finishing.parts import out, printed_parts

_MARK = re.compile(r"DRAFT(?:\s+–\s+|\s*$)")
_SPOKEN = "Draft."
_ANY = re.compile(r"\bdraft\b", re.IGNORECASE)
_NAMES = {"header": "the head of a page", "footer": "the foot of a page"}


def says_draft(package: Package) -> bool:
    """Whether every head of a page that says something says DRAFT."""
    heads = [_text(package.tree(part)) for part in printed_parts(package, "header")]
    return all("DRAFT" in text for text in heads if text.strip()) and any(text.strip() for text in heads)


def drop_draft_marks(package: Package) -> tuple[str, ...]:
    """Take the marks out; the places at the head, foot and front that still say DRAFT, in words of people."""
    for part in printed_parts(package, "header"):
        root = package.touch(part)
        for paragraph in list(root.iter(w("p"))):
            _unmark(paragraph)
    root = package.touch(package.main)
    front = next(root.iter(w("tbl")), None)
    for paragraph in list(front.iter(w("p"))) if front is not None else ():
        if _unmark(paragraph) and not _text(paragraph).strip():
            _out_of_cell(paragraph)
    for properties in root.iter(f"{{{WORD_DRAWING}}}docPr"):
        said = properties.get("descr") or ""
        if said.startswith(_SPOKEN):
            properties.set("descr", said.removeprefix(_SPOKEN).strip())
    return tuple(_still(package, front))


def _unmark(paragraph: Element) -> bool:
    """Take the mark out of a paragraph, where it stands first or behind a tab; whether there was one."""
    found = False
    for stretch in _stretches(paragraph):
        text = text_of(stretch)
        mark = _MARK.match(text)
        if mark is None:
            continue
        found = True
        left = text[mark.end() :]
        if left:
            put(stretch, left)
            continue
        following = _after(paragraph, stretch[-1])
        for each in list(stretch):
            drop(each)
        if following is not None and local(following) == "br":
            drop(following)  # the notice had a line of its own
    return found


def _stretches(paragraph: Element) -> list[list[Element]]:
    """What stands between tabs and ends of lines."""
    found: list[list[Element]] = [[]]
    for each in _contents(paragraph):
        if local(each) == "t":
            found[-1].append(each)
        else:
            found.append([])
    return [stretch for stretch in found if stretch]


def _contents(paragraph: Element) -> list[Element]:
    return [each for run in paragraph.iter(w("r")) for each in run if local(each) == "t" or local(each) in SIGNS]


def _after(paragraph: Element, element: Element) -> Element | None:
    contents = _contents(paragraph)
    place = next(n for n, each in enumerate(contents) if each is element) + 1
    return contents[place] if place < len(contents) else None


def _out_of_cell(paragraph: Element) -> None:
    """Take an emptied line out of a cell; the next one stands where it stood."""
    following = paragraph.getnext()
    if following is None or local(following) != "p":
        return
    properties, other = paragraph.find(w("pPr")), following.find(w("pPr"))
    if properties is not None:
        if other is not None:
            out(other)
        following.insert(0, copy.deepcopy(properties))
    out(paragraph)


def _still(package: Package, front: Element | None) -> Iterator[str]:
    for kind, name in _NAMES.items():
        for part in printed_parts(package, kind):
            root = package.tree(part)
            drawn = " ".join(each.get("string") or "" for each in root.iter() if local(each).endswith("}textpath"))
            if _ANY.search(f"{_text(root)} {drawn}"):
                yield name
    if front is not None and _ANY.search(_text(front)):
        yield "the front page"


def _text(root: Element) -> str:
    """The words of a part, a line for each paragraph."""
    paragraphs = [root] if local(root) == "p" else root.iter(w("p"))
    return "\n".join(text_of(_contents(paragraph)) for paragraph in paragraphs)
