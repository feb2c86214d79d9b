"""Count small categories together before any figure is hidden.

The law. The headings of one table of the report are merged by what the world's figures show: all those with a small
remainder. The heading with the next smallest remainder is taken in as long as this does not help: their union has a
small remainder too, or all cases but few, or would give a small one away beside what was published before, or would
have to be hidden for the sake of others. Where nothing helps, nothing is merged. A heading without a remainder is exact
and is never a member, and one heading alone is no merge.

One set of members holds for the world and for every State, so that the States add up to the world. A State counts its
small headings together where that helps in the State; elsewhere its headings are hidden as they were.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from reportgen.facts import OF_STATES, DraftFacts, Fact, merged_code
from reportgen.protection.disclosure.cells import Cell
from reportgen.protection.disclosure.relations import headings_in, scopes_of
from reportgen.vocabulary import Iso3

TABLES = (("act_types",), ("un_entities", "raised_by"))
"""The groups of headings that stand in one table, and whose rows are therefore the same."""

SUFFIX = ".cases"


@dataclass(frozen=True, slots=True)
class Merge:
    """Headings that are counted together: their `codes`, in the order of the figures, in each group of one table."""

    groups: tuple[str, ...]
    codes: tuple[str, ...]

    def key(self, group: str) -> str:
        """The world's key of what is counted together."""
        return f"{group}.{merged_code(self.codes)}{SUFFIX}"

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(map(self.key, self.groups))

    def members(self, group: str) -> tuple[str, ...]:
        """The world's keys of the members."""
        return tuple(f"{group}.{code}{SUFFIX}" for code in self.codes)


def candidates(draft: DraftFacts, cells: Mapping[str, Cell], threshold: int) -> list[Iterator[Merge]]:
    """What may be counted together, for each table of headings, the best first.

    Whether it would have to be hidden, for what was published before or for the sake of others, is seen when it is
    among the figures: then the next one is taken.
    """
    unknown = _Unknown(draft)
    return [_of_table(groups, cells, threshold, unknown) for groups in TABLES]


def _of_table(
    groups: tuple[str, ...], cells: Mapping[str, Cell], threshold: int, unknown: Callable[[Iterable[str]], int]
) -> Iterator[Merge]:
    world = [key for key in cells if not key.startswith(OF_STATES)]
    codes = list(dict.fromkeys(_code(key) for group in groups for key in headings_in(world, group)))
    sizes = {code: [cells[f"{group}.{code}{SUFFIX}"].remainder for group in groups] for code in codes}
    small = [code for code in codes if any(0 < size < threshold for size in sizes[code])]
    others = [code for code in codes if any(sizes[code]) and code not in small]
    waiting = sorted(others, key=lambda code: sum(sizes[code]))
    all_of = {group: unknown(headings_in(world, group)) for group in groups} if small else {}

    def helps(merge: Merge) -> bool:
        """Whether what is counted together is not small, nor are the cases under other headings alone."""
        rests = {group: unknown(merge.members(group)) for group in groups}
        return not any(
            0 < rest < threshold or (rest and 0 < all_of[group] - rest < threshold) for group, rest in rests.items()
        )

    for taken_in in range(len(waiting) + 1 if small else 0):
        members = {*small, *waiting[:taken_in]}
        merge = Merge(groups, tuple(code for code in codes if code in members))
        if len(members) > 1 and helps(merge):
            yield merge


def with_merged(draft: DraftFacts, merges: Iterable[Merge]) -> DraftFacts:
    """The same figures, and those of what is counted together, each case once, for the world and for States.

    A State has one where it has a case of it which no entry shows. Of others each heading is exact, and stands for
    itself.
    """
    merges = tuple(merges)
    if not merges:
        return draft
    unknown = _Unknown(draft)
    places = [
        (prefix, merge, group)
        for prefix in scopes_of(draft.facts)
        for merge in merges
        for group in merge.groups
        if not prefix or unknown(prefix + key for key in merge.members(group))
    ]
    return replace(draft, facts=_with(draft.facts, draft, places), described=_with(draft.described, draft, places))


def counted_together(
    merges: Iterable[Merge], cells: Mapping[str, Cell], threshold: int, hidden: Iterable[str]
) -> Iterator[str]:
    """The members that are hidden although they are not small: what is counted together stands for them.

    Only where it does stand for a small one, in the world or in a State. `hidden` are the figures that are hidden
    anyway. One that was published before as it still is is no secret and stays.
    """
    merges = tuple(merges)
    already, scopes = frozenset(hidden), scopes_of(cells) if merges else {}
    for merge in merges:
        for keys in scopes.values():
            for group in merge.groups:
                members = [keys[key] for key in merge.members(group) if keys.get(key)]
                whole = keys.get(merge.key(group), "")
                if whole in (*already, "") or already.isdisjoint(members) or cells[whole].remainder < threshold:
                    continue
                for key in members:
                    if cells[key].remainder and key not in already and not cells[key].known:
                        yield key


class _Unknown:
    """How many cases that no entry shows are counted in any of some figures."""

    def __init__(self, draft: DraftFacts) -> None:
        self._facts = draft.facts
        self._told = frozenset(entry.case for entry in draft.entries)

    def __call__(self, keys: Iterable[str]) -> int:
        return len({case for key in keys for case in self._facts[key].cases} - self._told)


def _with(facts: Mapping[str, Fact], draft: DraftFacts, places: Iterable[tuple[str, Merge, str]]) -> dict[str, Fact]:
    """The figures with those of what is counted together, which stand after the headings of their group."""
    after: dict[str, list[Fact]] = {}
    for prefix, merge, group in places:
        silent = f"{prefix}{group}.not_stated{SUFFIX}"
        after.setdefault(silent, []).append(_united(prefix, merge, group, facts, draft))
        if not prefix and f"{group}.{merge.codes[0]}.states" in facts:
            last = [key for key in facts if key.startswith(f"{group}.") and key.endswith(".states")][-1]
            after.setdefault(last, []).append(_states_of(merge, group, facts))
    found: dict[str, Fact] = {}
    for key, fact in facts.items():
        found[key] = fact
        found.update((made.key, made) for made in after.get(key, ()))
    return found


def _united(prefix: str, merge: Merge, group: str, facts: Mapping[str, Fact], draft: DraftFacts) -> Fact:
    """The cases under any of the headings, each once, in the world or in a State."""
    parts = [facts[prefix + key] for key in merge.members(group)]
    cases = tuple(dict.fromkeys(case for part in parts for case in part.cases))
    labels = [draft.facts[key].label for key in merge.members(group)]
    fact = Fact(merge.key(group), len(cases), _label(labels), cases=cases)
    if not prefix:
        return fact
    fact = replace(fact, label=f"{_head(labels)}, any of those that are counted together")
    country = draft.reference.countries[Iso3(prefix.split(".")[1])]
    return fact.under(prefix, country.in_text or country.name)


def _states_of(merge: Merge, group: str, facts: Mapping[str, Fact]) -> Fact:
    """The listed States with a case under any of the headings."""
    parts = [facts[f"{group}.{code}.states"] for code in merge.codes]
    some = {state for part in parts for state in part.states}
    states = tuple(state for state in facts["states"].states if state in some)
    cases = tuple(dict.fromkeys(case for part in parts for case in part.cases))
    label = _label([part.label for part in parts])
    return Fact(f"{group}.{merged_code(merge.codes)}.states", len(states), label, cases=cases, states=states)


def _label(labels: list[str]) -> str:
    """The words of what is counted together: "cases with the act, any of these: A; B"."""
    return f"{_head(labels)}, any of these: {'; '.join(label.partition(': ')[2] for label in labels)}"


def _head(labels: list[str]) -> str:
    return labels[0].partition(": ")[0]


def _code(key: str) -> str:
    return key.split(".")[1]
