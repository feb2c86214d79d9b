"""Which list of the edited file is which of the new one: by paragraphs that both have."""

from __future__ import annotations

from reportgen.drafts import Flow, Passage
from reportgen.drafts.ooxml import val, w


def paired_lists(edited: Flow, new: Flow) -> dict[str, str]:
    """The edited file's list by that of the new file."""
    theirs = {name: number for passage in new.passages() for name in passage.starts
              if (number := _number(passage)) and not name.startswith("k_")}  # fmt: skip
    found: dict[str, str] = {}
    for passage in edited.passages():
        number = _number(passage)
        for name in passage.starts if number else ():
            if name in theirs:
                found.setdefault(theirs[name], number)
    return found


def _number(passage: Passage) -> str:
    properties = next(passage.first.iterchildren(w("pPr")), None)
    numbers = next(properties.iterchildren(w("numPr")), None) if properties is not None else None
    return val(numbers.find(w("numId"))) if numbers is not None else ""
