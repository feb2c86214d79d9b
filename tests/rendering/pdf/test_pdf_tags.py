"""What those who cannot see the page are told: the tags of the file, beyond what a checker can know."""

from __future__ import annotations

import re
from collections import Counter

import factories
import pypdf
import pytest

from reportgen.document.report import ContentsLine


@pytest.fixture(scope="module")
def tags(pdf):
    """Every tag, in the order in which it is read."""
    return [*_tags(pdf.reader.trailer["/Root"]["/StructTreeRoot"])]


@pytest.fixture(scope="module")
def links(pdf):
    """The links of each page."""
    return [[link.get_object() for link in page.get("/Annots", [])] for page in pdf.reader.pages]


def _tags(node, depth=0):
    node = node.get_object()
    if isinstance(node, pypdf.generic.DictionaryObject):
        if "/S" in node:
            yield node
        children = node.get("/K", [])
        for child in children if isinstance(children, list) else [children]:
            yield from _tags(child)


def artifacts(page):
    """The number of things on a page that are set aside as running heads."""
    return page.get_contents().get_data().count(b"/Artifact\n<</Type /Pagination>>\nBDC")


class DescribeTags:
    def it_reads_no_running_head_or_page_number_aloud(self, pdf):
        # the notice alone on the first page; on others the notice, the symbol, the number of the page
        assert [artifacts(page) > 0 for page in pdf.reader.pages] == [True] * len(pdf.reader.pages)
        told = pdf.reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"][1::2]
        untold = [
            sum(tag is None or str(tag) == "NullObject" for tag in tags) for tags in told[: len(pdf.reader.pages)]
        ]
        assert untold == [artifacts(page) for page in pdf.reader.pages]

    def it_makes_notes_of_notes_and_names_each(self, tags):
        notes = [tag for tag in tags if tag["/S"] == "/Note"]
        assert len(notes) == 3
        assert len({tag["/ID"] for tag in notes}) == 3

    def it_finds_every_named_tag_by_its_name(self, pdf, tags):
        names = pdf.reader.trailer["/Root"]["/StructTreeRoot"]["/IDTree"]["/Names"]
        assert names[::2] == sorted(tag["/ID"] for tag in tags if "/ID" in tag)
        assert all(tag.get_object()["/ID"] == name for name, tag in zip(names[::2], names[1::2], strict=True))

    def it_says_of_each_head_of_a_table_what_it_is_the_head_of(self, tags):
        scopes = Counter(tag["/A"].get("/Scope") for tag in tags if tag["/S"] == "/TH")
        assert set(scopes) == {"/Column", "/Row"}
        assert {tag["/A"].get("/Scope") for tag in tags if tag["/S"] == "/TD"} == {None}


class DescribeLinks:
    def it_has_one_link_in_each_line_of_a_contents_page(self, write):
        page = write(factories.report(contents=(ContentsLine(1, "", "asked for", ""),))).reader.pages[1]
        said = [link.get_object()["/Contents"] for link in page["/Annots"]]
        assert said == [
            "I. Introduction", "A. General framework", "II. Conclusions and recommendations",
            "Annex I. New cases", "Annex II. Statistics",
        ]  # fmt: skip
        assert artifacts(page) > 20 * len(said)  # the dots, one by one, beside head and number

    def it_says_in_words_where_a_link_leads(self, links):
        said = [link["/Contents"] for page in links for link in page]
        assert {"Note 1", "Back to the text at note 1", "Note *", "Back to the text at note *"} <= set(said)
        assert not [words for words in said if re.search(r"^_|\. \.", words)]

    def it_prints_every_link(self, links):
        assert {link["/F"] for page in links for link in page} == {4}

    def it_tags_every_link_as_one(self, pdf, tags):
        numbers = pdf.reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
        parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
        for page in pdf.reader.pages:
            for link in page.get("/Annots", []):
                assert parents[link.get_object()["/StructParent"]].get_object()["/S"] == "/Link"
        on_pages = sum(len(page.get("/Annots", [])) for page in pdf.reader.pages)
        assert sum(tag["/S"] == "/Link" for tag in tags) == on_pages
