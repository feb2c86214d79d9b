"""`reportgen verify` as it is typed: what was built agrees, and after a correction exactly what changed is named."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from folders import REPORT_TOML, case, write_folder

from reportgen.tracing.readings import read

PROSE = """# Introduction

The report names {{ states | in_words }} States and describes {{ cases | counted("case") }}, of which
{{ act_types.surveillance.cases | in_words }} were of surveillance.

In resolution 12/2 the Council asked for a report (see A/HRC/36/31, para. 12). Table 1 has more.
"""
REPOSITORY = Path(__file__).parents[2]
DAYS = ("2030-06-01", "2030-07-02", "2030-08-03")


def cases(*, act: str = "surveillance"):
    rows = [case(f"C-{n:02}", states=("XAA", "XAB", "XAC")[n % 3], act_types="surveillance" if n % 2 else "detention",
                 act_dates=DAYS[n % 3], account=f"It was alleged that a lawyer was followed by {n + 2} officers.")
            for n in range(24)]  # fmt: skip
    rows[1]["act_types"] = act
    return rows


def folder_of(place, rows):
    folder = write_folder(place, rows, toml=REPORT_TOML)
    (folder / "prose").mkdir(exist_ok=True)
    (folder / "prose" / "introduction.md").write_text(PROSE)
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory, run):
    """A folder and what was built of it."""
    place = tmp_path_factory.mktemp("verified")
    folder = folder_of(place / "folder", cases())
    done = run("build", folder, "-o", place / "out")
    assert done.code == 0, done.err
    return folder, place / "out"


@pytest.fixture(scope="module")
def corrected(tmp_path_factory, built):
    """The same folder, after one act of one case in Belmark was corrected from surveillance to detention."""
    folder = folder_of(tmp_path_factory.mktemp("corrected") / "folder", cases(act="detention"))
    key = folder / ".reportgen" / "key"
    key.parent.mkdir(mode=0o700)
    shutil.copy2(built[0] / ".reportgen" / "key", key)
    return folder


@pytest.fixture(scope="module")
def copied(tmp_path_factory):
    """The same data in a folder that has never been built, and so with another key."""
    return folder_of(tmp_path_factory.mktemp("copied") / "folder", cases())


def verified(run, folder, *files):
    done = run("verify", *files, "--folder", folder, "--json")
    found = json.loads(done.out)
    return done.code, [one for each in found["files"] for one in each["checked"]]


def of(found, *verdicts, what=None):
    return [one for one in found if one["verdict"] in verdicts and (what is None or one["what"] == what)]


def edited(source, target, change):
    """A Word file after somebody typed in it."""
    document = docx.Document(source)
    change(document)
    document.save(target)
    return target


def typed_over(source, target, old: str, new: str):
    """A Word file in which somebody typed over a figure in its control: the first of that text."""
    parts = {}
    with zipfile.ZipFile(source) as archive:
        for name in archive.namelist():
            parts[name] = archive.read(name)
    text = parts["word/document.xml"].decode()
    changed = re.sub(
        rf"(<w:sdtContent>(?:(?!</w:sdtContent>).)*?<w:t[^>]*>){old}(?=</w:t>)", rf"\g<1>{new}", text, count=1
    )
    assert changed != text
    parts["word/document.xml"] = changed.encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    target.write_bytes(buffer.getvalue())
    return target


FILES = ("report.docx", "report.pdf", "report.html", "figures/cases_by_act.svg", "figures/cases_by_act.png")


@pytest.mark.slow
class DescribeWhatWasBuilt:
    @pytest.mark.parametrize("name", FILES)
    def it_says_that_all_is_the_same(self, run, built, name):
        folder, out = built
        done = run("verify", out / name, "--folder", folder)
        assert (done.code, done.out) == (0, ""), done.said
        assert re.search(r"\d+ same", done.err)

    def it_traces_every_figure_to_its_fact_in_every_format(self, run, built):
        folder, out = built
        keys = {}
        for name in ("report.docx", "report.pdf", "report.html"):
            code, found = verified(run, folder, out / name)
            assert code == 0
            keys[name] = {one["key"] for one in of(found, "same", what="number") if one["key"]}
        assert {"states", "cases", "act_types.surveillance.cases"} <= keys["report.docx"]
        assert keys["report.docx"] == keys["report.html"] == keys["report.pdf"]

    def it_takes_no_symbol_day_or_number_of_a_paragraph_for_a_figure(self, run, built):
        folder, out = built
        _, found = verified(run, folder, out / "report.docx")
        assert [one for one in found if one["place"] == "para. 2"] == []

    @pytest.mark.parametrize(
        ("name", "forms"), [("example", ("docx", "html")), ("public-record", ("docx", "html", "pdf"))]
    )
    def it_agrees_with_the_samples(self, run, request, name, forms):
        out = request.getfixturevalue(name.replace("-", "_"))
        pictures = (*(out / "figures").glob("*.svg"), *(out / "figures").glob("*.png"))
        reports = (out / f"report.{form}" for form in forms)
        done = run("verify", *reports, *pictures, "--folder", REPOSITORY / "data" / name)
        assert (done.code, done.out) == (0, ""), done.said


@pytest.mark.slow
class DescribeACorrection:
    CHANGED = {
        "act_types.surveillance.cases": "11",
        "act_types.detention.cases": "13",
        "country.XAB.act_types.surveillance.cases": "3",
        "country.XAB.act_types.detention.cases": "5",
    }

    @pytest.mark.parametrize("name", ["report.docx", "report.html", "report.pdf"])
    def it_names_the_numbers_that_have_changed_and_no_others(self, run, built, corrected, name):
        code, found = verified(run, corrected, built[1] / name)
        assert code == 3
        changed = of(found, "changed", "contradicts", what="number")
        now = {one["key"]: read(one["now"]).value for one in changed if one["key"]}
        assert now == {key: read(value).value for key, value in self.CHANGED.items()}
        assert of(found, "contradicts", "untraced") == []

    @pytest.mark.parametrize("name", ["report.docx", "report.html", "report.pdf"])
    def it_names_the_tables_and_pictures(self, run, built, corrected, name):
        _, found = verified(run, corrected, built[1] / name)
        pictures = {one["says"] for one in of(found, "changed", what="picture")}
        assert pictures == {"cases_by_act", "states_by_act"}
        tables = of(found, "changed", what="table")
        assert [one["place"] for one in tables] == ["table 1", "table 3"]
        assert tables[0]["why"].startswith("2 of its ")
        assert len(of(found, "same", what="table")) > 3

    @pytest.mark.parametrize("ending", ["svg", "png"])
    def it_tells_a_picture_by_its_rows(self, run, built, corrected, ending):
        figures = built[1] / "figures"
        done = run(
            "verify", figures / f"cases_by_act.{ending}", figures / f"states_by_region.{ending}", "--folder", corrected
        )
        assert done.code == 3
        assert done.out.count("changed") == 1
        assert f"cases_by_act.{ending} (figure I): changed: picture “cases_by_act”" in done.out


@pytest.mark.slow
class DescribeAnotherCopyOfTheFolder:
    """Its key is another: what was sealed with the first can be neither confirmed nor denied."""

    @pytest.mark.parametrize("name", ["report.docx", "report.html", *FILES[3:]])
    def it_says_of_pictures_that_they_are_not_known(self, run, built, copied, name):
        code, found = verified(run, copied, built[1] / name)
        pictures = [one for one in found if one["what"] == "picture"]
        assert {one["verdict"] for one in pictures} == {"unknown"}
        assert all("from another copy of the folder" in one["why"] for one in pictures)
        assert of(found, "changed", "contradicts", "untraced") == []
        assert code == (3 if name.startswith("figures/") else 0)

    def it_holds_the_digest_of_no_table_in_any_picture(self, built):
        _, out = built
        files = [*(out / "figures").iterdir(), out / "report.html"]
        with zipfile.ZipFile(out / "report.docx") as archive:
            content = [path.read_bytes() for path in files] + [archive.read(name) for name in archive.namelist()]
        for table in (out / "figures").glob("*.csv"):
            digest = hashlib.sha256(table.read_bytes()).hexdigest()[:16].encode()
            assert not any(digest in each for each in content)

    def it_draws_the_same_picture_in_figures_as_in_build(self, run, built, tmp_path):
        folder, out = built
        assert run("figures", folder, "-o", tmp_path, "--no-cache").code == 0
        for drawn in (out / "figures").iterdir():
            assert drawn.read_bytes() == (tmp_path / "figures" / drawn.name).read_bytes(), drawn.name


@pytest.mark.slow
class DescribeAnEditedFile:
    def it_finds_a_number_typed_over_in_its_control(self, run, built, tmp_path):
        folder, out = built
        file = typed_over(out / "report.docx", tmp_path / "draft.docx", "three", "four")
        code, found = verified(run, folder, file)
        (one,) = of(found, "contradicts", "changed", "untraced")
        assert code == 3
        assert (one["verdict"], one["says"], one["now"], one["key"]) == ("contradicts", "four", "3", "states")
        assert one["place"] == "summary, para. 3"

    def it_finds_a_number_typed_over_with_its_control_gone(self, run, built, tmp_path):
        def change(document):
            body = document.element.body
            word = next(one for one in body.iter(qn("w:t")) if one.text == "24")
            word.text = "27"
            control = next(one for one in word.iterancestors(qn("w:sdt")))
            bookmark = control.getprevious()
            control.getparent().replace(control, word.getparent())
            bookmark.getparent().remove(bookmark)

        folder, out = built
        code, found = verified(run, folder, edited(out / "report.docx", tmp_path / "draft.docx", change))
        (one,) = of(found, "contradicts", "changed", "untraced")
        assert (code, one["says"], one["now"], one["key"]) == (3, "27", "24", "cases")

    def it_traces_what_an_editor_typed_and_tells_what_agrees_with_no_figure(self, run, built, tmp_path):
        def change(document):
            document.add_paragraph("In all, the report concerns three States, 24 cases and 4,711 persons.")
            document.add_paragraph("Forty-seven cases were heard of on 3 May 2031 (A/HRC/36/31), at least 50 per cent.")

        folder, out = built
        code, found = verified(run, folder, edited(out / "report.docx", tmp_path / "draft.docx", change))
        typed = [one for one in found if one["why"] == "typed"]
        assert {one["says"]: (one["verdict"], one["key"]) for one in typed} == {
            "three": ("traced", "states"), "24": ("traced", "cases"), "4,711": ("untraced", ""),
            "Forty-seven": ("untraced", ""), "at least 50 per cent": ("untraced", ""),
        }  # fmt: skip
        assert code == 0
        done = run("verify", tmp_path / "draft.docx", "--folder", folder)
        assert "untraced: “4,711”; no figure agrees, persons is 24" in done.out
        assert "paragraph " in done.out

    def it_says_of_a_picture_from_elsewhere_that_it_is_not_known(self, run, built, tmp_path):
        from PIL import Image

        folder, out = built
        Image.new("RGB", (9, 9)).save(tmp_path / "own.png")
        file = edited(out / "report.docx", tmp_path / "draft.docx", lambda d: d.add_picture(str(tmp_path / "own.png")))
        code, found = verified(run, folder, file)
        assert (code, len(of(found, "unknown"))) == (0, 1)
        assert run("verify", tmp_path / "own.png", "--folder", folder).code == 3

    def it_finds_what_was_typed_into_a_drawing(self, run, built, tmp_path):
        folder, out = built
        drawn = (out / "figures" / "cases_by_act.svg").read_text()
        (tmp_path / "a.svg").write_text(drawn.replace(">12<", ">21<", 1))
        done = run("verify", tmp_path / "a.svg", "--folder", folder)
        assert done.code == 3
        assert "contradicts: picture “cases_by_act”: somebody typed in it: 21" in done.out

    @pytest.mark.parametrize("foot", ["", "Specimen – not a United Nations document"])
    def it_takes_no_offence_at_a_drawing_without_the_mark_of_a_draft(self, run, built, tmp_path, foot):
        folder, out = built
        drawn = (out / "figures" / "cases_by_act.svg").read_text()
        changed = re.sub(r"<text[^>]*>DRAFT – [^<]*</text>", foot and f"<text>{foot}</text>", drawn)
        assert changed != drawn
        (tmp_path / "a.svg").write_text(changed)
        assert run("verify", tmp_path / "a.svg", "--folder", folder).code == 0

    def it_reads_prose_for_typed_numbers(self, run, built, tmp_path):
        folder, _ = built
        (tmp_path / "a.md").write_text("{{ states | in_words }} States.\n\nThere are 24 cases and 25 organizations.\n")
        done = run("verify", tmp_path / "a.md", "--folder", folder)
        assert done.code == 0
        assert "a.md, line 3: untraced: “25”" in done.out
        assert "1 traced, 1 untraced" in done.err


class DescribeRefusals:
    def it_needs_files_that_are_there_and_that_it_can_read(self, run, built, tmp_path):
        folder, _ = built
        assert run("verify", tmp_path / "none.docx", "--folder", folder).code == 2
        (tmp_path / "a.bin").write_bytes(b"\xff\xfe\x00\x01")
        done = run("verify", tmp_path / "a.bin", "--folder", folder)
        assert done.code == 3
        assert "of a kind that is not compared" in done.err


@pytest.mark.slow
def it_says_of_a_folder_that_it_is_one(run, built, tmp_path):
    done = run("verify", tmp_path, "--folder", built[0])
    assert (done.code, "is a folder: nothing was compared" in done.err) == (2, True)


class DescribeANumberInAFile:
    def it_traces_each_place_of_a_number_in_an_edited_file(self, run, built, tmp_path):
        folder, out = built
        file = edited(out / "report.docx", tmp_path / "draft.docx", lambda d: d.add_paragraph("There were 24 lawyers."))
        done = run("trace", folder, "24", "--in", file, "--json")
        assert done.code == 0, done.err
        found = json.loads(done.out)
        assert {key for each in found["passages"] for key in each["facts"]} >= {"cases"}
        assert any("untraced" in each["text"] for each in found["passages"])
        assert {each["key"] for each in found["figures"]} >= {"cases"}

    def it_says_where_a_file_has_no_such_number(self, run, built):
        folder, out = built
        assert run("trace", folder, "4711", "--in", out / "report.docx").code == 2
        assert run("trace", folder, "states", "--in", out / "report.docx").code == 2
        assert run("trace", folder, "24", "--in", out / "none.docx").code == 2


@pytest.mark.slow
class DescribeQuiet:
    """Words that people typed in the place of a figure may be a name: they are told as other words."""

    NAME = "Zyxqanor"

    def it_repeats_no_word_of_a_file_but_numbers(self, run, built, tmp_path):
        folder, out = built
        files = [typed_over(out / "report.docx", tmp_path / "draft.docx", "three", self.NAME)]
        drawn, page = (tmp_path / name for name in ("a.svg", "a.html"))
        drawn.write_text((out / "figures" / "cases_by_act.svg").read_text().replace(">12<", f">{self.NAME}<", 1))
        marked = f'<p><span data-fact="states">{self.NAME}</span> <span data-fact="{self.NAME}">3</span></p>'
        seal = f"figure={self.NAME} rows=hmac-sha256:{'0' * 16}:{'0' * 16}"
        pictures = f"<svg aria-labelledby='{self.NAME}'/><svg data-rows='{seal}'/>"
        page.write_text(f"<html><body>{marked}{pictures}</body></html>")
        for more in ((), ("--json",), ("--verbose",)):
            done = run("verify", *files, drawn, page, "--folder", folder, *more)
            assert done.code == 3
            assert self.NAME not in done.said
            assert "other words" in done.out


@pytest.mark.slow
class DescribeCountryAnnexes:
    def it_holds_the_annex_of_a_state_against_its_own_figures(self, run, built, corrected, tmp_path):
        folder, _ = built
        assert run("annex", folder, "--all", "-o", tmp_path).code == 0
        files = sorted(path for path in (tmp_path / "annexes").iterdir() if path.suffix in (".docx", ".pdf"))
        done = run("verify", *files, "--folder", folder)
        assert (len(files), done.code, done.out) == (6, 0, ""), done.said
        code, found = verified(run, corrected, *files)
        assert code == 3
        changed = {one["key"]: one["now"] for one in of(found, "changed", "contradicts", what="number")}
        assert changed == {
            "country.XAB.act_types.surveillance.cases": "3",
            "country.XAB.act_types.detention.cases": "5",
        }

    @pytest.mark.parametrize("ending", ["docx", "pdf"])
    def it_knows_it_by_its_title_whatever_the_file_is_called(self, run, built, corrected, tmp_path, ending):
        folder, _ = built
        assert run("annex", folder, "XAB", "-o", tmp_path).code == 0
        file = tmp_path / f"XAA.{ending}"  # the code of another State
        shutil.copy(tmp_path / "annexes" / f"XAB.{ending}", file)
        if ending == "docx":
            shutil.move(file, tmp_path / "draft.docx")
            assert run("finalize", tmp_path / "draft.docx", "--folder", folder, "-o", file).code == 0
        done = run("verify", file, "--folder", folder)
        assert (done.code, done.out) == (0, ""), done.said
        _, found = verified(run, corrected, file)
        assert {one["key"]: one["now"] for one in of(found, "changed", "contradicts", what="number")} == {
            "country.XAB.act_types.surveillance.cases": "3",
            "country.XAB.act_types.detention.cases": "5",
        }

    def it_answers_for_a_state_that_is_not_listed_as_for_any_other(self, run, built, tmp_path):
        folder, _ = built
        assert run("annex", folder, "XAD", "-o", tmp_path).code == 0
        assert run("verify", tmp_path / "annexes" / "XAD.docx", "--folder", folder).code == 0
