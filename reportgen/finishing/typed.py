"""Type the numbers that Word gives, as in files issued at Geneva; the page looks as before."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from reportgen.drafts import Package
from reportgen.drafts.fields import Field, Marked, marked_in
from reportgen.drafts.numbering import Level
from reportgen.drafts.numbers import Number, numbers_of
from reportgen.drafts.ooxml import SPACE, Element, local, val, w, whole
from reportgen.finishing.fields import unlink
from reportgen.finishing.parts import LOOKS, PROPERTIES, out, printed_parts, put_in_order

_BY_NUMBER = ("\\n", "\\r", "\\w")
_LONGEST_NAME = 40
_INDENTS = ("left", "right", "hanging", "firstLine", "start", "end")
_BETWEEN = {"tab": "\t", "space": " ", "nothing": ""}


def type_numbers(package: Package) -> int:
    """Put the number of each paragraph into its text, with what stands between the two; how many there were.

    References to a number lead to the number that is typed. Bullets stay what they are. There must be no tracked
    changes.
    """
    main = package.main
    numbers = numbers_of(package)
    if not numbers:
        return 0
    root = package.touch(main)
    marked = marked_in(root)
    names = _References.of(package, marked, numbers)
    listed = _listed_styles(package)
    for paragraph, number in numbers.items():
        _type(paragraph, number, names, listed)
    return len(numbers)


def between(number: Number) -> str:
    """What stands between a number and the words behind it."""
    element = number.definition.element
    said = val(element.find(w("suff"))) if element is not None else ""
    return _BETWEEN.get(said, "\t")


@dataclass(slots=True)
class _References:
    """The bookmarks that references to typed numbers lead to, by paragraph; `next` is a number that no bookmark has."""

    names: dict[Element, str] = field(default_factory=dict)
    next: int = 1

    @classmethod
    def of(cls, package: Package, marked: Marked, numbers: Mapping[Element, Number]) -> _References:
        """For a file: its references to numbers ask for the new bookmarks from now on."""
        made = cls()
        taken = set(marked.bookmarks)
        ids = [whole(val(each, "id")) or 0 for part in printed_parts(package)
               for each in package.tree(part).iter(w("bookmarkStart"))]  # fmt: skip
        made.next = max(ids, default=0) + 1
        for part in printed_parts(package):
            here = marked if part == package.main else marked_in(package.tree(part))
            for each in here.fields:
                if each.kind == "REF" and len(each.words) > 1 and any(way in each.words for way in _BY_NUMBER):
                    package.touch(part)
                    made._lead(each, marked, numbers, taken)
        return made

    def _lead(self, each: Field, marked: Marked, numbers: Mapping[Element, Number], taken: set[str]) -> None:
        mark = marked.bookmark(each.words[1])
        there = mark.paragraph if mark is not None else None
        number = numbers.get(there) if there is not None else None
        if there is None or number is None:
            return
        if "\\n" not in each.words and number.level > 0:
            unlink(each)  # it says more than the number alone, which no bookmark holds
            return
        if there not in self.names:
            name, place = f"{each.words[1][: _LONGEST_NAME - 4]}_n", 1
            while name.casefold() in taken:
                place += 1
                name = f"{each.words[1][: _LONGEST_NAME - 6]}_n{place}"
            taken.add(name.casefold())
            self.names[there] = name
        rest = [word for word in each.words[2:] if word not in (*_BY_NUMBER, "\\t")]
        _ask(each, " ".join(("REF", self.names[there], *rest)))


def _ask(each: Field, instruction: str) -> None:
    """Let a field ask for something else."""
    if each.instructions:
        each.instructions[0].text = f" {instruction} "
        each.instructions[0].set(SPACE, "preserve")
        for more in each.instructions[1:]:
            more.text = ""
    else:
        each.edges[0].set(w("instr"), f" {instruction} ")


def _listed_styles(package: Package) -> frozenset[str]:
    """The styles that put a paragraph into a list, with those that are based on them."""
    found: set[str] = set()
    for name in printed_parts(package, "styles"):
        styles = list(package.tree(name).iterchildren(w("style")))
        for _ in styles:
            before = len(found)
            found |= {val(style, "styleId") for style in styles
                      if style.find(f"{w('pPr')}/{w('numPr')}") is not None
                      or val(style.find(w("basedOn"))) in found}  # fmt: skip
            if len(found) == before:
                break
    return frozenset(found)


def _type(paragraph: Element, number: Number, names: _References, listed: frozenset[str]) -> None:
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        paragraph.insert(0, properties)
    right = _stand(properties, number.definition)
    looks = _looks(properties, number.definition)
    bare, stop = number.bare, number.label[len(number.bare) :]
    made = [_run(looks, "\t")] if right else []
    made += names_around(names, paragraph, [_run(looks, bare)])
    made += [_run(looks, stop)] if stop else []
    made += [_run(looks, between(number))] if between(number) else []
    place = paragraph.index(properties) + 1
    while place < len(paragraph) and _turns_page(paragraph[place]):
        place += 1
    for offset, element in enumerate(made):
        paragraph.insert(place + offset, element)
    for listing in list(properties.iterchildren(w("numPr"))):
        out(listing)
    if val(properties.find(w("pStyle"))) in listed:
        none = etree.Element(w("numPr"))
        etree.SubElement(none, w("numId")).set(w("val"), "0")
        put_in_order(properties, none, PROPERTIES)


def names_around(names: _References, paragraph: Element, runs: list[Element]) -> list[Element]:
    """Runs in the bookmark that references to a paragraph's number ask for; the runs alone where there are none."""
    name = names.names.get(paragraph)
    if name is None:
        return runs
    start, end = etree.Element(w("bookmarkStart")), etree.Element(w("bookmarkEnd"))
    for element in (start, end):
        element.set(w("id"), str(names.next))
    start.set(w("name"), name)
    names.next += 1
    return [start, *runs, end]


def _turns_page(element: Element) -> bool:
    """Whether it is a run that turns the page and says nothing: LibreOffice begins a page so."""
    inside = [child for child in element if local(child) != "rPr"] if local(element) == "r" else []
    return bool(inside) and all(local(c) == "br" and val(c, "type") == "page" for c in inside)


def _stand(properties: Element, level: Level) -> bool:
    """Let a paragraph stand where its list let it stand; whether its number ends at its place, behind a tab."""
    own, given = _indents(properties), _indents(level.element.find(w("pPr")) if level.element is not None else None)
    if "hanging" in own or "firstLine" in own:
        given = {key: value for key, value in given.items() if key not in ("hanging", "firstLine")}
    indents = {**given, **own}
    left = indents.get("left", 0)
    begin = left - indents.get("hanging", 0) + indents.get("firstLine", 0)
    aligned = val(level.element.find(w("lvlJc"))) if level.element is not None else ""
    right = aligned in ("right", "end") and begin > 0
    stops = _stops(level)
    if right:
        indents = {**{k: v for k, v in indents.items() if k != "firstLine"}, "hanging": left}
        stops = {begin: "right", **stops}
    if stops:
        _put_stops(properties, stops)
    if indents:
        element = properties.find(w("ind"))
        made = copy.copy(element) if element is not None else etree.Element(w("ind"))
        for key in _INDENTS:
            if made.get(w(key)) is not None:
                del made.attrib[w(key)]
        for key, value in indents.items():
            made.set(w(key), str(value))
        put_in_order(properties, made, PROPERTIES)
    return right


def _indents(properties: Element | None) -> dict[str, int]:
    """The indents that paragraph properties give, in twips, by the older names of the sides."""
    element = properties.find(w("ind")) if properties is not None else None
    found = {}
    for key in _INDENTS:
        value = val(element, key)
        number = whole(value)
        if number is not None:
            found[{"start": "left", "end": "right"}.get(key, key)] = number
    return found


def _stops(level: Level) -> dict[int, str]:
    """The tab stops of a level, where the words begin."""
    tabs = level.element.iterfind(f"{w('pPr')}/{w('tabs')}/{w('tab')}") if level.element is not None else ()
    kinds = {"num": "left", "start": "left", "end": "right"}
    return {place: kinds.get(val(tab), val(tab)) for tab in tabs if (place := whole(val(tab, "pos"))) is not None}


def _put_stops(properties: Element, stops: Mapping[int, str]) -> None:
    tabs = properties.find(w("tabs"))
    present = {p: tab for tab in tabs if (p := whole(val(tab, "pos"))) is not None} if tabs is not None else {}
    for place, kind in stops.items():
        if place not in present:
            present[place] = etree.Element(w("tab"))
            present[place].set(w("val"), kind)
            present[place].set(w("pos"), str(place))
    made = etree.Element(w("tabs"))
    made.extend(present[place] for place in sorted(present))
    put_in_order(properties, made, PROPERTIES)


def _looks(properties: Element, level: Level) -> Element | None:
    """How a number looks: as the mark at the end of its paragraph, and as its list says."""
    made = etree.Element(w("rPr"))
    mark = properties.find(w("rPr"))
    own = level.element.find(w("rPr")) if level.element is not None else None
    for source in (mark, own):
        for each in source if source is not None else ():
            if local(each) in LOOKS:
                put_in_order(made, copy.deepcopy(each), LOOKS)
    return made if len(made) else None


def _run(looks: Element | None, text: str) -> Element:
    run = etree.Element(w("r"))
    if looks is not None:
        run.append(copy.deepcopy(looks))
    if text == "\t":
        etree.SubElement(run, w("tab"))
    else:
        written = etree.SubElement(run, w("t"))
        written.text = text
        written.set(SPACE, "preserve")
    return run
