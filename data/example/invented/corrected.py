"""A few corrections: the tables get back what stood there before, and corrections.csv says what should stand there."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence

Rows = Sequence[MutableMapping[str, object]]


def correct(tables: MutableMapping[str, Rows]) -> list[dict[str, object]]:
    """Put an earlier value into some cells, and the corrections that undo it. The tables are changed."""
    cases, replies, persons = tables["cases"], tables["responses"], tables["persons"]
    numbered = next(row for row in cases if row["further_persons"] and row["count_qualifier"] == "at_least")
    dated = next(row for row in cases if str(row["act_dates"]).count("|") == 2 and row["inclusion"] == "include")
    answered = next(row for row in replies if row["form"] == "substantive" and row["position"] == "partly")
    free = next(row for row in persons if row["detained"] == "formerly")
    found = [
        ("cases", "case_id", numbered, "further_persons", int(str(numbered["further_persons"])) - 1, "revision",
         "The number was revised after further information had been received.", "A second list came in."),
        ("cases", "case_id", dated, "act_dates", str(dated["act_dates"]).rpartition("|")[0], "revision",
         "A date was added.", "The lawyer sent the decision."),
        ("responses", "response_id", answered, "position", "rejects", "error",
         "The position of a reply was coded wrongly.", "Read again with the translator."),
        ("persons", "person_key", free, "detained", "yes", "revision", "", "Released, says the family."),
    ]  # fmt: skip
    corrections = []
    for table, key, row, column, old, kind, public, reason in found:
        corrections.append(
            {
                "table": table,
                "key": row[key],
                "column": column,
                "old": old,
                "new": row[column],
                "kind": kind,
                "public_reason": public,
                "reason": reason,
                "by": "the desk",
                "date": "2031-07-02",
            }
        )
        row[column] = old
    return corrections
