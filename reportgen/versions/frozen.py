"""A frozen version: a data version with the facts and the report made from it, as they may leave.

It is named by the hash of these three, so that a file of it that has changed is noticed, and freezing the same again
finds it there. What people call it (its labels) and when it was frozen stand beside and do not count.
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
from reportgen.versions import kept_json
from reportgen.versions.typed import line_typed

ABOUT, FACTS, REPORT = FILES = ("about.json", "facts.json", "report.json")
FORMAT = "reportgen.version"
VERSION = 1


@dataclass(frozen=True)
class FrozenVersion:
    """One version as it was frozen.

    `number`: the first is 1. `facts`: what was published, by key; None is a figure that is not known, and one that was
    hidden is absent. `remainders`: how much of each count no entry showed. `report_digest` is that of the report alone,
    to which sign-offs are bound.
    """

    number: int
    hash: str
    labels: tuple[str, ...]
    day: date
    data_version: str
    tool: str
    facts: Mapping[str, Value]
    remainders: Mapping[str, int]
    report_json: bytes = field(repr=False)

    @property
    def label(self) -> str:
        """What people call it; empty where nobody has said."""
        return "; ".join(self.labels)

    @property
    def report(self) -> Report:
        """The report as it was composed, without the marks of a draft. DataError where a later program kept it."""
        return documents.from_json(self.report_json)

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
    facts: Iterable[Fact], report: Report, *, number: int, label: str, day: date, data_version: str, tool: str
) -> tuple[FrozenVersion, Mapping[str, bytes]]:
    """A version to be kept, and its files by name."""
    content = {FACTS: figures.to_json(facts), REPORT: documents.to_json(report)}
    version = FrozenVersion(
        number=number,
        hash=_hash(data_version, content),
        labels=(label,) if label else (),
        day=day,
        data_version=data_version,
        tool=tool,
        facts=_published(content[FACTS]),
        remainders=_remainders(content[FACTS]),
        report_json=content[REPORT],
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
        facts=_published(files[FACTS]),
        remainders=_remainders(files[FACTS]),
        report_json=files[REPORT],
    )


def _hash(data_version: str, files: Mapping[str, bytes]) -> str:
    parts = [data_version, *(hashlib.sha256(files[name]).hexdigest() for name in (FACTS, REPORT))]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _remainders(content: bytes) -> Mapping[str, int]:
    facts = figures.from_json(content)
    return {fact.key: fact.remainder for fact in facts if isinstance(fact.value, int) and not fact.suppressed}


def _published(content: bytes) -> Mapping[str, Value]:
    return {fact.key: fact.value for fact in figures.from_json(content) if not fact.suppressed}
