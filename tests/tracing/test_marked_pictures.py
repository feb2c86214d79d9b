"""The verdict on a picture: by the mark that it bears and the key of the folder, whatever it shows."""

from __future__ import annotations

import factories
import pytest
from lxml import etree

from reportgen.composition import sealed_figure
from reportgen.finished.marks import Mark, mark_of_png, mark_of_svg
from reportgen.rendering.charts import draw_png, draw_svg, mark_of, texts_of
from reportgen.tracing import Chart, verified_lines
from reportgen.tracing.pictures import checked_pictures
from reportgen.tracing.texts import FileTexts, Kind, Picture
from reportgen.tracing.verdicts import Verdict, Verified

KEY, OTHER = b"k" * 32, b"o" * 32
NOW = factories.bar_figure(table=factories.table(rows=2))
FORMER = factories.bar_figure(table=factories.table(rows=3))


def checked(mark, key=KEY):
    figure = sealed_figure(NOW, key)
    chart = Chart(figure.name, "figure I", mark_of(figure), texts_of(figure))
    file = FileTexts(Kind.PICTURE, pictures=(Picture("", "a", mark),))
    (found,) = checked_pictures(file, {chart.mark.figure: chart}, alone=True)
    return found


def drawn(figure, key=KEY):
    return mark_of_png(draw_png(sealed_figure(figure, key)))


def it_is_the_same_where_the_rows_and_the_key_are():
    assert checked(drawn(NOW)).verdict is Verdict.SAME


def it_has_changed_where_the_rows_have():
    assert checked(drawn(FORMER)).verdict is Verdict.CHANGED


@pytest.mark.parametrize("figure", [NOW, FORMER])
def it_is_not_known_where_another_copy_of_the_folder_drew_it_whatever_its_rows(figure):
    found = checked(drawn(figure, OTHER))
    assert found.verdict is Verdict.UNKNOWN
    (line,) = verified_lines(Verified("a.png", (found,), alone=True))
    assert line == (
        "a.png (figure I): unknown: picture “cases_by_act”: it was drawn from another copy of the folder, which has "
        "another key in .reportgen: whether its rows are those of the data cannot be told"
    )


def it_is_not_known_where_an_earlier_version_marked_it_with_a_plain_digest():
    svg = etree.fromstring(f'<svg data-rows="figure=cases_by_act rows=sha256:{"a" * 64}"/>')
    found = checked(mark_of_svg(svg))
    assert (found.verdict, found.why.partition(",")[0]) == (Verdict.UNKNOWN, "an earlier version of reportgen drew it")


def it_is_not_known_where_it_says_nothing_of_rows():
    unsealed = mark_of_svg(etree.fromstring(draw_svg(NOW)))
    assert unsealed == Mark("cases_by_act")
    for mark in (unsealed, None):
        assert checked(mark).verdict is Verdict.UNKNOWN


def it_is_not_known_where_the_data_makes_no_such_chart():
    assert checked(Mark("days_to_reply", "0" * 16, "0" * 16)).why == "the data makes no chart days_to_reply now"


def but_it_repeats_no_name_that_somebody_else_gave_a_chart():
    found = checked(Mark("Zyxqanor", "0" * 16, "0" * 16))
    assert (found.verdict, found.why) == (Verdict.UNKNOWN, "the data makes no chart of its name now")


def it_takes_no_mark_that_somebody_made_without_the_key():
    known = drawn(NOW)
    assert checked(Mark(known.figure, known.key, "0" * 16)).verdict is Verdict.CHANGED
