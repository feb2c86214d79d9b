"""A Word file as it is compared: as if every tracked change were accepted, with what it says of its own figures."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from reportgen.drafts import (
    Base,
    Flow,
    Grid,
    Kind,
    Package,
    Passage,
    Token,
    WordFile,
    base_of,
    flow_of,
    heads_of,
    read_word_file,
)
from reportgen.drafts.nameless import nameless_in, paragraph_of, said_in
from reportgen.drafts.ooxml import COMPATIBILITY, DRAWING, RELATIONSHIPS, WORD_DRAWING, Element, w
from reportgen.finished.marks import mark_of_png
from reportgen.tracing import texts as t

_SECOND_FORM = f"{{{COMPATIBILITY}}}Fallback"

Former = Mapping[str, Collection[str]]
"""What each figure was when the file was made, by its short key."""


def word_texts(data: bytes, name: str) -> t.FileTexts:
    """What a Word file holds. Raises DataError."""
    package = Package.unzipped(data, name)
    file = read_word_file(package, name)
    base = base_of(package)
    former = _former(base)
    reader = _Reader(former)
    texts = [*reader.flow(file.flow, "")]
    for key in file.notes:
        texts.extend(reader.flow(file.note(key), f"note {key}"))
    texts.extend(reader.beside(file))
    return t.FileTexts(t.Kind.WORD, tuple(texts), tuple(_pictures(file, package)), edited=former is not None,
                       made=frozenset((*(former or ()), *_heads(base))))  # fmt: skip


class _Reader:
    def __init__(self, former: Former | None) -> None:
        self.former = former
        self.paragraphs = 0
        self.tables = 0

    def flow(self, flow: Flow, note: str) -> Iterator[t.Text]:
        for item in flow.items:
            if isinstance(item, Grid):
                yield from self._grid(item)
            elif not item.gone:
                self.paragraphs += not note
                yield self._text(item, note or f"paragraph {self.paragraphs} of the file")

    def _grid(self, grid: Grid) -> Iterator[t.Text]:
        self.tables += 1
        table = f"table {self.tables} of the file"
        heads: list[str] = []
        for number, row in enumerate((row for row in grid.rows if not row.gone), 1):
            words = [" ".join(_shown(passage.tokens) for passage in cell.passages()) for cell in row.cells]
            heads = heads or words
            for column, cell in enumerate(row.cells, 1):
                above = heads[column - 1] if len(heads) == len(words) else ""
                for passage in cell.passages():
                    text = self._text(passage, f"{table}, row {number}, column {column}", cell=True)
                    yield replace(text, row=words[0], column=above, table=self.tables,
                                  spot=(number - 1, column - 1))  # fmt: skip

    def _text(self, passage: Passage, place: str, *, cell: bool = False) -> t.Text:
        text, marks = "", []
        for figure, tokens in _runs(passage.tokens):
            shown = _shown(tokens)
            if figure and shown.strip():
                made = None if self.former is None else shown.strip() in self.former.get(figure, ())
                marks.append(t.Marked(len(text), len(text) + len(shown), figure, made))
            text += shown
        return t.Text(place, text, tuple(marks), cell=cell, copied=tuple(_copied(passage)))

    def beside(self, file: WordFile) -> Iterator[t.Text]:
        """The text boxes; and of heads and feet, which hold the symbol and dates, the lines with a figure."""
        package = file.package
        heads = {package.tree(part): head.words for part, head in heads_of(package, file.body).items()}
        for number, box in enumerate(_boxes(file.body), 1):
            yield from (self._text(passage, f"text box {number} of the file") for passage in flow_of(box).passages())
        for root, place in heads.items():
            for flow in (flow_of(root), *map(flow_of, _boxes(root))):
                lines = (self._text(passage, place) for passage in flow.passages())
                yield from (line for line in lines if line.marks or line.copied)


def _boxes(root: Element) -> Iterator[Element]:
    """The text boxes; Word writes each in two forms, of which the second is for programs that cannot show the first."""
    for box in root.iter(w("txbxContent")):
        if not any(parent.tag == _SECOND_FORM for parent in box.iterancestors()):
            yield box


def _copied(passage: Passage) -> Iterator[int]:
    """Where figures begin in controls without a name and without a bookmark."""
    before = 0
    for paragraph, reading in zip(passage.paragraphs, passage.readings, strict=True):
        for control in nameless_in(paragraph):
            said = said_in(control) if paragraph_of(control) is paragraph else None
            if said is not None:
                yield before + len(said.before) + len(said.shown) - len(said.shown.lstrip())
        before += len(reading.shown)


def _runs(tokens: Sequence[Token]) -> Iterator[tuple[str, list[Token]]]:
    """The tokens figure by figure; "" for those between."""
    group: list[Token] = []
    for token in tokens:
        if group and group[-1].figure != token.figure:
            yield (group[-1].figure or ("", 0))[0], group
            group = []
        group.append(token)
    if group:
        yield (group[-1].figure or ("", 0))[0], group


def _former(base: Base | None) -> Former | None:
    """What the base has for each figure, in whatever place; None where the file has no base."""
    if base is None:
        return None
    found: dict[str, set[str]] = {}
    for flow in (base.flow, *(base.note(key) for key in base.notes)):
        for passage in flow.passages():
            for figure, tokens in _runs(passage.tokens):
                if figure:
                    found.setdefault(figure, set()).add(_shown(tokens).strip())
    return found


def _heads(base: Base | None) -> Iterator[str]:
    """What headed the rows of the tables when the file was made."""
    for grid in base.flow.grids() if base is not None else ():
        yield from (row.texts[0] for row in grid.rows if row.texts)


def _shown(tokens: Sequence[Token]) -> str:
    return "".join(token.shown for token in tokens)


def _pictures(file: WordFile, package: Package) -> Iterator[t.Picture]:
    pointers = package.targets(package.main, "image")
    number = 0
    for passage in file.flow.passages():
        for token in passage.tokens:
            if token.kind is Kind.PICTURE and token.thing is not None:
                number += 1
                named = next(token.thing.iter(f"{{{WORD_DRAWING}}}docPr"), None)
                name, said = (named.get("name", ""), named.get("descr", "")) if named is not None else ("", "")
                content = _content(token.thing, pointers, package)
                yield t.Picture(f"picture {number} of the file", name, mark_of_png(content), said=said)


def _content(thing: Element, pointers: Mapping[str, tuple[str, str]], package: Package) -> bytes:
    shown = next(thing.iter(f"{{{DRAWING}}}blip"), None)
    key = shown.get(f"{{{RELATIONSHIPS}}}embed", "") if shown is not None else ""
    _, part = pointers.get(key, ("", ""))
    return package.parts.get(part, b"")
