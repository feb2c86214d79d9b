"""The text of pages, whether seen or not, and every other string that a PDF keeps."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import NameObject
from screening.pdf_files import FONT, Pdf, array, lines, named, pdf, stream
from screening.planted import MAIL, NAME, kinds, looked, places


class DescribePages:
    @pytest.mark.parametrize(
        ("drawing", "where"),
        [
            (lines("First.", NAME), "page 1, line 2"),
            (lines("it was Zorvane", "Kelmuth who came"), "page 1, line 1 to line 2"),
            (lines("it was Kel-", "muth who came"), "page 1, line 1 to line 2"),
            (lines(NAME, before="3 Tr"), "page 1, line 1"),
            (lines(NAME, before="1 1 1 rg"), "page 1, line 1"),
            (lines(NAME, before="1 0 0 1 9000 0 cm"), "page 1, line 1"),
            (lines("Z o r v a n e  K e l m u t h"), "page 1, line 1"),
            (b"BT /F1 12 Tf 72 720 Td [(Zorvane Kel) -20 (mu) 15 (th)] TJ ET", "page 1, line 1"),
            (b"/Span <</ActualText (Zorvane Kelmuth)>> BDC BT /F1 12 Tf 72 720 Td (x) Tj ET EMC",
             "page 1, text that stands for a drawing"),
        ],
        ids=["line", "two lines", "hyphen", "invisible", "white", "beside the page", "spaced", "kerned", "stands for"],
    )  # fmt: skip
    def it_finds_a_name_and_says_where(self, tmp_path, drawing, where):
        assert where in places(tmp_path, "a.pdf", pdf(drawing))

    def it_finds_a_name_over_pages_with_heads_and_feet(self, tmp_path):
        content = pdf(lines("Head", "told by Zorvane", "7/12"), lines("Head", "Kelmuth in May", "8/12"))
        assert "page 1, over its end to page 2" in places(tmp_path, "a.pdf", content)

    def it_finds_a_name_in_a_form_that_a_page_draws(self, tmp_path):
        made = Pdf()
        form = made.add(stream(lines(NAME), Type="/XObject", Subtype="/Form", Resources=named(Font=named(F1=FONT))))
        made.page(b"/X Do", XObject=named(X=form))
        assert "page 1, line 1" in places(tmp_path, "a.pdf", made.done())

    def it_says_that_it_cannot_read_a_picture(self, tmp_path):
        made = Pdf()
        picture = made.add(stream(b"\x00", Type="/XObject", Subtype="/Image"))
        made.page(b"/X Do", XObject=named(X=picture))
        assert [(one.what, one.why) for one in looked(tmp_path, "a.pdf", made.done())] == [
            ("not_looked_into", "it is a picture without text, whose words are not read")
        ]

    def it_says_that_a_font_does_not_tell_its_letters(self, tmp_path):
        made = Pdf()
        page = made.page(lines("x"))
        page["/Resources"][NameObject("/Font")] = named(
            F1=named(Type="/Font", Subtype="/Type0", Encoding="/Identity-H")
        )
        found = looked(tmp_path, "a.pdf", made.done())
        assert "which letters its signs stand for" in " ".join(one.why for one in found)


def outline(made):
    made.writer.add_outline_item(title=NAME, page_number=0)


def note(made):
    made.writer.add_annotation(0, FreeText(text=NAME, rect=(0, 0, 90, 90)))


def note_of_somebody(made):
    made.writer.pages[0][NameObject("/Annots")] = array(made.add(named(Type="/Annot", Subtype="/Text", T=NAME)))


def look_of_a_note(made):
    form = made.add(stream(lines(NAME), Type="/XObject", Subtype="/Form", Resources=named(Font=named(F1=FONT))))
    annotation = named(Type="/Annot", Subtype="/Stamp", AP=named(N=form))
    made.writer.pages[0][NameObject("/Annots")] = array(made.add(annotation))


def link(made):
    action = named(S="/URI", URI=f"https://example.org/?name={NAME}")
    made.writer.pages[0][NameObject("/Annots")] = array(made.add(named(Type="/Annot", Subtype="/Link", A=action)))


def field(made):
    made.root(AcroForm=named(Fields=array(made.add(named(FT="/Tx", T="who", V=NAME)))))


def xfa(made):
    form = made.add(stream(f"<form><who>{NAME}</who></form>".encode()))
    made.root(AcroForm=named(XFA=array(form)))


def structure(made):
    made.root(StructTreeRoot=made.add(named(K=made.add(named(Type="/StructElem", S="/Figure", Alt=NAME)))))


def xmp(made):
    packet = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><creator>{NAME}</creator></x:xmpmeta>'
    made.root(Metadata=made.add(stream(packet.encode(), Type="/Metadata", Subtype="/XML")))


def script(made):
    made.root(OpenAction=named(S="/JavaScript", JS=f"app.alert('{NAME}')"))


class DescribeOtherObjects:
    @pytest.mark.parametrize(
        ("plant", "where"),
        [
            (lambda made: made.writer.add_metadata({"/Author": NAME}), "document properties, entry Author"),
            (outline, "bookmark"),
            (note, "page 1, text of an annotation"),
            (note_of_somebody, "page 1, author of an annotation"),
            (look_of_a_note, "look of an annotation or a field"),
            (link, "page 1, address of a link"),
            (field, "value of a form's field"),
            (xfa, "element who"),
            (structure, "alternative text"),
            (xmp, "metadata (XMP), element creator"),
            (script, "script"),
        ],
        ids=lambda value: getattr(value, "__name__", None),
    )
    def it_finds_a_name_and_says_where(self, tmp_path, plant, where):
        made = Pdf(lines("Nothing."))
        plant(made)
        found = places(tmp_path, "a.pdf", made.done())
        assert any(one.endswith(where) for one in found), found

    def it_looks_into_attached_files(self, tmp_path):
        inner = Pdf(lines("Nothing."))
        inner.writer.add_attachment("told.txt", f"so {NAME} said".encode())
        made = Pdf(lines("Nothing."))
        made.writer.add_attachment("inner.pdf", inner.done())
        assert "inner.pdf, told.txt, line 1" in places(tmp_path, "a.pdf", made.done())

    def it_looks_at_the_names_of_attached_files(self, tmp_path):
        made = Pdf(lines("Nothing."))
        made.writer.add_attachment("Zorvane Kelmuth.txt", b"x")
        found = looked(tmp_path, "a.pdf", made.done())
        assert found
        assert "elmuth" not in "".join(one.line() for one in found)

    def it_finds_what_stands_in_an_earlier_version(self, tmp_path):
        first = pdf(lines(NAME))
        writer = PdfWriter(io.BytesIO(first), incremental=True)
        writer.pages[0][NameObject("/Contents")] = writer._add_object(stream(lines("Taken out.")))
        second = io.BytesIO()
        writer.write(second)
        assert "Kelmuth" not in PdfReader(second).pages[0].extract_text()
        found = places(tmp_path, "a.pdf", second.getvalue())
        assert any("earlier version 1" in one or "object" in one for one in found), found

    def it_finds_what_stands_after_the_end(self, tmp_path):
        assert places(tmp_path, "a.pdf", pdf() + f"\n{NAME}".encode()) == ["what stands after the end, line 1"]

    def it_finds_what_stands_before_the_file_and_between_its_objects(self, tmp_path):
        content = pdf()
        assert places(tmp_path, "a.pdf", NAME.encode() + b"\n" + content) == ["what stands before the file, line 1"]
        place = content.find(b"\n", content.find(b"%PDF-")) + 1
        remark = content[:place] + f"% {NAME}\n".encode() + content[place:]
        assert places(tmp_path, "a.pdf", remark) == ["beside its objects"]

    def it_finds_a_page_that_is_not_shown_any_more(self, tmp_path):
        made = Pdf(lines("Nothing."))
        contents = made.add(stream(lines(NAME)))
        made.add(named(Type="/Page", Contents=contents, Resources=named(Font=named(F1=FONT))))
        made.root(Kept=array())
        found = places(tmp_path, "a.pdf", made.done())
        assert "a page that is not shown any more, line 1" in found

    def it_finds_an_address(self, tmp_path):
        assert kinds(looked(tmp_path, "a.pdf", pdf(lines(f"write to {MAIL}")))) == [("mail_address", "")]


class DescribeLockedFiles:
    def it_says_that_a_locked_file_was_not_looked_into(self, tmp_path):
        made = Pdf(lines(NAME))
        made.writer.encrypt("secret", algorithm="RC4-128")
        (found,) = looked(tmp_path, "a.pdf", made.done())
        assert (found.what, found.why) == (
            "not_looked_into", "it is locked with a password, or so that only some programs may read it"
        )  # fmt: skip

    def but_it_reads_one_that_anybody_may_open(self, tmp_path):
        made = Pdf(lines(NAME))
        made.writer.encrypt("", "owner", algorithm="RC4-128")
        assert places(tmp_path, "a.pdf", made.done()) == ["page 1, line 1"]
