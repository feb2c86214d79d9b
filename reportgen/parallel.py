"""Render documents in this process and a second one: the PDF is laid out while the rest is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from types import TracebackType
from typing import Self

from reportgen.document.report import Report

Job = tuple[Report, str]


class Workshop:
    """A second process for PDF, started early so that its libraries load while the data is read."""

    def __init__(self, *, warm: bool) -> None:
        """`warm`: PDFs will be asked for."""
        self._pool = ProcessPoolExecutor(1, mp_context=get_context("spawn")) if warm else None
        if self._pool:
            self._pool.submit(_warm)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool:
            self._pool.shutdown(wait=error is None, cancel_futures=True)

    def render(self, jobs: Mapping[str, Job], ready: Callable[[str], None]) -> dict[str, bytes]:
        """Render each (report, format) under its name; `ready` is called with each name as it is done.

        The result is in the order of the jobs.
        """
        futures: dict[str, Future[bytes]] = {}
        if self._pool:
            futures = {name: self._pool.submit(render, *job) for name, job in jobs.items() if job[1] == "pdf"}
        made: dict[str, bytes] = {}
        for name, job in jobs.items():
            if name not in futures:
                made[name] = render(*job)
                ready(name)
        for name, future in futures.items():
            made[name] = future.result()
            ready(name)
        return {name: made[name] for name in jobs}


def render(report: Report, format_: str) -> bytes:
    """One document in one format: docx, pdf or html."""
    match format_:
        case "docx":
            from reportgen.rendering.docx import render_docx  # noqa: PLC0415

            return render_docx(report)
        case "pdf":
            from reportgen.rendering.pdf import render_pdf  # noqa: PLC0415

            return render_pdf(report)
        case "html":
            from reportgen.rendering.html import render_html  # noqa: PLC0415

            return render_html(report)
        case _:
            raise ValueError(format_)


def _warm() -> None:
    from reportgen.rendering.pdf import layout  # noqa: F401, PLC0415
