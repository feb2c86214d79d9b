"""The seals of charts: nobody makes or checks one without the key of the folder, and a key never leaves it."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import replace

import factories
import pytest

from reportgen.composition import draft_figure, sealed, sealed_figure
from reportgen.document import codec
from reportgen.document import inlines as i
from reportgen.document import tables as t
from reportgen.document.charts import Figure, Seal
from reportgen.document.words import words
from reportgen.rendering.charts import table_csv

KEY, OTHER = b"k" * 32, b"o" * 32
FIGURES = (factories.bar_figure(), factories.year_figure(), factories.matrix_figure(6, 4))


def seal(figure: Figure, key: bytes = KEY) -> Seal:
    found = sealed_figure(figure, key).seal
    assert found is not None
    return found


def with_row(*cells: str) -> Figure:
    return factories.bar_figure(table=replace(factories.table(), rows=(t.Row(tuple(map(t.Cell.of, cells))),)))


class DescribeWhoCanMakeOne:
    @pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.name)
    def it_needs_the_key(self, figure):
        """Whoever has the table that is delivered beside a picture can try every plain digest of it."""
        guessed = {hashlib.sha256(table_csv(figure)).hexdigest(), hmac.digest(b"", table_csv(figure), "sha256").hex()}
        assert not any(digest.startswith(seal(figure).rows) for digest in guessed)
        assert seal(figure).rows != seal(figure, OTHER).rows

    def it_says_which_key_was_taken(self):
        assert seal(FIGURES[0]).key == seal(FIGURES[1]).key != seal(FIGURES[0], OTHER).key

    def but_it_never_tells_the_key(self):
        told = codec.to_json(sealed(factories.report(), KEY))
        assert KEY not in told
        assert KEY.hex().encode() not in told
        assert seal(FIGURES[0]).key not in (KEY.hex()[:16], hashlib.sha256(KEY).hexdigest()[:16])

    def it_is_not_made_with_no_key(self):
        assert sealed_figure(FIGURES[0], b"").seal is None
        assert sealed_figure(sealed_figure(FIGURES[0], KEY), b"").seal is None


class DescribeWhatItStandsFor:
    def it_is_another_where_a_cell_a_head_or_a_break_is_another(self):
        years = FIGURES[1]
        points = years.chart.points
        apart = replace(years.chart, points=(points[0], replace(points[1], break_before="Counted anew"), *points[2:]))
        renamed = replace(with_row("Detention", "12").table, columns=(t.Column("Act"), t.Column("Persons")))
        told = [
            seal(with_row("Detention", "12")),
            seal(with_row("Detention", "13")),
            seal(with_row("Detention1", "2")),
            seal(replace(with_row("Detention", "12"), table=renamed)),
            seal(years),
            seal(replace(years, chart=apart)),
        ]
        assert len({each.rows for each in told}) == len(told)

    def but_the_same_whatever_stands_around_the_rows(self):
        figure = FIGURES[0]
        noted = t.Cell((i.Text("Detention"), i.NoteMark(i.Note(i.text("See above."), mark="7"))))
        first = with_row("Detention", "12")
        second = replace(first.table, rows=(t.Row((noted, t.Cell.of("12"))),))
        assert seal(first) == seal(replace(first, table=second))
        assert seal(figure) == seal(draft_figure(figure)) == seal(replace(figure, number="IV", caption=i.text("Other")))


class DescribeAReport:
    def it_seals_every_chart_and_changes_nothing_else(self):
        report = factories.report(body=(FIGURES[1],), summary=(FIGURES[0],))
        made = sealed(report, KEY)
        charts = [block for block in made.blocks() if isinstance(block, Figure)]
        assert [chart.seal for chart in charts] == [seal(chart) for chart in charts]
        assert len(charts) == 4
        assert made.with_figures(lambda figure: replace(figure, seal=None)) == report

    def it_comes_back_from_what_is_kept_of_it(self):
        made = sealed(factories.report(), KEY)
        assert codec.from_json(codec.to_json(made)) == made

    def it_is_no_text_that_could_be_taken_for_a_name(self):
        report = factories.report()
        assert list(words(sealed(report, KEY))) == list(words(report))
