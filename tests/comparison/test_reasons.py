"""Which recorded reasons may be printed: of what is printed itself, and of nothing that must not show."""

from __future__ import annotations

from dataclasses import replace

import pytest
from comparison.test_shield import ANONYMOUS, COUNTED, MARKS, NAMED, rows, today

from reportgen.comparison import public_reasons, shield_of
from reportgen.versions.changes import BlockChange, Change, KeptBack, Kind, Place, RowChange, Why
from reportgen.versions.rows import Correction

A, B = MARKS[:2]


class DescribePublicReasons:
    REASON = Correction(2, "m", "cases", "C-1", "act_types", A, "error", "It was wrong.", "", frozenset([A]))
    ROWS = (RowChange(Change.CHANGED, A, "C-1", ("account", "act_types", "responses"), told=NAMED),)

    def told(self, shield=None, exposes=lambda _: False, changed_rows=ROWS, touches=(A,), kept=(), silent=(),
             **changed):  # fmt: skip
        shield = shield or shield_of(rows({A: NAMED}), rows({A: NAMED}), today({A: NAMED}), ())
        reason = replace(self.REASON, touches=frozenset(touches), **changed)
        return bool(public_reasons([reason], shield, changed_rows, kept, silent, exposes))

    def it_prints_a_reason_of_what_is_printed(self):
        assert self.told()

    @pytest.mark.parametrize(
        "changed",
        [{"column": "consent"}, {"column": "inclusion"}, {"column": "internal_notes"}, {"public_reason": ""},
         {"table": "persons", "column": "gender", "case": ""}, {"table": "persons", "column": "consent", "case": ""}],
    )  # fmt: skip
    def but_none_of_what_decides_who_is_protected(self, changed):
        assert not self.told(**changed)

    def but_none_of_a_case_that_no_version_counts(self):
        assert not self.told(case=B, touches=[B])

    def but_none_of_what_shows_nowhere(self):
        assert not self.told(column="perpetrators")
        assert not self.told(changed_rows=[replace(self.ROWS[0], protected=True)])

    @pytest.mark.parametrize("touches", [[], [A], [A, B]])
    def it_prints_a_reason_of_a_reply_only_where_all_of_its_cases_show(self, touches):
        reply = {"table": "responses", "column": "form"}
        assert self.told(**reply, case="", touches=touches) is (touches == [A])

    def but_none_with_a_name(self):
        assert not self.told(exposes=lambda _: True)

    def but_none_beside_a_case_that_left(self):
        shield = shield_of(rows({A: NAMED, B: NAMED}), rows({A: NAMED}), today({A: NAMED}), ())
        assert not self.told(shield)
        assert not self.told(shield, case=B, touches=[B])
        quiet = replace(shield, quiet=frozenset([A]))
        assert self.told(quiet, column="account")
        assert not self.told(quiet)

    @pytest.mark.parametrize(
        ("table", "column", "named", "anonymous"),
        [("cases", "act_types", True, True), ("cases", "account", True, False),
         ("cases", "account_anonymous", False, True), ("responses", "position", True, True),
         ("responses", "text", True, False), ("responses", "text_anonymous", False, True),
         ("responses", "date_received", True, False)],
    )  # fmt: skip
    def it_prints_one_of_a_column_only_where_so_much_is_told_of_the_case(self, table, column, named, anonymous):
        for told, expected in {NAMED: named, ANONYMOUS: anonymous, COUNTED: False}.items():
            changed_rows = [replace(self.ROWS[0], told=told)]
            assert self.told(changed_rows=changed_rows, table=table, column=column) is expected

    def but_none_of_an_entry_whose_words_are_not_told(self):
        change = BlockChange(Change.CHANGED, Place("", Kind.PARAGRAPH), None, None, case=A)
        assert not self.told(kept=[KeptBack(change, Why.NAME)])
        assert self.told(kept=[KeptBack(replace(change, case=B), Why.NAME)])

    def but_none_of_the_text_of_a_reply_that_is_not_printed(self):
        text = {"table": "responses", "column": "text", "key": "R-1"}
        assert self.told(**text)
        assert not self.told(**text, silent={"R-1"})
        assert self.told(**{**text, "column": "position"}, silent={"R-1"})
