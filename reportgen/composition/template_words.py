"""The filters, tests and functions that prose files use: how a fact is worded, what may be asked, what may be called.

Each filter keeps what it words in `Printed` and gives the characters that stand for it, so that a figure reaches the
page with the key of its fact and no value is ever read as Markdown.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from datetime import date
from typing import Any

from reportgen.composition import wording
from reportgen.composition.facts_in_prose import FactName, TemplateRefusal, Word, did_you_mean, nearest
from reportgen.composition.printed import RESERVED, Insertion, Printed
from reportgen.composition.template_language import Budget
from reportgen.dates import day_text
from reportgen.document.blocks import Block
from reportgen.document.inlines import CrossReference, Inlines, Note, NoteMark, Quantity, Text, plain
from reportgen.facts import Fact
from reportgen.settings import ChartSettings
from reportgen.vocabulary import CountQualifier

ANNEXES = ("new", "follow_up", "statistics")
"""The annexes that prose can refer to: annex I, annex II and the statistical annex."""


CHARTS = ChartSettings().show
"""The charts that prose can refer to, by name."""


class Words:
    """The words of one rendering."""

    def __init__(self, printed: Printed, budget: Budget, inserts: Mapping[str, tuple[Block, ...]],
                 anchors: Callable[[], Container[str]]) -> None:  # fmt: skip
        """`anchors` gives the anchors of the annexes, tables and figures of the report; it is called when asked."""
        self.printed = printed
        self.budget = budget
        self.inserts = inserts
        self.anchors = anchors

    @property
    def filters(self) -> Mapping[str, Callable[..., str]]:
        return {
            "in_words": self.in_words,
            "figures": self.figures,
            "at_start": self.at_start,
            "per_cent": self.per_cent,
            "counted": self.counted,
            "agree": self.agree,
            "listed": self.listed,
            "note_states": self.note_states,
            "itemised": self.itemised,
            "label": self.label,
            "day": self.day,
            "ordinal_words": self.ordinal_words,
        }

    @property
    def tests(self) -> Mapping[str, Callable[[Any], bool]]:
        return {"known": known, "one": is_one}

    @property
    def functions(self) -> Mapping[str, Callable[..., Any]]:
        return {"known": known, "has": self.has, "ref": self.ref, "insert": self.insert}

    def finalize(self, value: Any) -> str:
        """What stands in {{ }} without a filter: a count in words, a word of report.toml, or text already worded."""
        match value:
            case str():
                return value
            case FactName():
                return self.in_words(value)
            case Word(name=name):
                said = value.said()
                if isinstance(said, str):
                    return self._put((Text(said),))
                how = "day" if isinstance(said, date) else "ordinal_words"
                raise TemplateRefusal(f"write {{{{ {name} | {how} }}}}")
            case _:
                raise TemplateRefusal("what stands here cannot be printed: print a fact or a word of report.toml")

    def in_words(self, value: Any) -> str:
        """A count in running text: "three", "47", "at least 240"."""
        return self._put((self._count(value, wording.number),))

    def figures(self, value: Any) -> str:
        """A count in figures: "3", "8,500"."""
        return self._put((self._count(value, wording.figures),))

    def at_start(self, value: Any, noun: str = "", plural: str | None = None) -> str:
        """A count (with a noun, if one is given) or a name, as it opens a sentence: "Forty-seven", "One State"."""
        if isinstance(value, Word) and isinstance(said := value.said(), str):
            return self._put((Text(wording.at_start(said)),))
        count = self._count(value, _opening)
        return self._put((count, *self._noun(value, noun, plural)))

    def per_cent(self, value: Any) -> str:
        """A share: "12 per cent"."""
        name, fact = _figure(value)
        if not isinstance(fact.value, float) and not _is_share(name):
            raise TemplateRefusal(f"{name.key} is a count, not a share: print it with in_words or counted")
        words = wording.qualified(fact.qualifier, wording.per_cent(float(fact.value or 0)))
        return self._put((Quantity(name.key, words),))

    def counted(self, value: Any, noun: str, plural: str | None = None, beside: Any = None) -> str:
        """A count with its noun: "no States", "one State", "at least 240 persons".

        `beside` is the fact that is counted next to it: where one of the two takes figures, both do ("33 persons and 5
        organizations").
        """
        own, other = _whole(*_figure(value)), 0 if beside is None else _whole(*_figure(beside))
        words = wording.figures if own and other > 9 else wording.number
        return self._put((self._count(value, words), *self._noun(value, noun, plural)))

    def agree(self, value: Any, singular: str, plural: str) -> str:
        """The word that agrees with a count: "was" for one, "were" for none and for several."""
        return self._put((Text(singular if is_one(value) else plural),))

    def listed(self, value: Any) -> str:
        """The States behind a figure: "A, B and C"."""
        return self._put((Text(wording.listed(_states(value))),))

    def note_states(self, value: Any) -> str:
        """A note that lists the States behind a figure; nothing for a figure of 0."""
        _name, fact = _figure(value)
        if not fact.value:
            return ""
        text = wording.at_start(wording.listed(_states(value)))
        return self._put((NoteMark(Note((Text(f"{text}."),))),))

    def itemised(self, value: Any, figure: str) -> str:
        """A group in a sentence, each with one of its figures that is above 0: "detention (27), travel bans (3)"."""
        if not isinstance(value, FactName):
            raise TemplateRefusal("itemised goes over a group of facts, such as act_types")
        items: list[Inlines] = []
        for name in value:
            counted = name.part(figure)
            if counted:
                items.append((Text(f"{name.words} ("), self._count(counted, wording.figures), Text(")")))
        if not items:
            raise TemplateRefusal(f"{value.key} has nothing above 0: guard the sentence with {{% if {value.key} %}}")
        mark = "; " if any("," in plain(item) for item in items) else ", "
        parted = [(Text(mark), *item) if place else item for place, item in enumerate(items)]
        return self._put(tuple(inline for item in parted for inline in item))

    def label(self, value: Any) -> str:
        """What a fact, a code or a State is called."""
        if not isinstance(value, FactName):
            raise TemplateRefusal("only facts and States have labels")
        return self._put((Text(value.label),))

    def day(self, value: Any) -> str:
        """A day: "29 September 2017"."""
        match value:
            case Word():
                said = value.said()
                if isinstance(said, date):
                    return self._put((Text(day_text(said)),))
        raise TemplateRefusal("day prints a date of report.toml, such as period.end")

    def ordinal_words(self, value: Any) -> str:
        """A place in a row: "forty-eighth"."""
        match value:
            case Word():
                said = value.said()
                if isinstance(said, int):
                    return self._put((Text(wording.ordinal_words(said)),))
        raise TemplateRefusal("ordinal_words prints a number of report.toml, such as session or report.ordinal")

    def ref(self, target: str) -> str:
        """A reference to a table, a figure or an annex, worded once it has its number."""
        anchor = _anchor(target)
        kind, _, name = target.partition(":")
        if kind == "figure" and name not in CHARTS:
            near = did_you_mean([f"figure:{each}" for each in nearest(name, CHARTS)])
            there = f"; there is {', '.join(CHARTS)}"
            raise TemplateRefusal(f"no chart is called {target}{near or there}")
        return self._put((CrossReference(anchor),))

    def has(self, target: str) -> bool:
        """Whether the report has the annex, table or figure that `ref` would refer to."""
        return _anchor(target) in self.anchors()

    def insert(self, name: str) -> str:
        """The blocks that composition makes for this place."""
        if not isinstance(name, str) or name not in self.inserts:
            near = did_you_mean(nearest(str(name), self.inserts)) if isinstance(name, str) else ""
            there = ", ".join(sorted(self.inserts)) or "nothing"
            raise TemplateRefusal(f"nothing of this name can be inserted here{near or f'; there is {there}'}")
        self.budget.spend(len(self.inserts[name]))
        return self.printed.put(Insertion(name, self.inserts[name]))

    def _count(self, value: Any, words: Callable[[int], str]) -> Quantity:
        """A count as it is worded, with the word that says how exact it is."""
        name, fact = _figure(value)
        count = _whole(name, fact)
        if fact.suppressed and not count:
            return Quantity(name.key, wording.at_start(FEW) if words is _opening else FEW)
        if words is _opening and fact.qualifier is not CountQualifier.EXACT:
            return Quantity(name.key, wording.at_start(wording.qualified(fact.qualifier, wording.number(count))))
        return Quantity(name.key, wording.qualified(fact.qualifier, words(count)))

    def _noun(self, value: Any, noun: str, plural: str | None) -> Inlines:
        name, fact = _figure(value)
        if not noun:
            return ()
        if fact.suppressed and not fact.value:
            return (Text(f" of {wording.noun_for(2, noun, plural)}"),)
        return (Text(f" {wording.noun_for(_whole(name, fact), noun, plural)}"),)

    def _put(self, content: Inlines) -> str:
        kept = tuple(Text(RESERVED.sub("", i.text)) if isinstance(i, Text) else i for i in content)
        self.budget.spend(len(plain(kept)))
        return self.printed.put(kept)


FEW = "a small number"
"""How a sentence words a hidden figure of which no entry shows anything."""


def known(value: Any) -> bool:
    """Whether the value of a fact can be stated."""
    match value:
        case FactName():
            return value.known
        case Word():
            return bool(value)
        case _:
            raise TemplateRefusal("known() is asked of a fact")


def is_one(value: Any) -> bool:
    """Whether a count is one, so that its verb stands in the singular."""
    name, fact = _figure(value)
    return _whole(name, fact) == 1


def _anchor(target: Any) -> str:
    kind, _, name = target.partition(":") if isinstance(target, str) else ("", "", "")
    if kind == "annex" and name.replace("-", "_") in ANNEXES:
        return f"annex-{name.replace('_', '-')}"
    if kind in ("table", "figure") and name:
        return f"{kind}-{name}"
    annexes = " or ".join(f"annex:{each}" for each in ANNEXES)
    raise TemplateRefusal(f"a place in the report is given as table:<name>, figure:<name>, {annexes}")


def _opening(count: int) -> str:
    try:
        return wording.at_start(count)
    except ValueError:
        raise TemplateRefusal(
            f"no sentence begins with a number above {wording.figures(wording.LAST_IN_WORDS)}: turn it round"
        ) from None


def _figure(value: Any) -> tuple[FactName, Fact]:
    if not isinstance(value, FactName):
        raise TemplateRefusal("this filter words a fact, and what stands before it is none")
    return value, value.figure()


def _whole(name: FactName, fact: Fact) -> int:
    if not isinstance(fact.value, int):
        raise TemplateRefusal(f"{name.key} is a share, not a count: print it with per_cent")
    return fact.value


def _is_share(name: FactName) -> bool:
    return name.path.endswith("share")


def _states(value: Any) -> tuple[str, ...]:
    name, fact = _figure(value)
    if not fact.states:
        raise TemplateRefusal(f"no States stand behind {name.key}: guard the sentence with {{% if {name.key} %}}")
    return name.names.state_names(fact)
