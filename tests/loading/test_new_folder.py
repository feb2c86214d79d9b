"""A new folder is complete, explains itself, and reads back without a finding."""

from __future__ import annotations

import dataclasses
import re
import subprocess
import sys
import tomllib

import pytest

from reportgen import resources
from reportgen.cases.schema import TABLES
from reportgen.loading import blank_folder, load
from reportgen.loading.report_toml import read_settings
from reportgen.settings import SECTIONS, PolicySettings, Settings


@pytest.fixture
def toml():
    return blank_folder()["report.toml"]


def written(path):
    for name, text in blank_folder().items():
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return path


def it_reads_back_without_a_finding(toml):
    settings, findings = read_settings(toml.encode())
    assert not findings
    assert settings == Settings(policy=PolicySettings(statistics=False, reply_grades=True))


def it_writes_out_the_two_decisions_that_every_report_takes(toml):
    assert tomllib.loads(toml)["policy"] == {"statistics": False, "reply_grades": True}


def it_reads_back_without_a_finding_when_every_setting_is_given(toml):
    given = re.sub(r"(?m)^# (?=\[\[|\w+ = )", "", toml)
    settings, findings = read_settings(given.encode())
    assert not findings
    content = tomllib.loads(given)
    for name, kind in SECTIONS.items():
        assert set(content[name]) == {field.name for field in dataclasses.fields(kind)}
    assert settings.limits == Settings().limits
    assert settings.charts == Settings().charts


@pytest.mark.parametrize("name", SECTIONS)
def it_says_what_every_setting_means(toml, name):
    plain = " ".join(line.removeprefix("# ") for line in toml.splitlines())
    for field in dataclasses.fields(SECTIONS[name]):
        assert field.metadata["doc"][1:] in plain


def it_has_no_line_that_is_too_long_to_read(toml):
    assert all(len(line) <= 120 for line in toml.splitlines() if not re.match(r"# \w+ = ", line))


def it_has_every_table_with_its_header_and_no_row():
    files = blank_folder()
    for name, schema in TABLES.items():
        assert files[f"{name}.csv"] == ",".join(schema.names) + "\n"


def it_copies_the_default_chapters():
    chapters = {file.name for file in (resources.templates() / "prose").glob("*.md")}
    assert {name for name in blank_folder() if name.startswith("prose/")} == {f"prose/{name}" for name in chapters}


def it_keeps_names_and_keys_out_of_version_control():
    assert {".reportgen/", "persons.csv"} <= set(blank_folder()[".gitignore"].splitlines())


def it_loads_as_it_is(tmp_path):
    loaded = load(written(tmp_path))
    assert loaded.raw.findings == ()
    assert set(loaded.raw.tables) == set(TABLES)
    assert all(file.own for file in loaded.prose)


def it_loads_once_rows_are_added(tmp_path):
    path = written(tmp_path)
    with (path / "cases.csv").open("a", encoding="utf-8") as file:
        file.write("C-1,NA,,,new,,,,individual\n")
    cells = load(path).raw.tables["cases"].cells
    assert cells.loc[2, ["case_id", "states", "record_type", "consent"]].tolist() == ["C-1", "NA", "individual", ""]


def it_needs_no_library_for_tables():
    """`reportgen new` and --help must not wait for pandas."""
    code = (
        "import sys; from reportgen.loading import blank_folder; import reportgen.loading.report_toml; blank_folder();"
        "print({'pandas', 'numpy', 'openpyxl', 'python_calamine', 'lxml'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "set()"
