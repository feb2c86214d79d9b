"""What `.reportgen/` keeps is read whole or refused, whatever has become of it; links are never followed."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date

import factories
import pytest

from reportgen import versions
from reportgen.errors import DataError
from reportgen.facts import Fact
from reportgen.loading import load, read_sign_offs, read_versions
from reportgen.records import version_line
from reportgen.versions import sign_offs
from reportgen.vocabulary import CountQualifier

FACTS = (
    Fact("cases", 7, "cases", CountQualifier.EXACT, ("C-17",)),
    Fact("persons", None, "persons"),
    Fact("country.XAA.cases", 1, "cases (Arvania)", CountQualifier.AT_LEAST, suppressed=True),
)


def keep(folder, number=1, data_version="d1", label="advance edited"):
    version, files = versions.freeze(FACTS, factories.report(), number=number, label=label, day=date(2031, 8, 17),
                                     data_version=data_version, tool="reportgen 0")  # fmt: skip
    place = folder / ".reportgen" / "versions" / version.hash
    place.mkdir(parents=True)
    for name, content in files.items():
        (place / name).write_bytes(content)
    return place, version


class DescribeFrozenVersions:
    def it_reads_them_in_the_order_in_which_they_were_frozen(self, tmp_path):
        kept = [keep(tmp_path, number, f"d{number}")[1] for number in (2, 1, 3)]
        assert list(read_versions(tmp_path)) == sorted(kept, key=lambda version: version.number)

    def it_tells_what_was_published_and_nothing_of_what_was_hidden(self, tmp_path):
        keep(tmp_path)
        (version,) = read_versions(tmp_path)
        assert version.facts == {"cases": 7, "persons": None}
        assert (version.label, version.day, version.data_version) == ("advance edited", date(2031, 8, 17), "d1")
        assert version.report == factories.report()
        assert version.report_digest == versions.digest_of(factories.report())

    def it_prints_a_hidden_number_as_such_and_an_unknown_one_in_words(self, tmp_path):
        facts = (Fact("states", None, "States"), Fact("cases", 2, "cases", suppressed=True))
        version = versions.freeze(facts, factories.report(), number=1, label="", day=date(2031, 8, 17),
                                  data_version="d" * 64, tool="t")[0]  # fmt: skip
        assert version_line(version).endswith("no number of States, [c] cases")

    def it_keeps_the_annexes_by_state(self, tmp_path):
        annex = replace(factories.report(), annexes=())
        (kept, files) = versions.freeze(FACTS, factories.report(), number=1, label="", day=date(2031, 8, 17),
                                        data_version="d1", tool="t", annexes={"XAA": annex})  # fmt: skip
        place = tmp_path / ".reportgen" / "versions" / kept.hash
        place.mkdir(parents=True)
        for name, content in files.items():
            (place / name).write_bytes(content)
        (version,) = read_versions(tmp_path)
        assert (version.annex("XAA"), version.annex("XAB")) == (annex, None)
        rewrite(place / "annexes.json", b"States", b"Ztates")
        with pytest.raises(DataError, match="not what was frozen"):
            read_versions(tmp_path)

    def it_names_them_by_what_they_hold_and_not_by_what_they_are_called(self, tmp_path):
        hashes = [keep(tmp_path / f"{n}", *values)[1].hash for n, values in
                  enumerate([(1, "d1", "a"), (2, "d1", "b"), (1, "d2", "a")])]  # fmt: skip
        assert hashes[0] == hashes[1] != hashes[2]

    def it_has_none_where_none_was_frozen(self, tmp_path):
        assert read_versions(tmp_path) == ()

    def it_passes_over_names_that_are_no_hash(self, tmp_path):
        place, _ = keep(tmp_path)
        place.rename(place.with_name(f"{place.name}.damaged"))
        (place.parent / "Thumbs.db").write_text("x")
        assert read_versions(tmp_path) == ()


DAMAGE = {
    "a figure changed": lambda place: rewrite(place / "facts.json", b'"value":7', b'"value":8'),
    "a word changed": lambda place: rewrite(place / "report.json", b"States", b"Ztates"),
    "another data version": lambda place: rewrite(place / "about.json", b'"d1"', b'"d2"'),
    "no number": lambda place: rewrite(place / "about.json", b'"number": 1', b'"number": "1"'),
    "a day that is none": lambda place: rewrite(place / "about.json", b"2031-08-17", b"2031-02-30"),
    "a label that is no line": lambda place: rewrite(place / "about.json", b"advance edited", b"advance\\nedited"),
    "cut off": lambda place: (place / "report.json").write_bytes((place / "report.json").read_bytes()[:100]),
    "a file missing": lambda place: (place / "facts.json").unlink(),
    "a folder for a file": lambda place: ((place / "about.json").unlink(), (place / "about.json").mkdir()),
    "a file for the version": lambda place: (shutil.rmtree(place), place.write_text("x")),
}


def rewrite(path, old, new):
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new, 1))


class DescribeDamage:
    @pytest.mark.parametrize("what", DAMAGE)
    def it_stops_at_a_damaged_version_says_which_and_changes_nothing(self, what, tmp_path):
        place, _ = keep(tmp_path)
        DAMAGE[what](place)
        before = contents(tmp_path)
        with pytest.raises(DataError, match=place.name):
            read_versions(tmp_path)
        assert contents(tmp_path) == before

    def it_stops_at_damaged_sign_offs(self, tmp_path):
        (tmp_path / ".reportgen").mkdir()
        (tmp_path / ".reportgen" / "signoffs.json").write_bytes(sign_offs.to_json(())[:-4])
        with pytest.raises(DataError, match=r"signoffs\.json is not as it was kept"):
            read_sign_offs(tmp_path)

    def it_has_no_sign_offs_where_there_is_no_list(self, tmp_path):
        assert read_sign_offs(tmp_path) == ()


def contents(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class DescribeLinks:
    @pytest.mark.parametrize("linked", [".reportgen", "versions", "the version", "facts.json"])
    def it_follows_none(self, linked, tmp_path):
        place, _ = keep(tmp_path / "f")
        home = tmp_path / "f" / ".reportgen"
        path = {".reportgen": home, "versions": home / "versions", "the version": place}.get(linked, place / linked)
        path.rename(tmp_path / "elsewhere")
        path.symlink_to(tmp_path / "elsewhere")
        with pytest.raises(DataError, match="is a link"):
            read_versions(tmp_path / "f")

    @pytest.mark.parametrize("whole", [True, False])
    def nor_one_to_sign_offs(self, whole, tmp_path):
        home, elsewhere = tmp_path / "f" / ".reportgen", tmp_path / "elsewhere"
        (tmp_path / "f").mkdir()
        elsewhere.mkdir()
        (elsewhere / "signoffs.json").write_bytes(sign_offs.to_json(()))
        if whole:
            home.symlink_to(elsewhere)
        else:
            home.mkdir()
            (home / "signoffs.json").symlink_to(elsewhere / "signoffs.json")
        with pytest.raises(DataError, match="is a link"):
            read_sign_offs(tmp_path / "f")

    def nor_one_to_a_key(self, tmp_path):
        folder, elsewhere = tmp_path / "f", tmp_path / "elsewhere"
        folder.mkdir()
        elsewhere.mkdir()
        (folder / "report.toml").write_text("")
        (folder / "cases.csv").write_text("case_id,states,part,record_type,inclusion,consent\n")
        (folder / ".reportgen").symlink_to(elsewhere)
        assert "key.linked" in {finding.rule for finding in load(folder).raw.findings}
        assert list(elsewhere.iterdir()) == []

    def it_says_that_a_file_stands_where_the_folder_should(self, tmp_path):
        (tmp_path / ".reportgen").write_text("x")
        with pytest.raises(DataError, match="is a file"):
            read_versions(tmp_path)
