"""The corrections that a folder records, for whoever says what changed; their texts stay where they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from reportgen.cases.confidential import RawCases
from reportgen.loading.tables import column_name
from reportgen.versions.rows import Correction, case_mark, digest

_TOLD = ("table", "key", "column", "kind", "public_reason", "date")


def recorded_corrections(raw: RawCases) -> tuple[Correction, ...]:
    """Each row of corrections.csv, in its order, without what it replaces and by what.

    `mark` tells a correction from those that were recorded when a version was frozen: of the same words, the first
    from the second.
    """
    table = raw.tables.get("corrections")
    if table is None:
        return ()
    cases = _cases_of_other_tables(raw)
    found: list[Correction] = []
    seen: Counter[tuple[str, ...]] = Counter()
    for row, cells in zip(table.cells.index, table.cells.to_dict("records"), strict=True):
        told = tuple(str(cells.get(name, "")) for name in _TOLD)
        if not any(told):
            continue
        seen[told] += 1
        name, key, column, kind, reason, day = told
        corrected = column_name(name).removesuffix(".csv")
        own = [key] if corrected == "cases" else cases.get((corrected, key), [])
        found.append(
            Correction(
                row=int(row),
                mark=digest(raw.digest_key, "correction", *told, str(seen[told])),
                table=corrected,
                key=key,
                column=column_name(column),
                case=case_mark(raw.digest_key, key) if corrected == "cases" else "",
                touches=frozenset(case_mark(raw.digest_key, case) for case in own),
                kind=kind,
                public_reason=reason,
                day=day,
            )
        )
    return tuple(found)


def _cases_of_other_tables(raw: RawCases) -> dict[tuple[str, str], list[str]]:
    """The ids of the cases that a letter, a reply or a person belongs to, by table and key."""
    found: dict[tuple[str, str], list[str]] = {}
    for name, key in (("un_actions", "action"), ("responses", "response_id")):
        for cells in _rows(raw, name):
            found[name, str(cells.get(key, ""))] = _values(cells.get("case_ids", ""))
    for cells in _rows(raw, "cases"):
        for person in _values(cells.get("victims", "")):
            found.setdefault(("persons", person), []).append(str(cells.get("case_id", "")))
    return found


def _rows(raw: RawCases, name: str) -> Iterable[Mapping[Hashable, Any]]:
    table = raw.tables.get(name)
    return () if table is None else table.cells.to_dict("records")


def _values(cell: object) -> list[str]:
    return [value for part in str(cell).split("|") if (value := part.strip())]
