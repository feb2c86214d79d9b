"""Numbers of paragraphs that stand between sentences after two paragraphs were joined; no other number is one."""

from __future__ import annotations

import pytest

from reportgen.drafts.left_behind import left_behind


@pytest.mark.parametrize(("text", "found"), [
    ("29.\tSo it was told. 30.\tThe Government replied.", ["30"]),
    ("29.\tSo it was told.30.\tThe Government replied.", ["30"]),
    ("29.\tSo it was told. 30. The Government replied.", ["30"]),
    ("29.\tSo it was told.”  30. “The Government replied.”", ["30"]),
    ("29.\tTold. 30.\tTold again. 31. And again.", ["30", "31"]),
    ("So it was told. 30.\tThe Government replied.", ["30"]),
    ("So it was told. 30. The Government replied.", []),
    ("29.\tSo it was told. 3.5 per cent were not. 30 States were.", []),
    ("29.\tSo it was told in para. 30. The Government replied.", []),
    ("29.\tSo it was told, see art. 30. The Government replied.", []),
    ("29.\tThere were 30. The Government replied.", []),
    ("29.\tHe said: “So be it. 30. The end.”", []),
    ("29.\tSo it was told. 12. The Government replied.", []),
    ("29.\tSo it was told.", []),
    ("", []),
])  # fmt: skip
def it_is_found_between_sentences(text, found):
    assert list(left_behind(text)) == found
