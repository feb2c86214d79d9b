"""Labels are plain text in a font that can write them, whole words where they fit."""

from __future__ import annotations

import pytest

from reportgen.errors import OutputError
from reportgen.rendering import fonts
from reportgen.rendering.charts import lettering
from reportgen.rendering.fonts import Face


def it_strips_what_cannot_be_seen_and_keeps_what_can():
    assert lettering.plain(" a\x00b\u202ec\n d\ud800\ufffe $x$ \\n ") == "abc d $x$ \\n"


def it_keeps_words_that_a_fixed_blank_holds_together():
    assert lettering.wrap(lettering.plain("12\u00a0cases of reprisals"), 9, Face.REGULAR, 34)[0] == "12\u00a0cases"


def it_measures_in_the_fonts_own_widths():
    assert lettering.width("1", 10) == pytest.approx(5.0, abs=0.01)
    assert lettering.width("1" * 20, 10) == pytest.approx(100.0, abs=0.1)


def it_breaks_a_label_into_lines_of_even_length():
    assert lettering.wrap("Travel restriction, including denial of visa", 9, Face.REGULAR, 120) == (
        "Travel restriction,",
        "including denial of visa",
    )


def it_breaks_a_word_only_where_it_is_wider_than_a_line():
    assert lettering.wrap("non-governmental", 9, Face.REGULAR, 52) == ("non-", "governmental")
    assert "".join(lettering.wrap("x" * 60, 9, Face.REGULAR, 52)) == "x" * 60


def it_ends_a_label_of_ten_thousand_characters_with_an_ellipsis():
    shortened = lettering.label("word " * 2000)
    assert len(shortened) <= lettering.LONGEST_LABEL
    assert shortened.endswith("…")


def it_writes_other_scripts_with_a_font_that_has_them():
    assert lettering.fallbacks("Détention Задержание Κράτηση") == ()
    assert lettering.fallbacks("احتجاز") == ("Noto Naskh Arabic",)
    assert lettering.width("احتجاز", 9) > 0


def but_it_refuses_a_script_that_no_font_has(monkeypatch):
    monkeypatch.setattr(lettering, "fallback_file", lambda fallback: None)
    with pytest.raises(OutputError, match=r"U\+4E2D.*fonts-noto-cjk"):
        lettering.fallbacks("中 state of things")


def it_knows_that_the_family_has_the_metrics_of_the_document():
    assert fonts.FAMILY == "Liberation Serif"
    assert fonts.FAMILY in fonts.CSS_FAMILY
