"""Running heads, feet and the front page: the symbol, the session, the date and the title change while people edit."""

from __future__ import annotations

import copy
import re

import pytest
from lxml import etree

from refresh.drafts import edited, listed
from refresh.edits import Edited, R, text_of, w
from refresh.reports import report
from reportgen.refresh import Asked, refresh

FRONT = "another front page"
OLD, NEW = "A/HRC/99/1", "A/HRC/100/27"
AUTHOR = "Data refresh"
DEFAULT, EVEN, FIRST = (f"word/header_{pages}.xml" for pages in ("default", "even", "first"))
HEADS = (DEFAULT, EVEN, FIRST)


def brought(file: Edited, **asked):
    done = refresh(file.content(), report(FRONT), Asked(**asked), name="draft.docx")
    return Edited(done.content), done


def accepted(file: Edited) -> Edited:
    """The file once every change in it, those in its heads too, is accepted."""
    twin = Edited(file.content()).accept()
    for name in heads_in(twin):
        twin.accept_in(name)
    return twin


def heads_in(file: Edited) -> list[str]:
    return [name for name in file.parts if re.fullmatch(r"word/(header|footer)\w*\.xml", name)]


def head(file: Edited, part: str = DEFAULT) -> str:
    return text_of(file.tree(part))


def reword(part: str, old: str, new: str, author: str = ""):
    def done(file: Edited) -> None:
        paragraph = next(p for p in file.tree(part).iter(w("p")) if old in text_of(p))
        file.reword(paragraph, old, new, author)

    return done


def older(file: Edited) -> None:
    """A draft that was made before its base held the heads."""
    root = file.tree("customXml/item1.xml")
    for each in [child for child in root if child.tag.endswith("}head")]:
        root.remove(each)


class DescribeARunningHead:
    def it_follows(self):
        new = Edited(report(FRONT))
        result = accepted(brought(edited())[0])
        assert [head(result, part) for part in HEADS] == [head(new, part) for part in HEADS]
        assert NEW in head(result)

    def it_follows_as_tracked_changes(self):
        file, _ = brought(edited())
        changes = [each for part in HEADS for each in file.tree(part).iter(w("ins"), w("del"))]
        assert {each.get(w("author")) for each in changes} == {AUTHOR}
        numbers = [each.get(w("id")) for each in (*changes, *file.tree().iter(w("ins"), w("del")))]
        assert len(numbers) == len(set(numbers))
        for part in (DEFAULT, EVEN):
            file.reject_in(part)
            assert head(file, part) == head(Edited(report()), part)

    def but_not_in_a_frame_for_libreoffice_would_join_old_and_new(self):
        file, done = brought(edited())
        assert list(file.tree(FIRST).iter(w("ins"), w("del"))) == []
        assert head(file, FIRST) == head(Edited(report(FRONT)), FIRST)
        assert any("the head of the first page" in line and "not tracked" in line for line in listed(done, "refreshed"))

    def it_follows_in_the_text_box_that_libreoffice_makes_of_a_frame(self):
        def boxed(file: Edited) -> None:
            paragraph = next(file.tree(FIRST).iter(w("p")))
            words = text_of(paragraph)
            for child in list(paragraph):
                paragraph.remove(child)
            file.text_box(paragraph, words)

        file, done = brought(edited(boxed))
        texts = [text_of(box).strip() for box in file.tree(FIRST).iter(w("txbxContent"))]
        assert texts == ["DRAFT – Not a real document"] * 2
        assert listed(done, "missing") == []

    def it_follows_without_a_trace_where_changes_are_not_tracked(self):
        file, _ = brought(edited(), tracked=False)
        assert [head(file, part) for part in HEADS] == [head(Edited(report(FRONT)), part) for part in HEADS]
        assert [each for part in HEADS for each in file.tree(part).iter(w("ins"), w("del"))] == []

    def it_is_told_once(self):
        _, done = brought(edited())
        lines = [line for line in listed(done, "refreshed") if "head of the" in line]
        assert len(lines) == len(set(lines))
        assert any(line.startswith("refreshed  the head of the pages") and NEW in line for line in lines)

    def it_follows_beside_the_words_of_people(self):
        file = edited(lambda f: next(f.tree(DEFAULT).iter(w("p"))).append(f.run(" For the desk")))
        assert head(accepted(brought(file)[0])) == head(Edited(report(FRONT))) + " For the desk"

    def it_follows_in_parts_that_another_program_wrote(self):
        assert NEW in head(accepted(brought(edited(renamed))[0]), "word/header7.xml")

    def it_follows_in_the_heads_of_a_section_that_people_began(self):
        result = accepted(brought(edited(own_section))[0])
        assert NEW in head(result, "word/header9.xml")

    def it_follows_where_the_marks_of_a_draft_were_taken_out(self):
        """As a file has it that was published, and is compared with the version that left."""
        file = edited(reword(DEFAULT, "DRAFT – ", ""))
        result = accepted(brought(file)[0])
        assert NEW in head(result)
        assert "DRAFT" not in head(result)

    def but_it_stays_as_it_is_where_nothing_changed_in_it(self):
        was = edited()
        done = refresh(was.content(), report("a case added"), Asked(), name="draft.docx")
        for part in heads_in(was):
            assert Edited(done.content).parts[part] == was.parts[part]

    def but_words_that_people_wrote_in_the_place_stay_and_are_told(self):
        file, done = brought(edited(reword(DEFAULT, OLD, "A/HRC/99/1/Rev.1")))
        assert "A/HRC/99/1/Rev.1" in head(accepted(file))
        assert NEW not in head(accepted(file))
        assert any("the head of the pages" in line and NEW in line for line in listed(done, "conflict"))
        said = [text for author, text in file.comments() if author == AUTHOR]
        assert any(text.startswith("About the head of the pages.") and NEW in text for text in said)

    def but_what_people_struck_out_stays_out(self):
        def strike(file: Edited) -> None:
            paragraph = next(file.tree(DEFAULT).iter(w("p")))
            file.strike_out(paragraph, text_of(paragraph))

        result = accepted(brought(edited(strike))[0])
        assert head(result).strip() == ""
        assert NEW in head(result, EVEN)

    def it_changes_nothing_the_second_time(self):
        content = brought(edited(reword(DEFAULT, OLD, "A/HRC/99/1/Rev.1")))[0].source
        assert refresh(content, report(FRONT), Asked(), name="draft.docx").content == content

    def nor_against_a_base_that_is_named(self):
        base = report()
        first = refresh(edited(reword(DEFAULT, OLD, "A/HRC/99/1/Rev.1")).content(), report(FRONT), Asked(),
                        name="draft.docx", base=base).content  # fmt: skip
        assert refresh(first, report(FRONT), Asked(), name="draft.docx", base=base).content == first


class DescribeARunningHeadOfADraftThatDoesNotKnowIt:
    def it_follows_where_it_says_what_is_said_now_with_the_former_symbol(self):
        result = accepted(brought(edited(older))[0])
        assert NEW in head(result)
        assert OLD not in head(result)

    def it_is_told_where_it_says_anything_else(self):
        _, done = brought(edited(older))
        assert any("does not tell what was generated" in line for line in listed(done, "kept"))

    def it_is_known_from_then_on(self):
        file, _ = brought(edited(older))
        assert any(b'<head part="header_default">' in data for name, data in file.parts.items() if "customXml" in name)


def renamed(file: Edited) -> None:
    """As Word saves it: parts are numbered."""
    rels = file.tree("word/_rels/document.xml.rels")
    types = file.tree("[Content_Types].xml")
    for each in (*rels, *types):
        for name in ("Target", "PartName"):
            if "header_default.xml" in (each.get(name) or ""):
                each.set(name, each.get(name).replace("header_default.xml", "header7.xml"))
    file.parts["word/header7.xml"] = file.parts.pop(DEFAULT)


def own_section(file: Edited) -> None:
    """A section whose head is no longer linked to the one before: Word copies the part."""
    paragraph = file.saying("takes account of")
    file.section(paragraph)
    file.parts["word/header9.xml"] = file.parts[DEFAULT]
    types = file.tree("[Content_Types].xml")
    twin = copy.deepcopy(next(each for each in types if "header_default" in (each.get("PartName") or "")))
    twin.set("PartName", "/word/header9.xml")
    types.append(twin)
    section = paragraph.find(f"{w('pPr')}/{w('sectPr')}")
    reference = next(each for each in section.iter(w("headerReference")) if each.get(w("type")) == "default")
    reference.set(f"{{{R}}}id", file.point("header", "header9.xml"))


class DescribeTheFrontPage:
    def it_follows(self):
        assert accepted(brought(edited())[0]).texts() == Edited(report(FRONT)).texts()

    @pytest.mark.parametrize(
        ("old", "own", "now"),
        [
            ("17 August", "18 August", "21 September 2031"),
            ("Ninety-ninth session", "Ninety-eighth session", "One hundredth session"),
            ("Agenda items 2 and 5", "Agenda items 2, 3 and 5", "Agenda item 7"),
            ("Cooperation with the", "Working with the", "Cooperation and its price"),
        ],
    )
    def but_what_people_wrote_in_the_place_stays_and_is_told_with_what_is_new(self, old, own, now):
        file, done = brought(edited(lambda f: f.reword(f.saying(old), old, own)))
        result = accepted(file)
        assert result.says(own)
        assert now not in result.texts()
        assert any(now in line for line in listed(done, "conflict")), listed(done, "conflict")
        assert any(now in text for author, text in file.comments() if author == AUTHOR)

    def it_looks_as_before(self):
        """The letter of the series is large, the rest of the symbol small."""
        cell = accepted(brought(edited())[0]).saying(NEW)
        looks = [(text_of(run), [each.get(w("val")) for each in run.iter(w("sz"))]) for run in cell.iter(w("r"))]
        assert looks == [("A", ["40"]), ("/HRC/100/27", [])]

    def it_keeps_what_people_wrote_beside_it(self):
        file, _ = brought(edited(lambda f: f.add(f.saying("17 August"), "Advance version")))
        assert accepted(file).says("Advance version")
        assert accepted(file).says("21 September 2031")

    def it_leaves_away_what_people_took_out(self):
        file, done = brought(edited(lambda f: f.delete(f.saying("Ninety-ninth session"), "Ana")))
        assert not accepted(file).says("One hundredth session")
        assert any("One hundredth session" in line for line in listed(done, "missing"))


def it_writes_a_base_that_older_readers_read():
    """The heads stand beside the text of the base, not in it."""
    content = Edited(report())
    item = next(data for name, data in content.parts.items() if name.startswith("customXml/item1"))
    root = etree.fromstring(item)
    names = [etree.QName(child).localname for child in root]
    assert names[:2] == ["document", "footnotes"]
    assert names.count("head") == 6
