"""What cannot be or is hardly meant in a row of persons.csv. No message holds a value of it."""

from __future__ import annotations

import numpy as np

from reportgen.validation.tables import Table, texts_of
from reportgen.vocabulary import PersonConsent, PersonKind, fold

_KIND_OF = {"P": PersonKind.PERSON, "O": PersonKind.ORGANIZATION}
"""What the letter of a key says; other letters say nothing."""

_MOST_NAMED = 10


def check_persons(persons: Table, used: frozenset[str]) -> None:
    """Report what a row says against itself, rows of the same name, and rows that no case and no text uses."""
    frame = persons.frame
    if frame.empty:
        return
    named = (frame["consent"] == PersonConsent.NAMED.value).to_numpy(dtype=bool)
    without_name = (frame["name"] == "").to_numpy(dtype=bool)
    message = "Consent to be named is recorded, but there is no name."
    persons.report("person.named_without_name", named & without_name, "name", message)
    for column in ("consent_date", "consent_evidence"):
        missing = (frame[column] == "").to_numpy(dtype=bool)
        message = f"Consent to be named is recorded without {column}."
        persons.report("person.no_consent_record", named & missing, column, message)
    _check_kinds(persons)
    _check_same_names(persons)
    unused = ~frame["person_key"].isin(used).to_numpy(dtype=bool)
    persons.report("person.unused", unused, "person_key", "No case and no text uses this person.")


def _check_kinds(persons: Table) -> None:
    letters = persons.frame["person_key"].str.extract(r"^([A-Z])-?\d", expand=False)
    meant = letters.map({letter: str(kind) for letter, kind in _KIND_OF.items()})
    differs = (meant.notna() & (persons.frame["kind"] != "") & (meant != persons.frame["kind"])).to_numpy(dtype=bool)
    persons.report(
        "person.kind_differs_from_key", differs, "kind", "The kind is not the one that the key's letter says."
    )


def _check_same_names(persons: Table) -> None:
    """Two rows of one name may be one person twice, who would be counted twice."""
    rows_of: dict[str, list[int]] = {}
    for position, name in enumerate(texts_of(persons.frame["name"])):
        if name:
            rows_of.setdefault(fold(name), []).append(position)
    same = [positions for positions in rows_of.values() if len(positions) > 1]
    messages: dict[int, str] = {}
    for positions in same:
        rows = persons.rows[positions]
        told = ", ".join(map(str, rows[:_MOST_NAMED])) + (" ..." if len(rows) > _MOST_NAMED else "")
        messages |= dict.fromkeys(positions, f"Rows {told} have the same name.")
    at = np.array(sorted(messages), dtype=np.intp)
    persons.report("person.same_name", at, "name", [messages[position] for position in at])
