"""Every rule of the editor's eye, by its stable id. docs/editorial.md is the same table for people."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from reportgen.editing import (
    abbreviations,
    composed,
    dates,
    emphasis,
    headings_and_lists,
    numbers,
    persons,
    punctuation,
    quotations,
    ranges,
    silences,
    spelling,
    state_rules,
)
from reportgen.editing.rule import AnyRule, Rule

FAMILIES: Mapping[str, tuple[AnyRule, ...]] = {
    "Numbers": numbers.RULES,
    "Ranges": ranges.RULES,
    "Dates and times": dates.RULES,
    "Words": spelling.RULES,
    "Punctuation": punctuation.RULES,
    "Headings and lists": headings_and_lists.RULES,
    "Quotations": quotations.RULES,
    "Bold and italics": emphasis.RULES,
    "Abbreviations": abbreviations.RULES,
    "States": state_rules.RULES,
    "Persons": persons.RULES,
    "The report as a whole": composed.RULES,
}
"""The rules that read texts, by what they are about."""

READING = tuple(chain.from_iterable(FAMILIES.values()))

RULES: Mapping[str, Rule] = {rule.id: rule for rule in (*READING, *silences.RULES)}
"""All rules by id."""
