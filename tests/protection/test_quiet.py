"""Messages without values, files that are private while they are written, outputs that say nothing of the machine."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

import factories
import pytest
from canary.planted import MARK

from reportgen import packing
from reportgen.outputs import Delivery, deliver, delivering
from reportgen.outputs.lock import lock_file, locked
from reportgen.rendering.charts.painting import paint_svg
from reportgen.rendering.charts.pictures import drawing
from reportgen.rendering.docx.package import zipped
from reportgen.run import Request
from reportgen.settings import ReportSettings, Settings
from reportgen.terminal import Terminal


def it_says_nothing_of_what_a_defect_quotes(capsys):
    with pytest.raises(ValueError, match=MARK) as caught:
        int(MARK)
    Terminal(verbose=True).defect(caught.value)
    said = "".join(capsys.readouterr())
    assert "ValueError" in said
    assert MARK not in said


@pytest.mark.parametrize("private", [True, False])
def it_lets_nobody_look_while_it_writes(tmp_path, monkeypatch, private):
    """Not even into what will be delivered: it may still be refused."""
    seen = []

    def looked_at(stage, deliveries):
        seen.append(stat.S_IMODE(stage.path.stat().st_mode))
        return move_in(stage, deliveries)

    move_in = delivering._move_in
    monkeypatch.setattr(delivering, "_move_in", looked_at)
    deliver([Delivery(tmp_path / "out", {"a/b.txt": b"told"}, private=private)])
    assert seen == [0o700]
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def it_lets_nobody_look_into_the_file_that_is_locked(tmp_path):
    with locked(tmp_path / "out"):
        assert stat.S_IMODE(lock_file(tmp_path / "out").stat().st_mode) == 0o600


def it_puts_what_is_for_drafters_beside_what_leaves():
    request = Request(Path("folder"), Path("sent/out"))
    inside = [place for place in packing.places(request) if place.name.endswith("internal")]
    assert [place.relative_to(Path.cwd()) for place in inside] == [Path("sent/out.internal")]


def it_says_in_no_word_file_on_which_machine_it_was_made():
    with zipfile.ZipFile(io.BytesIO(zipped({"word/document.xml": b"<w/>"}, {}))) as archive:
        assert {entry.create_system for entry in archive.infolist()} == {0}


def it_paints_nothing_into_an_svg_but_the_picture():
    svg = paint_svg(drawing(factories.bar_figure().chart))
    assert b"<metadata" not in svg


@pytest.mark.parametrize("authorised_by", ["", "  "])
def it_is_a_specimen_without_an_authorisation(authorised_by):
    assert Settings(report=ReportSettings(authorised_by=authorised_by)).specimen
    assert not Settings(report=ReportSettings(authorised_by="The Secretary-General")).specimen
