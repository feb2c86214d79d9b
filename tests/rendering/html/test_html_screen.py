"""The page for screens: the words of the report, for every reader, from one file."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import factories
import pytest
from lxml import etree, html

from reportgen.document import inlines as i
from reportgen.document.charts import Figure
from reportgen.document.outline import outline
from reportgen.rendering.html import print_page, render_html

LINES = (
    "h1 | p[@class='subtitle'] | h2[not(@id='_summary' or @id='_notes')] | h3 | h4 | h5 | h6 | "
    "p[contains(@class, 'paragraph')] | p[contains(@class, 'item')] | blockquote | caption | figcaption"
)


@pytest.fixture(scope="module")
def report():
    return factories.report()


@pytest.fixture(scope="module")
def written(report):
    return render_html(report)


@pytest.fixture(scope="module")
def page(written):
    return html.document_fromstring(written.decode())


def words(element) -> str:
    """What a reader reads in an element, without marks of notes and without the unit of a caption."""
    copy = html.fromstring(html.tostring(element, encoding="unicode", with_tail=False))
    for mark in copy.xpath("//sup | //span[@class='caption-unit']"):
        mark.drop_tree()
    return " ".join(copy.text_content().split())


def lines(page, report) -> tuple[str, ...]:
    """The page's lines in the form of the outline."""
    behind_figures = {block.table.anchor for block in report.blocks() if isinstance(block, Figure)}
    found = []
    steps = " | ".join(f"//main//{step.strip()}" for step in LINES.split(" | "))
    for element in page.xpath(steps):
        if element.tag == "caption" and element.getparent().get("id") in behind_figures:
            continue
        if label := element.xpath("span[@class='annex-label']"):
            found.append(words(label[0]))
            found.append(words(element).removeprefix(found[-1]).strip())
        else:
            found.append(words(element))
    return tuple(found)


class DescribeWords:
    def it_prints_every_line_of_the_report_in_its_order(self, page, report):
        assert lines(page, report) == outline(report)

    def it_prints_text_as_text(self, written):
        assert "Names such as &lt;b&gt;Ábc &amp; Çð&lt;/b&gt; stay text." in written.decode()

    def it_drops_what_cannot_be_printed(self):
        title = i.text("Before\x00\x0b\x1b\x85\ud800\ufffeafter")
        written = render_html(factories.report(front=factories.front(title=title)))
        assert "Beforeafter" in written.decode()

    def it_prints_the_front_line_by_line(self, page):
        front = factories.front()
        text = " ".join(page.text_content().split())
        for line in (front.notice, front.version, "Distr.: General", front.date, "Original: English", front.body,
                     front.session, front.session_dates, front.agenda_items, *front.agenda_titles):  # fmt: skip
            assert line in text

    def it_says_specimen_where_the_organ_stands(self, page):
        masthead = page.xpath("//header")[0].text_content()
        assert "SPECIMEN" in masthead
        assert "Not a United Nations document" in masthead
        assert "General Assembly" not in masthead

    def but_it_names_the_organ_when_it_is_authorised(self):
        page = html.document_fromstring(render_html(factories.report(front=factories.front(specimen=False))).decode())
        masthead = page.xpath("//header")[0].text_content()
        assert "United Nations" in masthead
        assert "General Assembly" in masthead
        assert "SPECIMEN" not in masthead

    def it_gives_the_same_bytes_again(self, report, written):
        assert render_html(report) == written


class DescribeOneFile:
    def it_refers_to_nothing_outside_but_links(self, page):
        assert not page.xpath("//script | //img | //link | //iframe | //object | //base | //*[@src]")
        assert {link.get("href") for link in page.xpath("//a[not(starts-with(@href, '#'))]")} == {
            "https://example.org/"
        }

    def it_has_styles_that_fetch_nothing(self, page):
        for style in page.xpath("//style"):
            assert "url(" not in style.text
            assert "@import" not in style.text

    def it_forbids_the_browser_to_fetch(self, page):
        policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy[0].startswith("default-src 'none'")

    def it_tells_no_site_where_a_reader_came_from(self, page):
        assert page.xpath("//meta[@name='referrer']/@content") == ["no-referrer"]
        assert page.xpath("//a[starts-with(@href, 'https')]/@rel") == ["noopener noreferrer"]

    def it_says_of_itself_what_the_properties_say(self, page):
        assert page.xpath("/html/head/title/text()") == ["A synthetic report"]
        assert page.xpath("//meta[@name='description']/@content") == ["Reprisals"]
        assert page.xpath("//meta[@name='dcterms.created']/@content") == ["2031-08-17"]
        assert not page.xpath("//meta[@name='generator' or @name='author']")

    def but_it_gives_no_date_where_there_is_none(self, report):
        written = render_html(replace(report, properties=replace(report.properties, date=None)))
        assert b"dcterms" not in written

    @pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//example.org",
                                     "https:\\example.org", "https://example.org/ x", "relative"])  # fmt: skip
    def it_prints_other_addresses_as_the_text_they_are(self, url):
        front = factories.front(title=(i.Link("the words", url),))
        written = render_html(factories.report(front=front))
        assert b"the words" in written
        assert f'href="{url}' not in written.decode()

    @pytest.mark.parametrize("url", ["https://example.org/a?b=1&c=2", "HTTP://example.org", "mailto:a@example.org"])
    def but_web_and_mail_addresses_can_be_followed(self, url):
        page = html.document_fromstring(
            render_html(factories.report(front=factories.front(title=(i.Link("the words", url),)))).decode()
        )
        assert page.xpath("//h1/a/@href") == [url]


class DescribeAccess:
    def it_names_its_language(self, page):
        assert page.get("lang") == "en-GB"

    def it_lets_a_keyboard_skip_to_the_text(self, page):
        first = page.xpath("//body//a")[0]
        assert first.get("class") == "skip"
        assert page.xpath(f"//main[@id='{first.get('href')[1:]}']")

    def it_has_one_of_each_landmark(self, page):
        for landmark in ("header", "nav", "main", "footer"):
            assert len(page.xpath(f"//{landmark}")) == 1

    def it_skips_no_rank_of_headings(self, page):
        ranks = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
        assert ranks[0] == 1
        assert ranks.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(ranks))

    def it_gives_each_id_once_and_each_reference_a_target(self, page):
        names = page.xpath("//@id")
        assert len(names) == len(set(names))
        targets = {reference[1:] for reference in page.xpath("//a/@href") if reference.startswith("#")}
        assert targets <= set(names)
        for labels in page.xpath("//@aria-labelledby"):
            assert set(labels.split()) <= set(names)

    def it_gives_every_table_a_caption_and_every_head_its_scope(self, page):
        for table in page.xpath("//table"):
            assert len(table.xpath("caption")) == 1
            assert set(table.xpath("thead//th/@scope")) == {"col"}
            assert set(table.xpath("tbody//th/@scope")) == {"row"}
            assert not table.xpath(".//th[not(@scope)]")

    def it_says_in_words_what_a_chart_shows(self, page):
        charts = page.xpath("//*[local-name()='svg']")
        assert len(charts) == 2
        for chart in charts:
            assert chart.get("role") == "img"
            label = page.get_element_by_id(chart.get("aria-labelledby"))
            assert label.text.startswith("Bar chart: detention or imprisonment in 12 cases")

    def it_puts_the_notes_at_the_end_with_a_way_there_and_back(self, page):
        assert page.xpath("//section[@role='doc-endnotes']/preceding::section[@class='annex']")
        marks = page.xpath("//a[@role='doc-noteref']")
        assert [mark.text for mark in marks] == ["*", "1", "2"]
        for mark in marks:
            note = page.get_element_by_id(mark.get("href")[1:])
            assert note.xpath("span[@class='number']")[0].text.strip() == mark.text
            back = note.xpath(".//a[@role='doc-backlink']")[0]
            assert back.get("href") == f"#{mark.get('id')}"
            assert back.get("aria-label") == f"Back to the text at note {mark.text}"

    def it_follows_a_figure_to_its_fact(self, page):
        assert page.xpath("//span[@data-fact='states']/text()") == ["Forty-five"]
        assert "cases" in page.xpath("//td/@data-fact")

    def it_is_dark_on_light(self):
        sheet = render_html(factories.report()).decode()
        colours = dict(re.findall(r"--(\w+): #(\w+)", sheet))
        paper = luminance(colours["paper"])
        for name in ("ink", "soft", "link"):
            for ground in (paper, luminance(colours["shade"])):
                assert (ground + 0.05) / (luminance(colours[name]) + 0.05) >= 7

    def it_can_be_printed_by_a_browser(self, written):
        assert b"@media print" in written


def luminance(colour: str) -> float:
    """Relative luminance of #rgb or #rrggbb, as WCAG 2.1 defines it."""
    digits = colour if len(colour) == 6 else "".join(2 * digit for digit in colour)
    channels = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("write", [print_page, lambda report: render_html(report).decode()], ids=["paper", "screen"])
def it_is_well_formed_xml_too(report, write):
    etree.fromstring(write(report).encode())


def it_leads_to_every_chapter_and_state(page):
    ways = [way.text for way in page.xpath("//nav//a")]
    assert ways == [
        "Summary", "I. Introduction", "A. General framework", "II. Conclusions and recommendations",
        "Annex I. New cases", "Invented State 01", "Annex II. Statistics",
    ]  # fmt: skip


class DescribeWhatEveryPageMustSay:
    def it_stands_on_each_sheet_that_a_browser_prints_but_the_first_which_bears_it_anyway(self):
        notice = 'DRAFT – 7 ° "x" } </style><b>\\'
        written = render_html(factories.report(front=factories.front(running_notice=notice))).decode()
        sheet = html.document_fromstring(written).find(".//style").text
        (content,) = re.findall(r'@top-center \{ content: "([^"]*)"', sheet)
        assert re.sub(r"\\([0-9a-f]{6})", lambda number: chr(int(number[1], 16)), content) == notice
        assert "@page :first { @top-center { content: none; } }" in sheet

    def but_no_rule_where_there_is_nothing_to_say(self):
        assert b"@top-center" not in render_html(factories.report(front=factories.front(running_notice="")))
