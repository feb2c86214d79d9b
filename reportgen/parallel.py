"""Render in this process and a second one: the PDF is laid out, or charts are drawn, while the rest is made."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context, parent_process
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from reportgen.document.charts import Figure
from reportgen.document.report import Report
from reportgen.errors import OutputError
from reportgen.form import Form

if TYPE_CHECKING:
    from reportgen.rendering.pdf import Printed

Job = tuple[Report, str]
"""A report, and a format: docx, pdf or html."""

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of charts: those that the second process draws are waited for, others are drawn here."""

    svgs: Mapping[str, Future[bytes]] = field(default_factory=dict)
    pngs: Mapping[str, Future[bytes]] = field(default_factory=dict)

    def svg(self, figure: Figure) -> bytes:
        """One chart as SVG. Raises OutputError where it cannot be drawn."""
        drawn = self.svgs.get(figure.name)
        return result_of(drawn) if drawn else draw(figure, "svg")

    def png(self, figure: Figure) -> bytes:
        """One chart as PNG. Raises OutputError where it cannot be drawn."""
        drawn = self.pngs.get(figure.name)
        return result_of(drawn) if drawn else draw(figure, "png")


class Workshop:
    """A second process, started early so that its libraries load while the data is read.

    It lays out PDFs, or draws charts where no PDF is asked for.
    """

    def __init__(self, *, pdf: bool) -> None:
        """`pdf`: PDFs will be asked for."""
        self._pdf = pdf
        _note_interrupts()
        os.environ["PYTHONSAFEPATH"] = "1"  # else it imports what lies in the folder from which the command was given
        self._pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_end_with_the_first)
        self._pool.submit(_load_pdf if pdf else _load_charts)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(wait=error is None, cancel_futures=True)

    def _submit(self, job: Callable[..., Made], *arguments: object) -> Future[Made]:
        try:
            return self._pool.submit(job, *arguments)
        except BrokenProcessPool as ended:
            never: Future[Made] = Future()
            never.set_exception(ended)
            return never

    def draw(self, figures: Sequence[Figure]) -> Pictures:
        """Have charts drawn, so that this process needs no drawing library; each is waited for when it is asked for.

        Where the second process lays out a PDF, which takes longer than all else, they are drawn here.
        """
        if self._pdf:
            return Pictures()
        pngs = {figure.name: self._submit(draw, figure, "png") for figure in figures}
        return Pictures({figure.name: self._submit(draw, figure, "svg") for figure in figures}, pngs)

    def render(
        self, jobs: Mapping[str, Job], form: Form, ready: Callable[[str], None], pictures: Pictures | None = None
    ) -> dict[str, bytes]:
        """Render each (report, format) under its name, in a form; `ready` is called with each name as it is done.

        The result is in the order of the jobs. `pictures`: those of the figures, where they are being drawn. A Word
        file with contents waits for the pages of the PDF, which is laid out for it even where nobody asked for one.
        """
        pictures = pictures or Pictures()
        printed = {name: self._submit(print_, report, form) for name, (report, kind) in jobs.items() if kind == "pdf"}
        made: dict[str, bytes] = {}

        def pages(report: Report) -> Mapping[str, int]:
            if not report.contents:
                return {}
            for name, future in printed.items():
                if jobs[name][0] is report:
                    return result_of(future).pages
            return result_of(self._submit(print_, report, form)).pages

        waiting_last = sorted(jobs.items(), key=lambda job: job[1][1] == "docx" and bool(job[1][0].contents))
        for name, (report, kind) in waiting_last:
            if kind == "docx":
                from reportgen.rendering.docx import render_docx  # noqa: PLC0415

                made[name] = render_docx(report, form, pictures.png, pages(report))
            elif kind == "html":
                from reportgen.rendering.html import render_html  # noqa: PLC0415

                made[name] = render_html(report)
            else:
                continue
            ready(name)
        for name, future in printed.items():
            made[name] = result_of(future).pdf
            ready(name)
        return {name: made[name] for name in jobs}


def result_of(future: Future[Made]) -> Made:
    """What the second process made. Raises OutputError where it has ended, for want of memory as a rule."""
    try:
        return future.result()
    except BrokenProcessPool:
        time.sleep(0.3)  # an interrupt ends both: let it be told as one
        if _interrupted.is_set():  # it was raised, and lost in a callback of the interpreter
            raise KeyboardInterrupt from None
        raise OutputError(
            "The process that lays out the PDF and draws charts has ended, for want of memory as a rule: close other "
            "programs, or build with --format docx."
        ) from None


_interrupted = threading.Event()


def _note_interrupts() -> None:
    """Remember that an interrupt came, for the exception of it may be lost; a job in the background ignores them."""
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        return

    def note(number: int, frame: FrameType | None) -> None:
        _interrupted.set()
        signal.default_int_handler(number, frame)

    signal.signal(signal.SIGINT, note)


def print_(report: Report, form: Form) -> Printed:
    """A document as PDF."""
    from reportgen.rendering.pdf import print_pdf  # noqa: PLC0415

    return print_pdf(report, form)


def draw(figure: Figure, kind: str) -> bytes:
    """One chart as svg or png."""
    from reportgen.rendering.charts import draw_png, draw_svg  # noqa: PLC0415

    return draw_svg(figure) if kind == "svg" else draw_png(figure)


def _end_with_the_first() -> None:
    """An interrupt ends the second process without a traceback; the first one says what there is to say.

    Where the first one is killed, nobody tells the second: it would wait for work for ever.
    """
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # a job in the background ignores interrupts: so do both
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    threading.Thread(target=_end_after_the_first, daemon=True).start()


def _end_after_the_first() -> None:
    first = parent_process()
    if first is not None:
        first.join()
        os._exit(1)


def _load_pdf() -> None:
    from reportgen.rendering.pdf import layout  # noqa: F401, PLC0415


def _load_charts() -> None:
    from reportgen.rendering.charts import warm_up  # noqa: PLC0415

    warm_up()
