"""What two versions, held side by side, would tell of headings that one of them counts together and the other does not.

Whoever keeps a version in which A and B are counted together, and reads in the next one how many have A, knows how many
have B and not A. So of two sets of headings of which one holds the other, a reader may know both only where they
differ by nobody or by enough. The same is so of how many cases stand under two sets at once, where the two make a
third that is known.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from reportgen.facts import TOGETHER, DraftFacts, codes_in, members_of
from reportgen.protection.disclosure.cells import Cell
from reportgen.protection.disclosure.relations import HEADINGS, headings_in, scopes_of

Codes = frozenset[str]
Known = Mapping[Codes, int]
"""Remainders that were published, by the headings that they count together (one, or several)."""
Place = tuple[str, str]
"""A scope ("" for the world, "country.XAA." for a State) and a group of headings in it."""


def published_sets(earlier: Mapping[str, int]) -> Mapping[Place, Known]:
    """What was published of headings, by scope and group; `earlier` has the remainders by key."""
    found: dict[Place, dict[Codes, int]] = {}
    for key, remainder in earlier.items():
        place = _place(key)
        if place[1] in HEADINGS and key.endswith(".cases") and not key.endswith(".not_stated.cases"):
            found.setdefault(place, {})[_codes(key)] = remainder
    return found


def gives_away(codes: Codes, remainder: int, known: Known, threshold: int) -> bool:
    """Whether a remainder of these headings, beside those that are known, gives a small one away."""
    if any((other <= codes or codes <= other) and _small(remainder - rest, threshold) for other, rest in known.items()):
        return True
    inside = {other: rest for other, rest in known.items() if other < codes}
    pairs = ((a, b) for a in inside for b in inside if a | b == codes)
    if any(_small(inside[a] + inside[b] - remainder, threshold) for a, b in pairs):
        return True
    alone = [inside.get(frozenset((code,))) for code in codes]
    every = [rest for rest in alone if rest is not None]
    return len(codes) > 1 and len(every) == len(alone) and _small(sum(every) - remainder, threshold)


def changed_sets(
    cells: Mapping[str, Cell], earlier: Mapping[str, int], hidden: Collection[str], threshold: int
) -> Iterator[str]:
    """The figures that must be hidden now, beside `hidden`, for what was counted together before or is so now."""
    merged = {_place(key) for key in (*cells, *earlier) if TOGETHER in key}
    published = published_sets(earlier) if merged else {}
    for prefix, keys in scopes_of(cells).items() if merged else ():
        for group in HEADINGS:
            if (prefix, group) in merged:
                now = {_codes(key): keys[key] for key in headings_in(keys, group) if keys[key] not in hidden}
                yield from _changed(now, cells, published.get((prefix, group), {}), threshold)


def _changed(now: Mapping[Codes, str], cells: Mapping[str, Cell], known: Known, threshold: int) -> Iterator[str]:
    shown = dict(now)
    for codes, key in now.items():
        others = {other: rest for other, rest in known.items() if len(other) > 1 or len(codes) > 1}
        if gives_away(codes, cells[key].remainder, others, threshold):
            del shown[codes]
            yield key
    for whole, rest in known.items():  # one that was counted together, and whose members are known now
        while len(whole) > 1:
            told = {**known, **{codes: cells[key].remainder for codes, key in shown.items()}}
            inside = [codes for codes in shown if codes < whole]
            if not inside or not gives_away(whole, rest, {c: n for c, n in told.items() if c < whole}, threshold):
                break
            least = min(inside, key=lambda codes: (cells[shown[codes]].remainder, sorted(codes)))
            yield shown.pop(least)


def known_cells(
    draft: DraftFacts, cells: Mapping[str, Cell], earlier: Mapping[str, int], small: Collection[str]
) -> dict[str, Cell]:
    """What was published before and is still so: a reader of both versions knows it, whatever is hidden now.

    Figures of this version, but the `small` ones, which are hidden all the same; and what was counted together before
    and is not now.
    """
    told = frozenset(entry.case for entry in draft.entries)
    found: dict[str, Cell] = {}
    for key, remainder in earlier.items():
        members = members_of(key)
        if key in cells:
            if 0 < cells[key].remainder == remainder and key not in small:
                found[key] = cells[key]._replace(known=True)
        elif members and all(each in cells for each in members):
            cases = {case for each in members for case in draft.facts[each].cases}
            if len(cases - told) == remainder:
                found[key] = Cell(key, len(cases), len(cases & told), remainder, known=True)
    return found


def _small(difference: int, threshold: int) -> bool:
    return 0 < abs(difference) < threshold


def _codes(key: str) -> Codes:
    code = key.rsplit(".", 2)[1]
    return frozenset(codes_in(code) or (code,))


def _place(key: str) -> Place:
    """The scope and the group of a figure."""
    parts = key.split(".", 3)
    return (f"country.{parts[1]}.", parts[2]) if parts[0] == "country" and len(parts) > 2 else ("", parts[0])
