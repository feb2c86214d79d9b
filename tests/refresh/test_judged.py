"""What a refresh leaves of an edited file, as Word's schemas and LibreOffice see it."""

from __future__ import annotations

import pytest
from judges import available, libreoffice, word

from refresh.drafts import edited
from refresh.edits import Edited
from refresh.google import exported
from refresh.kinds import KINDS
from refresh.reports import CORRECTIONS, report
from refresh.test_columns import of_people
from refresh.test_typed import added, typed
from reportgen.refresh import Asked, refresh

pytestmark = [pytest.mark.slow, available.needs(available.libreoffice, available.python_judges)]

TOGETHER = (
    ("an account reworded", "a sentence written at the end", "a paragraph split, tracked", "a row added, tracked",
     "a comment on words", "a picture described", "a footnote added", "a header edited", "a link added"),
    ("several authors in one paragraph", "a paragraph moved, tracked", "a row deleted, tracked", "a picture replaced",
     "a footnote deleted"),
    ("a number typed over in a cell", "a row moved", "a picture inserted", "a paragraph deleted, tracked"),
    ("two paragraphs joined, tracked", "words replaced, tracked", "columns drawn wider",
     "a number copied with its control"),
    ("a control around a paragraph", "a phrase with a number in bold, tracked", "a line added to a cell"),
    ("a section begun", "a number typed over, tracked", "a column deleted"),
    ("every anchor lost", "words replaced"),
)  # fmt: skip


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Drafts with several edits, each after a correction: what is on disk before and after."""
    place = tmp_path_factory.mktemp("judged")
    found = []
    for number, kinds in enumerate(TOGETHER):
        file = Edited(report())
        for kind in kinds:
            KINDS[kind].do(file)
        correction = "all of it" if number % 2 == 0 else [*CORRECTIONS][number]
        done = refresh(file.content(), report(correction), Asked(), name="draft.docx")
        paths = [place / f"{number}-{correction}-{name}.docx" for name in ("draft", "new")]
        for path, content in zip(paths, (file.content(), done.content), strict=True):
            path.write_bytes(content)
        found.append(paths)
    for name, draft, new, base in others():
        done = refresh(draft, new, Asked(), name="draft.docx", base=base)
        found.append([place / f"{name}-{which}.docx" for which in ("draft", "new")])
        for path, content in zip(found[-1], (draft, done.content), strict=True):
            path.write_bytes(content)
    return found


def others():
    """Drafts whose heads, columns or typed numbers follow, and one that came through Google Docs."""
    yield "heads", report(), report("another front page"), None
    yield "columns", edited(of_people).content(), report("another act, and a case less"), None
    numbered = Edited(typed())
    added(numbered)
    yield "typed", numbered.content(), typed("all of it"), None
    yield "google", exported(report()), report("all of it"), report()


class DescribeARefreshedFile:
    def it_has_no_fault_that_the_draft_had_not(self, files):
        for draft, new in files:
            known = {_fault(error) for error in word.errors(draft)}
            fresh = {error for error in word.errors(new) if _fault(error) not in known and not _is_no_fault(error)}
            assert fresh == set(), new.name

    def it_opens_in_libreoffice(self, files, tmp_path):
        assert all(path.stat().st_size > 10_000 for path in libreoffice.to_pdfs([new for _, new in files], tmp_path))


def _is_no_fault(error: str) -> bool:
    """The base is no text of the file; and of what is in a moved run, the schema of ECMA-376 allows any number."""
    return "/customXml/" in error or ("/moveTo[" in error and "at most 1 occurrence" in error)


def _fault(error: str) -> str:
    """What is wrong, without where: what stands before it may be longer now."""
    return error.partition(": ")[2]
