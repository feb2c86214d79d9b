"""The example of each rule is right: it breaks the rule, and what is said to be right does not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from eye import prose, remarks

from reportgen.editing.rule import ReportRule
from reportgen.editing.rules import FAMILIES, READING, RULES
from reportgen.findings import Severity

TEXTUAL = [rule for rule in READING if not isinstance(rule, ReportRule)]
PAGE = (Path(__file__).parents[2] / "docs" / "editorial.md").read_text("utf-8")


def broken(rule, words):
    return [remark for remark in remarks(prose(words)) if remark.rule is rule]


@pytest.mark.parametrize("rule", TEXTUAL, ids=lambda rule: rule.id)
def it_breaks_its_rule(rule):
    for words in rule.wrong.split("; "):
        assert broken(rule, words), words


@pytest.mark.parametrize("rule", TEXTUAL, ids=lambda rule: rule.id)
def but_what_is_right_does_not(rule):
    for words in rule.right.split("; "):
        assert broken(rule, words) == []


def it_has_one_rule_by_each_id():
    assert len(READING) + 3 == len(RULES)
    assert all(re.fullmatch(r"editorial\.[a-z_]+", rule) for rule in RULES)
    assert all(rule.severity in (Severity.WARNING, Severity.NOTE) for rule in RULES.values())


def described(section):
    """The rows of a section of the page, by rule."""
    lines = PAGE.partition(f"## {section}\n")[2].partition("\n## ")[0].splitlines()
    rows = [[cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
    return {row[0].strip("`"): row[1:] for row in rows if row and row[0].startswith("`")}


@pytest.mark.parametrize("family", [*FAMILIES, "Silences"])
def it_describes_every_rule_for_people(family):
    rules = FAMILIES[family] if family in FAMILIES else [rule for rule in RULES.values() if "silence" in rule.id]
    assert described(family) == {
        rule.id: [str(rule.severity), rule.says, f"`{rule.wrong}`", f"`{rule.right}`", rule.source] for rule in rules
    }
