"""A judge that cannot fail is worthless: veraPDF and its second see what is wrong in a file that was damaged."""

from __future__ import annotations

import io

import factories
import pypdf
import pytest
from pypdf.generic import NameObject

from judges import ua, verapdf
from judges.available import java, needs, python_judges
from judges.available import verapdf as verapdf_classes
from reportgen.rendering.pdf import render_pdf

pytestmark = [pytest.mark.slow, needs(java, verapdf_classes, python_judges)]


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Our PDF; the same without its tree of tags; the same with a heading that skips a level; no PDF at all."""
    folder = tmp_path_factory.mktemp("judged")
    data = render_pdf(factories.report())
    (folder / "sound.pdf").write_bytes(data)

    untagged = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    del untagged.root_object["/StructTreeRoot"], untagged.root_object["/MarkInfo"]
    untagged.write(folder / "untagged.pdf")

    skipping = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    for tag in _tags(skipping.root_object["/StructTreeRoot"]):
        if tag.get("/S") == "/H2":
            tag[NameObject("/S")] = NameObject("/H5")
    skipping.write(folder / "skipping.pdf")

    (folder / "no.pdf").write_text("no PDF")
    return {path.stem: path for path in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def judged(files):
    """All files, judged in one start of veraPDF."""
    return {path.stem: found for path, found in verapdf.failures([*files.values()], "ua1").items()}


def _tags(node):
    yield node
    children = node.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        if isinstance(child := child.get_object(), dict):
            yield from _tags(child)


class DescribeVeraPdf:
    def it_sees_that_the_tags_are_missing(self, judged):
        assert ("7.1", 11) in {(failure.clause, failure.test) for failure in judged["untagged"]}

    def it_sees_that_a_level_of_headings_is_skipped_and_says_where(self, judged):
        (skipped,) = (failure for failure in judged["skipping"] if failure.clause == "7.4.2")
        assert skipped.count >= 1
        assert "skipped" in skipped.description
        assert "H5" in skipped.context

    def it_sees_that_a_file_is_no_pdf(self, judged):
        assert [failure.clause for failure in judged["no"]] == ["unreadable"]

    def it_judges_each_file_by_the_profiles_it_is_told_in_one_start(self, files, judged):
        sound, untagged = files["sound"], files["untagged"]
        found = verapdf.failures_by({"3a": [sound], "ua1": [untagged, sound]})
        assert "6.6.4" in {failure.clause for failure in found["3a"][sound]}  # the file does not say that it is PDF/A
        assert found["ua1"] == {untagged: judged["untagged"], sound: ()}

    def but_it_lets_a_sound_file_pass(self, judged):
        assert judged["sound"] == ()


class DescribeTheSecondOpinion:
    def it_sees_that_the_tags_are_missing(self, files):
        assert any("TAGGED" in each or "STRUCT" in each for each in ua.failures(files["untagged"]))

    def it_sees_that_a_level_of_headings_is_skipped(self, files):
        assert any(each.startswith("PDFUA1-HEADING-NESTING") for each in ua.failures(files["skipping"]))

    def it_sees_that_a_file_is_no_pdf(self, files):
        assert ua.failures(files["no"])[0].startswith("unreadable")

    def but_it_lets_a_sound_file_pass(self, files):
        assert ua.failures(files["sound"]) == ()
