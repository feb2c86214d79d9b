"""What stands in a tree, by its name.

A walk of a long text takes longer than most of what is done with what it finds: several questions are put to one.
"""

from __future__ import annotations

from typing import TypeAlias

from reportgen.drafts.ooxml import Element

ByName: TypeAlias = dict[str, list[Element]]
"""Elements by their full name, in the order of the text."""


def by_name(root: Element, *tags: str) -> ByName:
    """What stands in a tree of some full names, in one walk; an empty list where there is none of a name.

    "{*}name" stands for such a name in any namespace: what is found goes by its own.
    """
    found: ByName = {tag: [] for tag in tags}
    for each in root.iter(*found):
        tag = each.tag
        if tag not in found:
            found[tag] = []
        found[tag].append(each)
    return found
