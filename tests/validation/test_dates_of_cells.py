"""A date is read as its source gives it, and nothing is guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.dates import Precision
from reportgen.validation import parse_date


@pytest.mark.parametrize(
    ("text", "low", "high", "precision", "printed"),
    [
        ("2018", (2018, 1, 1), (2018, 12, 31), Precision.YEAR, "2018"),
        ("2018-05", (2018, 5, 1), (2018, 5, 31), Precision.MONTH, "May 2018"),
        ("2018-05-15", (2018, 5, 15), (2018, 5, 15), Precision.DAY, "15 May 2018"),
        ("2016-02-29", (2016, 2, 29), (2016, 2, 29), Precision.DAY, "29 February 2016"),
        ("2018-03~", (2018, 3, 1), (2018, 3, 31), Precision.MONTH, "about March 2018"),
        ("2018?", (2018, 1, 1), (2018, 12, 31), Precision.YEAR, "about 2018"),
        ("2018-03%", (2018, 3, 1), (2018, 3, 31), Precision.MONTH, "about March 2018"),
        ("2018-05~-15", (2018, 5, 15), (2018, 5, 15), Precision.DAY, "about 15 May 2018"),
        ("2018-05-XX", (2018, 5, 1), (2018, 5, 31), Precision.MONTH, "May 2018"),
        ("2018-XX", (2018, 1, 1), (2018, 12, 31), Precision.YEAR, "2018"),
        ("201X", (2010, 1, 1), (2019, 12, 31), Precision.YEAR, "about 2010 to 2019"),
        ("2018-22", (2018, 1, 1), (2018, 12, 31), Precision.YEAR, "about 2018"),
        ("2018-34", (2018, 4, 1), (2018, 6, 30), Precision.MONTH, "April 2018 to June 2018"),
        ("2018-05-15T10:00:00", (2018, 5, 15), (2018, 5, 15), Precision.DAY, "15 May 2018"),
        ("2019-06/2020-04", (2019, 6, 1), (2020, 4, 30), Precision.MONTH, "June 2019 to April 2020"),
        ("2019-06~/2020-04", (2019, 6, 1), (2020, 4, 30), Precision.MONTH, "about June 2019 to April 2020"),
        ("2018-05-03/2018-05-09", (2018, 5, 3), (2018, 5, 9), Precision.DAY, "3 May 2018 to 9 May 2018"),
        ("2019-06/..", (2019, 6, 1), None, Precision.MONTH, "since June 2019"),
        ("../2019", None, (2019, 12, 31), Precision.YEAR, "until 2019"),
        ("unclear", None, None, Precision.UNCLEAR, "an unclear date"),
    ],
)
def it_reads_a_date(text, low, high, precision, printed):
    value = parse_date(text)
    assert value is not None
    assert (value.earliest, value.latest) == tuple(bound and date(*bound) for bound in (low, high))
    assert value.precision is precision
    assert str(value) == printed


@pytest.mark.parametrize(
    "text",
    ["", " ", "2018-02-30", "2018-13", "2018-00", "05/2018", "15.5.2018", "5/6/2018", "May 2018", "Unclear", "18",
     "2018/2017", "2018-05/2018-04", "../..", "/", "[2018,2019]", "{2018,2019}", "2018-XX-15", "20180515", "Y17000",
     "-2018", "2018S2", "٢٠١٨", "2018-1", "2018-05-1X", "2018 May", "2018–05", "1" * 5000, "2018/2019/2020"],
)  # fmt: skip
def but_it_guesses_nothing(text):
    assert parse_date(text) is None


def it_lets_the_finer_end_of_a_span_go():
    value = parse_date("2019-06/2020-04-15")
    assert value.edtf == "2019-06/2020-04"
    assert value.latest == date(2020, 4, 30)


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def it_reads_every_day(day):
    value = parse_date(f"{day:%Y-%m-%d}")
    assert value.day == value.earliest == value.latest == day


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)), st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def it_reads_a_span_in_its_order_only(first, last):
    value = parse_date(f"{first:%Y-%m-%d}/{last:%Y-%m-%d}")
    assert (value is not None) == (first <= last)


@given(st.text(st.sampled_from("0123456789-/.~?%XTZ[]{}, unclear"), max_size=24))
def it_never_fails_and_gives_ordered_bounds(text):
    value = parse_date(text)
    if value is not None and value.earliest and value.latest:
        assert value.earliest <= value.latest
        assert parse_date(value.edtf) is not None
