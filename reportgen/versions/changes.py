"""What changed between two versions: figures, blocks of the report with the sentences, notes and cells in them, rows.

Values alone: `comparison` makes them and decides which may be told to whom, `composition` finds the words.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reportgen.document.blocks import Block
from reportgen.document.inlines import Inlines
from reportgen.facts import Fact
from reportgen.versions.rows import Correction, Told


class Change(StrEnum):
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class FactChange:
    """A figure that is stated otherwise; None where a version does not state it. Hidden figures have no value here."""

    key: str
    before: Fact | None
    after: Fact | None

    @property
    def state(self) -> str:
        """The ISO code of the State whose figure it is; empty for the world."""
        return self.key.split(".", 2)[1] if self.key.startswith("country.") else ""

    @property
    def label(self) -> str:
        """What it counts."""
        fact = self.after or self.before
        return fact.label if fact else ""

    @property
    def hidden(self) -> bool:
        """Whether it may only be said that it changed."""
        return any(fact is not None and fact.suppressed for fact in (self.before, self.after))


NEW = "new"
"""The marker of the place in a part that the earlier version does not have."""


WHOLE = "whole"
"""The marker of the place of a part that the later version does not have."""


class Kind(StrEnum):
    """What a block is called where it is corrected."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTATION = "quotation"
    HEADING = "heading"
    TABLE = "table"
    FIGURE = "figure"
    LINE = "line"


EDITION = frozenset(("running_notice", "organ", "notice", "version"))
"""Lines of the front page that say what an edition is and who may issue it: another edition has others, and none is
wrong for it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands, by the numbers of the earlier version, which is what readers hold.

    `part`: "Summary", "Annex I"; empty for the body. `number`: of the paragraph, heading, table or figure; of an item
    or a quotation, of the paragraph before it. `table`: the number of a figure's table. `marker`: of an item ("(a)"),
    and the name of a line of the front page, or under the label of an annex. `ordinal`: the place of what has no
    number of its own among its like. `under`: the State under whose name it stands. A `kind` of None is the beginning
    of the part, or with the marker NEW or WHOLE all of it.
    """

    part: str
    kind: Kind | None
    number: str = ""
    table: str = ""
    marker: str = ""
    ordinal: int = 0
    under: str = ""

    @property
    def of_edition(self) -> bool:
        """Whether what stands there tells one edition from another."""
        return self.kind is Kind.LINE and self.marker in EDITION


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """A sentence that reads otherwise. `ordinal`: the first is 1; of an added one, the sentence that it follows."""

    change: Change
    ordinal: int
    before: Inlines
    after: Inlines


@dataclass(frozen=True, slots=True)
class NoteChange:
    """A footnote that reads otherwise, by its mark in the earlier version; an added one has none.

    `ordinal`: the sentence on which it hangs.
    """

    change: Change
    mark: str
    ordinal: int
    before: Inlines
    after: Inlines


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell of a table that is printed otherwise, by the heads of its row and column; empty where there is none.

    Without a row it is what stands above or below the table, and `column` says what: a caption, a note.
    `hidden`: it is hidden in one of the versions, and may only be said to have changed.
    """

    row: str
    column: str
    before: str
    after: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class RowMove:
    """A row that stands elsewhere in its table now: behind the row `after`; empty where it is the first."""

    row: str
    after: str


@dataclass(frozen=True, slots=True)
class BlockChange:
    """A block that reads otherwise, was added or removed, or stands elsewhere now: behind what is at `to`.

    An added one has the place of the block that it follows, or its own where it is a line of the front page.
    `before` and `after` have the numbers of the earlier version, and words alone in place of references. `sentences`
    are those of a block of words, which had `of` of them; `cells` and `rows` those of a table or of a figure's table.
    `case`: the digest of the case whose entry it belongs to, `record` whether it tells of actions and replies; `state`:
    the ISO code of the State that it is about.
    """

    change: Change
    place: Place
    before: Block | None
    after: Block | None
    case: str = ""
    record: bool = False
    state: str = ""
    of: int = 0
    sentences: tuple[SentenceChange, ...] = ()
    notes: tuple[NoteChange, ...] = ()
    cells: tuple[CellChange, ...] = ()
    rows: tuple[RowMove, ...] = ()
    to: Place | None = None


@dataclass(frozen=True, slots=True)
class RowChange:
    """For drafters: a case whose row is another.

    `case`: its id; empty where today's tables have none such. `columns`: those whose released value changed.
    `reasons`: the corrections that say so. `why`: what left it out. `protected`: the change may be told to nobody else.
    `told`: the least that a version tells of it.
    """

    change: Change
    mark: str
    case: str
    columns: tuple[str, ...] = ()
    reasons: tuple[Correction, ...] = ()
    why: str = ""
    protected: bool = False
    told: Told = Told.COUNTED


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed from one version to another, in the order of the report."""

    facts: tuple[FactChange, ...] = ()
    blocks: tuple[BlockChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.facts or self.blocks)


class Why(StrEnum):
    """Why a change is told to drafters alone."""

    LEFT = "it belongs to a case that left for protection, or of which less may be told now"
    SHOWS = "beside what left for protection it would show that something is missing"
    NAME = "it holds a name that may not stand anywhere now"


@dataclass(frozen=True, slots=True)
class KeptBack:
    """A change that is told to drafters alone, and why."""

    change: FactChange | BlockChange
    why: Why


@dataclass(frozen=True, slots=True)
class Side:
    """One of two versions that are compared; `number` 0: what the folder holds today."""

    number: int
    label: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions compared.

    `told`, with the corrections in `reasons`, is what may leave. All else is for drafters: every change, the rows
    (None where a version has no digests of them), what was kept back, and the corrections that were recorded between.
    """

    before: Side
    after: Side
    told: Changes
    reasons: tuple[Correction, ...]
    changes: Changes
    kept_back: tuple[KeptBack, ...]
    rows: tuple[RowChange, ...] | None
    corrections: tuple[Correction, ...]
