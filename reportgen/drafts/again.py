"""A text as it stands now, that was read before: what nobody touched since is not read again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportgen.drafts.flow import Flow, Passage, read_items
from reportgen.drafts.ooxml import Element
from reportgen.drafts.reading import Reader, Reading


def flow_again(flow: Flow, parent: Element) -> Flow:
    """The flow in a parent as it stands now; passages that were not touched since tell of no bookmarks."""
    single = (item for item in flow.items if isinstance(item, Passage) and len(item.readings) == 1)
    known = {item.first: item.readings[0] for item in single if not item.touched and item.readings[0].alone}
    return Flow(list(read_items(parent, _Reader(known=known))))


@dataclass(slots=True)
class _Reader(Reader):
    """Knows what is in paragraphs into which no field reaches, and from which none does."""

    known: Mapping[Element, Reading] = field(default_factory=dict)

    def read(self, paragraph: Element) -> Reading:
        known = self.known.get(paragraph) if not self.fields else None
        return Reader.read(self, paragraph) if known is None else known
