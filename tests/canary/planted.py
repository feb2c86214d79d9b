"""A folder in which every confidential column of every gated case holds words of its own.

Each word begins with one mark and goes on with whose it is and where it stands, so that whatever is found tells the
gate that let it through.
"""

from __future__ import annotations

from pathlib import Path

from folders import REPORT_TOML, case, write_folder

MARK = "Zqxvwk"
TELEPHONE = "7755019"
"""Digits that stand in each telephone number."""

CLOSED = {
    "withheld": {"consent": "withheld", "states": "XAB"},
    "unanswered": {"consent": "", "states": "XAB"},
    "excluded": {"inclusion": "exclude", "states": "XAB"},
    "undecided": {"inclusion": "", "states": "XAB"},
    "withdrawn": {"consent": "withdrawn", "states": "XAC"},
    "quiet": {"inclusion": "quiet_diplomacy", "states": "XAC"},
    "unpublishable": {"verification": "unverified", "states": "XAC"},
    "statistics": {"consent": "statistics", "states": "XAD"},
    "silent": {"consent": "anonymous", "states": "XAA", "account_anonymous": ""},
}
"""Cases of which no word may leave; those of XAB and XAC may not be counted for their States either."""

ANONYMOUS = ("anonymous", "followed")
"""Cases that are told without a name: one new, one followed up."""

UNNAMED = {
    "none": ({}, {"consent": "none"}),
    "unasked": ({}, {"consent": ""}),
    "revoked": ({}, {"consent": "withdrawn"}),
    "minor": ({}, {"age_group": "minor"}),
    "violated": ({"act_types": "sexual_violence"}, {}),
}
"""Named cases whose person may not be named: cells of the case, and of the person."""

KEPT_DAYS = ("2030-11-23", "23 November 2030", "November 2030", "1987-03-14", "14 March 1987", "March 1987",
             "17 June 2030", "2030-06-17", "21 September 2030", "2030-09-21", "13 July 2030", "2030-07-13")  # fmt: skip
"""Days of closed cases, of consent, and of what was done and said about anonymous cases, as they are written."""

CASE_IDS = ("SECRET-", "OPENLY-", "RSECRET-", "P-9000")
"""How the ids of cases, replies and persons begin."""

TOML = REPORT_TOML + 'publishable_verification = ["verified", "corroborated", "single_source"]\n'


def word(kind: str, column: str) -> str:
    return f"{MARK}{kind}{column.replace('_', '')}"


def plant(folder: Path, *, statistics: bool = True, toml: str = "", **changed: str) -> Path:
    """The folder; `toml` is added to report.toml, `changed` are cells of the case of the kind anonymous."""
    kinds = (*CLOSED, *ANONYMOUS, *UNNAMED)
    cases = [_case(number, kind) for number, kind in enumerate(kinds, 1)]
    for row in cases:
        row.update(changed if row["case_id"].endswith("-anonymous") else {})
    persons = [_person(number, kind) for number, kind in enumerate(kinds, 1)]
    persons.append({"person_key": "P-90099", "name": "Openly Named", "surname": "Named", "consent": "named",
                    "honorific": "Ms.", "consent_date": "1987-03-14", "consent_evidence": "x"})  # fmt: skip
    cases.append(case("OPENLY-1", account="It was alleged that {P-90099} was threatened.", victims="P-90099",
                      verification="verified", act_types="threats_intimidation", act_dates="2030-12-05"))  # fmt: skip
    tables = {
        "persons": persons,
        "un_actions": [row for number, kind in enumerate(kinds, 1) for row in _actions(number, kind)],
        "responses": [_response(number, kind) for number, kind in enumerate(kinds, 1)],
        "corrections": [_correction(kind) for kind in kinds],
    }
    policy = f"{TOML}statistics = {str(statistics).lower()}\n{toml}"
    return write_folder(folder, cases, toml=policy, **tables)


def _told(number: int, kind: str, column: str) -> str:
    """A text with a word, an address and a telephone number."""
    return (
        f"{word(kind, column)} wrote to {MARK.lower()}{kind}@example.org, telephone +999 77 55 01 9{number:02}, "
        f"+999{TELEPHONE}{number:02}."
    )


def _case(number: int, kind: str) -> dict[str, str]:
    key = f"P-9{number:04}"
    row = case(
        f"SECRET-{number}-{kind}",
        victims=key,
        verification="verified",
        inclusion_reason="protection",
        decided_by=word(kind, "decided_by"),
        decided_on="1987-03-14",
        internal_notes=_told(number, kind, "internal_notes"),
        private_remark=word(kind, "private_remark"),
        engagement_dates="1987-03-14",
        previous_case=word(kind, "previous_case"),
    )
    if kind in UNNAMED:
        cells = {"act_types": "threats_intimidation", "act_dates": "2030-12-04"}
        return {**row, **cells, "account": f"{{{key}}} was threatened.", **UNNAMED[kind][0]}
    row |= {
        "place": word(kind, "place"),
        "act_types": "detention",
        "act_dates": "2030-06-17" if kind in ANONYMOUS else "2030-11-23",
        "account": f"{_told(number, kind, 'account')} {{{key}}} was there.",
        "previous": f"A/HRC/98/1 {word(kind, 'previous')}",
        "public_references": f"https://example.org/{word(kind, 'public_references')}",
    }
    if kind in ANONYMOUS:
        part = "follow_up" if kind == "followed" else "new"
        told = {"account_anonymous": f"{{{key}}} was followed.", "account_short": f"{{{key}}} was followed."}
        return {**row, "consent": "anonymous", "part": part, **told}
    texts = {column: _told(number, kind, column) for column in ("account_anonymous", "account_short")}
    return {**row, **texts, **CLOSED[kind]}


def _person(number: int, kind: str) -> dict[str, str]:
    may_be_described = kind in ANONYMOUS or kind in UNNAMED
    return {
        "person_key": f"P-9{number:04}",
        "name": f"{word(kind, 'given')} {word(kind, 'surname')}",
        "surname": word(kind, "surname"),
        "honorific": word(kind, "honorific"),
        "consent": "named",
        "gender": "female",
        "profile": word(kind, "profile"),
        "descriptor": "a lawyer" if may_be_described else word(kind, "descriptor"),
        "consent_evidence": _told(number, kind, "consent_evidence"),
        "consent_date": "1987-03-14",
        **(UNNAMED[kind][1] if kind in UNNAMED else {}),
    }


def _actions(number: int, kind: str) -> list[dict[str, str]]:
    """A letter that may be cited where the case is named, and a meeting with somebody who is no State."""
    if kind in UNNAMED:
        return []
    raised = {"case_ids": f"SECRET-{number}-{kind}", "date": "2030-07-13", "public": "yes"}
    return [
        {"action": f"AL XAA {7000 + number}/2030", "kind": "communication", "put_to": "XAA", **raised},
        {"action": f"OTH {word(kind, 'action')}", "kind": "meeting", "put_to": word(kind, "put_to"), **raised},
    ]


def _response(number: int, kind: str) -> dict[str, str]:
    reply = {"response_id": f"RSECRET-{number}", "case_ids": f"SECRET-{number}-{kind}", "state": "XAA",
             "date_received": "2030-09-21", "public": "yes", "form": "substantive"}  # fmt: skip
    if kind in UNNAMED:
        return {**reply, "date_received": "2030-09-20", "text": "The Government denied it.", "public": "yes"}
    anonymous = "The Government denied it." if kind in ANONYMOUS else _told(number, kind, "text_anonymous")
    return {**reply, "text": _told(number, kind, "text"), "text_anonymous": anonymous}


def _correction(kind: str) -> dict[str, str]:
    """One that fits: the note of each case is corrected, and was another word before."""
    kinds = (*CLOSED, *ANONYMOUS, *UNNAMED)
    number = kinds.index(kind) + 1
    return {"table": "cases", "key": f"SECRET-{number}-{kind}", "column": "internal_notes",
            "old": _told(number, kind, "internal_notes"), "new": word(kind, "corrected"),
            "reason": word(kind, "reason"), "by": word(kind, "by")}  # fmt: skip
