"""Render in this process and a second one: the PDF is laid out, or charts are drawn, while the rest is made.

What a cache has is not made again; whatever is made goes into it.
"""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context, parent_process
from types import FrameType, MappingProxyType, TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from reportgen.cache import Cache
from reportgen.collector import live_shortly
from reportgen.document.charts import Figure
from reportgen.document.codec import part_to_json
from reportgen.document.inlines import plain
from reportgen.document.report import Report
from reportgen.errors import OutputError
from reportgen.form import Form
from reportgen.pictures import Pictures, draw

if TYPE_CHECKING:
    from reportgen.rendering.pdf import Printed

Job = tuple[Report, str]
"""A report, and a format: docx, pdf or html."""

Made = TypeVar("Made")

NOTHING: Mapping[str, bytes] = MappingProxyType({})


class Workshop:
    """A second process, started early so that its libraries load while the data is read.

    It lays out PDFs, or draws charts where no PDF is asked for.
    """

    def __init__(self, cache: Cache | None = None, *, pdf: bool) -> None:
        """`cache`: what need not be made. `pdf`: PDFs will be asked for."""
        self._cache = cache or Cache.none()
        self._pdf = pdf
        _note_interrupts()
        os.environ["PYTHONSAFEPATH"] = "1"  # else it imports what lies in the folder from which the command was given
        self._pool: ProcessPoolExecutor | None = None
        if pdf or self._cache.is_empty:  # else a few charts are drawn sooner than a process has loaded what it needs
            self._started().submit(_load_pdf if pdf else _load_charts)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool:
            self._pool.shutdown(wait=error is None, cancel_futures=True)

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_end_with_the_first)
        return self._pool

    def _submit(self, job: Callable[..., Made], *arguments: object) -> Future[Made]:
        try:
            return self._started().submit(job, *arguments)
        except BrokenProcessPool as ended:
            never: Future[Made] = Future()
            never.set_exception(ended)
            return never

    def draw(self, figures: Sequence[Figure], foot: str = "", *, paged: bool = True) -> Pictures:
        """Have charts drawn, so that this process needs no drawing library; each is waited for when it is asked for.

        `foot`: what one that stands alone says below. `paged`: they are asked for without it too, for pages. Where the
        second process lays out a PDF, which takes longer than all else, they are drawn here.
        """
        known = Pictures(self._cache, foot)
        if self._pdf or self._pool is None:
            return known
        feet = dict.fromkeys(("", foot) if paged else (foot,))
        wanted = ((each, kind, below) for below in feet for kind in ("png", "svg") for each in figures)
        missing = [each for each in wanted if not known.has(*each)]
        drawn = {(each.name, kind, below): self._submit(draw, each, kind, below, known.former(each, kind))
                 for each, kind, below in missing}  # fmt: skip
        return Pictures(self._cache, foot, {key: partial(result_of, future) for key, future in drawn.items()})

    def begin(self, jobs: Mapping[str, Job], form: Form, pictures: Pictures | None = None) -> Press:
        """Begin to render each (report, format) under its name, in a form: the PDFs are laid out from now on.

        `pictures`: those of the figures, where they are being drawn.
        """
        press = Press(self._cache, form, jobs, pictures or Pictures(self._cache), self._submit)
        for report, kind in jobs.values():
            if kind == "pdf":
                press.begin(report)
        return press


@dataclass(slots=True)
class Press:
    """Documents in one form: from the cache, or made; each report is printed once."""

    cache: Cache
    form: Form
    jobs: Mapping[str, Job]
    pictures: Pictures
    submit: Callable[..., Future[Printed]]
    _printing: dict[int, Future[Printed]] = field(default_factory=dict)
    _printed: dict[int, Printed] = field(default_factory=dict)
    _told: dict[int, bytes] = field(default_factory=dict)

    def rendered(self, ready: Callable[[str], None]) -> dict[str, bytes]:
        """Every document by its name, in the order of the jobs; `ready` is called with each name as it is done.

        A Word file with contents waits for the pages of the PDF, which is laid out for it even where nobody asked for
        one.
        """
        made: dict[str, bytes] = {}
        waiting_last = sorted(self.jobs.items(), key=lambda job: job[1][1] == "docx" and bool(job[1][0].contents))
        for name, (report, kind) in waiting_last:
            if kind == "docx":
                made[name] = self.word_file(report)
            elif kind == "html":
                made[name] = self.screen_page(report)
            else:
                continue
            ready(name)
        for name, (report, kind) in self.jobs.items():
            if kind == "pdf":
                made[name] = self.printed(report).pdf
                ready(name)
        return {name: made[name] for name in self.jobs}

    def begin(self, report: Report) -> None:
        """Have a report printed, unless the cache has it."""
        if id(report) in self._printing or self._known(report):
            return
        figures = [block for block in report.blocks() if isinstance(block, Figure)]
        known = self.cache.last("sheets", self._called(report))
        drawn = {each.name: self.pictures.svg(each) for each in figures if self.pictures.has(each, "svg")}
        former = {each.name: self.pictures.former(each, "svg") for each in figures if each.name not in drawn}
        self._printing[id(report)] = self.submit(print_, report, self.form, drawn, known, former)

    def printed(self, report: Report) -> Printed:
        """A report as PDF. Raises OutputError where it cannot be laid out."""
        self.begin(report)
        if id(report) in self._printing:
            done = result_of(self._printing.pop(id(report)))
            self.cache.put("pdf", self._of(report), done.to_bytes())
            self.cache.put_last("sheets", self._called(report), self._of(report), done.sheets)
            self._printed[id(report)] = done
        return self._printed[id(report)]

    def word_file(self, report: Report) -> bytes:
        """A report as Word file."""
        pages = self.printed(report).pages if report.contents else {}

        def make() -> bytes:
            from reportgen.rendering.docx import render_docx  # noqa: PLC0415

            return render_docx(report, self.form, self.pictures.png, pages)

        return self.cache.made("docx", self._of(report) + json.dumps(dict(pages), sort_keys=True).encode(), make)

    def screen_page(self, report: Report) -> bytes:
        """A report as HTML."""

        def make() -> bytes:
            from reportgen.rendering.html import render_html  # noqa: PLC0415

            return render_html(report, self.pictures.svg)

        return self.cache.made("html", self._of(report), make)

    def _known(self, report: Report) -> bool:
        if id(report) not in self._printed and (kept := self.cache.find("pdf", self._of(report))) is not None:
            from reportgen.rendering.pdf import Printed  # noqa: PLC0415

            self._printed[id(report)] = Printed.from_bytes(kept)
            self.cache.still("sheets", self._called(report), self._of(report))
        return id(report) in self._printed

    def _called(self, report: Report) -> bytes:
        """By what the drawn pages of a former version are found: the document, whatever it says."""
        return plain((*report.front.title, *report.front.subtitle)).encode(errors="surrogatepass")

    def _of(self, report: Report) -> bytes:
        """All that decides a document: the report and the form, told apart by the length of the first."""
        if id(report) not in self._told:
            told = part_to_json(report)
            self._told[id(report)] = b"%d\0%b%b\0" % (len(told), told, repr(self.form).encode())
        return self._told[id(report)]


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


def print_(
    report: Report, form: Form, drawn: Mapping[str, bytes], known: bytes = b"", former: Mapping[str, bytes] = NOTHING
) -> Printed:
    """A document as PDF; `drawn`: the charts of figures that need not be drawn, by name; `known`: drawn pages.

    `former`: what was kept of former pictures of the other figures.
    """
    from reportgen.rendering.pdf import print_pdf  # noqa: PLC0415

    def svg(figure: Figure) -> bytes:
        return drawn.get(figure.name) or draw(figure, "svg", former=former.get(figure.name, b"")).picture

    return print_pdf(report, form, svg, known)


def _end_with_the_first() -> None:
    """An interrupt ends the second process without a traceback; the first one says what there is to say.

    Where the first one is killed, nobody tells the second: it would wait for work for ever.
    """
    live_shortly()
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # a job in the background ignores interrupts: so do both
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    threading.Thread(target=_end_after_the_first, daemon=True).start()


def _end_after_the_first() -> None:
    first = parent_process()
    if first is not None:
        first.join()
        os._exit(1)


def _load_pdf() -> None:
    from reportgen.rendering.charts import warm_up  # noqa: PLC0415
    from reportgen.rendering.pdf import layout  # noqa: F401, PLC0415

    warm_up(png=False)  # a PDF shows drawings only


def _load_charts() -> None:
    from reportgen.rendering.charts import warm_up  # noqa: PLC0415

    warm_up()
