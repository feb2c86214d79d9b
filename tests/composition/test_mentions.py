"""Persons mentioned again in one paragraph."""

from __future__ import annotations

import pytest

from reportgen.composition.mentions import with_later_forms
from reportgen.document.inlines import Text, plain, text

FIRST = "Mr. Ulielle Hesto, a student activist, reportedly faced threats."


def again(words, *, first=FIRST, account="It was alleged that Mr. Ulielle Hesto left. Mr. Hesto returned."):
    told = list(with_later_forms([text(first), text(words)], [account]))
    assert plain(told[0]) == first
    return plain(told[1])


class DescribeLaterForms:
    def it_calls_a_person_by_the_later_form_of_the_account(self):
        assert again("The case of Mr. Ulielle Hesto, an activist, was followed up.") == (
            "The case of Mr. Hesto, an activist, was followed up."
        )

    @pytest.mark.parametrize(
        ("full", "later"),
        [
            ("Ms. Elivane es-Kravath", "Ms. es-Kravath"),
            ("Mr. Mirnaru R. Zeldagh", "Mr. Zeldagh"),
            ("Mr. Jano van Drenn", "Mr. van Drenn"),
            ("Ms. Callo Wendu Imbra", "Ms. Wendu Imbra"),
        ],
    )
    def it_takes_the_form_as_it_is_and_makes_up_none(self, full, later):
        words = again(f"Threats against {full} were told.", first=f"{full} left.", account=f"{full} left. {later} is.")
        assert words == f"Threats against {later} were told."

    def it_leaves_a_name_that_the_account_never_shortens(self):
        words = "The case of Mr. Ulielle Hesto was followed up."
        assert again(words, account="It was alleged that Mr. Ulielle Hesto left.") == words

    @pytest.mark.parametrize(
        "words",
        [
            "Mr. Ulielle Hesto Brando reportedly left.",
            "Mr. Ulielle Brando reportedly left.",
            "Ms. Ulielle Hesto reportedly left.",
            "Mr. Hesto reportedly left.",
        ],
    )
    def but_it_leaves_another_person_alone(self, words):
        assert again(words) == words

    def it_leaves_what_is_no_text_and_the_first_mention_alone(self):
        told = (Text("Mr. Ulielle Hesto and "), Text("Mr. Ulielle Hesto"))
        assert list(with_later_forms([told], ["Mr. Hesto"])) == [told]
