"""Words that nobody sees on the page are found, whatever it is that hides them: a run, a style, a theme, a default."""

from __future__ import annotations

import drafts_made as made
import pytest

from reportgen.finishing import unresolved

HIDDEN, PALE, TINY = "hidden text", "text in the colour of the page", "text too small to be read"
SAME = "text in the colour of what is behind it"
STYLES = "word/styles.xml"
LOOKS = (
    ("<w:vanish/>", HIDDEN),
    ('<w:color w:val="FFFFFF"/>', PALE),
    ('<w:color w:val="FDFDFE"/>', PALE),
    ('<w:color w:val="000000" w:themeColor="background1"/>', PALE),
    ('<w:color w:val="FFFFFF" w:themeColor="background1" w:themeShade="F2"/>', PALE),
    ('<w:color w:val="000000" w:themeColor="text1" w:themeTint="05"/>', PALE),
    ('<w:sz w:val="2"/>', TINY),
)
SEEN = ('<w:color w:val="808080"/>', '<w:color w:val="FFFFFF" w:themeColor="text1"/>', '<w:sz w:val="16"/>',
        '<w:color w:val="auto"/>', '<w:vanish w:val="0"/>',
        '<w:color w:val="FFFFFF" w:themeColor="background1" w:themeShade="80"/>')  # fmt: skip
RUN = "<w:r><w:t>unseen</w:t></w:r>"


def style(kind: str, name: str, looks: str = "", based: str = "", more: str = "") -> str:
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    own = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{on}{more}{own}</w:style>'


def told(body: str, *styles: str, draft: bytes = b"") -> list[str]:
    draft = made.edited(draft or made.draft(), "</w:styles>", f"{''.join(styles)}</w:styles>", STYLES)
    end = "<w:sectPr"
    text = made.package(draft).parts["word/document.xml"].decode()
    at = text.rindex(end)
    package = made.package(draft)
    package.add("word/document.xml", f"{text[:at]}{body}{text[at:]}".encode())
    return [one.kind for one in unresolved(made.package(package.written()))]


def paragraph(run: str = RUN, named: str = "", more: str = "") -> str:
    name = f'<w:pStyle w:val="{named}"/>' if named else ""
    return f"<w:p><w:pPr>{name}{more}</w:pPr>{run}</w:p>"


def table(named: str, rows: int = 1, look: str = "", cell: str = "") -> str:
    inside = f"<w:tc><w:tcPr>{cell}</w:tcPr>{paragraph()}</w:tc>"
    return f'<w:tbl><w:tblPr><w:tblStyle w:val="{named}"/>{look}</w:tblPr>{f"<w:tr>{inside}</w:tr>" * rows}</w:tbl>'


class DescribeAStyleThatHidesItsWords:
    @pytest.mark.parametrize(("looks", "kind"), LOOKS)
    def it_is_found_on_a_run(self, looks, kind):
        assert told(paragraph(f"<w:r><w:rPr>{looks}</w:rPr><w:t>unseen</w:t></w:r>")) == [kind]

    @pytest.mark.parametrize(("looks", "kind"), LOOKS)
    def it_is_found_of_a_paragraph(self, looks, kind):
        assert told(paragraph(named="Own"), style("paragraph", "Own", looks)) == [kind]

    @pytest.mark.parametrize(("looks", "kind"), LOOKS)
    def it_is_found_of_characters(self, looks, kind):
        run = '<w:r><w:rPr><w:rStyle w:val="Own"/></w:rPr><w:t>unseen</w:t></w:r>'
        assert told(paragraph(run), style("character", "Own", looks)) == [kind]

    @pytest.mark.parametrize(("looks", "kind"), LOOKS)
    def it_is_found_of_a_table(self, looks, kind):
        assert told(table("Own"), style("table", "Own", looks)) == [kind]

    @pytest.mark.parametrize(("looks", "kind"), LOOKS)
    def it_is_found_along_the_styles_on_which_it_is_based(self, looks, kind):
        styles = style("paragraph", "A", looks), style("paragraph", "B", based="A"), style("paragraph", "C", based="B")
        assert told(paragraph(named="C"), *styles) == [kind]

    @pytest.mark.parametrize("looks", SEEN)
    def but_what_can_be_read_is_not(self, looks):
        assert told(paragraph(named="Own"), style("paragraph", "Own", looks)) == []

    @pytest.mark.parametrize(("looks", "kind"), LOOKS)
    def nor_is_what_the_run_itself_shows_again(self, looks, kind):
        shown = '<w:vanish w:val="0"/><w:color w:val="000000"/><w:sz w:val="20"/>'
        run = f"<w:r><w:rPr>{shown}</w:rPr><w:t>seen</w:t></w:r>"
        assert told(paragraph(run, named="Own"), style("paragraph", "Own", looks)) == []

    def it_is_found_of_styles_that_are_based_on_one_another(self):
        styles = style("paragraph", "A", "<w:vanish/>", based="B"), style("paragraph", "B", based="A")
        assert told(paragraph(named="B"), *styles) == [HIDDEN]

    @pytest.mark.parametrize(("looks", "kind"), LOOKS)
    def it_is_found_in_the_defaults_of_the_file(self, looks, kind):
        text = made.package(made.draft()).parts[STYLES].decode()
        start, _, rest = text.partition("<w:docDefaults>")
        _, _, rest = rest.partition("</w:docDefaults>")
        package = made.package(made.draft())
        defaults = f"<w:docDefaults><w:rPrDefault><w:rPr>{looks}</w:rPr></w:rPrDefault></w:docDefaults>"
        package.add(STYLES, f"{start}{defaults}{rest}".encode())
        body = paragraph(named="Bare")
        assert kind in told(body, style("paragraph", "Bare"), draft=package.written())


FILLS = (
    ("<w14:noFill/>", [HIDDEN]),
    ('<w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill>', [PALE]),
    ('<w14:solidFill><w14:schemeClr w14:val="bg1"/></w14:solidFill>', [PALE]),
    (
        '<w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/></w14:srgbClr></w14:solidFill>',
        [HIDDEN],
    ),
    ('<w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="40000"/></w14:srgbClr></w14:solidFill>', []),
)


class DescribeWhatHidesWordsInOtherWays:
    @pytest.mark.parametrize(("fill", "kinds"), FILLS)
    def it_is_the_fill_of_the_letters(self, fill, kinds):
        looks = f'<w14:textFill xmlns:w14="{made.WORD_14}">{fill}</w14:textFill>'
        assert told(paragraph(f"<w:r><w:rPr>{looks}</w:rPr><w:t>words</w:t></w:r>")) == kinds
        assert told(paragraph(named="Own"), style("paragraph", "Own", looks)) == kinds

    @pytest.mark.parametrize(("width", "kinds"), [("1", [TINY]), ("66", [])])
    def it_is_the_width_of_the_letters(self, width, kinds):
        assert told(paragraph(named="Own"), style("paragraph", "Own", f'<w:w w:val="{width}"/>')) == kinds

    @pytest.mark.parametrize(("line", "kinds"), [
        ('w:line="20" w:lineRule="exact"', [TINY]), ('w:line="240" w:lineRule="exact"', []), ('w:line="20"', []),
    ])  # fmt: skip
    def it_is_the_height_of_the_line(self, line, kinds):
        spacing = f"<w:spacing {line}/>"
        assert told(paragraph(more=spacing)) == kinds
        own = style("paragraph", "Own", more=f"<w:pPr>{spacing}</w:pPr>")
        assert told(paragraph(named="Own"), own) == kinds


class DescribeWhatStandsBehindTheWords:
    WHITE = '<w:color w:val="FFFFFF"/>'

    def on(self, ground: str) -> str:
        return f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>'

    def it_is_a_shade_of_the_style_too(self):
        dark = style("paragraph", "Own", self.WHITE, more=f"<w:pPr>{self.on('1F3864')}</w:pPr>")
        pale = style("paragraph", "Own", self.WHITE, more=f"<w:pPr>{self.on('F8F8F8')}</w:pPr>")
        assert told(paragraph(named="Own"), dark) == []
        assert told(paragraph(named="Own"), pale) == [SAME]

    def it_shows_no_words_of_its_own_colour(self):
        for looks in (
            f'<w:color w:val="000000"/>{self.on("000000")}',
            '<w:color w:val="000000"/><w:highlight w:val="black"/>',
        ):
            assert told(paragraph(f"<w:r><w:rPr>{looks}</w:rPr><w:t>unseen</w:t></w:r>")) == [SAME]

    def it_is_no_matter_where_the_colour_is_chosen_by_itself(self):
        looks = f'<w:color w:val="auto"/>{self.on("000000")}'
        assert told(paragraph(f"<w:r><w:rPr>{looks}</w:rPr><w:t>seen</w:t></w:r>")) == []

    @pytest.mark.parametrize(("ground", "kinds"), [("1F3864", []), ("FFFFFF", [SAME])])
    def it_is_that_of_a_cell(self, ground, kinds):
        assert told(table("Own", cell=self.on(ground)), style("table", "Own", self.WHITE)) == kinds

    def it_is_that_of_the_first_row_where_the_style_of_a_table_has_one(self):
        first = (
            f'<w:tblStylePr w:type="firstRow"><w:rPr>{self.WHITE}</w:rPr><w:tcPr>{self.on("1F3864")}</w:tcPr>'
            "</w:tblStylePr>"
        )
        own = style("table", "Own", more="").replace("</w:style>", f"{first}</w:style>")
        bare = own.replace(self.on("1F3864"), "")
        look = '<w:tblLook w:firstRow="1"/>'
        assert told(table("Own", 2, look), own) == []
        assert told(table("Own", 2, look), bare) == [PALE]
        assert told(table("Own", 2, '<w:tblLook w:firstRow="0"/>'), bare) == []
