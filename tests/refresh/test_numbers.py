"""The numbers by which Word knows changes, comments, notes and bookmarks: a refresh gives none that is taken."""

from __future__ import annotations

import copy
from collections import Counter

import pytest

from refresh.drafts import edited
from refresh.edits import WP, Edited, made, w
from refresh.reports import report
from reportgen.refresh import Asked, refresh

CHANGES = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange")
FIGURES, DATED, ELSEWHERE = "takes account of", "was threatened in Lind", "Where access is denied"
MOST = "all of it"


def numbers(file: Edited) -> dict[str, Counter[str]]:
    """How often each number or name stands in the file, by what has it."""
    trees = [file.tree(name) for name in sorted(file.parts)
             if name.startswith(("word/document", "word/footnotes", "word/head", "word/foot"))]  # fmt: skip
    found = {
        name: Counter(each.get(w("id")) for tree in trees for each in tree.iter(w(name)))
        for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference",
                     "footnote", "footnoteReference")
    }  # fmt: skip
    found["change"] = Counter(each.get(w("id")) for tree in trees for each in tree.iter(*map(w, CHANGES)))
    found["name"] = Counter(each.get(w("name")) for tree in trees for each in tree.iter(w("bookmarkStart")))
    found["picture"] = Counter(each.get("id") for tree in trees for each in tree.iter(f"{{{WP}}}docPr"))
    found["control"] = Counter(each.find(w("id")).get(w("val")) for tree in trees for each in tree.iter(w("sdtPr")))
    if "word/comments.xml" in file.parts:
        found["comment"] = Counter(each.get(w("id")) for each in file.tree("word/comments.xml"))
    return found


def twice(file: Edited) -> dict[str, dict[str, int]]:
    """The numbers that several things have."""
    found = {name: {key: n for key, n in each.items() if n > 1} for name, each in numbers(file).items()}
    return {name: each for name, each in found.items() if each}


def brought(file: Edited, correction: str = MOST) -> Edited:
    return Edited(refresh(file.content(), report(correction), Asked(), name="draft.docx").content)


def pasted(file: Edited) -> None:
    """A paragraph with figures and a comment once more, with all its numbers and names."""
    file.comment(file.saying(FIGURES), "seven cases", "Is this so?")
    file.saying(ELSEWHERE).addnext(copy.deepcopy(file.saying(FIGURES)))


def without_numbers(file: Edited) -> None:
    """As LibreOffice leaves them."""
    file.write(file.saying(FIGURES), "account of", " altogether", "Ana")
    file.delete(file.saying("kept from leaving"), "Ben")
    for change in file.changes():
        change.set(w("id"), "0")


def in_a_head(file: Edited) -> None:
    """A change in a head, with the number that comes after the highest one in the text."""
    head = next(file.tree("word/header_default.xml").iter(w("p")))
    highest = max(int(key) for name in ("bookmarkStart", "change") for key in numbers(file)[name])
    insertion = made(f'<w:ins w:id="{highest + 1}" w:author="Ana" w:date="2031-07-01T10:00:00Z"/>')
    insertion.append(file.run("For the desk"))
    head.append(insertion)


def look_over_a_change(file: Edited) -> None:
    """Words of another look, of which the data change some."""
    file.bold(file.saying(DATED), "June 2030, Ulla Brandvik1 was threatened", "Ana")
    file.bold(file.saying(DATED), "On 4", "Ana")


class DescribeTheNumbersOfARefreshedFile:
    def it_has_none_twice_where_the_draft_has_none(self):
        assert twice(edited()) == twice(brought(edited())) == {}

    @pytest.mark.parametrize("edit", [pasted, without_numbers], ids=["a paragraph pasted", "changes without numbers"])
    def it_has_none_more_often_than_the_draft(self, edit):
        file = edited(edit)
        before, after = numbers(file), numbers(brought(file))
        more = {(name, key): n for name, each in after.items() for key, n in each.items()
                if n > max(1, before.get(name, Counter())[key])}  # fmt: skip
        assert more == {}

    @pytest.mark.parametrize("edit", [look_over_a_change, in_a_head], ids=["words cut in two", "a change in a head"])
    def it_has_none_twice_in_runs_that_it_cut_nor_in_other_parts(self, edit):
        file = edited(edit)
        assert twice(file) == {}
        assert twice(brought(file)) == {}

    def it_gives_no_comment_the_number_of_one_that_people_deleted_and_whose_mark_is_left(self):
        file = edited(lambda file: file.comment(file.saying(ELSEWHERE), "it hears less", "Whose?"))
        file.comments_part().remove(file.comments_part()[-1])
        file.reword(file.saying(DATED), "On 4", "On the 4th")
        marks = numbers(file)["commentReference"]
        after = numbers(brought(file))
        assert set(after["comment"]).isdisjoint(marks)
        assert sum(after["comment"].values()) == 1
