"""The small JSON files that are kept beside a version: written alike each time, read with all that they must hold."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from reportgen.errors import DataError, UsageError
from reportgen.versions.typed import line_typed


def written(whole: Mapping[str, Any]) -> bytes:
    """The same value as the same bytes."""
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def read(content: bytes, format_: str, version: int) -> Mapping[str, Any]:
    """A file of that format, no later than the version. Raises DataError, which quotes nothing."""
    try:
        whole = json.loads(content.decode())
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        raise DataError("it is no JSON") from None
    if not isinstance(whole, dict) or whole.get("format") != format_ or type(whole.get("version")) is not int:
        raise DataError("its head is another")
    if whole["version"] > version:
        raise DataError(f"a later version of reportgen kept it (format {whole['version']}): read it with that one")
    return whole


def text_in(row: Any, name: str) -> str:
    """A text that must be there."""
    value = row.get(name) if isinstance(row, dict) else None
    if not isinstance(value, str):
        raise DataError(f"{name} is missing or no text")
    return value


def line_of(value: Any, name: str) -> str:
    """A text such as people type: one line, of letters that show."""
    if not isinstance(value, str):
        raise DataError(f"{name} is missing or no text")
    try:
        return line_typed(value, name)
    except UsageError:
        raise DataError(f"{name} is no line that somebody may type") from None


def day_in(row: Any, name: str) -> date:
    """A day that must be there."""
    try:
        return date.fromisoformat(text_in(row, name))
    except ValueError:
        raise DataError(f"{name} is no day") from None


def list_in(row: Any, name: str) -> list[Any]:
    """A list that must be there."""
    value = row.get(name) if isinstance(row, dict) else None
    if not isinstance(value, list):
        raise DataError(f"{name} is missing or no list")
    return value
