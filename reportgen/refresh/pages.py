"""Ask Word for the pages: how many lines a page holds after a correction nobody but Word can tell."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.drafts.ooxml import Element, local, val, w

FIELDS = (w("fldChar"), w("instrText"), w("fldSimple"))
_ON = ("1", "true", "on")


def ask_for_pages(there: Iterable[Element]) -> None:
    """Say of every number of a page, in the contents and elsewhere, that Word is to find it anew.

    Nothing else of the contents is asked for: what people wrote there stays. A field that people locked is left.
    `there`: what stands in the text of `FIELDS`, in its order, among other things.
    """
    begun: Element | None = None
    for each in (each for each in there if each.tag in FIELDS):
        if local(each) == "fldChar":
            begun = each if val(each, "fldCharType") == "begin" else begun
            continue
        simple = local(each) == "fldSimple"
        asked = val(each, "instr") if simple else each.text or ""
        sign = each if simple else begun
        if asked.split()[:1] == ["PAGEREF"] and sign is not None and val(sign, "fldLock") not in _ON:
            sign.set(w("dirty"), "true")
