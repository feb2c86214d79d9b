"""What a Word file says, to be compared with what it says once it is finished."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.drafts import Package
from reportgen.drafts.fields import SIGNS
from reportgen.drafts.numbers import numbers_of
from reportgen.drafts.ooxml import COMPATIBILITY, Element, local, val, w
from reportgen.finishing.parts import printed_parts
from reportgen.finishing.typed import between

_FALLBACK = f"{{{COMPATIBILITY}}}Fallback"
_THINGS = {"drawing": "[picture]", "pict": "[picture]", "footnoteReference": "[note]", "endnoteReference": "[note]",
           "footnoteRef": "[mark]", "endnoteRef": "[mark]", "sym": "[sign]"}  # fmt: skip


def read(package: Package) -> tuple[str, ...]:
    """Every paragraph that is printed, with the number before it: text, heads, feet and notes, to the letter.

    As if every tracked change had been accepted. A typed number reads as one that Word gives.
    """
    return tuple(text for part in printed_parts(package) for text in _part(package, part))


def _part(package: Package, part: str) -> Iterator[str]:
    numbers = numbers_of(package) if part == package.main else {}
    for paragraph in package.tree(part).iter(w("p")):
        if any(local(holder) == _FALLBACK for holder in paragraph.iterancestors()):
            continue
        number = numbers.get(paragraph)
        text = "".join(_words(paragraph))
        yield f"{number.label}{between(number)}{text}" if number else text.lstrip("\t")


def _words(paragraph: Element) -> Iterator[str]:
    for run in paragraph.iter(w("r")):
        holders = [local(holder) for holder in run.iterancestors()]
        if "del" in holders or "moveFrom" in holders or _inner(run, paragraph):
            continue
        for child in run:
            name = local(child)
            if name == "br" and val(child, "type") == "page":
                continue
            if name == "t":
                yield child.text or ""
            elif name in SIGNS or name in _THINGS:
                yield SIGNS.get(name) or _THINGS[name]


def _inner(run: Element, paragraph: Element) -> bool:
    """Whether a run stands in another paragraph within this one, such as that of a text box."""
    return next(run.iterancestors(w("p")), None) is not paragraph
