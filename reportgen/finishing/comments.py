"""Comments: those that nobody has resolved, and all of them taken out."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.drafts import Package
from reportgen.drafts.ooxml import Element, local, w
from reportgen.finishing.parts import out, printed_parts, unpoint

KINDS = ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people")
"""The parts of comments, and of who wrote them."""

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_MARKS = ("commentRangeStart", "commentRangeEnd")


def open_comments(package: Package) -> Iterator[Element]:
    """The comments that are not marked as resolved; an answer is resolved with what it answers."""
    done, parents = _resolved(package)
    for part in printed_parts(package, "comments"):
        for comment in package.tree(part).iterchildren(w("comment")):
            keys = [key for p in comment.iter(w("p")) if (key := p.get(f"{_W14}paraId"))]
            threads = {*keys, *(parents[key] for key in keys if key in parents)}
            if not threads & done:
                yield comment


def drop_comments(package: Package) -> None:
    """Take every comment out, with its marks in the text."""
    for part in printed_parts(package):
        if any(True for _ in package.tree(part).iter(w("commentReference"), *map(w, _MARKS))):
            root = package.touch(part)
            for mark in list(root.iter(*map(w, _MARKS))):
                out(mark)
            for reference in list(root.iter(w("commentReference"))):
                run = reference.getparent()
                out(reference)
                if run is not None and all(local(child) == "rPr" for child in run):
                    out(run)
    unpoint(package, package.main, *KINDS)


def _resolved(package: Package) -> tuple[set[str], dict[str, str]]:
    """The paragraphs of comments that are resolved, and those that they answer."""
    done: set[str] = set()
    parents: dict[str, str] = {}
    for part in printed_parts(package, "commentsExtended"):
        for each in package.tree(part).iter(f"{_W15}commentEx"):
            key = each.get(f"{_W15}paraId") or ""
            if each.get(f"{_W15}done") in ("1", "true"):
                done.add(key)
            if each.get(f"{_W15}paraIdParent"):
                parents[key] = each.get(f"{_W15}paraIdParent") or ""
    return done, parents
