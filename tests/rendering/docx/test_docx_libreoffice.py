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
def it_takes_as_long_as_the_report_is_long():
    def seconds(report):
        start = time.process_time()
        render_docx(report)
        return time.process_time() - start

    short, long = long_report(1000, 30, 150), long_report(4000, 120, 600)
    ratios = [seconds(long) / seconds(short) for _ in range(3)]
    assert min(ratios) < 6  # four times the length
