"""The figures of both data sets, counted twice: by the program, and by hand with plain csv."""

import csv
import importlib.util
import shutil
from pathlib import Path

import pytest

from reportgen.aggregation import aggregate
from reportgen.loading import load
from reportgen.protection import release
from reportgen.validation import check

DATA = Path(__file__).parents[2] / "data"
FOLDERS = ("public-record", "example")


def _by_hand():
    spec = importlib.util.spec_from_file_location("count_by_hand", Path(__file__).with_name("count_by_hand.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.count


count = _by_hand()


def counted_by_the_program(folder):
    loaded = load(folder, keep=False)
    checked, findings = check(loaded.raw, loaded.reference, loaded.settings)
    assert checked is not None, [str(finding) for finding in findings.errors]
    draft = aggregate(release(checked, loaded.settings).cases, loaded.settings)
    return {key: fact.value for key, fact in draft.facts.items()}


@pytest.fixture(scope="module", params=FOLDERS)
def both(request):
    folder = DATA / request.param
    return counted_by_the_program(folder), count(folder)


def it_counts_every_figure_as_a_person_would(both):
    program, hand = both
    assert {key: (program.get(key), value) for key, value in hand.items() if program.get(key) != value} == {}


def it_has_no_figure_that_the_hand_does_not_know(both):
    program, hand = both
    assert set(program) - set(hand) == set()


def it_counts_statistics_cases_once_they_are_allowed(tmp_path):
    folder = tmp_path / "example"
    shutil.copytree(DATA / "example", folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    settings = folder / "report.toml"
    settings.write_text(settings.read_text("utf-8").replace("[policy]", "[policy]\nstatistics = true"), "utf-8")
    program, hand = counted_by_the_program(folder), count(folder)
    assert program["cases"] > counted_by_the_program(DATA / "example")["cases"]
    assert {key: (program.get(key), value) for key, value in hand.items() if program.get(key) != value} == {}


def it_counts_what_a_spreadsheet_counts_of_the_public_record():
    with (DATA / "public-record" / "source" / "case_records.csv").open(encoding="utf-8", newline="") as file:
        records = list(csv.DictReader(file))
    general = [record for record in records if record["record_type"] == "general situation"]
    figures = count(DATA / "public-record")
    assert figures["cases"] == len(records) - len(general)
    assert figures["situations"] == len(general)
    assert figures["states"] == len({record["iso3"] for record in records})
    assert figures["persons"] == sum(int(record["persons_count"] or 0) for record in records)
    assert figures["responses.cases"] == len(
        [record for record in records if record["government_responded"] == "yes" and record not in general]
    )
