"""Words planted in every confidential column of gated cases are hunted in all that every command leaves and says.

Whatever way a command ends: in its outputs, its caches, its temporary files, what the folder keeps, and its messages;
in every encoding that the formats allow (tests/canary). The commands run without a network, which none of them asks
for. tests/mutants shows that each gate of protection is watched here or by a test that it names.
"""

from __future__ import annotations

import json
import stat
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from canary.hunt import hunted
from canary.planted import CASE_IDS, KEPT_DAYS, MARK, TELEPHONE, plant, word
from canary.watched import Watched, Watcher
from folders import write_table

from reportgen.cli import reportgen
from reportgen.drafts import Package

pytestmark = pytest.mark.slow

SECRET = f"{MARK}environment"
PLANTED = (MARK, TELEPHONE)
DELIVERED = ("output", "charts", "published", "output-without", "compared", "left")
NOT_DELIVERED = (*PLANTED, *CASE_IDS, *KEPT_DAYS, "XAA 70", "canary-machine")
"""Ids, days, references of gated cases, and where the machine keeps the folder."""

UNTOLD_STATES = ("Belmark", "Cordania")
"""States all of whose cases are left out."""

UNCOUNTED_STATE = "Dorvale"
"""A State whose only case may be counted, and is not where the policy says so."""

MEANT = ("Openly Named", "a lawyer was followed", "no entry on")
"""What is meant to be found, so that the hunt is known to find."""

SOUGHT = (*NOT_DELIVERED, *UNTOLD_STATES, UNCOUNTED_STATE, *MEANT)


@dataclass(frozen=True)
class Witnessed:
    """What was run, in which place, and what was found in each file that no person had typed, by its path there."""

    runs: list[Watched]
    place: Path
    found: Mapping[str, Mapping[str, str]]

    def leaks(self, needles: Iterable[str], *folders: str, but: Iterable[str] = ()) -> dict[str, dict[str, str]]:
        """The needles that stand in files of these folders, by file; `but`: names of files that are not looked at."""
        sought = set(needles)
        return {
            path: words
            for path, all_words in self.found.items()
            if (not folders or path.split("/")[0] in folders) and Path(path).stem not in but
            if (words := {needle: around for needle, around in all_words.items() if needle in sought})
        }


def succeeding(watcher: Watcher, place: Path) -> Iterable[tuple[Watched, int]]:
    """Every command, with the exit code by which it is to end."""
    folder, without, output = place / "folder", place / "without", place / "output"

    def run(*arguments: object, ends: int = 0) -> tuple[Watched, int]:
        return watcher.run(*arguments, WATCHED_SECRET=SECRET), ends

    yield run("new", place / "new")
    yield run("check", folder)
    yield run("check", folder, "--json")
    yield run("lint", folder)
    yield run("lint", folder, "--json")
    yield run("build", folder, "--verbose", "-o", output)
    yield run("annex", folder, "--all", "-o", output)
    yield run("annex", folder, "XAB", "XAC", "-o", output)
    yield run("figures", folder, "-o", place / "charts")
    yield run("freeze", folder, "--label", "as of now")
    yield run("build", folder, "--publish", "-o", place / "published", "--format", "html", ends=5)
    for signatory in ("Ana Ruiz, Chief of Section", "Bo Lindt, Senior Official"):
        yield run("sign-off", folder, "--as", signatory)
    yield run("sign-off", folder, "--list")
    yield run("versions", folder, "--json")
    yield run("build", folder, "--publish", "-o", place / "published", "--format", "html", "--format", "docx")
    yield run("build", folder, "-q", "-o", output)
    yield run("audit", folder)
    yield run("screen", output / "report.docx", output / "report.pdf", "--folder", folder)
    yield run("screen", folder / "persons.csv", "--folder", folder, ends=5)
    yield run("trace", folder, "cases")
    yield run("trace", folder, "withheld.persons", "--json")
    yield run("verify", output / "report.docx", output / "report.html", "--folder", folder)
    yield run("verify", output / "report.html", "--folder", without, "--json", ends=3)
    yield from leaving(run, place)
    yield from comparing(run, place)
    yield run("build", without, "-o", place / "output-without", "--format", "html")
    yield run("annex", without, "XAD", "-o", place / "output-without")


def leaving(run: Callable[..., tuple[Watched, int]], place: Path) -> Iterable[tuple[Watched, int]]:
    """A draft is refreshed and finished, for editors, as a draft, and to be published."""
    folder, draft, left = place / "folder", place / "output" / "report.docx", place / "left"
    yield run("refresh", folder, draft, "-o", left / "refreshed.docx")
    yield run("finalize", draft, "--folder", folder, "-o", left / "final.docx", "--json")
    yield run("finalize", draft, "--folder", folder, "--draft", "-o", left / "circulated.docx")
    yield run("finalize", draft, "--folder", folder, "--publish", "-o", left / "published.docx")


def refused(place: Path, inside: str) -> Path:
    """A draft into which people typed something, in a folder that is theirs."""
    theirs = place.with_name(f"{place.name}-theirs")
    theirs.mkdir(exist_ok=True)
    package = Package.read(place / "output" / "report.docx")
    text = package.parts["word/document.xml"].decode()
    package.add("word/document.xml", text.replace("</w:p></w:tc>", f"{inside}</w:p></w:tc>", 1).encode())
    path = theirs / f"{len(list(theirs.iterdir()))}.docx"
    path.write_bytes(package.written())
    return path


def comparing(run: Callable[..., tuple[Watched, int]], place: Path) -> Iterable[tuple[Watched, int]]:
    """A version is frozen, a case that it tells of withdrawn, and both are compared; the folder is as it was then."""
    changed, compared = place / "changed", ("-o", place / "compared")
    plant(changed)
    yield run("freeze", changed)
    plant(changed, consent="withdrawn")
    yield run("compare", changed)
    yield run("compare", changed, "--format", "docx", "--format", "html", "--format", "json", *compared)
    yield run("freeze", changed)
    yield run("compare", changed, "1", "2", "--verbose")
    yield run("corrigendum", changed, "1", "2", *compared, ends=5)
    yield run("corrigendum", changed, "1", "3", *compared, ends=2)


def failing(watcher: Watcher, place: Path) -> Iterable[tuple[Watched, int]]:
    """Every way of ending that is no success; nothing of these may change what stands in the output folder."""
    folder, output = place / "folder", place / "output"
    quick = ("-o", output, "--format", "html")

    def run(*arguments: object, ends: int, **environment: str) -> tuple[Watched, int]:
        return watcher.run(*arguments, WATCHED_SECRET=SECRET, **environment), ends

    yield run("annex", folder, "Atlantis", "-o", output, ends=2)
    yield run("build", folder, "-o", folder / "inside", ends=2)
    yield run("build", folder, "--strict", *quick, ends=3)
    yield run("check", place / "broken", ends=3)
    yield run("build", place / "broken", *quick, ends=5)
    yield run("build", place / "misspelled", *quick, ends=4)
    yield run("build", place / "thanked", *quick, ends=5)
    yield run("lint", place / "thanked", ends=5)
    yield run("check", place / "typed", ends=3)
    yield run("build", place / "typed", *quick, ends=5)
    name = f"{word('withheld', 'name')} {word('withheld', 'surname')}"
    changed = f'<w:ins w:id="9" w:author="{name}"><w:r><w:t>Of {name}.</w:t></w:r></w:ins>'
    for inside, code in ((f"<w:r><w:t>Of {name}.</w:t></w:r>", 5), (changed, 3)):
        draft = refused(place, inside)
        yield run("finalize", draft, "--folder", folder, "-o", place / "left" / "refused.docx", ends=code)
        yield run("finalize", draft, "--folder", folder, "--draft", "-o", place / "left" / "refused.docx", ends=5)
    yield run("build", folder, "-o", place / "held", "--format", "html", ends=6)
    yield run("build", folder, *quick, ends=1, WATCHED_BREAKS="reportgen.aggregation")
    yield watcher.interrupt("build", folder, "-o", output, when="compose"), 130


def folders(place: Path) -> dict[Path, bytes]:
    """The folders of a report that people typed, and what stands in them."""
    plant(place / "folder")
    plant(place / "without", statistics=False)
    plant(place / "changed", consent="withdrawn")
    break_cells(plant(place / "broken"))
    plant(place / "typed", account_anonymous=f"On 17 June 2030 {word('anonymous', 'surname')} was there.")
    for name, words in (
        ("misspelled", "{{ states.folow_up }} States."),
        ("thanked", f"We thank {word('withheld', 'surname')}."),
    ):
        chapters = plant(place / name) / "prose"
        chapters.mkdir()
        (chapters / "introduction.md").write_text(f"# Introduction\n\n{words}\n")
    (place / "held").write_text("a file where a folder should be")
    return {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}


def break_cells(folder: Path) -> None:
    """Put cells into the folder in every confidential column that cannot be read, contacts, and the like."""
    cells = {column: word("broken", column) for column in ("gender", "age_group", "kind", "detained", "consent",
                                                          "consent_by", "consent_date")}  # fmt: skip
    persons = [{"person_key": "P-1", "name": word("broken", "name"), **cells},
               {"person_key": "P-1", "name": f"{word('broken', 'name')} {word('broken', 'surname')}"}]  # fmt: skip
    write_table(folder / "persons.csv", persons)
    typed = f"{word('broken', 'name')} {{{word('broken', 'key')}}} {{P-7}} P-1 {{"
    cases = [{"case_id": "C-1", "states": "XAA", "part": "new", "record_type": "individual", "consent": "named",
              "inclusion": "include", "victims": word("broken", "victims"), "phone": f"+999{TELEPHONE}77",
              "inclusion_reason": word("broken", "inclusion_reason"), "account": typed, "account_anonymous": typed,
              "account_short": typed, "place": word("broken", "place"), "decided_on": "unknown"}]  # fmt: skip
    write_table(folder / "cases.csv", cases)
    write_table(folder / "corrections.csv", [
        {"table": table, "key": key, "column": column, "old": word("broken", "old"), "new": word("broken", "new")}
        for table, key, column in (("persons", "P-1", "name"), ("cases", "C-1", "place"))
    ])  # fmt: skip


@pytest.fixture(scope="module")
def witnessed(tmp_path_factory) -> Witnessed:
    place = tmp_path_factory.mktemp("canary-machine")
    typed = folders(place)
    with Watcher(place) as watcher:
        runs = list(succeeding(watcher, place))
        delivered = contents(place / "output")
        keep_what_is_kept(place)
        runs += failing(watcher, place)
    assert [(done.typed, done.code, done.err[-2000:]) for done, code in runs if done.code != code] == []
    assert contents(place / "output") == delivered
    assert {path: path.read_bytes() for path in typed} == typed
    written = {str(path.relative_to(place)): path for path in contents(place) if path not in typed}
    hunt = cache(lambda content: hunted(content, SOUGHT))  # many files are the same in several places
    found = {
        name: hunt(path.read_bytes())
        for name, path in written.items()
        if not name.startswith("hook/") and name != "watched.jsonl"
    }
    return Witnessed([done for done, _ in runs], place, found)


def keep_what_is_kept(place: Path) -> None:
    """Copies of the entries of the caches without their seals, for the next run takes the entries away."""
    for number, entry in enumerate(place.glob("*/.reportgen/cache/*")):
        (place / "kept").mkdir(exist_ok=True)
        content = entry.read_bytes()[64:]
        (place / "kept" / f"entry{number}").write_bytes(content)
        if b'"leaf"' in content:  # drawn pages: their streams as they stand in a PDF
            pages = [page for line in content[32:].splitlines() for page in json.loads(line).values()]
            leaves = [page["leaf"] for page in pages]
            streams = [stream for objects, *_ in leaves for _, stream in objects if stream]
            (place / "kept" / f"entry{number}-streams").write_bytes("\n".join(streams).encode("latin-1"))
        (place / "kept" / f"entry{number}-sealed").write_bytes(entry.read_bytes())


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def it_says_no_planted_word_however_it_ends(witnessed):
    said = {done.typed: hunted(done.said.encode(), PLANTED) for done in witnessed.runs}
    assert {typed: words for typed, words in said.items() if words} == {}


def it_writes_no_planted_word_anywhere(witnessed):
    assert witnessed.leaks(PLANTED) == {}


def it_delivers_no_id_no_day_and_no_reference_of_a_gated_case_and_no_path(witnessed):
    assert witnessed.leaks(NOT_DELIVERED, *DELIVERED, "kept") == {}


def it_speaks_of_no_state_whose_cases_are_all_left_out(witnessed):
    assert witnessed.leaks(UNTOLD_STATES, *DELIVERED, but=("XAB", "XAC")) == {}
    assert witnessed.leaks([UNCOUNTED_STATE], "output-without", but=["XAD"]) == {}


def it_tells_nothing_of_a_case_that_was_withdrawn_between_two_versions(witnessed):
    assert witnessed.leaks(["a lawyer was followed"], "compared") == {}
    assert "There is no change to be told." in (witnessed.place / "compared" / "comparison.html").read_text()


def it_tells_no_government_whether_it_has_cases_that_are_left_out(witnessed):
    annexes = [f"output/annexes/{state}.{form}" for state in ("XAB", "XAC") for form in ("docx", "pdf")]
    assert all("no entry on" in witnessed.found[name] for name in annexes)


def but_it_finds_what_is_meant_to_be_there(witnessed):
    for form in ("docx", "pdf", "html"):
        assert {"Openly Named", "a lawyer was followed"} <= set(witnessed.found[f"output/report.{form}"])
    assert [name for name, words in witnessed.found.items() if name.startswith("kept/") and "Openly Named" in words]
    assert "SECRET-" in witnessed.found["output.internal/left_out.json"]


def it_runs_every_command_and_ends_by_every_code(witnessed):
    assert {done.command for done in witnessed.runs} == set(reportgen.commands)
    assert {done.code for done in witnessed.runs} == {0, 1, 2, 3, 4, 5, 6, 130}


def it_asks_for_no_network(witnessed):
    assert {done.typed: done.all_of("network") for done in witnessed.runs if done.all_of("network")} == {}


def it_starts_no_program_but_those_that_look_for_fonts_libraries_and_git(witnessed):
    started = {Path(program).name for done in witnessed.runs for (program,) in done.all_of("starts")}
    assert started <= {"git", "fc-list", "ldconfig", "gcc", "cc", "ld", "objdump"}


def it_leaves_nothing_in_the_temporary_folder_and_nothing_half_written(witnessed):
    assert {done.typed: done.left for done in witnessed.runs if done.left} == {}
    hidden = [path for path in witnessed.place.rglob(".*") if path.name not in (".reportgen", ".gitignore")]
    assert [path for path in hidden if not path.is_relative_to(witnessed.place / "home")] == []


def it_writes_in_private_folders_only(witnessed):
    """What is being written stands where nobody else may look: in a stage beside the output, in what the folder keeps.

    Outside of these: caches, which hold no word of the data, and the temporary folder of the user.
    """
    place = witnessed.place
    own = [(path, private) for done in witnessed.runs for path, private in done.all_of("writes")]
    assert own
    caches = tuple(map(str, (place / "cache", place / "tmp", "/dev/null")))
    for path, private in own:
        if not path.startswith(caches):
            assert any(part.startswith(".reportgen") for part in Path(private).parts) or path.endswith(".lock"), path


def it_keeps_what_is_for_drafters_from_others(witnessed):
    inside = list(witnessed.place.glob("*.internal"))
    assert inside
    for folder in inside:
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    kept = list((witnessed.place / "folder" / ".reportgen").rglob("*"))
    assert kept
    assert {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in kept} == {0}


def but_the_watch_sees_a_socket_a_program_and_a_file(tmp_path):
    script = """
import os, socket, subprocess, tempfile
subprocess.run(["true"])
tempfile.mkstemp()
open(os.environ["HOME"] + "/x", "w").close()
try:
    socket.create_connection(("127.0.0.1", 9))
except PermissionError:
    print("refused")
"""
    done = Watcher(tmp_path, program=["-c", script]).run("check")
    assert done.out == "refused\n"
    assert done.all_of("network")
    assert [Path(program).name for (program,) in done.all_of("starts")] == ["true"]
    assert str(tmp_path / "home" / "x") in [path for path, _ in done.all_of("writes")]
    assert len(done.left) == 1
