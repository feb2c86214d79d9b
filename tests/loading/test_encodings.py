"""Bytes to text: what is marked is believed, what is not is UTF-8, what is neither is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.findings import Severity
from reportgen.loading.encodings import CONTROL, decode, has_control_characters


def it_reads_utf_8_without_a_word():
    assert decode("Ünïted – Nâtions".encode(), "x.csv") == ("Ünïted – Nâtions", ())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def it_believes_the_mark(encoding):
    assert decode("Ünïted".encode(encoding), "x.csv") == ("Ünïted", ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def it_knows_utf_16_without_its_mark(encoding):
    text, (finding,) = decode("case_id,states".encode(encoding), "x.csv")
    assert text == "case_id,states"
    assert finding.severity is Severity.WARNING


def it_accepts_windows_1252_and_says_how_to_save():
    text, (finding,) = decode("Réponse – “non”".encode("cp1252"), "x.csv")
    assert text == "Réponse – “non”"
    assert finding.severity is Severity.WARNING
    assert "CSV UTF-8" in finding.message


def it_does_not_spoil_a_file_of_two_encodings():
    text, (finding,) = decode("é è à\nö\n".encode() + "ü\n".encode("cp1252"), "x.csv")
    assert text is None
    assert finding.where.row == 3


@given(st.text(st.characters(exclude_categories=("Cs",))))
def it_finds_control_characters_quickly_and_rightly(text):
    assert has_control_characters(text) == (CONTROL.search(text) is not None)


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r\ufeff")))
def it_gives_back_what_was_written(text):
    decoded, findings = decode(b"\xef\xbb\xbf" + text.encode(), "x.csv")
    assert decoded == text
    assert not findings


def it_writes_ends_of_line_in_one_way():
    assert decode(b"a\r\nb\r\nc\n", "x.csv")[0] == "a\nb\nc\n"


class DescribeCarriageReturns:
    @pytest.mark.parametrize(("data", "text"), [
        (b"a\r\nb\r\n", "a\nb\n"), (b"a\rb\r", "a\nb\n"), (b'a,b\r1,"x\ny"\r', 'a,b\n1,"x\ny"\n'),
    ])  # fmt: skip
    def it_knows_them_as_ends_of_line(self, data, text):
        assert decode(data, "cases.csv") == (text, ())

    @pytest.mark.parametrize("data", [b"a,b\n1,x\ry\n", b"a,b\r\n1,x\ry\r\n", b'a,b\n1,"x\ry"\n'])
    def but_one_among_line_feeds_cuts_no_row_in_two(self, data):
        text, _ = decode(data, "cases.csv")
        assert text.count("\n") == 2
        assert CONTROL.search(text)

    def and_no_secret_slides_into_a_column_that_is_quoted(self, tmp_path):
        from folders import case, write_folder

        from reportgen import pipeline

        folder = write_folder(
            tmp_path / "in", [case("C-1", account="It was said.", place="@\rx,", internal_notes="Zqxsecret")]
        )
        data = (folder / "cases.csv").read_bytes().replace(b'"@\rx,"', b"@\rx,Zqxsecret,Zqxsecret,Zqxsecret")
        (folder / "cases.csv").write_bytes(data)
        findings, _ = pipeline.check(folder)
        assert "table.control_character" in {finding.rule for finding in findings}
        assert not any("Zqxsecret" in str(finding) for finding in findings)
