"""Sentences about somebody whose consent no longer stands: in words of people, or struck out by them.

What was generated is known by its words here, for no bookmark tells it: people pasted it, or the file has none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from reportgen.drafts import Base, Passage, Token, WordFile
from reportgen.drafts.ooxml import Element, w
from reportgen.refresh.alignment import sentences
from reportgen.refresh.context import Asked, Context
from reportgen.refresh.written import in_paragraph

_FEW = 5
"""Of fewer words nobody can tell where they are from."""
_KINDS = {"": "the text", "footnotes": "the notes", "endnotes": "the notes", "comments": "the comments",
          "header": "a head", "footer": "a foot"}  # fmt: skip


def pasted(context: Context) -> Iterator[str]:
    """The places in the edited file where such a sentence is left: in whose paragraph it stands people must decide."""
    wanted = frozenset(_sentences(context.base, context.new, context.asked.sensitive))
    if not wanted:
        return
    package = context.edited.package
    parts = {package.main: ""}
    parts.update((name, kind) for kind, name in package.targets(package.main).values() if kind in _KINDS)
    for part, kind in parts.items():
        if part not in package.parts:
            continue
        for number, paragraph in enumerate(package.tree(part).iter(w("p")), 1):
            words = _words(paragraph)
            if any(sentence in words for sentence in wanted):
                yield in_paragraph(_KINDS[kind], context.number_of(paragraph, number))


def struck_out(base: Base, new: WordFile, asked: Asked, passages: Sequence[Passage]) -> list[Passage]:
    """Those of some edited passages that are struck out whole, and in which such a sentence about a case stands.

    They are paragraphs of its entry, in a file that was finalised, or what is left where people moved one away.
    """
    gone = [passage for passage in passages if passage.gone]

    def goes(names: Sequence[str], text: str) -> bool:
        return asked.sensitive(names, text) and asked.about_case(names, text)

    wanted = frozenset(_sentences(base, new, goes)) if gone else frozenset()
    return [
        passage
        for passage in gone
        if any(sentence in _words(paragraph) for paragraph in passage.paragraphs for sentence in wanted)
    ]


def _sentences(base: Base, new: WordFile, goes: Callable[[Sequence[str], str], bool]) -> Iterator[str]:
    """The sentences of what goes for good, that the new text has nowhere."""
    lines = [item for item in base.flow.items if isinstance(item, Passage)]  # no entry stands in a table
    gone = [p for p in lines if p.starts and goes(p.starts, p.text)]
    now = " ".join(" ".join(p.shown.split()) for p in new.flow.passages()) if gone else ""
    for passage in gone:
        for words in _each(passage.tokens):
            if len(words.split()) >= _FEW and words not in now:
                yield words


def _each(tokens: Sequence[Token]) -> Iterator[str]:
    found: dict[int, list[str]] = {}
    for number, token in zip(sentences(tokens), tokens, strict=False):
        found.setdefault(number, []).append(token.shown)
    return (" ".join("".join(words).split()) for words in found.values())


def _words(paragraph: Element) -> str:
    return " ".join("".join(text.text or "" for text in paragraph.iter(w("t"), w("delText"))).split())
