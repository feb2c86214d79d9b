"""What the rules do not see: the words of quotations, addresses, symbols, and numbers that count nothing.

What is hidden keeps its length and its lines, so that a place in a masked text is the place in the text.
"""

from __future__ import annotations

import re

from reportgen.dates import MONTHS

VALUE, TAG, NOTE, HIDDEN = "\ue010", "\ue011", "\ue012", "\ue013"
"""What stands for a printed value or person, a tag of a template, the mark of a note, a hidden character."""

MONTH = f"(?:{'|'.join(MONTHS)})"

_QUOTATION = re.compile(r"“[^“”]*(?:”|\Z)|\"[^\"\n]*\"|«[^»]*(?:»|\Z)")
_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)\S+|(?<![\w.+-])[\w.+-]+@[\w-]+\.\S+|#\w+")
_ADDRESS_SIGN = re.compile(r"[@#]|://|www\.")
_SLASHED = re.compile(r"(?<![^\s,;()\[\]])[^\s,;()\[\]]*/[^\s,;()\[\]]*")

_DAYS = re.compile(
    rf"[0-9]{{1,2}}(?:(?:, | and | or | to |–|-)[0-3]?\d){{0,31}}(?: to | and |–|-| )?\s?{MONTH}\b(?:,? \d{{4}})?"
)
_DAYS_OF_MONTHS = re.compile(rf"{MONTH} [0-3]?\d(?:(?:st|nd|rd|th)?, \d{{4}}|(?:st|nd|rd|th)\b)")
_TIMES = re.compile(r"[0-9]{1,2}(?:(?:[.:][0-5]\d)?\s?(?:[ap]\.?m\b\.?|hours\b|o’clock\b)|:[0-5]\d(?!\d))")
_PART_WORDS = frozenset((
    "art", "article", "para", "paragraph", "chap", "chapter", "sect", "section", "annex", "annexe", "appendix", "fig",
    "figure", "table", "note", "footnote", "item", "rule", "principle", "goal", "target", "indicator", "part", "vol",
    "volume", "no", "number", "p", "pp", "page", "recommendation", "resolution", "decision", "guideline", "regulation",
    "order", "decree", "law", "act", "bill", "protocol", "session", "clause", "line", "step", "phase", "level", "room",
    "cell", "building", "version", "category", "grade", "comment", "opinion", "case", "convention",
))  # fmt: skip
"""What has a number, and is not counted by it."""

_NUMBERED = r"\d+(?:\.\d+)*(?: ?\([a-z0-9]{1,4}\))*"
_NUMBERS_AFTER = re.compile(rf"\s(?:[Nn]os?\.\s?)?{_NUMBERED}(?:(?:, and |, | and | or | to |–|-){_NUMBERED})*")
_LAST_WORD = re.compile(r"([A-Za-z]+)\.?\Z")


def without_quotations(text: str) -> str:
    """The text without the words inside quotation marks, which stay, and without addresses."""
    if "“" in text or '"' in text or "«" in text:
        text = _QUOTATION.sub(_inside_hidden, text)
    if _ADDRESS_SIGN.search(text):
        text = _ADDRESS.sub(_hidden, text)
    return text


def without_symbols(text: str) -> str:
    """The text without symbols of documents and communications: A/HRC/60/62, 12/2, BHR 1/2023."""
    return _SLASHED.sub(_symbol_hidden, text) if "/" in text else text


def without_parts_and_days(text: str) -> str:
    """The text without dates, times and the numbers of paragraphs, articles, resolutions and the like."""
    return _NUMBERS_AFTER.sub(_part_hidden, _TIMES.sub(_hidden, _DAYS.sub(_hidden, _DAYS_OF_MONTHS.sub(_hidden, text))))


def shown(text: str) -> str:
    """A piece of a text as a message shows it: a mark for what a template prints, one line."""
    for sign, words in ((VALUE, "{…}"), (TAG, ""), (NOTE, ""), (HIDDEN, "…")):
        text = text.replace(sign, words)
    return " ".join(text.split())


def _hidden(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", HIDDEN, found[0])


def _inside_hidden(found: re.Match[str]) -> str:
    words = found[0]
    last = words[-1] if len(words) > 1 and words[-1] in '”"»' else ""
    inside = words[1 : len(words) - len(last)]
    return words[0] + re.sub(r"[^\n]", HIDDEN, inside) + last


def _symbol_hidden(found: re.Match[str]) -> str:
    return _hidden(found) if any(letter.isdigit() for letter in found[0]) else found[0]


def _part_hidden(found: re.Match[str]) -> str:
    start = found.start()
    word = _LAST_WORD.search(found.string[max(0, start - 18) : start])
    named = word is not None and {word[1].lower(), word[1].lower().removesuffix("s")} & _PART_WORDS
    return found[0][0] + re.sub(r"[^\n]", HIDDEN, found[0][1:]) if named else found[0]
