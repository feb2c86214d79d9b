"""A Word file as it is refreshed: its package, its text, its notes."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportgen.drafts.flow import Flow, flow_of
from reportgen.drafts.ooxml import STRICT, Element, local, val, w
from reportgen.drafts.package import Package
from reportgen.errors import DataError

_ENDNOTE = "endnote "


@dataclass(slots=True)
class WordFile:
    """`notes` are footnotes and endnotes by what `note_key` calls them; a part is empty where there are none."""

    package: Package
    name: str
    body: Element
    flow: Flow
    notes_part: str = ""
    notes: dict[str, Element] = field(default_factory=dict)
    endnotes_part: str = ""
    _read: dict[str, Flow] = field(default_factory=dict)

    def note(self, key: str) -> Flow:
        """The text of a note; empty where there is none called so. It is read once, and again after `change_note`."""
        found = self.notes.get(key)
        if found is None:
            return Flow([])
        if key not in self._read:
            self._read[key] = flow_of(found)
        return self._read[key]

    def change_note(self, key: str) -> str:
        """The part in which a note stands that is to be changed; what was read of it holds no longer."""
        self._read.pop(key, None)
        part = self.part_of(key)
        self.package.touch(part)
        return part

    def part_of(self, key: str) -> str:
        """The part in which the note of a key stands."""
        return self.endnotes_part if key.startswith(_ENDNOTE) else self.notes_part


def read_word_file(package: Package, name: str) -> WordFile:
    """The file of a package; `name` is what messages call it. DataError where it is no Word document."""
    main = package.main
    root = package.tree(main)
    if root.tag.startswith(f"{{{STRICT}}}"):
        raise DataError(
            f'{name} is saved as "Strict Open XML Document", which cannot be refreshed. Save it in Word as "Word '
            'Document (.docx)".'
        )
    body = root.find(w("body"))
    if body is None:
        raise DataError(f"{name} has no text of a Word document.")
    parts = [next((t for _, t in package.targets(main, kind).values()), "") for kind in ("footnotes", "endnotes")]
    notes = notes_of(package.tree(parts[0])) if parts[0] else {}
    if parts[1] in package.parts:
        notes |= {f"{_ENDNOTE}{key}": note for key, note in notes_of(package.tree(parts[1])).items()}
    return WordFile(package, name, body, flow_of(body), parts[0], notes, parts[1])


def notes_of(root: Element) -> dict[str, Element]:
    """The footnotes, or the endnotes, by their id, without the rules that stand above them."""
    kinds = ("footnote", "endnote")
    return {val(note, "id"): note for note in root if local(note) in kinds and val(note, "type") in ("", "normal")}


def note_key(mark: Element | None) -> str:
    """What the note of a mark is called: its id, and of an endnote that it is one."""
    return f"{_ENDNOTE}{val(mark, 'id')}" if local(mark) == "endnoteReference" else val(mark, "id")
