"""Ways in which a name, or what leads to a person, could leave although each cell by itself is gated."""

from __future__ import annotations

import hmac
import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile

import pytest
from folders import case, write_folder


def person(key: str, name: str, **cells: str) -> dict[str, str]:
    return {"person_key": key, "name": name, "surname": name.rsplit(maxsplit=1)[-1], "consent": "named",
            "consent_date": "2031-01-01", "consent_evidence": "x", "descriptor": "a lawyer", **cells}  # fmt: skip


@pytest.mark.slow
def it_marks_entries_by_a_digest_whose_key_stays_in_the_folder(run, tmp_path):
    folder = write_folder(tmp_path / "folder", [case("2030-XAA-017", account="Told.")])
    run("build", folder, "-o", tmp_path / "out", "--format", "docx")
    with zipfile.ZipFile(tmp_path / "out" / "report.docx") as archive:
        document = archive.read("word/document.xml").decode()
    version = json.loads((tmp_path / "out" / "facts.json").read_text())["data_version"]
    own = (folder / ".reportgen" / "key").read_bytes()
    guessed, kept = (hmac.new(key, b"2030-XAA-017", "sha256").hexdigest()[:12] for key in (version.encode(), own))
    names = " ".join(re.findall(r'w:name="([^"]+)"', document))
    assert guessed not in document
    assert kept in names


SECRET = "Zyxqanor Vrublikov"


@pytest.mark.parametrize("address", ["https://example.org/%56rublikov", "https://example.org/&#86;rublikov",
                                     "https://example.org/Vrub%6Cikov-case"])  # fmt: skip
@pytest.mark.slow
def it_reads_the_address_of_a_link_as_a_browser_does(run, tmp_path, address):
    folder = write_folder(tmp_path / "folder", [case("C-1", account=f"It was [told]({address}).")],
                          persons=[person("P-1", SECRET, consent="none")])  # fmt: skip
    done = run("build", folder, "-o", tmp_path / "out", "--format", "html")
    assert done.code == 5, done.said
    assert "rublikov" not in done.said
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def it_searches_charts_that_are_drawn_alone(run, tmp_path):
    history = [{"year": "2029", "report": "A/HRC/97/1", "metric": "states", "value": "3"},
               {"year": "2030", "report": "A/HRC/98/1", "metric": "states", "value": "4",
                "break": f"after the case of {SECRET}"}]  # fmt: skip
    folder = write_folder(tmp_path / "folder", [case("C-1", account="Told.")], history=history,
                          persons=[person("P-1", SECRET, consent="none")])  # fmt: skip
    done = run("figures", folder, "-o", tmp_path / "out")
    assert done.code == 5, done.said
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def it_puts_what_is_for_drafters_beside_the_output_however_its_path_is_written(run, tmp_path):
    folder = write_folder(tmp_path / "folder", [case("C-1", account="Told.")])
    (tmp_path / "sent" / "charts").mkdir(parents=True)
    done = run("build", folder, "-o", tmp_path / "sent" / "charts" / "..", "--format", "html")
    assert done.code == 0, done.said
    assert (tmp_path / "sent.internal" / "left_out.json").stat().st_mode & 0o777 == 0o600
    assert not list((tmp_path / "sent").rglob("left_out.json"))


@pytest.mark.parametrize(
    "cells",
    [{"table": "cases", "column": "public_references", "old": "x", "new": "y"},
     {"table": "cases", "column": "previous", "old": "x", "new": "y"}],
)  # fmt: skip
@pytest.mark.slow
def it_quotes_no_words_where_a_correction_does_not_fit(run, tmp_path, cells):
    row = case("C-1", consent="withheld", public_references=f"https://example.org/{SECRET}", previous=SECRET)
    folder = write_folder(tmp_path / "folder", [row], corrections=[{"key": "C-1", **cells}])
    done = run("check", folder)
    assert done.code == 3, done.said
    assert "rublikov" not in done.said


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals of a terminal")
def it_leaves_nothing_and_shows_no_traceback_when_it_is_interrupted(tmp_path):
    folder = write_folder(tmp_path / "folder", [case(f"C-{n}", account="Told.") for n in range(3000)])
    command = [sys.executable, "-m", "reportgen", "build", str(folder), "-o", str(tmp_path / "to" / "out")]
    started = subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        process_group=0,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  it may be ignored here
    )
    said = ""
    while "compose" not in said:
        said += started.stderr.readline()
    time.sleep(0.5)
    os.killpg(started.pid, signal.SIGINT)
    said += started.communicate()[1]
    assert started.returncode == 130, said
    assert "Traceback" not in said
    assert not list(tmp_path.glob("to/**/*"))
