"""A report as bytes and back: what is kept of a version, and what a Word file carries of what it was made from.

JSON, in a format with a version: each part is an object whose "is" names its kind, with all of its fields. The kinds
are those that a Report can hold, and no others: reading makes nothing but these values, whatever the bytes say. The
same report gives the same bytes. A field that an earlier program did not know takes its default.
"""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from reportgen.document.charts import Chart, Figure
from reportgen.document.inlines import Inline
from reportgen.document.report import Report
from reportgen.errors import DataError

FORMAT = "reportgen.report"
VERSION = 1
"""Goes up when what is written could no longer be read with the same meaning."""

Part = Report | Figure | Chart

_KIND = "is"
_AS_THEY_ARE = frozenset((str, int, bool, types.NoneType))


class _DamagedError(ValueError):
    """What is wrong, in words that quote nothing of the text, and the kinds of the parts in which it stands."""

    def __init__(self, what: str, *path: str) -> None:
        super().__init__(what)
        self.path = path


def to_json(report: Report) -> bytes:
    """The report as UTF-8 JSON on one line."""
    whole = {"format": FORMAT, "version": VERSION, "report": _plain(report)}
    return (json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def part_to_json(part: Part) -> bytes:
    """A report, or a part of one such as a figure, as UTF-8 JSON: other bytes for every other part."""
    return json.dumps(_plain(part), ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass")


def from_json(content: bytes) -> Report:
    """The report that `to_json` wrote. Raises DataError for anything else: it says where, and quotes nothing."""
    try:
        whole = json.loads(content.decode(), object_pairs_hook=_once, parse_constant=_no_number)
        version = _version(whole)
        if version > VERSION:
            raise DataError(f"A later version of reportgen kept this report (format {version}): read it with that one.")
        return _part(Report)(whole["report"])  # type: ignore[no-any-return]
    except _DamagedError as error:
        place = f" in {' > '.join(error.path)}" if error.path else ""
        raise DataError(f"This is no report as reportgen keeps it, or it is damaged: {error}{place}.") from None
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        raise DataError("This is no report as reportgen keeps it, or it is damaged: it is no JSON.") from None


@cache
def kinds() -> Mapping[str, type]:
    """Every kind of part that a report can hold, by name."""
    found: dict[str, type] = {}
    waiting: list[type] = [Report]
    while waiting:
        kind = waiting.pop()
        if kind.__name__ not in found:
            found[kind.__name__] = kind
            waiting.extend(part for hint in _fields(kind).values() for part in _parts_in(hint))
    return found


def _parts_in(hint: Any) -> Iterator[type]:
    if dataclasses.is_dataclass(hint):
        assert isinstance(hint, type)
        yield hint
    for inner in get_args(hint):
        yield from _parts_in(inner)


@cache
def _fields(kind: type) -> Mapping[str, Any]:
    """The types of a kind's fields by name, in their order."""
    hints = get_type_hints(kind, localns={"Inline": Inline})
    return {field.name: hints[field.name] for field in dataclasses.fields(kind)}


def _plain(value: Any) -> Any:
    if type(value) in _AS_THEY_ARE:  # most values are
        return value
    match value:
        case tuple():
            return [_plain(item) for item in value]
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case str() | int():
            return value
        case _:
            kind: type = type(value)
            assert kinds().get(kind.__name__) is kind, f"{kind.__name__} is no part of a report"
            return {_KIND: kind.__name__, **{name: _plain(getattr(value, name)) for name in _fields(kind)}}


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _DamagedError("a field stands twice")
    return found


def _no_number(_: str) -> None:
    raise _DamagedError("a number is none")


def _version(whole: Any) -> int:
    if not isinstance(whole, dict) or whole.get("format") != FORMAT or "report" not in whole:
        raise _DamagedError("its head is another")
    version = whole.get("version")
    if type(version) is not int or version < 1:
        raise _DamagedError("its version is none")
    return version


Reader = Callable[[Any], Any]


@cache
def _reader(hint: Any) -> Reader:
    """What reads a value of a type, and refuses any other."""
    if get_origin(hint) is tuple:
        return _many(get_args(hint)[0])
    if get_origin(hint) in (Union, types.UnionType):
        return _one_of(get_args(hint))
    if dataclasses.is_dataclass(hint):
        return _one_of((hint,))
    if issubclass(hint, Enum):
        return _code(hint)
    return _day if hint is date else _scalar(hint)


def _one_of(hints: tuple[Any, ...]) -> Reader:
    """One of several types: parts by their kind, else whatever simple type it is."""
    parts = {hint.__name__: hint for hint in hints if dataclasses.is_dataclass(hint) and isinstance(hint, type)}
    simple = [hint for hint in hints if not dataclasses.is_dataclass(hint)]

    def read(value: Any) -> Any:
        if isinstance(value, dict):
            name = value.get(_KIND)
            kind = parts.get(name) if isinstance(name, str) else None
            if kind is None:
                raise _DamagedError("a part of a kind that is not known, or that cannot stand there")
            return _part(kind)(value)
        for hint in simple:
            if hint is types.NoneType and value is None:
                return None
        for hint in simple:
            if hint is not types.NoneType:
                return _reader(hint)(value)
        raise _DamagedError("a part is expected")

    return read


@cache
def _part(kind: type) -> Reader:
    readers = {name: _reader(hint) for name, hint in _fields(kind).items()}
    needed = {
        field.name
        for field in dataclasses.fields(kind)
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    }

    def read(value: Any) -> Any:
        if not isinstance(value, dict) or value.get(_KIND) != kind.__name__:
            raise _DamagedError(f"a {kind.__name__} is expected")
        given = value.keys() - {_KIND}
        if given - readers.keys() or needed - given:
            raise _DamagedError(f"a {kind.__name__} with other fields than it has")
        try:
            return kind(**{name: readers[name](value[name]) for name in readers if name in value})
        except _DamagedError as error:
            raise _DamagedError(str(error), kind.__name__, *error.path) from None

    return read


def _many(hint: Any) -> Reader:
    read = _reader(hint)

    def read_all(value: Any) -> Any:
        if not isinstance(value, list):
            raise _DamagedError("a list is expected")
        return tuple(map(read, value))

    return read_all


def _code(codes: type[Enum]) -> Reader:
    by_value = {code.value: code for code in codes}

    def read(value: Any) -> Any:
        if not isinstance(value, str) or value not in by_value:
            raise _DamagedError(f"a {codes.__name__} that is not known")
        return by_value[value]

    return read


def _day(value: Any) -> date:
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError):
        raise _DamagedError("a day is expected") from None
    if day.isoformat() != value:
        raise _DamagedError("a day is expected")
    return day


def _scalar(kind: type) -> Reader:
    def read(value: Any) -> Any:
        if type(value) is not kind:
            raise _DamagedError(f"a value of another type than {kind.__name__}")
        return value

    return read
