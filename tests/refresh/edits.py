"""A Word file edited as people edit it, in the forms that Word itself writes: runs cut in two, with marks of its own.

It knows nothing of the program that is tested. Texts are what is read when every tracked change is accepted.
"""

from __future__ import annotations

import copy
import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NAMES = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{WP}" xmlns:a="{A}"'
_DATE = "2031-07-01T10:00:00Z"
_FORMER = ("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange")
_RANGES = ("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd")

Element = etree._Element


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def made(xml: str) -> Element:
    """An element of the prefixes w, r, wp and a."""
    return etree.fromstring(re.sub(r"^<([\w:]+)", rf"<\1 {_NAMES}", xml.strip(), count=1))


class Edited:
    """A file under the hands of its editors."""

    main = "word/document.xml"

    def __init__(self, content: bytes) -> None:
        self.source = content
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.trees: dict[str, Element] = {}
        self._number = 90_000

    def tree(self, name: str = main) -> Element:
        if name not in self.trees:
            self.trees[name] = etree.fromstring(self.parts[name])
        return self.trees[name]

    @property
    def body(self) -> Element:
        return self.tree().find(w("body"))

    def content(self) -> bytes:
        for name, tree in self.trees.items():
            self.parts[name] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.parts.items():
                archive.writestr(name, content)
        return buffer.getvalue()

    def number(self) -> str:
        self._number += 1
        return str(self._number)

    # where

    def paragraphs(self) -> list[Element]:
        return list(self.body.iter(w("p")))

    def texts(self) -> list[str]:
        """The paragraphs that say something, as they are read once every change is accepted."""
        return [text for paragraph in self.paragraphs() if (text := text_of(paragraph).strip())]

    def saying(self, words: str, which: int = 0) -> Element:
        """The paragraph in which some words stand; the first one, or the one of a number."""
        found = [paragraph for paragraph in self.paragraphs() if words in text_of(paragraph)]
        assert len(found) > which, f"no paragraph says {words!r}"
        return found[which]

    def says(self, words: str) -> bool:
        return any(words in text for text in self.texts())

    def table(self, head: str) -> Element:
        """The table in whose first row some words stand."""
        for table in self.body.iter(w("tbl")):
            if head in "".join(map(text_of, next(table.iter(w("tr"))).iter(w("p")))):
                return table
        raise AssertionError(f"no table has {head!r} in its first row")

    def row(self, table: Element, first: str) -> Element:
        return next(row for row in table.iter(w("tr")) if first in cell_texts(row)[0])

    # words

    def cut(self, paragraph: Element, words: str) -> list[Element]:
        """The runs that some words stand in, cut so that they hold nothing else."""
        for run in [run for run in paragraph.iter(w("r")) if len([c for c in run if c.tag != w("rPr")]) > 1]:
            _one_each(run)
        texts = [text for text in paragraph.iter(w("t")) if not _struck(text)]
        whole = "".join(text.text or "" for text in texts)
        start = whole.index(words)
        end = start + len(words)
        found: list[Element] = []
        at = 0
        for text in texts:
            size = len(text.text or "")
            a, b = max(start - at, 0), min(end - at, size)
            if a < b:
                found.append(_part(text, a, b))
            at += size
        known: set[str] = set()
        for change in paragraph.iter(w("rPrChange")):
            if change.get(w("id")) in known:
                change.set(w("id"), self.number())
            known.add(change.get(w("id")))
        return found

    def reword(self, paragraph: Element, old: str, new: str, author: str = "") -> None:
        """Other words in the place of some; `author`: of the tracked change, none where nothing is recorded."""
        runs = self.cut(paragraph, old)
        fresh = self.run(new, runs[-1])
        before = made('<w:proofErr w:type="spellStart"/>')
        for element in (before, self._proposed([fresh], author), made('<w:proofErr w:type="spellEnd"/>')):
            _outside(runs[-1]).addnext(element) if element is before else before.addnext(element)
            before = element
        for run in runs:
            self.strike(run, author)

    def write(self, paragraph: Element, words: str, new: str, author: str = "", *, before: bool = False) -> None:
        """New words after (or before) others."""
        runs = self.cut(paragraph, words)
        fresh = self._proposed([self.run(new, runs[0])], author)
        if before:
            _outside(runs[0]).addprevious(fresh)
        else:
            _outside(runs[-1]).addnext(fresh)

    def strike_out(self, paragraph: Element, words: str, author: str = "") -> None:
        for run in self.cut(paragraph, words):
            self.strike(run, author)

    def type_over(self, paragraph: Element, old: str, new: str, author: str = "") -> None:
        """Another number in the control of one."""
        runs = self.cut(paragraph, old)
        fresh = self.run(new, runs[-1])
        runs[-1].addnext(self._proposed([fresh], author))
        for run in runs:
            self.strike(run, author)

    def run(self, text: str, like: Element | None = None) -> Element:
        run = made('<w:r w:rsidR="00A1B2C3" w:rsidRPr="00D4E5F6"/>')
        look = like.find(w("rPr")) if like is not None else None
        if look is not None:
            run.append(copy.deepcopy(look))
            for change in list(run.iter(w("rPrChange"))):
                change.getparent().remove(change)
        written = etree.SubElement(run, w("t"))
        written.text = text
        written.set(SPACE, "preserve")
        return run

    def strike(self, run: Element, author: str = "") -> None:
        if not author:
            parent = run.getparent()
            parent.remove(run)
            while parent.tag in (w("sdtContent"), w("sdt"), w("ins")) and not list(parent.iter(w("r"))):
                parent, emptied = parent.getparent(), parent
                parent.remove(emptied)
            return
        deletion = self.change("del", author)
        run.addprevious(deletion)
        deletion.append(run)
        for text in run.iter(w("t")):
            text.tag = w("delText")

    def change(self, kind: str, author: str) -> Element:
        return made(f'<w:{kind} w:id="{self.number()}" w:author="{author}" w:date="{_DATE}"/>')

    def _proposed(self, runs: Iterable[Element], author: str) -> Element:
        runs = list(runs)
        if not author:
            assert len(runs) == 1
            return runs[0]
        insertion = self.change("ins", author)
        insertion.extend(runs)
        return insertion

    # paragraphs

    def add(self, after: Element, text: str, author: str = "") -> Element:
        """A paragraph of people after one, in its style."""
        paragraph = made('<w:p w:rsidR="00A1B2C3" w:rsidRDefault="00A1B2C3"/>')
        properties = after.find(w("pPr"))
        if properties is not None:
            paragraph.append(copy.deepcopy(properties))
            for name in ("sectPr", "pPrChange"):
                for each in paragraph[0].findall(w(name)):
                    paragraph[0].remove(each)
        paragraph.append(self._proposed([self.run(text)], author))
        if author:
            self.mark(paragraph, "ins", author)
        after.addnext(paragraph)
        return paragraph

    def mark(self, paragraph: Element, kind: str, author: str) -> None:
        properties = paragraph.find(w("pPr"))
        if properties is None:
            properties = etree.Element(w("pPr"))
            paragraph.insert(0, properties)
        runs = properties.find(w("rPr"))
        if runs is None:
            runs = etree.SubElement(properties, w("rPr"))
            for later in properties.findall(w("sectPr")) + properties.findall(w("pPrChange")):
                properties.append(later)
        runs.insert(0, self.change(kind, author))

    def delete(self, paragraph: Element, author: str = "") -> None:
        if not author:
            paragraph.getparent().remove(paragraph)
            return
        for run in [run for run in paragraph.iter(w("r")) if not _struck(run)]:
            self.strike(run, author)
        self.mark(paragraph, "del", author)

    def split(self, paragraph: Element, words: str, author: str = "") -> Element:
        """Enter before some words; the rest, with what ends in it, is the second paragraph."""
        first = _outside(self.cut(paragraph, words)[0])
        second = made("<w:p/>")
        if paragraph.find(w("pPr")) is not None:
            second.append(copy.deepcopy(paragraph.find(w("pPr"))))
        second.extend([first, *first.itersiblings()])
        paragraph.addnext(second)
        if author:
            self.mark(paragraph, "ins", author)
        return second

    def join(self, paragraph: Element, author: str = "") -> None:
        """Delete the mark between a paragraph and the next one."""
        if author:
            self.mark(paragraph, "del", author)
            return
        following = next(paragraph.itersiblings(w("p")))
        paragraph.append(self.run(" "))
        paragraph.extend([child for child in following if child.tag != w("pPr")])
        following.getparent().remove(following)

    def move(self, paragraph: Element, after: Element, author: str = "") -> Element:
        """Cut a paragraph and paste it after another one; bookmarks go with it."""
        if not author:
            after.addnext(paragraph)
            return paragraph
        there = copy.deepcopy(paragraph)
        for change in there.iter(*map(w, ("ins", "del", *_FORMER))):
            change.set(w("id"), self.number())
        for mark in list(paragraph.iter(w("bookmarkStart"), w("bookmarkEnd"))):
            mark.getparent().remove(mark)
        for name, each in (("moveFrom", paragraph), ("moveTo", there)):
            key = self.number()
            for run in [run for run in each.iter(w("r")) if not _struck(run)]:
                change = self.change(name, author)
                run.addprevious(change)
                change.append(run)
            start = made(f'<w:{name}RangeStart w:id="{key}" w:author="{author}" w:date="{_DATE}" w:name="move{key}"/>')
            each.insert(1 if each.find(w("pPr")) is not None else 0, start)
            each.append(made(f'<w:{name}RangeEnd w:id="{key}"/>'))
            self.mark(each, name, author)
        starts = [
            next(each.iter(w(f"{name}RangeStart"))) for name, each in (("moveFrom", paragraph), ("moveTo", there))
        ]
        starts[1].set(w("name"), starts[0].get(w("name")))
        for element in there.iter(w("id")):
            if element.getparent().tag == w("sdtPr"):
                element.set(w("val"), self.number())
        after.addnext(there)
        return there

    # looks, comments, controls

    def bold(self, paragraph: Element, words: str, author: str = "") -> None:
        for run in self.cut(paragraph, words):
            look = run.find(w("rPr"))
            if look is None:
                look = etree.Element(w("rPr"))
                run.insert(0, look)
            if look.find(w("b")) is not None:
                continue
            former = copy.deepcopy(look)
            for change in former.findall(w("rPrChange")):
                former.remove(change)
            look.insert(1 if look.find(w("rStyle")) is not None else 0, made("<w:b/>"))
            if author:
                change = self.change("rPrChange", author)
                change.append(former)
                look.append(change)

    def comment(self, paragraph: Element, words: str, text: str, author: str = "Ana") -> None:
        root = self._part_of("comments", "comments")
        key = str(1 + max([int(each.get(w("id"))) for each in root], default=-1))
        root.append(made(f'<w:comment w:id="{key}" w:author="{author}" w:date="{_DATE}" w:initials="A"><w:p><w:r><w:t>'
                         f"{text}</w:t></w:r></w:p></w:comment>"))  # fmt: skip
        runs = self.cut(paragraph, words)
        _outside(runs[0]).addprevious(made(f'<w:commentRangeStart w:id="{key}"/>'))
        end = made(f'<w:commentRangeEnd w:id="{key}"/>')
        _outside(runs[-1]).addnext(end)
        end.addnext(made(f'<w:r><w:commentReference w:id="{key}"/></w:r>'))

    def wrap(self, paragraph: Element, name: str) -> None:
        """A control of the editors around a paragraph."""
        control = made(
            f'<w:sdt><w:sdtPr><w:alias w:val="{name}"/><w:tag w:val="{name}"/>'
            f'<w:id w:val="{self.number()}"/></w:sdtPr><w:sdtContent/></w:sdt>'
        )
        paragraph.addprevious(control)
        control.find(w("sdtContent")).append(paragraph)

    def figure(self, paragraph: Element, shown: str) -> Element:
        """The control of the figure that says something."""
        return next(control for control in paragraph.iter(w("sdt")) if text_of(control) == shown)

    def copy_figure(self, source: Element, shown: str, paragraph: Element) -> None:
        """Copy the control of a figure, and paste it at the end of a paragraph: it keeps its tag, its bookmark not."""
        twin = copy.deepcopy(self.figure(source, shown))
        twin.find(w("sdtPr")).find(w("id")).set(w("val"), self.number())
        for mark in list(twin.iter(w("bookmarkStart"), w("bookmarkEnd"))):
            mark.getparent().remove(mark)
        paragraph.append(twin)

    def lose_bookmarks(self) -> None:
        for mark in list(self.body.iter(w("bookmarkStart"), w("bookmarkEnd"))):
            mark.getparent().remove(mark)

    def lose_controls(self) -> None:
        for control in list(self.body.iter(w("sdt"))):
            for child in list(control.find(w("sdtContent"))):
                control.addprevious(child)
            control.getparent().remove(control)

    # tables

    def delete_row(self, row: Element, author: str = "") -> None:
        if not author:
            row.getparent().remove(row)
            return
        self._row_mark(row, "del", author)
        for paragraph in row.iter(w("p")):
            self.delete(paragraph, author)

    def add_row(self, after: Element, texts: Iterable[str], author: str = "") -> Element:
        row = copy.deepcopy(after)
        for mark in list(row.iter(w("bookmarkStart"), w("bookmarkEnd"))):
            mark.getparent().remove(mark)
        for paragraph, text in zip(row.iter(w("p")), texts, strict=True):
            for child in [child for child in paragraph if child.tag != w("pPr")]:
                paragraph.remove(child)
            paragraph.append(self._proposed([self.run(text)], author))
        if author:
            self._row_mark(row, "ins", author)
        after.addnext(row)
        return row

    def _row_mark(self, row: Element, kind: str, author: str) -> None:
        properties = row.find(w("trPr"))
        if properties is None:
            properties = etree.Element(w("trPr"))
            row.insert(0, properties)
        properties.append(self.change(kind, author))

    def widen(self, table: Element) -> None:
        """Drag the border between the first two columns."""
        rows = [list(row.iter(w("tcW"))) for row in table.iter(w("tr"))]
        for widths in [list(table.find(w("tblGrid"))), *(row for row in rows if len(row) > 1)]:
            for width, step in zip(widths[:2], (300, -300), strict=True):
                width.set(w("w"), str(int(width.get(w("w"))) + step))

    # pictures, notes, other parts

    def picture(self, which: int = 0) -> Element:
        """A drawing of the text."""
        return [drawing for drawing in self.body.iter(w("drawing")) if drawing.find(f".//{{{A}}}blip") is not None][
            which
        ]

    def replace_picture(self, drawing: Element, content: bytes) -> None:
        name = f"word/media/own{self.number()}.png"
        self.parts[name] = content
        drawing.find(f".//{{{A}}}blip").set(f"{{{R}}}embed", self.point("image", name.removeprefix("word/")))

    def describe(self, drawing: Element, text: str) -> None:
        drawing.find(f".//{{{WP}}}docPr").set("descr", text)

    def insert_picture(self, after: Element, content: bytes) -> None:
        """A picture of the editors in a paragraph of its own."""
        twin = copy.deepcopy(self.picture())
        twin.find(f".//{{{WP}}}docPr").set("id", self.number())
        twin.find(f".//{{{WP}}}docPr").set("name", "Picture 7")
        paragraph = self.add(after, "")
        paragraph[-1].append(twin)
        self.replace_picture(twin, content)

    def link(self, paragraph: Element, text: str, address: str) -> None:
        key = self.point("hyperlink", address, external=True)
        link = made(f'<w:hyperlink r:id="{key}" w:history="1"/>')
        link.append(self.run(text))
        paragraph.append(link)

    def notes(self) -> list[Element]:
        return [note for note in self.tree("word/footnotes.xml") if note.get(w("type")) is None]

    def add_note(self, paragraph: Element, words: str, text: str) -> None:
        root = self.tree("word/footnotes.xml")
        key = str(max(int(note.get(w("id"))) for note in root) + 1)
        note = copy.deepcopy(self.notes()[-1])
        note.set(w("id"), key)
        runs = list(note.iter(w("r")))
        for run in [run for run in runs if run.find(w("t")) is not None]:
            run.getparent().remove(run)
        next(note.iter(w("p"))).append(self.run(text))
        root.append(note)
        mark = made(f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{key}"/></w:r>')
        _outside(self.cut(paragraph, words)[-1]).addnext(mark)

    def make_endnotes(self) -> None:
        """All footnotes become endnotes, as one command of Word has it."""
        root = self._part_of("endnotes", "endnotes")
        for note in self.notes():
            made_ = made(f'<w:endnote w:id="{note.get(w("id"))}"/>')
            made_.extend(list(note))
            for mark in list(made_.iter(w("footnoteRef"))):
                mark.tag = w("endnoteRef")
            root.append(made_)
            note.getparent().remove(note)
        for mark in list(self.body.iter(w("footnoteReference"))):
            mark.tag = w("endnoteReference")

    def delete_note(self, paragraph: Element) -> str:
        """Take out the first mark of a paragraph, and its note; what the note said."""
        mark = next(paragraph.iter(w("footnoteReference")))
        key = mark.get(w("id"))
        mark.getparent().getparent().remove(mark.getparent())
        note = next(note for note in self.notes() if note.get(w("id")) == key)
        note.getparent().remove(note)
        return text_of(note)

    def text_box(self, paragraph: Element, text: str) -> None:
        """What Word writes for a box: two forms of one thing."""
        paragraph.append(etree.fromstring(_BOX.format(id=self.number(), text=text)))

    def section(self, paragraph: Element) -> None:
        """A section break on a new page after a paragraph."""
        last = self.body.find(w("sectPr"))
        properties = paragraph.find(w("pPr"))
        if properties is None:
            properties = etree.Element(w("pPr"))
            paragraph.insert(0, properties)
        properties.append(copy.deepcopy(last))

    def comments_part(self) -> Element:
        """The part with comments, made where there is none."""
        return self._part_of("comments", "comments")

    def _part_of(self, kind: str, type_: str) -> Element:
        name = f"word/{kind}.xml"
        if name not in self.parts:
            self.parts[name] = etree.tostring(made(f"<w:{kind}/>"), xml_declaration=True, encoding="UTF-8")
            self.point(kind, f"{kind}.xml")
            override = etree.SubElement(self.tree("[Content_Types].xml"), f"{{{TYPES}}}Override", PartName=f"/{name}")
            override.set("ContentType", f"application/vnd.openxmlformats-officedocument.wordprocessingml.{type_}+xml")
        return self.tree(name)

    def point(self, kind: str, target: str, *, external: bool = False) -> str:
        root = self.tree(posixpath.join("word/_rels", "document.xml.rels"))
        key = f"rId{self.number()}"
        made_ = etree.SubElement(root, f"{{{RELS}}}Relationship", Id=key, Type=f"{R}/{kind}", Target=target)
        if external:
            made_.set("TargetMode", "External")
        return key

    # tracked changes

    def accept(self, author: str = "") -> Edited:
        """Accept all tracked changes, or those of one author."""
        return self._settle(("ins", "moveTo"), ("del", "moveFrom"), author, former=False)

    def reject(self, author: str = "") -> Edited:
        return self._settle(("del", "moveFrom"), ("ins", "moveTo"), author, former=True)

    def accept_in(self, part: str) -> None:
        """Accept all tracked changes in a part, such as a head."""
        _settle(self.tree(part), ("ins", "moveTo"), ("del", "moveFrom"), lambda _: True, former=False)

    def reject_in(self, part: str) -> None:
        _settle(self.tree(part), ("del", "moveFrom"), ("ins", "moveTo"), lambda _: True, former=True)

    def _settle(self, kept: tuple[str, ...], dropped: tuple[str, ...], author: str, *, former: bool) -> Edited:
        for name in (self.main, "word/footnotes.xml"):
            if name in self.parts:
                _settle(self.tree(name), kept, dropped, lambda e: not author or e.get(w("author")) == author, former)
        return self

    def changes(self) -> Iterator[Element]:
        """Every tracked change in the text and in the notes."""
        names = ("ins", "del", "moveFrom", "moveTo", *_FORMER)
        for part in (self.main, "word/footnotes.xml"):
            if part in self.parts:
                yield from self.tree(part).iter(*map(w, names))

    def comments(self) -> list[tuple[str, str]]:
        """Author and text of each comment."""
        if "word/comments.xml" not in self.parts:
            return []
        return [
            (each.get(w("author")), "\n".join(map(text_of, each.iter(w("p")))))
            for each in self.tree("word/comments.xml")
        ]


_BOX = f"""<w:r {_NAMES} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml">
<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">
<wp:extent cx="900000" cy="300000"/><wp:docPr id="{{id}}" name="Text Box 2"/><wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
<wps:cNvSpPr txBox="1"/>
<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="300000"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx>
<w:txbxContent><w:p><w:r><w:t>{{text}}</w:t></w:r></w:p>
</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>
<mc:Fallback><w:pict><v:shape id="box{{id}}" style="width:70pt;height:23pt">
<v:textbox><w:txbxContent><w:p><w:r><w:t>{{text}}
</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"""


def text_of(element: Element) -> str:
    """What is read in an element once every tracked change is accepted."""
    return "".join(text.text or "" for text in element.iter(w("t")) if not _struck(text))


def cell_texts(row: Element) -> list[str]:
    return [text_of(cell) for cell in row.iter(w("tc"))]


def _struck(element: Element) -> bool:
    return any(parent.tag in (w("del"), w("moveFrom")) for parent in element.iterancestors())


def _outside(run: Element) -> Element:
    """The run itself, or what it stands in as a child of its paragraph."""
    found = run
    while found.getparent().tag != w("p"):
        found = found.getparent()
    return found


def _one_each(run: Element) -> None:
    look = run.find(w("rPr"))
    for child in [child for child in run if child is not look][:-1]:
        twin = etree.Element(run.tag, run.attrib)
        if look is not None:
            twin.append(copy.deepcopy(look))
        twin.append(child)
        run.addprevious(twin)


def _part(text: Element, start: int, end: int) -> Element:
    """The run of some characters of a text, cut out of its own."""
    run, whole = text.getparent(), text.text or ""
    for words, put in ((whole[:start], run.addprevious), (whole[end:], run.addnext)):
        if words:
            twin = copy.deepcopy(run)
            twin.set(w("rsidR"), "00B7C8D9")
            other = next(twin.iter(w("t")))
            other.text = words
            other.set(SPACE, "preserve")
            put(twin)
    text.text = whole[start:end]
    text.set(SPACE, "preserve")
    return run


def _settle(
    root: Element, kept: tuple[str, ...], dropped: tuple[str, ...], ours: Callable[[Element], bool], former: bool
) -> None:
    for row in list(root.iter(w("tr"))):
        marks = row.find(w("trPr"))
        if marks is not None and any((m := marks.find(w(name))) is not None and ours(m) for name in dropped):
            row.getparent().remove(row)
    for table in [table for table in root.iter(w("tbl")) if table.find(f".//{w('tr')}") is None]:
        table.getparent().remove(table)
    for element in [e for name in dropped for e in root.iter(w(name)) if ours(e)]:
        if element.getparent().tag not in (w("rPr"), w("trPr")):
            element.getparent().remove(element)
    for element in [e for name in kept for e in root.iter(w(name)) if ours(e)]:
        parent = element.getparent()
        if parent.tag not in (w("rPr"), w("trPr")):
            for child in list(element):
                element.addprevious(child)
        parent.remove(element)
    for text in root.iter(w("delText")):
        if not _struck(text):
            text.tag = w("t")
    for element in [e for name in _FORMER for e in root.iter(w(name)) if ours(e)]:
        now = element.getparent()
        if former:
            now.getparent().replace(now, element[0]) if len(element) else None
        else:
            now.remove(element)
    for paragraph in reversed(list(root.iter(w("p")))):
        marks = paragraph.find(f"{w('pPr')}/{w('rPr')}")
        gone = [m for m in (marks if marks is not None else ()) if m.tag in map(w, dropped) and ours(m)]
        for mark in gone:
            marks.remove(mark)
        if gone:
            _fall_into_next(paragraph)
    for name in _RANGES:
        for element in list(root.iter(w(name))):
            if not any(True for _ in root.iter(w("moveFrom"), w("moveTo"))):
                element.getparent().remove(element)


def _fall_into_next(paragraph: Element) -> None:
    """The mark of a paragraph is gone: what is left of it begins the next one."""
    following = paragraph.getnext()
    while following is not None and following.tag != w("p"):
        following = following.getnext() if following.tag != w("tbl") else None
    left = [child for child in paragraph if child.tag != w("pPr")]
    if following is None:
        if not text_of(paragraph) and len(list(paragraph.getparent().iterchildren(w("p")))) > 1:
            paragraph.getparent().remove(paragraph)
        return
    at = 1 if following.find(w("pPr")) is not None else 0
    for child in reversed(left):
        following.insert(at, child)
    paragraph.getparent().remove(paragraph)
