"""What people type to have it traced."""

from __future__ import annotations

import pytest

from reportgen.errors import UsageError
from reportgen.tracing.targets import OfFigure, OfKey, OfNote, OfNumber, OfParagraph, OfPart, OfTable, target_of


@pytest.mark.parametrize(("typed", "meant"), [
    ("states.new", OfKey("states.new")),
    ("act_types.a+b.cases", OfKey("act_types.a+b.cases")),
    ("country.XAA.cases", OfKey("country.XAA.cases")),
    ("para. 12", OfParagraph("", "12")),
    ("Paragraph 12", OfParagraph("", "12")),
    ("annex I, para. 4", OfParagraph("annex I", "4")),
    ("annex ii para 4", OfParagraph("annex II", "4")),
    ("annex, para. 4", OfParagraph("annex", "4")),
    ("annex 2, para. 4", OfParagraph("annex II", "4")),
    ("Annex I, para. 3.", OfParagraph("annex I", "3")),
    ("para. 3 of annex I", OfParagraph("annex I", "3")),
    ("paragraph 3 of the annex", OfParagraph("annex", "3")),
    ("§ 12", OfParagraph("", "12")),
    ("annex 2", OfPart("annex II")),
    ("annex II", OfPart("annex II")),
    ("Annex III.", OfPart("annex III")),
    ("annex", OfPart("annex")),
    ("the summary", OfPart("summary")),
    ("table II", OfTable("2")),
    ("table iv, row Arvania", OfTable("4", "Arvania")),
    ("Table 3.", OfTable("3")),
    ("note 7.", OfNote("7")),
    ("summary, para. 3", OfParagraph("summary", "3")),
    ("table 3", OfTable("3")),
    ("table 3, row “Arvania”", OfTable("3", "Arvania")),
    ("table 3, row “Arvania”, column “Travel restriction”", OfTable("3", "Arvania", "Travel restriction")),
    ("table 3, column Cases", OfTable("3", "", "Cases")),
    ("note 7", OfNote("7")),
    ("footnote 7", OfNote("7")),
    ("para. 22, note 7", OfNote("7")),
    ("“29”", OfNumber("29")),
    ('"at least 240"', OfNumber("at least 240")),
    ("figure II", OfFigure("II")),
    ("figure", OfFigure("")),
    ("figure 2", OfFigure("II")),
    ("Figure 14:", OfFigure("XIV")),
    ("chart 2", OfFigure("II")),
    ("fig. ii", OfFigure("II")),
    ("45 States", OfNumber("45")),
    ("at least 240 persons", OfNumber("at least 240")),
    ("29", OfNumber("29")),
    ("at least 240", OfNumber("at least 240")),
    ("forty-seven", OfNumber("forty-seven")),
    ("12 per cent", OfNumber("12 per cent")),
])  # fmt: skip
def it_understands(typed, meant):
    assert target_of(typed) == meant


@pytest.mark.parametrize("typed", ["", "!?", "dozens of", "states new", "para. twelve", "../x", "a" * 5000 + "!"])
def but_says_what_it_understands(typed):
    with pytest.raises(UsageError, match=r"states\.new"):
        target_of(typed)
