"""Silences: who has looked at a place says which rule is not to speak there, and why.

In prose, `<!-- lint: allow editorial.range "reason" -->` stands on the line itself or alone on the line before; for
everything else, `[[lint.allow]]` of report.toml has the rule, the place and the reason.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from reportgen.editing.remarks import Remark
from reportgen.editing.rule import OURS, Rule
from reportgen.editing.texts import Home, Place, Text
from reportgen.findings import Severity
from reportgen.marked_text import COMMENT
from reportgen.settings import LintAllow

_ALLOW = re.compile(
    r"<!--\s*lint:\s*(?:allow\s+(?P<rule>[\w.]+)\s*(?:[\"“](?P<reason>[^\"“”]*)[\"”])?)?.*?-->", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Silence:
    """`lines` of a prose file, or the places that `where` of report.toml means ("" means all)."""

    rule: str
    reason: str
    place: Place
    lines: tuple[int, ...] = ()
    where: str = ""

    def covers(self, remark: Remark) -> bool:
        if remark.rule.id != self.rule or not self.reason.strip():
            return False
        if self.lines:
            return remark.place.source == self.place.source and remark.place.line in self.lines
        return not self.where.strip() or " ".join(self.where.split()).casefold() in remark.place.names()


def silences(texts: Iterable[Text], allowed: Iterable[LintAllow]) -> tuple[Silence, ...]:
    """Every silence that people typed, in prose and in report.toml."""
    typed = [silence for text in texts if text.home is Home.PROSE for silence in _in_prose(text)]
    settings = [
        Silence(allow.rule.strip(), allow.reason, Place("report.toml", column=f"lint.allow[{number}]"), (), allow.where)
        for number, allow in enumerate(allowed, 1)
    ]
    return (*typed, *settings)


def heard(remarks: Iterable[Remark], silences: Collection[Silence], known: Collection[str]) -> tuple[Remark, ...]:
    """The remarks that nobody has silenced, and one for each silence that silences nothing."""
    used: set[Silence] = set()
    kept = []
    for remark in remarks:
        covering = [silence for silence in silences if silence.covers(remark)]
        used.update(covering)
        if not covering:
            kept.append(remark)
    for silence in silences:
        if silence.rule not in known:
            kept.append(Remark(UNKNOWN, silence.place, silence.rule))
        elif not silence.reason.strip():
            kept.append(Remark(WITHOUT_REASON, silence.place, silence.rule))
        elif silence not in used:
            kept.append(Remark(UNUSED, silence.place, silence.rule))
    return tuple(kept)


def _in_prose(text: Text) -> Iterator[Silence]:
    lines = text.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for found in COMMENT.finditer("\n".join(lines)):
        allow = _ALLOW.fullmatch(found[0])
        if allow is None:
            continue
        last = found.string.count("\n", 0, found.end()) + 1
        first = last - found[0].count("\n")
        alone = not COMMENT.sub("", "\n".join(lines[first - 1 : last])).strip()
        covered = (*range(first, last + 1), *((last + 1,) if alone else ()))
        yield Silence(allow["rule"] or "", allow["reason"] or "", Place(text.place.source, first), covered)


def _rule(name: str, says: str, instead: str, wrong: str, right: str) -> Rule:
    return Rule(id=f"editorial.{name}", severity=Severity.WARNING, source=OURS, says=says, instead=instead, wrong=wrong,
                right=right)  # fmt: skip


WITHOUT_REASON = _rule(
    "silence_without_reason",
    "A silence needs its reason, and without one it silences nothing.",
    "the reason in quotation marks",
    "<!-- lint: allow editorial.range -->",
    '<!-- lint: allow editorial.range "the number of a flight" -->',
)
UNKNOWN = _rule(
    "silence_unknown_rule",
    "No rule has this id.",
    "an id of docs/editorial.md",
    '<!-- lint: allow editorial.dash "..." -->',
    '<!-- lint: allow editorial.range "..." -->',
)
UNUSED = _rule(
    "silence_unused",
    "Here is nothing to silence: the text was changed, or the place is another.",
    "nothing, or the place where the rule speaks",
    "a silence two lines above its text",
    "a silence on the line of its text",
)
RULES = (WITHOUT_REASON, UNKNOWN, UNUSED)
