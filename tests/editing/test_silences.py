"""A silence holds at its place, needs a reason and a rule, and is told where it silences nothing."""

from __future__ import annotations

import pytest
from eye import account, prose, remarks

ALLOW = '<!-- lint: allow editorial.percent_sign "a label of the source" -->'


def ids(*texts, **options):
    return [remark.rule.id.removeprefix("editorial.") for remark in remarks(*texts, **options)]


@pytest.mark.parametrize(
    "text",
    [
        f"In 40%. {ALLOW}",
        f"{ALLOW}\nIn 40%.",
        f"One.\n\n  {ALLOW}  \nIn 40%.",
        f"A line\nin 40% {ALLOW}\nand on.",
        "<!-- lint: allow editorial.percent_sign\n“a label of the source” -->\nIn 40%.",
    ],
)
def it_silences_its_line_or_alone_the_next_one(text):
    assert ids(prose(text)) == []


@pytest.mark.parametrize("text", [f"{ALLOW}\n\nIn 40%.", f"In text. {ALLOW}\nIn 40%.", f"In 40%.\n{ALLOW}"])
def but_it_silences_no_other_line(text):
    assert ids(prose(text)) == ["percent_sign", "silence_unused"]


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("<!-- lint: allow editorial.percent_sign -->", "silence_without_reason"),
        ('<!-- lint: allow editorial.percent_sign " " -->', "silence_without_reason"),
        ('<!-- lint: allow editorial.percentsign "a label" -->', "silence_unknown_rule"),
        ('<!-- lint: allow percent_sign "a label" -->', "silence_unknown_rule"),
        ("<!-- lint: ignore -->", "silence_unknown_rule"),
    ],
)
def it_tells_a_silence_without_its_reason_or_rule(comment, told):
    assert ids(prose(f"In 40%. {comment}")) == ["percent_sign", told]


def but_other_comments_are_for_drafters():
    assert ids(prose("One. <!-- we lint: allow nothing; see editorial.percent_sign -->")) == []


@pytest.mark.parametrize(
    "where",
    ["", "cases.csv", "cases.csv, row 12", "Cases.csv,  row 12, column account", "case C-12",
     "case C-12, column account", "cases.csv, row 12, column account (case C-12)"],
)  # fmt: skip
def it_silences_a_cell_by_report_toml(where):
    assert ids(account("In 40%."), allow=[("editorial.percent_sign", where, "a label")]) == []


@pytest.mark.parametrize("where", ["cases.csv, row 1", "case C-1", "responses.csv", "column account"])
def but_it_silences_no_other_cell(where):
    told = ids(account("In 40%."), allow=[("editorial.percent_sign", where, "a label")])
    assert told == ["percent_sign", "silence_unused"]


@pytest.mark.parametrize(
    ("allow", "told"),
    [
        (("editorial.percent_sign", "case C-12", ""), "silence_without_reason"),
        (("editorial.nothing", "case C-12", "a label"), "silence_unknown_rule"),
    ],
)
def it_tells_a_silence_of_report_toml_without_reason_or_rule(allow, told):
    found = remarks(account("In 40%."), allow=[allow])
    assert [remark.rule.id for remark in found] == ["editorial.percent_sign", f"editorial.{told}"]
    assert str(found[1].place) == "report.toml, column lint.allow[1]"


def it_silences_a_line_of_prose_by_report_toml():
    allow = [("editorial.percent_sign", "prose/policy.md:3", "a label")]
    assert ids(prose("In 30%.\n\nIn 40%."), allow=allow) == ["percent_sign"]
