"""A note that is called twice becomes a second note with its own number and the same text, in every format.

The Editorial Manual has a new footnote where other houses repeat a mark. Each format is read back: which numbers stand
in the text, and which note each of them has.
"""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import lxml.etree
import lxml.html
import pytest
from folders import case, write_folder
from word_numbers import W

POLICY = """# Policy

First[^a] and second[^a], told by *others*.[^b]

Third.[^a]

[^a]: See A/HRC/98/1, *Official Records*, and {{ states | counted("State") }}.
[^b]: Another note.
"""
ACCESS = """# Access

Fourth.[^a]

- Fifth.[^a]

> Sixth.[^a]

[^a]: See A/HRC/98/2.
"""
ACCOUNT = "Seventh[^a] and eighth[^a].\n\n[^a]: See A/HRC/98/3."

FIRST = "See A/HRC/98/1, Official Records, and one State."
NOTES = {
    "1": FIRST,
    "2": FIRST,
    "3": "Another note.",
    "4": FIRST,
    "5": "See A/HRC/98/2.",
    "6": "See A/HRC/98/2.",
    "7": "See A/HRC/98/2.",
    "8": "See A/HRC/98/3.",
    "9": "See A/HRC/98/3.",
}
CALLS = ("First", "second", "others", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "eighth")
"""The words at which a note is called, in the order of their notes."""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def made(run, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("repeated") / "folder"
    write_folder(folder, [case("C-1", account=ACCOUNT)])
    (folder / "prose").mkdir()
    for name in ("introduction", "activities", "information_received", "conclusions"):
        (folder / "prose" / f"{name}.md").write_text("# A chapter\n\nNothing.\n", encoding="utf-8")
    (folder / "prose" / "policy.md").write_text(POLICY, encoding="utf-8")
    (folder / "prose" / "access.md").write_text(ACCESS, encoding="utf-8")
    done = run("build", folder, "-o", folder.parent / "built")
    assert done.code == 0, done.err
    return folder.parent / "built"


def squeezed(words: str) -> str:
    return " ".join(words.split())


def of_word(folder: Path) -> tuple[str, Mapping[str, str]]:
    """The text with the number that Word gives each note by its place, and the notes by that number."""
    with zipfile.ZipFile(folder / "report.docx") as package:
        document, footnotes = (lxml.etree.fromstring(package.read(f"word/{n}.xml")) for n in ("document", "footnotes"))
    by_id = {note.get(f"{W}id"): "".join(note.itertext(f"{W}t")) for note in footnotes}
    references = [*document.iter(f"{W}footnoteReference")]
    ids = [reference.get(f"{W}id") for reference in references]
    assert len(set(ids)) == len(ids)
    for number, reference in enumerate(references, 1):
        text = lxml.etree.SubElement(reference.getparent(), f"{W}t")
        text.text = str(number)
    words = " ".join("".join(paragraph.itertext(f"{W}t")) for paragraph in document.iter(f"{W}p"))
    return squeezed(words), {str(number): squeezed(by_id[key]) for number, key in enumerate(ids, 1)}


def of_paper(folder: Path) -> tuple[str, Mapping[str, str]]:
    """The text and the notes at the foot of its pages; a line with a number and "See" or "Another" is such a note."""
    command = ["pdftotext", "-layout", str(folder / "report.pdf"), "-"]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    notes = [re.match(r"\s*(\d+)\s+((?:See|Another) .*)", line) for line in lines]
    words = squeezed(" ".join(line for line, note in zip(lines, notes, strict=True) if not note))
    return words, {note[1]: squeezed(note[2]) for note in notes if note}


def of_the_screen(folder: Path) -> tuple[str, Mapping[str, str]]:
    """The text and, by the mark that leads there, each note at the end."""
    page = lxml.html.fromstring((folder / "report.html").read_bytes())
    notes = {}
    for mark in page.xpath("//a[@role='doc-noteref']"):
        note = page.get_element_by_id(mark.get("href")[1:])
        number, *words, _back = note.text_content().split()
        assert number == mark.text
        notes[mark.text] = " ".join(words)
    assert len(notes) == len(page.xpath("//a[@role='doc-noteref']"))
    for mark in page.xpath("//section[@role='doc-endnotes'] | //head | //style"):
        mark.drop_tree()
    return squeezed(" ".join(page.itertext())), notes


@pytest.mark.parametrize("read", [of_word, of_paper, of_the_screen])
def it_gives_each_call_a_note_of_its_own(made, read: Callable[[Path], tuple[str, Mapping[str, str]]]):
    words, notes = read(made)
    assert notes == NOTES
    marks = re.findall(rf"\b({'|'.join(CALLS)})\W*(\d+)", words)
    assert marks == [(word, str(number)) for number, word in enumerate(CALLS, 1)]
