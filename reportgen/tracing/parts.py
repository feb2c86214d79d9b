"""The tables of a report, and its charts as a PDF draws them, by the figures of which they are made."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from reportgen.drafts.tokens import short
from reportgen.tracing.matching import CHARTS, Matching
from reportgen.tracing.pictures import Charts
from reportgen.tracing.readings import read
from reportgen.tracing.segments import Segment
from reportgen.tracing.streams import Owner
from reportgen.tracing.taken import is_figure
from reportgen.tracing.texts import FileTexts, Kind
from reportgen.tracing.verdicts import Checked, Verdict, What

ENOUGH = 0.4
"""How much of the words of a table or chart must stand in a file for it to be there at all."""


GONE = "people took that out"
GONE_OR_NEW = f"{GONE}, or the data has it since"


@dataclass(slots=True)
class Seen:
    """What was seen of the figures of a report while the numbers of a file were looked at.

    `same` and `changed`: keys of the figures that cells of the file mark, and that agree or do not. `whole`: pieces of
    the report that stand in the file; `other`: those in whose place the file has another number.
    """

    same: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    whole: set[tuple[int, Owner]] = field(default_factory=set)
    other: set[tuple[int, Owner]] = field(default_factory=set)


def checked_tables(matching: Matching, seen: Seen, file: FileTexts) -> Iterator[Checked]:
    """A verdict on each table of the report that stands in the file."""
    body = matching.streams[0]
    for table in dict.fromkeys(segment.table for segment in body.segments if segment.table):
        own = [n for n, segment in enumerate(body.segments) if segment.table == table]
        if table in matching.laid.tables.values() or matching.share_matched(0, own) >= ENOUGH:
            verdict, why = _Table(tuple((n, body.segments[n]) for n in own), matching, seen, file).verdict()
            called = f"table {table}"
            yield Checked(verdict, What.TABLE, called, called, place=called, why=why)


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure in a cell of the report: which piece it is, the cell, and its key if it has one."""

    owner: Owner
    cell: Segment
    key: str

    def is_among(self, pieces: Collection[tuple[int, Owner]], keys: Collection[str]) -> bool:
        return (0, self.owner) in pieces or (bool(self.key) and self.key in keys)


@dataclass
class _Table:
    """A table of the report, and what of its figures stands in a file."""

    cells: Sequence[tuple[int, Segment]]
    matching: Matching
    seen: Seen
    file: FileTexts
    figures: Sequence[_Figure] = field(init=False)
    changed: Sequence[_Figure] = field(init=False)
    missing: Sequence[_Figure] = field(init=False)

    def __post_init__(self) -> None:
        seen = self.seen
        self.figures = [_Figure(Owner(n, at), cell, piece.key) for n, cell in self.cells
                        for at, piece in enumerate(cell.pieces) if is_figure(cell, piece)]  # fmt: skip
        changed = seen.changed | {each.key for each in self.figures if (0, each.owner) in seen.other}
        same = seen.same | {each.key for each in self.figures if (0, each.owner) in seen.whole}
        self.changed = [each for each in self.figures if each.is_among(seen.other, changed)]
        self.missing = [each for each in self.figures if not each.is_among(seen.other | seen.whole, changed | same)]

    def verdict(self) -> tuple[Verdict, str]:
        """SAME if all its figures stand in the file as they are now; in a Word file people may have taken some out."""
        why = "; ".join(self._remarks())
        if not why or self.changed or self.file.kind is not Kind.WORD or self._is_older():
            return (Verdict.CHANGED if why else Verdict.SAME), why
        if self._is_summed():
            return (
                Verdict.CONTRADICTS,
                f"{why}, and its total counts what is gone: put that back, or take the total out",
            )
        return Verdict.INCOMPLETE, f"{why}: {GONE if self.file.edited else GONE_OR_NEW}"

    def _remarks(self) -> Iterator[str]:
        if self.changed:
            yield f"{len(self.changed)} of its {len(self.figures)} figures have changed"
        rows = self._absent()
        if rows:
            yield f"without the row{'s' if len(rows) > 1 else ''} {', '.join(f'“{row}”' for row in rows.values())}"
        left = sum(each.cell.spot[0] not in rows for each in self.missing)
        if left:
            yield f"{left} of its figures are not there"

    def _absent(self) -> dict[int, str]:
        """The heads of the rows of which the file has neither the head nor a figure."""
        here = {self.matching.streams[0].segments[n].spot[0] for n, _ in self.cells if n in self.matching.laid.segments}
        here |= {each.cell.spot[0] for each in self.figures if each not in self.missing}
        return {each.cell.spot[0]: each.cell.row for each in self.missing if each.cell.spot[0] not in here}

    def _is_older(self) -> bool:
        """Whether the file was made when the data did not have what it lacks."""
        rows = self._absent()
        return self.file.edited and any(
            each.cell.row not in self.file.made if each.cell.spot[0] in rows
            else bool(each.key) and short(each.key) not in self.file.made for each in self.missing
        )  # fmt: skip

    def _is_summed(self) -> bool:
        """Whether the file has the total of a column in which figures are missing."""
        columns = {each.cell.spot[1] for each in self.missing}
        return any(each.cell.total and each.cell.spot[1] in columns and each not in self.missing
                   for each in self.figures)  # fmt: skip


def drawn_charts(matching: Matching, seen: Seen, charts: Charts) -> Iterator[Checked]:
    """A verdict on each chart that a PDF draws, by the words in it."""
    stream = matching.streams[CHARTS]
    for chart in charts.values():
        own = [n for n, segment in enumerate(stream.segments) if segment.place == chart.called]
        if matching.share_matched(CHARTS, own) < ENOUGH:
            continue
        texts = [stream.segments[n].text for n in own if (CHARTS, Owner(n, 0)) not in seen.whole]
        absent = [text for text in texts if read(text) is not None]
        why = f"the data now draws {', '.join(absent[:12])}, which it does not show" if absent else ""
        verdict = Verdict.CHANGED if absent else Verdict.SAME
        yield Checked(verdict, What.PICTURE, chart.called, chart.name, place=chart.called, why=why)
