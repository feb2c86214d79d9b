"""After a correction: what a run makes with the help of the last one is, to the byte, what it makes without.

And what it must not keep: a run leaves nothing of former data, and one that is refused leaves nothing at all.
"""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from concurrent.futures import Future
from itertools import pairwise
from pathlib import Path

import pytest
from canary.hunt import hunted
from folders import REPORT_TOML, case, write_folder
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from laws import times

from reportgen import parallel, pictures, pipeline, revision
from reportgen.cache import Cache
from reportgen.errors import ReportgenError
from reportgen.name_search import NameIndex
from reportgen.rendering.charts import pictures as charts
from reportgen.rendering.charts import repainting
from reportgen.rendering.pdf.drawing import Easel
from reportgen.revision import Revision
from reportgen.run import FORMATS, Request
from reportgen.terminal import Terminal
from reportgen.unchanged import Asked

pytestmark = pytest.mark.slow

NAMES = ("Ulla", "Vero", "Wim")
PERSONS = [
    {"person_key": f"P-{number}", "name": f"{name} Brandvik{number}", "surname": f"Brandvik{number}",
     "consent": "named", "consent_date": "2031-01-01", "consent_evidence": "x", "descriptor": "a lawyer"}
    for number, name in enumerate(NAMES, 1)
]  # fmt: skip
CELLS = {
    "account": ["{%s} was threatened.", "{%s} was threatened and detained.", "{%s} was told not to travel." * 40],
    "consent": ["named", "anonymous", "withdrawn", "withheld"],
    "act_types": ["threats_intimidation", "detention", "travel_restriction"],
    "states": ["XAA", "XAB"],
    "part": ["new", "follow_up"],
}
"""What a correction may make of a cell of a case; %s is the key of its person."""

Case = dict[str, str]


class Inline:
    """A second process that is this one."""

    def __init__(self, *_settings, **_more):
        pass

    def submit(self, job, *arguments):
        future: Future = Future()
        if job not in (parallel._load_pdf, parallel._load_charts):
            try:
                future.set_result(job(*arguments))
            except Exception as error:  # noqa: BLE001  as a pool does
                future.set_exception(error)
        return future

    def shutdown(self, **_settings):
        pass


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """Where the secret stands by which a user's own cache is known: one for all tests, for they share what is built."""
    return tmp_path_factory.mktemp("user")


@pytest.fixture(autouse=True)
def user(home, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    monkeypatch.setattr(parallel, "ProcessPoolExecutor", Inline)


def cases_of(choices) -> list[Case]:
    told = []
    for number, chosen in enumerate(choices, 1):
        row = case(f"C-{number}", victims=f"P-{number}", verification="verified", act_dates="2030-12-04")
        row |= {column: CELLS[column][place % len(CELLS[column])] for column, place in chosen.items()}
        row["account"] = row["account"].replace("%s", f"P-{number}")
        told.append({**row, "account_anonymous": row["account"]})
    return told


def write(folder: Path, choices, toml: str = REPORT_TOML) -> Path:
    return write_folder(folder, cases_of(choices), toml=toml, persons=PERSONS)


PLAIN = ({"account": 0}, {"account": 0, "states": 1}, {"account": 1, "part": 1})


def made(folder: Path, output: Path, formats=FORMATS, **asked) -> dict[str, bytes] | str:
    """The files of a build, or why it was refused."""
    try:
        pipeline.build(Request(folder, output, **asked), formats)
    except ReportgenError as refused:
        return refused.message.replace(str(folder), "")
    return contents(output)


def contents(output: Path) -> dict[str, bytes]:
    beside = output.with_name(f"{output.name}.internal")
    return {str(path.relative_to(output.parent)).partition("/")[2]: path.read_bytes()
            for place in (output, beside) for path in sorted(place.rglob("*")) if path.is_file()}  # fmt: skip


def clean(folder: Path, place: Path, formats=FORMATS, **asked) -> dict[str, bytes] | str:
    """The same without a cache, of a copy."""
    place.mkdir(exist_ok=True)
    copy = shutil.copytree(folder, place / "copy", ignore=shutil.ignore_patterns("cache"))
    try:
        return made(copy, place / "clean", formats, cached=False, **asked)
    finally:
        for left in place.iterdir():
            shutil.rmtree(left)


def kept(folder: Path) -> list[bytes]:
    place = folder / ".reportgen" / "cache"
    return [entry.read_bytes()[64:] for entry in place.iterdir()] if place.exists() else []


CHOICES = st.tuples(*(st.fixed_dictionaries({column: st.integers(0, 3) for column in CELLS}) for _ in PERSONS))
CORRECTIONS = st.lists(CHOICES, min_size=2, max_size=3).filter(lambda states: all(a != b for a, b in pairwise(states)))
"""What a folder says before a correction, after it, and after another, which may take the first one back."""


@pytest.mark.parametrize(
    ("formats", "examples"),
    [(("docx", "html"), times(3, searched=60)), (FORMATS, times(2, searched=30))],
    ids=["without PDF", "all"],
)
def it_makes_the_same_bytes_with_and_without_it(tmp_path_factory, formats, examples):
    @settings(max_examples=examples, suppress_health_check=list(HealthCheck))
    @given(CORRECTIONS)
    def over_corrections(states):
        place = tmp_path_factory.mktemp("corrected")
        (place / "apart").mkdir()
        for state in states:
            folder = write(place / "folder", state)
            with_it = made(folder, place / "out", formats)
            assert with_it == clean(folder, place / "apart", formats) or isinstance(with_it, str)
            charts = {path: path.read_bytes() for path in pipeline.figures(Request(folder, place / "out"))
                      } if not isinstance(with_it, str) else {}  # fmt: skip
            assert {content for path, content in charts.items()} <= set(contents(place / "out").values())

    over_corrections()


@pytest.fixture
def folder(tmp_path):
    return write(tmp_path / "folder", PLAIN)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A place with a folder and its report in the formats asked for, as the build left it; each is built once.

    A test may change what stands there: the next one that asks finds it as it was, at the same path.
    """
    kept = {}

    def standing(formats):
        if formats not in kept:
            place = tmp_path_factory.mktemp("built")
            made(write(place / "folder", PLAIN), place / "out", formats)
            kept[formats] = place, shutil.copytree(place, place.with_name(f"{place.name}-kept"))
        place, as_it_was = kept[formats]
        shutil.rmtree(place)
        return shutil.copytree(as_it_was, place)

    return standing


@pytest.fixture
def counted(monkeypatch):
    """How often each job of rendering was done."""
    done: list[str] = []
    for name in ("print_", "draw"):
        job = getattr(parallel, name)

        def counting(*arguments, job=job, name=name, **named):
            done.append(name)
            return job(*arguments, **named)

        monkeypatch.setattr(parallel, name, counting)
        monkeypatch.setattr(pictures, name, counting, raising=False)
    return done


def it_draws_and_prints_nothing_again_that_is_the_same(built, counted):
    place = built(FORMATS)
    first = contents(place / "out")
    shutil.rmtree(place / "out")
    counted.clear()
    assert made(place / "folder", place / "out") == first
    assert counted == []


def it_draws_only_the_charts_that_a_correction_touches(folder, tmp_path, counted):
    pipeline.figures(Request(folder, tmp_path / "out"))
    all_of_them = len(counted)
    counted.clear()
    write(folder, ({"account": 2}, *PLAIN[1:]))
    pipeline.figures(Request(folder, tmp_path / "out"))
    assert counted == []
    write(folder, ({"account": 2, "act_types": 1}, *PLAIN[1:]))
    pipeline.figures(Request(folder, tmp_path / "out"))
    assert 0 < len(counted) < all_of_them


def it_paints_of_a_chart_only_what_a_correction_touches(folder, tmp_path, monkeypatch):
    pipeline.figures(Request(folder, tmp_path / "out"))
    write(folder, ({"account": 0, "act_types": 1}, *PLAIN[1:]))
    painted, paint = [], repainting.paint_dots
    monkeypatch.setattr(
        repainting, "paint_dots", lambda drawing, dpi: painted.append(len(drawing.marks)) or paint(drawing, dpi)
    )
    charts._dots.cache_clear()
    pipeline.figures(Request(folder, tmp_path / "out"))
    in_parts = sum(painted)
    painted.clear()
    charts._dots.cache_clear()
    pipeline.figures(Request(folder, tmp_path / "anew", cached=False))
    assert contents(tmp_path / "anew") == contents(tmp_path / "out")
    assert 0 < in_parts < sum(painted) / 4


def it_keeps_the_pictures_of_pages_over_a_run_that_sets_none(folder, tmp_path, counted):
    made(folder, tmp_path / "out", ("docx",))
    (folder / "countries.csv").write_text((folder / "countries.csv").read_text() + "\n")
    counted.clear()
    made(folder, tmp_path / "out", ("docx",))
    assert counted == []
    write(folder, ({"account": 2}, *PLAIN[1:]))
    made(folder, tmp_path / "out", ("docx",))
    assert "draw" not in counted


class Told(Terminal):
    def __init__(self, **settings):
        super().__init__(**settings)
        self.lines: list[str] = []

    def say(self, line):
        self.lines.append(line)


def it_knows_at_once_that_nothing_has_changed(folder, tmp_path, monkeypatch):
    told = Told()
    paths = pipeline.build(Request(folder, tmp_path / "out", progress=told))
    before = contents(tmp_path / "out")
    monkeypatch.setattr(pipeline, "_state", lambda _: pytest.fail("the folder was read"))
    again = Told()
    assert pipeline.build(Request(folder, tmp_path / "out", progress=again)) == paths
    assert contents(tmp_path / "out") == before
    assert [line for line in told.lines if "finding" in line or "editorial" in line] == again.lines[1:]
    assert "Nothing has changed" in again.lines[0]


def it_knows_it_of_charts_too(folder, tmp_path, monkeypatch):
    paths = pipeline.figures(Request(folder, tmp_path / "out"))
    monkeypatch.setattr(pipeline, "_state", lambda _: pytest.fail("the folder was read"))
    assert pipeline.figures(Request(folder, tmp_path / "out")) == paths


NOT_THE_SAME = {
    "a table": lambda place: write(place / "folder", ({"account": 1}, *PLAIN[1:])),
    "a setting": lambda place: write(place / "folder", PLAIN, REPORT_TOML.replace("2031-08-17", "2031-08-18")),
    "a sign-off": lambda place: (place / "folder" / ".reportgen" / "signoffs.json").write_text("[]"),
    "an output": lambda place: (place / "out" / "report.html").write_text("tampered with"),
    "an output gone": lambda place: (place / "out" / "figures" / "cases_by_act.csv").unlink(),
    "what is for drafters": lambda place: (place / "out.internal" / "findings.json").write_text("[]"),
    "who may read it": lambda place: (place / "out.internal" / "findings.json").chmod(0o644),
    "an output that is a link": lambda place: link(place / "out" / "report.html"),
    "an open document": lambda place: (place / "out" / "~$report.html").write_text(""),
    "annexes of a former run": lambda place: annexes(place / "out" / "annexes"),
}


def link(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    path.symlink_to("elsewhere")


def annexes(place: Path) -> None:
    place.mkdir()
    (place / "manifest.json").write_text('{"data_version": "0", "outputs": ["annexes/XAA.pdf"]}')


def knows(place: Path) -> bool:
    """Whether a run would know at once that nothing has changed in a place with a folder and its report."""
    return bool(Asked(Request(place / "folder", place / "out"), ("build", "html")).repeated())


@pytest.mark.parametrize("change", NOT_THE_SAME)
def but_it_looks_again_where_anything_has(built, monkeypatch, change):
    place = built(("html",))
    assert knows(place)
    NOT_THE_SAME[change](place)
    looked = []
    state = pipeline._state
    monkeypatch.setattr(pipeline, "_state", lambda request, passed: looked.append(request) or state(request, passed))
    result = made(place / "folder", place / "out", ("html",))
    assert looked
    if change == "an open document":
        assert "is open in Word" in result


@pytest.mark.parametrize("asked", [{"strict": True}, {"publish": True}, {"progress": Terminal(verbose=True)},
                                   {"cached": False}], ids=lambda asked: next(iter(asked)))  # fmt: skip
def but_it_looks_again_where_something_else_is_asked_for(built, monkeypatch, asked):
    place = built(("html",))
    assert knows(place)
    looked = []
    state = pipeline._state
    monkeypatch.setattr(pipeline, "_state", lambda request, passed: looked.append(request) or state(request, passed))
    made(place / "folder", place / "out", ("html",), **asked)
    assert looked


def it_draws_only_the_pages_that_a_correction_touches(tmp_path, monkeypatch):
    drawn = []
    draw = Easel.draw
    monkeypatch.setattr(Easel, "draw", lambda easel, *page: drawn.append(page) or draw(easel, *page))
    choices = ({"account": 2}, {"account": 2}, {"account": 2, "part": 1})
    folder = write(tmp_path / "folder", choices)
    made(folder, tmp_path / "out", ("pdf",))
    pages = len(drawn)
    drawn.clear()
    write(folder, (choices[0], choices[1], {"account": 1, "part": 1}))
    assert made(folder, tmp_path / "out", ("pdf",)) == clean(folder, tmp_path / "apart", ("pdf",))
    assert 0 < len(drawn) - pages < pages  # those of the clean run aside


def it_believes_no_entry_that_was_changed(built):
    place = built(FORMATS)
    folder, output = place / "folder", place / "out"
    first = contents(output)
    for entry in (folder / ".reportgen" / "cache").iterdir():
        content = bytearray(entry.read_bytes())
        content[-1] ^= 1
        entry.write_bytes(bytes(content))
    shutil.rmtree(output)
    assert made(folder, output) == first


def it_keeps_no_page_of_an_annex_that_is_no_longer_made(folder, tmp_path):
    pipeline.annexes(Request(folder, tmp_path / "out"), every=True)
    write(folder, (PLAIN[0], {**PLAIN[1], "consent": 2}, PLAIN[2]))
    pipeline.annexes(Request(folder, tmp_path / "out"), every=True)
    assert kept(folder)
    assert [entry for entry in kept(folder) if hunted(entry, ["Brandvik2"]) or b"Belmark" in entry] == []


def it_keeps_no_word_of_a_case_whose_consent_was_withdrawn(built):
    place = built(FORMATS)
    folder = place / "folder"
    pipeline.annexes(Request(folder, place / "out"), every=True)
    assert any(hunted(entry, ["Brandvik2"]) for entry in kept(folder))
    write(folder, (PLAIN[0], {**PLAIN[1], "consent": 2}, PLAIN[2]))
    made(folder, place / "out", ("docx",))
    assert kept(folder)
    assert [entry for entry in kept(folder) if hunted(entry, ["Brandvik2"])] == []


@pytest.mark.parametrize("command", ["build", "annex", "figures"])
def it_keeps_nothing_at_all_where_a_run_is_refused(built, command):
    place = built(("html",))
    folder = place / "folder"
    assert kept(folder)
    cases = cases_of(PLAIN)
    cases[0]["consent"] = "anonymous"
    cases[0]["account_anonymous"] = "Brandvik1 was there."
    write_folder(folder, cases, persons=PERSONS)
    request = Request(folder, place / "out")
    with pytest.raises(ReportgenError):
        {"build": pipeline.build, "figures": pipeline.figures,
         "annex": lambda asked: pipeline.annexes(asked, every=True)}[command](request)  # fmt: skip
    assert kept(folder) == []


def pictures_in_word(files: dict[str, bytes]) -> set[bytes]:
    with zipfile.ZipFile(io.BytesIO(next(each for name, each in files.items() if name.endswith(".docx")))) as archive:
        return {archive.read(name) for name in archive.namelist() if name.endswith(".png")}


def lines_of(svg: bytes) -> set[bytes]:
    """A drawing line by line, but for those that say how high it is."""
    return {line for line in svg.splitlines() if b"<svg " not in line and b"#ffffff" not in line}


def after_a_digest(entry: bytes) -> bytes:
    """What was made last under a name, without what it was made of."""
    return entry[32:]


def elements_of(entry: bytes) -> set[bytes]:
    """The elements of a drawing of which the marks are kept; none of anything else."""
    if not entry.startswith(b"[["):
        return set()
    elements = json.loads(entry.partition(b"\n")[0])[2]
    return {each.encode() for each in elements if isinstance(each, str) and "#ffffff" not in each}


def but_it_neither_takes_nor_keeps_anything_where_that_is_not_wanted(built, counted):
    place = built(FORMATS)
    first = contents(place / "out")
    assert kept(place / "folder")
    counted.clear()
    assert made(place / "folder", place / "out", cached=False) == first
    assert {"print_", "draw"} == set(counted)
    assert kept(place / "folder") == []


def it_holds_nothing_but_what_was_delivered_and_what_was_left(built):
    place = built(FORMATS)
    folder, files = place / "folder", contents(place / "out")
    delivered = set(files.values()) | pictures_in_word(files)
    drawings = [lines_of(content) for name, content in files.items() if name.endswith(".svg")]
    others = [
        entry
        for entry in kept(folder)
        if entry not in delivered
        and entry.partition(b"\n")[2] not in delivered
        and after_a_digest(entry).partition(b"\n")[2] not in delivered
        and not (entry.startswith(b"<svg ") and any(lines_of(entry) < drawn for drawn in drawings))
        and not any(
            elements_of(after_a_digest(entry)) and elements_of(after_a_digest(entry)) < drawn for drawn in drawings
        )
    ]
    assert len(others) == 3
    for mark in (b'"counts"', b'"leaf"', searched_texts(folder)):  # a record, drawn pages, digests of searched texts
        assert sum(mark in entry for entry in others) == 1
    assert [entry for entry in others if b'"leaf"' not in entry and hunted(entry, ["Brandvik1"])] == []


def searched_texts(folder: Path) -> bytes:
    """What the last run keeps of the texts that it has searched."""
    return Cache.taken(folder).passed.to_bytes(before=True)


def it_searches_no_text_again_in_which_nothing_was_found(folder, tmp_path, monkeypatch):
    searched = []
    find = NameIndex.find
    monkeypatch.setattr(NameIndex, "find", lambda index, text: searched.append(text) or find(index, text))
    made(folder, tmp_path / "out", ("html",))
    first = len(searched)
    searched.clear()
    write(folder, ({"account": 2}, *PLAIN[1:]))
    made(folder, tmp_path / "out", ("html",))
    assert 0 < len(searched) < first / 4


def it_lends_a_refresh_what_it_kept_and_loses_nothing_by_it(built, counted, monkeypatch):
    place = built(("docx",))
    folder, draft = place / "folder", place / "out" / "report.docx"
    write(folder, ({"account": 2}, *PLAIN[1:]))
    searched = []
    find = NameIndex.find
    monkeypatch.setattr(NameIndex, "find", lambda index, text: searched.append(text) or find(index, text))

    def refreshed() -> bytes:
        searched.clear()
        counted.clear()
        asked = Revision(draft, draft.with_name("new.docx"))
        return revision.refresh(Request(folder, folder, writes=False), asked)[1].read_bytes()

    before = sorted(kept(folder))
    lent, looked = refreshed(), len(searched)
    assert counted == []
    assert sorted(kept(folder)) == before
    shutil.rmtree(folder / ".reportgen" / "cache")
    assert refreshed() == lent
    assert counted
    assert looked < len(searched)
    assert kept(folder) == []


READERS = {
    "check": lambda folder: str(pipeline.check(folder)),
    "lint": lambda folder: str(pipeline.lint(folder)),
    "what is composed": lambda folder: str(pipeline.composed(Request(folder, folder, writes=False), ())[1]),
}


@pytest.mark.parametrize("reads", READERS.values(), ids=READERS)
def it_lends_a_command_that_only_reads_the_texts_that_it_searched(built, monkeypatch, reads):
    folder = built(("html",)) / "folder"
    write(folder, ({"account": 2}, *PLAIN[1:]))
    searched = []
    find = NameIndex.find
    monkeypatch.setattr(NameIndex, "find", lambda index, text: searched.append(text) or find(index, text))
    before = sorted(kept(folder))
    told, looked = reads(folder), len(searched)
    assert sorted(kept(folder)) == before
    shutil.rmtree(folder / ".reportgen" / "cache")
    searched.clear()
    assert reads(folder) == told
    assert 0 < looked < len(searched) / 2


TRAVEL = {**PERSONS[0], "person_key": "P-9", "name": "Xenia Travel", "surname": "Travel"}
ACCEPTED = '[[policy.accepted_words]]\nword = "travel"\nreason = "a word of the language"\n'
NAMES_CHANGE = {
    "a person is new": {"persons": PERSONS, "toml": REPORT_TOML},
    "a word is accepted no longer": {"persons": [*PERSONS, TRAVEL], "toml": REPORT_TOML + ACCEPTED},
}


@pytest.mark.parametrize("before", NAMES_CHANGE.values(), ids=NAMES_CHANGE)
def but_every_text_where_other_names_are_protected(tmp_path, before):
    told = cases_of(({"account": 2}, *PLAIN[1:]))
    for column in ("account", "account_anonymous"):
        told[0][column] = told[0][column].replace("to travel", "to Travel")
    folder = write_folder(tmp_path / "folder", told, **before)
    assert isinstance(made(folder, tmp_path / "out", ("html",)), dict)
    write_folder(folder, told, persons=[*PERSONS, TRAVEL])
    assert "exposed" in made(folder, tmp_path / "out", ("html",))
