"""The charts of a report as they would be drawn now, and the pictures of a file beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportgen.finished.marks import Mark
from reportgen.settings import CHARTS
from reportgen.tracing.readings import read
from reportgen.tracing.segments import Origin, Piece, Segment
from reportgen.tracing.texts import FileTexts, Kind
from reportgen.tracing.verdicts import Checked, Verdict, What


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: its name, how the report calls it, the mark of its picture, and the texts that are drawn in it.

    `foot`: the lines that may stand below it where it stands alone.
    """

    name: str
    called: str
    mark: Mark
    drawn: tuple[str, ...]
    foot: tuple[str, ...] = ()

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Its texts, as they stand on a page."""
        return tuple(Segment(self.called, (Piece(text),), Origin.TABLE) for text in self.drawn)


UNKEYED = "an earlier version of reportgen drew it, with a digest that is no longer taken: draw it anew"
OTHER_KEY = (
    "it was drawn from another copy of the folder, which has another key in .reportgen: whether its rows are those of "
    "the data cannot be told"
)

Charts = Mapping[str, Chart]
"""By the name that stands in the mark."""


def checked_pictures(file: FileTexts, charts: Charts, *, alone: bool) -> Iterator[Checked]:
    """A verdict on each picture of a file."""
    for picture in file.pictures:
        where = "" if alone else picture.place
        chart = charts.get(picture.mark.figure) if picture.mark else None
        if picture.mark is None or not picture.mark.rows:
            yield Checked(Verdict.UNKNOWN, What.PICTURE, where, "", why="it does not say which rows it shows")
        elif chart is None:
            name = picture.mark.figure if picture.mark.figure in CHARTS else "of its name"
            yield Checked(Verdict.UNKNOWN, What.PICTURE, where, "", why=f"the data makes no chart {name} now")
        elif not picture.mark.key:
            yield _of(chart, where, Verdict.UNKNOWN, UNKEYED)
        elif chart.mark.key != picture.mark.key:
            yield _of(chart, where, Verdict.UNKNOWN, OTHER_KEY)
        elif chart.mark != picture.mark:
            yield _of(chart, where, Verdict.CHANGED, "it was drawn of other rows than the data has now")
        elif file.kind is Kind.DRAWING and (typed := _typed_over(file, chart)):
            yield _of(chart, where, Verdict.CONTRADICTS, f"somebody typed in it: {', '.join(typed[:12])}")
        else:
            yield _of(chart, where, Verdict.SAME)


def _of(chart: Chart, where: str, verdict: Verdict, why: str = "") -> Checked:
    return Checked(verdict, What.PICTURE, where, chart.name, place=chart.called, why=why)


def _typed_over(file: FileTexts, chart: Chart) -> list[str]:
    """The figures of a drawing that are not drawn now; of other words only that there are some: they may be a name."""
    typed = (Counter(file.drawn) - Counter(chart.drawn) - Counter(chart.foot)).elements()
    return list(dict.fromkeys(text if read(text) is not None else "other words" for text in typed))
