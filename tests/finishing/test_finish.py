"""The file that leaves says what the draft says, to the letter, and nothing of how it was made."""

from __future__ import annotations

import re
import sys

import factories
import pytest
from finishing import drafts_made as made
from hypothesis import given
from hypothesis import strategies as st
from judges import word
from judges.available import needs, python_judges
from rendering.docx.docx_samples import png

from reportgen.document import blocks as b
from reportgen.document import inlines as i
from reportgen.drafts import base_of
from reportgen.drafts.fields import marked_in
from reportgen.drafts.numbers import numbers_of
from reportgen.errors import DataError
from reportgen.finishing import Asked, finish, read, says_draft, unresolved
from reportgen.form import Form, Numbers
from reportgen.rendering.docx import render_docx

PLAIN = Asked(made.CORE)
TYPED = Asked(made.CORE, typed=True)
DOCUMENT = "word/document.xml"


def finished(content: bytes, asked: Asked = PLAIN) -> bytes:
    return finish(content, asked, name="draft.docx").content


def texts(content: bytes) -> tuple[str, ...]:
    return read(made.package(content))


def everywhere(content: bytes) -> bytes:
    return b"\n".join(name.encode() + data for name, data in made.package(content).parts.items())


class DescribeWhatIsTakenOut:
    @pytest.mark.parametrize("asked", [PLAIN, TYPED, Asked(made.CORE, circulates=True)])
    def it_leaves_no_anchor_and_no_base(self, asked):
        content = finished(made.draft(), asked)
        package = made.package(content)
        document = package.parts[DOCUMENT]
        assert b"<w:sdt" not in document
        assert not re.search(rb'w:name="k_[0-9a-f]{8}_', document)
        assert base_of(package) is None
        assert not [name for name in package.parts if name.startswith("customXml")]
        assert b"customXml" not in everywhere(content)

    def it_keeps_the_bookmarks_that_are_asked_for_and_no_others(self):
        marked = marked_in(made.package(finished(made.draft())).tree(DOCUMENT))
        asked = {word.casefold() for each in marked.fields for word in each.words[1:]}
        assert {"p_5", "t_replies", "annex_1", "_contents"} <= marked.bookmarks.keys()
        assert "p_1" not in marked.bookmarks
        assert {each.words[1].casefold() for each in marked.fields if each.kind in ("REF", "PAGEREF")} <= asked

    def it_leaves_nothing_of_people_templates_and_sessions(self):
        draft = made.with_properties(made.draft())
        assert b"Somebody Typing" in everywhere(draft)
        content = finished(draft)
        for secret in (b"Somebody", b"Hushed", b"somebody", b"rsid", b"00AA11BB", b"thumbnail", b"people", b"app.xml",
                       b"custom.xml", b"webSettings", b"trackRevisions", b"attachedTemplate"):  # fmt: skip
            assert secret not in everywhere(content), secret
        assert made.package(content).parts["docProps/core.xml"] == made.CORE

    def it_takes_comments_out_that_are_resolved(self):
        content = finished(made.with_comment(made.draft(), done=True))
        assert b"omment" not in everywhere(content)
        assert b"Is this so?" not in everywhere(content)

    def but_comments_and_changes_stay_in_a_file_that_circulates(self):
        draft = made.with_properties(made.with_comment(made.draft(), done=False))
        inserted = '<w:ins w:id="99" w:author="Bo Ek"><w:r><w:t>new</w:t></w:r></w:ins>'
        content = finished(made.with_text(draft, inserted), Asked(made.CORE, circulates=True))
        package = made.package(content)
        assert b"Is this so?" in package.parts["word/comments.xml"]
        assert b"0A0B0C0D" in package.parts["word/commentsExtended.xml"]
        assert b"trackRevisions" in package.parts["word/settings.xml"]
        assert b'w:author="Bo Ek"' in package.parts[DOCUMENT]
        assert b"Hushed" not in everywhere(content)
        assert b"Somebody" not in everywhere(content)
        assert numbers_of(package)

    def it_is_the_file_that_build_makes_when_nobody_edited_it(self):
        """But for the bookmarks that nothing asks for."""
        published = render_docx(factories.report(), Form(), draw=lambda _: png())
        drafted = made.package(finished(render_docx(factories.report(), Form(anchors=True), draw=lambda _: png())))
        own = made.package(published)
        assert drafted.parts.keys() == own.parts.keys()
        assert texts(published) == read(drafted)
        for name in ("word/styles.xml", "word/footnotes.xml", "word/theme/theme1.xml"):
            assert made.package(published).tree(name).xpath("string()") == drafted.tree(name).xpath("string()")

    def it_gives_the_same_bytes_again(self):
        assert finished(made.draft(), TYPED) == finished(made.draft(), TYPED)

    def it_finishes_what_is_finished_to_the_same_words(self):
        once = finished(made.draft(), TYPED)
        assert texts(finished(once, TYPED)) == texts(once)


class DescribeTypedNumbers:
    def it_types_every_number_and_leaves_the_bullets(self):
        draft = made.draft()
        package = made.package(draft)
        labels = [number.label for number in numbers_of(package).values()]
        done = finish(draft, TYPED, name="draft.docx")
        after = made.package(done.content)
        assert done.typed == len(labels) > 10
        assert numbers_of(after) == {}
        assert b'<w:pStyle w:val="Bullet1G"/>' in after.parts[DOCUMENT]
        assert texts(draft) == texts(done.content)

    def it_says_what_a_report_with_typed_numbers_says(self):
        assert texts(finished(made.draft(), TYPED)) == texts(finished(made.draft(Numbers.TYPED)))

    def it_leads_references_to_the_typed_numbers(self):
        marked = marked_in(made.package(finished(made.draft(), TYPED)).tree(DOCUMENT))
        references = [each for each in marked.fields if each.kind == "REF"]
        assert references
        for each in references:
            assert "\\n" not in each.words
            assert marked.bookmark(each.words[1]).text == each.result

    @given(st.lists(st.sampled_from(["heading", "deep", "paragraph", "item", "inner", "bullet"]), max_size=12))
    def it_says_the_same_in_any_document(self, kinds):
        body = [b.Paragraph(i.text("First."), "first")]
        for place, kind in enumerate(kinds):
            words = i.text(f"Words {place}")
            body.append(
                {"heading": b.Heading(1, words, f"h{place}"), "deep": b.Heading(3, words, f"h{place}"),
                 "paragraph": b.Paragraph((*words, i.CrossReference("first")), f"p{place}", conclusion=place % 2 == 0),
                 "item": b.ListItem(words, b.ListKind.LETTERS), "inner": b.ListItem(words, b.ListKind.LETTERS, 2),
                 "bullet": b.ListItem(words, b.ListKind.BULLETS)}[kind]
            )  # fmt: skip
        report = factories.report(body=tuple(body), annexes=())
        draft = made.draft(report=report)
        assert texts(finished(draft, TYPED)) == texts(draft)
        assert texts(finished(draft)) == texts(draft)


class DescribeTheMarksOfADraft:
    def it_takes_them_out_of_what_is_published_and_leaves_all_else(self):
        draft = made.draft()
        assert says_draft(made.package(draft))
        content = finished(draft, Asked(made.CORE, published=True))
        assert b"DRAFT" not in everywhere(content)
        assert b"Draft." not in everywhere(content)
        assert not says_draft(made.package(content))
        left = [line.replace("DRAFT – ", "").replace("DRAFT", "").strip("\t") for line in texts(draft)]
        assert [line for line in left if line] == [line.strip("\t") for line in texts(content) if line.strip("\t")]

    def it_refuses_what_still_says_so_in_words_of_people(self):
        header = next(name for name in made.package(made.draft()).parts if "header_default" in name)
        draft = made.edited(made.draft(), "DRAFT", "Third draft", header)
        with pytest.raises(DataError, match="the head of a page"):
            finished(draft, Asked(made.CORE, published=True))

    def it_sees_where_a_head_says_it_no_more(self):
        header = next(name for name in made.package(made.draft()).parts if "header_default" in name)
        assert not says_draft(made.package(made.edited(made.draft(), "DRAFT", "", header)))


CHANGES = {
    '<w:ins w:id="1" w:author="Bo Ek"><w:r><w:t>new</w:t></w:r></w:ins>': ("an insertion", "Bo Ek"),
    '<w:del w:id="1" w:author="Bo Ek"><w:r><w:delText>old</w:delText></w:r></w:del>': ("a deletion", "Bo Ek"),
    '<w:moveFrom w:id="1" w:author="B"><w:r><w:t>old</w:t></w:r></w:moveFrom>': ("a move", "B"),
    '<w:r><w:rPr><w:b/><w:rPrChange w:id="1" w:author="B"><w:rPr/></w:rPrChange></w:rPr><w:t>x</w:t></w:r>': (
        "a change of how it looks",
        "B",
    ),
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r>": ("hidden text", ""),
    "<w:r><w:rPr><w:specVanish/></w:rPr><w:t>unseen</w:t></w:r>": ("hidden text", ""),
    "<w:r><w:object/></w:r>": ("an embedded object", ""),
    '<w:altChunk r:id="rId1"/>': ("a file that Word puts in when it opens this one", ""),
}


class DescribeWhatPeopleMustResolve:
    def it_finds_nothing_in_what_nobody_edited(self):
        assert unresolved(made.package(made.draft())) == ()

    @pytest.mark.parametrize(("inside", "told"), CHANGES.items())
    def it_says_what_whose_and_where(self, inside, told):
        found = unresolved(made.package(made.with_text(made.draft(), inside)))
        assert [(one.kind, one.author) for one in found] == [told]
        assert found[0].where == "a table"
        assert "Is" not in found[0].words or found[0].words

    def it_names_a_paragraph_by_its_number_and_first_words(self):
        inserted = '<w:ins w:id="1" w:author="Bo Ek"><w:r><w:t>New. </w:t></w:r></w:ins>'
        draft = made.edited(made.draft(), 'w:name="p_1"/>', f'w:name="p_1"/>{inserted}{inserted}')
        (one,) = unresolved(made.package(draft))
        assert (one.where, one.number) == ("paragraph 1", 2)
        assert one.words.startswith("New. New. The Secretary-General has long addressed")
        assert len(one.words) <= 60

    def it_names_a_cell_by_its_table_and_row(self):
        content = made.package(made.draft()).parts["word/document.xml"].decode()
        row = next(row for row in re.findall(r"<w:tr[ >].*?</w:tr>", content) if row.count("<w:tc>") > 1
                   and "w:tblHeader" not in row and "SEQ Table" in content.split(row)[0])  # fmt: skip
        cells = re.findall(r"<w:tc>.*?</w:tc>", row)
        inserted = '<w:ins w:id="1" w:author="Bo Ek"><w:r><w:t>67</w:t></w:r></w:ins></w:p></w:tc>'
        draft = made.edited(made.draft(), row, row.replace(cells[1], cells[1].replace("</w:p></w:tc>", inserted)))
        (one,) = unresolved(made.package(draft))
        first, own = ("".join(re.findall(r"<w:t[ >][^<]*?>?([^<>]*)</w:t>", cell)) for cell in cells[:2])
        assert re.fullmatch(r"table \w+", one.where)
        assert one.words == f"{first} | {own}67"

    def it_finds_a_comment_that_is_not_resolved(self):
        (one,) = unresolved(made.package(made.with_comment(made.draft(), done=False)))
        assert (one.kind, one.author, one.change) == ("a comment", "Bo Ek", True)

    def but_not_one_that_is(self):
        assert unresolved(made.package(made.with_comment(made.draft(), done=True))) == ()

    def it_finds_the_text_of_a_hidden_style(self):
        style = '<w:style w:type="character" w:styleId="Hid"><w:name w:val="Hid"/><w:rPr><w:vanish/></w:rPr></w:style>'
        more = '<w:style w:type="character" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="Hid"/></w:style>'
        draft = made.edited(made.draft(), "</w:styles>", f"{style}{more}</w:styles>", "word/styles.xml")
        run = '<w:r><w:rPr><w:rStyle w:val="Own"/></w:rPr><w:t>unseen</w:t></w:r>'
        assert [one.kind for one in unresolved(made.package(made.with_text(draft, run)))] == ["hidden text"]

    def it_finds_a_hidden_row(self):
        draft = made.edited(made.draft(), "<w:trPr>", "<w:trPr><w:hidden/>")
        assert [one.kind for one in unresolved(made.package(draft))] == ["a hidden row of a table"]

    def but_what_only_a_screen_hides_is_printed(self):
        run = "<w:r><w:rPr><w:webHidden/></w:rPr><w:t>seen</w:t></w:r>"
        assert unresolved(made.package(made.with_text(made.draft(), run))) == ()

    def it_finds_it_in_notes_and_heads(self):
        inserted = '<w:ins w:id="1" w:author="B"><w:r><w:t>new</w:t></w:r></w:ins></w:p></w:footnote>'
        draft = made.edited(made.draft(), "</w:p></w:footnote>", inserted, "word/footnotes.xml")
        assert [one.where for one in unresolved(made.package(draft))] == ["a footnote"]

    @pytest.mark.parametrize(
        ("kind", "target", "told"),
        [("hyperlink", "file:///C:/Documents/somebody/x.docx", "a link to a place on a computer"),
         ("hyperlink", "C:\\Users\\x.docx", "a link to a place on a computer"),
         ("hyperlink", "other.docx", "a link to a place on a computer"),
         ("image", "file:///C:/x.png", "a link to something outside the file (image)")],
    )  # fmt: skip
    def it_finds_what_leads_to_a_computer(self, kind, target, told):
        found = unresolved(made.package(made.with_relationship(made.draft(), kind, target)))
        assert [one.kind for one in found] == [told]

    def but_a_link_to_the_web_may_stay(self):
        for target in ("https://example.org/x", "mailto:nobody@example.org"):
            assert unresolved(made.package(made.with_relationship(made.draft(), "hyperlink", target))) == ()

    @pytest.mark.parametrize(
        ("kind", "told"),
        [("package", "an embedded file"), ("vbaProject", "a macro"), ("oleObject", "an embedded object")],
    )
    def it_finds_what_is_embedded(self, kind, told):
        draft = made.with_parts(made.draft(), {"word/embeddings/x.bin": b"x"}, kinds={"word/embeddings/x.bin": kind})
        assert [one.kind for one in unresolved(made.package(draft))] == [told]


class DescribeWhatLibreOfficeSaves:
    """It writes some looks in another order than the schema, and switches of rows in other words."""

    ROW = '<w:trPr><w:cantSplit w:val="true"/><w:tblHeader w:val="false"/>'
    LOOKS = (
        '<w:r><w:rPr><w:sz w:val="18"/><w:b/><w:rStyle w:val="Hyperlink"/><w:b w:val="0"/></w:rPr><w:t>x</w:t></w:r>'
    )

    def it_is_put_in_the_order_of_the_schema(self):
        draft = made.with_text(made.edited(made.draft(), "<w:trPr>", self.ROW), self.LOOKS)
        hyphens = '<w:doNotHyphenateCaps/><w:hyphenationZone w:val="357"/>'
        draft = made.edited(
            draft, '<w:hyphenationZone w:val="357"/><w:doNotHyphenateCaps/>', hyphens, "word/settings.xml"
        )
        parts = made.package(finished(draft)).parts
        document = parts[DOCUMENT].decode()
        assert '<w:rStyle w:val="Hyperlink"/><w:b w:val="0"/><w:sz w:val="18"/>' in document
        assert "<w:cantSplit/>" in document
        assert "<w:tblHeader w:val" not in document
        assert parts["word/settings.xml"].index(b"hyphenationZone") < parts["word/settings.xml"].index(
            b"doNotHyphenate"
        )


@pytest.mark.slow
@needs(python_judges)
@pytest.mark.parametrize("asked", [PLAIN, TYPED, Asked(made.CORE, circulates=True), Asked(made.CORE, published=True)])
def it_is_a_sound_word_file(tmp_path, asked):
    for name, draft in {"plain": made.draft(), "typed": made.draft(Numbers.TYPED)}.items():
        path = tmp_path / f"{name}.docx"
        path.write_bytes(finished(draft, asked))
        assert word.errors(path) == ()


@pytest.mark.parametrize("step", ["drop_anchors", "clean"])
def it_is_refused_where_a_step_would_change_a_word(monkeypatch, step):
    """The last law is asked of every file, whatever a step of the way does to it."""

    def also_change_a_word(package, *_given, **_asked):
        text = next(package.touch(DOCUMENT).iter("{*}t"))
        text.text = f"{text.text} more"

    monkeypatch.setattr(sys.modules[finish.__module__], step, also_change_a_word)
    with pytest.raises(DataError, match="would not say the same once it is finished"):
        finished(made.draft())


class DescribePictures:
    @pytest.mark.parametrize("asked", [PLAIN, Asked(made.CORE, circulates=True)])
    def it_calls_them_as_a_file_that_was_never_refreshed(self, asked):
        draft = made.draft()
        package = made.package(draft)
        media = [name for name in package.parts if name.startswith("word/media/")]
        package.rename({media[0]: "word/media/refreshed2.png", media[-1]: "word/media/refreshed1.png"})
        assert package.written() != draft
        assert finished(package.written(), asked) == finished(draft, asked)

    def it_shows_the_same_ones(self):
        draft = made.package(made.draft())
        names = [name for name in draft.parts if name.startswith("word/media/")]
        for number, name in enumerate(names):
            draft.add(name, png() + bytes([number]))
        draft.rename(dict(zip(names, reversed(names), strict=True)))
        before = shown_in(draft)
        final = made.package(finished(draft.written()))
        assert shown_in(final) == before
        assert len({*before}) == len(names) == 3
        assert [name for name in final.parts if name.startswith("word/media/")] == names


def shown_in(package) -> list[bytes]:
    """The pictures of a text, in its order."""
    targets = package.targets(DOCUMENT, "image")
    keys = re.findall(rb'r:embed="([^"]+)"', package.parts[DOCUMENT])
    return [package.parts[targets[key.decode()][1]] for key in keys]
