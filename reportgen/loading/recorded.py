"""The corrections that a folder records, for whoever says what changed; their texts stay where they are."""

from __future__ import annotations

from collections import Counter

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
    found: list[Correction] = []
    seen: Counter[tuple[str, ...]] = Counter()
    for row, cells in zip(table.cells.index, table.cells.to_dict("records"), strict=True):
        told = tuple(str(cells.get(name, "")) for name in _TOLD)
        if not any(told):
            continue
        seen[told] += 1
        name, key, column, kind, reason, day = told
        corrected = column_name(name).removesuffix(".csv")
        found.append(
            Correction(
                row=int(row),
                mark=digest(raw.digest_key, "correction", *told, str(seen[told])),
                table=corrected,
                key=key,
                column=column_name(column),
                case=case_mark(raw.digest_key, key) if corrected == "cases" else "",
                kind=kind,
                public_reason=reason,
                day=day,
            )
        )
    return tuple(found)
