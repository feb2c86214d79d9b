"""The numbers that Word prints before the paragraphs of its lists, by the rules of ECMA-376, part 1, 17.9."""

from __future__ import annotations

import re

from reportgen.document.numbering import roman

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

FORMS = {
    "decimal": str,
    "upperRoman": roman,
    "lowerRoman": lambda value: roman(value).lower(),
    "upperLetter": lambda value: chr(64 + (value - 1) % 26 + 1) * ((value - 1) // 26 + 1),
    "lowerLetter": lambda value: chr(96 + (value - 1) % 26 + 1) * ((value - 1) // 26 + 1),
}


def labels(document, numbering) -> dict:
    """The label of every paragraph that stands in a list with numbers: "IV.", "12.", "(a)"."""
    levels = {}
    for definition in numbering.findall(f"{W}abstractNum"):
        for level in definition.findall(f"{W}lvl"):
            form = level.find(f"{W}numFmt").get(f"{W}val")
            shown = level.find(f"{W}lvlText").get(f"{W}val")
            levels[definition.get(f"{W}abstractNumId"), int(level.get(f"{W}ilvl"))] = (form, shown)
    lists, overrides = {}, {}
    for each in numbering.findall(f"{W}num"):
        number = each.get(f"{W}numId")
        lists[number] = each.find(f"{W}abstractNumId").get(f"{W}val")
        for override in each.findall(f"{W}lvlOverride"):
            start = override.find(f"{W}startOverride").get(f"{W}val")
            overrides[number, int(override.get(f"{W}ilvl"))] = int(start)
    counts: dict[tuple[str, int], int] = {}  # lists of one definition count together, but for their overrides
    begun, found = set(), {}
    for paragraph in document.iter(f"{W}p"):
        place = paragraph.find(f"{W}pPr/{W}numPr")
        if place is None:
            continue
        number = place.find(f"{W}numId").get(f"{W}val")
        level = int(place.find(f"{W}ilvl").get(f"{W}val"))
        definition = lists[number]
        if (number, level) in overrides and (number, level) not in begun:
            counts[definition, level] = overrides[number, level]
        else:
            counts[definition, level] = counts.get((definition, level), 0) + 1
        begun.add((number, level))
        for deeper in range(level + 1, 9):
            counts.pop((definition, deeper), None)
            begun.discard((number, deeper))
        form, shown = levels[definition, level]
        if form != "bullet":
            said = [
                FORMS[levels[definition, place][0]](counts.get((definition, place), 1)) for place in range(level + 1)
            ]
            found[paragraph] = re.sub(r"%(\d)", lambda sign, said=said: said[int(sign[1]) - 1], shown)
    return found
