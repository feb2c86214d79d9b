from __future__ import annotations

import shutil
import subprocess
import time

import factories
import pypdf
import pytest
from docx_samples import long_report

from reportgen.document.outline import outline
from reportgen.rendering.docx import render_docx

SOFFICE = shutil.which("soffice")


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed: nothing else here lays a page out")
def it_reads_the_same_in_another_word_processor(tmp_path, grey_charts):
    report = factories.report()
    (tmp_path / "report.docx").write_bytes(render_docx(report))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"  # its own, for two at once would wait for each other
    subprocess.run(
        [SOFFICE, profile, "--headless", "--convert-to", "pdf", "report.docx"],
        cwd=tmp_path, check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    pages = [squeezed(page.extract_text()) for page in pypdf.PdfReader(tmp_path / "report.pdf").pages]
    read, place = "".join(pages), 0
    for line in outline(report):
        place = read.find(squeezed(line), place)
        assert place >= 0, line
    assert all(squeezed(report.front.running_notice) in page for page in pages)


@pytest.mark.slow
def it_writes_a_report_of_a_hundred_pages_within_a_second():
    report = long_report()
    start = time.perf_counter()
    render_docx(report)
    assert time.perf_counter() - start < 1
