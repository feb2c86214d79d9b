"""How what was generated is found again in a Word file that people have edited: controls and bookmarks.

Each figure stands in a rich content control that is called by the key of its fact, with a bookmark around it: Word
keeps the control, LibreOffice at least the bookmark. A control for plain text would not do: LibreOffice shows a tracked
change in one as old and new joined.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from reportgen.rendering.docx.bookmarks import Bookmarks
from reportgen.rendering.docx.markup import escape

LONGEST_TAG = 64
"""Word refuses a longer tag or alias."""


def short(key: str) -> str:
    """What stands for a key in the name of a bookmark: the same for each of its places."""
    return f"k_{hashlib.sha256(key.encode()).hexdigest()[:8]}"


@dataclass(slots=True)
class Anchors:
    """The controls of one file."""

    bookmarks: Bookmarks
    _met: dict[str, int] = field(default_factory=dict)
    _controls: int = 0

    def around(self, key: str, runs: str) -> str:
        """The runs of a figure in a control and a bookmark of its key."""
        if not runs:
            return runs
        name = short(key)
        self._met[name] = self._met.get(name, 0) + 1
        self._controls += 1
        tag = escape(key if len(key) <= LONGEST_TAG else name)
        control = (
            f'<w:sdt><w:sdtPr><w:alias w:val="{tag}"/><w:tag w:val="{tag}"/><w:id w:val="{self._controls}"/></w:sdtPr>'
            f"<w:sdtContent>{runs}</w:sdtContent></w:sdt>"
        )
        return self.bookmarks.marked(f"{name}_{self._met[name]}", control)
