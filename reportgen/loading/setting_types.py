"""Whether a value of a TOML file fits the type of a setting; if not, what is wrong and what would fit."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
import sys
import types
import typing
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportgen.form import PAGES, Numbers
from reportgen.loading.encodings import CONTROL
from reportgen.settings import CHARTS
from reportgen.vocabulary import Verification

CODES: Mapping[str, tuple[str, ...]] = {
    "report.notes.anchor": ("title", "subtitle"),
    "policy.anonymous_precision": ("month", "year"),
    "policy.publishable_verification": tuple(str(code) for code in Verification),
    "charts.show": CHARTS,
    "form.page": tuple(PAGES),
    "form.numbers": tuple(map(str, Numbers)),
}
"""Settings whose texts are codes, by their path, with the codes that are allowed."""

NEVER_EMPTY = (
    "report.notes.text",
    "policy.naming_overrides.person",
    "policy.naming_overrides.reason",
    "policy.naming_overrides.decided_by",
    "policy.accepted_words.word",
    "policy.accepted_words.reason",
    "policy.accepted_linkages.case",
    "policy.accepted_linkages.reason",
    "policy.accepted_linkages.decided_by",
)
"""Settings inside a list of tables without which their table means nothing: an exception needs its reason."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why a value cannot be taken. `rule`: settings.type (another kind of value) or settings.value (not this one)."""

    rule: str
    message: str
    allowed: str = ""


def field_types(kind: type) -> Mapping[str, Any]:
    """The types of a settings dataclass by field, its annotations resolved in its own module."""
    names = vars(sys.modules[kind.__module__])  # not those of the class: its field `date` is no type
    hints = typing.get_type_hints(kind, names, names)
    return {field.name: hints[field.name] for field in dataclasses.fields(kind)}


def table_type(kind: Any) -> type | None:
    """The dataclass of a setting that is a list of tables (`tuple[TitleNote, ...]`), else None."""
    inner = typing.get_args(kind)[0] if typing.get_origin(kind) is tuple else None
    return inner if dataclasses.is_dataclass(inner) and isinstance(inner, type) else None


def fitted(kind: Any, value: Any, path: str) -> Any:
    """The value as its setting takes it, or a Misfit.

    `kind` is the setting's type: text, whole number, true or false, day, one of these or absent, or a list of these.
    A day may stand in quotation marks too.
    """
    if isinstance(kind, types.UnionType):
        kind = next(part for part in typing.get_args(kind) if part is not type(None))
    if typing.get_origin(kind) is tuple:
        return _list(typing.get_args(kind)[0], value, path)
    if kind is bool:
        return value if isinstance(value, bool) else Misfit(_TYPE, "must be true or false", "true, false")
    if kind is int:
        return _number(value)
    if kind is dt.date:
        return _day(value)
    return _text(value, path)


_TYPE, _VALUE = "settings.type", "settings.value"
_MOST = 99_999
"""The largest number that a setting takes: numbers are also written in words, and days are added to dates."""


def _list(kind: Any, value: Any, path: str) -> Any:
    if not isinstance(value, list):
        return Misfit(_TYPE, "must be a list in square brackets", "[...], with commas between the values")
    parts = [fitted(kind, part, path) for part in value]
    misfit = next((part for part in parts if isinstance(part, Misfit)), None)
    if misfit is not None:
        return Misfit(misfit.rule, f"has a value in its list that {misfit.message}", misfit.allowed)
    if path in CODES and len(set(parts)) < len(parts):
        return Misfit(_VALUE, "names something twice", "each at most once")
    return tuple(parts)


def _number(value: Any) -> Any:
    if not isinstance(value, int) or isinstance(value, bool):
        return Misfit(_TYPE, "must be a whole number", "digits without quotation marks")
    if value < 0:
        return Misfit(_VALUE, "must not be below nothing", "0 or more")
    return value if value <= _MOST else Misfit(_VALUE, "is too large", f"0 to {_MOST:,}")


def _day(value: Any) -> Any:
    allowed = "a day, written 2030-05-31 without quotation marks"
    if isinstance(value, str):
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            return Misfit(_TYPE, "must be a day", allowed)
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            return Misfit(_VALUE, f"is no day of the calendar ({value})", allowed)
    if not isinstance(value, dt.date) or isinstance(value, dt.datetime):
        return Misfit(_TYPE, "must be a day", allowed)
    return value


def _text(value: Any, path: str) -> Any:
    if not isinstance(value, str):
        return Misfit(_TYPE, "must be text", 'text in quotation marks: "..."')
    if CONTROL.search(value):
        return Misfit(_VALUE, "has an invisible control character in it", "visible characters")
    if path in CODES and value not in CODES[path]:
        return Misfit(_VALUE, "is none of the codes that it can be", _listed(CODES[path]))
    if path in NEVER_EMPTY and not value.strip():
        return Misfit(_VALUE, "must not be empty", "text")
    return value


def _listed(codes: Sequence[str]) -> str:
    return ", ".join(codes)
