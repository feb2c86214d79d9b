"""A draft that was edited in Google Docs: no anchor is left, and it is refreshed against the version that left."""

from __future__ import annotations

from functools import cache

import pytest

from refresh.edits import Edited, cell_texts, text_of, w
from refresh.google import exported
from refresh.kinds import KINDS
from refresh.reports import report
from reportgen.refresh import Asked, refresh

MOST = "all of it"
AUTHOR = "Data refresh"
OF_WORD = frozenset(("every bookmark lost", "every control lost", "every anchor lost", "a control around a paragraph",
                     "a number copied with its control", "a picture replaced", "a picture inserted",
                     "a section begun"))  # fmt: skip
"""Edits that are of anchors, or of what Docs has no form for."""
IN_DOCS = sorted(kind for kind in KINDS if kind not in OF_WORD and f"{kind}, tracked" not in KINDS)
"""The others, as suggestions where they may be such."""


@cache
def edited(*kinds: str, base: bool = False) -> bytes:
    file = Edited(report())
    for kind in kinds:
        KINDS[kind].do(file)
    return exported(file.content(), base=base)


@cache
def refreshed(*kinds: str) -> tuple[bytes, tuple]:
    done = refresh(edited(*kinds), report(MOST), Asked(), name="draft.docx", base=report())
    return done.content, done.told


def plain(text: str) -> str:
    return " ".join(text.split())


def marked(file: Edited) -> set[str]:
    """Texts of paragraphs on which there is a comment of the refresh."""
    ours = {each.get(w("id")) for each in file.tree("word/comments.xml") if each.get(w("author")) == AUTHOR}
    return {text_of(paragraph).strip() for paragraph in file.paragraphs()
            if any(each.get(w("id")) in ours for each in paragraph.iter(w("commentReference")))}  # fmt: skip


def it_has_nothing_left_by_which_a_figure_is_found():
    file = Edited(edited())
    tags = {tag.get(w("val")) for tag in file.body.iter(w("tag"))}
    assert tags
    assert all(tag.startswith("goog_rdk_") for tag in tags)
    assert list(file.body.iter(w("bookmarkStart"), w("instrText"), w("pStyle"))) == []
    assert file.texts() == Edited(report()).texts()


class DescribeARefreshOfWhatGoogleDocsGaveOut:
    def it_gives_the_new_text(self):
        assert Edited(refreshed()[0]).accept().texts() == Edited(report(MOST)).texts()

    def it_gives_the_new_notes(self):
        result, new = Edited(refreshed()[0]).accept(), Edited(report(MOST))
        assert sorted(plain(text_of(note)) for note in result.notes()) == sorted(
            plain(text_of(note)) for note in new.notes()
        )

    def it_tells_of_each_chart_that_was_drawn_anew_that_it_cannot_be_known(self):
        """Pictures are packed anew in Docs: whether an editor replaced one cannot be seen."""
        file = Edited(refreshed()[0])
        told = [each for each in refreshed()[1] if each.did == "conflict"]
        assert {each.now for each in told} >= {"cases by act", "states by year"}
        assert sum("chart" in text for _, text in file.comments()) == len(told)

    def it_gives_what_is_new_the_look_of_what_stands_around_it(self):
        file = Edited(refreshed()[0]).accept()
        new = file.saying("A group was searched at the airport")
        assert new.find(f"{w('pPr')}/{w('pStyle')}") is None
        assert new.find(f"{w('pPr')}/{w('numPr')}") is not None
        fonts = {run.find(f"{w('rPr')}/{w('rFonts')}").get(w("ascii")) for run in new.iter(w("r")) if text_of(run)}
        assert fonts == {"Times New Roman"}
        row = file.row(file.table("Surveillance"), "Dorvale")
        assert list(row.iter(w("pStyle"))) == []

    def it_leaves_no_style_that_the_file_has_not(self):
        file = Edited(refreshed()[0])
        there = {style.get(w("styleId")) for style in file.tree("word/styles.xml")}
        assert {each.get(w("val")) for each in file.body.iter(w("pStyle"), w("rStyle"), w("tblStyle"))} <= there

    def it_changes_nothing_the_second_time(self):
        again = refresh(refreshed()[0], report(MOST), Asked(), name="draft.docx", base=report())
        assert again.content == refreshed()[0]

    def it_needs_no_version_where_the_generated_text_is_left(self):
        done = refresh(edited(base=True), report(MOST), Asked(), name="draft.docx")
        assert Edited(done.content).accept().texts() == Edited(report(MOST)).texts()


@pytest.mark.parametrize("kind", IN_DOCS)
class DescribeAnEditInGoogleDocs:
    def it_stays(self, kind):
        assert KINDS[kind].stays(Edited(edited(kind)).accept()), "the edit itself"
        assert KINDS[kind].stays(Edited(refreshed(kind)[0]).accept())

    def it_leaves_no_former_text_unmarked(self, kind):
        former = set(Edited(report()).texts()) - set(Edited(report(MOST)).texts())
        result = Edited(refreshed(kind)[0]).accept()
        assert former & set(result.texts()) - marked(result) - {"3", "2", "1"} == set()

    def it_leaves_no_former_number_in_a_table_unmarked(self, kind):
        result, new = Edited(refreshed(kind)[0]).accept(), Edited(report(MOST))
        wrong = [
            (row, now) for row, now in zip(rows(result), rows(new), strict=False)
            if len(row) == len(now) == 3 and row[0] == now[0] and row != now and not set(row) & marked(result)
            and not any("(not final)" in cell for cell in row)
        ]  # fmt: skip
        assert wrong == [] or kind in ("a row moved", "a row added", "a row added, tracked", "an entry copied")

    def it_gives_the_edited_text_back_where_the_changes_are_rejected(self, kind):
        was = Edited(edited(kind)).accept().texts()
        assert Edited(refreshed(kind)[0]).reject(AUTHOR).accept().texts() == was

    def it_changes_nothing_the_second_time(self, kind):
        content = refreshed(kind)[0]
        assert refresh(content, report(MOST), Asked(), name="draft.docx", base=report()).content == content


@pytest.mark.parametrize("way", ["", ", tracked"])
class DescribeNumbersInWhatWasSplitOrJoined:
    """No bookmark tells of which paragraph the second half is."""

    def it_follows_in_both_halves(self, way):
        result = Edited(refreshed(f"a paragraph split{way}")[0]).accept()
        assert result.says("takes account of eight cases")
        assert result.says("The cases concern at least six persons.")

    def it_follows_in_both_parts(self, way):
        result = Edited(refreshed(f"two paragraphs joined{way}")[0]).accept()
        assert result.says("takes account of eight cases")
        assert result.says("arrest or detention (5).")


def rows(file: Edited) -> list[list[str]]:
    return [cell_texts(row) for row in file.table("Type of act").iter(w("tr"))]
