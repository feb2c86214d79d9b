"""Charts that the data drew anew: the picture is put in the place of the former one, where people left that alone.

The drawing itself stays, with its place, name and whatever people set on it: a second drawing of one name, which a
tracked change would be, is renamed by LibreOffice, and could not be found again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from reportgen.drafts import Kind, Token, WordFile
from reportgen.drafts.ooxml import DRAWING, RELATIONSHIPS, WORD_DRAWING, Element
from reportgen.refresh.context import Context

_EMBEDDED = f"{{{RELATIONSHIPS}}}embed"
_SIZED = (f"{{{WORD_DRAWING}}}extent", f"{{{DRAWING}}}ext")


def is_other(base: Token, other: Token, context: Context, *, edited: bool = False) -> bool:
    """Whether a picture of the new file (or of the edited one) shows something else than that of the base."""
    was = context.base.pictures.get(_number(base.thing), "")
    now = _hash(other.thing, context.edited if edited else context.new)
    return bool(was and now) and was != now


def shows_same(edited: Token, new: Token, context: Context) -> bool:
    """Whether the new chart stands in the edited file already."""
    return _hash(edited.thing, context.edited) == _hash(new.thing, context.new)


def replace_picture(base: Token, edited: Token, new: Token, context: Context) -> None:
    """Show the new chart; its size and its words for those who cannot see it follow where people left them alone."""
    if edited.thing is None or new.thing is None or base.thing is None:
        return
    target = next(edited.thing.iter(f"{{{DRAWING}}}blip"), None)
    source = next(context.writer.copier.element(new.thing).iter(f"{{{DRAWING}}}blip"), None)
    if target is None or source is None:
        return
    former = target.get(_EMBEDDED) or ""
    target.set(_EMBEDDED, source.get(_EMBEDDED) or "")
    _forget(former, context)
    for name in _SIZED:
        if _sizes(edited.thing, name) == _sizes(base.thing, name):
            for element, size in zip(edited.thing.iter(name), _sizes(new.thing, name), strict=False):
                element.set("cx", size[0])
                element.set("cy", size[1])
    retell(base, edited, new)


def _forget(key: str, context: Context) -> None:
    """Take a picture out of the file that nothing shows any more: it tells what the data were."""
    package = context.edited.package
    root = package.tree(package.main)
    if context.blips is None:
        context.blips = list(root.iter(f"{{{DRAWING}}}blip"))
    shown = (blip for blip in (*context.blips, *context.writer.copier.blips) if blip.get(_EMBEDDED) == key)
    if key and not any(blip.getroottree().getroot() is root for blip in shown):
        package.unpoint(package.main, key)


def retell(base: Token, edited: Token, new: Token) -> bool:
    """Let the words for those who cannot see a picture follow, where people left them alone; whether they did."""
    was, theirs, now = (_properties(token.thing) for token in (base, edited, new))
    if was is None or theirs is None or now is None:
        return False
    if theirs.get("descr") != was.get("descr") or now.get("descr") == was.get("descr"):
        return False
    theirs.set("descr", now.get("descr") or "")
    return True


def tells_otherwise(base: Token, new: Token) -> bool:
    """Whether the data changed the words for those who cannot see a picture."""
    was, now = _properties(base.thing), _properties(new.thing)
    return was is not None and now is not None and was.get("descr") != now.get("descr")


def pictures_of(tokens: Sequence[Token]) -> dict[str, Token]:
    """The pictures of a passage by what they are called."""
    return {token.text: token for token in tokens if token.kind is Kind.PICTURE}


def _sizes(element: Element, name: str) -> list[tuple[str, str]]:
    return [(each.get("cx") or "", each.get("cy") or "") for each in element.iter(name) if each.get("cx")]


def _properties(element: Element | None) -> Element | None:
    return next(element.iter(f"{{{WORD_DRAWING}}}docPr"), None) if element is not None else None


def _number(element: Element | None) -> str:
    found = _properties(element)
    return (found.get("id") or "") if found is not None else ""


def _hash(element: Element | None, file: WordFile) -> str:
    blip = next(element.iter(f"{{{DRAWING}}}blip"), None) if element is not None else None
    key = (blip.get(_EMBEDDED) or "") if blip is not None else ""
    _, part = file.package.targets(file.package.main).get(key, ("", ""))
    content = file.package.parts.get(part)
    return hashlib.sha256(content).hexdigest() if content is not None else ""
