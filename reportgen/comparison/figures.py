"""Facts x Facts: the figures that are stated otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportgen.facts import Fact
from reportgen.versions.changes import FactChange


def fact_changes(old: Iterable[Fact], new: Iterable[Fact]) -> tuple[FactChange, ...]:
    """The figures that a reader of both versions sees changed, in the order of the later one, then those that went.

    A figure that is hidden in both has not changed for anybody who may read this. One that only one version states is a
    change where it counts something: a State that is listed now has many figures of 0.
    """
    return tuple(_changes({fact.key: _public(fact) for fact in old}, {fact.key: _public(fact) for fact in new}))


def _changes(old: dict[str, Fact], new: dict[str, Fact]) -> Iterator[FactChange]:
    for key in (*new, *(key for key in old if key not in new)):
        before, after = old.get(key), new.get(key)
        if before is None or after is None:
            only = before or after
            if only is not None and only.value:
                yield FactChange(key, before, after)
        elif _stated(before) != _stated(after):
            yield FactChange(key, before, after)


def _public(fact: Fact) -> Fact:
    """The figure as it may leave: nothing of what is hidden, and no case."""
    return replace(fact, value=None if fact.suppressed else fact.value, cases=(), states=(), told=None)


def _stated(fact: Fact) -> tuple[object, ...]:
    if fact.suppressed:
        return (True,)
    return (False, fact.value, fact.qualifier) if fact.is_known else (False, None)
