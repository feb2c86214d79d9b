"""A small report and its corrections, as Word files: what was given away, and what the data say now."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from folders import REPORT_TOML, case, write_folder

from reportgen import pipeline, revision
from reportgen.run import Request

PERSONS = [
    {"person_key": f"P-{n}", "name": f"Ulla Brandvik{n}", "surname": f"Brandvik{n}", "consent": "named",
     "consent_date": "2031-01-01", "consent_evidence": "x", "gender": "female", "kind": "person"} for n in range(1, 7)
]  # fmt: skip

Tables = dict[str, list[dict[str, str]]]


def tables() -> Tables:
    """Eight cases of three States, what the United Nations did, and a reply."""
    cases = [
        case("C-1", victims="P-1", act_types="threats_intimidation|detention", act_dates="2030-06-04",
             account="On 4 June 2030, {P-1} was threatened in Lind. She had met mandate holders. She was held."),
        case("C-2", states="XAB", victims="P-2", act_types="detention", act_dates="2030-07-05", un_entities="ohchr",
             account="{P-2} was detained after a meeting. A court released her."),
        case("C-3", states="XAB", record_type="group", act_types="surveillance", act_dates="2030-08",
             account="A group was watched at its office. Its members were followed home."),
        case("C-4", states="XAC", victims="P-3", act_types="threats_intimidation", act_dates="2030-08",
             part="follow_up", previous="A/HRC/48/28", account="{P-3} was fined for a letter to a committee."),
        case("C-5", states="XAC", victims="P-4", act_types="travel_restriction", act_dates="2030-09",
             account="{P-4} was kept from leaving the country. Her passport was taken."),
        case("C-6", states="XAA", record_type="organization", act_types="funding_restriction", act_dates="2030-10",
             account="An organization lost its licence after a report to a treaty body."),
        case("C-7", states="XAB", victims="P-5", act_types="detention|surveillance", act_dates="2030-11",
             part="follow_up", previous="A/HRC/48/28", account="{P-5} remained in prison."),
    ]  # fmt: skip
    actions = [
        {"action": "AL XAA 1/2030", "kind": "communication", "date": "2030-08-01", "case_ids": "C-1", "put_to": "XAA",
         "bodies": "special_procedures_thematic", "due_date": "2030-09-30", "public": "yes"},
        {"action": "AL XAB 1/2030", "kind": "communication", "date": "2030-08-09", "case_ids": "C-2|C-3",
         "put_to": "XAB", "bodies": "special_procedures_thematic", "due_date": "2030-10-08", "public": "yes"},
    ]  # fmt: skip
    responses = [
        {"response_id": "R-1", "case_ids": "C-2", "actions": "AL XAB 1/2030", "state": "XAB", "responder": "government",
         "date_received": "2030-09-08", "form": "substantive", "position": "rejects", "public": "yes",
         "text": "The Government stated that the measures were unrelated."},
    ]  # fmt: skip
    return {
        "cases": cases,
        "persons": [dict(person) for person in PERSONS],
        "un_actions": actions,
        "responses": responses,
    }


def _row(rows: list[dict[str, str]], key: str) -> dict[str, str]:
    return next(row for row in rows if key in row.values())


def _added(data: Tables) -> None:
    data["cases"].insert(2, case("C-2b", states="XAB", victims="P-6", act_types="detention",
                                 act_dates="2030-12", account="{P-6} was beaten in custody."))  # fmt: skip


def _excluded(data: Tables) -> None:
    _row(data["cases"], "C-3").update(inclusion="exclude", inclusion_reason="duplicate")


def _state(data: Tables) -> None:
    data["cases"].append(case("C-8", states="XAD", record_type="group", act_types="surveillance|detention",
                              act_dates="2031-01", account="A group was searched at the airport."))  # fmt: skip


def _reply(data: Tables) -> None:
    data["responses"].append(
        {"response_id": "R-2", "case_ids": "C-1", "actions": "AL XAA 1/2030", "state": "XAA", "responder": "government",
         "date_received": "2030-09-20", "form": "substantive", "position": "rejects", "public": "yes",
         "text": "The Government rejected the allegations as unfounded."}
    )  # fmt: skip


def _date(data: Tables) -> None:
    row = _row(data["cases"], "C-1")
    row.update(act_dates="2030-06-14", account=row["account"].replace("4 June", "14 June"))


def _gone_state(data: Tables) -> None:
    for key in ("C-4", "C-5"):
        _row(data["cases"], key).update(inclusion="exclude", inclusion_reason="duplicate")


def _many(data: Tables) -> None:
    for change in (_added, _excluded, _state, _reply, _date):
        change(data)


def _act(data: Tables) -> None:
    _row(data["cases"], "C-2").update(act_types="detention|physical_attack")


def _act_and_fewer(data: Tables) -> None:
    _act(data)
    _excluded(data)


def _withdrawn(data: Tables) -> None:
    _row(data["cases"], "C-2").update(consent="withdrawn")


def _no_case_of_one(data: Tables) -> None:
    for key in ("C-2", "C-3", "C-7"):
        _row(data["cases"], key).update(inclusion="exclude", inclusion_reason="duplicate")


def _no_follow_up(data: Tables) -> None:
    for key in ("C-4", "C-7"):
        _row(data["cases"], key).update(inclusion="exclude", inclusion_reason="duplicate")


CORRECTIONS: dict[str, Callable[[Tables], None]] = {
    "a case added": _added,
    "a case excluded": _excluded,
    "a State that appears": _state,
    "a State that goes": _gone_state,
    "no case of one State": _no_case_of_one,
    "a reply arrived": _reply,
    "a date changed": _date,
    "an act that no case had": _act,
    "another act, and a case less": _act_and_fewer,
    "all of it": _many,
    "a consent withdrawn": _withdrawn,
}
OTHER_ANNEXES: dict[str, Callable[[Tables], None]] = {"no follow-up": _no_follow_up}
"""The number of an annex changes by it, and with that the blank before it."""


SETTINGS: dict[str, str] = {
    "another front page": REPORT_TOML.replace("A/HRC/99/1", "A/HRC/100/27")
    .replace("session = 99", "session = 100")
    .replace("2031-08-17", "2031-09-21")
    .replace('notice = "Synthetic', 'notice = "Wholly synthetic')
    .replace(
        "[report]",
        """[report]
title = "Cooperation and its price"
session_dates = "12 October–6 November 2031"
agenda_items = [7]
agenda_titles = ["Human rights bodies"]
running_notice = "Not a real document"
""",
    ),
}
"""What report.toml says after a change of the settings."""


_PLACE = tempfile.TemporaryDirectory()


@cache
def report(correction: str = "") -> bytes:
    """The Word file, a draft, of the data as they were first, or after a correction: all of one folder."""
    folder = written(Path(_PLACE.name) / "folder", correction)
    stated, composed = pipeline.composed(Request(folder, Path(_PLACE.name) / "out"), ())
    return revision._word_file(stated, composed, None)


def written(folder: Path, correction: str = "") -> Path:
    """The folder of the report, before or after a correction."""
    data = tables()
    if correction and correction not in SETTINGS:
        (CORRECTIONS | OTHER_ANNEXES)[correction](data)
    return write_folder(folder, data.pop("cases"), toml=SETTINGS.get(correction, REPORT_TOML), **data)
