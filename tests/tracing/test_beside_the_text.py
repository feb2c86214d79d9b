"""Figures that people copied into running heads, feet and text boxes, and copied ones that lost their name."""

from __future__ import annotations

import json

import commands
import pytest
from refresh.drafts import edited
from refresh.edits import Edited, text_of, w
from refresh.reports import written
from refresh.test_beside import PLACES
from refresh.test_nameless import copied, lose_name

BESIDE = [place for place in PLACES if place != "an endnote"]
CALLED = {"a head": "the head of the pages", "a foot": "the foot of the pages", "a text box": "text box 1 of the file"}


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """The folder of the report, as its data were first and after a correction."""
    place = tmp_path_factory.mktemp("verified")
    return {correction: written(place / (correction or "first"), correction) for correction in ("", "a case added")}


def verified(file: Edited, folder, tmp_path) -> list[dict]:
    (tmp_path / "draft.docx").write_bytes(file.content())
    done = commands.run("verify", tmp_path / "draft.docx", "--folder", folder, "--json")
    return json.loads(done.out)["files"][0]["checked"]


@pytest.mark.parametrize("place", BESIDE)
class DescribeACopiedFigureBesideTheText:
    def there(self, place: str, *, named: bool) -> Edited:
        edit, part = PLACES[place]
        file = edited(edit)
        for paragraph in [p for p in file.tree(part).iter(w("p")) if p.find(f".//{w('p')}") is None]:
            if "The number is" in text_of(paragraph) and not named:
                lose_name(next(paragraph.iter(w("sdt"))))
        return file

    @pytest.mark.parametrize(("correction", "verdict"), [("", "same"), ("a case added", "changed")])
    def it_is_held_against_the_data(self, place, correction, verdict, folders, tmp_path):
        found = verified(self.there(place, named=True), folders[correction], tmp_path)
        told = [one for one in found if one["where"] == CALLED[place]]
        assert [(one["verdict"], one["says"], one["key"]) for one in told] == [(verdict, "seven", "cases")]

    def it_is_listed_where_its_control_lost_its_name(self, place, folders, tmp_path):
        found = verified(self.there(place, named=False), folders["a case added"], tmp_path)
        told = [one for one in found if one["where"] == CALLED[place]]
        assert [(one["verdict"], one["says"]) for one in told] == [("untraced", "seven")]


class DescribeACopiedFigureOfTheTextThatLostItsName:
    def it_is_listed(self, folders, tmp_path):
        found = verified(edited(copied("The number by hand: ", "")), folders["a case added"], tmp_path)
        assert [one["says"] for one in found if one["verdict"] == "untraced"] == ["seven"]


class DescribeTheHeadsOfTheReport:
    def it_takes_none_of_their_words_for_figures(self, folders, tmp_path):
        found = verified(edited(), folders[""], tmp_path)
        assert [one for one in found if one["where"].startswith("the ")] == []
