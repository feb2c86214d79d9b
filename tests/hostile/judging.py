"""One hostile folder through the program, and what went wrong with it: nothing else than a documented end is right.

A run is watched: a file opened for writing outside of its own place, a socket, a process other than git is a defect,
and so is a planted word in anything that was said or made.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from strategies import CANARY, HostileFolder

from reportgen import pipeline, records
from reportgen.document.charts import Figure
from reportgen.errors import ReportgenError
from reportgen.form import Form
from reportgen.loading import reference
from reportgen.rendering.charts import draw_png, draw_svg, table_csv
from reportgen.rendering.docx import render_docx
from reportgen.rendering.html import render_html
from reportgen.run import Request

CHECKED = (0, 3, 4)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


@dataclass
class Outcome:
    """How a folder ended: the exit code of its build, and its defects."""

    code: int = 0
    seconds: float = 0.0
    defects: list[str] = field(default_factory=list)


@dataclass
class _Watch:
    """What the interpreter was asked for while a run was on."""

    place: str = ""
    seen: list[str] = field(default_factory=list)

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self.place:
            return
        if event == "open":
            path, mode, flags = arguments
            writes = bool(set(str(mode or "")) & set("wax+")) or (isinstance(flags, int) and bool(flags & _WRITING))
            if writes and isinstance(path, str | bytes) and not self._allowed(os.fsdecode(path)):
                self.seen.append(f"opened for writing: {os.fsdecode(path)}")
        elif event.startswith("socket.") and event not in ("socket.__new__", "socket.gethostname"):
            self.seen.append(event)
        elif event == "subprocess.Popen" and Path(str(arguments[0])).name != "git":
            self.seen.append(f"started: {arguments[0]}")
        elif event in ("os.remove", "os.rename", "os.rmdir", "shutil.rmtree", "os.symlink", "os.link"):
            self.seen.extend(
                f"{event}: {path}"
                for path in arguments[: 2 if event in ("os.rename", "os.link", "os.symlink") else 1]
                if isinstance(path, str | bytes | Path) and not self._allowed(os.fsdecode(path))
            )

    def _allowed(self, path: str) -> bool:
        return os.path.abspath(path).startswith(self.place) or path == os.devnull or "__pycache__" in path  # noqa: PTH100


def read_once() -> None:
    """In a process of the soak's own: what never changes is read once for all folders, a third of the time."""
    reference._rows = cache(reference._rows)
    reference.fold = lru_cache(100_000)(reference.fold)


_watch = _Watch()
sys.addaudithook(_watch)


@contextlib.contextmanager
def watched(place: Path) -> Iterator[list[str]]:
    """What was asked for that is not allowed, in a run that may write below `place` only."""
    _watch.place, _watch.seen = f"{place}{os.sep}", []
    try:
        yield _watch.seen
    finally:
        _watch.place = ""


def write(folder: HostileFolder, path: Path) -> Path:
    """The folder on the disk."""
    for name, content in folder.files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(content)
    return path


STEPS = ("check", "lint", "build")


def judge(folder: HostileFolder, *, steps: Sequence[str] = STEPS, pdf: bool = False) -> Outcome:
    """Check, lint and build a folder in this process; `pdf`: lay it out too, which takes longer than all else."""
    outcome = Outcome()
    with tempfile.TemporaryDirectory(prefix="hostile-") as made:
        place = Path(made).resolve()
        if pdf:
            from reportgen.rendering.pdf import layout  # noqa: F401  it asks for its libraries when it is loaded
        path = write(folder, place / "in")
        start = time.perf_counter()
        said: dict[str, bytes] = {}
        with watched(place) as seen:
            for name in steps:
                try:
                    code = _STEPS[name](path, place / "out", said, pdf=pdf)
                except ReportgenError as refused:
                    code = refused.exit_code
                    said[f"{name}: refusal"] = "\n".join([refused.message, *map(str, refused.findings)]).encode()
                except Exception as error:  # noqa: BLE001  whatever it is, it is what we look for
                    code = 1
                    outcome.defects.append(f"{name}: {_place_of(error)}")
                if name == "build":
                    outcome.code = code
        outcome.seconds = time.perf_counter() - start
        outcome.defects += seen
        outcome.defects += [f"a planted word in {name}" for name, text in said.items() if _told(text, folder)]
        outside = [found.name for found in place.iterdir() if found.name not in ("in", "out")]
        changed = [name for name, content in folder.files.items() if (path / name).read_bytes() != content]
        outcome.defects += [f"left behind: {name}" for name in outside] + [f"changed: {name}" for name in changed]
    return outcome


def _check(path: Path, output: Path, said: dict[str, bytes], *, pdf: bool) -> int:
    findings, code = pipeline.check(path)
    said["check"] = "\n".join(map(str, findings)).encode() + records.findings_json(findings)
    assert code in CHECKED
    return code


def _lint(path: Path, output: Path, said: dict[str, bytes], *, pdf: bool) -> int:
    edited = pipeline.lint(path)
    said["lint"] = "\n".join(records.edited_lines(edited)).encode(errors="backslashreplace")
    return 0


def _build(path: Path, output: Path, said: dict[str, bytes], *, pdf: bool) -> int:
    stated, report = pipeline.composed(Request(path, output), ("docx", "html"))
    figures = [block for block in report.blocks() if isinstance(block, Figure)]
    said["facts.json"] = records.facts_json(stated.facts, "")
    for figure in figures:
        said[f"{figure.name}.csv"] = table_csv(figure)
        said[f"{figure.name}.svg"] = draw_svg(figure)
    said["report.html"] = render_html(report)
    said["report.docx"] = _unzipped(render_docx(report, Form(), draw_png if pdf else _grey, {}))
    if pdf:
        from reportgen.rendering.pdf import render_pdf

        said["report.pdf"] = render_pdf(report)
    return 0


_STEPS = {"check": _check, "lint": _lint, "build": _build}


def _grey(_: Figure) -> bytes:
    """A picture of one dot: drawing is tried by the SVG."""
    return bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
        "3a7e9b550000000a49444154789c6360000000020001e221bc330000000049454e44ae426082"
    )


def _unzipped(archive: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return b"\n".join(opened.read(name) for name in opened.namelist())


def _told(text: bytes, folder: HostileFolder) -> bool:
    return CANARY.casefold().encode() in text.lower() and any(
        word.casefold().encode() in text.lower() for word in folder.canaries
    )


def _place_of(error: BaseException) -> str:
    """The kind of an exception and the line of the program from which it came."""
    trace, place = error.__traceback__, "?"
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if "reportgen" in Path(file).parts:
            place = f"{Path(file).parent.name}/{Path(file).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(error).__name__} at {place}"
