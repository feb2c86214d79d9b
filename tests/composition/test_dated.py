"""Dates in a sentence."""

from __future__ import annotations

import pytest

from reportgen.composition import dated
from reportgen.validation.edtf_dates import parse_date


def dates(*edtf):
    return [parse_date(each) for each in edtf]


class DescribeWhen:
    @pytest.mark.parametrize(
        ("edtf", "words"),
        [
            (["2031-05-09"], "on 9 May 2031"),
            (["2031-05"], "in May 2031"),
            (["2019-02", "2019-04", "2018-05"], "in May 2018, February 2019 and April 2019"),
            (["2031-05-09", "2031-05-09"], "on 9 May 2031"),
            (["2031-06", "2031-05-09"], "on 9 May 2031 and in June 2031"),
            (["2015-04-06/2015-04-07", "2015-04-09"], "from 6 to 7 April 2015 and on 9 April 2015"),
            (["2019-06/2019-08"], "from June to August 2019"),
            (["2015-04-28/2015-05-03"], "from 28 April to 3 May 2015"),
            (["2019-06/2020-04"], "from June 2019 to April 2020"),
            (["2018/2019"], "from 2018 to 2019"),
            (["2018-07-25/.."], "since 25 July 2018"),
            (["2031-06~"], "in about June 2031"),
            ([], ""),
        ],
    )
    def it_gives_each_its_preposition_in_the_order_of_time(self, edtf, words):
        assert dated.when(dates(*edtf)) == words


class DescribeOf:
    @pytest.mark.parametrize(
        ("edtf", "words"),
        [
            (["2031-05-09"], "of 9 May 2031"),
            (["2031-06", "2031-05-09"], "of 9 May 2031 and June 2031"),
            (["2031-06~"], "in about June 2031"),
            (["2019-06/2019-08"], "from June to August 2019"),
            ([], ""),
        ],
    )
    def it_says_which_date_a_document_bears(self, edtf, words):
        assert dated.of(dates(*edtf)) == words
