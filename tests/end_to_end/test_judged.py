"""What the commands write, before the judges that the world trusts: no failure, no error, no violation."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from judges import axe, ua, verapdf, word
from judges.available import axe_core, chromium, java, needs, python_judges
from judges.available import verapdf as verapdf_classes

from reportgen import aggregation, composition, loading, protection, validation
from reportgen.form import Form
from reportgen.rendering.pdf import render_pdf

DATA = Path(__file__).parents[2] / "data"

STATES = {"example": ("XAL", "XBE", "XDU", "XFA", "XHA"), "public-record": ("AFG", "CHN", "EGY")}
"""Of the example: short and long annexes, with and without follow-up."""

pytestmark = [
    pytest.mark.slow,
    # The engine leaves it to the collector to close its colour profile.
    pytest.mark.filterwarnings("ignore:.*sRGB2014:pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="session")
def built(run, public_record, example, tmp_path_factory) -> tuple[Path, ...]:
    """Every report and country annex, in the order of their paths."""
    folders = [public_record, example]
    for name, states in STATES.items():
        folders.append(tmp_path_factory.mktemp("annexes") / name)
        done = run("annex", DATA / name, *states, "-o", folders[-1])
        assert done.code == 0, done.err
    return tuple(
        sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in (".docx", ".pdf", ".html"))
    )


@pytest.fixture(scope="session")
def pdfs(built):
    return tuple(path for path in built if path.suffix == ".pdf")


@pytest.fixture(scope="session")
def archived(tmp_path_factory):
    """The report of data/public-record as a PDF for an archive."""
    loaded = loading.load(DATA / "public-record", keep=False)
    checked, _ = validation.check(loaded.raw, loaded.reference, loaded.settings)
    draft = aggregation.aggregate(protection.release(checked, loaded.settings).cases, loaded.settings)
    facts, _ = protection.protect_counts(draft, loaded.settings)
    path = tmp_path_factory.mktemp("archive") / "archived.pdf"
    path.write_bytes(render_pdf(composition.compose(facts, loaded.prose, loaded.settings), Form(archive=True)))
    return path


def told(verdicts):
    """The files that were found wanting, with what was said of each."""
    return {f"{path.parent.name}/{path.name}": [*map(str, found)] for path, found in verdicts.items() if found}


@needs(java, verapdf_classes)
def it_is_accessible_as_pdf(pdfs, archived):
    assert len(pdfs) == 2 + sum(map(len, STATES.values()))
    assert told(verapdf.failures([*pdfs, archived], "ua1")) == {}


@needs(java, verapdf_classes)
def it_is_fit_for_an_archive_when_that_is_asked_for(archived):
    assert told(verapdf.failures([archived], "3a")) == {}


def it_holds_in_an_archive_the_tables_that_lie_beside_the_report(archived, public_record):
    held = {name: contents for name, (contents,) in pypdf.PdfReader(archived).attachments.items()}
    assert held == {path.name: path.read_bytes() for path in (public_record / "figures").glob("*.csv")}


@needs(python_judges)
def it_is_accessible_as_pdf_in_the_eyes_of_a_second_judge(pdfs):
    assert told({path: ua.failures(path) for path in pdfs}) == {}


@needs(python_judges)
def it_is_whole_and_valid_as_a_word_file(built):
    assert told({path: word.errors(path) for path in built if path.suffix == ".docx"}) == {}


@needs(chromium, axe_core)
@pytest.mark.parametrize("width", [axe.TELEPHONE, axe.DESK])
class DescribeThePageForScreens:
    def it_breaks_no_criterion_of_accessibility(self, built, width):
        pages = [path for path in built if path.suffix == ".html"]
        assert len(pages) == 2
        assert told({path: axe.violations(path, width=width) for path in pages}) == {}

    def it_follows_good_practice(self, built, width):
        assert told({path: axe.advice(path, width=width) for path in built if path.suffix == ".html"}) == {}

    def it_does_not_scroll_sideways(self, built, width):
        assert {axe.overhang(path, width=width) for path in built if path.suffix == ".html"} == {0}
