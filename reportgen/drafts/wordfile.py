"""A Word file as it is refreshed: its package, its text, its notes."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportgen.drafts.flow import Flow, flow_of
from reportgen.drafts.ooxml import STRICT, Element, local, val, w
from reportgen.drafts.package import Package
from reportgen.errors import DataError


@dataclass(slots=True)
class WordFile:
    """`notes` are the footnotes by their id; `notes_part` is empty where there are none."""

    package: Package
    name: str
    body: Element
    flow: Flow
    notes_part: str = ""
    notes: dict[str, Element] = field(default_factory=dict)

    def note(self, key: str) -> Flow:
        """The text of a footnote; empty where there is none of that id."""
        found = self.notes.get(key)
        return flow_of(found) if found is not None else Flow([])


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
    notes_part = next((target for _, target in package.targets(main, "footnotes").values()), "")
    notes = notes_of(package.tree(notes_part)) if notes_part else {}
    return WordFile(package, name, body, flow_of(body), notes_part, notes)


def notes_of(root: Element) -> dict[str, Element]:
    """The footnotes by their id, without the rules that stand above them."""
    return {val(note, "id"): note for note in root if local(note) == "footnote" and not val(note, "type")}
