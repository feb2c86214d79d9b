"""docs/input-data.md and the program's description of the tables say the same."""

import re
from enum import Enum
from pathlib import Path

import pytest

from reportgen.cases.schema import TABLES

DOCUMENT = Path(__file__).parents[2] / "docs" / "input-data.md"
IN_CODE = re.compile(r"`([^`\n]+)`")
FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def words():
    """Everything that stands in code type in the document."""
    return set(IN_CODE.findall(FENCED.sub("", DOCUMENT.read_text("utf-8"))))


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
class DescribeATable:
    def it_has_each_column_described(self, table, words):
        assert [column.name for column in table.columns if column.name not in words] == []

    def it_has_each_code_described(self, table, words):
        codes = {str(code) for column in table.columns if column.codes is not None for code in column.codes}
        assert codes - words == set()


def it_describes_no_column_that_the_program_does_not_have():
    described = set()
    for line in DOCUMENT.read_text("utf-8").splitlines():
        if line.startswith("| `") and line.count("|") >= 3:
            described |= set(IN_CODE.findall(line.split("|")[1]))
    known = {column.name for table in TABLES.values() for column in table.columns}
    dates = {word for word in described if re.match(r"[\d.]|unclear", word)}
    assert described - known - dates == set()


def it_takes_an_empty_cell_for_what_the_document_says(words):
    text = DOCUMENT.read_text("utf-8")
    for table in TABLES.values():
        for column in table.columns:
            default = column.default.value if isinstance(column.default, Enum) else ""
            if default and default != "not_stated" and column.name not in ("record_type", "consent", "qualifier"):
                assert re.search(rf"`{default}` \(also if empty\)", text), (table.name, column.name)
