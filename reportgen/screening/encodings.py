"""Bytes that are text, in whatever encoding; and the words that stand in bytes that are none."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from reportgen.screening.passages import Again, Items, Kind, Passage, Place

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_EIGHT_BITS = ("cp1252", "cp1250", "cp1251", "cp1256")
"""The encodings of eight bits in which the names of most people are written: read in each of them."""

_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_RUN = re.compile(rb"[\t\x20-\x7e\x80-\xff]{4,}")
_RUN_LITTLE = re.compile(rb"(?:[\t\x20-\x7e\xa0-\xff][\x00-\x06]){4,}")
_RUN_BIG = re.compile(rb"(?:[\x00-\x06][\t\x20-\x7e\xa0-\xff]){4,}")
_SAMPLE = 65_536


def decoded(data: bytes) -> Iterator[str]:
    """The text in its encoding; where no encoding shows, in each of those that it may have."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            yield data.decode(encoding, "replace")
            return
    if encoding := _unmarked_wide(data):
        yield data.decode(encoding, "replace")
        return
    try:
        yield data.decode("utf-8")
    except UnicodeDecodeError:
        yield from dict.fromkeys(data.decode(encoding, "replace") for encoding in _EIGHT_BITS)


def is_text(data: bytes) -> bool:
    """Whether bytes are a text: no signs of control but those of lines."""
    if data.startswith(tuple(mark for mark, _ in _MARKS)):
        return True
    return bool(_unmarked_wide(data)) or not _BINARY.search(data[:_SAMPLE])


def _unmarked_wide(data: bytes) -> str:
    """UTF-16 without its mark: a zero in every other byte of most letters."""
    sample = data[:_SAMPLE]
    zeros = sample.count(0)
    if not sample or len(data) % 2 or not 0.3 < zeros / len(sample) <= 0.6:
        return ""
    odd = sample[1::2].count(0)
    if odd > zeros * 0.95:
        return "utf-16-le"
    return "utf-16-be" if odd < zeros * 0.05 else ""


def strings(data: bytes) -> Iterator[str]:
    """Runs of letters and signs in bytes that are no text, in 8 bits, UTF-8 and UTF-16, each as one line of a text."""
    runs = b"\n".join(_RUN.findall(data))
    yield from decoded(runs)
    for pattern, encoding in ((_RUN_LITTLE, "utf-16-le"), (_RUN_BIG, "utf-16-be")):
        found = [run.decode(encoding, "replace") for run in pattern.findall(data)]
        if found:
            yield "\n".join(found)


def read_strings(data: bytes, place: Place) -> Items:
    """What can be read of bytes that are damaged or of no known kind."""
    for text in strings(data):
        yield Passage(text, place, Kind.CODE, again=Again.OF_FILE)
