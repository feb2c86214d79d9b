"""Who has signed what off, and what it is worth when the data or the report is another."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import versions
from reportgen.errors import DataError, UsageError
from reportgen.versions import Present, Signatory, State, sign_offs

DAY = date(2031, 8, 17)
NOW = Present("d1", "r1")
TOOL = "reportgen 0"
ANA, BO = Signatory("Ana Ruiz", "Chief of Section"), Signatory("Bo Ek", "Officer")


def signed(*people, present=NOW, entries=()):
    for who in people:
        entries = versions.signed(entries, who, DAY, present, TOOL)
    return entries


class DescribeWhoSigns:
    @pytest.mark.parametrize(
        ("typed", "name", "function"),
        [
            ("Ana Ruiz, Chief of Section", "Ana Ruiz", "Chief of Section"),
            (" Ana Ruiz ,  Chief, Section A ", "Ana Ruiz", "Chief, Section A"),
            ("王小明，处长", "王小明", "处长"),
            ("ليلى حداد، رئيسة القسم", "ليلى حداد", "رئيسة القسم"),
            ("नरेन्द्र शर्मा, अधिकारी", "नरेन्द्र शर्मा", "अधिकारी"),
            ("مه\u200cرو, کارشناس", "مه\u200cرو", "کارشناس"),
            ("Nguyễn Thị Ánh, Officer", "Nguyễn Thị Ánh", "Officer"),
            ("O’Brien-Łuć d’Ås, <b>& {{ x }}</b>", "O’Brien-Łuć d’Ås", "<b>& {{ x }}</b>"),
        ],
    )
    def it_takes_names_with_any_letters_as_they_are_typed(self, typed, name, function):
        assert Signatory.typed(typed) == Signatory(name, function)

    @pytest.mark.parametrize(
        "typed",
        ["", " ", "Ana Ruiz", "Ana Ruiz,", ", Chief", "- , Chief", "Ana\nRuiz, Chief", "Ana Ruiz, Chief\r", "A\x00na,x",
         "Ana\x1b[31m, Chief", "Ana\u2028Ruiz, Chief", "\u202eanA, Chief", "Ana\u2066, Chief", "A\u200bna, Chief",
         "A" * 201 + ", Chief", "Ana\ud800, Chief", "Ana\ue000, Chief"],
    )  # fmt: skip
    def but_it_refuses_what_is_no_line_or_names_nobody_and_quotes_nothing(self, typed):
        with pytest.raises(UsageError) as refused:
            Signatory.typed(typed)
        assert "Ana\n" not in refused.value.message
        assert "\x1b" not in refused.value.message

    @pytest.mark.parametrize(
        "again",
        ["ANA RUIZ", "ana  ruíz", "Ruiz Ana", "Ms. Ana Ruiz", "Ana-Ruiz", "AnaRuiz", "A\u0301na Ruiz", "Ａｎａ Ruiz"],
    )
    def it_knows_one_person_by_a_name_however_it_is_written(self, again):
        assert Signatory(again, "Another").is_same_person_as(ANA)

    @pytest.mark.parametrize("other", ["Ana Ruis", "Ana", "Ruiz", "Ana María Ruiz", "王小明"])
    def but_not_another_by_a_name_like_it(self, other):
        assert not Signatory(other, ANA.function).is_same_person_as(ANA)

    @given(st.text(max_size=30))
    def it_makes_a_line_or_refuses(self, text):
        try:
            who = Signatory.typed(text)
        except UsageError:
            return
        assert who.name
        assert who.function
        assert who.is_same_person_as(Signatory(who.name.upper(), "x"))


class DescribeSigning:
    def it_counts_two_different_people(self):
        entries = signed(ANA, BO)
        assert [entry.who for entry in versions.valid(entries, NOW)] == [ANA, BO]

    def but_not_one_twice(self):
        with pytest.raises(UsageError, match="second person"):
            signed(ANA, Signatory("ana ruíz", "Officer"))

    @pytest.mark.parametrize(
        ("present", "state"),
        [
            (Present("d2", "r1"), State.DATA_CHANGED),
            (Present("d1", "r2"), State.REPORT_CHANGED),
            (Present("d1", ""), State.NOT_COMPOSED),
        ],
    )
    def it_is_void_when_anything_is_another(self, present, state):
        entries = signed(ANA, BO)
        assert versions.valid(entries, present) == ()
        assert [each for _, each in versions.states(entries, present)] == [state, state]

    def it_may_be_given_again_for_what_is_new(self):
        new = Present("d2", "r2")
        entries = signed(ANA, present=new, entries=signed(ANA, BO))
        assert [entry.who for entry in versions.valid(entries, new)] == [ANA]

    def it_is_taken_back_by_who_gave_it_whatever_it_was_given_for(self):
        entries = signed(ANA, BO, present=Present("d2", "r2"), entries=signed(ANA))
        entries = versions.withdrawn(entries, Signatory("ANA RUIZ", ""), DAY)
        assert [str(state) for _, state in versions.states(entries, NOW)] == [
            "withdrawn",
            "withdrawn",
            "void: the data has changed",
        ]

    def and_may_be_given_once_more(self):
        entries = signed(ANA, entries=versions.withdrawn(signed(ANA), ANA, DAY))
        assert [entry.who for entry in versions.valid(entries, NOW)] == [ANA]

    def but_nobody_takes_back_what_they_have_not_given(self):
        entries = versions.withdrawn(signed(ANA), ANA, DAY)
        for who in (ANA, BO):
            with pytest.raises(UsageError, match="no sign-off"):
                versions.withdrawn(entries, who, DAY)

    def it_only_adds_to_the_list(self):
        entries = signed(ANA, BO)
        assert versions.withdrawn(entries, ANA, DAY)[:2] == entries


SECRET = "Zqxwvuk"
ROW = {"act": "signed", "name": "Ana", "function": "x", "day": "2031-08-17", "data_version": "d", "report": "r",
       "tool": "t"}  # fmt: skip


class DescribeTheList:
    @given(st.lists(st.sampled_from(["Ana Ruiz", "Bo Ek", "王小明"]), max_size=5), st.integers(0, 5))
    def it_comes_back_as_it_was(self, names, taken_back):
        entries = tuple(
            sign_offs.SignOff(sign_offs.Act.SIGNED, Signatory(name, "x, y"), DAY, "d", "r", TOOL)
            if place != taken_back
            else sign_offs.SignOff(sign_offs.Act.WITHDRAWN, Signatory(name, ""), DAY)
            for place, name in enumerate(names)
        )
        content = sign_offs.to_json(entries)
        assert sign_offs.from_json(content) == entries
        assert sign_offs.to_json(sign_offs.from_json(content)) == content

    @pytest.mark.parametrize(
        "row",
        [{**ROW, "act": SECRET}, {**ROW, "day": SECRET}, {**ROW, "name": 7}, {**ROW, "name": f"{SECRET}\n"},
         {k: v for k, v in ROW.items() if k != "report"}, SECRET, None, [ROW]],
    )  # fmt: skip
    def but_what_is_damaged_is_refused_and_quoted_nowhere(self, row):
        whole = {"format": sign_offs.FORMAT, "version": sign_offs.VERSION, "entries": [row]}
        with pytest.raises(DataError) as refused:
            sign_offs.from_json(json.dumps(whole).encode())
        assert SECRET not in refused.value.message

    @pytest.mark.parametrize(
        "content",
        [b"", b"{", b"\xff", b"[]", b"null", b"[" * 200_000, b'{"format":"reportgen.sign_offs","version":1}',
         b'{"format":"x","version":1,"entries":[]}', b'{"format":"reportgen.sign_offs","version":2,"entries":[]}'],
    )  # fmt: skip
    def and_so_is_any_other_file(self, content):
        with pytest.raises(DataError):
            sign_offs.from_json(content)
