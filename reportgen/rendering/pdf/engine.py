"""Lay out the printed page. The engine fetches nothing, says nothing, and writes about itself nothing."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

from reportgen.document.report import Report
from reportgen.errors import OutputError
from reportgen.rendering.html import print_page
from reportgen.rendering.pdf.metadata import only_what_the_report_says


def render_pdf(report: Report) -> bytes:
    """The report as a tagged PDF (PDF/UA-1), fonts embedded; the same report gives the same bytes.

    Raises OutputError when the engine cannot lay it out.
    """
    page = print_page(report)
    with _quiet():
        try:
            return _laid_out(page, report)
        except Exception:  # noqa: BLE001 - whatever the engine raises may quote the text of the report
            raise OutputError("The PDF could not be laid out. Build with --format docx or html instead.") from None


def _laid_out(page: str, report: Report) -> bytes:
    from weasyprint import HTML  # noqa: PLC0415 - over half a second that no other format needs

    def finish(_document: object, pdf: Any) -> None:
        only_what_the_report_says(pdf, report.properties)

    return HTML(string=page, url_fetcher=_refuse).write_pdf(
        finisher=finish, pdf_variant="pdf/ua-1", pdf_identifier=True
    )


def _refuse(url: str) -> NoReturn:
    """No address is ever fetched: charts stand in the page, and text is only text."""
    raise ValueError("reportgen fetches nothing")


@contextmanager
def _quiet() -> Iterator[None]:
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    before = [logger.propagate for logger in loggers]
    for logger in loggers:
        logger.propagate = False
    try:
        yield
    finally:
        for logger, propagate in zip(loggers, before, strict=True):
            logger.propagate = propagate
