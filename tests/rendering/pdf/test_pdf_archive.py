"""The PDF for an archive: PDF/A-3a beside PDF/UA-1, with the tables of its figures inside."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import factories
import pypdf
import pytest
from judges import ua, verapdf
from judges.available import java, needs, python_judges
from judges.available import verapdf as verapdf_classes
from pdf_reading import Pdf

from reportgen.document.charts import Figure
from reportgen.form import Form
from reportgen.rendering.charts import table_csv
from reportgen.rendering.pdf import render_pdf

# The engine leaves it to the collector to close its colour profile.
pytestmark = pytest.mark.filterwarnings("ignore:.*sRGB2014:pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(scope="module")
def archived(report, tmp_path_factory):
    data = render_pdf(report, Form(archive=True))
    path = tmp_path_factory.mktemp("archive") / "report.pdf"
    path.write_bytes(data)
    return Pdf(data, path)


@pytest.fixture(scope="module")
def figures(report):
    return {
        f"{block.name}.csv": block for annex in report.annexes for block in annex.blocks if isinstance(block, Figure)
    }


@pytest.fixture(scope="module")
def judged(archived, tmp_path_factory):
    """What is said of the file, and of the same without a profile of its colours."""
    damaged = tmp_path_factory.mktemp("damaged") / "damaged.pdf"
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(archived.data))
    del writer.root_object["/OutputIntents"]
    writer.write(damaged)
    return [*verapdf.failures([archived.path, damaged], "3a").values()]


def files(pdf):
    """The entries of the files inside a PDF, in the order in which they are listed."""
    return [entry.get_object() for entry in pdf.reader.trailer["/Root"]["/Names"]["/EmbeddedFiles"]["/Names"][1::2]]


class DescribeAttachments:
    def it_holds_the_table_of_each_figure_as_it_also_lies_beside_the_report(self, archived, figures):
        held = {name: contents for name, (contents,) in archived.reader.attachments.items()}
        assert held == {name: table_csv(figure) for name, figure in figures.items()}
        assert len(held) == 2

    def it_says_what_each_is(self, archived):
        assert [file["/UF"] for file in files(archived)] == ["cases_by_act.csv", "states_by_year.csv"]
        assert [file["/Desc"] for file in files(archived)] == ["Cases by type of act", "States named, by year"]
        assert {(file["/AFRelationship"], file["/EF"]["/F"]["/Subtype"]) for file in files(archived)} == {
            ("/Data", "/text/csv")
        }
        associated = archived.reader.trailer["/Root"]["/AF"]
        assert [file.get_object()["/UF"] for file in associated] == [file["/UF"] for file in files(archived)]

    def but_the_pdf_for_reading_holds_none(self, pdf):
        assert dict(pdf.reader.attachments) == {}
        assert b"pdfaid" not in pdf.data


class DescribeArchive:
    def it_says_that_it_is_both(self, archived):
        xmp = archived.reader.trailer["/Root"]["/Metadata"].get_object().get_data().decode()
        for said in ("<pdfuaid:part>1<", "<pdfaid:part>3<", "<pdfaid:conformance>A<"):
            assert said in xmp
        assert archived.reader.trailer["/Root"]["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"

    def it_looks_like_the_one_for_reading(self, archived, pdf):
        assert archived.pages == pdf.pages

    def it_says_nothing_of_the_engine_or_of_the_hour(self, archived):
        assert set(archived.reader.metadata) == {"/Title", "/Subject", "/CreationDate"}
        assert {file["/EF"]["/F"]["/Params"]["/ModDate"] for file in files(archived)} == {"D:20310817"}

    def it_is_the_same_on_every_run(self, archived, report):
        assert render_pdf(report, Form(archive=True)) == archived.data
        script = (
            "import hashlib, factories; from reportgen.form import Form;"
            "from reportgen.rendering.pdf import render_pdf;"
            "print(hashlib.sha256(render_pdf(factories.report(), Form(archive=True))).hexdigest())"
        )
        environment = {**os.environ, "PYTHONPATH": str(Path(factories.__file__).parent), "PYTHONHASHSEED": "7"}
        run = subprocess.run(
            [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
        )  # fmt: skip
        assert run.stdout.strip() == hashlib.sha256(archived.data).hexdigest()

    def it_needs_neither_figures_nor_a_date(self, report):
        data = render_pdf(
            replace(report, annexes=(), properties=replace(report.properties, date=None)), Form(archive=True)
        )  # fmt: skip
        assert b"/AF " not in data
        assert data.startswith(b"%PDF-1.7")


@pytest.mark.slow
@needs(java, verapdf_classes, python_judges)
class DescribeJudgement:
    def it_is_fit_for_an_archive(self, judged):
        assert judged[0] == ()

    def it_is_accessible_as_well(self, archived):
        assert verapdf.failures([archived.path], "ua1") == {archived.path: ()}
        assert ua.failures(archived.path) == ()

    def but_a_colour_without_a_profile_is_seen(self, judged):
        assert "6.2.4.3" in {failure.clause for failure in judged[1]}
