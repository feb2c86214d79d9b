"""The tables of a report, and its charts as a PDF draws them, by the figures of which they are made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reportgen.tracing.matching import CHARTS, Matching
from reportgen.tracing.pictures import Charts
from reportgen.tracing.readings import read
from reportgen.tracing.segments import Segment
from reportgen.tracing.streams import Owner
from reportgen.tracing.verdicts import Checked, Verdict, What

ENOUGH = 0.4
"""How much of the words of a table or chart must stand in a file for it to be there at all."""


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


def checked_tables(matching: Matching, seen: Seen) -> Iterator[Checked]:
    """A verdict on each table of the report that stands in the file."""
    body = matching.streams[0]
    for table in dict.fromkeys(segment.table for segment in body.segments if segment.table):
        own = [n for n, segment in enumerate(body.segments) if segment.table == table]
        if matching.share_matched(0, own) >= ENOUGH:
            why = "; ".join(_remarks([(n, body.segments[n]) for n in own], seen))
            called = f"table {table}"
            verdict = Verdict.CHANGED if why else Verdict.SAME
            yield Checked(verdict, What.TABLE, called, called, place=called, why=why)


def _remarks(cells: Sequence[tuple[int, Segment]], seen: Seen) -> Iterator[str]:
    """What is wrong with a table; nothing where all of its figures stand in the file as they are now."""
    figures = [(n, at, piece.key) for n, cell in cells for at, piece in enumerate(cell.pieces) if piece.key]
    changed = {key for n, at, key in figures if key in seen.changed or (0, Owner(n, at)) in seen.other}
    known = changed | {key for n, at, key in figures if key in seen.same or (0, Owner(n, at)) in seen.whole}
    rows: dict[str, set[str]] = {}
    for _, cell in cells:
        rows.setdefault(cell.row, set()).update(piece.key for piece in cell.figures)
    absent = [f"“{row}”" for row, keys in rows.items() if keys and not keys & known]
    missing = sum(key not in known for _, _, key in figures)
    if changed:
        yield f"{len(changed)} of its {len(figures)} figures have changed"
    if absent:
        yield f"without the row{'s' if len(absent) > 1 else ''} {', '.join(absent)}"
    elif missing:
        yield f"{missing} of its figures are not there"


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
