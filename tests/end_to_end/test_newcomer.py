"""What somebody meets who has never used the commands."""

from __future__ import annotations

import re
import shlex

import pytest
from folders import REPORT_TOML, case, write_folder


def it_says_commands_that_can_be_typed_as_they_stand(run, tmp_path):
    folder = tmp_path / "Rapport été" / "brouillon n° 1"
    made = run("new", folder)
    check = made.err.split("then run: ")[1].split(" and ")[0]
    assert shlex.split(check) == ["reportgen", "check", str(folder)]


def it_counts_findings_in_whole_words(run, tmp_path):
    folder = write_folder(tmp_path / "folder", [case("C1", account="Told.", consent="not_applicable")])
    (folder / "prose").mkdir()
    (folder / "prose" / "polcy.md").write_text("# Further\n", encoding="utf-8")
    assert run("check", folder).err.splitlines() == ["0 errors, 1 warning, 1 finding in all."]
    built = run("build", folder, "-o", tmp_path / "out", "--format", "html")
    assert "2/7 validate: 1 warning\n" in built.err
    assert "    1 finding: warning prose.nearly_a_chapter (1)." in built.err


def it_warns_of_a_report_that_is_longer_than_its_limit(run, tmp_path):
    cases = [case("C1", account="Told.", consent="not_applicable")]
    folder = write_folder(tmp_path / "folder", cases, toml=f"{REPORT_TOML}\n[limits]\nwords = 100\n")
    built = run("build", folder, "-o", tmp_path / "out", "--format", "html", "--verbose")
    assert re.search(r"warning: .*The report has \d+ words.*Allowed: 100 words at most. \[report.too_long\]", built.err)
    assert "report.too_long" in (tmp_path / "out.internal" / "findings.json").read_text(encoding="utf-8")
    assert run("build", folder, "-o", tmp_path / "strict", "--format", "html", "--strict").code == 3


@pytest.mark.parametrize("asked", ["Arvannia", "Arv", "all"])
def it_makes_no_annex_of_a_state_that_was_only_nearly_named(run, tmp_path, asked):
    folder = write_folder(tmp_path / "folder", [case("C1", account="Told.", consent="not_applicable")])
    done = run("annex", folder, asked, "-o", tmp_path / "out")
    assert done.code == 2
    assert f'"{asked}" is not the ISO code or the full UN name of one State' in done.err
    assert not (tmp_path / "out").exists()
