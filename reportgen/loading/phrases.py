"""The wording of corrections, as the program's template has it."""

from __future__ import annotations

import re
import tomllib

from reportgen import resources
from reportgen.document.phrases import Phrases
from reportgen.errors import ProseError

PLACE = "corrigendum/wording.toml"

_SLOTS = re.compile(r"\{(\w*)\}")


def correction_phrases() -> Phrases:
    """The phrases of templates/corrigendum. ProseError where the file cannot be read or lacks what it must have."""
    path = resources.templates() / PLACE
    try:
        sections = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        message = f"templates/{PLACE} cannot be read: put it back as it was, or install reportgen again."
        raise ProseError(message) from None
    phrases: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    for section, values in sections.items():
        for name, value in values.items() if isinstance(values, dict) else ():
            if isinstance(value, str):
                phrases[f"{section}.{name}"] = value
            elif isinstance(value, list) and all(isinstance(item, str) for item in value):
                lists[f"{section}.{name}"] = tuple(value)
    for name, slots in NEEDED.items():
        if set(_SLOTS.findall(phrases.get(name, "{}"))) - set(slots):
            allowed = ", ".join(f"{{{slot}}}" for slot in slots) or "no braces"
            raise ProseError(
                f"templates/{PLACE}: {name} is missing, or has braces that mean nothing. Allowed: {allowed}."
            )
    return Phrases(phrases, lists)


NEEDED = {
    "front.symbol": ("symbol", "number"),
    "front.heading": (),
    "places.with_part": ("part", "place"),
    "places.paragraph": ("number",),
    "places.paragraphs": ("first", "last"),
    "places.paragraph_by_ordinal": ("ordinal",),
    "places.before_paragraph": (),
    "places.item": ("marker",),
    "places.bullet": ("ordinal",),
    "places.quotation": (),
    "places.chapter_heading": ("number",),
    "places.section_heading": ("number",),
    "places.heading": ("words",),
    "places.table": ("number",),
    "places.figure": ("number",),
    "places.single_figure": (),
    "places.figure_and_table": ("figure", "table"),
    "places.sentence": ("ordinal",),
    "places.footnote": ("mark",),
    "places.after": ("place",),
    "places.beginning": (),
    "places.new_part": ("part",),
    "corrections.words": ("old", "new"),
    "corrections.move": ("place",),
    **{
        f"lines.{name}": ()
        for name in (
            "symbol", "organ", "notice", "version", "distribution", "date", "original_language", "body", "session",
            "session_dates", "agenda_items", "subtitle", "running_notice", "title", "language_note",
        )
    },
    "lines.agenda_title": ("ordinal",),
    **{
        f"corrections.{name}": ()
        for name in (
            "sentence", "paragraph", "footnote", "insert_sentence", "delete_sentence", "insert_one", "insert_many",
            "insert_footnote", "delete_paragraph", "delete_paragraphs", "delete_text", "delete_heading",
            "delete_annex", "delete_footnote", "delete_table", "delete_figure", "move_first",
        )
    },
    **{f"drawn.{name}": ("place",) for name in ("replace_table", "replace_figure", "insert_table", "insert_figure")},
}  # fmt: skip
"""Every phrase that the program asks for, with the slots that it fills."""
