"""Turn inlines into runs: words, links, cross-references and the marks of notes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from dataclasses import field as field_of
from typing import assert_never
from urllib.parse import quote, urlsplit

from reportgen.document.inlines import (
    CrossReference,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Note,
    NoteMark,
    Quantity,
    Strong,
    Text,
    notes,
)
from reportgen.rendering.docx.anchors import Anchors
from reportgen.rendering.docx.bookmarks import Bookmarks
from reportgen.rendering.docx.footnotes import COMMA, COMMA_BETWEEN_SYMBOLS, Footnotes, typed_mark
from reportgen.rendering.docx.look import PLAIN, Look
from reportgen.rendering.docx.package import Relationships
from reportgen.rendering.docx.paragraphs import field, run
from reportgen.rendering.unbroken import HELD, unbroken

SCHEMES = frozenset({"http", "https", "mailto"})
"""Links that may be clicked; any other is printed as its words."""

_IN_AN_ADDRESS = "%/:?#[]@!$&'()*+,;=-._~"


@dataclass(slots=True)
class Words:
    """A writer of inlines for one file. `inside_note`: it writes into footnotes.xml, where no note may hang."""

    bookmarks: Bookmarks
    footnotes: Footnotes = field_of(default_factory=Footnotes)
    relationships: Relationships = field_of(default_factory=Relationships)
    inside_note: bool = False
    anchors: Anchors | None = None
    """Where figures are to be found again."""
    counted: dict[str, int] = field_of(default_factory=dict)
    """How far Word has counted the captions of each kind."""

    def runs(self, content: Inlines, look: Look = PLAIN) -> str:
        """The content as runs, with its notes put into the file's footnotes."""
        written: list[str] = []
        last: Note | None = None
        for inline in content:
            note = inline.note if isinstance(inline, NoteMark) else None
            if note and last:
                written.append(COMMA_BETWEEN_SYMBOLS if last.symbol else COMMA)
            written.append(self._inline(inline, look))
            last = note
        return "".join(written)

    def figure(self, key: str, runs: str) -> str:
        """The runs of a figure, so that it is found again where that is wanted; `key` is empty for none."""
        return self.anchors.around(key, runs) if self.anchors and key else runs

    def _inline(self, inline: Inline, look: Look) -> str:
        match inline:
            case Text():
                return run(unbroken(inline.text), look)
            case Quantity():
                return self.figure(inline.key, run(unbroken(inline.text), look))
            case Strong():
                return self.runs(inline.content, replace(look, bold=True))
            case Emphasis():
                return self.runs(inline.content, replace(look, italic=not look.italic))
            case Link():
                return self._link(inline, look)
            case CrossReference():
                return self._reference(inline, look)
            case NoteMark():
                return typed_mark(inline.note) if self.inside_note else self._mark(inline.note)
            case _:
                assert_never(inline)

    def _link(self, link: Link, look: Look) -> str:
        address = _address(link.url)
        words = link.text or link.url
        if not address:
            return run(words, look)
        key = self.relationships.to_address(address)
        return f'<w:hyperlink r:id="{key}" w:history="1">{run(words, replace(look, style="Hyperlink"))}</w:hyperlink>'

    def _reference(self, reference: CrossReference, look: Look) -> str:
        """The number as a field that finds it anew when an editor asks; words without one lead to their place."""
        name = self.bookmarks.names.get(reference.anchor)
        if name and reference.number:
            way = r"\n \h" if reference.anchor in self.bookmarks.listed else r"\h"
            if look != PLAIN:
                way += r" \* MERGEFORMAT"  # else Word sets what it finds as the place there is set
            words = re.sub(" $", HELD, unbroken(reference.text.removesuffix(reference.number)))
            return run(words, look) + field(f"REF {name} {way}", reference.number, look)
        words = run(reference.text, look)
        return f'<w:hyperlink w:anchor="{name}" w:history="1">{words}</w:hyperlink>' if name and words else words

    def _mark(self, note: Note) -> str:
        """The note's reference, and behind it those of the notes in the note, which Word allows in the text only."""
        reference = self.footnotes.refer(note)
        inside = Words(
            self.bookmarks, self.footnotes, self.footnotes.relationships, inside_note=True, anchors=self.anchors
        )
        self.footnotes.add(note, inside.runs(note.content))
        deeper = [self._mark(inner) for inner in notes(note.content)]
        return COMMA.join((reference, *deeper))


def _address(url: str) -> str:
    """The address as a relationship may hold it; empty for one that must not be clicked or is none."""
    try:
        split = urlsplit(url.strip())
    except ValueError:
        return ""
    if split.scheme.lower() not in SCHEMES or not (split.netloc or (split.scheme.lower() == "mailto" and split.path)):
        return ""
    return quote(url.strip().encode("utf-8", "replace"), safe=_IN_AN_ADDRESS)
