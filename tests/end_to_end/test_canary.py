"""Unique strings planted in every confidential column of cases that are withheld, withdrawn, counted only or anonymous
are looked for in every output, message and file of every command, in every encoding that the formats allow."""

from __future__ import annotations

import base64
import io
import re
import zipfile
import zlib
from pathlib import Path

import pytest
from folders import REPORT_TOML, case, write_folder

CANARIES = {
    "name": "Zyxqanor",
    "surname": "Vrublikov",
    "place": "Quorblithe",
    "mail": "mjolnaxx",
    "phone": "5550198273",
    "note": "Flimberwick",
    "account": "Snargelpost",
    "descriptor": "Grumbleknot",
}
STATES = {"withheld": "XAB", "withdrawn": "XAC", "statistics": "XAD", "anonymous": "XAA", "named": "XAA"}


def canary_folder(folder: Path, *, statistics: bool) -> Path:
    """A folder in which every gated case holds every canary, each with a number of its own."""
    cases, persons, actions, responses = [], [], [], []
    for number, consent in enumerate(("withheld", "withdrawn", "statistics", "anonymous", "", "exclude"), start=1):
        c = {kind: f"{word}{number}" for kind, word in CANARIES.items()}
        told = f"{c['account']} wrote to {c['mail']}@example.org, telephone {c['phone']}."
        cases.append(
            case(
                f"SECRET-{number}",
                states=STATES.get(consent, "XAB"),
                consent="named" if consent == "exclude" else consent,
                inclusion="exclude" if consent == "exclude" else "include",
                inclusion_reason="protection",
                place=c["place"],
                victims=f"P-{number}",
                decided_by=c["note"],
                internal_notes=c["note"],
                account=f"{told} {{P-{number}}} was there.",
                account_anonymous=f"{{P-{number}}} was followed." if consent == "anonymous" else told,
                account_short="" if consent == "anonymous" else told,
                act_types="detention",
                act_dates="2030-06-17",
                previous=f"A/HRC/98/1 {c['note']}",
                public_references=f"https://example.org/{c['note']}",
                private_remark=c["note"],
            )
        )
        persons.append(
            {"person_key": f"P-{number}", "name": f"{c['name']} {c['surname']}", "surname": c["surname"],
             "consent": "named", "profile": c["note"],
             "descriptor": "a lawyer" if consent == "anonymous" else c["descriptor"],
             "consent_evidence": c["note"], "consent_date": "2031-01-01"}
        )  # fmt: skip
        actions.append({"action": f"AL XAA {number}/2030", "kind": "communication", "date": "2030-07-13",
                        "case_ids": f"SECRET-{number}", "put_to": "XAA", "public": "yes"})  # fmt: skip
        responses.append({"response_id": f"R-{number}", "case_ids": f"SECRET-{number}", "state": "XAA", "text": told,
                          "date_received": "2030-09-21", "public": "yes", "form": "substantive"})  # fmt: skip
    cases.append(case("OPEN-1", account="It was alleged that {P-99} was threatened.", victims="P-99"))
    persons.append({"person_key": "P-99", "name": "Openly Named", "surname": "Named", "consent": "named",
                    "honorific": "Ms.", "consent_date": "2031-01-01", "consent_evidence": "x"})  # fmt: skip
    corrections = [{"table": "cases", "key": "SECRET-1", "column": "place", "old": f"{CANARIES['place']}1",
                    "new": f"{CANARIES['place']}1b",
                    "reason": f"{CANARIES['note']}9", "by": f"{CANARIES['note']}9"}]  # fmt: skip
    toml = REPORT_TOML + (f"statistics = {str(statistics).lower()}\n")
    return write_folder(folder, cases, toml=toml, persons=persons, un_actions=actions, responses=responses,
                        corrections=corrections)  # fmt: skip


def texts_of(path: Path) -> bytes:
    """A file's bytes, with archives and compressed streams opened, to be searched for anything."""
    content = path.read_bytes()
    parts = [content]
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                part = archive.read(name)
                parts += [name.encode(), part, re.sub(rb"<[^>]+>", b"", part)]
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
        parts.append(_inflated(stream))
    if path.suffix == ".pdf":
        import pypdf

        reader = pypdf.PdfReader(path)
        parts += [page.extract_text().encode() for page in reader.pages]
        parts += [str(reader.metadata).encode(), str(reader.outline).encode()]
    return b"\n".join(parts)


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return b""


def found(haystack: bytes, word: str) -> bool:
    """Whether a word stands in bytes: as UTF-8, UTF-16, hexadecimal, base64, or with marks between its letters."""
    forms = [word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be"), word.encode().hex().encode()]
    encoded = [base64.b64encode(b"x" * shift + word.encode())[4:-4] for shift in range(3)]
    forms += [form for form in encoded if len(form) > 7]  # a shorter piece stands anywhere by chance
    low = haystack.lower()
    return any(form.lower() in low for form in forms)


@pytest.fixture(scope="module", params=[False, True], ids=["statistics kept out", "statistics counted"])
def everything(request, run, tmp_path_factory):
    """Everything that the commands wrote and said for the canary folder: (place, bytes)."""
    home = tmp_path_factory.mktemp("canary")
    folder = canary_folder(home / "folder", statistics=request.param)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    said = []
    environment = {"HOME": str(home / "home"), "TMPDIR": str(home / "tmp"), "XDG_CACHE_HOME": str(home / "cache")}
    for name in ("home", "tmp", "cache"):
        (home / name).mkdir()
    for arguments in (("check",), ("check", "--json"), ("lint",), ("lint", "--json"), ("build", "--verbose"),
                      ("annex", "--all"), ("annex", "XAB"), ("figures",), ("build", "--strict")):  # fmt: skip
        output = () if arguments[0] in ("check", "lint") else ("-o", home / "output")
        done = run(arguments[0], folder, *arguments[1:], *output, **environment)
        assert done.code in (0, 3), done.err
        said.append((" ".join(arguments), done.said.encode()))
    assert (home / "output" / "report.pdf").exists()
    written = [p for p in home.rglob("*") if p.is_file() and p not in before]
    assert all(path.read_bytes() == content for path, content in before.items())
    return said + [(str(path.relative_to(home)), texts_of(path)) for path in written]


@pytest.mark.slow
@pytest.mark.parametrize("kind", CANARIES)
def it_lets_no_canary_out(everything, kind):
    places = [place for place, content in everything if found(content, CANARIES[kind])]
    assert places == []


@pytest.mark.slow
def it_delivers_no_case_id_and_no_reference_or_day_of_an_anonymous_case(everything):
    for place, content in everything:
        if place.startswith("output/"):
            for word in ("SECRET-", "OPEN-1", "XAA 4/2030", "17 June 2030", "21 September 2030", "13 July 2030"):
                assert not found(content, word), (place, word)


@pytest.mark.slow
def but_it_finds_what_is_meant_to_be_there(everything):
    """The search itself works: an open name is found in each document."""
    documents = {place: content for place, content in everything if place.startswith("output/report.")}
    assert len(documents) == 3
    assert all(found(content, "Openly") or found(content, "Openly Named") for content in documents.values())
