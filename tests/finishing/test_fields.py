"""Fields that reach out of the file, or that Word fills anew wherever it is opened, and other things of a machine."""

from __future__ import annotations

import pytest
from finishing import drafts_made as made

from reportgen.finishing import Asked, finish, read, unresolved

PLAIN, CIRCULATES = Asked(made.CORE), Asked(made.CORE, circulates=True)
DOCUMENT = "word/document.xml"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def simple(asked: str, shown: str = "shown") -> str:
    return f'<w:fldSimple w:instr=" {asked} "><w:r><w:t>{shown}</w:t></w:r></w:fldSimple>'


def complex_field(asked: str, shown: str = "shown") -> str:
    def sign(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    asks = f'<w:r><w:instrText xml:space="preserve"> {asked} </w:instrText></w:r>'
    return f"{sign('begin')}{asks}{sign('separate')}<w:r><w:t>{shown}</w:t></w:r>{sign('end')}"


def finished(content: bytes, asked: Asked = PLAIN) -> bytes:
    return finish(content, asked, name="draft.docx").content


def text(content: bytes) -> str:
    return made.package(content).parts[DOCUMENT].decode()


FETCHING = [
    "LINK Excel.Sheet.8 C:\\x.xls", "DDEAUTO cmd /k", "DDE excel x", "INCLUDETEXT C:\\x.docx", "RD C:\\x.docx",
    "INCLUDEPICTURE https://example.org/x.png", "DATABASE \\d C:\\x.mdb", "MACROBUTTON Run press", "ADDIN x",
    "includetext x",
]  # fmt: skip
TELLING = ["AUTHOR", "USERNAME", "LASTSAVEDBY", "FILENAME \\p", "TEMPLATE", "DATE", "SAVEDATE", "DOCPROPERTY Company",
           "DOCVARIABLE x", "INFO Author", "Time"]  # fmt: skip
OF_THE_TEXT = ["PAGE", "NUMPAGES", "REF p_5 \\h", "PAGEREF p_5", "SEQ Table", "HYPERLINK https://example.org/x",
               "HYPERLINK \\l p_5", "STYLEREF H1G"]  # fmt: skip
WAYS = pytest.mark.parametrize("field", [simple, complex_field])


@WAYS
@pytest.mark.parametrize("asked", FETCHING)
def it_refuses_a_field_that_fetches_something(field, asked):
    (one,) = unresolved(made.package(made.with_text(made.draft(), field(asked))))
    assert one.kind == f"a field that fetches or runs something when the file is opened ({asked.split()[0].upper()})"
    assert (one.where, one.change) == ("a table", False)


@WAYS
@pytest.mark.parametrize("address", ["file:///C:/somebody/x.docx", "C:\\\\somebody\\\\x.docx"])
def it_refuses_a_link_to_a_computer_that_is_a_field(field, address):
    draft = made.with_text(made.draft(), field(f"HYPERLINK &quot;{address}&quot;"))
    assert [one.kind for one in unresolved(made.package(draft))] == ["a link to a place on a computer"]


@WAYS
@pytest.mark.parametrize("asked", [*TELLING, *OF_THE_TEXT])
def but_not_one_that_fetches_nothing(field, asked):
    assert unresolved(made.package(made.with_text(made.draft(), field(asked)))) == ()


@WAYS
@pytest.mark.parametrize("asked", TELLING)
@pytest.mark.parametrize("way", [PLAIN, CIRCULATES])
def it_leaves_of_a_field_of_the_machine_what_it_shows(field, asked, way):
    draft = made.with_text(made.draft(), field(asked, "shown here"))
    content = finished(draft, way)
    assert f" {asked} " not in text(content)
    assert read(made.package(content)) == read(made.package(draft))
    assert "shown here" in text(content)


@WAYS
@pytest.mark.parametrize("asked", OF_THE_TEXT)
def but_keeps_a_field_of_the_text(field, asked):
    assert f" {asked} " in text(finished(made.with_text(made.draft(), field(asked))))


LEFT_OVER = {
    '<w:permStart w:id="5" w:ed="corp\\somebody"/><w:r><w:t>x</w:t></w:r><w:permEnd w:id="5"/>': "perm",
    '<w:moveFromRangeStart w:id="7" w:author="Somebody" w:name="m"/><w:moveFromRangeEnd w:id="7"/>': "move",
    '<w:moveToRangeStart w:id="7" w:author="Somebody" w:name="m"/><w:moveToRangeEnd w:id="7"/>': "move",
    '<w:customXmlInsRangeStart w:id="7" w:author="Somebody"/><w:customXmlInsRangeEnd w:id="7"/>': "customXml",
    '<w:smartTag w:uri="urn:x" w:element="p"><w:smartTagPr><w:attr w:name="a" w:val="somebody"/></w:smartTagPr>'
    "<w:r><w:t>x</w:t></w:r></w:smartTag>": "smartTag",
}


@pytest.mark.parametrize(("inside", "name"), LEFT_OVER.items())
def it_leaves_no_mark_that_names_an_editor(inside, name):
    draft = made.with_text(made.draft(), inside)
    content = finished(draft)
    assert f"<w:{name}" not in text(content)
    assert "omebody" not in text(content)
    assert read(made.package(content)) == read(made.package(draft))


def but_the_ends_of_a_move_stay_in_a_file_that_circulates():
    inside = '<w:moveToRangeStart w:id="7" w:author="Somebody" w:name="m"/><w:moveToRangeEnd w:id="7"/>'
    assert "moveToRangeStart" in text(finished(made.with_text(made.draft(), inside), CIRCULATES))


@pytest.mark.parametrize(
    "kind", ["application/vnd.ms-word.document.macroEnabled.main+xml", MAIN.replace("document.main", "template.main")]
)
def it_is_a_document_even_where_the_draft_was_a_template_or_had_macros(kind):
    draft = made.edited(made.draft(), MAIN, kind, "[Content_Types].xml")
    types = made.package(finished(draft)).parts["[Content_Types].xml"].decode()
    assert MAIN in types
    assert kind not in types


UNSEEN = {
    '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>unseen</w:t></w:r>': ["text in the colour of the page"],
    '<w:r><w:rPr><w:color w:val="ffffff"/></w:rPr><w:t xml:space="preserve"> </w:t></w:r>': [],
    '<w:r><w:rPr><w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="000000"/></w:rPr><w:t>seen</w:t></w:r>': [],
    '<w:r><w:rPr><w:color w:val="FFFFFF"/><w:highlight w:val="black"/></w:rPr><w:t>seen</w:t></w:r>': [],
    '<w:r><w:rPr><w:sz w:val="2"/></w:rPr><w:t>unseen</w:t></w:r>': ["text too small to be read"],
    '<w:r><w:rPr><w:sz w:val="10"/></w:rPr><w:t>seen</w:t></w:r>': [],
}


@pytest.mark.parametrize(("run", "told"), UNSEEN.items())
def it_refuses_words_that_nobody_sees(run, told):
    assert [one.kind for one in unresolved(made.package(made.with_text(made.draft(), run)))] == told


def but_white_words_on_a_dark_cell_are_seen():
    run = '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>seen</w:t></w:r>'
    shade = '<w:tcPr><w:shd w:val="clear" w:fill="003366"/></w:tcPr>'
    cell = f"<w:tbl><w:tr><w:tc>{shade}<w:p>{run}</w:p></w:tc></w:tr></w:tbl>"
    draft = made.edited(made.draft(), "<w:sectPr", f"{cell}<w:sectPr")
    assert unresolved(made.package(draft)) == ()
