"""The country annexes of a frozen version, by the ISO code of their State: one file, in which each is a report."""

from __future__ import annotations

import json
from collections.abc import Mapping

from reportgen.document import codec
from reportgen.document.report import Report
from reportgen.errors import DataError
from reportgen.versions import kept_json

FORMAT = "reportgen.annexes"
VERSION = 1


def to_json(annexes: Mapping[str, Report]) -> bytes:
    """The annexes as UTF-8 JSON, a line for each; the same ones give the same bytes in whatever order they come."""
    lines = ",\n".join(f'"{iso3}":{codec.to_json(annex).decode().strip()}' for iso3, annex in sorted(annexes.items()))
    return f'{{"format":"{FORMAT}","version":{VERSION},"annexes":{{\n{lines}\n}}}}\n'.encode()


def annex_in(content: bytes, iso3: str) -> Report | None:
    """The annex of one State from what `to_json` wrote; None where that State has none. DataError for anything else."""
    annexes = kept_json.read(content, FORMAT, VERSION).get("annexes")
    if not isinstance(annexes, dict):
        raise DataError("annexes are missing or no object")
    if iso3 not in annexes:
        return None
    return codec.from_json(json.dumps(annexes[iso3], ensure_ascii=False).encode(errors="surrogatepass"))
