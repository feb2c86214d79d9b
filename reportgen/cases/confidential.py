"""Cases with names in them. Only loading, validation and protection may import this module.

`repr` of these values shows counts, never a cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from reportgen.dates import PartialDate
from reportgen.findings import Findings, Where
from reportgen.name_search import NameIndex
from reportgen.vocabulary import Reference


@dataclass(frozen=True, repr=False)
class RawTable:
    """One table as it was read: every cell text (empty for nothing), columns named as in the file.

    `cells` has the row's number as a spreadsheet shows it for index. `source` is the file, or file and sheet.
    """

    source: str
    cells: pd.DataFrame

    def where(self, row: int | None = None, column: str | None = None) -> Where:
        return Where(self.source, row, column)

    def __repr__(self) -> str:
        return f"RawTable({self.source!r}, {len(self.cells)} rows)"


@dataclass(frozen=True, repr=False)
class RawCases:
    """Everything that a folder holds, corrections applied, nothing judged yet.

    `tables` by the names of `reportgen.cases.schema.TABLES`; a table that is not there is missing. `findings` are what
    reading met. `data_version` is a keyed hash of all inputs; `digest_key` is the key of the folder.
    """

    tables: Mapping[str, RawTable]
    findings: Findings
    data_version: str
    digest_key: bytes = b""

    def __repr__(self) -> str:
        return f"RawCases({', '.join(map(repr, self.tables.values()))})"


@dataclass(frozen=True, repr=False)
class CheckedCases:
    """The tables, typed, without an error left in them.

    `cases`, `persons`, `actions` and `responses` are indexed by their keys and have every single-valued column of their
    schema: code columns as text of the code with defaults filled in ("" where there is none), counts as Int64, dates
    and texts as text. `many` has a frame for each many-valued column, by "table.column", with the columns `key` and
    `value`, in the order of the file ("cases.states": case id, ISO 3166-1 alpha-3 code). `responses.state` is filled
    in by the rule of its column. `actions.put_to` is an alpha-3 code where it names a State. `dates` maps each distinct
    text of a date to its value. `names`: those of `persons`, ready for looking up; None: nobody has made them so.
    """

    cases: pd.DataFrame
    persons: pd.DataFrame
    actions: pd.DataFrame
    responses: pd.DataFrame
    many: Mapping[str, pd.DataFrame]
    dates: Mapping[str, PartialDate]
    history: pd.DataFrame
    reference: Reference
    data_version: str
    digest_key: bytes = b""
    names: NameIndex | None = None

    def __repr__(self) -> str:
        return f"CheckedCases({len(self.cases)} cases, {len(self.persons)} persons)"


@dataclass(frozen=True, slots=True)
class LeftOutCase:
    """For drafters only: a case that is not in the report, by which rule, and the reason that people recorded."""

    case_id: str
    rule: str
    reason: str
