"""The fifth story: the rows behind a printed number, and whether a finished file agrees with the data.

Nothing is written. What is traced is for drafters: it names the ids of cases, on standard output and nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import pipeline
from reportgen.errors import UsageError
from reportgen.run import Request

if TYPE_CHECKING:  # rooms are imported by the command that needs them: --help stays quick
    from reportgen.document.report import Report
    from reportgen.run import Stated
    from reportgen.tracing import Charts, FileTexts, Traced, Verified


def trace(folder: Path, what: str, persons: Path | None = None, inside: Path | None = None) -> Traced:
    """What stands behind a fact, a paragraph, a table, a chart or a number of the report as its folder stands.

    With `inside`, behind each place of a number in a finished file. Raises UsageError where the report, or the file,
    has no such thing, else a ReportgenError as `build` does.
    """
    from reportgen import tracing  # noqa: PLC0415

    target = tracing.target_of(what)
    if inside is not None:
        _refuse_missing([inside])
    stated, report = pipeline.composed(Request(folder, folder, persons, writes=False), ())
    policy = stated.loaded.settings.policy
    if inside is None:
        return tracing.traced(target, what, stated.facts, tracing.segments(report), policy)
    file, meant, state = _compared(inside, stated, report)
    held = _held(inside, file, meant, state, stated)
    return tracing.traced_in(target, what, held, stated.facts, tracing.segments(meant), policy)


def verify(files: Sequence[Path], folder: Path, persons: Path | None = None) -> tuple[tuple[Verified, ...], str]:
    """Whether the numbers, tables and pictures of finished files are those that the data makes now; the data version.

    Raises UsageError where there is no such file, DataError for one that cannot be read, else as `build` does.
    """
    _refuse_missing(files)
    stated, report = pipeline.composed(Request(folder, folder, persons, writes=False), ())
    return tuple(held_against(path, stated, report) for path in files), stated.facts.data_version


def held_against(path: Path, stated: Stated, report: Report) -> Verified:
    """A file held against the report; a country annex, known by its title, against that of its State."""
    return _held(path, *_compared(path, stated, report), stated)


def _held(path: Path, file: FileTexts, meant: Report, state: str, stated: Stated) -> Verified:
    from reportgen import tracing  # noqa: PLC0415

    texts, charts = tracing.segments(meant), _charts(meant, stated)
    return tracing.verify(str(path), file, stated.facts, texts, charts, state)


def _compared(path: Path, stated: Stated, report: Report) -> tuple[FileTexts, Report, str]:
    """A file, what it is held against, and the code of its State where that is the annex of one.

    An annex says so in its title; one whose title is gone is known by its name (XAA.docx).
    """
    from reportgen import tracing  # noqa: PLC0415
    from reportgen.composition import compose_country  # noqa: PLC0415

    file = _read(path, report)
    countries = stated.facts.reference.countries
    country = tracing.annexed(file, countries.values()) or countries.get(path.stem)
    if country is None:
        return file, report, ""
    annex = compose_country(stated.facts.for_country(country), stated.loaded.settings)
    return _read(path, annex), annex, country.iso3


def _refuse_missing(files: Sequence[Path]) -> None:
    for path in files:
        if path.is_dir():
            raise UsageError(f"{path} is a folder: nothing was compared. Name the files in it that are to be compared.")
        if not path.is_file():
            raise UsageError(f"There is no file {path}: nothing was compared. Name files that are there.")


def _read(path: Path, report: Report) -> FileTexts:
    """A file as it is compared. DataError where it cannot be read."""
    from reportgen import tracing  # noqa: PLC0415

    try:
        with path.open("rb") as file:
            data = file.read(tracing.LARGEST_FILE + 1)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}. See that it is closed elsewhere.") from None
    return tracing.read_file(data, str(path), [line.text for line in report.contents])


def _charts(report: Report, stated: Stated) -> Charts:
    """The charts of the report, as they would be drawn now; a file of one may be a draft or not."""
    from reportgen import tracing  # noqa: PLC0415
    from reportgen.composition import foot_of_pictures  # noqa: PLC0415
    from reportgen.rendering import charts  # noqa: PLC0415

    feet = tuple(filter(None, (foot_of_pictures(stated.loaded.settings, draft=draft) for draft in (True, False))))
    drawn = (
        tracing.Chart(figure.name, tracing.called("figure", figure.number), charts.mark_of(figure),
                      charts.texts_of(figure), tuple(line for foot in feet for line in charts.foot_of(figure, foot)),
                      figure.alt)
        for figure in tracing.figures(report)
    )  # fmt: skip
    return {chart.mark.figure: chart for chart in drawn}
