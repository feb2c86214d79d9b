"""The evidence behind a figure or a place of the report: definitions, cases, and where each figure stands."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.errors import UsageError
from reportgen.facts import Fact, Facts
from reportgen.settings import PolicySettings
from reportgen.tracing.definitions import Definition, Rule, definition_of
from reportgen.tracing.readings import as_printed, read
from reportgen.tracing.segments import Segment, Segments
from reportgen.tracing.targets import OfFigure, OfKey, OfNote, OfNumber, OfParagraph, OfPart, OfTable, Target
from reportgen.tracing.verdicts import Checked, Verified, What


@dataclass(frozen=True, slots=True)
class Evidence:
    """One figure: what it says, what it counts, the ids of the cases behind it, and where the report states it.

    `cases` are never those that are left out. `kept_back`: the figure is hidden, or counts what was left out; then
    `cases` are those alone that have an entry, or none.
    """

    key: str
    label: str
    shown: str
    in_words: str
    definition: Definition | None
    cases: tuple[str, ...]
    states: tuple[str, ...]
    places: tuple[str, ...]
    kept_back: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of the report with its figures, by key; `entries` are the ids of the cases of which it tells."""

    place: str
    text: str
    keys: tuple[str, ...]
    entries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Traced:
    """The answer: the passages that were asked for, and the figures that stand in them, each once."""

    asked: str
    data_version: str
    passages: tuple[Passage, ...]
    figures: tuple[Evidence, ...]


def traced(target: Target, asked: str, facts: Facts, texts: Segments, policy: PolicySettings) -> Traced:
    """The evidence for what was asked. Raises UsageError where the report has no such fact or place."""
    passages: tuple[Passage, ...] = ()
    match target:
        case OfKey(key):
            keys: Sequence[str] = (_known(key, facts),)
        case OfNumber(text):
            found = [segment for segment in texts.all if any(_says(piece.text, text) for piece in segment.figures)]
            keys = [piece.key for segment in found for piece in segment.figures if _says(piece.text, text)]
            if not found:
                raise UsageError(
                    f"No figure of the report is {text}. A number that people typed has no fact behind it."
                )
            passages = tuple(_passage(segment, facts, keys) for segment in found)
        case _:
            found = list(_standing(target, texts))
            if not found:
                raise UsageError(f"The report has no {target.place}. {_what_there_is(target, texts)}")
            keys = [piece.key for segment in found for piece in segment.figures]
            passages = tuple(_passage(segment, facts) for segment in found if segment.figures or not segment.table)
    places = _places(texts)
    figures = tuple(evidence(key, facts, places, policy) for key in dict.fromkeys(keys))
    return Traced(asked, facts.data_version, passages, figures)


def traced_in(target: Target, asked: str, file: Verified, facts: Facts, texts: Segments, policy: PolicySettings
              ) -> Traced:  # fmt: skip
    """The evidence for a number in a finished file: each place where it stands, and which figure it is there.

    Raises UsageError for what is no number, or stands nowhere in the file.
    """
    if not isinstance(target, OfNumber):
        raise UsageError("In a file a number is traced, such as 29 or “forty-seven”. Leave --in out for anything else.")
    found = [each for each in file.checked if each.what is What.NUMBER and _says(each.says, target.text)]
    if not found:
        raise UsageError(f"{file.file} has no number {target.text} that could be a figure of the report.")
    passages = tuple(
        Passage(", ".join(filter(None, (file.file, each.where))), _told(each), (each.key,) if each.key else ())
        for each in found
    )
    places = _places(texts)
    keys = dict.fromkeys(each.key for each in found if each.key)
    known = [key for key in keys if definition_of(key, facts.reference, policy) is not None]
    return Traced(asked, facts.data_version, passages, tuple(evidence(key, facts, places, policy) for key in known))


def _told(checked: Checked) -> str:
    place = f" in {checked.place}" if checked.place else ""
    now = f"; the data says {checked.now}" if checked.verdict.disagrees and checked.now else ""
    why = f" ({checked.why})" if checked.why else ""
    return f"“{checked.says}”{place}, {checked.verdict}{now}{why}"


def evidence(key: str, facts: Facts, places: Mapping[str, Sequence[str]], policy: PolicySettings) -> Evidence:
    """What is known of one figure."""
    fact = fact_of(key, facts)
    definition = definition_of(key, facts.reference, policy)
    entries = {entry.case for entry in facts.entries}
    cases, kept_back = tuple(dict.fromkeys(fact.cases)), ""
    if definition is not None and definition.rule is Rule.LEFT_OUT:
        cases, kept_back = (), "cases that are left out are never listed"
    elif fact.suppressed:
        cases = tuple(case for case in cases if case in entries)
        kept_back = "the figure is hidden: only cases with an entry are listed, whether or not there are others"
    names = tuple(facts.reference.countries[state].name for state in fact.states)
    return Evidence(key, fact.label, as_printed(fact), _in_words(fact), definition, cases, names,
                    tuple(places.get(key, ())), kept_back)  # fmt: skip


def fact_of(key: str, facts: Facts) -> Fact:
    """The fact of a key; for a State that the report does not list, the 0 that it answers with."""
    if key in facts:
        return facts[key]
    country, own = _parts(key, facts)
    return facts.for_country(facts.reference.countries[country])[own]


def _known(key: str, facts: Facts) -> str:
    if key in facts:
        return key
    country, own = _parts(key, facts)
    if country and own in facts.for_country(facts.reference.countries[country]):
        return key
    near = difflib.get_close_matches(key, list(facts.facts), n=3, cutoff=0.6)
    meant = f" Did you mean {' or '.join(near)}?" if near else " `facts.json` has every key."
    raise UsageError(f"The report has no fact {key}.{meant}")


def _parts(key: str, facts: Facts) -> tuple[str, str]:
    head, _, rest = key.partition(".")
    state, _, own = rest.partition(".")
    return (state, own) if head == "country" and state in facts.reference.countries else ("", "")


def _in_words(fact: Fact) -> str:
    """How a text may state it."""
    if fact.suppressed:
        told = f"“at least {fact.value:,}”" if fact.value else "“a small number of”"
        return f"hidden as a small count: [c] in tables and charts, {told} in sentences, and nothing else"
    if not fact.is_known:
        return "it cannot be known from the data: say so in words, never as 0"
    return f"“{as_printed(fact)}”, in figures or in words"


def _standing(target: OfParagraph | OfPart | OfTable | OfFigure | OfNote, texts: Segments) -> Iterator[Segment]:
    match target:
        case OfParagraph():
            place = target.place
            for segment in texts.all:
                if segment.place == place or segment.place.startswith((f"{place} ", f"{place},")):
                    yield segment
        case OfPart(place):
            yield from _of_part(place, texts)
        case OfTable():
            own = _called(target.row, _of_table(target.number, texts), lambda segment: segment.row)
            yield from _called(target.column, own, lambda segment: segment.column)
        case OfNote():
            yield from (segment for segment in texts.notes if segment.place.endswith(f", {target.place}"))
        case OfFigure():
            drawn = [n for n, segment in enumerate(texts.body) if segment.place == f"{target.place}, title"]
            for start in drawn:
                after = texts.body[start + 1 :]
                table = next((segment.table for segment in after if segment.table), "")
                yield texts.body[start]
                yield from (segment for segment in after if segment.table == table)


def _of_part(part: str, texts: Segments) -> Iterator[Segment]:
    """The texts of the summary or an annex: an annex goes from its title to that of the next one."""
    inside = False
    for segment in texts.body:
        if segment.place.startswith("annex") and segment.place.endswith(", title"):
            inside = segment.place == f"{part}, title"
        if inside or segment.place.startswith(f"{part}, "):
            yield segment
    yield from (segment for segment in texts.notes if segment.place.startswith(f"{part}, "))


def _of_table(number: str, texts: Segments) -> list[Segment]:
    """The cells of a table; the one that has no number where none is given."""
    cells = [segment for segment in texts.body if segment.table]
    return [each for each in cells if (each.table == number if number else each.place.startswith("table,"))]


def _called(name: str, cells: Sequence[Segment], head: Callable[[Segment], str]) -> list[Segment]:
    """The cells under a head of that name; where no head is called so, those under heads that have it in them."""
    folded = name.casefold()
    exact = [cell for cell in cells if head(cell).casefold() == folded]
    return exact if exact and name else [cell for cell in cells if folded in head(cell).casefold()]


def _what_there_is(target: Target, texts: Segments) -> str:
    match target:
        case OfTable():
            numbers = list(dict.fromkeys(segment.table for segment in texts.body if segment.table))
            if rows := list(dict.fromkeys(segment.row for segment in _of_table(target.number, texts))):
                return f"Its rows are: {'; '.join(rows[:60])}."
            return f"It has table {numbers[0]} to table {numbers[-1]}." if numbers else "It has no table."
        case OfFigure():
            named = [s.place.removesuffix(", title") for s in texts.body if s.place.startswith("figure")
                     and s.place.endswith(", title")]  # fmt: skip
            return f"It has {', '.join(named)}." if named else "It has no figure."
        case OfNote():
            return f"It has {len(texts.notes)} notes." if texts.notes else "It has no note."
        case OfPart():
            parts = (segment.place.removesuffix(", title") for segment in texts.body
                     if segment.place.startswith("annex") and segment.place.endswith(", title"))  # fmt: skip
            return f"It has {', '.join(parts) or 'no annex'}."
        case _:
            return 'Paragraphs of an annex are asked for as "annex I, para. 4".'


def _places(texts: Segments) -> Mapping[str, Sequence[str]]:
    places: dict[str, list[str]] = {}
    for segment in texts.all:
        for piece in segment.figures:
            if segment.place not in places.setdefault(piece.key, []):
                places[piece.key].append(segment.place)
    return places


def _passage(segment: Segment, facts: Facts, only: Sequence[str] = ()) -> Passage:
    keys = tuple(piece.key for piece in segment.figures if not only or piece.key in only)
    told = tuple(str(entry.case) for entry in facts.entries if f"-{entry.anchor}-" in segment.anchor)
    words = "".join(piece.text for piece in segment.pieces if not piece.mark)
    return Passage(segment.place, words, keys, told)


def _says(printed: str, asked: str) -> bool:
    """Whether a figure is the number asked for, however either is written."""
    here, there = read(printed), read(asked)
    if here is None or there is None:
        return printed.casefold() == asked.casefold()
    qualified = here.qualifier is there.qualifier or there.qualifier.label == ""
    return (here.value, here.hidden) == (there.value, there.hidden) and qualified and here.share >= there.share
