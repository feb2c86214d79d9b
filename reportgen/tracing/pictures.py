"""The charts of a report as they would be drawn now, and the pictures of a file beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from reportgen.finished.marks import Mark
from reportgen.settings import CHARTS
from reportgen.tracing.numbers import numbers_in
from reportgen.tracing.readings import read
from reportgen.tracing.segments import Origin, Piece, Segment
from reportgen.tracing.texts import FileTexts, Picture
from reportgen.tracing.verdicts import Checked, Verdict, What


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: its name, how the report calls it, the mark of its picture, and the texts that are drawn in it.

    `foot`: the lines that may stand below it where it stands alone. `alt`: its words for those who cannot see it.
    """

    name: str
    called: str
    mark: Mark
    drawn: tuple[str, ...]
    foot: tuple[str, ...] = ()
    alt: str = ""

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
        elif wrong := next(_wrong(picture, chart, charts, alone=alone), ""):
            yield _of(chart, where, Verdict.CONTRADICTS, wrong)
        else:
            yield _of(chart, where, Verdict.SAME)


def _of(chart: Chart, where: str, verdict: Verdict, why: str = "") -> Checked:
    return Checked(verdict, What.PICTURE, where, chart.name, place=chart.called, why=why)


def _wrong(picture: Picture, chart: Chart, charts: Charts, *, alone: bool) -> Iterator[str]:
    """What people made of a picture whose rows are those of the data."""
    if not alone and picture.name in charts and picture.name != chart.name:
        yield f"it stands in the place of {charts[picture.name].called}, {picture.name}"
    if picture.drawn is not None:
        left = [text for text in picture.drawn if text and text not in chart.foot]
        gone = [text for text in (Counter(chart.drawn) - Counter(picture.drawn)).elements() if read(text) is not None]
        typed = list(dict.fromkeys(map(_told, (Counter(left) - Counter(chart.drawn)).elements())))
        if typed:
            yield f"somebody typed in it: {', '.join(typed[:12])}"
        elif gone:
            yield f"somebody took out of it: {', '.join(gone[:12])}"
        elif len(left) == len(chart.drawn) and left != list(chart.drawn):
            yield "its words stand in another order"
    more = Counter(_numbers(picture.said)) - Counter(_numbers(chart.alt))
    if more:
        said = ", ".join(f"{number:,}" for number in more if number is not None)
        yield f"its words for those who cannot see it say {said}, and the data does not"


def _numbers(text: str) -> list[Decimal | None]:
    return [number.reading.value for number in numbers_in(text)]


def _told(text: str) -> str:
    """A figure; of other words only that there are some: they may be a name."""
    return text if read(text) is not None else "other words"
