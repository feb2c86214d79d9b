"""Controls in lines that no longer say what they are of: LibreOffice 7.4 drops their names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.drafts.ooxml import Element, child_of, local, w
from reportgen.drafts.reading import Reader

_OF_PEOPLE = frozenset(("date", "dropDownList", "comboBox", "docPartObj", "docPartList", "picture", "citation",
                        "bibliography", "equation", "group", "showingPlcHdr", "dataBinding"))  # fmt: skip
"""What Word says of controls that people make for themselves."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is read in a control, and before and after it in its paragraph."""

    shown: str
    before: str
    after: str


def nameless_in(root: Element) -> Iterator[Element]:
    """Controls in lines that say neither what they are of nor that people made them for a purpose."""
    for control in root.iter(w("sdt")):
        properties = child_of(control, "sdtPr")
        names = {local(child) for child in properties} if properties is not None else set()
        if not names & {"tag", "alias", *_OF_PEOPLE} and any(local(each) == "p" for each in control.iterancestors()):
            yield control


def paragraph_of(control: Element) -> Element:
    """The paragraph in which a control stands."""
    return next(parent for parent in control.iterancestors() if local(parent) == "p")


def said_in(control: Element) -> Said | None:
    """What a control says; None where nothing is read in it, or a bookmark tells which figure it is."""
    runs = frozenset(control.iter(w("r")))
    pieces = Reader().read(paragraph_of(control)).pieces
    own = [place for place, piece in enumerate(pieces) if piece.run is not None and piece.run in runs]
    if not own or any(pieces[place].figure is not None for place in own):
        return None
    before, shown, after = (
        "".join(piece.text for piece in side)
        for side in (pieces[: own[0]], pieces[own[0] : own[-1] + 1], pieces[own[-1] + 1 :])
    )
    return Said(shown, before, after) if shown.strip() else None
