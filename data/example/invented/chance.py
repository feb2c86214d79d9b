"""Chance that repeats: one seed, and drawing from a pool so that nothing comes twice before all came once."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Generic, TypeVar

T = TypeVar("T")

SEED = 20310430
dice = random.Random(SEED)


class Pool(Generic[T]):
    """Draws its items in an order of chance; each once before any comes again."""

    def __init__(self, items: Iterable[T]) -> None:
        self.items = list(items)
        self.left: list[T] = []

    def draw(self) -> T:
        if not self.left:
            self.left = self.items.copy()
            dice.shuffle(self.left)
        return self.left.pop()


def chance(share: float) -> bool:
    """Whether something of that probability happens."""
    return dice.random() < share


def weighted(weights: dict[T, float]) -> T:
    """One of the keys, each as likely as its weight says."""
    return dice.choices(list(weights), list(weights.values()))[0]
