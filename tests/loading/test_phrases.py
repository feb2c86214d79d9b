"""The wording of a corrigendum is a template: it is read whole or refused, and its slots are filled as words."""

from __future__ import annotations

import shutil

import pytest

from reportgen import resources
from reportgen.document.inlines import Emphasis, Strong, Text, plain
from reportgen.document.phrases import Phrases
from reportgen.errors import ProseError
from reportgen.loading.phrases import NEEDED, PLACE, correction_phrases


def it_has_every_phrase_that_is_asked_for():
    phrases = correction_phrases()
    assert NEEDED.keys() <= phrases.phrases.keys()
    assert "bis" in phrases.lists["numbers.latin"]


def it_prints_words_between_asterisks_in_italics_and_fills_slots():
    phrases = Phrases({"a": "*For* {old} *read* {new}"}, {})
    old, new = (Text("{new} *x*"),), (Strong((Text("30"),)),)
    assert phrases.inlines("a", old=old, new=new) == (
        Emphasis((Text("For"),)), Text(" "), *old, Text(" "), Emphasis((Text("read"),)), Text(" "), *new,
    )  # fmt: skip
    assert plain(phrases.inlines("a", old=old, new=new)) == phrases.text("a", old="{new} *x*", new="30")


@pytest.mark.parametrize("damage", [
    lambda text: text.replace('words = "*For* {old} *read* {new}"', ""),
    lambda text: text.replace("{old}", "{older}"),
    lambda text: text.replace("[places]", "[places"),
])  # fmt: skip
def it_says_what_is_wrong_with_it(damage, tmp_path, monkeypatch):
    shutil.copytree(resources.templates() / "corrigendum", tmp_path / "corrigendum")
    path = tmp_path / PLACE
    path.write_text(damage(path.read_text("utf-8")), "utf-8")
    monkeypatch.setattr(resources, "templates", lambda: tmp_path)
    with pytest.raises(ProseError, match=r"templates/corrigendum/wording\.toml"):
        correction_phrases()
