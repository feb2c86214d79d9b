"""Let the lines of the contents follow the headings: number and words. Pages are Word's to find."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from reportgen.drafts import WordFile
from reportgen.drafts.fields import Field, Marked, drop, marked_in
from reportgen.drafts.numbers import Number, is_gone
from reportgen.drafts.ooxml import Element, local, val, w, whole
from reportgen.refresh.contents_lines import Line, parts_of, say
from reportgen.refresh.marks import Marks
from reportgen.refresh.told import Did, Told

_APART = 2
"""Paragraphs from the label of an annex to its title, of which the contents make one line."""


def update_contents(
    file: WordFile, marked: Marked, numbers: Callable[[], Mapping[Element, Number]], marks: Marks
) -> tuple[Told, ...]:
    """Let each line of the contents of a file say its heading; what was changed.

    The line of a heading that is gone goes, a new heading has a line, whose page Word is asked for. Pages of other
    lines stay. Lines that lead nowhere that is known are left alone.
    """
    told: list[Told] = []
    for each in marked.fields:
        if each.kind == "TOC" and not each.struck and each.ended and each.paragraph is not None:
            told += _Contents(file, each, marked, numbers(), marks).update()
    if told:
        file.package.touch(file.package.main)
    return tuple(told)


@dataclass(slots=True)
class _Contents:
    file: WordFile
    field: Field
    marked: Marked
    numbers: Mapping[Element, Number]
    marks: Marks

    def update(self) -> list[Told]:
        lines = [line for paragraph in self._paragraphs() if (line := self._line(paragraph))]
        told: list[Told] = []
        led = {line.heading for line in lines if line.heading is not None}
        standing: list[Line] = []
        for line in lines:
            if line.heading is None:
                told.append(Told(Did.RENUMBERED, "the contents", was=": ".join(line.words), why="its heading is gone"))
                continue
            standing.append(line)
            was, words = line.words, self._words(line.heading, led)
            if "".join(was).split() != "".join(words).split() and say(line, words):
                told.append(Told(Did.RENUMBERED, "the contents", " ".join(was), " ".join(words)))
        gone = [line for line in lines if line.heading is None]
        new = self._new(led, standing)
        if gone or new:
            told += self._rebuilt(lines, gone, new, led)
        return told

    def _paragraphs(self) -> list[Element]:
        """The paragraphs from the sign that begins the contents to the one that ends them."""
        first, last = self.field.paragraph, _paragraph_of(self.field.edges[-1])
        found: list[Element] = []
        place: Element | None = first
        while place is not None:
            if local(place) == "p":
                found.append(place)
            if place is last:
                return found
            place = place.getnext()
        return []

    def _line(self, paragraph: Element) -> Line | None:
        """A line with its heading; None for a paragraph that leads nowhere, or where nobody knows whether it does."""
        links = [val(link, "anchor") for link in paragraph.iter(w("hyperlink")) if val(link, "anchor")]
        pages = [each.words[1] for each in marked_in(paragraph).fields if each.kind == "PAGEREF" and each.words[1:]]
        anchor = next(iter((*links, *pages)), "")
        if not anchor or is_gone(paragraph):
            return None
        mark = self.marked.bookmark(anchor)
        there = mark.paragraph if mark is not None else None
        return Line(paragraph, anchor, None if there is None or is_gone(there) else there)

    def _words(self, heading: Element, led: set[Element]) -> list[str]:
        """What the line of a heading says: its number and its words, or those of an annex and its title."""
        own = parts_of(heading)
        number = self.numbers.get(heading)
        if number is not None:
            return [number.label, *own]
        title = self._title_of(heading, led)
        return [f"{own[0]}. {title}"] if title and len(own) == 1 else own

    def _title_of(self, heading: Element, led: set[Element]) -> str:
        """The title under the label of an annex, to which no line of its own leads."""
        place = heading
        for _ in range(_APART):
            following = place.getnext()
            if following is None or local(following) != "p":
                return ""
            place = following
            if self._is_title_of(place, heading):
                parts = parts_of(place)
                single = len(parts) == 1 and place not in self.numbers and place not in led
                return parts[0] if single and len(parts_of(heading)) == 1 else ""
        return ""

    def _is_title_of(self, paragraph: Element, heading: Element) -> bool:
        """Whether a paragraph looks as a heading; one that has lost its look of a heading has a title that did not."""
        levels = self._levels()
        if _style(heading) in levels or not levels:
            return _style(paragraph) == _style(heading)
        return _style(paragraph) in levels

    def _new(self, led: set[Element], lines: Sequence[Line]) -> list[tuple[Element, int]]:
        """Headings that the contents ask for and no line leads to, each with its level; of annexes the annex alone."""
        levels = self._levels()
        if not levels or not lines:
            return []
        titles: set[Element] = set()
        found, in_annexes = [], False
        for paragraph in self._in_range():
            level = levels.get(_style(paragraph), 0)
            if not (level or paragraph in led) or is_gone(paragraph) or not parts_of(paragraph) or paragraph in titles:
                continue
            own = self._titles(paragraph, led)
            titles |= own
            in_annexes = in_annexes or bool(own)
            if paragraph not in led and (own or not in_annexes):
                found.append((paragraph, level))
        return found

    def _titles(self, heading: Element, led: set[Element]) -> set[Element]:
        """The paragraph that is the title of an annex, under its label."""
        if self.numbers.get(heading) is not None or not self._title_of(heading, led):
            return set()
        place, found = heading.getnext(), set()
        while place is not None and not self._is_title_of(place, heading):
            place = place.getnext()
        if place is not None:
            found.add(place)
        return found

    def _levels(self) -> dict[str, int]:
        """The level of each style that the contents ask for by its name."""
        words = self.field.words
        if "\\t" not in words[:-1]:
            return {}
        asked = words[words.index("\\t") + 1].split(",")
        by_name = {name.strip(): number for name, level in zip(asked[::2], asked[1::2], strict=False)
                   if (number := whole(level)) is not None}  # fmt: skip
        styles = next((t for _, t in self.file.package.targets(self.file.package.main, "styles").values()), "")
        root = self.file.package.tree(styles) if styles in self.file.package.parts else ()
        return {val(style, "styleId"): by_name[name] for style in root
                if local(style) == "style" and (name := val(style.find(w("name")))) in by_name}  # fmt: skip

    def _in_range(self) -> Iterator[Element]:
        """The paragraphs of the text that the contents are of: those in the bookmark that they name, or all."""
        words = self.field.words
        name = words[words.index("\\b") + 1] if "\\b" in words[:-1] else ""
        mark = self.marked.bookmark(name) if name else None
        within = not name
        for element in self.file.body.iter():
            if mark is not None and element is mark.start:
                within = True
                if mark.paragraph is not None and any(e is mark.paragraph for e in element.iterancestors()):
                    yield mark.paragraph
            elif mark is not None and element is mark.end:
                return
            elif within and local(element) == "p" and not any(local(e) == "tbl" for e in element.iterancestors()):
                yield element

    def _rebuilt(
        self, lines: Sequence[Line], gone: Sequence[Line], new: Sequence[tuple[Element, int]], led: set[Element]
    ) -> list[Told]:
        """Take lines out and put new ones in; the signs that begin and end them move to what is first and last."""
        told: list[Told] = []
        before, after = self._signs()
        order = {p: n for n, p in enumerate(self.file.body.iter(w("p")))}
        standing = [line for line in lines if line not in gone]
        for heading, level in new:
            model = self._model(standing or list(lines), level)
            made = self._made(model, heading, led)
            earlier = [line for line in standing if line.heading is not None and order[line.heading] < order[heading]]
            if earlier:
                earlier[-1].paragraph.addnext(made.paragraph)
            else:
                (standing or list(lines))[0].paragraph.addprevious(made.paragraph)
            standing.insert(len(earlier), made)
            told.append(Told(Did.RENUMBERED, "the contents", now=" ".join(made.words), why="a new heading"))
        left = [line.paragraph for line in standing] or [lines[0].paragraph]
        for line in gone:
            if line.paragraph is left[0]:
                for each in [child for child in line.paragraph if local(child) != "pPr"]:
                    line.paragraph.remove(each)
            else:
                _out(line.paragraph)
        self._put_back(before, after, left)
        return told

    def _signs(self) -> tuple[list[Element], list[Element]]:
        """The runs that begin the contents and those that end them, taken out of the lines that they stand in."""
        edges = self.field.edges
        last = edges[-1]
        end = [last] if self._is_line(_paragraph_of(last)) else []
        for run in (*edges[:-1], *end):
            _out(run)
        return edges[:-1], end

    def _is_line(self, paragraph: Element | None) -> bool:
        return paragraph is not None and self._line(paragraph) is not None

    def _put_back(self, before: Sequence[Element], after: Sequence[Element], left: Sequence[Element]) -> None:
        first = left[0]
        place = 1 if len(first) and local(first[0]) == "pPr" else 0
        for number, run in enumerate(before):
            first.insert(place + number, run)
        for run in after:
            left[-1].append(run)

    def _model(self, lines: Sequence[Line], level: int) -> Line:
        """A line of that level, else any."""
        levels = self._levels()
        alike = [line for line in lines if line.heading is not None and levels.get(_style(line.heading)) == level]
        return (alike or list(lines))[0]

    def _made(self, model: Line, heading: Element, led: set[Element]) -> Line:
        """A line for a heading, like another line; its page is not known, and Word is asked for it."""
        paragraph = copy.deepcopy(model.paragraph)
        paragraph.tail = None
        for each in list(paragraph.iter(w("bookmarkStart"), w("bookmarkEnd"))):
            _out(each)
        anchor = self._anchor(heading)
        for link in paragraph.iter(w("hyperlink")):
            link.set(w("anchor"), anchor)
        for page in marked_in(paragraph).fields:
            if page.kind == "PAGEREF" and page.instructions:
                page.instructions[0].text = f" PAGEREF {anchor} \\h "
                for more in page.instructions[1:]:
                    drop(more)
                for sign in page.edges[0].iterchildren(w("fldChar")):
                    if val(sign, "fldCharType") == "begin":
                        sign.set(w("dirty"), "true")
        line = Line(paragraph, anchor, heading)
        for each in line.shown[-1]:
            drop(each)
        say(line, self._words(heading, led))
        return line

    def _anchor(self, heading: Element) -> str:
        """A bookmark of the heading; one is made where it has none."""
        for mark in self.marked.bookmarks.values():
            if (
                mark.paragraph is heading
                and mark.name != "_GoBack"
                and not mark.name.startswith("k_")
                and mark.one_line
            ):
                return mark.name
        number = self.marks.number()
        name = f"_Toc{number:08}"
        start, end = etree.Element(w("bookmarkStart")), etree.Element(w("bookmarkEnd"))
        for element in (start, end):
            element.set(w("id"), str(number))
        start.set(w("name"), name)
        place = 1 if len(heading) and local(heading[0]) == "pPr" else 0
        heading.insert(place, start)
        heading.append(end)
        return name


def _style(paragraph: Element) -> str:
    return val(paragraph.find(f"{w('pPr')}/{w('pStyle')}"))


def _paragraph_of(run: Element) -> Element | None:
    return next(run.iterancestors(w("p")), None)


def _out(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
