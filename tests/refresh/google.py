"""A Word file as Google Docs gives it out again, as far as that is known (docs/refresh.md says from where).

Controls, custom XML and bookmarks of others are gone; runs and cells stand in controls of its own; styles are written
out on each run and paragraph; fields are their text, but for page numbers; lists, notes and pictures are made anew.
"""

from __future__ import annotations

import copy
import re

from lxml import etree

from refresh.edits import RELS, WP, Edited, R, made, w

_ZEROS = ("rsidR", "rsidDel", "rsidRPr")


def exported(content: bytes, *, base: bool = False) -> bytes:
    """The file as it comes back from Google Docs; `base`: the generated text is left in it."""
    file = Edited(content)
    for part in _texts(file):
        root = file.tree(part)
        _unwrap(root, "sdt")
        for mark in list(root.iter(w("bookmarkStart"), w("bookmarkEnd"))):
            mark.getparent().remove(mark)
        _flatten(root)
        for paragraph in root.iter(w("p")):
            _paragraph(paragraph)
    _wrap(file.body)
    _pictures(file)
    _notes(file)
    _lists(file)
    _styles(file)
    _parts(file, base=base)
    return file.content()


def _texts(file: Edited) -> list[str]:
    return [name for name in file.parts if re.fullmatch(r"word/(document|footnotes|header\w*|footer\w*)\.xml", name)]


def _unwrap(root, name: str) -> None:
    for control in list(root.iter(w(name))):
        content = control.find(w("sdtContent"))
        for child in list(content if content is not None else control):
            control.addprevious(child)
        control.getparent().remove(control)


def _flatten(root) -> None:
    """References, numbers of tables and contents are their text; a page number is one run without a result."""
    for paragraph in root.iter(w("p")):
        depth, kept = 0, False
        for run in list(paragraph.iter(w("r"))):
            sign = run.find(w("fldChar"))
            kind = sign.get(w("fldCharType")) if sign is not None else ""
            asked = "".join(each.text or "" for each in run.iter(w("instrText"), w("delInstrText")))
            if kind == "begin":
                depth, first, kept = depth + 1, run, False
            if asked and "PAGE " in f"{asked.strip()} " and "PAGEREF" not in asked:
                kept = True
            if kept and depth:
                if run is not first:
                    first.extend([child for child in run if child.tag != w("rPr")] if kind or asked else [])
                    run.getparent().remove(run)
            elif (kind or asked) and (kind != "begin" or not _asks_for_page(run)):
                run.getparent().remove(run)
            depth -= kind == "end"


def _asks_for_page(begin) -> bool:
    """Whether a field that begins in a run is that of the page."""
    for run in begin.itersiblings(w("r")):
        asked = "".join(each.text or "" for each in run.iter(w("instrText")))
        if asked.strip():
            return asked.split()[0] == "PAGE"
    return False


def _paragraph(paragraph) -> None:
    for name in (*_ZEROS, "rsidP", "rsidRDefault"):
        paragraph.set(w(name), "00000000")
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        paragraph.insert(0, properties)
    style = properties.find(w("pStyle"))
    if style is not None:
        properties.remove(style)
        _spaced(properties)
    frame = properties.find(w("framePr"))
    if frame is not None:
        properties.remove(frame)
    for run in list(paragraph.iter(w("r"))):
        if any(parent.tag == w("p") and parent is not paragraph for parent in run.iterancestors(w("p"))):
            continue
        _run(run)
    last = made('<w:r><w:rPr><w:rtl w:val="0"/></w:rPr></w:r>')
    paragraph.append(last)


def _spaced(properties) -> None:
    """What the style said is said of the paragraph itself, in measures with a tail."""
    if properties.find(w("spacing")) is None:
        spacing = made('<w:spacing w:after="120.00000000000001" w:line="240" w:lineRule="auto"/>')
        later = [c for c in properties if c.tag in (w("ind"), w("jc"), w("outlineLvl"), w("rPr"), w("sectPr"))]
        (later[0].addprevious if later else properties.append)(spacing)


def _run(run) -> None:
    for name in _ZEROS:
        run.set(w(name), "00000000")
    look = run.find(w("rPr"))
    if look is None:
        look = etree.Element(w("rPr"))
        run.insert(0, look)
    style = look.find(w("rStyle"))
    if style is not None:
        look.remove(style)
    font = "Times New Roman"
    if look.find(w("rFonts")) is None:
        look.insert(0, made(f'<w:rFonts w:ascii="{font}" w:cs="{font}" w:eastAsia="{font}" w:hAnsi="{font}"/>'))
    if look.find(w("rtl")) is None:
        rtl = made('<w:rtl w:val="0"/>')
        change = look.find(w("rPrChange"))
        (change.addprevious if change is not None else look.append)(rtl)


def _wrap(body) -> None:
    """Every third run, and every cell of every second table, stands in a control of Docs' own."""
    number = 0

    def control(content: str, *, locked: bool):
        nonlocal number
        number += 1
        lock = '<w:lock w:val="contentLocked"/>' if locked else ""
        return made(f'<w:sdt><w:sdtPr>{lock}<w:id w:val="{-number}"/><w:tag w:val="goog_rdk_{number}"/></w:sdtPr>'
                    f"<w:sdtContent/></w:sdt>")  # fmt: skip

    for place, run in enumerate(list(body.iter(w("r")))):
        if place % 3 == 0 and run.getparent().tag in (w("p"), w("ins")) and run.find(w("t")) is not None:
            around = control("run", locked=False)
            run.addprevious(around)
            around.find(w("sdtContent")).append(run)
    for place, table in enumerate(list(body.iter(w("tbl")))):
        for width in table.iter(w("gridCol"), w("tcW")):
            width.set(w("w"), f"{width.get(w('w'))}.0000000000005")
        for cell in list(table.iter(w("tc"))) if place % 2 else ():
            around = control("cell", locked=True)
            cell.addprevious(around)
            around.find(w("sdtContent")).append(cell)


def _pictures(file: Edited) -> None:
    """Pictures are packed anew under names of its own; their words for those who cannot see them stay."""
    for number, properties in enumerate(file.body.iter(f"{{{WP}}}docPr"), 1):
        properties.set("name", f"image{number}.png")
        properties.set("id", str(number))
    for name in list(file.parts):
        if name.startswith("word/media/"):
            file.parts[name] += b"\x00"  # the same picture in other bytes


def _notes(file: Edited) -> None:
    """Notes are counted from nought in the order of the text, and there are no rules above them."""
    root = file.tree("word/footnotes.xml")
    notes = {note.get(w("id")): note for note in root}
    marks = list(file.body.iter(w("footnoteReference")))
    for note in list(root):
        root.remove(note)
    for number, mark in enumerate(marks):
        note = copy.deepcopy(notes[mark.get(w("id"))])
        for each in (mark, note):
            each.set(w("id"), str(number))
        root.append(note)


def _lists(file: Edited) -> None:
    """Lists have numbers of their own, and every paragraph of one has its level."""
    root = file.tree("word/numbering.xml")
    there = [each.get(w("numId")) for each in root.iter(w("num"))]
    other = {number: str(100 + place) for place, number in enumerate(there)}
    for each in root.iter(w("num")):
        each.set(w("numId"), other[each.get(w("numId"))])
    for each in file.body.iter(w("numId")):
        each.set(w("val"), other.get(each.get(w("val")), "0"))


def _styles(file: Edited) -> None:
    """Named styles are gone, and one id stands twice."""
    root = file.tree("word/styles.xml")
    for style in list(root.iter(w("style"))):
        if style.get(w("default")) != "1":
            root.remove(style)
    for each in list(root.iter(w("basedOn"), w("next"), w("link"))):
        each.getparent().remove(each)
    root.append(copy.deepcopy(next(root.iter(w("style")))))


def _parts(file: Edited, *, base: bool) -> None:
    """Custom XML goes, but for a part of its own in a folder of another name; comments are a part, if empty."""
    rels = file.tree("word/_rels/document.xml.rels")
    for name in [name for name in file.parts if name.startswith("customXml/")]:
        if not base:
            del file.parts[name]
            file.trees.pop(name, None)
    for each in [each for each in rels if each.get("Type").endswith("/customXml")]:
        if not base:
            rels.remove(each)
    for each in [e for e in file.tree("[Content_Types].xml") if "/customXml/" in (e.get("PartName") or "")]:
        if not base:
            each.getparent().remove(each)
    file.parts["customXML/item1.xml"] = (
        b'<?xml version="1.0"?><go:data xmlns:go="http://customooxmlschemas.google.com/"/>'
    )
    etree.SubElement(rels, f"{{{RELS}}}Relationship", Id="rIdG", Type=f"{R}/customXml", Target="../customXML/item1.xml")
    file.comments_part()
