"""Numbers of paragraphs that are typed, as in files issued at Geneva: they go on where one comes or goes."""

from __future__ import annotations

import re
import tempfile
from functools import cache
from pathlib import Path

import pytest
from folders import REPORT_TOML

from refresh.drafts import listed
from refresh.edits import Edited, text_of, w
from refresh.reports import written
from reportgen import pipeline, revision
from reportgen.refresh import Asked, refresh
from reportgen.run import Request

AUTHOR = "Data refresh"
LICENCE = "An organization lost its licence"
ACCESS = "Access can be obstructed by plain means"
REPLY, GONE, MOST = "a reply arrived", "a case excluded", "all of it"
_PLACE = tempfile.TemporaryDirectory()


@cache
def typed(correction: str = "") -> bytes:
    """The report with typed numbers."""
    folder = written(Path(_PLACE.name) / "folder", correction)
    (folder / "report.toml").write_text(f'{REPORT_TOML}\n[form]\nnumbers = "typed"\n', encoding="utf-8")
    stated, composed = pipeline.composed(Request(folder, Path(_PLACE.name) / "out"), ())
    return revision._word_file(stated, composed, None)


def brought(correction: str, *edits, base: bytes | None = None, **asked):
    file = Edited(typed())
    for edit in edits:
        edit(file)
    done = refresh(file.content(), typed(correction), Asked(**asked), name="draft.docx", base=base)
    return Edited(done.content).accept(), done


def numbers(file: Edited, first: str) -> list[int]:
    """The numbers of the paragraphs from one on that says something, as far as they go on one from another."""
    texts = [shown(paragraph) for paragraph in file.body.iterchildren(w("p"))]
    start = next(n for n, text in enumerate(texts) if first in text)
    found: list[int] = []
    for text in texts[start:]:
        match = re.match(r"(\d+)\.\t", text)
        if match and int(match[1]) == 1 and found:
            break
        found += [int(match[1])] if match else []
    return found


def shown(paragraph) -> str:
    parts = [each for each in paragraph.iter(w("t"), w("tab")) if each.getparent().tag == w("r")
             and not any(parent.tag in (w("del"), w("moveFrom")) for parent in each.iterancestors())]  # fmt: skip
    return "".join(each.text or "" if each.tag == w("t") else "\t" for each in parts)


def number_of(file: Edited, words: str) -> int:
    match = re.match(r"(\d+)\.\t", shown(file.saying(words)))
    assert match, shown(file.saying(words))
    return int(match[1])


def twice(file: Edited) -> None:
    """A paragraph of people with a number that the next one has too."""
    new = file.add(file.saying(LICENCE), f"{number_of(file, LICENCE) + 1}.")
    tab = file.run("")
    tab.append(tab.makeelement(w("tab")))
    new.append(tab)
    new.append(file.run("Words of people."))


def added(file: Edited) -> None:
    """The same, and all behind it numbered anew by hand."""
    behind = [p for p in file.saying(LICENCE).itersiblings(w("p")) if re.match(r"\d+\.\t", shown(p))]
    twice(file)
    for paragraph in behind:
        text = shown(paragraph)
        value = int(text.partition(".")[0])
        if value == 1:
            break
        file.type_over(paragraph, str(value), str(value + 1))


def referring(file: Edited) -> None:
    """A sentence of people that refers to the last paragraph of annex I by its number."""
    mark = next(file.saying("kept from leaving").iter(w("bookmarkStart"))).get(w("name"))
    paragraph = file.saying("Where access is denied")
    for kind, content in (("begin", ""), ("", f" REF {mark} \\h "), ("separate", ""), ("text", "11"), ("end", "")):
        run = file.run("" if kind != "text" else content)
        for child in list(run):
            if kind != "text":
                run.remove(child)
        if kind == "":
            asked = run.makeelement(w("instrText"))
            asked.text = content
            run.append(asked)
        elif kind != "text":
            sign = run.makeelement(w("fldChar"))
            sign.set(w("fldCharType"), kind)
            run.append(sign)
        paragraph.append(run)


class DescribeATypedNumber:
    @pytest.mark.parametrize("correction", [REPLY, GONE, MOST])
    def it_is_that_of_the_report_where_nobody_edited(self, correction):
        result, _ = brought(correction)
        assert [shown(p) for p in result.body.iterchildren(w("p"))] == [
            shown(p) for p in Edited(typed(correction)).body.iterchildren(w("p"))
        ]

    @pytest.mark.parametrize("correction", [GONE, MOST, "a case added"])
    def it_goes_on_from_the_numbers_that_people_gave(self, correction):
        result, _ = brought(correction, added)
        found = numbers(result, "was threatened in Lind")
        assert found == list(range(1, len(found) + 1))
        assert len(found) == len(numbers(Edited(typed(correction)), "was threatened in Lind")) + 1
        assert result.says("Words of people.")

    def it_gets_no_comment_where_people_numbered_anew(self):
        assert brought("a case added", added)[0].comments() == []

    def it_is_told_in_one_line(self):
        _, done = brought("a case added", added)
        assert len([line for line in listed(done, "renumbered") if "typed" in line]) == 1

    def it_follows_as_a_tracked_change(self):
        file = Edited(typed())
        added(file)
        _, done = brought("a case added", added)
        assert Edited(done.content).reject(AUTHOR).accept().texts() == file.accept().texts()

    def it_follows_in_references(self):
        result, _ = brought("a case added", added, referring)
        there = number_of(result, "kept from leaving")
        assert there == number_of(Edited(typed("a case added")), "kept from leaving") + 1
        assert text_of(result.saying("Where access is denied")).endswith(str(there))

    def it_changes_nothing_the_second_time(self):
        for base in (None, typed()):
            _, done = brought(MOST, added, base=base)
            assert refresh(done.content, typed(MOST), Asked(), name="draft.docx", base=base).content == done.content

    def but_where_people_left_the_numbers_out_of_order_untouched_ones_follow_the_report(self):
        result, _ = brought("a case added", twice)
        assert number_of(result, "Words of people") == number_of(Edited(typed()), LICENCE) + 1
        assert number_of(result, "kept from leaving") == number_of(Edited(typed("a case added")), "kept from leaving")

    def it_shows_no_change_by_a_consent_that_was_withdrawn(self):
        result, done = brought(GONE, sensitive=lambda _names, words: "Its members were followed home" in words)
        behind = Edited(done.content).saying("kept from leaving")
        assert number_of(result, "kept from leaving") == number_of(Edited(typed(GONE)), "kept from leaving")
        assert list(behind.iter(w("ins"), w("del"))) == []
        assert [line for line in listed(done, "renumbered") if "->" in line] == []


class DescribeTheNumberOfAParagraphThatPeopleJoined:
    LEFT = "is the number of a paragraph that people joined"

    def joined(self, *, tracked=""):
        return lambda file: file.join(file.saying(ACCESS), tracked)

    def number(self) -> int:
        file = Edited(typed())
        return number_of(file, ACCESS) + 1

    @pytest.mark.parametrize("tracked", ["", "Ana"])
    def it_is_told_and_marked(self, tracked):
        result, done = brought("a case added", self.joined(tracked=tracked))
        (line,) = listed(done, "left behind")
        assert f'"{self.number()}."' in line
        (comment,) = [said for _, said in result.comments() if self.LEFT in said]
        assert comment.startswith(f"“{self.number()}.”")

    def it_is_marked_once(self):
        _, done = brought("a case added", self.joined())
        again = refresh(done.content, typed("a case added"), Asked(), name="draft.docx")
        assert again.content == done.content

    def it_is_none_where_they_took_it_out(self):
        def without(file):
            self.joined()(file)
            file.strike_out(file.saying(ACCESS), f"{self.number()}.")

        result, done = brought("a case added", without)
        assert listed(done, "left behind") == []
        assert not any(self.LEFT in said for _, said in result.comments())
