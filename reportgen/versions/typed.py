"""A line that somebody types to be kept: a label, a name with its function. Any letters, and nothing that deceives."""

from __future__ import annotations

import unicodedata

from reportgen.errors import UsageError

LONGEST = 200

_JOINERS = "\u200c\u200d"
"""Persian, Hindi and their neighbours need them inside words."""

_REFUSED = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
"""Controls and line ends, marks that turn the direction of a line, halves of characters, private ones."""


def line_typed(text: str, option: str) -> str:
    """The line without blanks at its ends. UsageError, which quotes nothing, where it cannot be kept as one line."""
    if any(unicodedata.category(sign) in _REFUSED and sign not in _JOINERS for sign in text):
        raise UsageError(f"{option} holds a character that is no letter of a line, such as a line end: type it anew.")
    line = text.strip()
    if len(line) > LONGEST:
        raise UsageError(f"{option} is longer than {LONGEST} characters: shorten it.")
    return line
