"""Inputs that ask for more time or memory than there is: files without end, text that makes readers go round."""

from __future__ import annotations

import os
import socket
import time
from contextlib import suppress
from pathlib import Path

import pytest
from attacks import attack, command, small_folder
from folders import case

from reportgen import masking
from reportgen.composition import markdown
from reportgen.errors import ProseError
from reportgen.loading import inputs
from reportgen.loading.report_toml import read_settings
from reportgen.marked_text import COMMENT

HUGE = 200 * 2**30
GROWTH = 11
"""Four times the text may take this many times as long: a reader that goes round takes sixteen."""


class DescribeFilesWithoutEnd:
    @pytest.mark.parametrize("name", ["report.toml", "cases.csv", "prose/introduction.md", ".reportgen/key"])
    def it_reads_none_of_them(self, tmp_path, name):
        folder = small_folder(tmp_path / "in", prose="Words.")
        (folder / ".reportgen").mkdir(mode=0o700)
        (folder / name).touch(0o600)
        os.truncate(folder / name, HUGE)  # sparse: it takes no room on the disk
        done = attack("check", folder, before="ulimit -v 3000000; RUN")
        assert done.code in (2, 3)
        assert "memory" not in done.err
        assert "too_large" in done.said or name == ".reportgen/key"

    @pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device")
    def it_stops_at_persons_out_of_a_device_that_never_ends(self, tmp_path, monkeypatch):
        monkeypatch.setattr("reportgen.loading.table_files.LARGEST_TABLE", 3_000_000)
        done = command("check", small_folder(tmp_path / "in"), "--persons", "/dev/zero")
        assert done.code == 2
        assert "more than any table of persons" in done.err

    @pytest.mark.parametrize("name", ["cases.csv", "report.toml", "prose", "prose/introduction.md", "persons.csv"])
    @pytest.mark.parametrize("kind", ["pipe", "socket"])
    def it_waits_for_nobody_to_write(self, tmp_path, monkeypatch, name, kind):
        folder = small_folder(tmp_path / "in", prose=None if name == "prose" else "Words.")
        (folder / name).unlink(missing_ok=True)
        if kind == "pipe":
            os.mkfifo(folder / name)
        else:
            monkeypatch.chdir(folder)  # the path of a socket is short
            with socket.socket(socket.AF_UNIX) as bound:
                bound.bind(name)
        assert command("check", folder).code in (2, 3)

    def it_takes_what_a_pipe_gives_up_to_the_limit(self):
        reading, writing = os.pipe()
        os.write(writing, b"x" * 5000)
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe, pytest.raises(inputs.TooLargeError):
            inputs.at_most(pipe, 4999)


def growth(work, text: str) -> float:
    """How many times the work four times the text is; the best of three, and never of less than a few ms.

    Measured in the time of this process alone: what else the computer does is not counted.
    """

    def taken(times: int) -> float:
        start = time.process_time()
        work(text * times)
        return time.process_time() - start

    few = 500
    while taken(few) < 0.02 and few < 2_000_000 // len(text):
        few *= 2
    return min(taken(few * 4) for _ in range(3)) / min(taken(few) for _ in range(3))


def read_markdown(text):
    markdown._tree.cache_clear()
    with suppress(ProseError):
        markdown.account_blocks(text, anchor="a")


def masked(text):
    masking.without_parts_and_days(masking.without_symbols(masking.without_quotations(f"{text} #1 /")))


ROUND = [
    "<!--",
    "<!-- -",
    "[",
    "[a](",
    "![",
    "*a **b ",
    "_a",
    "`",
    "~",
    "|",
    "\\",
    "<http://",
    '"a ',
    "'a ",
    "a@",
    "a",
    "1–2–",
    "1-2-",
    "1.1.",
    "«",
    "“",
    "(",
    "a/",
    "-",
    "1 and 2, ",
]


@pytest.mark.parametrize("piece", ROUND)
@pytest.mark.parametrize("reader", [read_markdown, COMMENT.findall, masked], ids=["markdown", "comments", "masks"])
def it_goes_round_in_no_text(reader, piece):
    assert growth(reader, piece) < GROWTH


@pytest.mark.parametrize("mark", ["[^", "[^a", "^[", "^[a ", "[^a] "])
def it_refuses_more_marks_of_notes_than_it_could_follow(mark):
    with pytest.raises(ProseError, match="too many marks of notes stand in long paragraphs"):
        markdown.account_blocks(mark * 30_000, anchor="a")


def but_it_reads_a_paragraph_with_more_notes_than_any_report_has():
    text = " ".join(f"Words^[note {n}]" for n in range(500))
    assert len(markdown.account_blocks(text, anchor="a")) == 1


def it_reads_settings_with_many_impossible_days_a_bounded_number_of_times():
    _, findings = read_settings("\n".join(f"a{n} = 2030-02-31" for n in range(3000)).encode())
    assert [finding.rule for finding in findings] == ["settings.syntax"]


@pytest.mark.parametrize(
    "toml",
    [
        "x = " + "[" * 100_000,
        "x = " + "{a=" * 50_000,
        "x = " + "9" * 100_000,
        "x = 1e999999",
        "x = 9999999-99-99",
        "x = -9223372036854775809",
        ".".join(["a"] * 3000) + " = 1",
        "[" + ".".join(["a"] * 3000) + "]",
        "[report]\nsession = 99999999999999999999",
        "[report]\ndate = 9999999-99-99",
        '[report]\ntitle = "\\ud800"',
        '[report]\ntitle = "\\u0000"',
        '[report]\ntitle = "\\u202e"',
        "[report]\nsession = inf",
        "\x00",
        "\ufeff",
        "=",
        "[[policy]]",
        "[policy]\naccepted_words = [[[]]]",
        "[charts]\nshow = [1, {}]",
    ],
)
def it_says_what_is_wrong_in_report_toml(tmp_path, toml):
    folder = small_folder(tmp_path / "in")
    (folder / "report.toml").write_text(toml, encoding="utf-8")
    done = command("check", folder)
    assert done.code == 3 or toml == "\ufeff"


LONG = [
    "x" * 1_000_000,
    "word " * 200_000,
    "\u0301" * 100_000,
    "{P-1} " * 20_000,
    "> " * 5000 + "a",
    "- " * 5000 + "a",
    "*" * 50_000 + "a" + "*" * 50_000,
]


@pytest.mark.parametrize("account", LONG, ids=[text[:6] for text in LONG])
def it_survives_a_cell_of_a_million_characters(tmp_path, account):
    persons = [{"person_key": "P-1", "name": "Ilvane Torremar", "descriptor": "a lawyer"}]
    folder = small_folder(tmp_path / "in", account=account, persons=persons)
    assert command("check", folder).code in (0, 3, 4)


ENDLESS = [
    ("further_persons", "9" * 5000),
    ("further_persons", "9" * 300),
    ("further_persons", "1e9"),
    ("act_dates", "9999999-99-99"),
    ("act_dates", "Y1E999999999"),
    ("act_dates", "y-17E7"),
    ("act_dates", "9999-12-31"),
    ("act_dates", "|".join(["2030"] * 9999)),
    ("case_id", "x" * 100_000),
    ("states", "|".join(["XAA"] * 9999)),
    ("victims", "|".join(f"P-{n}" for n in range(9999))),
    ("previous", "A/HRC/9" * 9999),
    ("other_states", ":" * 9999),
    ("public_references", "|".join(["http://a.b"] * 9999)),
]


@pytest.mark.parametrize(("column", "cell"), ENDLESS, ids=[f"{column} {cell[:9]}" for column, cell in ENDLESS])
def it_survives_numbers_days_and_lists_without_end(tmp_path, column, cell):
    folder = small_folder(tmp_path / "in", cases=[case("C-1", account="It was said.") | {column: cell}])
    assert command("check", folder).code in (0, 3)
