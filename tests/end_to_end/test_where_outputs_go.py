"""Outputs never go into the folder that people edit, however its path is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from folders import case, write_folder

COMMANDS = (("build", "--format", "html"), ("annex", "--all"), ("figures",))


@pytest.fixture
def folder(tmp_path):
    return write_folder(tmp_path / "data" / "x", [case("C1", account="It was alleged.", act_types="detention")])


def everything(folder: Path) -> dict[str, bytes | None]:
    return {str(p): p.read_bytes() if p.is_file() else None for p in folder.rglob("*")}


def refused(run, tmp_path, *arguments, cwd=None):
    """The message of a command that is refused and writes nothing."""
    before = everything(tmp_path)
    done = run(*arguments, cwd=cwd or tmp_path)
    assert (done.code, done.out) == (2, ""), done.said
    assert "-o" in done.err
    assert everything(tmp_path) == before
    return done.err


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def it_refuses_the_folder_of_the_report_itself(run, folder, tmp_path, command):
    name, *options = command
    message = refused(run, tmp_path, name, folder, *options, "-o", "data/x")
    assert "data/x lies in the folder of the report" in message


@pytest.mark.parametrize("output", ["data/x/prose", "data/x/deep/er", "data/y/../x/", "link", "link/out", "data/x2"])
def it_refuses_what_leads_into_it(run, folder, tmp_path, output):
    (tmp_path / "link").symlink_to("data/x")
    (tmp_path / "data" / "x2").mkdir()
    (tmp_path / "data" / "x2" / "figures").symlink_to("../x")
    refused(run, tmp_path, "figures", folder, "-o", output)


def it_refuses_it_where_the_input_is_a_link(run, folder, tmp_path):
    (tmp_path / "link").symlink_to("data/x")
    refused(run, tmp_path, "figures", "link", "-o", folder)


def it_refuses_a_folder_whose_charts_or_drafts_would_go_into_it(run, tmp_path):
    for input_, output in (("out/figures", "out"), ("b.internal", "b")):
        folder = write_folder(tmp_path / input_, [case("C1", account="It was alleged.")])
        refused(run, tmp_path, "build", folder, "-o", output)


def it_refuses_to_write_into_it_where_it_runs_there(run, folder, tmp_path):
    refused(run, tmp_path, "figures", ".", cwd=folder)


def but_it_writes_beside_it_and_above_it(run, folder, tmp_path):
    for output in (folder.with_name("x-out"), folder.parent):
        assert run("figures", folder, "-o", output).code == 0
