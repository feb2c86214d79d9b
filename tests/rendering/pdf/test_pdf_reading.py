"""The printed page is read as XML and cut into blocks: what the engine is given is what an HTML parser would give."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import factories
import pytest
import tinyhtml5

from reportgen.rendering.html import print_page
from reportgen.rendering.pdf.cutting import cut

_BLANK = (None, "")
_NOT_OF_HTML = "{http://www.w3.org/2000/xmlns/}xmlns"


@pytest.fixture(scope="module")
def page():
    return print_page(factories.report())


def tree(element):
    """An element as nested tuples; blanks between the parts of a page do not count, nor how a namespace is said."""
    attributes = {name: value for name, value in element.attrib.items() if name != _NOT_OF_HTML}
    blank = element.tag in ("html", "body", "section")
    text, tail = ((part or "").strip() if blank else part or "" for part in (element.text, element.tail))
    return element.tag, attributes, text, tail, [tree(child) for child in element]


def it_reads_what_an_html_parser_reads(page):
    assert tree(fromstring(page)) == tree(tinyhtml5.parse(page, namespace_html_elements=False))


def it_cuts_a_page_into_its_sections_and_their_children(page):
    whole = cut(page)
    body = fromstring(page).find("body")
    told = [whole.told(piece).decode() for piece in whole.pieces]
    assert [
        (piece.is_section, text.split(">")[0].split()[0]) for piece, text in zip(whole.pieces, told, strict=True)
    ] == [(child is section, f"<{child.tag}") for section in body for child in (section, *section)]
    blocks = [child for section in body for child in section]
    read = [fromstring(text) for piece, text in zip(whole.pieces, told, strict=True) if not piece.is_section]
    assert [tree(each) for each in read] == [(*tree(block)[:3], "", tree(block)[4]) for block in blocks]


def it_empties_the_blocks_that_are_not_needed_and_leaves_their_tags(page):
    whole = cut(page)
    needed = {number for number in range(len(whole.pieces)) if number % 3}
    before, after = (fromstring(each).find("body") for each in (whole.markup, whole.with_only(needed)))
    numbers = iter(range(len(whole.pieces)))
    for section, left in zip(before, after, strict=True):
        next(numbers)
        for block, kept in zip(section, left, strict=True):
            assert (block.tag, block.attrib) == (kept.tag, kept.attrib)
            if next(numbers) in needed:
                assert tree(block) == tree(kept)
            else:
                assert (len(kept), kept.text or "") == (0, "")


def it_gives_the_page_back_where_all_is_needed(page):
    whole = cut(page)
    assert whole.with_only(range(len(whole.pieces))) == whole.markup == page.encode()


@pytest.mark.parametrize("block", ["<p/>", "<p></p>", '<p id="a"/>', "<div><br/>x</div>", '<p title="a&gt;b">x</p>'])
def it_knows_where_a_block_ends(block):
    whole = cut(f"<html><head><meta/></head><body><section>\n{block}\n<p>é</p></section></body></html>")
    assert [whole.told(piece).decode() for piece in whole.pieces] == ["<section>", block, "<p>é</p>"]
