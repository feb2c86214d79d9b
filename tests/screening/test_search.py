"""A name is found however it is written and wherever it is parted, and of the place nothing is told but where it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from screening.planted import (
    CASE,
    MAIL,
    NAME,
    OPEN_CASE,
    PHONE,
    WANTED,
    Known,
    docx,
    kinds,
    looked,
    paragraph,
    run,
)

from reportgen.screening import CaseIds, Wanted
from reportgen.screening.passages import Kind, Passage, Step
from reportgen.screening.search import Search


def of_texts(*texts, wanted=WANTED):
    """What is found in lines that follow one another."""
    search = Search(wanted, wanted.closed())
    for number, text in enumerate(texts, 1):
        search.add(Passage(text, (Step("file", file=True), Step(f"line {number}")), Kind.WORDS, follows=number > 1))
    return list(search.found())


class DescribeHow:
    @pytest.mark.parametrize(
        ("text", "how"),
        [
            ("Zorvane Marta Kelmuth was held.", "full"),
            ("ZORVANE KELMUTH", "full"),
            ("Zórvàne Kelmüth", "full"),
            ("of Kelmuth, Zorvane, and others", "reversed"),
            ("Z. Kelmuth", "initials"),
            ("Kelmuth Z. M.", "initials"),
            ("Ms. Kelmuth", "surname"),
            ("Odrun Vrestal", "full"),
            ("Zor\u200bvane Kel\u00admuth", "full"),
            ("ﬁne: Zorvane\u00a0Kelmuth", "full"),
            ("of the lanterns of quorb", "full"),
        ],
    )
    def it_tells_the_form(self, tmp_path, text, how):
        assert kinds(looked(tmp_path, "a.txt", text)) == [("name", how)]

    def it_leaves_a_given_name_alone_to_people(self, tmp_path):
        (found,) = looked(tmp_path, "a.txt", "Zorvane was there.")
        assert found.for_review
        assert (found.what, found.how) == ("name", "given")

    def it_finds_addresses_numbers_and_cases(self, tmp_path):
        text = f"{MAIL}\n{PHONE}\n({CASE})\n{OPEN_CASE}."
        assert kinds(looked(tmp_path, "a.txt", text)) == [
            ("mail_address", ""),
            ("telephone_number", ""),
            ("case_id", "left_out"),
            ("case_id", "in_report"),
        ]

    @pytest.mark.parametrize("text", ["2031-XAA-0171", "1-2031-XAA-017", "2031-XAA-017-2", "2031-XAA", "x2031-XAA-017"])
    def but_no_piece_of_a_longer_id(self, tmp_path, text):
        assert looked(tmp_path, "a.txt", text) == ()

    @pytest.mark.parametrize("text", ["2031‑XAA‑017", "2031-xaa-017", "annexes/2031-XAA-017.docx", "2031-XAA-\n017"])
    def it_finds_an_id_however_it_is_typed(self, tmp_path, text):
        assert kinds(looked(tmp_path, "a.txt", text)) == [("case_id", "left_out")]

    def it_says_how_many_ids_no_text_can_be_searched_for(self):
        assert CaseIds(["17", "A", "C-1", "2031017", "draft"]).untold == 3


class DescribeWhoMayStand:
    def it_passes_over_who_is_named_by_consent(self, tmp_path):
        assert looked(tmp_path, "a.txt", "Openly Namdrell. Ms. Namdrell.") == ()

    def but_not_a_relative(self, tmp_path):
        assert kinds(looked(tmp_path, "a.txt", "Openly Namdrell and Hidden Namdrell.")) == [("name", "full")]

    def it_takes_a_shared_surname_for_that_of_who_is_named_as_the_build_does(self, tmp_path):
        assert looked(tmp_path, "a.txt", "Mr. Namdrell.") == ()
        assert kinds(looked(tmp_path, "a.txt", "H. Namdrell.")) == [("name", "initials")]


class DescribeEndsOfLines:
    @pytest.mark.parametrize(
        ("lines", "where"),
        [
            (("it was Zorvane", "Kelmuth who came"), "file, line 1 to line 2"),
            (("it was Zorvane", "", "Kelmuth"), "file, line 1 to line 3"),
            (("it was Kel-", "muth"), "file, line 1 to line 2"),
            (("it was Kel", "muth"), "file, line 1 to line 2"),
            (tuple("Kelmuth"), "file, line 1 to line 7"),
            (("x" * 900 + " Zorvane", "Kelmuth" + " x" * 900), "file, line 1 to line 2"),
        ],
    )
    def it_finds_a_name_over_them(self, lines, where):
        assert where in [one.where for one in of_texts(*lines)]

    def it_finds_each_of_several(self):
        found = of_texts("Zorvane", "Kelmuth", "and", "Zorvane", "Kelmuth")
        assert [one.where for one in found if one.how == "full"] == ["file, line 1 to line 2", "file, line 4 to line 5"]

    @pytest.mark.parametrize(("lines", "what"), [(("z.writer@", "example.org"), "mail_address"),
                                                 (("+41 22 555", " 01 98 77"), "telephone_number")])  # fmt: skip
    def it_finds_an_address_over_them(self, lines, what):
        assert [str(one.what) for one in of_texts(*lines)] == [what]

    def but_it_makes_no_name_of_small_letters_that_meet(self):
        assert of_texts("the kel", "muth") == []

    def but_it_adds_no_second_address_that_runs_on(self):
        assert [one.where for one in of_texts("z@example.org", "Next")] == ["file, line 1"]

    def it_finds_a_name_over_the_end_of_a_batch(self):
        lines = ["word " * 30] * 400
        for place in range(0, 400, 7):
            lines[place : place + 2] = ["to Zorvane", "Kelmuth"]
        found = [one.where for one in of_texts(*lines) if one.how == "full"]
        assert len(found) == len(set(found)) == 58


@given(st.data())
def it_finds_a_name_split_over_any_runs(data):
    """However the letters of a name are parted into runs, with whatever formatting, the paragraph holds it."""
    text = f"It was alleged that {NAME} was held."
    cuts = sorted(data.draw(st.sets(st.integers(1, len(text) - 1), max_size=12)))
    pieces = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    wrapped = []
    for piece in pieces:
        way = data.draw(st.sampled_from(["plain", "bold", "hidden", "deleted", "inserted", "moved"]))
        text_run = run(piece, {"bold": "<w:b/>", "hidden": "<w:vanish/>"}.get(way, ""))
        around = {"deleted": "del", "inserted": "ins", "moved": "moveFrom"}.get(way)
        if way == "deleted":
            text_run = text_run.replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")
        wrapped.append(f'<w:{around} w:id="1">{text_run}</w:{around}>' if around else text_run)
    from io import BytesIO
    from zipfile import ZipFile

    from reportgen.screening.limits import Limits
    from reportgen.screening.reading import read

    content = docx(paragraph(*wrapped))
    assert ZipFile(BytesIO(content)).testzip() is None
    search = Search(WANTED, WANTED.closed())
    for item in read(content, (Step("a.docx", file=True),), Limits(), "a.docx"):
        search.add(item)
    found = list(search.found())
    assert any(one.how == "full" for one in found)
    assert all("paragraph 1" in one.where for one in found)


class DescribeTelling:
    def it_tells_no_name_but_on_request(self, tmp_path):
        (found,) = looked(tmp_path, "a.txt", f"so {NAME} said")
        assert "elmuth" not in found.line() + repr(found) + str(found.record())
        assert found.line(show=True).endswith("a.txt, line 1: a protected name, in full: “Zorvane Kelmuth”")
        assert found.record(show=True)["shown"] == NAME

    def it_tells_no_name_that_stands_in_the_name_of_a_file(self, tmp_path):
        found = looked(tmp_path, "Kelmuth.txt", NAME)
        assert [one.where for one in found] == ["file 1, its name", "file 1, line 1"]
        assert "elmuth" not in "".join(one.line() for one in found)
        assert "Kelmuth.txt" in found[0].line(show=True)

    def it_shows_no_sign_that_steers_a_terminal(self, tmp_path):
        (found,) = looked(tmp_path, "a.txt", "Zorvane \x1b[2J\u202eKelmuth")
        assert not set("\x1b\u202e") & set(found.line(show=True))

    def it_tells_what_reads_alike_once_with_its_number(self, tmp_path):
        from reportgen.screening import screen

        (tmp_path / "a.txt").write_text("Zorvane Kelmuth and Odrun Vrestal")
        (told,) = screen([tmp_path / "a.txt"], WANTED).told()
        assert told.line().endswith("line 1: a protected name, in full (2 of them)")


def it_takes_less_than_three_times_as_long_for_twice_the_names():
    """By the work done, not by a clock: how often a text is cut into words, and how many names are made ready."""
    from time import process_time

    from reportgen.name_search import ProtectedName

    lines = [f"The {word} of paragraph {number} was told." for number in range(600) for word in ("account", "reply")]

    def seconds(names):
        people = [ProtectedName(f"P-{n}", f"Given{n} Surname{n}", f"Surname{n}") for n in range(names)]
        start = process_time()
        of_texts(*lines, wanted=Wanted(Known(people, ()), CaseIds([])))
        return process_time() - start

    few = min(seconds(4_000) for _ in range(3))
    many = min(seconds(8_000) for _ in range(3))
    assert many < 3 * few
