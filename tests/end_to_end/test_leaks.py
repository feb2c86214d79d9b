"""Ways in which a name, or what leads to a person, could leave although each cell by itself is gated."""

from __future__ import annotations

import hmac
import json
import re
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
