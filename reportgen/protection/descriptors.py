"""What is printed in place of a name: a generic phrase, and never the person's initials."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.cases.confidential import CheckedCases
from reportgen.findings import Finding, Severity, Where
from reportgen.name_search import words_of
from reportgen.protection.naming import Naming

_DOTTED = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.[\s-]?){1,4}(?:[^\W\d_](?![^\W_]))?")
_CAPITALS = re.compile(r"(?<![^\W_])[^\W\d_]{2,4}(?![^\W_])")
_COMMON = frozenset(("un", "us", "uk", "eu", "ngo", "tv", "it", "id", "hr"))
"""Short words in capitals that every reader knows."""

_PLACE = Where("persons", column="descriptor")
_ALLOWED = 'a generic noun phrase, such as "a woman human rights defender"'


def described_persons(checked: CheckedCases, names: Naming) -> Iterator[Finding]:
    """Findings on the persons whom a text calls by their descriptor, which none of them quotes.

    A warning where there is none; an error where it holds initials of the person.
    """
    named = checked.persons["name"].to_dict()
    for key in sorted(names.described):
        descriptor = names.persons[key].descriptor
        if not descriptor:
            message = f"Person {key} may not be named and has no descriptor: the text says \u201ca person\u201d."
            yield Finding("person.no_descriptor", Severity.WARNING, _PLACE, message, _ALLOWED)
        elif not names.persons[key].organization and _has_initials(descriptor, str(named[key])):
            message = f"The descriptor of person {key}, who may not be named, holds initials of the name."
            yield Finding("protected.initials", Severity.ERROR, _PLACE, message, _ALLOWED)


def _has_initials(descriptor: str, name: str) -> bool:
    """Whether letters that stand alone in a descriptor are the first letters of the name, some or all of them."""
    letters = [word.folded[:1] for word in words_of(name) if word.folded]
    if not letters:
        return False
    meant = {"".join(letters), letters[0] + letters[-1], letters[-1] + letters[0], letters[-1]}
    dotted = (re.sub(r"[^\w]", "", found[0]).casefold() for found in _DOTTED.finditer(descriptor))
    capitals = (found[0].casefold() for found in _CAPITALS.finditer(descriptor) if found[0].isupper())
    return any(found in meant for found in dotted) or any(found in meant - _COMMON for found in capitals)
