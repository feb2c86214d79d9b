"""What stays on the page of what follows it."""

from __future__ import annotations

import factories
import pytest
from docx_reading import W, by_text, find, part, text
from docx_samples import paragraph

from reportgen.document import blocks as b
from reportgen.document import inlines as i
from reportgen.document.report import Annex
from reportgen.rendering.docx import render_docx

LAST = (
    paragraph("p-1", "The last words."),
    b.ListItem(i.text("The last item."), b.ListKind.LETTERS),
    b.ListItem(i.text("The last bullet"), b.ListKind.BULLETS),
    b.Quotation(i.text("As it was said.")),
    factories.table(),
    factories.table(notes=(), source="", method=""),
    factories.bar_figure(),
)


def kept(element) -> bool:
    return bool(find(element, "w:pPr/w:keepNext[not(@w:val='0')]"))


class DescribeTheClosingRule:
    """It is never alone on the last page."""

    @pytest.mark.parametrize("last", LAST, ids=lambda block: type(block).__name__)
    @pytest.mark.parametrize("annexed", [False, True])
    def it_stands_below_some_words(self, grey_charts, last, annexed):
        blocks = (paragraph("p-0", "Words before."), paragraph("p-3", "Words between."), last)
        annex = Annex("Annex", i.text("Cases"), "annex", "", blocks)
        before = (paragraph("p-2", "Words."),)
        report = factories.report(body=before if annexed else blocks, annexes=(annex,) if annexed else ())
        body = part(render_docx(report))[0]
        rule = [each for each in body if each.tag == f"{W}p"][-1]
        assert find(rule, ".//w:u")
        assert kept(rule.getprevious())
        assert not kept(by_text(body, "1.\tWords"))  # nothing else is held for its sake


class DescribeTheWordsBeforeAQuotation:
    def it_stays_with_what_is_quoted(self, grey_charts):
        body = (
            paragraph("p-1", "For the text substitute"),
            b.Quotation(i.text("Other words.")),
            paragraph("p-2", "On."),
        )
        root = part(render_docx(factories.report(body=body, annexes=())))
        assert kept(by_text(root, "1.\tFor the text"))
        assert not kept(by_text(root, "Other words."))


class DescribeTheWordsBeforeAList:
    def it_stays_with_the_first_item(self, grey_charts):
        letters = b.ListKind.LETTERS
        body = (
            paragraph("p-1", "I call upon all States:"),
            b.ListItem(i.text("To take measures:"), letters),
            b.ListItem(i.text("At once;"), letters, 2),
            b.ListItem(i.text("In future;"), letters, 2),
            b.ListItem(i.text("To say so."), letters),
            paragraph("p-2", "Other words."),
            paragraph("p-3", "The last."),
        )
        root = part(render_docx(factories.report(body=body, annexes=())))
        written = [each for each in root.iter(f"{W}p") if "\t" in text(each)[:5] and text(each)[0] != "\t"]
        assert {text(each).partition("\t")[2]: kept(each) for each in written} == {
            "I call upon all States:": True,
            "To take measures:": True,
            "At once;": False,
            "In future;": False,
            "To say so.": False,
            "Other words.": False,
            "The last.": True,
        }
