"""Spelling: -ize and -yse, programme, judgement; a slash is no word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.editing.rule import DIGEST, SPELLING, Span, TextRule
from reportgen.editing.texts import RUNNING, Kind
from reportgen.findings import Severity

_IZED = (
    "apologise", "authorise", "categorise", "centralise", "characterise", "civilise", "criminalise", "criticise",
    "customise", "decriminalise", "demilitarise", "demoralise", "digitalise", "emphasise", "finalise", "formalise",
    "generalise", "globalise", "harmonise", "hospitalise", "immunise", "institutionalise", "internalise", "legalise",
    "legitimise", "liberalise", "localise", "marginalise", "maximise", "memorise", "militarise", "minimise", "mobilise",
    "modernise", "monopolise", "nationalise", "naturalise", "neutralise", "normalise", "optimise", "organise",
    "ostracise", "penalise", "personalise", "polarise", "politicise", "popularise", "prioritise", "privatise",
    "publicise", "radicalise", "rationalise", "realise", "recognise", "reorganise", "revitalise", "sanitise",
    "scrutinise", "sensitise", "socialise", "specialise", "stabilise", "standardise", "stigmatise", "subsidise",
    "summarise", "symbolise", "sympathise", "synchronise", "synthesise", "systematise", "terrorise", "theorise",
    "traumatise", "utilise", "vandalise", "victimise", "visualise",
)  # fmt: skip
_YSED = ("analyze", "catalyze", "paralyze")
_OTHERS = {
    "judgment": "judgement", "judgments": "judgements",
    "behavior": "behaviour", "color": "colour", "favor": "favour", "favorable": "favourable", "honor": "honour",
    "labor": "labour", "neighbor": "neighbour", "neighbors": "neighbours", "rumor": "rumour",
    "center": "centre", "centers": "centres", "defense": "defence", "offense": "offence",
    "fulfill": "fulfil", "enrollment": "enrolment", "traveled": "travelled", "traveling": "travelling",
    "co-operate": "cooperate", "co-operation": "cooperation", "co-ordinate": "coordinate",
    "co-ordination": "coordination",
}  # fmt: skip
_PROGRAM = {"program": "programme", "programs": "programmes"}


def _forms() -> dict[str, str]:
    """Every form that is marked, with the right one: organise, organised, organising, organisation ..."""
    forms = dict(_OTHERS)
    for word in _IZED:
        stem = word.removesuffix("ise")
        for ending in ("e", "es", "ed", "ing", "er", "ers", "ation", "ations", "ational"):
            forms[f"{stem}is{ending}"] = f"{stem}iz{ending}"
    for word in _YSED:
        stem = word.removesuffix("yze")
        for ending in ("e", "es", "ed", "ing"):
            forms[f"{stem}yz{ending}"] = f"{stem}ys{ending}"
    return forms


SPELLINGS = _forms()
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_PART = re.compile(r"[a-z]+")
_PROGRAMS = re.compile(r"\bprograms?\b")
_OF_COMPUTERS = re.compile(r"\b(?:computer|software|malicious|spyware|antivirus)\s\Z")
_SLASH = re.compile(
    r"(?<![\w/.-])[a-z]{2,}(?:/[a-z]{2,})+(?![\w/-]|\.\w)|(?<![\w/])[A-Z][a-z]+/[a-z]{2,}(?![\w/-]|\.\w)"
)


def spellings(text: str) -> Iterator[Span]:
    """Words in small letters; names of bodies keep their own spelling, and have capitals."""
    for found in _WORD.finditer(text):
        if text[found.start() - 1 : found.start()].isalpha() or text[found.end() : found.end() + 1].isalpha():
            continue
        if instead := SPELLINGS.get(found[0]):
            yield Span(found.start(), found.end(), instead)
        elif "-" in found[0]:
            for part in _PART.finditer(text, found.start(), found.end()):
                if instead := SPELLINGS.get(part[0]):
                    yield Span(part.start(), part.end(), instead)


def programs(text: str) -> Iterator[Span]:
    """A programme, unless a computer runs it."""
    for found in _PROGRAMS.finditer(text):
        if not _OF_COMPUTERS.search(text[: found.start()][-20:]):
            yield Span(found.start(), found.end(), _PROGRAM[found[0]])


def slashes(text: str) -> Iterator[Span]:
    """Two words with a slash between them."""
    return (Span(found.start(), found.end()) for found in _SLASH.finditer(text))


RULES = (
    TextRule(
        id="editorial.spelling",
        severity=Severity.WARNING,
        source=SPELLING,
        says="Spelling is that of the Concise Oxford Dictionary: -ize, -yse, judgement, cooperate.",
        instead="the spelling of the United Nations",
        wrong="organised; analyze; judgment",
        right="organized; analyse; judgement",
        find=spellings,
        words=frozenset((*(word for word in SPELLINGS if "-" not in word), "co")),
        kinds=RUNNING | {Kind.CELL},
    ),
    TextRule(
        id="editorial.programme",
        severity=Severity.WARNING,
        source=SPELLING,
        says="A plan or a broadcast is a programme; a program is for computers only.",
        instead="programme",
        wrong="a training program",
        right="a training programme",
        find=programs,
        words=frozenset(_PROGRAM),
        kinds=RUNNING | {Kind.CELL},
    ),
    TextRule(
        id="editorial.slash",
        severity=Severity.WARNING,
        source=DIGEST,
        says="A slash between words leaves open how they go together.",
        instead="and, or, or both words in a clear order",
        wrong="threats and/or arrests",
        right="threats or arrests, or both",
        find=slashes,
        signs=("/",),
    ),
)
