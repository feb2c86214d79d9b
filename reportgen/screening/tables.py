"""Files that are text: lines, cells of CSV, values of JSON with their escapes resolved."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

from reportgen.screening.passages import Again, Items, Kind, Passage, Place, Step, Unseen, own

_SEPARATORS = ",;\t|"
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_LONGEST_CELL = 2**24
_LONGEST_HEAD = 40
_NUMBER = re.compile(r"\s*\d{7,15}\s*")


def read_lines(text: str, place: Place, kind: Kind = Kind.WORDS) -> Items:
    """A text by its lines."""
    for number, line in enumerate(text.splitlines(), 1):
        yield Passage(line, own(place, f"line {number}"), kind, follows=number > 1)


def read_csv(text: str, place: Place) -> Items:
    """A table by its cells, as a program reads them; then its lines as they stand."""
    head = text[:4096].splitlines()[:1]
    separator = max(_SEPARATORS, key=head[0].count) if head else ","
    csv.field_size_limit(_LONGEST_CELL)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        heads: list[str] = []
        for row, cells in enumerate(rows, 1):
            heads = heads or cells
            for column, cell in enumerate(cells, 1):
                where = own(place, f"row {row}, column {column}")
                yield from _cell(cell, heads[column - 1] if column <= len(heads) else "", where)
    except csv.Error:
        yield Unseen(place, "it is no table that can be read; only its lines were looked at")
    for line in text.splitlines():
        yield Passage(line, place, Kind.CELL, again=Again.OF_FILE)


def _cell(value: str, head: str, place: Place) -> Items:
    """A value, and where it is nothing but a number, that number with what it is called: "phone: 5550198273"."""
    if value:
        yield Passage(value, place, Kind.CELL, again=Again.ASIDE)
    yield from _called(value, head, place)


def _called(value: str, head: str, place: Place) -> Items:
    if _NUMBER.fullmatch(value):
        yield Passage(f"{head[:_LONGEST_HEAD]}: {value}", place, Kind.CELL, again=Again.OF_PASSAGE)


def read_json(text: str, place: Place) -> Items:
    """Every key and value by its path; keys that are there twice too. Lines of JSON are read one by one."""
    try:
        yield from _values(json.loads(text, object_pairs_hook=_Pairs), place)
    except (ValueError, RecursionError):
        yield from _lines_of_json(text, place)
    whole = _ESCAPE.sub(lambda found: _sign(found[1]), text)
    yield Passage(whole.replace("\\n", "\n"), place, Kind.CODE, again=Again.OF_FILE)


class _Pairs(list[tuple[str, Any]]):
    """An object with all its keys: a plain one would forget the first of two that are alike."""


def _values(value: Any, place: Place) -> Items:
    left: list[tuple[Any, Place]] = [(value, place)]
    while left:
        value, at = left.pop()
        if isinstance(value, _Pairs):
            for number, (key, _) in enumerate(value, 1):
                yield Passage(key, own(at, f"key {number}"), Kind.CELL, again=Again.ASIDE)
            inner = [(each, (*at, Step(key, f"value {number}"))) for number, (key, each) in enumerate(value, 1)]
            left.extend(reversed(inner))
        elif isinstance(value, list):
            left.extend(reversed([(each, own(at, f"item {number}")) for number, each in enumerate(value, 1)]))
        elif isinstance(value, str):
            yield Passage(value, at, Kind.WORDS, again=Again.ASIDE)
            yield from _called(value, at[-1].shown, at)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            yield from _cell(str(value), at[-1].shown, at)


def _lines_of_json(text: str, place: Place) -> Items:
    lines = text.splitlines()
    damaged = 0
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield from _values(json.loads(line, object_pairs_hook=_Pairs), own(place, f"line {number}"))
            except (ValueError, RecursionError):
                damaged += 1
    if damaged:
        yield Unseen(place, "it is damaged; only its lines were looked at")
        yield from _unescaped(lines, place)


def _unescaped(lines: list[str], place: Place) -> Iterator[Passage]:
    for number, line in enumerate(lines, 1):
        text = _ESCAPE.sub(lambda found: _sign(found[1]), line)
        yield Passage(text, own(place, f"line {number}"), Kind.CODE, again=Again.OF_FILE)


def _sign(code: str) -> str:
    number = int(code, 16)
    return "" if 0xD800 <= number < 0xE000 else chr(number)
