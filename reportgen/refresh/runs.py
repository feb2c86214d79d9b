"""Runs of one look put together again: words are cut apart to be changed one by one."""

from __future__ import annotations

from lxml import etree

from reportgen.drafts.ooxml import SPACE, Element, local, w


def joined_runs(elements: list[Element]) -> list[Element]:
    """Runs of one look after another as one."""
    found: list[Element] = []
    for element in elements:
        if found and _alike(found[-1], element):
            _append(found[-1], element)
        else:
            found.append(element)
    return found


def join_runs(paragraph: Element) -> None:
    """Put runs that are cut word by word together again."""
    for run in list(paragraph.iter(w("r"))):
        previous = run.getprevious()
        if previous is not None and _alike(previous, run):
            _append(previous, run)
            run.getparent().remove(run)  # type: ignore[union-attr]


def _alike(one: Element, other: Element) -> bool:
    """Whether two runs hold one text each, and look the same."""
    if local(one) != "r" or local(other) != "r" or one.items() != other.items():
        return False
    texts = [[local(child) for child in run if local(child) != "rPr"] for run in (one, other)]
    if texts not in ([["t"], ["t"]], [["delText"], ["delText"]]):
        return False
    looks = [run.find(w("rPr")) for run in (one, other)]
    return _bytes(looks[0]) == _bytes(looks[1])


def _bytes(element: Element | None) -> bytes:
    return etree.tostring(element, method="c14n") if element is not None and len(element) else b""


def _append(one: Element, other: Element) -> None:
    ours = next(child for child in one if local(child) in ("t", "delText"))
    theirs = next(child for child in other if local(child) in ("t", "delText"))
    ours.text = (ours.text or "") + (theirs.text or "")
    ours.set(SPACE, "preserve")
