"""Figures that people copied into running heads, feet, endnotes and text boxes."""

from __future__ import annotations

import pytest

from refresh.drafts import brought, edited, listed
from refresh.edits import Edited, made, text_of, w
from refresh.kinds import OWN

AUTHOR = "Data refresh"
ELSEWHERE = "Where access is denied"
HEAD, FOOT = "word/header_default.xml", "word/footer_default.xml"
ENDNOTES = "word/endnotes.xml"


def copied(file: Edited, paragraph) -> None:
    """Words of people, and the number of cases with its control."""
    paragraph.append(file.run(f"{OWN} The number is "))
    file.copy_figure(file.saying("takes account of"), "seven", paragraph)


def in_a_part(part: str):
    def edit(file: Edited) -> None:
        paragraph = made("<w:p/>")
        file.tree(part).append(paragraph)
        copied(file, paragraph)

    return edit


def in_an_endnote(file: Edited) -> None:
    root = file._part_of("endnotes", "endnotes")
    note = made('<w:endnote w:id="7"><w:p/></w:endnote>')
    root.append(note)
    file.saying(ELSEWHERE).append(made('<w:r><w:endnoteReference w:id="7"/></w:r>'))
    copied(file, note[0])


def in_a_box(file: Edited) -> None:
    file.text_box(file.saying(ELSEWHERE), "In a box: ")
    for box in file.body.iter(w("txbxContent")):
        copied(file, box[0])


PLACES = {
    "a head": (in_a_part(HEAD), HEAD),
    "a foot": (in_a_part(FOOT), FOOT),
    "an endnote": (in_an_endnote, ENDNOTES),
    "a text box": (in_a_box, Edited.main),
}


def there(file: Edited, part: str) -> list[str]:
    """What people wrote in the part, as it is read once every change is accepted."""
    texts = [text_of(each) for each in file.tree(part).iter(w("p")) if each.find(f".//{w('p')}") is None]
    return sorted({text.partition(OWN)[2].rstrip() for text in texts if OWN in text})


@pytest.mark.parametrize("place", PLACES)
class DescribeANumberThatPeopleCopiedBesideTheText:
    def it_follows(self, place):
        edit, part = PLACES[place]
        result, done = brought(edited(edit), "a case added")
        assert there(result, part) == [" The number is eight"]
        assert len([line for line in listed(done, "refreshed") if "people copied" in line]) == 1

    def it_follows_as_a_tracked_change_but_not_in_a_box(self, place):
        edit, part = PLACES[place]
        _, done = brought(edited(edit), "a case added")
        file = Edited(done.content)
        places = [p for p in file.tree(part).iter(w("p")) if OWN in text_of(p) and p.find(f".//{w('p')}") is None]
        authors = {change.get(w("author")) for p in places for change in p.iter(w("ins"), w("del"))}
        assert authors == (set() if place == "a text box" else {AUTHOR})
        assert any("people copied; in a text box: not tracked" in line for line in listed(done, "refreshed")) == (
            place == "a text box"
        )

    def it_is_left_with_a_comment_in_the_text_where_it_was_typed_over(self, place):
        edit, part = PLACES[place]

        def typed(file: Edited) -> None:
            edit(file)
            for paragraph in [p for p in file.tree(part).iter(w("p")) if p.find(f".//{w('p')}") is None]:
                if OWN in text_of(paragraph):
                    file.type_over(paragraph, "seven", "nine")

        result, done = brought(edited(typed), "a case added")
        assert there(result, part) == [" The number is nine"]
        said = [text for author, text in result.comments() if author == AUTHOR and "nine" in text]
        assert len(said) == 1
        assert "Data now: eight" in said[0]
        assert len(listed(done, "overtyped")) == 1
        assert list(result.tree(part).iter(w("commentReference"))) == [] or part == Edited.main

    def it_is_left_with_a_comment_where_the_report_states_it_no_more(self, place):
        edit, part = PLACES[place]

        def gone(file: Edited) -> None:
            edit(file)
            row = file.row(file.table("Type of act"), "Travel")
            key = next(row.iter(w("tag"))).get(w("val"))
            for control in file.tree(part).iter(w("sdt")):
                if OWN in text_of(next(control.iterancestors(w("p")))):
                    for name in ("alias", "tag"):
                        control.find(f"{w('sdtPr')}/{w(name)}").set(w("val"), key)

        _, done = brought(edited(gone), "a State that goes")
        assert [text for _, text in Edited(done.content).comments() if "no longer states" in text] != []
        assert not brought(Edited(done.content), "a State that goes")[1].changed

    def it_is_told_in_each_of_two_places(self, place):
        edit, _ = PLACES[place]
        others = [other for name, (other, _) in PLACES.items() if name != place and not {name, place} & {"a text box"}]
        _, done = brought(edited(edit, *others), "a case added")
        told = [line for line in listed(done, "refreshed") if "people copied" in line]
        assert len(told) == len(others) + 1

    def it_changes_nothing_the_second_time(self, place):
        edit, _ = PLACES[place]
        _, done = brought(edited(edit), "a case added")
        assert not brought(Edited(done.content), "a case added")[1].changed

    def it_is_left_alone_where_the_data_changed_nothing_of_it(self, place):
        edit, part = PLACES[place]
        file = edited(edit)
        before = file.content() and file.parts[part]
        result, done = brought(file, "a date changed")
        assert there(result, part) == [" The number is seven"]
        assert Edited(done.content).parts[part] == before or part == Edited.main
