"""Places: the line of a prose file through tags, comments and notes; the row, column and paragraph of a cell."""

from __future__ import annotations

import pytest
from eye import account, line, prose, remarks

CHAPTER = """\
<!--
3 lines for drafters, in 40% of files.
-->
# Policy

{% if states %}
A first line
that goes on with 40% here,
{% else %}
or with 50% there.
{% endif %}
A line after, with {{ 3 }} and 60%.

- An item in 70%
  that goes on in 80%.

> A quotation in 90% of cases.[^1]

Table: Cases in 5%

| act | share |
|---|---|
| threats in 2-4 cases | 40% |

The end in 95%^[A note in 15%].

[^1]: A note
    in 25%.
"""


def places(*texts, rule="editorial.percent_sign"):
    return [str(remark.place) for remark in remarks(*texts) if remark.rule.id == rule]


def it_gives_the_line_of_each_remark():
    lines = [int(place.rpartition(":")[2]) for place in places(prose(CHAPTER))]
    assert lines == [8, 10, 12, 14, 15, 19, 25, 25, 28]


def it_reads_cells_of_tables_where_a_rule_is_for_them():
    assert places(prose(CHAPTER), rule="editorial.range") == ["prose/policy.md:23"]


def it_reads_the_words_that_a_template_is_given():
    words = 'One.\n\n{{ cases | counted(\'organisation\', "organisations") }} and {{ ref("annex:new") }}.'
    assert places(prose(words), rule="editorial.spelling") == ["prose/policy.md:3"] * 2


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def it_counts_lines_whatever_ends_them(ends):
    assert places(prose("One.\n\nIn 40%.".replace("\n", ends))) == ["prose/policy.md:3"]


def it_gives_the_row_the_column_and_the_paragraph_of_a_cell():
    assert places(account("One.\n\nIn 40%.")) == ["cases.csv, row 12, column account, paragraph 2 (case C-12)"]
    assert places(account("- One\n- In 40%")) == ["cases.csv, row 12, column account, paragraph 2 (case C-12)"]
    assert places(account("In 40%.")) == ["cases.csv, row 12, column account (case C-12)"]


def it_reads_a_setting_as_a_line():
    place = "report.toml, column report.session_dates"
    assert places(line("14 September-2 October 2020"), rule="editorial.date_range") == [place]


def it_reads_persons_in_braces_as_persons():
    assert remarks(account("{P-1} met {O-3} and {P-2}, {P-12} and {P-3}.")) == ()


def but_it_reads_no_quotation():
    assert (
        remarks(account("> in 3 cases of 40%, on 29/09/2017 (A/HRC/98/1)\n\nHe said “in 3 cases, and/or 40%”.")) == ()
    )


def it_tells_remarks_in_the_order_of_the_texts():
    first, second = prose("Zero.\n\nOHCHR came, in 40%.\n\nIn 50%."), account("In 60%.")
    assert [str(remark.place) for remark in remarks(first, second)] == [
        "prose/policy.md:3",
        "prose/policy.md:3",
        "prose/policy.md:5",
        "cases.csv, row 12, column account (case C-12)",
    ]
