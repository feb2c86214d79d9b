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
from types import TracebackType
from typing import Self

from reportgen.document.charts import Figure
from reportgen.document.report import Report
from reportgen.errors import OutputError

Job = tuple[Report, str]


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
        self._pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_end_with_the_first)
        self._pool.submit(_load_pdf if pdf else _load_charts)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(wait=error is None, cancel_futures=True)

    def _submit(self, job: Callable[..., bytes], *arguments: object) -> Future[bytes]:
        try:
            return self._pool.submit(job, *arguments)
        except BrokenProcessPool as ended:
            never: Future[bytes] = Future()
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
        self, jobs: Mapping[str, Job], ready: Callable[[str], None], pictures: Pictures | None = None
    ) -> dict[str, bytes]:
        """Render each (report, format) under its name; `ready` is called with each name as it is done.

        The result is in the order of the jobs. `pictures`: those of the figures, where they are being drawn.
        """
        pictures = pictures or Pictures()
        futures = {name: self._submit(render, *job) for name, job in jobs.items() if job[1] == "pdf"}
        made: dict[str, bytes] = {}
        for name, job in jobs.items():
            if name not in futures:
                made[name] = render(*job, pictures)
                ready(name)
        for name, future in futures.items():
            made[name] = result_of(future)
            ready(name)
        return {name: made[name] for name in jobs}


def result_of(future: Future[bytes]) -> bytes:
    """What the second process made. Raises OutputError where it has ended, for want of memory as a rule."""
    try:
        return future.result()
    except BrokenProcessPool:
        time.sleep(0.3)  # an interrupt ends both: let it be told as one
        raise OutputError(
            "The process that lays out the PDF and draws charts has ended, for want of memory as a rule: close other "
            "programs, or build with --format docx."
        ) from None


def render(report: Report, format_: str, pictures: Pictures | None = None) -> bytes:
    """One document in one format: docx, pdf or html. `pictures` serve a Word file; others hold their charts as SVG."""
    match format_:
        case "docx":
            from reportgen.rendering.docx import render_docx  # noqa: PLC0415

            return render_docx(report, draw=(pictures or Pictures()).png)
        case "pdf":
            from reportgen.rendering.pdf import render_pdf  # noqa: PLC0415

            return render_pdf(report)
        case "html":
            from reportgen.rendering.html import render_html  # noqa: PLC0415

            return render_html(report)
        case _:
            raise ValueError(format_)


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
