"""The judges of Word files see what is wrong in a file that was damaged."""

from __future__ import annotations

import zipfile

import factories
import pytest

from judges import word
from judges.available import needs, python_judges
from reportgen.rendering.docx import render_docx

pytestmark = [pytest.mark.slow, needs(python_judges)]

DOCUMENT = "word/document.xml"


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    path = tmp_path_factory.mktemp("judged") / "sound.docx"
    path.write_bytes(render_docx(factories.report()))
    return path


@pytest.fixture
def damaged(sound, tmp_path):
    """The sound file with one text of one part replaced by another wherever it stands, or without the part."""

    def damage(part, text=None, other=None):
        path = tmp_path / "damaged.docx"
        with zipfile.ZipFile(sound) as before, zipfile.ZipFile(path, "w") as after:
            for name in before.namelist():
                data = before.read(name)
                if name == part and text is None:
                    continue
                if name == part:
                    assert text in data.decode()
                    data = data.decode().replace(text, other).encode()
                after.writestr(name, data)
        return path

    return damage


def it_sees_an_element_that_the_schema_does_not_know(damaged):
    found = word.errors(damaged(DOCUMENT, "<w:pPr>", "<w:pPr><w:unheardOf/>"))
    assert any("unheardOf" in each and DOCUMENT in each for each in found)


def it_sees_elements_in_the_wrong_order(damaged):
    found = word.errors(damaged(DOCUMENT, "</w:body>", '<w:p><w:r/><w:pPr><w:jc w:val="left"/></w:pPr></w:p></w:body>'))
    assert found


def it_sees_a_note_without_its_text(damaged):
    mark = '<w:p><w:r><w:footnoteReference w:id="9999"/></w:r></w:p></w:body>'
    assert any("9999" in each for each in word.errors(damaged(DOCUMENT, "</w:body>", mark)))


def it_sees_a_part_that_others_point_to_and_that_is_not_there(damaged):
    assert any("footnotes.xml" in each for each in word.errors(damaged("word/footnotes.xml")))


def it_sees_xml_that_ends_too_early(damaged):
    assert word.errors(damaged(DOCUMENT, "</w:body>", ""))


def but_it_lets_a_sound_file_pass(sound):
    assert word.errors(sound) == ()
