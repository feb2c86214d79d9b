"""What leaves protection holds no more than may be printed, even where nothing later would print it."""

from __future__ import annotations

import dataclasses
import gc
from collections.abc import Iterator

import pandas as pd
import pytest
from canary.hunt import hunted
from canary.planted import CLOSED, KEPT_DAYS, MARK, TELEPHONE, plant
from tables import case, checked, person, settings

from reportgen import aggregation, composition, loading, protection, validation
from reportgen.findings import Severity, Where
from reportgen.protection import release
from reportgen.settings import NamingOverride

ACTION = {"action": "AL XAA 7/2030", "kind": "communication", "date": "2030-07-09", "case_ids": "C1",
          "put_to": "XAA", "public": "yes"}  # fmt: skip
REPLY = {"response_id": "R1", "case_ids": "C1", "state": "XAA", "text": "Denied.", "text_anonymous": "Denied.",
         "public": "yes", "date_received": "2030-09-21"}  # fmt: skip
CELLS = {"account": "Told.", "account_short": "Told.", "act_dates": "2030-05-06", "place": "Quorblithe",
         "previous": "A/HRC/98/1", "public_references": "https://example.org/story"}  # fmt: skip


class DescribeACaseThatIsCountedAndNotDescribed:
    @pytest.fixture(params=[{"consent": "statistics"}, {"consent": "anonymous", "account_anonymous": ""}],
                    ids=["statistics", "anonymous without an account"])  # fmt: skip
    def cases(self, request):
        row = case("C1", **{**CELLS, **request.param})
        return release(checked([row], (), [ACTION], [REPLY]), settings(statistics=True)).cases

    def it_is_counted(self, cases):
        assert not cases.cases.loc["C1", "described"]

    @pytest.mark.parametrize("column", ["place", "account", "account_short"])
    def it_has_no_text(self, cases, column):
        assert cases.cases.loc["C1", column] == ""

    @pytest.mark.parametrize("column", ["previous", "public_references"])
    def it_has_no_reference(self, cases, column):
        assert cases.many[column].empty

    def it_has_no_day(self, cases):
        assert cases.many["act_dates"]["value"].tolist() == ["2030-05"]
        assert cases.actions[["action", "date"]].to_numpy().tolist() == [["", "2030-07"]]
        assert cases.replies[["text", "date"]].to_numpy().tolist() == [["", "2030-09"]]

    def it_has_no_digest(self, cases):
        assert pd.isna(cases.cases.loc["C1", "anchor"])


class DescribeADescriptor:
    def found(self, descriptor, **cells):
        persons = (person("P-1", name="Ulla Maria Brandvik", surname="Brandvik", consent="none", descriptor=descriptor,
                          **cells),)  # fmt: skip
        findings = release(checked([case("C1", account="It was {P-1}.", victims="P-1")], persons), settings()).findings
        return [(finding.rule, finding.severity) for finding in findings]

    @pytest.mark.parametrize("descriptor", ["U.M.B., a lawyer", "U. B.", "Ms. B.", "a lawyer (UMB)", "the lawyer u.b.",
                                            "B. U.", "a lawyer known as U.M. B."])  # fmt: skip
    def it_is_no_initials(self, descriptor):
        assert self.found(descriptor) == [("protected.initials", Severity.ERROR)]

    @pytest.mark.parametrize("descriptor", ["a woman human rights defender", "a UN staff member", "a lawyer, No. 4",
                                            "a T.V. journalist", "a student of St. Mary University"])  # fmt: skip
    def but_it_may_have_other_letters(self, descriptor):
        assert self.found(descriptor) == []

    def it_is_asked_of_whoever_is_described_and_of_nobody_else(self):
        persons = (person("P-1", descriptor="N. S."),)
        findings = release(checked([case("C1", account="It was {P-1}.", victims="P-1")], persons), settings()).findings
        assert findings == ()


@pytest.fixture(scope="module")
def values(tmp_path_factory) -> list[object]:
    """Every value of ours that is alive once the planted folder is released, told and composed, and was not before."""
    gc.collect()
    gc.freeze()
    loaded = loading.load(plant(tmp_path_factory.mktemp("planted") / "folder"), keep=False)
    checked_cases, findings = validation.check(loaded.raw, loaded.reference, loaded.settings)
    assert checked_cases is not None, findings.errors
    released = protection.release(checked_cases, loaded.settings)
    draft = aggregation.aggregate(released.cases, loaded.settings)
    facts, _ = protection.protect_counts(draft, loaded.settings)
    report = composition.compose(facts, loaded.prose, loaded.settings)
    kept = [loaded, checked_cases, released, draft, facts, report]
    alive = [value for value in gc.get_objects() if str(type(value).__module__).partition(".")[0] == "reportgen"]
    gc.unfreeze()
    assert {type(value) for value in kept} <= {type(value) for value in alive}
    return alive


def it_shows_no_planted_word_in_any_repr(values):
    """A traceback, a debugger and a log show a repr."""
    shown = {(type(value).__name__, repr(value)) for value in values}
    found = [(name, hunted(text.encode(), [MARK, TELEPHONE])) for name, text in shown]
    assert [(name, words) for name, words in found if words] == []


def it_carries_no_planted_word_beyond_protection(values):
    """Of the values that composition may see, none holds a confidential cell, however deep."""
    open_types = ("ReleasableCases", "DraftFacts", "Facts", "Report", "Entry")
    told = {type(value).__name__: "\n".join(texts_in(value)) for value in values if type(value).__name__ in open_types}
    assert set(told) == set(open_types)
    assert {name: words for name in told if (words := hunted(told[name].encode(), [MARK, TELEPHONE]))} == {}
    told["ReleasableCases"] = "\n".join(
        date.edtf for date in released_cases(values).dates.values()
    )  # replies have days
    assert {name: days for name in told if (days := hunted(told[name].encode(), KEPT_DAYS))} == {}


def released_cases(values):
    return next(value for value in values if type(value).__name__ == "ReleasableCases" and len(value.cases) > 5)


def but_it_finds_one_where_names_are_still_there(values):
    checked_cases = next(value for value in values if type(value).__name__ == "CheckedCases")
    assert set(hunted("\n".join(texts_in(checked_cases)).encode(), [f"{MARK}{kind}" for kind in CLOSED])) == {
        f"{MARK}{kind}" for kind in CLOSED
    }


def texts_in(value: object, seen: set[int] | None = None) -> Iterator[str]:
    """Every text that a value holds, in its fields, members, tables and keys."""
    seen = set() if seen is None else seen
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, str):
        yield value
    elif isinstance(value, pd.DataFrame):
        for column in value:
            yield from (str(cell) for cell in value[column].tolist())
        yield from map(str, value.index)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts_in(key, seen)
            yield from texts_in(inner, seen)
    elif isinstance(value, list | tuple | set | frozenset):
        for inner in value:
            yield from texts_in(inner, seen)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from texts_in(getattr(value, field.name), seen)


def it_marks_cases_by_a_digest_that_needs_the_key():
    one = checked([case("C1", account="Told.")])
    other = dataclasses.replace(one, digest_key=b"another key")
    anchors = [release(each, settings()).cases.cases.loc["C1", "anchor"] for each in (one, one, other)]
    assert anchors[0] == anchors[1] != anchors[2]


def it_gives_a_state_no_figure_of_what_was_left_out():
    """Not even where the report lists no State, so that the keys of a State are taken from those of the world."""
    row = case("C1", states="XAB", consent="withheld", inclusion_reason="protection")
    draft = aggregation.aggregate(release(checked([row]), settings()).cases, settings())
    facts, _ = protection.protect_counts(draft, settings())
    own = facts.for_country(facts.reference.countries["XAB"])
    assert facts["withheld.cases"].value == 1
    assert [key for key in own.facts if "withheld" in key] == []


def it_opens_no_name_to_the_whole_report_that_no_case_tells():
    persons = (person("P-1"), person("P-2"))
    guard = release(checked([case("C1", account="It was {P-1}.")], persons), settings()).guard
    assert not guard.search("Surname1", Where("prose")).errors
    assert guard.search("Surname2", Where("prose")).errors


def it_counts_no_case_as_left_out_that_is_in_the_report():
    rows = [case("C1", inclusion_reason="protection"), case("C2", consent="withheld", inclusion_reason="protection")]
    assert release(checked(rows), settings()).cases.withheld.cases == 1


@pytest.mark.parametrize(
    ("reason", "decided_by", "told"), [("", "x", "a child"), ("x", " ", "a child"), ("x", "x", "Name1 Surname1")]
)
def it_names_nobody_by_an_override_without_a_reason(reason, decided_by, told):
    persons = (person("P-1", age_group="minor", descriptor="a child"),)
    policy = settings(naming_overrides=(NamingOverride("P-1", reason, decided_by),))
    released = release(checked([case("C1", account="It was {P-1}.")], persons), policy)
    assert released.cases.cases.loc["C1", "account"] == f"It was {told}."
