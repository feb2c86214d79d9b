"""Bold and italics: bold in conclusions only, italics for titles and foreign words only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.editing.rule import ITALICS, PassageRule, Span
from reportgen.editing.texts import Kind, Passage
from reportgen.findings import Severity
from reportgen.masking import VALUE

FOREIGN = frozenset((
    "inter", "alia", "mutatis", "mutandis", "habeas", "corpus", "amparo", "de", "facto", "de", "jure", "prima",
    "facie", "proprio", "motu", "ex", "officio", "ad", "hoc", "pro", "bono", "in", "absentia", "in", "camera",
    "sine", "die", "bona", "fide", "amicus", "curiae", "jus", "cogens", "ratione", "materiae", "temporis",
    "personae", "non-refoulement", "refoulement", "sub", "judice", "ultra", "vires", "vis-à-vis", "stricto",
    "sensu", "lato", "erga", "omnes", "ipso", "facto", "et", "al", "ibid", "passim", "supra", "infra", "versus",
    "v", "inter", "se", "modus", "operandi", "sui", "generis", "status", "quo", "ex", "post", "facto", "ante",
    "persona", "grata", "hors", "concours", "note", "verbale", "aide-mémoire", "laissez-passer", "coup", "d’état",
))  # fmt: skip
"""Words that italics are used for, or were; whatever has an accent or a capital is not judged either."""

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


def bold(passage: Passage) -> Iterator[Span]:
    """Bold outside the chapter that is printed bold as a whole."""
    if not passage.home.bold:
        yield from (Span(mark.start, mark.end) for mark in passage.marks if mark.strong)


def italics(passage: Passage) -> Iterator[Span]:
    """Italics on plain words: no capital (a title has one), no accent, no foreign word that is known, no value."""
    for mark in passage.marks:
        words = passage.text[mark.start : mark.end]
        if mark.strong or VALUE in words or not words.isascii() or words != words.lower():
            continue
        if not FOREIGN.issuperset(_WORD.findall(words)):
            yield Span(mark.start, mark.end)


def quotation_italics(passage: Passage) -> Iterator[Span]:
    """A whole quotation in italics: quotation marks, or setting in, are enough."""
    inside = passage.text
    for mark in passage.marks:
        quoted = inside[mark.start : mark.end].strip()
        whole = passage.kind is Kind.QUOTATION and len(quoted) == len(inside.strip())
        if not mark.strong and (whole or (quoted[:1] == "“" and quoted[-1:] == "”")):
            yield Span(mark.start, mark.end)


RULES = (
    PassageRule(
        id="editorial.bold",
        severity=Severity.WARNING,
        source=ITALICS,
        says="In running text, only conclusions and recommendations are bold.",
        instead="plain type",
        wrong="**no** reply",
        right="no reply",
        find=bold,
    ),
    PassageRule(
        id="editorial.italics",
        severity=Severity.NOTE,
        source=ITALICS,
        says="Italics are for titles, court cases and foreign words, never for emphasis.",
        instead="plain type, or a reason if the words are a title or foreign",
        wrong="*never* replied",
        right="never replied",
        find=italics,
    ),
    PassageRule(
        id="editorial.italic_quotation",
        severity=Severity.WARNING,
        source=ITALICS,
        says="A quotation has quotation marks or is set in; it is not italic as well.",
        instead="plain type",
        wrong="*“accidents happen”*",
        right="“accidents happen”",
        find=quotation_italics,
    ),
)
