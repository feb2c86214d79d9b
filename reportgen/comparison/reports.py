"""Report x Report: the blocks that read otherwise, by the numbers of the earlier one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from reportgen.comparison.blocks import changed_block, renumbered, text_of
from reportgen.comparison.lines import annex_lines, front_part
from reportgen.comparison.located import Located, Part, anchor_of, numbers_of, parts
from reportgen.comparison.pairing import lone_ones_joined, paired, words_alike
from reportgen.document.report import Report
from reportgen.versions.changes import BlockChange, Change, Kind, Place


def block_changes(old: Report, new: Report) -> tuple[BlockChange, ...]:
    """What changed, in the reading order of the earlier report; what was added stands where it is to be put in.

    That a number is another, of a paragraph, a note or in a reference, is no change: who corrects the earlier report
    leaves its numbers as they are.
    """
    numbers = numbers_of(old)
    calls = {**numbers_of(new), **numbers}
    before = {part.key: part for part in _whole(old)}
    after = {part.key: part for part in _whole(new)}
    found: list[BlockChange] = []
    for key in _merged(list(before), list(after)):
        one = before.get(key) or Part(key, after[key].label, ())
        other = after.get(key) or Part(key, one.label, ())
        found.extend(_Comparison(one, other, calls).changes())
    return tuple(found)


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


@dataclass
class _Comparison:
    """One part of the earlier report and of the later one. `calls`: the numbers by which things are called."""

    old: Part
    new: Part
    calls: Mapping[str, str]

    def changes(self) -> Iterator[BlockChange]:
        pairs = self._pairs()
        counterpart = {new: old for old, new in pairs if old is not None and new is not None}
        gone = {old for old, new in pairs if new is None}
        added: dict[int, list[int]] = {}
        last = -1
        for new in range(len(self.new.blocks)):
            if new in counterpart:
                last = max(last, counterpart[new])
            else:
                added.setdefault(last, []).append(new)
        matched = {old: new for new, old in counterpart.items()}
        for old in range(-1, len(self.old.blocks)):
            if old in gone:
                yield self._one(Change.REMOVED, self.old.blocks[old], self.old.blocks[old].place)
            elif old >= 0:
                changed = self._changed(self.old.blocks[old], self.new.blocks[matched[old]])
                if changed is not None:
                    yield changed
            for new in added.get(old, ()):
                yield self._one(Change.ADDED, self.new.blocks[new], self._put_in(new, old))

    def _put_in(self, new: int, old: int) -> Place:
        """Where a block is put in that follows one of the earlier report; a line stands where it stands."""
        own = self.new.blocks[new].place
        if own.kind is Kind.LINE:
            return replace(own, part=self.old.label)
        before = self.old.blocks[old].place if old >= 0 else None
        return Place(self.old.label, None) if before is None or before.kind is Kind.LINE else before

    def _pairs(self) -> list[tuple[int | None, int | None]]:
        """Places of blocks in the one and the other: owner by owner, and within it by words."""
        olds, news = (_by_owner(part.blocks) for part in (self.old, self.new))
        found: list[tuple[int | None, int | None]] = []
        common = _in_the_same_order(list(olds), list(news))
        for owner, places in olds.items():
            if owner in common:
                found.extend(self._within(places, news[owner]))
            else:
                found.extend((place, None) for place in places)
        found.extend((None, place) for owner, places in news.items() if owner not in common for place in places)
        return found

    def _within(self, olds: list[int], news: list[int]) -> list[tuple[int | None, int | None]]:
        one, other = ([part.blocks[place] for place in places] for part, places in ((self.old, olds), (self.new, news)))
        texts = [[text_of(located.block, self.calls) for located in blocks] for blocks in (one, other)]
        words = [[Counter(text.split()) for text in each] for each in texts]

        def likeness(old: int, new: int) -> float:
            before, after = one[old].block, other[new].block
            if type(before) is not type(after):
                return 0.0
            same = bool(anchor_of(before)) and anchor_of(before) == anchor_of(after)
            alone = same and (len(one) == len(other) or len(one) == 1)
            return 1.0 if alone else words_alike(words[0][old], words[1][new]) + (0.05 if same else 0.0)

        pairs = paired(texts[0], texts[1], likeness)
        if one[0].case:  # what is told of a case is told in other words
            joined = lone_ones_joined(pairs)
            alike = all(
                type(one[o].block) is type(other[n].block) for o, n in joined if o is not None and n is not None
            )
            pairs = joined if alike else pairs
        return [(None if old is None else olds[old], None if new is None else news[new]) for old, new in pairs]

    def _one(self, change: Change, located: Located, place: Place) -> BlockChange:
        block = renumbered(located.block, self.calls)
        removed = change is Change.REMOVED
        return BlockChange(
            change, place, block if removed else None, None if removed else block,
            case=located.case, record=_is_record(located), state=located.state,
        )  # fmt: skip

    def _changed(self, old: Located, new: Located) -> BlockChange | None:
        found = changed_block(renumbered(old.block, self.calls), renumbered(new.block, self.calls))
        if found is None:
            return None
        return replace(found, place=old.place, case=old.case, record=_is_record(old), state=old.state)


def _is_record(located: Located) -> bool:
    return "-record-" in anchor_of(located.block)


def _by_owner(blocks: Sequence[Located]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, located in enumerate(blocks):
        found.setdefault(located.owner, []).append(place)
    return found


def _in_the_same_order(old: list[str], new: list[str]) -> set[str]:
    """The owners that both have, without those that would cross others: they are told as gone and come again."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return {owner for block in matcher.get_matching_blocks() for owner in old[block.a : block.a + block.size]}
