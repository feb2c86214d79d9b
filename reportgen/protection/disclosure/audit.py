"""What was hidden, why, and what a reader could still infer; nothing here holds what was hidden."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportgen.facts import Fact
from reportgen.protection.disclosure.cells import Cell
from reportgen.protection.disclosure.guard import Guarded
from reportgen.protection.disclosure.reader import Interval, Reader
from reportgen.protection.disclosure.relations import HEADINGS, headings_in, scopes_of
from reportgen.protection.disclosure.suppression import Why


@dataclass(frozen=True, slots=True)
class Hidden:
    """A hidden figure: what it counts, why it is hidden, and between which bounds its hidden part must lie.

    `high` None: no bound. Bounds are what a reader of everything that is published can work out, and no more.
    """

    key: str
    label: str
    why: Why
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Together:
    """What is counted together: the figure that stands for its `members` (their words), and `why`."""

    key: str
    label: str
    members: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Inference:
    """Something that a reader may infer from figures that are shown; `key` is the figure, `words` say it."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Audit:
    """`open_`: the keys that could still be worked out more closely than the policy allows."""

    threshold: int
    width: int
    merged: tuple[Together, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    open_: tuple[str, ...] = ()
    inferences: tuple[Inference, ...] = ()


def audited(guarded: Guarded) -> Audit:
    """The audit of what a guard did: the exact bounds of each hidden figure, group disclosure, the informed reader."""
    cells, hidden, facts = guarded.cells, guarded.plan.hidden, guarded.draft.facts
    remainders = {key: cell.remainder for key, cell in cells.items()}
    asked = [key for key in hidden if key in cells and remainders[key] >= 0]
    reader = Reader(guarded.relations(), remainders, asked) if asked else None
    bounds = {key: reader.interval(key) for key in asked} if reader else {}
    shown = {key: cell for key, cell in cells.items() if key in facts and key not in hidden}
    return Audit(
        guarded.threshold,
        guarded.width,
        tuple(_together(guarded)),
        tuple(Hidden(key, facts[key].label, why, *bounds.get(key, UNBOUND)) for key, why in hidden.items()),
        guarded.plan.open_,
        (*_shared(shown, facts, guarded.threshold), *_informed(shown, facts, guarded.threshold)),
    )


UNBOUND = Interval(0, None)


def _together(guarded: Guarded) -> Iterator[Together]:
    """What stands in the world's tables for headings of which one is hidden."""
    hidden, facts = guarded.plan.hidden, guarded.draft.facts
    for merge in guarded.merges:
        for group in merge.groups:
            members = merge.members(group)
            if not hidden.keys().isdisjoint(members):
                words = tuple(facts[key].label.partition(": ")[2] for key in members)
                yield Together(merge.key(group), facts[merge.key(group)].label, words, WHY_TOGETHER)


WHY_TOGETHER = "one of them alone counts fewer cases than the threshold which are not described"


def _shared(shown: Mapping[str, Cell], facts: Mapping[str, Fact], threshold: int) -> Iterator[Inference]:
    """Headings that all hidden cases of a scope share: whoever knows of one of them knows this of it too."""
    for keys in scopes_of(shown).values():
        cases = shown[keys["cases"]].remainder if "cases" in keys else 0
        if cases < threshold:
            continue
        for heading in (keys[key] for group in HEADINGS for key in headings_in(keys, group)):
            if shown[heading].remainder == cases:
                yield Inference(heading, f"all {cases} cases that are not described share it: {facts[heading].label}")


def _informed(shown: Mapping[str, Cell], facts: Mapping[str, Fact], threshold: int) -> Iterator[Inference]:
    """Figures whose remainder is just large enough: a Government knows its own detainees, letters and replies."""
    for key, cell in shown.items():
        if key.startswith("country.") and threshold <= cell.remainder < 2 * threshold:
            known = cell.remainder - threshold + 1
            doubt = f"whoever knows of {known} of the cases is in doubt over fewer than {threshold}"
            yield Inference(key, f"{doubt}: {facts[key].label}")
