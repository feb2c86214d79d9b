"""The objects of a PDF: which of them a page uses, and which stand in the file beside its pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from reportgen.finished.pages import FAULTS

DAMAGED_OBJECT = "a part of it is damaged"


def resolved(value: Any) -> Any:
    """What a reference refers to; None where that is damaged."""
    try:
        return value.get_object() if isinstance(value, IndirectObject) else value
    except FAULTS:
        return None


def key_of(value: Any) -> int:
    """The number of an object in its file; 0 for one that stands in another."""
    reference = value if isinstance(value, IndirectObject) else getattr(value, "indirect_reference", None)
    return int(reference.idnum) if isinstance(reference, IndirectObject) else 0


class Objects:
    """Every object of a file, each with its page where it has one."""

    def __init__(self, reader: pypdf.PdfReader) -> None:
        self.reader = reader
        self.page_of: dict[int, int] = {}
        self.drawn: set[int] = set()
        self._pages: set[int] = set()
        self._fonts: dict[int, bool] = {}

    def __iter__(self) -> Iterator[tuple[int, Any]]:
        """Each object with its number; None for one that cannot be read."""
        numbers = {number: generation for generation, found in self.reader.xref.items() for number in found}
        numbers.update(dict.fromkeys(self.reader.xref_objStm, 0))
        for number, generation in sorted(numbers.items()):
            if generation != 65_535:  # free
                yield number, resolved(IndirectObject(number, generation, self.reader))

    def note_page(self, page: pypdf.PageObject, number: int) -> None:
        """What belongs to a page: its annotations, its drawing and the forms in it."""
        self._pages.add(key_of(page))
        self.page_of[key_of(page)] = number
        for annotation in resolved(page.get("/Annots")) or ():
            self.page_of[key_of(annotation)] = number
        contents = page.get("/Contents")
        held = resolved(contents)
        for one in (contents, *(held if isinstance(held, ArrayObject) else ())):
            self.drawn.add(key_of(one))
            self.page_of[key_of(one)] = number
        self._note_forms(page.get("/Resources"))

    def _note_forms(self, resources: Any) -> None:
        """The forms that a page draws, and those that these draw: each once, for they may draw one another."""
        left = [resources]
        while left:
            held = resolved(left.pop())
            forms = resolved(held.get("/XObject")) if isinstance(held, DictionaryObject) else None
            for form in forms.values() if isinstance(forms, DictionaryObject) else ():
                if key_of(form) not in self.drawn:
                    self.drawn.add(key_of(form))
                    inner = resolved(form)
                    left.append(inner.get("/Resources") if isinstance(inner, DictionaryObject) else None)

    def pages_beside(self) -> Iterator[pypdf.PageObject]:
        """Pages that stand in the file and that it does not show any more."""
        for number, found in self:
            if number not in self._pages and isinstance(found, DictionaryObject) and found.get("/Type") == "/Page":
                page = pypdf.PageObject(self.reader, IndirectObject(number, 0, self.reader))
                page.update(found)
                self.note_page(page, 0)
                yield page

    def has_picture(self, page: pypdf.PageObject) -> bool:
        """Whether a page shows a picture."""
        resources = resolved(page.get("/Resources"))
        forms = resolved(resources.get("/XObject")) if isinstance(resources, DictionaryObject) else None
        shown = [resolved(one) for one in forms.values()] if isinstance(forms, DictionaryObject) else []
        return any(isinstance(one, StreamObject) and one.get("/Subtype") == "/Image" for one in shown)

    def fonts_without_letters(self, page: pypdf.PageObject) -> bool:
        """Whether a page has a font whose signs cannot be told: numbers of shapes, and no table of their letters."""
        resources = resolved(page.get("/Resources"))
        fonts = resolved(resources.get("/Font")) if isinstance(resources, DictionaryObject) else None
        for font in fonts.values() if isinstance(fonts, DictionaryObject) else ():
            number = key_of(font)
            if number not in self._fonts:
                self._fonts[number] = _is_without_letters(resolved(font))
            if self._fonts[number]:
                return True
        return False


def _is_without_letters(font: Any) -> bool:
    if not isinstance(font, DictionaryObject) or "/ToUnicode" in font:
        return False
    if font.get("/Subtype") == "/Type3":
        return True
    return font.get("/Subtype") == "/Type0" and str(font.get("/Encoding")) in ("/Identity-H", "/Identity-V")
