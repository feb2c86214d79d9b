"""The files of a new report's folder, made from the descriptions of the settings and of the tables.

They are text only, so nothing here needs pandas.
"""

from __future__ import annotations

import csv
import dataclasses
import io
import textwrap
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from reportgen.cases.schema import TABLES, TableSchema
from reportgen.loading.prose import FOLDER, default_prose
from reportgen.loading.setting_types import CODES, field_types, table_type
from reportgen.settings import SECTIONS

_HEAD = """\
# The settings of this report. A line that begins with # is a comment: it says what the setting below it means and
# shows what holds while the setting is not given. To change a setting, take the # away before it and write the value:
# a text in quotation marks, a number or a day (2030-05-31) without, true or false, a list in square brackets.
"""

_PERIOD = """\
# Give the period before you build: dates outside it are then warned about, and replies are reported until the cut-off
# date. The days below only show how a day is written.
"""

_WRITTEN = {"policy.statistics": False, "policy.reply_grades": True}
"""Settings that are written out, not as comments: decisions that every report should see in its own file."""

_SAMPLE_DAY = date(2000, 12, 31)
_WIDTH = 110

_IGNORED = """\
# What must not reach version control: names, and the key of the data version.
.reportgen/
persons.csv
"""


def blank_folder() -> Mapping[str, str]:
    """The files of a new folder: relative path (with /) and text. report.toml reads back without a finding."""
    return {
        "report.toml": _report_toml(),
        **{f"{name}.csv": _header(schema) for name, schema in TABLES.items()},
        **{f"{FOLDER}/{file.name}.md": file.text for file in default_prose()},
        ".gitignore": _IGNORED,
    }


def _header(schema: TableSchema) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(schema.names)
    return text.getvalue()


def _report_toml() -> str:
    return "\n".join([_HEAD, *(line for name, kind in SECTIONS.items() for line in _section(name, kind))])


def _section(name: str, kind: type) -> Iterator[str]:
    """A section's settings, and after them its lists of tables, for TOML has no way back from a table."""
    yield f"# {'-' * 20} {_about(kind, name)}"
    yield f"[{name}]"
    if name == "period":
        yield f"\n{_PERIOD.rstrip()}"
    types = field_types(kind)
    for field in dataclasses.fields(kind):
        if table_type(types[field.name]) is None:
            yield from _setting(f"{name}.{field.name}", field, types[field.name])
    for field in dataclasses.fields(kind):
        inner = table_type(types[field.name])
        if inner is not None:
            yield from _tables(f"{name}.{field.name}", field, inner)
    yield ""


def _about(kind: type, name: str) -> str:
    return (kind.__doc__ or name).split(": ", maxsplit=1)[-1].rstrip(".")


def _setting(path: str, field: dataclasses.Field[Any], kind: Any) -> Iterator[str]:
    yield ""
    yield from _comment(field.metadata["doc"], CODES.get(path, ()))
    name = field.name
    if path in _WRITTEN:
        yield f"{name} = {_value(_WRITTEN[path])}"
        return
    default = _default(field)
    value = _value(_sample(kind) if default is None else default)
    yield f"# {name} = {value}" + ("    # only an example: not given" if default is None else "")


def _tables(path: str, field: dataclasses.Field[Any], inner: type) -> Iterator[str]:
    yield ""
    yield from _comment(f"{field.metadata['doc']}; repeat the block for each", ())
    yield f"# [[{path}]]"
    for part in dataclasses.fields(inner):
        yield f"# {part.name} = {_value(_default(part) or '...')}    # {part.metadata['doc']}"


def _comment(doc: str, codes: tuple[str, ...]) -> Iterator[str]:
    allowed = f" (one or more of: {', '.join(codes)})" if codes and not all(code in doc for code in codes) else ""
    text = f"{doc[0].upper()}{doc[1:]}{allowed}."
    yield from (f"# {line}" for line in textwrap.wrap(text, _WIDTH, break_long_words=False))


def _default(field: dataclasses.Field[Any]) -> Any:
    return field.default if field.default is not dataclasses.MISSING else None


def _sample(kind: Any) -> Any:
    return _SAMPLE_DAY if kind == (date | None) else 1


def _value(value: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    return str(value)
