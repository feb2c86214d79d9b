"""Report x Report: the blocks that read otherwise, by the numbers of the earlier one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from reportgen.comparison.blocks import changed_block, renumbered
from reportgen.comparison.lines import annex_lines, front_part
from reportgen.comparison.located import Located, Part, anchor_of, numbers_of, parts
from reportgen.comparison.matching import by_owner, matched
from reportgen.document.blocks import Heading
from reportgen.document.inlines import Inlines, plain, text
from reportgen.document.report import Report
from reportgen.versions.changes import NEW, WHOLE, BlockChange, Change, Kind, Place

_LATIN = ("bis", "ter", "quater", "quinquies")


def block_changes(old: Report, new: Report) -> tuple[BlockChange, ...]:
    """What changed, in the reading order of the earlier report; what was added stands where it is to be put in.

    That a number is another, of a paragraph, a note or in a reference, is no change: who corrects the earlier report
    leaves its numbers as they are.
    """
    added = _annexes_put_in(old, new)
    calls = {**numbers_of(new), **numbers_of(old), **added}
    before = {part.key: part for part in _whole(old)}
    after = {part.key: part for part in _whole(new)}
    titles = {annex.anchor: annex.title for annex in old.annexes}
    found: list[BlockChange] = []
    for key in _merged(list(before), list(after)):
        one = before.get(key) or Part(key, f"Annex {added[key]}" if key in added else after[key].label, ())
        other = after.get(key) or Part(key, one.label, ())
        lost = key in before and key not in after and key in titles
        found.extend([_lost(one, titles[key])] if lost else _Comparison(one, other, calls).changes())
    return tuple(found)


def _lost(annex: Part, title: Inlines) -> BlockChange:
    """An annex that the later report has not, as a whole."""
    named = Heading(1, text(plain(title)), f"line-{annex.key}", numbered=False)
    return BlockChange(Change.REMOVED, Place(annex.label, None, marker=WHOLE), named, None)


def _annexes_put_in(old: Report, new: Report) -> Mapping[str, str]:
    """How the annexes are called, by their anchors, that the earlier report does not have: I bis, I ter.

    Their own numbers are those of other annexes for readers.
    """
    numbers = {annex.anchor: annex.label.partition(" ")[2] for annex in old.annexes}
    if not numbers:
        return {}
    found: dict[str, str] = {}
    before, latin = next(iter(numbers.values())), iter(_LATIN)
    for annex in new.annexes:
        if annex.anchor in numbers:
            before, latin = numbers[annex.anchor], iter(_LATIN)
        elif added := next(latin, ""):
            found[annex.anchor] = f"{before} {added}".strip()
    return found


def _whole(report: Report) -> Iterator[Part]:
    """The parts with the front page and what stands under the labels of annexes."""
    yield front_part(report.front)
    heads = {annex.anchor: annex_lines(annex) for annex in report.annexes}
    for part in parts(report):
        yield replace(part, blocks=(*heads.get(part.key, ()), *part.blocks))


def _merged(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """The keys of both, those of the one in their order, those that only the other has after what is before them."""
    merged = list(old)
    for place, key in enumerate(new):
        if key not in merged:
            merged.insert(merged.index(new[place - 1]) + 1 if place else 0, key)
    return merged


class _Comparison:
    """One part of the earlier report and of the later one. `calls`: the numbers by which things are called."""

    def __init__(self, old: Part, new: Part, calls: Mapping[str, str]) -> None:
        self.old, self.new, self.calls = old, new, calls
        self.known = matched(old, new, calls)
        self.stayed = {after: before for before, after in self.known.stayed.items()}
        self.moved = {after: before for before, after in self.known.moved.items()}
        self.owners, self.own = by_owner(old.blocks), by_owner(new.blocks)
        self.last = tuple(accumulate((self.stayed.get(place - 1, -1) for place in range(len(new.blocks))), max))
        """For each block the last one before it that stands where it stood."""

    def changes(self) -> Iterator[BlockChange]:
        added: dict[int, list[int]] = {}
        for new in range(len(self.new.blocks)):
            if new not in self.stayed and new not in self.moved:
                added.setdefault(self._before(new), []).append(new)
        for old in range(-1, len(self.old.blocks)):
            if old >= 0:
                yield from self._of(old)
            for new in added.get(old, ()):
                yield self._one(Change.ADDED, self.new.blocks[new], self._put_in(new, old))

    def _of(self, old: int) -> Iterator[BlockChange]:
        """What became of a block of the earlier report."""
        located = self.old.blocks[old]
        if old in self.known.moved:
            yield from self._moves(old)
        new = self.known.stayed.get(old, self.known.moved.get(old))
        if new is None:
            yield self._one(Change.REMOVED, located, located.place)
        else:
            yield from self._changed(located, self.new.blocks[new])

    def _moves(self, old: int) -> Iterator[BlockChange]:
        """The moves of all that goes to one place together, where the first of it stood."""
        to = self._to(old)
        if old - 1 in self.known.moved and self._to(old - 1) == to:
            return
        while old in self.known.moved and self._to(old) == to:
            located = self.old.blocks[old]
            yield replace(self._one(Change.MOVED, located, located.place), to=to)
            old += 1

    def _to(self, old: int) -> Place:
        new = self.known.moved[old]
        return self._put_in(new, self.last[new])

    def _before(self, new: int) -> int:
        """The block of the earlier report behind which one is put in: of what it belongs to, where there is such."""
        owner = self.new.blocks[new].owner
        own = [place for place in self.own[owner] if place < new]
        for known in (self.stayed, self.moved):
            if found := [known[place] for place in own if place in known]:
                return found[-1]
        return self.owners[owner][0] - 1 if owner in self.owners else self.last[new]

    def _put_in(self, new: int, old: int) -> Place:
        """Where a block is put in that follows one of the earlier report; a line stands where it stands."""
        own = self.new.blocks[new].place
        if not self.old.blocks:
            return Place(self.old.label, None, marker=NEW, under=own.under)
        if own.kind is Kind.LINE:
            return replace(own, part=self.old.label)
        before = self.old.blocks[old].place if old >= 0 else None
        place = Place(self.old.label, None) if before is None or before.kind is Kind.LINE else before
        return replace(place, under=own.under) if place.kind is not Kind.HEADING else place

    def _one(self, change: Change, located: Located, place: Place) -> BlockChange:
        block = renumbered(located.block, self.calls)
        return BlockChange(
            change, place, None if change is Change.ADDED else block, None if change is Change.REMOVED else block,
            case=located.case, record=_is_record(located), state=located.state,
        )  # fmt: skip

    def _changed(self, old: Located, new: Located) -> Iterator[BlockChange]:
        found = changed_block(renumbered(old.block, self.calls), renumbered(new.block, self.calls))
        if found is not None:
            yield replace(found, place=old.place, case=old.case, record=_is_record(old), state=old.state)


def _is_record(located: Located) -> bool:
    return "-record-" in anchor_of(located.block)
