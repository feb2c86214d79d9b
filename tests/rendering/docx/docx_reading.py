"""Read a Word file back: its parts, its text, its outline."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile

from lxml import etree
from word_numbers import labels

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
NAMES = {
    "w": W[1:-1],
    "r": R[1:-1],
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
LABEL = "label"
HEADINGS = ("HChG", "H1G", "H23G")


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def part(content: bytes, name: str = "word/document.xml"):
    """A part as a tree; in the text, paragraphs of lists carry the numbers that Word prints before them."""
    files = parts(content)
    root = etree.fromstring(files[name])
    if name == "word/document.xml":
        for paragraph, label in labels(root, etree.fromstring(files["word/numbering.xml"])).items():
            paragraph.set(LABEL, label)
    return root


def relationships(files: dict[str, bytes], name: str) -> dict[str, tuple[str, bool]]:
    """The targets of a part by id, resolved to names of parts, and whether they lie outside the file."""
    folder, base = posixpath.split(name)
    rels = files.get(posixpath.join(folder, "_rels", f"{base}.rels"))
    found = {}
    for each in etree.fromstring(rels) if rels else ():
        outside = each.get("TargetMode") == "External"
        target = each.get("Target")
        found[each.get("Id")] = (target if outside else posixpath.normpath(posixpath.join(folder, target)), outside)
    return found


def find(root, path: str) -> list:
    return root.xpath(path, namespaces=NAMES)


def text(paragraph) -> str:
    """The words of a paragraph, tabs as tabs, with its number and without the marks of notes."""
    label = paragraph.get(LABEL)
    words = [f"\t{label}\t" if style(paragraph) in HEADINGS else f"{label}\t"] if label else []
    for run in paragraph.iter(f"{W}r"):
        if find(run, "w:rPr/w:rStyle[@w:val='FootnoteReference']"):
            continue
        words += [each.text if each.tag == f"{W}t" else "\t" for each in run if each.tag in (f"{W}t", f"{W}tab")]
    return "".join(word or "" for word in words)


def style(paragraph) -> str:
    return "".join(find(paragraph, "w:pPr/w:pStyle/@w:val"))


def by_text(root, start: str):
    """The first paragraph of the text, contents left out, whose words begin so."""
    paragraphs = (each for each in root.iter(f"{W}p") if not style(each).startswith("TOC"))
    return next(each for each in paragraphs if text(each).strip().startswith(start))


def outline(content: bytes) -> tuple[str, ...]:
    """The lines of the file as `reportgen.document.outline` words them: the table of a figure goes without saying."""
    lines: list[str] = []
    captions: list[str] = []
    label = ""
    for each in find(part(content), "/w:document/w:body/*"):
        if style(each) == "Heading1":
            captions.append(text(each))
            continue
        if captions:
            lines += [] if label.startswith("Figure") else [" ".join(captions[:2])]
            label, captions = captions[0], []
        is_summary = each.tag == f"{W}tbl" and find(each, "w:tblPr/w:jc")
        paragraphs = find(each, "w:tr[2]//w:p") if is_summary else [each]
        lines += [line for paragraph in paragraphs if paragraph.tag == f"{W}p" for line in _line(paragraph)]
    return tuple(lines)


def _line(paragraph) -> list[str]:
    kind, words = style(paragraph), text(paragraph).replace("\u00a0", " ")
    if kind.startswith("Bullet"):
        return [f"• {words}"]
    if kind in HEADINGS or (kind == "SingleTxtG" and words and not find(paragraph, "w:pPr/w:jc[@w:val='right']")):
        return [re.sub(r"\t+", " ", words).strip().rstrip(",").strip()]
    return []


def references(root) -> list[tuple[str, str]]:
    """What each REF field shows, and what Word would find for it."""
    found = []
    for instruction in find(root, "//w:instrText[starts-with(., ' REF')]"):
        _, name, *switches = instruction.text.split()
        run, shown = instruction.getparent().getnext().getnext(), ""
        shown = "".join(find(run, "w:t/text()"))
        start = find(root, f"//w:bookmarkStart[@w:name='{name}']")[0]
        if r"\n" in switches:
            expected = next(start.iterancestors(f"{W}p")).get(LABEL, "").rstrip(".")
        else:
            expected = _within(start)
        found.append((shown, expected))
    return found


def _within(start) -> str:
    """The words between the two ends of a bookmark, instructions of fields left out."""
    words, each = [], start.getnext()
    while each.tag != f"{W}bookmarkEnd":
        words += find(each, ".//w:t/text()")
        each = each.getnext()
    return "".join(words)
