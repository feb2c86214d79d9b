"""A name that only the composed document or a chapter shows refuses each command, with its place and no word of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from folders import case, write_folder

from reportgen import pipeline, publication
from reportgen.errors import ProtectionError
from reportgen.run import Request

PERSONS = [{"person_key": "P-1", "name": "Ulla Brandvik", "surname": "Brandvik", "consent": "none",
            "descriptor": "a lawyer"}]  # fmt: skip
LINK = "It was [told](https://example.org/%42randvik)."
"""The name as a browser shows it; no account is read so."""


def folder_of(place: Path, account: str, **tables) -> Request:
    folder = write_folder(place / "folder", [case("C-1", account=account)], persons=PERSONS, **tables)
    return Request(folder, place / "out")


COMMANDS = {
    "build": lambda request: pipeline.build(request, ["html"]),
    "annex": lambda request: pipeline.annexes(request, every=True),
    "lint": lambda request: pipeline.lint(request.folder),
    "freeze": publication.freeze,
}


def refused(command, request) -> ProtectionError:
    with pytest.raises(ProtectionError) as caught:
        command(request)
    assert "randvik" not in str(caught.value) + " ".join(map(str, caught.value.findings))
    assert not request.output.exists()
    return caught.value


@pytest.mark.parametrize("command", COMMANDS)
def it_refuses_a_name_that_only_the_composed_document_shows(tmp_path, command):
    error = refused(COMMANDS[command], folder_of(tmp_path, LINK))
    assert [finding.where.source for finding in error.findings] == ["the composed document"]


def it_refuses_one_that_only_a_chart_shows(tmp_path):
    years = [{"year": "2029", "report": "A/HRC/97/1", "metric": "states", "value": "3"},
             {"year": "2030", "report": "A/HRC/98/1", "metric": "states", "value": "4",
              "break": "after the case of Brandvik"}]  # fmt: skip
    error = refused(pipeline.figures, folder_of(tmp_path, "Told.", history=years))
    assert {finding.where.source for finding in error.findings} == {"the composed document"}


@pytest.mark.parametrize("command", ["build", "annex", "lint"])
def it_says_in_which_chapter_a_name_stands(tmp_path, command):
    request = folder_of(tmp_path, "Told.")
    (request.folder / "prose").mkdir()
    (request.folder / "prose" / "introduction.md").write_text("# Introduction\n\nWe thank Ulla Brandvik.\n")
    error = refused(COMMANDS[command], request)
    assert [finding.where.source for finding in error.findings] == ["prose/introduction.md"]
    assert [f.where.source for f in pipeline.check(request.folder)[0].errors] == ["prose/introduction.md"]


def it_refuses_a_name_in_a_setting_that_is_printed(tmp_path):
    request = folder_of(tmp_path, "Told.")
    with (request.folder / "report.toml").open("a") as file:
        file.write('[[report.notes]]\ntext = "As told by Ulla Brandvik."\n')
    error = refused(COMMANDS["build"], request)
    assert [finding.where.column for finding in error.findings] == ["notes"]


def but_it_lets_a_folder_pass_that_names_nobody(tmp_path):
    assert publication.freeze(folder_of(tmp_path, "It was [told](https://example.org/lawyer)."))[1]
