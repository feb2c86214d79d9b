"""A folder of as many invented cases as wanted, for measuring: seeded, so that every run measures the same.

One case in three has a person of its own, one in four a letter and one in five a reply to it. States, persons and
events are invented; so are the sentences, which are short: a million accounts of full length would measure the disk.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

SEED = 12_2  # the number of the resolution
STATES = tuple(f"X{chr(65 + n // 26)}{chr(65 + n % 26)}" for n in range(60))
ACTED_ON = tuple(f"2030-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 29))
RECEIVED_ON = tuple(f"2031-{month:02}-{day:02}" for month in range(1, 4) for day in range(1, 29))
SITUATIONS = ("general_situation", "legislation")
GIVEN_NAMES, FAMILY_NAMES = 3_001, 50_021  # prime, so that names pair in every way: shared as people share them
RECORD_TYPES = ("individual",) * 12 + ("group", "group", "organization", "unknown", *SITUATIONS)
CONSENTS = ("named",) * 6 + ("anonymous",) * 4 + ("statistics", "withheld", "withheld", "withdrawn")

REPORT_TOML = """\
[report]
title = "A synthetic million"
notice = "Synthetic: every State, person and event in it is invented. Not a United Nations document."
running_notice = "Synthetic – not a United Nations document"
date = 2031-06-30

[period]
start = 2030-01-01
end = 2030-12-31
cut_off = 2031-03-31

[policy]
statistics = true
reply_grades = true
"""

CASE_COLUMNS = (
    "case_id", "states", "part", "previous", "record_type", "victims", "further_persons", "count_qualifier",
    "scope_basis", "act_types", "act_dates", "engagement_dates", "un_entities", "engagement", "perpetrators",
    "inclusion", "inclusion_reason", "consent", "verification", "account", "account_anonymous",
)  # fmt: skip
PERSON_COLUMNS = (
    "person_key", "name", "surname", "honorific", "kind", "gender", "age_group", "descriptor", "detained", "consent",
    "consent_by", "consent_date", "consent_evidence",
)  # fmt: skip
ACTION_COLUMNS = ("action", "kind", "date", "bodies", "case_ids", "put_to", "public", "names_someone")
RESPONSE_COLUMNS = (
    "response_id", "case_ids", "state", "date_received", "form", "position", "addresses_reprisal", "public",
)  # fmt: skip


def write_folder(folder: Path, cases: int, reference: Path) -> None:
    """Write a report's folder with so many cases; `reference` is the folder of the reference tables (their codes)."""
    folder.mkdir(parents=True)
    (folder / "report.toml").write_text(REPORT_TOML, "utf-8")
    chance = random.Random(SEED)
    countries = ((state, f"Invented State {n:02}") for n, state in enumerate(STATES, 1))
    _write(folder / "countries.csv", ("iso3", "name_en"), countries)
    _write(folder / "cases.csv", CASE_COLUMNS, _cases(chance, cases, reference))
    _write(folder / "persons.csv", PERSON_COLUMNS, _persons(chance, cases))
    _write(folder / "un_actions.csv", ACTION_COLUMNS, _actions(chance, cases, reference))
    _write(folder / "responses.csv", RESPONSE_COLUMNS, _responses(chance, cases))


def _state(case: int) -> str:
    return STATES[case * 37 % len(STATES)]


def _record_type(case: int) -> str:
    return RECORD_TYPES[case // 3 % len(RECORD_TYPES)]


def _has_person(case: int) -> bool:
    return case % 3 == 0 and _record_type(case) == "individual"


def _cases(chance: random.Random, cases: int, reference: Path) -> Iterator[Sequence[object]]:
    pick = chance.choice
    acts = _some(chance, _codes(reference / "act_types.csv"))
    entities = _some(chance, _codes(reference / "un_entities.csv"))
    engagements = _codes(reference / "engagement_types.csv")
    for n in range(1, cases + 1):
        group = _record_type(n) == "group"
        consent = pick(CONSENTS) if _record_type(n) not in SITUATIONS else "not_applicable"
        included = n % 50 != 0
        account = f"It was alleged that {f'{{P-{n}}}' if _has_person(n) else 'a defender'} had been threatened."
        yield (
            f"C-{n}",
            _state(n) if n % 40 else f"{_state(n)}|{_state(n + 1)}",
            "follow_up" if n % 4 == 1 else "new",
            "A/HRC/99/1 annex I" if n % 4 == 1 else "",
            _record_type(n),
            f"P-{n}" if _has_person(n) else "",
            chance.randrange(2, 30) if group else "",
            pick(("exact", "at_least", "about")) if group else "",
            pick(("a", "b", "a|b", "c", "d")),
            pick(acts),
            pick(ACTED_ON),
            pick(ACTED_ON)[:7],
            pick(entities),
            pick(engagements),
            pick(("state", "state", "unknown", "private_person")),
            "include" if included else "exclude",
            "" if included else pick(("protection", "late")),
            consent,
            "verified",
            account if consent in {"named", "not_applicable"} else "",
            account if consent == "anonymous" else "",
        )


def _persons(chance: random.Random, cases: int) -> Iterator[Sequence[object]]:
    pick = chance.choice
    for n in filter(_has_person, range(1, cases + 1)):
        yield (
            f"P-{n}",
            f"Given{n % GIVEN_NAMES} Family{n % FAMILY_NAMES}",
            f"Family{n % FAMILY_NAMES}",
            pick(("Ms.", "Mr.")),
            "person",
            pick(("female", "male", "other", "not_stated")),
            pick(("adult", "adult", "adult", "young", "minor")),
            "a human rights defender",
            pick(("yes", "no", "formerly", "not_stated")),
            "named" if n % 7 else "none",
            "the_person",
            "2031-01-15",
            "on file",
        )


def _actions(chance: random.Random, cases: int, reference: Path) -> Iterator[Sequence[object]]:
    bodies = _codes(reference / "un_entities.csv")
    for n in range(4, cases + 1, 4):
        yield (
            f"AL {_state(n)} {n}/2030",
            "communication",
            chance.choice(ACTED_ON),
            chance.choice(bodies),
            f"C-{n}",
            _state(n),
            "yes",
            "no",
        )


def _responses(chance: random.Random, cases: int) -> Iterator[Sequence[object]]:
    pick = chance.choice
    for n in range(5, cases + 1, 5):
        yield (
            f"R-{n}",
            f"C-{n}",
            _state(n),
            pick(RECEIVED_ON),
            pick(("acknowledgement", "holding", "substantive", "substantive")),
            pick(("rejects", "accepts", "partly", "none_stated")),
            pick(("yes", "partly", "no")),
            "yes",
        )


def _codes(table: Path) -> list[str]:
    with table.open(encoding="utf-8", newline="") as file:
        return [row["code"] for row in csv.DictReader(file)]


def _some(chance: random.Random, codes: Sequence[str]) -> list[str]:
    """Cells with one to three codes each."""
    return ["|".join(chance.sample(codes, 1 + n % 3)) for n in range(300)]


def _write(path: Path, header: Sequence[str], rows: Iterator[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
