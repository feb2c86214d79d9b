"""Put in order what LibreOffice writes in another order than the schema of Word has it: Word reads both."""

from __future__ import annotations

from reportgen.drafts import Package
from reportgen.drafts.ooxml import Element, local, val, w
from reportgen.finishing.parts import LOOKS, out, printed_parts

_ROWS = ("cantSplit", "tblHeader", "hidden")
"""Switches of a row, which are said in other words than those of paragraphs and runs."""
_HYPHENS = ("autoHyphenation", "consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps")


def mend(package: Package) -> None:
    """Looks in the order of the schema and each once, switches of rows in its words. No look changes."""
    for part in [*printed_parts(package), *printed_parts(package, "styles", "numbering")]:
        root = package.touch(part)
        for looks in list(root.iter(w("rPr"))):
            _order(looks)
        for switch in list(root.iter(*map(w, _ROWS))):
            said = val(switch)
            if said in ("true", "1"):
                del switch.attrib[w("val")]
            elif said in ("false", "0"):
                out(switch)  # a row is not so unless it says so
    for part in printed_parts(package, "settings"):
        _order_hyphens(package.touch(part))


def _order(looks: Element) -> None:
    """Looks in their order; of two of one name the last is the one that counts."""
    last = {local(each): each for each in looks}
    for each in [each for each in looks if last[local(each)] is not each and local(each) in LOOKS]:
        out(each)
    known = [each for each in looks if local(each) in LOOKS]
    ordered = sorted(known, key=lambda each: LOOKS.index(local(each)))
    if known == ordered:
        return
    places = [list(looks).index(each) for each in known]
    children = list(looks)
    for place, each in zip(places, ordered, strict=True):
        children[place] = each
    looks[:] = children


def _order_hyphens(settings: Element) -> None:
    present = [each for each in settings if local(each) in _HYPHENS]
    ordered = sorted(present, key=lambda each: _HYPHENS.index(local(each)))
    if not present or present == ordered:
        return
    place = list(settings).index(present[0])
    for each in present:
        out(each)
    for number, each in enumerate(ordered):
        settings.insert(place + number, each)
