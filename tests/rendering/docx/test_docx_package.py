from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import factories
import pytest
from docx_reading import R, W, find, part, parts, relationships
from docx_samples import everything as everything_report
from lxml import etree

from reportgen.document.report import Properties
from reportgen.errors import OutputError
from reportgen.rendering.docx import render_docx, templates

CORE = "docProps/core.xml"


class DescribeTheFile:
    def it_is_well_formed_in_every_part(self, everything):
        for name, content in parts(everything).items():
            if not name.endswith(".png"):
                etree.fromstring(content)

    def it_names_a_type_for_every_part(self, everything):
        types = etree.fromstring(parts(everything)["[Content_Types].xml"])
        said = {each.get("PartName") for each in types if each.get("PartName")}
        own = {f"/{name}" for name in parts(everything) if name.endswith(".xml") and name != "[Content_Types].xml"}
        assert said == own

    def it_points_only_to_what_is_there(self, everything):
        files = parts(everything)
        for name in ["", *(each for each in files if each.endswith(".xml"))]:
            known = relationships(files, name)
            assert all(outside or target in files for target, outside in known.values())
            if name:
                root = etree.fromstring(files[name])
                used = {v for each in root.iter() for k, v in each.attrib.items() if k in (f"{R}id", f"{R}embed")}
                assert used <= set(known)

    def it_uses_only_styles_that_it_has(self, everything):
        have = set(find(part(everything, "word/styles.xml"), "//w:style/@w:styleId"))
        names = ("pStyle", "rStyle", "tblStyle", "basedOn", "next")
        for name, content in parts(everything).items():
            if name.startswith("word/") and name.endswith(".xml"):
                root = etree.fromstring(content)
                used = {each.get(f"{W}val") for kind in names for each in root.iter(f"{W}{kind}")}
                assert used <= have, name

    def it_opens_in_another_library(self, everything):
        document = docx.Document(io.BytesIO(everything))
        assert document.styles["_ H _Ch_G"].style_id == "HChG"
        assert document.settings.odd_and_even_pages_header_footer
        assert document.sections[0].different_first_page_header_footer


class DescribeACleanFile:
    def it_says_of_itself_what_the_report_says_and_nothing_else(self, everything):
        core = part(everything, CORE)
        said = {each.tag.rpartition("}")[2]: each.text for each in core}
        assert said == {
            "title": "A synthetic report",
            "subject": "Reprisals",
            "language": "en-GB",
            "created": "2031-08-17T00:00:00Z",
            "modified": "2031-08-17T00:00:00Z",
        }

    def it_says_a_fixed_date_where_the_report_has_none(self, grey_charts):
        report = replace(factories.report(), properties=Properties("A title", "", "en-GB", None))
        assert b"1980-01-01T00:00:00Z" in parts(render_docx(report))[CORE]

    def it_holds_no_author_thumbnail_or_revision(self, everything):
        files = parts(everything)
        assert not [name for name in files if "thumbnail" in name or "custom" in name or "app.xml" in name]
        assert not [name for name, content in files.items() if b"rsid" in content or b"python-docx" in content]

    def it_carries_no_clock(self, everything):
        with zipfile.ZipFile(io.BytesIO(everything)) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}

    def it_names_pictures_without_a_word_of_the_report(self, everything):
        assert [name for name in parts(everything) if "media" in name] == [
            f"word/media/image{number}.png" for number in (1, 2, 3)
        ]

    def it_is_the_same_twice(self, grey_charts):
        assert render_docx(everything_report()) == render_docx(everything_report())

    def it_is_the_same_in_another_process(self, grey_charts):
        code = (
            "import sys, hashlib; sys.path[:0] = sys.argv[1:]; import docx_samples;"
            "from reportgen.rendering.docx import render, render_docx;"
            "render.draw_png = lambda figure: docx_samples.png();"
            "print(hashlib.sha256(render_docx(docx_samples.everything())).hexdigest())"
        )
        here = Path(__file__).parent
        run = subprocess.run(
            [sys.executable, "-c", code, str(here), str(here.parents[1])],
            capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": "7"},
        )  # fmt: skip
        assert run.stdout.strip() == hashlib.sha256(render_docx(everything_report())).hexdigest()


class DescribeStyles:
    @pytest.mark.parametrize(
        ("style", "name", "points", "before", "after", "level"),
        [
            ("HChG", "_ H _Ch_G", "28", "360", "240", "1"),
            ("H1G", "_ H_1_G", "24", "360", "240", "2"),
            ("HMG", "_ H __M_G", "34", "240", "240", "0"),
        ],
    )
    def it_has_the_values_of_geneva(self, everything, style, name, points, before, after, level):
        found = find(part(everything, "word/styles.xml"), f"//w:style[@w:styleId='{style}']")[0]
        assert find(found, "w:name/@w:val") == [name]
        assert find(found, "w:rPr/w:sz/@w:val") == [points]
        assert find(found, "w:pPr/w:spacing/@w:before") == [before]
        assert find(found, "w:pPr/w:spacing/@w:after") == [after]
        assert find(found, "w:pPr/w:outlineLvl/@w:val") == [level]
        assert find(found, "w:pPr/w:tabs/w:tab/@w:pos") == ["851"]

    def it_rests_on_times_in_ten_points_without_saying_so(self, everything):
        styles = part(everything, "word/styles.xml")
        assert find(styles, "//w:docDefaults//w:rFonts/@w:ascii") == ["Times New Roman"]
        assert not find(styles, "//w:docDefaults//w:sz | //w:style[@w:styleId='Normal']//w:sz")
        assert find(styles, "//w:docDefaults//w:lang/@w:val") == ["en-GB"]

    def it_neither_colours_nor_underlines_links(self, everything):
        assert not find(part(everything, "word/styles.xml"), "//w:style[@w:styleId='Hyperlink']/w:rPr")

    def it_says_what_is_wrong_when_a_template_is_lost(self, monkeypatch, tmp_path):
        templates.template.cache_clear()
        monkeypatch.setattr(templates.resources, "templates", lambda: tmp_path)
        with pytest.raises(OutputError, match=r"fonts\.xml cannot be read"):
            templates.template("fonts.xml")


class DescribeThePage:
    def it_has_the_measures_of_geneva(self, everything):
        section = find(part(everything), "//w:sectPr")[0]
        assert find(section, "w:pgSz/@w:w | w:pgSz/@w:h") == ["11907", "16840"]
        margins = {name: find(section, f"w:pgMar/@w:{name}")[0] for name in ("top", "bottom", "header", "footer")}
        assert margins == {"top": "1701", "bottom": "2268", "header": "1134", "footer": "1701"}
        assert find(section, "w:titlePg")

    def it_sets_tab_stops_of_a_centimetre(self, everything):
        assert find(part(everything, "word/settings.xml"), "//w:defaultTabStop/@w:val") == ["567"]
