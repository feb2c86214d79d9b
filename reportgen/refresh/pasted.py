"""Sentences about somebody whose consent no longer stands, that people pasted into words of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.drafts import Passage, Token
from reportgen.drafts.ooxml import Element, w
from reportgen.refresh.alignment import sentences
from reportgen.refresh.context import Context
from reportgen.refresh.written import in_paragraph

_FEW = 5
"""Of fewer words nobody can tell where they are from."""
_KINDS = {"": "the text", "footnotes": "the notes", "endnotes": "the notes", "comments": "the comments",
          "header": "a head", "footer": "a foot"}  # fmt: skip


def pasted(context: Context) -> Iterator[str]:
    """The places in the edited file where such a sentence is left: in whose paragraph it stands people must decide."""
    wanted = frozenset(_sentences(context))
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


def _sentences(context: Context) -> Iterator[str]:
    """The sentences of what goes for good, that the new text has nowhere."""
    lines = [item for item in context.base.flow.items if isinstance(item, Passage)]  # no entry stands in a table
    gone = [p for p in lines if p.starts and context.asked.sensitive(p.starts, p.text)]
    now = " ".join(" ".join(p.shown.split()) for p in context.new.flow.passages()) if gone else ""
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
