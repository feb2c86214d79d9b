"""A character that no font has is told, never printed as a blank."""

from __future__ import annotations

import pytest

from reportgen.rendering import missing_characters

UNASSIGNED = "\U0003134a"  # the last sign of a plane that no font of an office has


@pytest.mark.parametrize(
    "text", ["plain", "Côte d’Ivoire – “Türkiye”", "Москва", "Ελλάδα", "a\u0301\u200b\u202e\u00a0"]
)
def it_finds_nothing_where_the_fonts_have_everything(text):
    assert not missing_characters([text])


def it_names_what_no_font_has_by_its_code_alone():
    (found,) = missing_characters(["fine", f"a name with {UNASSIGNED} in it"])
    assert (found.rule, str(found.severity)) == ("font.missing_characters", "error")
    assert "U+3134A" in found.message
    assert "name with" not in str(found)


def it_says_how_many_more_there_are():
    (found,) = missing_characters(["".join(chr(code) for code in range(0x31330, 0x3134A))])
    assert "and 18 more" in found.message
