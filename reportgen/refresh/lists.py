"""Which list of the edited file is which of the new one: by paragraphs that both have."""

from __future__ import annotations

from reportgen.drafts import Flow, Passage
from reportgen.drafts.ooxml import child_of, val


def paired_lists(edited: Flow, new: Flow) -> dict[str, str]:
    """The edited file's list by that of the new file: by the names of paragraphs, else by their words."""
    ours, theirs = _numbered(edited), _numbered(new)
    found: dict[str, str] = {}
    for known in (_names, _words):
        numbers = {name: number for passage, number in theirs for name in known(passage)}
        for passage, number in ours:
            for name in known(passage):
                if name in numbers:
                    found.setdefault(numbers[name], number)
    return found


def _numbered(flow: Flow) -> list[tuple[Passage, str]]:
    """The paragraphs that stand in a list, those in tables apart."""
    lines = [item for item in flow.items if isinstance(item, Passage)]
    return [(passage, number) for passage in lines if (number := _number(passage))]


def _names(passage: Passage) -> list[str]:
    return [name for name in passage.starts if not name.startswith("k_")]


def _words(passage: Passage) -> list[str]:
    return [passage.text] if passage.text.strip() else []


def _number(passage: Passage) -> str:
    return val(child_of(child_of(child_of(passage.first, "pPr"), "numPr"), "numId"))
