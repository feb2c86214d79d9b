"""Drawn pages become one file: fonts as far as all pages use them, one tree of tags, one outline, names of places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any

import pydyf
from weasyprint.pdf.anchors import add_outlines

from reportgen.rendering.pdf.leaves import Drawing, Leaf, Piece


def shared_fonts(leaves: Sequence[Leaf], fonts: Mapping[str, Any]) -> dict[str, Any]:
    """The fonts of a file: the engine's by their names, with what any page uses of them, in the order of the pages."""
    shared: dict[str, Any] = {}
    for leaf in leaves:
        for face in leaf.faces:
            font = shared.get(face.name)
            if font is None:
                font = shared[face.name] = fonts[face.name]
                font.ascent, font.descent = face.ascent, face.descent
                font.widths, font.to_unicode, font.missing = {}, {}, {}
            for glyph, width in face.widths.items():
                font.widths.setdefault(glyph, width)
            if face.lacks:
                font.missing = {0: 0}
            for glyph, letter in face.letters.items():
                font.to_unicode.setdefault(glyph, letter)
    for font in shared.values():
        font.widths, font.to_unicode = dict(sorted(font.widths.items())), dict(sorted(font.to_unicode.items()))
    return shared


def bind(pdf: Any, document: Any, leaves: Sequence[Leaf]) -> None:
    """Put pages into a pydyf document that has none; `document` is the engine's, without pages too."""
    root = pdf.objects[_number(pdf.catalog["StructTreeRoot"])]
    tags = pdf.objects[_number(root["K"][0])]
    resources = next(each for each in pdf.objects if isinstance(each, pydyf.Dictionary) and "ExtGState" in each)
    shared = {"pages": pdf.pages, "document": tags}
    to = {name: each.reference for name, each in shared.items()}
    to |= {"fonts": resources["Font"], "colours": resources["ColorSpace"]}
    bound = [_Bound(leaf, number, pdf, to) for number, leaf in enumerate(leaves)]
    numbers = pydyf.Array()
    for each in bound:
        numbers.extend((each.number, pydyf.Array([each.reference(tag) for tag in each.leaf.marked])))
        tags["K"].extend(each.reference(tag) for tag in each.leaf.top)
    parent = len(leaves)
    names: dict[str, bytes] = {}
    places: dict[str, Any] = {}
    for each in bound:
        each.write(parent)
        for number, tag in enumerate(each.leaf.tags, parent):
            numbers.extend((number, each.reference(tag)))
        parent += len(each.leaf.tags)
        names |= each.names()
        for name, x, y in each.leaf.anchors:
            places.setdefault(name, pydyf.Array([each.reference(0), "/XYZ", x, y, 0]))
    pdf.objects[_number(root["ParentTree"])]["Nums"] = numbers
    if names:
        root["IDTree"] = pydyf.Dictionary({"Names": _listed(names)})
    if places:
        pdf.catalog["Names"] = pydyf.Dictionary({"Dests": pydyf.Dictionary({"Names": _listed(places)})})
    document.pages = [SimpleNamespace(bookmarks=leaf.bookmarks, height=leaf.height) for leaf in leaves]
    add_outlines(pdf, document.make_bookmark_tree(0.75, transform_pages=True))


class _Ready(pydyf.Object):  # type: ignore[misc] # the library publishes no types
    """An object whose bytes are known."""

    def __init__(self, *, stream: bool) -> None:
        super().__init__()
        self.written = b""
        self._stream = stream

    @property
    def data(self) -> bytes:
        return self.written

    @property
    def compressible(self) -> bool:
        return not self._stream


class _Bound:
    """A page in its place in a file."""

    def __init__(self, leaf: Leaf, number: int, pdf: Any, to: Mapping[str, bytes]) -> None:
        self.leaf, self.number, self._to = leaf, number, to
        self._objects = [_Ready(stream=each.stream is not None) for each in leaf.objects]
        pdf.add_page(self._objects[0])
        for each in self._objects[1:]:
            pdf.add_object(each)

    def reference(self, number: int | None) -> bytes:
        """The reference of an object of the page; b"null" for none."""
        return b"null" if number is None else self._objects[number].reference

    def write(self, parent: int) -> None:
        """Fill in what was left open; `parent` is the number of the page's first annotation among the parents."""
        for ready, drawing in zip(self._objects, self.leaf.objects, strict=True):
            ready.written = self._data(drawing, parent)

    def names(self) -> dict[str, bytes]:
        """The tags that have a name, by it."""
        return {self._id(_id_of(self.leaf.objects[tag])): self.reference(tag) for tag in self.leaf.named}

    def _data(self, drawing: Drawing, parent: int) -> bytes:
        told = b"".join(self._bytes(piece, parent) for piece in drawing.pieces)
        if drawing.stream is None:
            return told
        return b"\n".join((told, b"stream", drawing.stream.encode("latin-1"), b"endstream"))

    def _bytes(self, piece: Piece, parent: int) -> bytes:
        if isinstance(piece, str):
            return piece.encode("latin-1")
        if isinstance(piece, int):
            return self.reference(piece)
        match piece:
            case ["to", what]:
                return self._to[what]
            case ["parents"]:
                return b"%d" % self.number
            case ["parent", place]:
                return b"%d" % (parent + place)
            case _:
                return b"(%b)" % self._id(piece[1]).encode()

    def _id(self, number: int) -> str:
        return f"{self.number + 1}-{number}"


def _id_of(drawing: Drawing) -> int:
    """The number of a tag's name: the first, for what its cells belong to stands in its attributes behind it."""
    place = next(n for n, piece in enumerate(drawing.pieces) if isinstance(piece, str) and piece.endswith("/ID "))
    piece = drawing.pieces[place + 1]
    assert isinstance(piece, list)
    return piece[1]  # type: ignore[no-any-return]


def _listed(names: Mapping[str, Any]) -> Any:
    listed = pydyf.Array()
    for name, value in sorted(names.items()):
        listed.extend((pydyf.String(name), value))
    return listed


def _number(reference: bytes) -> int:
    return int(reference.split()[0])
