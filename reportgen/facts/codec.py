"""Facts as they may leave, as bytes and back: key, value, label, qualifier, and whether the figure is hidden.

`told` is what the entries show of a figure, where that is less. Nothing else is written: no id of a case, no State
behind a figure, no entry. A hidden figure ([c]) is kept without its value. The same facts give the same bytes, in the
order in which they were counted.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from typing import Any

from reportgen.errors import DataError
from reportgen.facts.facts import Fact, Value
from reportgen.vocabulary import CountQualifier

FORMAT = "reportgen.facts"
VERSION = 1
"""Goes up when what is written could no longer be read with the same meaning."""

_QUALIFIERS = {str(qualifier): qualifier for qualifier in CountQualifier}


def to_json(facts: Iterable[Fact]) -> bytes:
    """The facts as UTF-8 JSON, a line for each."""
    lines = ",\n".join(json.dumps(_row(fact), ensure_ascii=False, separators=(",", ":")) for fact in facts)
    return f'{{"format":"{FORMAT}","version":{VERSION},"facts":[\n{lines}\n]}}\n'.encode()


def from_json(content: bytes) -> tuple[Fact, ...]:
    """The facts that `to_json` wrote. Raises DataError for anything else; it quotes nothing."""
    try:
        whole = json.loads(content.decode())
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        raise _damaged("they are no JSON") from None
    if not isinstance(whole, dict) or whole.get("format") != FORMAT or not isinstance(whole.get("facts"), list):
        raise _damaged("their head is another")
    version = whole.get("version")
    if type(version) is not int or version < 1:
        raise _damaged("their version is none")
    if version > VERSION:
        raise DataError(f"A later version of reportgen kept these facts (format {version}): read them with that one.")
    facts = tuple(map(_fact, whole["facts"]))
    if len({fact.key for fact in facts}) != len(facts):
        raise _damaged("a key stands twice")
    return facts


def _row(fact: Fact) -> dict[str, Any]:
    row: dict[str, Any] = {
        "key": fact.key, "value": fact.value, "label": fact.label, "qualifier": str(fact.qualifier),
    }  # fmt: skip
    if fact.told is not None and not fact.suppressed:
        row["told"] = fact.told
    return {**row, "value": None, "suppressed": True} if fact.suppressed else row


def _fact(row: Any) -> Fact:
    if not isinstance(row, dict) or row.keys() - {"suppressed", "told"} != {"key", "value", "label", "qualifier"}:
        raise _damaged("a figure with other fields than it has")
    key, label, suppressed = row["key"], row["label"], row.get("suppressed", False)
    qualifier = _QUALIFIERS.get(row["qualifier"]) if isinstance(row["qualifier"], str) else None
    if not isinstance(key, str) or not isinstance(label, str) or qualifier is None or type(suppressed) is not bool:
        raise _damaged("a figure with values of another type")
    if suppressed and row["value"] is not None:
        raise _damaged("a hidden figure with a value")
    told = row.get("told")
    if told is not None and (type(told) is not int or suppressed):
        raise _damaged("a count of entries that is none")
    return Fact(key, _value(row["value"]), label, qualifier, suppressed=suppressed, told=told)


def _value(value: Any) -> Value:
    if value is None or type(value) is int:
        return value
    if type(value) is float and math.isfinite(value):
        return value
    raise _damaged("a value that is no number")


def _damaged(what: str) -> DataError:
    return DataError(f"These are no facts as reportgen keeps them, or they are damaged: {what}.")
