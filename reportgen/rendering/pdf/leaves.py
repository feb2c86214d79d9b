"""A page that has been drawn, as data: its objects, apart from every other page, to be bound into any file.

The engine draws one page into a file of its own; what hangs on that page is taken out of it. What a page shares with
others (fonts, colours, the root of the tags) stays behind and is named instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pydyf

Piece = str | int | list[Any]
"""Of an object: bytes as Latin-1, the number of another object of the page, or what is known only when it is bound:
["to", what], ["id", number], ["parents"] and ["parent", number] are filled in then."""

_REFERENCE = re.compile(rb"(\d+) 0 R")


@dataclass(frozen=True, slots=True)
class Face:
    """A font as far as a page uses it: its name in the page, measures, widths and letters by glyph.

    `lacks`: a letter was printed that it has not.
    """

    name: str
    ascent: int
    descent: int
    widths: Mapping[int, int]
    letters: Mapping[int, str]
    lacks: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """An object of a page: its pieces and, where it is a stream, what is in it."""

    pieces: list[Piece]
    stream: str | None = None


@dataclass(frozen=True, slots=True)
class Leaf:
    """A drawn page. The first of its objects is the page; `top`: those that hang on the root of the tags.

    `marked`: the tags of its marked content by number, None for what has none; `tags`: those of its annotations;
    `named`: tags that have a name. `anchors` are places by name, `bookmarks` as the engine gives them.
    """

    objects: list[Drawing]
    top: list[int]
    marked: list[int | None]
    tags: list[int]
    named: list[int]
    faces: list[Face]
    anchors: list[tuple[str, float, float]]
    bookmarks: list[Any]
    height: float

    def to_plain(self) -> Any:
        """As lists and numbers, for JSON."""
        return [
            [[each.pieces, each.stream] for each in self.objects],
            [self.top, self.marked, self.tags, self.named],
            [[f.name, f.ascent, f.descent, sorted(f.widths.items()), sorted(f.letters.items()), f.lacks]
             for f in self.faces],
            [self.anchors, self.bookmarks, self.height],
        ]  # fmt: skip

    @classmethod
    def from_plain(cls, plain: Any) -> Leaf:
        """What `to_plain` gave."""
        objects, (top, marked, tags, named), faces, (anchors, bookmarks, height) = plain
        return cls(
            [Drawing(pieces, stream) for pieces, stream in objects], top, marked, tags, named,
            [Face(name, up, down, dict(widths), dict(letters), lacks)
             for name, up, down, widths, letters, lacks in faces],
            [tuple(anchor) for anchor in anchors], bookmarks, height,
        )  # fmt: skip


def taken(pdf: Any, faces: list[Face], anchors: list[tuple[str, float, float]], page: Any) -> Leaf:
    """The only page of a pydyf document with all that hangs on it; `page` is the engine's."""
    taker = _Taker(pdf)
    (page_reference,) = pdf.page_references
    taker.number(page_reference)
    root = taker.of(pdf.catalog["StructTreeRoot"])
    top = [taker.number(tag) for tag in taker.of(root["K"][0])["K"]]
    taker.take_all()
    numbers = taker.of(root["ParentTree"])["Nums"]
    parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
    marked = [None if tag == b"null" else taker.number(tag) for tag in parents.pop(0)]
    tags = [taker.number(parents[place]) for place in sorted(parents)]
    bookmarks = [[level, label, list(place), state] for level, label, place, state in page.bookmarks]
    objects = taker.taken({place: number for number, place in enumerate(sorted(parents))})
    return Leaf(objects, top, marked, tags, taker.named(), faces, anchors, bookmarks, page.height)


class _Taker:
    """Numbers the objects that hang on a page in the order in which they are met, and writes them apart."""

    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf
        self._numbers: dict[int, int] = {}
        self._met: list[Any] = []
        self._taken: list[Drawing] = []
        self._ids: dict[str, int] = {}
        self._parents: list[list[Any]] = []
        root = self.of(pdf.catalog["StructTreeRoot"])
        resources = self.of(self.of(pdf.page_references[0])["Resources"])
        self._shared = {
            pdf.pages.number: "pages",
            _number(root["K"][0]): "document",
            _number(resources["Font"]): "fonts",
            _number(resources["ColorSpace"]): "colours",
        }

    def of(self, reference: bytes) -> Any:
        """The object of a reference."""
        return self._pdf.objects[_number(reference)]

    def number(self, reference: bytes) -> int:
        """The number of an object among those of the page."""
        place = _number(reference)
        if place not in self._numbers:
            self._numbers[place] = len(self._met)
            self._met.append(self._pdf.objects[place])
        return self._numbers[place]

    def take_all(self) -> None:
        """Meet whatever hangs on what has been met."""
        place = 0
        while place < len(self._met):
            self._taken.append(self._written(self._met[place]))
            place += 1

    def taken(self, places: Mapping[int, int]) -> list[Drawing]:
        """Every object that was met; `places`: those of annotations among the parents, by the engine's number."""
        for parent in self._parents:
            parent[1] = places[parent[1]]
        return self._taken

    def named(self) -> list[int]:
        """The tags that have a name."""
        return [number for number, each in enumerate(self._met) if isinstance(each, pydyf.Dictionary) and "ID" in each]

    def _written(self, each: Any) -> Drawing:
        if isinstance(each, pydyf.Stream):
            extra, _, content = each.data.partition(b"\nstream\n")
            told = {key: value for key, value in each.extra.items() if key not in ("Filter", "Length")}
            if each.compress:
                told["Filter"] = "/FlateDecode"
            told["Length"] = int(re.findall(rb"/Length (\d+)", extra)[-1])
            content = content[: told["Length"]]
            return Drawing(_joined(self._pieces(pydyf.Dictionary(told))), content.decode("latin-1"))
        return Drawing(_joined(self._pieces(each)))

    def _pieces(self, value: Any) -> Iterator[Piece]:
        if isinstance(value, pydyf.Dictionary):
            yield "<<"
            for key, inner in value.items():
                yield f"/{key} "
                yield from self._pieces_of(key, inner)
            yield ">>"
        elif isinstance(value, pydyf.Array):
            yield "["
            for place, inner in enumerate(value):
                if place:
                    yield " "
                yield from self._pieces(inner)
            yield "]"
        elif isinstance(value, bytes) and (found := _REFERENCE.fullmatch(value)):
            shared = self._shared.get(int(found[1]))
            yield ["to", shared] if shared else self.number(value)
        else:
            yield pydyf._to_bytes(value).decode("latin-1")  # noqa: SLF001 - as the file itself would be written

    def _pieces_of(self, key: str, value: Any) -> Iterator[Piece]:
        """What stands under a key: names and numbers that are the file's, not the page's, are left open."""
        if key == "StructParents":
            yield ["parents"]
        elif key == "StructParent":
            self._parents.append(["parent", value])
            yield self._parents[-1]
        elif key == "ID" and isinstance(value, pydyf.String):
            yield self._id(value)
        elif key == "Headers":
            yield "["
            for each in value:
                yield self._id(each)
            yield "]"
        else:
            yield from self._pieces(value)

    def _id(self, value: Any) -> Piece:
        return ["id", self._ids.setdefault(value.string, len(self._ids) + 1)]


def _number(reference: bytes) -> int:
    return int(reference.split()[0])


def _joined(pieces: Iterator[Piece]) -> list[Piece]:
    """The same with neighbouring bytes in one piece."""
    joined: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, str) and joined and isinstance(joined[-1], str):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined
