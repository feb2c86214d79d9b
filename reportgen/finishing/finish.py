"""The file that leaves: a draft without what serves its editing, and with the same words to the letter."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.drafts import Package
from reportgen.errors import DataError
from reportgen.finishing.anchors import drop_anchors
from reportgen.finishing.cleaning import clean
from reportgen.finishing.comments import drop_comments
from reportgen.finishing.draft_marks import drop_draft_marks
from reportgen.finishing.fields import leave_results
from reportgen.finishing.mending import mend
from reportgen.finishing.pictures import name_pictures
from reportgen.finishing.readings import read
from reportgen.finishing.typed import type_numbers


@dataclass(frozen=True, slots=True)
class Asked:
    """How a file is finished.

    `core` are the properties that it is to have, as a part. `typed`: the numbers of paragraphs are text. `circulates`:
    it goes to editors, so comments, tracked changes and lists stay. `published`: it bears no marks of a draft.
    """

    core: bytes
    typed: bool = False
    circulates: bool = False
    published: bool = False


@dataclass(frozen=True, slots=True)
class Finished:
    """`content` is the file; `typed`: so many numbers were typed."""

    content: bytes
    typed: int = 0


def finish(draft: bytes, asked: Asked, *, name: str) -> Finished:
    """The finished file of a draft in which nothing is unresolved; `name` is what messages call the draft.

    Raises DataError where it would say anything else than the draft, or would still say DRAFT when it is published.
    """
    package = Package.unzipped(draft, name)
    before = read(package)
    if not asked.circulates:
        drop_comments(package)
    drop_anchors(package)
    leave_results(package)
    typed = type_numbers(package) if asked.typed and not asked.circulates else 0
    mend(package)
    clean(package, asked.core, circulates=asked.circulates)
    name_pictures(package)
    _refuse_other_words(before, read(package), name)
    if asked.published and (still := drop_draft_marks(package)):
        raise DataError(
            f"{name} says DRAFT in words of people: {', '.join(dict.fromkeys(still))}. Take them out of the draft, "
            "then finalize it again: nothing was written."
        )
    return Finished(package.written(), typed)


def _refuse_other_words(before: tuple[str, ...], after: tuple[str, ...], name: str) -> None:
    """The last law: what is finished says what the draft says."""
    if before != after:
        place = next((n for n, (one, other) in enumerate(zip(before, after, strict=False), 1) if one != other), 0)
        raise DataError(
            f"{name} would not say the same once it is finished (paragraph {place or len(before)} of the file): "
            "nothing was written. Save it in Word as a Word document (.docx) and try again; if it is refused again, "
            "report this."
        )
