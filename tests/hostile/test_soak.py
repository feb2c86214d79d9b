"""Two hundred random hostile folders, each with a documented end; a defect is shown in the smallest folder for it."""

from __future__ import annotations

import json
import tempfile
from itertools import count
from pathlib import Path
from unittest import mock

import pytest
import soak
from attacks import attack
from hypothesis import HealthCheck, given, settings
from judging import Outcome, judge, read_once, watched, write
from strategies import HostileFolder, folders

from reportgen.loading import reference

FOLDERS = 200
numbers = count()


@pytest.fixture(scope="module", autouse=True)
def shortcuts():
    """What never changes is read once for all folders here, as it is in a soak; other tests read it themselves."""
    with mock.patch.multiple(reference, _rows=reference._rows, fold=reference.fold):
        read_once()
        yield


@settings(max_examples=FOLDERS, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(folders())
def it_ends_as_documented_tells_no_secret_and_writes_nowhere_else(folder):
    outcome = judge(folder, steps=soak.steps_of(next(numbers)))
    assert outcome.defects == []
    assert outcome.code in soak.CODES


@settings(max_examples=5, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(folders())
def it_does_so_on_the_command_line_too(folder):
    with tempfile.TemporaryDirectory() as made:
        path = write(folder, Path(made) / "in")
        done = attack("build", path, "-o", Path(made) / "out", "--format", "docx", "--format", "html", "--verbose")
        assert (done.code == 0) == (Path(made) / "out" / "manifest.json").exists()
        assert not any(word in done.said for word in folder.canaries)
        assert {found.name for found in Path(made).iterdir()} <= {"in", "out", "out.internal"}


def but_a_defect_a_leak_and_a_stray_file_are_seen(monkeypatch, tmp_path):
    from reportgen import pipeline
    from reportgen.findings import Finding, Findings, Severity, Where

    def broken(path):
        (tmp_path / "stray").write_text("x")
        return Findings([Finding("a", Severity.NOTE, Where("b"), "Zqxanorvublikperson1")]), 0

    def failing(path):
        raise KeyError

    monkeypatch.setattr(pipeline, "check", broken)
    monkeypatch.setattr(pipeline, "lint", failing)
    folder = HostileFolder({"report.toml": b""}, frozenset({"Zqxanorvublikperson1"}))
    defects = judge(folder, steps=("check", "lint")).defects
    assert any(defect.startswith("opened for writing") for defect in defects)
    assert "a planted word in check" in defects
    assert any(defect.startswith("lint: KeyError") for defect in defects)


def but_a_socket_is_seen_too(tmp_path):
    import socket

    with watched(tmp_path) as seen, pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", 9), timeout=1)
    assert "socket.connect" in seen


def it_goes_on_where_it_was_broken_off(tmp_path, monkeypatch):
    judged = []

    def once(folder, **_):
        judged.append(folder)
        return Outcome(code=3)

    monkeypatch.setattr(soak, "judge", once)
    log = tmp_path / "log"
    soak.soak(soak.BATCH, 0, log)
    first = len(judged)
    result = soak.soak(2 * soak.BATCH, 0, log)
    assert first == soak.BATCH
    assert len(judged) == 2 * soak.BATCH
    assert result["folders"] == 2 * soak.BATCH
    assert result["codes"] == {3: 2 * soak.BATCH}
    assert [json.loads(line)["batch"] for line in log.read_text().splitlines()] == [0, 1]


@pytest.mark.parametrize(("defects", "code"), [([], 0), (["a planted word in check"], 1)])
def it_prints_its_figures_and_ends_with_what_it_found(tmp_path, monkeypatch, capsys, defects, code):
    monkeypatch.setattr(soak, "judge", lambda *_, **__: Outcome(3, 0.5, defects))
    monkeypatch.setattr("sys.argv", ["soak.py", "--folders", "1", "--log", str(tmp_path / "log")])
    assert soak.main() == code
    told = capsys.readouterr().out
    assert f"{soak.BATCH} folders in" in told
    assert f"exit 3: {soak.BATCH:6}" in told
    assert f"defects: {len(defects) * soak.BATCH}" in told
    assert told.count("a planted word") == len(defects) * soak.BATCH
