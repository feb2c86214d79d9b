"""Withdrawn consent is retroactive: the case leaves every output that is made anew, and none of former data stays."""

from __future__ import annotations

import json
import shutil

import pytest
from canary.hunt import hunted
from folders import REPORT_TOML, case, write_folder

pytestmark = pytest.mark.slow

PERSONS = [
    {"person_key": f"P-{number}", "name": f"Ulla Brandvik{number}", "surname": f"Brandvik{number}", "consent": "named",
     "consent_date": "2031-01-01", "consent_evidence": "x"} for number in (1, 2)
]  # fmt: skip


def write(folder, consent="named", **more):
    cases = [
        case("C-1", account="{P-1} was threatened.", victims="P-1", act_types="threats_intimidation"),
        case(
            "C-2",
            states="XAB",
            account="{P-2} was threatened.",
            victims="P-2",
            act_types="threats_intimidation",
            consent=consent,
        ),
    ]
    return write_folder(folder, cases, persons=PERSONS, **more)


def leaks(output):
    files = [path for path in output.rglob("*") if path.is_file()]
    assert files
    return [
        path.relative_to(output).as_posix() for path in files if hunted(path.read_bytes(), ["Brandvik2", "Belmark"])
    ]


@pytest.fixture(scope="module")
def made(run, tmp_path_factory):
    """The report and the annexes of both cases, and the folder that they were made from."""
    place = tmp_path_factory.mktemp("withdrawn")
    folder = write(place / "folder")
    for arguments in (("build", folder, "--format", "html"), ("annex", folder, "--all")):
        assert run(*arguments, "-o", place / "out").code == 0
    assert {"report.html", "annexes/XAB.docx", "annexes/XAB.pdf"} <= set(leaks(place / "out"))
    return place


@pytest.fixture
def output(made, tmp_path):
    """The same, after the consent to one of them was withdrawn."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    (tmp_path / "out" / "annexes" / "XAC.docx").write_text("what somebody else put there")
    write(tmp_path / "folder", consent="withdrawn")
    return tmp_path / "out"


@pytest.mark.parametrize("arguments", [["annex", "--all"], ["annex", "XAA"], ["build", "--format", "html"]])
def it_takes_annexes_of_former_data_away(run, output, arguments):
    command, *rest = arguments
    done = run(command, output.parent / "folder", *rest, "-o", output)
    assert done.code == 0, done.said
    assert [name for name in leaks(output) if name.startswith("annexes/")] == []
    assert (output / "annexes" / "XAC.docx").read_text() == "what somebody else put there"
    assert "They were made of other data, and are taken away: make them anew. [annex.former_data]" in done.err


def it_leaves_no_word_of_the_case(run, output):
    for arguments in (("build", "--format", "html"), ("annex", "--all")):
        run(arguments[0], output.parent / "folder", *arguments[1:], "-o", output)
    assert leaks(output) == []
    assert sorted(path.name for path in (output / "annexes").iterdir()) == [
        "XAA.docx", "XAA.pdf", "XAC.docx", "manifest.json",
    ]  # fmt: skip


def but_it_leaves_annexes_of_the_same_data(run, output):
    folder = output.parent / "folder"
    run("annex", folder, "XAA", "-o", output)
    done = run("annex", folder, "XAB", "-o", output)
    assert done.out.splitlines() == [str(output / "annexes" / f"XAB.{form}") for form in ("docx", "pdf")]
    assert "annex.former_data" not in done.err
    made = json.loads((output / "annexes" / "manifest.json").read_text())["outputs"]
    assert sorted(made) == ["annexes/XAA.docx", "annexes/XAA.pdf", "annexes/XAB.docx", "annexes/XAB.pdf"]
    assert all((output / name).exists() for name in made)


@pytest.mark.parametrize("arguments", [["annex", "--all"], ["figures"]], ids=["annexes", "charts"])
def it_says_that_a_report_of_former_data_stays(run, output, arguments):
    command, *rest = arguments
    before = (output / "report.html").read_bytes()
    done = run(command, output.parent / "folder", *rest, "-o", output)
    assert "the report here: It was made of other data, and stays as it is: refresh it, or build it anew. [" in done.err
    assert (output / "report.html").read_bytes() == before
    run("build", output.parent / "folder", "--format", "html", "-o", output)
    assert "report.former_data" not in run(command, output.parent / "folder", *rest, "-o", output).err


def it_takes_charts_away_that_can_no_longer_be_drawn(run, tmp_path):
    history = [{"year": "2029", "report": "A/HRC/97/1", "metric": "states", "value": "3"}]
    folder = write_folder(tmp_path / "folder", [case("C-1", account="Told.")], history=history)
    run("figures", folder, "-o", tmp_path / "out")
    assert (tmp_path / "out" / "figures" / "states_by_year.svg").exists()
    (folder / "history.csv").unlink()
    (folder / "report.toml").write_text('[report]\nnotice = "Not a United Nations document."\n')
    assert run("figures", folder, "-o", tmp_path / "out").code == 0
    assert not (tmp_path / "out" / "figures" / "states_by_year.svg").exists()
    assert (tmp_path / "out" / "figures" / "cases_by_act.svg").exists()


def it_takes_charts_away_that_a_build_does_not_draw(run, tmp_path):
    """Nobody can see of which data they were drawn: beside the new report they would show who is missing from it."""
    one = f'{REPORT_TOML}\n[charts]\nshow = ["cases_by_act"]\n'
    write(tmp_path / "folder", toml=one)
    run("figures", tmp_path / "folder", "-o", tmp_path / "out")
    assert "figures/states_by_act.csv" in leaks(tmp_path / "out")
    (tmp_path / "out" / "figures" / "own.csv").write_text("what somebody else put there")
    write(tmp_path / "folder", consent="withdrawn", toml=one)
    run("build", tmp_path / "folder", "--format", "html", "-o", tmp_path / "out")
    assert leaks(tmp_path / "out") == []
    charts = {path.name for path in (tmp_path / "out" / "figures").iterdir()}
    assert charts == {"own.csv", *(f"cases_by_act.{form}" for form in ("svg", "png", "csv", "txt"))}
