"""Reports written as PDF, once for all tests of this folder."""

from __future__ import annotations

import logging

import factories
import pytest
from pdf_reading import Pdf

from reportgen.form import Form
from reportgen.rendering.pdf import render_pdf

GENEVA = Form()


class Listener(logging.Handler):
    def __init__(self):
        super().__init__(logging.WARNING)
        self.messages = []

    def emit(self, record):
        self.messages.append(record.getMessage())


@pytest.fixture(scope="session")
def write(tmp_path_factory):
    """Write a report, and fail on any warning of the engine."""

    def written(report, form=GENEVA):
        listener = Listener()
        logging.getLogger("weasyprint").addHandler(listener)
        try:
            data = render_pdf(report, form)
        finally:
            logging.getLogger("weasyprint").removeHandler(listener)
        assert listener.messages == []
        path = tmp_path_factory.mktemp("pdf") / "report.pdf"
        path.write_bytes(data)
        return Pdf(data, path)

    return written


@pytest.fixture(scope="session")
def report():
    return factories.report()


@pytest.fixture(scope="session")
def pdf(write, report):
    return write(report)
