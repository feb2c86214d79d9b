"""The figures of both data sets, counted twice: by the program, and by hand with plain csv."""

import csv
import importlib.util
import shutil
from pathlib import Path

import pytest

from reportgen.aggregation import aggregate
from reportgen.loading import load
from reportgen.protection import protect_counts, release
from reportgen.validation import check

DATA = Path(__file__).parents[2] / "data"
FOLDERS = ("public-record", "example")


def _by_hand():
    spec = importlib.util.spec_from_file_location("count_by_hand", Path(__file__).with_name("count_by_hand.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


by_hand = _by_hand()
count = by_hand.count


def aggregated(folder):
    loaded = load(folder, keep=False)
    checked, findings = check(loaded.raw, loaded.reference, loaded.settings)
    assert checked is not None, [str(finding) for finding in findings.errors]
    return aggregate(release(checked, loaded.settings).cases, loaded.settings), loaded.settings


def counted_by_the_program(folder):
    draft, _ = aggregated(folder)
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


@pytest.fixture(scope="module")
def with_statistics(tmp_path_factory):
    """The example with the cases that may be counted and not described."""
    folder = tmp_path_factory.mktemp("statistics") / "example"
    shutil.copytree(DATA / "example", folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    settings = folder / "report.toml"
    settings.write_text(settings.read_text("utf-8").replace("[policy]", "[policy]\nstatistics = true"), "utf-8")
    return folder


def it_counts_statistics_cases_once_they_are_allowed(with_statistics):
    program, hand = counted_by_the_program(with_statistics), count(with_statistics)
    assert program["cases"] > counted_by_the_program(DATA / "example")["cases"]
    assert {key: (program.get(key), value) for key, value in hand.items() if program.get(key) != value} == {}


def it_counts_headings_together_as_a_person_would(with_statistics):
    draft, settings = aggregated(with_statistics)
    facts, _ = protect_counts(draft, settings)
    together = {fact.key: fact.value for fact in facts if "+" in fact.key and not fact.suppressed}
    assert {key.split(".")[0] for key in together} == {"act_types", "un_entities", "raised_by"}
    assert together == {key: by_hand.count_together(with_statistics, key) for key in together}


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
