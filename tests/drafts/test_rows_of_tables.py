"""The rows of a table and the words of its cells, whatever editors did to them."""

from __future__ import annotations

import pytest
from lxml import etree

from reportgen.drafts.ooxml import WORD
from reportgen.drafts.table_parts import lines_of


def cell(*content: str) -> str:
    return f"<w:tc><w:p>{''.join(content)}</w:p></w:tc>"


def said(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def control(content: str) -> str:
    return f"<w:sdt><w:sdtPr><w:tag w:val='x'/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


ONE = row(cell(said("a"), said(" b ")), cell(said("1")))
TWO = row(cell(said("c")), cell())
TABLES = {
    "as it was generated": (ONE + TWO, [("a b", "1"), ("c", "")]),
    "a row without cells": (row() + ONE, [(), ("a b", "1")]),
    "words struck out": (row(cell("<w:del><w:r><w:delText>a</w:delText></w:r></w:del>", said("b"))), [("b",)]),
    "words moved away": (row(cell(f"<w:moveFrom>{said('a')}</w:moveFrom>", said("b"))) + TWO, [("b",), ("c", "")]),
    "a figure in a control": (row(cell(control(said("1")))) + TWO, [("1",), ("c", "")]),
    "a cell in a control": (row(control(cell(said("a"))), cell(said("b"))) + TWO, [("a", "b"), ("c", "")]),
    "a row in a control": (control(ONE) + TWO, [("a b", "1"), ("c", "")]),
    "a table in a cell": (row(f"<w:tc><w:tbl>{ONE}</w:tbl><w:p/></w:tc>") + TWO, [("a b 1",), ("c", "")]),
    "a row struck out": (row(cell(said("a")), properties="<w:del/>") + TWO, [("",), ("c", "")]),
    "a row that is inserted": (row(cell(said("a")), properties="<w:ins/>"), [("a",)]),
    "a mark struck out in a cell": (row("<w:tc><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p></w:tc>"), [("",)]),
}


def table(content: str) -> etree._Element:
    return etree.fromstring(f'<w:tbl xmlns:w="{WORD}"><w:tblPr/>{content}</w:tbl>')


@pytest.mark.parametrize("name", TABLES)
def it_says_what_stands_in_each_cell(name):
    content, texts = TABLES[name]
    assert [line.texts for line in lines_of(table(content)).lines] == texts


@pytest.mark.parametrize("name", TABLES)
def it_says_the_same_of_rows_beside_one_in_which_words_are_struck_out(name):
    content, _ = TABLES[name]
    struck = row(cell("<w:del><w:r><w:delText>a</w:delText></w:r></w:del>"))
    alone, beside = lines_of(table(content)).lines, lines_of(table(content + struck)).lines
    assert [(line.gone, line.head, line.texts) for line in beside[:-1]] == [
        (line.gone, line.head, line.texts) for line in alone
    ]
    assert beside[-1].texts == ("",)


@pytest.mark.parametrize(
    ("mark", "gone", "head"), [("del", True, False), ("tblHeader", False, True), ("ins", False, False)]
)
def it_knows_rows_that_are_struck_out_and_such_as_are_repeated(mark, gone, head):
    content = row(cell(said("a")), properties=f"<w:cantSplit/><w:{mark}/>") + ONE
    assert [(line.gone, line.head) for line in lines_of(table(content)).lines] == [(gone, head), (False, False)]


def but_not_by_what_they_were_before_a_tracked_change():
    former = "<w:trPrChange><w:trPr><w:tblHeader/></w:trPr></w:trPrChange>"
    (line,) = lines_of(table(row(cell(said("a")), properties=former))).lines
    assert not line.head


@pytest.mark.parametrize("beside", ["", TWO, control(TWO), TABLES["words struck out"][0]])
def it_finds_the_figures_in_their_order_wherever_they_stand_in_the_table(beside):
    first, second, third = (f"<w:bookmarkStart w:id='{n}' w:name='k_0000000{n}_1'/>" for n in range(3))
    other = "<w:bookmarkStart w:id='9' w:name='block_9'/>"
    found = lines_of(table(first + row(cell(other, second, said("1"))) + beside + row(cell(third))))
    assert found.keys == ["k_00000000", "k_00000001", "k_00000002"]
