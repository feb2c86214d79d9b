"""Fonts are found or their absence is said; nothing is replaced in silence."""

from __future__ import annotations

import shutil

import pytest

from reportgen.errors import OutputError
from reportgen.findings import Severity
from reportgen.rendering import fonts


@pytest.fixture
def no_fonts(monkeypatch):
    monkeypatch.setattr(fonts, "_installed", lambda environment: {})


def it_finds_every_face_of_the_family():
    assert fonts.missing_fonts() == ()
    assert {fonts.font_file(face).name for face in fonts.Face} == {face.file_name for face in fonts.Face}


def it_names_the_package_of_a_missing_font(no_fonts):
    (finding,) = fonts.missing_fonts()
    assert finding.rule == "font.missing"
    assert finding.severity is Severity.ERROR
    assert "apt-get install fonts-liberation2" in finding.message
    assert "Liberation Serif (Regular, Italic, Bold, BoldItalic)" in finding.message


def it_names_the_one_face_that_is_missing(monkeypatch):
    others = {face.file_name.casefold(): fonts.font_file(face) for face in fonts.Face if face is not fonts.Face.ITALIC}
    monkeypatch.setattr(fonts, "_installed", lambda environment: others)
    (finding,) = fonts.missing_fonts()
    assert "Liberation Serif (Italic)" in finding.message


def it_refuses_to_name_a_file_that_is_not_there(no_fonts):
    with pytest.raises(OutputError, match="fonts-liberation2") as refused:
        fonts.font_file(fonts.Face.REGULAR)
    assert refused.value.findings == tuple(fonts.missing_fonts())


def it_prefers_the_fonts_that_the_user_installed(monkeypatch, tmp_path):
    own = tmp_path / "fonts" / "LiberationSerif-Regular.ttf"
    own.parent.mkdir()
    shutil.copy(fonts.font_file(fonts.Face.REGULAR), own)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert fonts.font_file(fonts.Face.REGULAR) == own


def it_prefers_the_newer_of_two_packages(monkeypatch, tmp_path):
    for package in ("liberation", "liberation2"):
        folder = tmp_path / "fonts" / package
        folder.mkdir(parents=True)
        (folder / "LiberationSerif-Regular.ttf").write_bytes(b"")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert fonts.font_file(fonts.Face.REGULAR).parent.name == "liberation2"
