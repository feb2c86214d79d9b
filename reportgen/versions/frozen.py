"""A frozen version: a data version with the facts, the report and the annexes made from it, as they may leave.

It is named by the hash of what it holds, so that a file of it that has changed is noticed, and freezing the same again
finds it there. What people call it (its labels) and when it was frozen stand beside and do not count. With it are
digests of the rows behind it. A version that an earlier program froze may have no rows or no annexes, and is read all
the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from reportgen.document import codec as documents
from reportgen.document.report import Report
from reportgen.errors import DataError
from reportgen.facts import Fact, Value
from reportgen.facts import codec as figures
from reportgen.versions import annexes as country_annexes
from reportgen.versions import kept_json
from reportgen.versions import rows as digests
from reportgen.versions.rows import Rows
from reportgen.versions.typed import line_typed

ABOUT, FACTS, REPORT = FILES = ("about.json", "facts.json", "report.json")
ROWS, ANNEXES = IN_TIME = ("rows.json", "annexes.json")
"""Are with the others where the version was frozen by a program that kept them."""

FORMAT = "reportgen.version"
VERSION = 1


@dataclass(frozen=True)
class FrozenVersion:
    """One version as it was frozen.

    `number`: the first is 1. `figures`: the facts as they may leave; those that were hidden have no value. `rows`,
    `annexes_json`: None where none were kept. `report_digest` is that of the report, to which sign-offs are bound.
    """

    number: int
    hash: str
    labels: tuple[str, ...]
    day: date
    data_version: str
    tool: str
    figures: tuple[Fact, ...] = field(repr=False)
    report_json: bytes = field(repr=False)
    rows: Rows | None = field(default=None, repr=False)
    annexes_json: bytes | None = field(default=None, repr=False)

    @property
    def facts(self) -> Mapping[str, Value]:
        """What was published, by key; None is a figure that is not known, and one that was hidden is absent."""
        return {fact.key: fact.value for fact in self.figures if not fact.suppressed}

    @property
    def remainders(self) -> Mapping[str, int]:
        """How much of each count that was published no entry showed."""
        stated = (fact for fact in self.figures if isinstance(fact.value, int) and not fact.suppressed)
        return {fact.key: fact.remainder for fact in stated}

    @property
    def label(self) -> str:
        """What people call it; empty where nobody has said."""
        return "; ".join(self.labels)

    @property
    def report(self) -> Report:
        """The report as it was composed, without the marks of a draft. DataError where a later program kept it."""
        return documents.from_json(self.report_json)

    def annex(self, iso3: str) -> Report | None:
        """The annex of one State as it was composed, without the marks of a draft; None where the version has none.

        It keeps those of the States that its report lists. DataError where a later program kept it.
        """
        return country_annexes.annex_in(self.annexes_json, iso3) if self.annexes_json else None

    @property
    def report_digest(self) -> str:
        return hashlib.sha256(self.report_json).hexdigest()

    def about(self) -> bytes:
        """What stands beside facts and report."""
        return kept_json.written(
            {
                "format": FORMAT,
                "version": VERSION,
                "number": self.number,
                "labels": list(self.labels),
                "day": self.day.isoformat(),
                "data_version": self.data_version,
                "tool": self.tool,
            }
        )

    def called(self, label: str) -> FrozenVersion:
        """The same with one more label; the same where it has it, or where there is none to add."""
        return self if not label or label in self.labels else replace(self, labels=(*self.labels, label))


def digest_of(report: Report) -> str:
    """The hash of a composed report."""
    return hashlib.sha256(documents.to_json(report)).hexdigest()


def label_typed(text: str) -> str:
    """A label as it was typed, without blanks at its ends. UsageError where it cannot be kept as one line."""
    return line_typed(text, "--label")


def freeze(
    facts: Iterable[Fact],
    report: Report,
    *,
    number: int,
    label: str,
    day: date,
    data_version: str,
    tool: str,
    rows: Rows | None = None,
    annexes: Mapping[str, Report] | None = None,
) -> tuple[FrozenVersion, Mapping[str, bytes]]:
    """A version to be kept, and its files by name. `annexes`: of the States that the report lists, by ISO code."""
    content = {FACTS: figures.to_json(facts), REPORT: documents.to_json(report)}
    if rows is not None:
        content[ROWS] = digests.to_json(rows)
    if annexes is not None:
        content[ANNEXES] = country_annexes.to_json(annexes)
    version = FrozenVersion(
        number=number,
        hash=_hash(data_version, content),
        labels=(label,) if label else (),
        day=day,
        data_version=data_version,
        tool=tool,
        figures=figures.from_json(content[FACTS]),
        report_json=content[REPORT],
        rows=rows,
        annexes_json=content.get(ANNEXES),
    )
    return version, {ABOUT: version.about(), **content}


def from_files(name: str, files: Mapping[str, bytes]) -> FrozenVersion:
    """The version of that name (its hash) from its files. Raises DataError where they are not what was kept."""
    about = kept_json.read(files[ABOUT], FORMAT, VERSION)
    number, labels = about.get("number"), kept_json.list_in(about, "labels")
    if type(number) is not int or number < 1:
        raise DataError("its number is none")
    data_version = kept_json.text_in(about, "data_version")
    if _hash(data_version, files) != name:
        raise DataError("its content is not what was frozen")
    return FrozenVersion(
        number=number,
        hash=name,
        labels=tuple(kept_json.line_of(label, "a label") for label in labels),
        day=kept_json.day_in(about, "day"),
        data_version=data_version,
        tool=kept_json.text_in(about, "tool"),
        figures=figures.from_json(files[FACTS]),
        report_json=files[REPORT],
        rows=digests.from_json(files[ROWS]) if ROWS in files else None,
        annexes_json=files.get(ANNEXES),
    )


def _hash(data_version: str, files: Mapping[str, bytes]) -> str:
    names = [name for name in (FACTS, REPORT, *IN_TIME) if name in files]
    parts = [data_version, *(hashlib.sha256(files[name]).hexdigest() for name in names)]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
