"""Where sentences begin and end in a text, as far as it can be seen without understanding it."""

from __future__ import annotations

import re

from reportgen.masking import NOTE, TAG

_STOP = re.compile(rf"[.!?][”’)\]{NOTE}]*(?=\s|{TAG}|\Z)")
_SHORTENED = re.compile(
    r"(?:\b(?:No|Nos|para|paras|art|arts|chap|chaps|sect|sects|vol|vols|fig|p|pp|ed|eds|Mr|Ms|Mrs|Dr|St|e\.g|i\.e|cf|seq|al|"
    r"a\.m|p\.m|v|ca)|\b[A-Z])\.\Z"
)
_OPENING = re.compile(rf"[\s“‘\"(\[{TAG}]*\Z")


def starts_sentence(text: str, position: int) -> bool:
    """Whether a word at a position begins a sentence, or the text."""
    before = _OPENING.sub("", text[max(0, position - 60) : position])
    if not before:
        return position <= 60
    before = before.rstrip(f"”’){NOTE}")
    return before.endswith((".", "!", "?")) and not _SHORTENED.search(before)


def sentence_around(text: str, position: int) -> tuple[int, int]:
    """The bounds of the sentence that holds a position."""
    start = 0
    for stop in _STOP.finditer(text):
        if _SHORTENED.search(text[max(0, stop.start() - 8) : stop.start() + 1]):
            continue
        if stop.start() >= position:
            return start, stop.end()
        start = stop.end()
    return start, len(text)
