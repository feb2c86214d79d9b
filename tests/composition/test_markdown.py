from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportgen.composition import markdown
from reportgen.document import blocks as b
from reportgen.document import inlines as i
from reportgen.document import tables as t
from reportgen.errors import ProseError


def read(text, **how):
    return markdown.blocks(text, anchor="chapter", **how)


def words(text):
    (paragraph,) = read(text)
    return i.plain(paragraph.content)


class DescribeBlocks:
    def it_reads_headings_paragraphs_lists_and_quotations(self):
        assert read(
            "# One\n\n## Two\n\nText.\n\n1. first\n2. second\n   - deeper\n\n- point\n\n> said\n>\n> again\n"
        ) == (
            b.Heading(1, i.text("One"), "chapter-one"),
            b.Heading(2, i.text("Two"), "chapter-two"),
            b.Paragraph(i.text("Text."), "chapter-p-1"),
            b.ListItem(i.text("first"), b.ListKind.LETTERS),
            b.ListItem(i.text("second"), b.ListKind.LETTERS),
            b.ListItem(i.text("deeper"), b.ListKind.BULLETS, 2),
            b.ListItem(i.text("point"), b.ListKind.BULLETS),
            b.Quotation(i.text("said")),
            b.Quotation(i.text("again")),
        )

    def it_reads_emphasis_links_and_breaks(self):
        (paragraph,) = read("*a* and **b**\\\nsee [the site](https://example.org/x) or <mailto:a@example.org>")
        assert paragraph.content == (
            i.Emphasis(i.text("a")),
            i.Text(" and "),
            i.Strong(i.text("b")),
            i.Text(" see "),
            i.Link("the site", "https://example.org/x"),
            i.Text(" or "),
            i.Link("mailto:a@example.org", "mailto:a@example.org"),
        )

    def it_reads_notes_of_both_kinds(self):
        (paragraph,) = read("One.[^a] Two.^[See *there*.] Again.[^a]\n\n[^a]: A/99/1.")
        first, second, third = i.notes(paragraph.content)
        assert (first, third) == (i.Note(i.text("A/99/1.")),) * 2
        assert second.content == (i.Text("See "), i.Emphasis(i.text("there")), i.Text("."))

    def it_reads_a_table_with_its_title(self):
        (table,) = read("Table: Cases by act\n\n| Act | Cases |\n|---|--:|\n| A \\| B | 3 |\n")
        assert table == t.Table(
            "chapter-table-cases-by-act",
            i.text("Cases by act"),
            (t.Column("Act", t.Align.START), t.Column("Cases", t.Align.END)),
            (t.Row((t.Cell.of("A | B"), t.Cell.of("3"))),),
        )

    def it_gives_each_anchor_once(self):
        anchors = [block.anchor for block in read("# P 1\n\na\n\n# P 1\n\nb\n\n# Ελλάδα\n\n# 中文")]
        assert anchors == ["chapter-p-1", "chapter-p-1-2", "chapter-p-1-3", "chapter-p-2", "chapter-section",
                           "chapter-section-2"]  # fmt: skip

    def it_marks_conclusions_and_unnumbered_paragraphs(self):
        paragraph, item = read("Text.\n\n1. item", conclusion=True, numbered=False)
        assert (paragraph.conclusion, paragraph.numbered, item.conclusion) == (True, False, True)


class DescribeWhatIsNoMarkup:
    @pytest.mark.parametrize(
        "text",
        ["<b>bold</b> & <script>", "&amp; &lt;", "`code`", "AT&T", "A. Name (Republic of)", "snake_case_name",
         "2 * 3 * 4", "[Sic]: so it was said", "[name] (place)", "{P-12} {{ states }}", "a | b", "~~no~~",
         "<!DOCTYPE x>", "http://example.org is no link", "1986 was the year"],
    )  # fmt: skip
    def it_comes_out_as_it_was_typed(self, text):
        assert words(text) == text

    def it_keeps_indented_text(self):
        assert words("    not code") == "not code"

    def it_takes_comments_out(self):
        assert words("a <!-- for drafters\n of **this** -->b") == "a b"

    @settings(max_examples=60)
    @given(st.text("abcÀé中 '\"()*_#>-+`\\~&;|:.,!?0\n<", max_size=80))
    @example("a\n---")
    @example("***a***b*")
    @example("a <!-- b")
    @example("|a|b|\n|-|-|\n|c|d|e|")
    def it_loses_no_letter(self, text):
        try:
            found = read(text)
        except ProseError:
            return
        letters = [c for c in text if c.isalpha()]
        out = "".join(i.plain(block.content) for block in found)
        assert [c for c in out if c.isalpha()] == letters

    @settings(max_examples=60)
    @given(st.text(max_size=60))
    def it_reads_or_refuses_anything(self, text):
        try:
            read(text)
        except ProseError:
            return

    @settings(max_examples=60)
    @given(st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=20))
    def it_invents_no_markup(self, text):
        assert read(f"x{text}") == (b.Paragraph(i.text(f"x{text}"), "chapter-p-1"),)


class DescribeRefusals:
    @pytest.mark.parametrize(
        ("text", "line", "why"),
        [
            ("a\n\n![x](y.png)", 3, "no images"),
            ("a\n\n- b\n  - c\n    - d", 5, "second level"),
            ("12. The year", 1, "begins with 1"),
            ("a\n\n1. b\n\n   c", 5, "one paragraph"),
            ("a\n\n---\n\nb", 3, "lines across the page"),
            ("##### deep", 1, "fourth level"),
            ("#", 1, "no words"),
            ("> - a", 1, "paragraphs only"),
            (">", 1, "no words"),
            ("a\n\n-", 3, "begins with words"),
            ("a\n[^x]", 1, "text is missing"),
            ("a\n\n[^x]: never called", 3, "nothing calls"),
            ("a[^x]\n\n[^x]: b\n\n[^x]: c", 5, "same mark"),
            ("a[^x]\n\n[^x]: b[^x]", 3, "no notes of its own"),
            ("a[^x]\n\n[^x]:\n    - b", 3, "one paragraph"),
            ("- a[^x]\n\n  [^x]: b", 3, "at the margin"),
            ("| a | b |\n|---|---|\n| c | d |", 1, "needs a title"),
            ("Table: T\n\n| a | b |\n|---|---|\n| c | d | e |", 5, "more cells"),
            ("Table: T\n\n| a^[note] |\n|---|\n| c |", 3, "no notes and no references"),
            ("[a](b)", 1, "begins with https"),
            ("[a](https://x.org 'title')", 1, "no title"),
            ("a\n<!-- b", 2, "never closed"),
            ("a\nb -->", 2, "closes no comment"),
            ("a\n\x07", 2, "cannot be printed"),
            ("*a " * 40 + "b" + "*" * 40, 1, "too deeply"),
        ],
    )
    def it_names_the_line_and_what_to_do(self, text, line, why):
        with pytest.raises(ProseError, match=why) as refused:
            read(text, source="prose/x.md")
        assert str(refused.value).startswith(f"prose/x.md, line {line}: ")

    def it_quotes_nothing(self):
        secret = "Quetzalberon"
        for text in (
            f"# {secret}",
            f"> # {secret}",
            f"a [^{secret}]",
            f"![{secret}](x)",
            f"[{secret}](ftp://{secret})",
        ):
            with pytest.raises(ProseError) as refused:
                markdown.account_blocks(text, anchor="a", source="an account")
            assert secret not in str(refused.value)
            assert refused.value.__cause__ is None


class DescribeAccounts:
    def it_has_paragraphs_lists_and_quotations(self):
        kinds = [type(block) for block in markdown.account_blocks("a\n\n- b\n\n> c", anchor="xaa")]
        assert kinds == [b.Paragraph, b.ListItem, b.Quotation]

    @pytest.mark.parametrize("text", ["# Heading", "Table: T\n\n| a | b |\n|---|---|\n| c | d |"])
    def it_has_no_headings_and_tables(self, text):
        with pytest.raises(ProseError, match="an account has paragraphs, lists and quotations"):
            markdown.account_blocks(text, anchor="xaa")

    def it_reads_one_paragraph_as_inlines(self):
        assert markdown.inlines("a *b*") == (i.Text("a "), i.Emphasis(i.text("b")))
        assert markdown.inlines("") == ()
        with pytest.raises(ProseError, match="one paragraph only"):
            markdown.inlines("a\n\nb")
