"""Whether a picture in one text is the picture in another, by the hash of what it shows."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from reportgen.drafts import Token, WordFile
from reportgen.drafts.ooxml import DRAWING, RELATIONSHIPS, WORD_DRAWING, Element
from reportgen.refresh.context import Context

_EMBEDDED = f"{{{RELATIONSHIPS}}}embed"


@dataclass(frozen=True, slots=True)
class Compared:
    """`changed`: it shows something else."""

    changed: bool


def compare_pictures(base: Token, other: Token, context: Context, *, edited: bool = False) -> Compared:
    """A picture of the base beside one of the new file, or of the edited one."""
    was = context.base.pictures.get(_number(base.thing), "")
    now = _hash(other.thing, context.edited if edited else context.new)
    return Compared(bool(was and now) and was != now)


def _number(element: Element | None) -> str:
    found = next(element.iter(f"{{{WORD_DRAWING}}}docPr"), None) if element is not None else None
    return (found.get("id") or "") if found is not None else ""


def _hash(element: Element | None, file: WordFile) -> str:
    blip = next(element.iter(f"{{{DRAWING}}}blip"), None) if element is not None else None
    key = (blip.get(_EMBEDDED) or "") if blip is not None else ""
    _, part = file.package.targets(file.package.main).get(key, ("", ""))
    content = file.package.parts.get(part)
    return hashlib.sha256(content).hexdigest() if content is not None else ""
