"""Files that another program wrote anew: references are plain text there, pictures have other names, styles are gone.

What was generated is made like them before the texts are compared, and what is new is given the look of its neighbours.
"""

from __future__ import annotations

import copy
from collections import Counter
from dataclasses import dataclass, field

from reportgen.drafts import Base, Passage, WordFile, flow_of
from reportgen.drafts.fields import marked_in
from reportgen.drafts.ooxml import WORD_DRAWING, Element, local, shell_of, val, w

_COUNTED = ("REF", "SEQ")
_OF_ITS_PLACE = ("sectPr", "pPrChange")
_LOOKS = ("rFonts", "color", "sz", "szCs")
_ORDER = {name: place for place, name in enumerate(("rFonts", "b", "bCs", "i", "color", "sz", "szCs", "u", "vertAlign",
                                                    "rtl"))}  # fmt: skip
"""As the schema has them."""


def level_fields(before: Base, edited: WordFile, fresh: WordFile) -> bool:
    """Where the edited text has no reference and no counted number left, let the other two have them as text too.

    To be called before their texts are read. Whether it was done.
    """
    if _has_fields(edited.body) or not _has_fields(before.root):
        return False
    for root in (before.root, fresh.body):
        for each in marked_in(root).fields:
            if each.kind in _COUNTED:
                for edge in each.edges:
                    _unwrap(edge)
    fresh.flow = flow_of(fresh.body)
    return True


def name_pictures(before: Base, edited: WordFile) -> None:
    """Call the pictures of the edited text as they were called, where the words for them tell which they are."""
    was = [_named(each) for each in before.root.iter(f"{{{WORD_DRAWING}}}docPr")]
    names = {name for name, _ in was}
    words = Counter(text for _, text in was if text)
    there = [each for each in edited.body.iter(f"{{{WORD_DRAWING}}}docPr") if _named(each)[0] not in names]
    met = Counter(_named(each)[1] for each in there)
    called = {text: name for name, text in was if words[text] == 1 and met[text] == 1}
    for each in there:
        name = called.get(_named(each)[1])
        if name:
            each.set("name", name)


def _named(properties: Element) -> tuple[str, str]:
    return properties.get("name") or "", properties.get("descr") or ""


def _has_fields(root: Element) -> bool:
    asked = ((each.text or "") if local(each) == "instrText" else val(each, "instr")
             for each in root.iter(w("instrText"), w("fldSimple")))  # fmt: skip
    return any(text.split()[:1] in ([kind] for kind in _COUNTED) for text in asked)


def _unwrap(edge: Element) -> None:
    parent = edge.getparent()
    if parent is None:
        return
    if local(edge) == "fldSimple":
        for child in list(edge):
            edge.addprevious(child)
    parent.remove(edge)


@dataclass(slots=True)
class Looks:
    """How paragraphs look in a file that has not the styles of the report: as those that were of the same style."""

    styles: frozenset[str]
    models: dict[tuple[str, bool], Element] = field(default_factory=dict)
    """An edited paragraph by the style that it would have, and whether it stands in a list."""

    @classmethod
    def where_missing(cls, edited: WordFile, fresh: WordFile) -> Looks | None:
        """For a file that has not all styles of the new one; None for any other."""
        there = _styles(edited)
        return None if _styles(fresh) <= there else cls(there)

    def learn(self, base: Passage, edited: Passage) -> None:
        """The edited paragraph looks as one of the style of the other."""
        if base.style not in self.styles:
            self.models.setdefault((base.style, _is_listed(base.first)), edited.first)

    def fit(self, paragraph: Element, model: Element | None = None) -> None:
        """Give a new paragraph the look of its model, where its own style is not there."""
        style = val(paragraph.find(f"{w('pPr')}/{w('pStyle')}"))
        if style in self.styles or (not style and model is None):
            return
        model = model if model is not None else self.models.get((style, _is_listed(paragraph)))
        if model is None:
            return
        _set_as(paragraph, model)
        looks = next((run.find(w("rPr")) for run in model.iter(w("r")) if run.find(w("t")) is not None), None)
        if looks is not None:
            for run in paragraph.iter(w("r")):
                _look_as(run, looks)


def _is_listed(paragraph: Element) -> bool:
    return paragraph.find(f"{w('pPr')}/{w('numPr')}") is not None


def _styles(file: WordFile) -> frozenset[str]:
    part = next((target for _, target in file.package.targets(file.package.main, "styles").values()), "")
    root = file.package.tree(part) if part in file.package.parts else ()
    return frozenset(val(style, "styleId") for style in root) - {""}


def _set_as(paragraph: Element, model: Element) -> None:
    own, other = paragraph.find(w("pPr")), model.find(w("pPr"))
    if own is not None:
        paragraph.remove(own)
    if other is None:
        return
    made = copy.deepcopy(other)
    for child in list(made):
        if local(child) in _OF_ITS_PLACE:
            made.remove(child)
    marks = made.find(w("rPr"))
    for child in list(marks) if marks is not None else ():
        if local(child) in ("ins", "del", "moveFrom", "moveTo", "rPrChange"):
            marks.remove(child)  # type: ignore[union-attr]
    paragraph.insert(0, made)


def _look_as(run: Element, looks: Element) -> None:
    """Typeface, colour and size of others, with what is bold or raised in the run itself."""
    own = run.find(w("rPr"))
    kept = [child for child in own if local(child) not in (*_LOOKS, "rStyle")] if own is not None else []
    made = shell_of(looks)
    theirs = [copy.deepcopy(child) for child in looks if local(child) in _LOOKS]
    for child in sorted([*kept, *theirs], key=lambda child: _ORDER.get(local(child), _ORDER["i"])):
        made.append(child)
    if own is not None:
        run.remove(own)
    run.insert(0, made)
