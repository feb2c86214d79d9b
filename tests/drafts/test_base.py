"""The base of a file that was made just now: it says what the pages say, and need not be read to know that."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rendering.docx.docx_samples import everything, paragraph, png, turned_table

from reportgen.document.numbering import numbered
from reportgen.drafts import Package, base_of, flow_of, heads_of, read_word_file, unread_base_of
from reportgen.form import Form, Numbers
from reportgen.rendering.docx import render_docx

REPORT = everything()
REPORTS = {
    "one of everything": REPORT,
    "a page that is turned": replace(REPORT, body=(paragraph("p-first", "Before."), turned_table(), *REPORT.body)),
}


def read(name: str, numbers: Numbers = Numbers.AUTOMATIC):
    report = numbered(REPORTS[name])
    content = render_docx(report, Form(anchors=True, numbers=numbers), draw=lambda _: png())
    return read_word_file(Package.unzipped(content, "made.docx"), "made.docx")


@pytest.mark.parametrize("numbers", Numbers)
@pytest.mark.parametrize("name", REPORTS)
class DescribeTheBaseOfANewFile:
    def it_says_what_the_text_says(self, name, numbers):
        file = read(name, numbers)
        base = base_of(file.package)
        assert base.flow.text == file.flow.text
        assert base.may_say(file.body)

    def it_says_what_the_heads_and_feet_say(self, name, numbers):
        file = read(name, numbers)
        there = {head: flow_of(file.package.tree(part)) for part, head in heads_of(file.package, file.body).items()}
        assert {head: flow.text for head, flow in base_of(file.package).heads.items()} == {
            head: flow.text for head, flow in there.items()
        }
        assert any(head.turned for head in there) == ("turned" in name)

    def it_is_found_without_being_read(self, name, numbers):
        package = read(name, numbers).package
        assert unread_base_of(package) == base_of(package)


def it_does_not_say_a_text_of_which_a_word_is_another():
    one, other = read("one of everything"), read("one of everything")
    word = [text for text in other.body.iter("{*}t") if (text.text or "").strip()][-1]
    word.text = f"{word.text}?"
    assert not base_of(one.package).may_say(other.body)
