"""A chart that a page draws in words, beside the table of its figures, which has the same words and numbers."""

from __future__ import annotations

import pytest
from composition.prose_facts import facts
from hypothesis import given
from hypothesis import strategies as st

from reportgen.facts import Fact
from reportgen.finished.marks import Mark
from reportgen.tracing import Chart, FileTexts, Segments, Verdict, verify
from reportgen.tracing.segments import Origin, Piece, Segment
from reportgen.tracing.texts import Kind, Text
from reportgen.tracing.verdicts import What

ACTS = ("Surveillance", "Arrest or detention", "Physical attack", "Questioning or summons")
STATES = ("Arvenia", "Belmarre", "Cordovan Isles", "Dravia", "Estaland")
TITLE = "Cases by State and type of act"
OF_TABLE = f"{TITLE}: numbers shown in figure III"
LINES = ("Number of cases", "Source: Cases and replies.", "Method: A case may be counted under two heads.")
AGENDA = "Office of the High Commissioner, Arrest or detention, Physical attack"
"""Words of a front page: some are those of a chart."""

matrices = st.lists(st.lists(st.integers(0, 3), min_size=4, max_size=4), min_size=5, max_size=5).filter(
    lambda rows: all(map(any, rows))
)


def key(row: int, column: int) -> str:
    return f"country.X{'ABCDE'[row]}A.acts.{column}"


def printed(value: int) -> str:
    return str(value) if value else "–"


class Laid:
    """A report with one chart and its table, and the pages of a PDF of it."""

    def __init__(self, rows: list[list[int]]) -> None:
        self.rows = rows
        self.facts = facts(*(Fact(key(r, c), value, "cases") for r, row in enumerate(rows)
                             for c, value in enumerate(row)))  # fmt: skip
        drawn = ["Cases", *ACTS]
        for state, row in zip(STATES, rows, strict=True):
            drawn += [state, *(str(value) for value in row if value)]
        mark = Mark("states_by_act", "0" * 16, "0" * 16)
        self.chart = Chart("states_by_act", "figure III", mark, tuple(drawn))
        head = (Piece("Figure III ", mark=True), Piece(TITLE))
        table = (Piece("Table 3 ", mark=True), Piece(OF_TABLE))
        self.texts = Segments((
            Segment("para. 1", (Piece("1. ", mark=True), Piece("The report begins with a line of its own."))),
            Segment("figure III, title", head, Origin.TABLE),
            *(Segment("figure III, line below", (Piece(line),), Origin.TABLE) for line in LINES),
            Segment("table 3, title", table, Origin.TABLE),
            *(Segment("table 3, heads", (Piece(act),), Origin.TABLE) for act in ACTS),
            *(cell for r in range(5) for cell in self._row(r)),
        ), ())  # fmt: skip

    def _row(self, r: int):
        name = STATES[r]
        yield Segment(f"table 3, row “{name}”", (Piece(name),), Origin.TABLE, table="3", row=name)
        for c, value in enumerate(self.rows[r]):
            where = f"table 3, row “{name}”, column “{ACTS[c]}”"
            yield Segment(where, (Piece(printed(value), key(r, c)),), Origin.TABLE, table="3", row=name)

    @property
    def table(self) -> list[str]:
        """Heads that are turned come last on their page."""
        rows = [" ".join((STATES[r], *map(printed, row))) for r, row in enumerate(self.rows)]
        return ["Table 3", OF_TABLE, *rows]

    def pages(self, *, together: bool, drawn: bool = True) -> tuple[Text, ...]:
        first = [AGENDA, "1. The report begins with a line of its own."]
        figure = ["Figure III", TITLE, *LINES]
        chart = list(self.chart.drawn) if drawn else []
        lines = [[*figure, *self.table, *ACTS, *chart]] if together else [[*figure, *chart], [*self.table, *ACTS]]
        return tuple(Text(f"page {n}", "\n".join(page), lines=True) for n, page in enumerate([first, *lines], 1))

    def verdicts(self, pages: tuple[Text, ...]):
        charts = {"states_by_act": self.chart}
        return verify("a.pdf", FileTexts(Kind.PDF, pages), self.facts, self.texts, charts).checked


@pytest.mark.parametrize("together", [True, False])
class DescribeAChartThatIsDrawnInWords:
    @given(rows=matrices)
    def it_is_not_taken_for_its_table(self, together, rows):
        laid = Laid(rows)
        found = laid.verdicts(laid.pages(together=together))
        assert [one for one in found if one.verdict is not Verdict.SAME] == []
        assert {one.key for one in found if one.key} == {key(r, c) for r in range(5) for c in range(4)}

    @given(rows=matrices)
    def but_a_table_without_one_is_none(self, together, rows):
        laid = Laid(rows)
        found = laid.verdicts(laid.pages(together=together, drawn=False))
        assert [one for one in found if one.verdict is not Verdict.SAME] == []
        assert [one for one in found if one.what is What.PICTURE] == []

    @given(rows=matrices, row=st.integers(0, 4))
    def and_a_number_of_it_that_was_another_is_told(self, together, rows, row):
        laid = Laid(rows)
        column = next(c for c, value in enumerate(rows[row]) if value)
        before = Laid([[9 if (r, c) == (row, column) else value for c, value in enumerate(values)]
                       for r, values in enumerate(rows)])  # fmt: skip
        found = laid.verdicts(before.pages(together=together))
        told = [one for one in found if one.verdict is not Verdict.SAME]
        assert "9" in {one.says for one in told if one.what is What.NUMBER}
        assert What.TABLE in {one.what for one in told}
