"""Rows x Rows, for drafters: which cases changed, in which columns, and what was recorded of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from reportgen.versions.changes import Change, RowChange
from reportgen.versions.rows import Correction, Row, Rows, Told


def row_changes(
    old: Rows,
    new: Rows,
    *,
    cases: Mapping[str, str],
    corrections: Iterable[Correction],
    left_out: Mapping[str, str],
    protected: frozenset[str],
) -> tuple[RowChange, ...]:
    """Each case that entered, left or changed, by its id where today's tables have it; others last.

    `cases`: today's ids by digest. `left_out`: by id, what left a case out. `protected`: digests of cases of which
    nobody but drafters may be told.
    """
    recorded = tuple(corrections)
    found = []
    for mark in {**old.rows, **new.rows}:
        before, after = old.rows.get(mark), new.rows.get(mark)
        columns = changed_columns(before, after)
        if before and after and not columns and before.told is after.told:
            continue
        case = cases.get(mark, "")
        found.append(
            RowChange(
                change=Change.CHANGED if before and after else Change.ADDED if after else Change.REMOVED,
                mark=mark,
                case=case,
                columns=(*columns, *(["consent"] if before and after and before.told is not after.told else [])),
                reasons=tuple(each for each in recorded if _is_reason(each, mark, columns)),
                why=left_out.get(case, "") if not after else "",
                protected=mark in protected,
                told=min((row.told for row in (before, after) if row), default=Told.COUNTED),
            )
        )
    return tuple(sorted(found, key=lambda row: (not row.case, row.case, row.mark)))


def _is_reason(correction: Correction, mark: str, columns: Collection[str]) -> bool:
    """Whether a correction is of a case itself, or of a letter, reply or person of it and shows in what changed."""
    return correction.case == mark or (mark in correction.touches and correction.shows_in in columns)


def changed_columns(before: Row | None, after: Row | None) -> tuple[str, ...]:
    """The columns of a row that both versions have and whose released value is another."""
    if before is None or after is None:
        return ()
    names = sorted({*before.columns, *after.columns})
    return tuple(name for name in names if before.columns.get(name) != after.columns.get(name))


def new_corrections(recorded: Iterable[Correction], old: Rows, new: Rows | None = None) -> tuple[Correction, ...]:
    """The corrections that were recorded after the earlier version, and before the later one where it is frozen."""
    return tuple(
        each for each in recorded if each.mark not in old.corrections and (new is None or each.mark in new.corrections)
    )
