"""What the commands write, before the judges that the world trusts: no failure, no error, no violation."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pypdf
import pytest
from judges import axe, ua, verapdf, word
from judges.available import axe_core, chromium, java, needs, python_judges
from judges.available import verapdf as verapdf_classes

DATA = Path(__file__).parents[2] / "data"

NAMES = ("example", "public-record")

ANOTHER_FORM = """
[form]
archive = true
numbers = "typed"
"""

pytestmark = [
    pytest.mark.slow,
    # The engine leaves it to the collector to close its colour profile.
    pytest.mark.filterwarnings("ignore:.*sRGB2014:pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="session")
def annexes(run, tmp_path_factory) -> tuple[Path, ...]:
    """Every country annex that the data sets can make."""
    folder = tmp_path_factory.mktemp("annexes")
    for name in NAMES:
        done = run("annex", DATA / name, "--all", "-o", folder / name)
        assert done.code == 0, done.err
    return tuple(sorted(path for path in folder.rglob("*.*") if path.suffix != ".json"))


@pytest.fixture(scope="session")
def in_another_form(run, tmp_path_factory) -> Path:
    """The report of data/public-record, with numbers that are typed and as a PDF for an archive."""
    folder = tmp_path_factory.mktemp("another")
    shutil.copytree(DATA / "public-record", folder / "public-record")
    with (folder / "public-record" / "report.toml").open("a", encoding="utf-8") as file:
        file.write(ANOTHER_FORM)
    done = run("build", folder / "public-record", "--format", "docx", "--format", "pdf", "-o", folder / "built")
    assert done.code == 0, done.err
    return folder / "built"


@pytest.fixture(scope="session")
def reports(public_record, example) -> tuple[Path, ...]:
    """Both reports in all formats; one has contents, the other none."""
    return tuple(sorted(path for folder in (public_record, example) for path in folder.glob("report.*")))


@pytest.fixture(scope="session")
def files(reports, annexes, in_another_form) -> tuple[Path, ...]:
    """All of them."""
    return (*reports, *annexes, *sorted(in_another_form.glob("report.*")))


@pytest.fixture(scope="session")
def verdicts(files, in_another_form):
    """What veraPDF says, asked once: of every PDF, and of the one for an archive twice."""
    pdfs = [path for path in files if path.suffix == ".pdf"]
    return verapdf.failures_by({"ua1": pdfs, "3a": [in_another_form / "report.pdf"]})


def told(verdicts):
    """The files that were found wanting, with what was said of each."""
    return {f"{path.parent.name}/{path.name}": [*map(str, found)] for path, found in verdicts.items() if found}


def it_is_every_annex_and_every_form_that_is_judged(annexes, public_record, example, in_another_form):
    for built in (public_record, example):
        keys = json.loads((built / "facts.json").read_bytes())["facts"]
        states = {key.split(".")[1] for key in keys if key.startswith("country.")}
        of_this = {path.name for path in annexes if built.name in path.parts}
        assert of_this == {f"{state}.{kind}" for state in states for kind in ("docx", "pdf")}
    words = {folder.name: _document(folder / "report.docx") for folder in (public_record, example, in_another_form)}
    assert [name for name, xml in words.items() if " TOC " in xml] == ["public-record", "built"]
    assert [name for name, xml in words.items() if "<w:numPr>" not in xml] == ["built"]


def _document(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return package.read("word/document.xml").decode()


@needs(java, verapdf_classes)
def it_is_accessible_as_pdf(verdicts):
    assert told(verdicts["ua1"]) == {}


@needs(java, verapdf_classes)
def it_is_fit_for_an_archive_when_that_is_asked_for(verdicts):
    assert told(verdicts["3a"]) == {}


def it_holds_in_an_archive_the_tables_that_lie_beside_the_report(in_another_form):
    attached = pypdf.PdfReader(in_another_form / "report.pdf").attachments
    held = {name: contents for name, (contents,) in attached.items()}
    assert held == {path.name: path.read_bytes() for path in (in_another_form / "figures").glob("*.csv")}


@needs(python_judges)
def it_is_accessible_as_pdf_in_the_eyes_of_a_second_judge(files):
    assert told({path: ua.failures(path) for path in files if path.suffix == ".pdf"}) == {}


@needs(python_judges)
def it_is_whole_and_valid_as_a_word_file(files):
    assert told({path: word.errors(path) for path in files if path.suffix == ".docx"}) == {}


@needs(chromium, axe_core)
@pytest.mark.parametrize("width", [axe.TELEPHONE, axe.DESK])
class DescribeThePageForScreens:
    def it_breaks_no_criterion_of_accessibility(self, reports, width):
        pages = [path for path in reports if path.suffix == ".html"]
        assert len(pages) == 2
        assert told({path: axe.violations(path, width=width) for path in pages}) == {}

    def it_follows_good_practice(self, reports, width):
        assert told({path: axe.advice(path, width=width) for path in reports if path.suffix == ".html"}) == {}

    def it_does_not_scroll_sideways(self, reports, width):
        assert {axe.overhang(path, width=width) for path in reports if path.suffix == ".html"} == {0}
