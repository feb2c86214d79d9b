"""Numbers after text was taken out for real: none is missing, and what belongs together still does."""

from __future__ import annotations

import pytest
from lxml import etree

from reportgen.drafts import Package, read_word_file
from reportgen.drafts.ooxml import WORD, w
from reportgen.refresh.gaps import close_gaps

MAIN, NOTES = "word/document.xml", "word/footnotes.xml"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
FIGURE = '<w:sdt><w:sdtPr><w:tag w:val="states.new"/><w:id w:val="{}"/></w:sdtPr><w:sdtContent/></w:sdt>'


def file_of(body, notes=(), rule=-1):
    """A Word file of one paragraph, with footnotes of these numbers and a rule above them."""
    made = "".join(f'<w:footnote w:id="{number}"><w:p/></w:footnote>' for number in notes)
    line = f'<w:footnote w:type="separator" w:id="{rule}"><w:p/></w:footnote>'
    link = '<Relationship Id="{}" Type="{}/{}" Target="{}"/>'
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}">{link.format("r", RELATIONSHIPS, "officeDocument", MAIN)}'
        "</Relationships>",
        MAIN: f'<w:document xmlns:w="{WORD}"><w:body><w:p>{body}</w:p></w:body></w:document>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}">'
        f"{link.format('n', RELATIONSHIPS, 'footnotes', 'footnotes.xml')}</Relationships>",
        NOTES: f'<w:footnotes xmlns:w="{WORD}">{line}{made}</w:footnotes>',
    }
    return read_word_file(Package({name: text.encode() for name, text in parts.items()}), "a file")


def counted(file):
    close_gaps(file, [MAIN, NOTES])
    return file


def numbers(file, *kinds):
    return [element.get(w("id")) for element in file.body.iter(*map(w, kinds))]


def note_marks(*keys):
    return "".join(f'<w:r><w:footnoteReference w:id="{key}"/></w:r>' for key in keys)


def it_counts_bookmarks_and_changes_in_the_order_that_they_had():
    body = ('<w:bookmarkStart w:id="9" w:name="a"/><w:ins w:id="4"><w:r/></w:ins><w:bookmarkEnd w:id="9"/>'
            '<w:moveFromRangeStart w:id="7" w:name="m"/><w:moveFromRangeEnd w:id="7"/>')  # fmt: skip
    kinds = ("bookmarkStart", "ins", "bookmarkEnd", "moveFromRangeStart", "moveFromRangeEnd")
    assert numbers(counted(file_of(body)), *kinds) == ["3", "1", "3", "2", "2"]


def it_leaves_the_controls_of_people_and_takes_no_number_of_theirs():
    theirs = '<w:sdt><w:sdtPr><w:tag w:val="Ben"/><w:id w:val="2"/></w:sdtPr><w:sdtContent/></w:sdt>'
    file = counted(file_of(FIGURE.format(5) + theirs + FIGURE.format(9)))
    assert [each.find(w("id")).get(w("val")) for each in file.body.iter(w("sdtPr"))] == ["1", "2", "3"]


def it_counts_notes_and_their_marks_alike():
    file = counted(file_of(note_marks(2, 5), notes=(2, 5)))
    assert numbers(file, "footnoteReference") == ["1", "2"]
    assert [each.get(w("id")) for each in file.package.tree(NOTES)] == ["-1", "1", "2"]
    file.package.written()
    assert [each.get(w("id")) for each in etree.fromstring(file.package.parts[NOTES])] == ["-1", "1", "2"]


def it_gives_no_note_the_number_of_the_rule_above_the_notes():
    file = counted(file_of(note_marks(3, 5), notes=(3, 5), rule=1))
    assert [each.get(w("id")) for each in file.package.tree(NOTES)] == ["1", "2", "3"]
    assert numbers(file, "footnoteReference") == ["2", "3"]


def but_not_where_a_comment_would_have_the_number_of_a_note():
    file = counted(file_of(note_marks(2, 5) + '<w:r><w:commentReference w:id="1"/></w:r>', notes=(2, 5)))
    assert numbers(file, "footnoteReference") == ["2", "5"]


@pytest.mark.parametrize("number", ["", "x", "99999999999"])
def it_leaves_all_numbers_where_one_is_none(number):
    body = f'<w:bookmarkStart w:id="4" w:name="a"/><w:bookmarkEnd w:id="4"/><w:ins w:id="{number}"/>'
    assert numbers(counted(file_of(body)), "bookmarkStart", "bookmarkEnd", "ins") == ["4", "4", number]


def it_touches_no_part_in_which_no_number_is_another():
    file = file_of(note_marks(1), notes=(1,))
    before = dict(file.package.parts)
    assert counted(file).package._changed == set()
    assert file.package.parts == before
