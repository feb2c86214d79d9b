"""How far the reading of one file goes: what is beyond is told as not looked into, and never exhausts the machine."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field

from reportgen.finished.bounds import LARGEST_FILE, TooLarge

LARGEST_RATIO = 200
"""How many times larger than packed a part may be, where it is large at all; texts pack 5 to 50 times."""

RATIO_MATTERS_FROM = 10 * 2**20
DEEPEST = 6
"""Files in files in files: a workbook in a document in an archive is the third."""

MOST_PARTS = 20_000
_AT_ONCE = 2**20


@dataclass
class Limits:
    """What is left for one file with all that is in it: bytes unpacked, and files or parts opened."""

    bytes_left: int = 2 * LARGEST_FILE
    parts_left: int = MOST_PARTS
    depth: int = field(default=0)

    def take(self, number: int) -> None:
        """Count bytes that were unpacked; TooLarge where there are too many."""
        self.bytes_left -= number
        if self.bytes_left < 0:
            raise TooLarge

    def open(self) -> bool:
        """Count one more part; False where there are too many."""
        self.parts_left -= 1
        return self.parts_left >= 0

    def inflated(self, data: bytes, window: int = zlib.MAX_WBITS) -> bytes:
        """Compressed bytes (zlib, or gzip by its window), unpacked as far as is allowed; zlib.error, TooLarge."""
        unpacker = zlib.decompressobj(window)
        found = [unpacker.decompress(data, _AT_ONCE)]
        while unpacker.unconsumed_tail:
            self.take(len(found[-1]))
            found.append(unpacker.decompress(unpacker.unconsumed_tail, _AT_ONCE))
            if is_bomb(sum(map(len, found)), len(data)):
                raise TooLarge
        self.take(len(found[-1]))
        return b"".join(found)


def is_bomb(unpacked: int, packed: int) -> bool:
    """Whether something unpacks to far more than any text does."""
    return unpacked > RATIO_MATTERS_FROM and unpacked > LARGEST_RATIO * max(packed, 1)
