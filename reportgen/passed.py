"""Texts in which a search has found nothing, so that the next run need not search them again.

Of each there is a keyed digest and no more: nobody can read a text from it, nor try whether one that he guesses was
among them, without the key. What was found is never kept: a text with a finding is searched in every run.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

MOST = 250_000
"""Texts that are remembered: some hundred reports. Further ones are searched in every run."""

_BYTES = 16


@dataclass(frozen=True, slots=True, repr=False)
class Passed:
    """What passed in the last run, and what has passed in this one. Without a key nothing is known or remembered.

    `key`: 32 bytes; another one for another program, for what passes there may not pass here.
    """

    key: bytes = b""
    before: frozenset[bytes] = frozenset()
    now: set[bytes] = field(default_factory=set)

    @classmethod
    def of(cls, key: bytes, kept: bytes) -> Passed:
        """What `to_bytes` gave at the end of the last run."""
        return cls(key, frozenset(kept[start : start + _BYTES] for start in range(0, len(kept), _BYTES)))

    def to_bytes(self, *, before: bool = False) -> bytes:
        """The digests of all that passed in this run, in an order that says nothing; `before`: in the last one too."""
        return b"".join(sorted(self.now | self.before if before else self.now)[:MOST])

    @property
    def in_use(self) -> bool:
        """Whether anything can be known or remembered."""
        return bool(self.key)

    def over(self, *decides: str) -> Search:
        """One search of texts; `decides`: all that decides, beside a text, whether something is found in it."""
        told = b"".join(b"%d\0%b" % (len(each), each) for each in (_bytes(one) for one in decides))
        return Search(self, hashlib.blake2b(told, key=self.key, digest_size=32).digest())


@dataclass(frozen=True, slots=True, repr=False)
class Search:
    """A search with all that decides what it finds."""

    passed: Passed
    key: bytes

    def knows(self, text: str) -> bool:
        """Whether nothing was found in this text before; then it counts as having passed in this run too."""
        if not self.passed.before:
            return False
        digest = self._digest(text)
        known = digest in self.passed.before
        if known:
            self.passed.now.add(digest)
        return known

    def remember(self, text: str) -> None:
        """Nothing was found in this text."""
        if self.passed.in_use and len(self.passed.now) < MOST:
            self.passed.now.add(self._digest(text))

    def _digest(self, text: str) -> bytes:
        return hashlib.blake2b(_bytes(text), key=self.key, digest_size=_BYTES).digest()


def _bytes(text: str) -> bytes:
    return text.encode(errors="surrogatepass")
