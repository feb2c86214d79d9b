"""Measure reportgen and write one table, targets beside what was measured: `make bench`.

Each figure is the median of some runs of a whole process, from its start to its end, everything included that a person
waits for. Prints the table and writes it to output/bench/table.md and, for machines, output/bench/table.json.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import synthetic
from corrected import CORRECTIONS, Correction, correct
from measure import Measured, measure

ROOT = Path(__file__).resolve().parents[1]
HERE = ROOT / "bench"
RESULTS = ROOT / "output" / "bench"
REPORTGEN = str(Path(sys.executable).with_name("reportgen"))
SIZES = (250_000, 500_000, 1_000_000)
EXAMPLE = "data/example"
AFTER = "data/example, after a first run"
LONG = "A report of 120 pages, 300 notes and 60 tables, after imports"
FINISHED = "Finished files, searched for what must not be in them"
PEERS = "The same report's content by other programs"
SYNTHETIC = "Synthetic cases, by room"
PATIENCE = 600
"""Seconds after which the synthetic cases are given up: far beyond any target."""
BUSY = 0.5
"""Load of the machine before we begin, from which on others take part of what is measured."""
ROOMS = ("loading", "checking", "protection", "aggregation")


@dataclass(frozen=True)
class Row:
    """One line of the table; a target None is not set."""

    group: str
    what: str
    measured: Measured
    seconds: float | None = None
    megabytes: float | None = None

    @property
    def verdict(self) -> str:
        if self.measured.failed:
            return self.measured.failed
        pairs = ((self.measured.seconds, self.seconds), (self.measured.megabytes, self.megabytes))
        judged = [value <= target for value, target in pairs if value is not None and target is not None]
        return ("met" if all(judged) else "MISSED") if judged else ""


def main() -> int:
    """Measure, print, write. Returns 1 where something that should run did not."""
    options = argparse.ArgumentParser(description="Measure reportgen, and pandoc and Typst beside it.")
    options.add_argument("--runs", type=int, default=3, help="runs of each measure, of which the median counts")
    options.add_argument("--no-million", action="store_true", help="leave out the synthetic cases")
    asked = options.parse_args()
    RESULTS.mkdir(parents=True, exist_ok=True)
    busy = os.getloadavg()[0]
    rows = []
    with tempfile.TemporaryDirectory(dir=RESULTS, prefix="running-") as place:
        for row in _rows(Path(place), asked.runs, million=not asked.no_million):
            rows.append(row)
            print(_told(row), file=sys.stderr, flush=True)
    table = _table(rows, asked.runs, busy)
    (RESULTS / "table.md").write_text(table, "utf-8")
    content = {"machine": _machine(), "load": busy, "runs": asked.runs, "rows": [asdict(row) for row in rows]}
    (RESULTS / "table.json").write_text(json.dumps(content, indent=1) + "\n", "utf-8")
    print(table)
    print("output/bench/table.md\noutput/bench/table.json")
    return 1 if any(row.measured.failed and row.group != PEERS for row in rows) else 0


def _rows(place: Path, runs: int, *, million: bool) -> Iterator[Row]:
    example = place / "example"
    shutil.copytree(ROOT / EXAMPLE, example, ignore=shutil.ignore_patterns(".reportgen"))
    yield from _commands(example, place / "out", runs)
    yield from _after_a_correction(place, runs)
    yield from _long_report(runs)
    yield from _screened(place / "screened", runs)
    yield from _peers(example, place / "peers", runs)
    if million:
        yield from _by_room(place, runs)


def _commands(example: Path, out: Path, runs: int) -> Iterator[Row]:
    """What people type, on the example."""

    def clear() -> None:
        for folder in (out, out.with_name(out.name + ".internal")):
            shutil.rmtree(folder, ignore_errors=True)

    def row(what: str, *arguments: str, seconds: float | None = None, megabytes: float | None = None) -> Row:
        return Row(EXAMPLE, what, measure([REPORTGEN, *arguments], runs=runs, before=clear), seconds, megabytes)

    folder, into = str(example), ("-o", str(out), "--no-cache")
    yield row("reportgen --help", "--help", seconds=0.2)
    yield row("reportgen check", "check", folder, seconds=1.5)
    yield row("reportgen build, all formats", "build", folder, *into, seconds=12, megabytes=500)
    yield row("reportgen build --format docx", "build", folder, *into, "--format", "docx", seconds=3)
    yield row("reportgen build --format pdf", "build", folder, *into, "--format", "pdf")
    yield row("reportgen build --format html", "build", folder, *into, "--format", "html")
    yield row("reportgen annex --all", "annex", folder, "--all", *into)
    yield row("reportgen figures", "figures", folder, *into, seconds=4)
    clear()


def _after_a_correction(place: Path, runs: int) -> Iterator[Row]:
    """What people type again: with nothing changed, and with one corrected row; each time from the same former run."""
    former, folder, out = place / "former", place / "corrected", place / "out-corrected"
    shutil.copytree(ROOT / EXAMPLE, folder, ignore=shutil.ignore_patterns(".reportgen"))
    for name in ("build", "figures"):
        shutil.rmtree(former, ignore_errors=True)
        command = [REPORTGEN, name, str(folder), "-q", "-o", str(out)]
        clean = measure([*command, "--no-cache"], runs=runs)
        yield Row(AFTER, f"reportgen {name} --no-cache", clean)
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        yield _part_of(clean, f"reportgen {name}, nothing changed", measure(command, runs=runs), 0.1)
        shutil.copytree(folder, former)
        for correction in CORRECTIONS:

            def corrected(correction: Correction = correction) -> None:
                shutil.rmtree(folder)
                shutil.copytree(former, folder)
                correct(folder, correction)

            share = 0.45 if name == "build" else 0.25
            yield _part_of(clean, f"reportgen {name}, {correction.what}", measure(command, runs=runs, before=corrected),
                           share)  # fmt: skip
        shutil.rmtree(folder)
        former.rename(folder)


def _part_of(clean: Measured, what: str, measured: Measured, share: float) -> Row:
    """A row with what it took of a clean run; the target is a share of that."""
    if clean.processor is None or measured.processor is None or clean.seconds is None:
        return Row(AFTER, what, measured)
    took = f"{measured.processor / clean.processor:.0%} of the processors' time of a clean run"
    return Row(AFTER, f"{what}: {took}", measured, clean.seconds * share)


def _long_report(runs: int) -> Iterator[Row]:
    """Rendering alone, of a report that long_report.py makes."""
    results = [_printed("long_report.py") for _ in range(runs)]
    if failed := next((result for result in results if isinstance(result, str)), ""):
        yield Row(LONG, "rendering", Measured(failed=failed))
        return
    for what, key, target in (("the Word file", "docx", 1.5), ("the PDF", "pdf", None),
                              ("the PDF, as the engine writes it without tags", "untagged", None),
                              ("a refresh of its draft after six corrections", "refresh", 0.5)):  # fmt: skip
        seconds = statistics.median(result["seconds"][key] for result in results if not isinstance(result, str))
        yield Row(LONG, what, Measured(seconds), target)


def _screened(place: Path, runs: int) -> Iterator[Row]:
    """The whole command on a Word file in which nothing is found, with 10,000 persons in persons.csv."""
    what = "reportgen screen, 10,000 names, a Word file of 120 pages"
    place.mkdir()
    made = subprocess.run([sys.executable, HERE / "screened.py", place], stderr=subprocess.PIPE, text=True, check=False)
    if made.returncode:
        reason = (made.stderr.strip().splitlines() or ["no message"])[-1]
        yield Row(FINISHED, what, Measured(failed=f"could not be prepared: {reason}"))
        return
    command = [REPORTGEN, "screen", str(place / "report.docx"), "--folder", str(place / "folder")]
    yield Row(FINISHED, what, measure(command, runs=runs), 2)


def _peers(example: Path, place: Path, runs: int) -> Iterator[Row]:
    """From the composed report to one file: reportgen draws the charts on its way, the peers are given them."""
    prepared = subprocess.run(
        [sys.executable, HERE / "peers.py", example, place], stderr=subprocess.PIPE, text=True, check=False
    )
    if prepared.returncode:
        reason = (prepared.stderr.strip().splitlines() or ["no message"])[-1]
        yield Row(PEERS, "the report's content", Measured(failed=f"could not be prepared: {reason}"))
        return

    def row(what: str, *command: str | Path, without: str = "") -> Row:
        return Row(PEERS, what, Measured(failed=without) if without else measure(list(map(str, command)), runs=runs))

    render = (sys.executable, HERE / "render.py")
    docx = ("pandoc", place / "report.md", "--resource-path", place, "-o", place / "pandoc.docx")
    typeset = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], pdf_standards='ua-1')"
    pdf = (sys.executable, "-c", typeset, place / "report.typ", place / "typst.pdf")
    no_pandoc = "" if shutil.which("pandoc") else "not measured: pandoc is not installed"
    no_typst = "" if importlib.util.find_spec("typst") else "not measured: the package typst is not installed"
    yield row("reportgen, Report to DOCX, charts drawn", *render, "docx", place)
    yield row("pandoc, Markdown to DOCX, charts given", *docx, without=no_pandoc)
    yield row("reportgen, Report to PDF, charts drawn", *render, "pdf", place)
    yield row("Typst, its source to PDF, charts given", *pdf, without=no_typst)


def _by_room(place: Path, runs: int) -> Iterator[Row]:
    """The rooms apart, at sizes that show how they grow."""
    for size in SIZES:
        folder = place / f"synthetic-{size}"
        synthetic.write_folder(folder, size, ROOT / "data" / "reference")
        largest = size == SIZES[-1]
        results = []
        for _ in range(runs):
            result = _printed("rooms.py", str(folder))
            if isinstance(result, str):
                yield Row(SYNTHETIC, f"{size:,} cases", Measured(failed=result))
                return
            results.append(result)
        shutil.rmtree(folder)
        for room in ROOMS:
            seconds = statistics.median(result["seconds"][room] for result in results)
            target = 15.0 if largest and room == "aggregation" else None
            yield Row(SYNTHETIC, f"{size:,} cases, {room}", Measured(seconds), target)
        together = statistics.median(sum(result["seconds"].values()) for result in results)
        memory = statistics.median(result["megabytes"] for result in results)
        yield Row(
            SYNTHETIC,
            f"{size:,} cases, together",
            Measured(together, megabytes=memory),
            None,
            2500 if largest else None,
        )


def _printed(program: str, *arguments: str) -> dict[str, Any] | str:
    """What a program of this folder prints, or why it does not."""
    command = [sys.executable, str(HERE / program), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return f"given up after {PATIENCE} s"
    if done.returncode:
        return f"exit {done.returncode}: {(done.stderr.strip().splitlines() or ['no message'])[-1]}"
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def _table(rows: list[Row], runs: int, busy: float) -> str:
    lines = [f"{_machine()}. Medians of {runs} runs: seconds of whole processes, seconds of processors, peak memory."]
    if busy >= BUSY:
        lines.append(f"The machine was busy with other work (load {busy:.1f}): seconds are too high.")
    group = ""
    for row in rows:
        if row.group != group:
            group = row.group
            lines += ["", f"| {group} | seconds | target | CPU s | MB | target | |", "|:--|--:|--:|--:|--:|--:|:--|"]
        lines.append(
            f"| {row.what} | {_number(row.measured.seconds, 2)} | {_number(row.seconds, 1)} "
            f"| {_number(row.measured.processor, 2)} "
            f"| {_number(row.measured.megabytes)} | {_number(row.megabytes)} | {row.verdict} |"
        )
    return "\n".join([*lines, "", *_growth(rows)]) + "\n"


def _growth(rows: list[Row]) -> Iterator[str]:
    """How many times as long the largest size takes as the smallest, beside how many times as many cases it has."""
    seconds = {row.what: row.measured.seconds for row in rows if row.group == SYNTHETIC}
    for room in (*ROOMS, "together"):
        few, many = (seconds.get(f"{size:,} cases, {room}") for size in (SIZES[0], SIZES[-1]))
        if few and many:
            times = SIZES[-1] / SIZES[0]
            yield f"- {room}: {times:g} times as many cases take {many / few:.1f} times as long"


def _told(row: Row) -> str:
    seconds = f"{row.measured.seconds:.2f} s" if row.measured.seconds is not None else ""
    return f"bench: {row.what}: {' '.join(filter(None, (seconds, row.verdict)))}"


def _number(value: float | None, places: int = 0) -> str:
    return "" if value is None else f"{value:,.{places}f}"


def _machine() -> str:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    system = f"{platform.system()} {platform.machine()}"
    return f"reportgen {version('reportgen')}, Python {platform.python_version()}, {system}, {cores} cores"


if __name__ == "__main__":
    sys.exit(main())
