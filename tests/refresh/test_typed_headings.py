"""Numbers of headings that are typed: they follow where a chapter or a section comes or goes, in whosever words."""

from __future__ import annotations

import copy
import re
from functools import cache

import factories
import pytest
from rendering.docx.docx_samples import png

from refresh.drafts import listed
from refresh.edits import Edited, text_of, w
from reportgen.document import blocks as b
from reportgen.document import inlines as i
from reportgen.document.numbering import numbered
from reportgen.document.report import ContentsLine
from reportgen.form import Form, Numbers
from reportgen.refresh import Asked, refresh
from reportgen.rendering.docx import render_docx

AUTHOR = "Data refresh"
FIRST = ("Alpha", " one", " two", "  deep", "Beta", " three", "Gamma")
MORE = ("Alpha", " one", " new section", " two", "  deep", "New chapter", "Beta", " three", "Gamma")
LESS = ("Alpha", " two", "  deep", "Gamma")


@cache
def report(outline: tuple[str, ...]) -> bytes:
    """A heading for each line, the deeper the more blanks are before it; each with a paragraph, of which one refers."""
    body: list = []
    for line in outline:
        name = line.strip()
        anchor = name.lower().replace(" ", "-")
        words = i.text(f"What {name} tells.")
        if name == "Gamma" and "Beta" in outline:
            words = (*words, i.Text(" See "), i.CrossReference("beta"), i.Text("."))
        body += [b.Heading(len(line) - len(name) + 1, i.text(name), anchor), b.Paragraph(words, f"p-{anchor}")]
    made = factories.report(body=tuple(body), annexes=(), contents=(ContentsLine(1, "", "", ""),))
    return render_docx(numbered(made), Form(anchors=True, numbers=Numbers.TYPED), draw=lambda _: png())


def shown(paragraph) -> str:
    parts = [each for each in paragraph.iter(w("t"), w("tab")) if each.getparent().tag == w("r")
             and not any(parent.tag in (w("del"), w("moveFrom")) for parent in each.iterancestors())]  # fmt: skip
    return "".join(each.text or "" if each.tag == w("t") else "\t" for each in parts)


def styled(file: Edited, name: str) -> list[str]:
    """The words between the tabs of each paragraph that has such a style."""
    styles = ((p, p.find(f"{w('pPr')}/{w('pStyle')}")) for p in file.paragraphs())
    lines = [shown(p) for p, style in styles if style is not None and re.fullmatch(name, style.get(w("val")))]
    return [" ".join(line.split("\t")[:3]).strip() for line in lines]


def headings(file: Edited) -> list[str]:
    return [line for line in styled(file, "H.*G") if re.match(r"\S+\. ", line)]


def in_contents(file: Edited) -> list[str]:
    return styled(file, "TOC.*")


def brought(outline: tuple[str, ...], *edits, **asked):
    file = Edited(report(FIRST))
    for edit in edits:
        edit(file)
    done = refresh(file.content(), report(outline), Asked(**asked), name="draft.docx")
    return Edited(done.content).accept(), done


def reworded(file: Edited) -> None:
    file.reword(heading(file, "Beta"), "Beta", "Beta and its consequences")
    file.reword(heading(file, "two"), "two", "two, as the editor calls it")


def heading(file: Edited, words: str):
    return next(p for p in file.paragraphs() if re.fullmatch(rf"\t\S+\t{words}", shown(p)))


def own_chapter(file: Edited) -> None:
    """A chapter of people before Beta, with its number, and those behind it numbered by hand."""
    own = copy.deepcopy(heading(file, "Beta"))
    for mark in list(own.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        mark.getparent().remove(mark)
    file.saying("What deep tells").addnext(own)
    file.reword(own, "Beta", "Own chapter")
    for words, old, new in (("Beta", "II", "III"), ("Gamma", "III", "IV")):
        file.type_over(heading(file, words), old, new)


class DescribeATypedNumberOfAHeading:
    @pytest.mark.parametrize("outline", [MORE, LESS], ids=["more", "less"])
    def it_is_that_of_the_report_where_nobody_edited(self, outline):
        result, done = brought(outline)
        assert headings(result) == headings(Edited(report(outline)))
        assert in_contents(result) == in_contents(Edited(report(outline)))
        assert result.comments() == []
        assert listed(done, "conflict") == []

    def it_follows_below_the_words_of_people(self):
        result, _ = brought(MORE, reworded)
        assert headings(result) == [
            "I. Alpha", "A. one", "B. new section", "C. two, as the editor calls it", "1. deep",
            "II. New chapter", "III. Beta and its consequences", "A. three", "IV. Gamma",
        ]  # fmt: skip
        assert result.comments() == []

    @pytest.mark.parametrize(
        ("outline", "there"),
        [
            (MORE, ["I. Alpha", "A. one", "B. new section", "C. two", "1. deep", "II. New chapter", "III. Own chapter",
                    "IV. Beta", "A. three", "V. Gamma"]),
            (LESS, ["I. Alpha", "A. two", "1. deep", "II. Own chapter", "III. Gamma"]),
        ],
        ids=["more", "less"],
    )  # fmt: skip
    def it_goes_on_from_the_numbers_that_people_gave(self, outline, there):
        result, _ = brought(outline, own_chapter)
        assert headings(result) == there
        assert result.comments() == []

    def it_follows_in_references_and_in_the_contents(self):
        result, _ = brought(MORE, own_chapter)
        there = next(line.split(".")[0] for line in headings(result) if "Beta" in line)
        assert text_of(result.saying("What Gamma tells")).endswith(f"See chapter\xa0{there}.")
        assert f"{there}. Beta" in " | ".join(in_contents(result))

    def it_follows_as_a_tracked_change(self):
        file = Edited(report(FIRST))
        own_chapter(file)
        _, done = brought(MORE, own_chapter)
        assert headings(Edited(done.content).reject(AUTHOR)) == headings(file)

    def it_is_told_in_one_line(self):
        _, done = brought(MORE, reworded)
        assert len([line for line in listed(done, "renumbered") if "typed" in line]) == 1

    def it_changes_nothing_the_second_time(self):
        _, done = brought(MORE, own_chapter, reworded)
        assert refresh(done.content, report(MORE), Asked(), name="draft.docx").content == done.content

    def but_where_people_left_the_numbers_out_of_order_untouched_ones_follow_the_report(self):
        def wild(file: Edited) -> None:
            file.type_over(heading(file, "Beta"), "II", "X")

        result, _ = brought(MORE, wild)
        assert "X. Beta" in headings(result)
        assert "IV. Gamma" in headings(result)
