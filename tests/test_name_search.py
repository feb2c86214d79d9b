"""A protected name is found however it is written, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.name_search import How, Match, NameIndex, ProtectedName

PEOPLE = (
    ProtectedName("P-1", "Janelle Marta Dovrane", "Dovrane"),
    ProtectedName("P-2", "Ömar Al-Quzri", "Al-Quzri"),
    ProtectedName("P-3", "Kofi Ng", "Ng"),
    ProtectedName("P-4", "Seán O’Trelly", "O'Trelly"),
    ProtectedName("P-5", "Jean-Pierre Lumbrét", "Lumbrét"),
    ProtectedName("P-6", "Zu Hanlei", "Zu"),
    ProtectedName("P-7", "Marisol Tendra Quevos", "Tendra Quevos"),
    ProtectedName("P-8", "Wilmara"),
    ProtectedName("P-9", "王小冥", "王"),
    ProtectedName("O-1", "Lanterns for Rights", kind="organization"),
    ProtectedName("O-2", "Bridge", kind="organization"),
)
INDEX = NameIndex(PEOPLE)


@pytest.mark.parametrize(
    ("text", "key", "how"),
    [
        ("Janelle Marta Dovrane was detained.", "P-1", "full"),
        ("Janelle Dovrane was detained.", "P-1", "full"),
        ("JANELLE DOVRANE", "P-1", "full"),
        ("the arrest of Dovrane, Janelle, in May", "P-1", "reversed"),
        ("Dovrane Janelle Marta", "P-1", "reversed"),
        ("J. Dovrane", "P-1", "initials"),
        ("J Dovrane", "P-1", "initials"),
        ("J. M. Dovrane", "P-1", "initials"),
        ("JM Dovrane", "P-1", "initials"),
        ("Dovrane J.", "P-1", "initials"),
        ("Dovrane, J.M.", "P-1", "initials"),
        ("Ms. Dovrane", "P-1", "surname"),
        ("dovrane's house", "P-1", "surname"),
        ("Dovrane’s house", "P-1", "surname"),
        ("**Dovrane**", "P-1", "surname"),
        ("Dov\u00adrane", "P-1", "surname"),
        ("Dov\u200brane", "P-1", "surname"),
        ("Dov**ra**ne", "P-1", "surname"),
        ("Dov\u034frane", "P-1", "surname"),
        ("Dov\u2063ra\ufe0fne", "P-1", "surname"),
        ("of Dov-\nrane and others", "P-1", "surname"),
        ("@janelledovrane", "P-1", "full"),
        ("https://example.org/dovranejanelle", "P-1", "full"),
        ("Janelle Dóvräne", "P-1", "full"),
        ("Janelle was there", "P-1", "given"),
        ("Omar Al Quzri", "P-2", "full"),
        ("Omar Alquzri", "P-2", "full"),
        ("OMAR AL‑QUZRI", "P-2", "full"),
        ("alquzri", "P-2", "surname"),
        ("Mr. Quzri", "P-2", "surname"),
        ("Kofi Ng", "P-3", "full"),
        ("Ng, Kofi", "P-3", "reversed"),
        ("K. Ng", "P-3", "initials"),
        ("Mr. Ng", "P-3", "surname"),
        ("Ng", "P-3", "given"),
        ("Sean O'Trelly", "P-4", "full"),
        ("SEAN OTRELLY", "P-4", "full"),
        ("Sean O Trelly", "P-4", "full"),
        ("Jean Pierre Lumbret", "P-5", "full"),
        ("Jean-Pierre LUMBRÉT", "P-5", "full"),
        ("J.-P. Lumbret", "P-5", "initials"),
        ("d’Lumbret", "P-5", "surname"),
        ("Zu Hanlei", "P-6", "full"),
        ("Hanlei Zu", "P-6", "reversed"),
        ("Quevos", "P-7", "surname"),
        ("Tendra", "P-7", "surname"),
        ("wilmara", "P-8", "full"),
        ("据称王小冥被拘留", "P-9", "full"),
        ("the group lanterns for rights", "O-1", "full"),
        ("Bridge was searched", "O-2", "full"),
    ],
)
def it_finds_a_name(text, key, how):
    assert Match(key, How(how)) in INDEX.find(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{P-1} was detained.",
        "JMD was detained.",
        "J. D. was detained.",
        "Dovranes and undovrane and dovran e",
        "janelle is no name in small letters",
        "the bridge was closed",
        "lanterns, and rights",
        "mango and ng",
        "Lanterns",
    ],
)
def but_it_finds_nothing_else(text):
    assert INDEX.find(text) == ()


@pytest.mark.parametrize(
    ("name", "surname", "text", "how"),
    [
        ("Ivan Petrenkov", "Petrenkov", "задержан Иван Петренков в мае", "full"),
        ("Ivan Petrenkov", "Petrenkov", "г-н Петренков", "surname"),
        ("Ivan Petrenkov", "Petrenkov", "И. Петренков", "initials"),
        ("Ivan Petrenkov", "Petrenkov", "Петренков Иван", "reversed"),
        ("Andrey Yurmanov", "Yurmanov", "Андрей Юрманов", "full"),
        ("Andrei Iourmanov", "Iourmanov", "Андрей Юрманов", "full"),
        ("Иван Петренков", "Петренков", "Mr. Ivan Petrenkov", "full"),
        ("Иван Петренков", "Петренков", "I. Petrenkov", "initials"),
        ("Nikos Pavlidrakis", "Pavlidrakis", "Νίκος Παβλιδράκης", "full"),
        ("Muhammad al-Masriqun", "al-Masriqun", "اعتقل محمد المصريقون في مايو", "full"),
        ("Mohammed Almasriqoun", "Almasriqoun", "محمد المصريقون", "full"),
        ("Sara Levinzon", "Levinzon", "שרה לוינזון", "full"),
        ("王小冥", "王", "Wang Xiaoming was detained", "full"),
        ("Janelle Dovrane", "Dovrane", "Janelle Dоvrаnе", "full"),
    ],
)
def it_finds_a_name_over_the_border_of_scripts(name, surname, text, how):
    assert Match("P-1", How(how)) in NameIndex([ProtectedName("P-1", name, surname)]).find(text)


@pytest.mark.parametrize(
    "text", ["الأمم المتحدة", "مجلس حقوق الإنسان", "Организация Объединенных Наций", "Иван Иванов"]
)
def but_it_hears_no_name_in_other_words(text):
    assert NameIndex(PEOPLE).find(text) == ()


def it_tells_the_widest_form_only():
    assert INDEX.find("Janelle Dovrane") == (Match("P-1", How.FULL),)


def it_tells_each_form_once_in_the_order_of_the_text():
    found = INDEX.find("Ms. Dovrane and Mr. Al-Quzri: Janelle Dovrane, Dovrane.")
    assert [(match.key, match.how.value) for match in found] == [
        ("P-1", "surname"),
        ("P-2", "surname"),
        ("P-1", "full"),
    ]


def it_finds_everybody_who_bears_the_name():
    index = NameIndex([ProtectedName("P-1", "Ada Dovrane", "Dovrane"), ProtectedName("P-2", "Ben Dovrane", "Dovrane")])
    assert {match.key for match in index.find("the Dovrane family")} == {"P-1", "P-2"}


def it_lets_an_accepted_word_stand():
    index = NameIndex([ProtectedName("P-1", "Ada May", "May")], accepted=["may"])
    assert index.find("It may be so, in May 2019.") == ()


def but_it_refuses_the_word_after_a_title_or_a_given_name():
    index = NameIndex([ProtectedName("P-1", "Ada May", "May")], accepted=["may"])
    assert index.find("Ms. May was detained") == (Match("P-1", How.SURNAME),)
    assert index.find("Ada May was detained") == (Match("P-1", How.FULL),)


@pytest.mark.parametrize("name", ["Dovrane, Janelle", "Ms. Janelle Dovrane", "Janelle Dovrane (alias Quicksong)"])
def it_reads_names_as_people_type_them(name):
    found = NameIndex([ProtectedName("P-1", name)]).find("Janelle Dovrane. Dovrane, Janelle.")
    assert [match.how.value for match in found] == ["full", "reversed"]


def it_finds_an_alias():
    assert NameIndex([ProtectedName("P-1", "Janelle Dovrane (alias Quicksong)")]).find("called Quicksong")


@pytest.mark.parametrize(("name", "text"), [("Ada Müllén", "Mr. Muellen"), ("Ada Muellen", "MÜLLEN"),
                                            ("Bo Søgård", "Soegaard"), ("Bo Søgård", "Bo Sogard")])  # fmt: skip
def it_finds_a_vowel_with_a_mark_that_is_written_as_two_letters(name, text):
    assert NameIndex([ProtectedName("P-1", name, name.split()[1])]).find(text)


def but_it_takes_no_short_word_for_a_name():
    assert NameIndex([ProtectedName("P-1", "Ada Baer", "Baer")]).find("the bar association") == ()
    assert NameIndex([ProtectedName("P-1", "Ano Ther", "Ther")]).find("another, therano") == ()


def it_shows_no_name():
    assert "Dovrane" not in repr(PEOPLE[0])
    assert "Dovrane" not in repr(INDEX)


words = st.text(st.characters(categories=("Lu", "Ll"), max_codepoint=0x24F), min_size=3, max_size=9)
fillers = st.text(st.characters(codec="utf-8"), max_size=30)


@given(given_name=words, surname=words, before=fillers, after=fillers)
def it_finds_any_name_between_any_words(given_name, surname, before, after):
    index = NameIndex([ProtectedName("P-1", f"{given_name} {surname}", surname)])
    for text in (f"{given_name} {surname}", f"{surname}, {given_name}", f"{given_name[0]}. {surname}", surname):
        for changed in (text, text.upper(), text.lower()):
            found = index.find(f"{before} ; {changed} ; {after}")
            assert {match.key for match in found} == {"P-1"}
            assert any(match.how is not How.GIVEN for match in found)


SPOKEN = """Mr. Ms Janelle janelle Marta J. M Dovrane DOVRANE dovrane Kofi Ng ng Marisol Tendra Quevos Lanterns for
Rights rights Bridge the bridge Hanlei Zu zu Omar Quzri Al and 12"""


@given(st.lists(st.sampled_from(SPOKEN.split()), max_size=14))
def it_reads_a_text_in_plain_letters_as_any_other(spoken):
    """An arrow is no letter and no blank: with one, the text is cut in the way of all scripts."""
    assert INDEX.find(" ".join(spoken)) == INDEX.find(" \N{RIGHTWARDS ARROW} ".join(spoken))


@given(st.lists(st.tuples(st.sampled_from(SPOKEN.split()), st.sampled_from((" ", "-", "'", "_", "*-", ". ", ", ")))))
def it_reads_glued_words_in_plain_letters_as_any_other(spoken):
    text = "".join(f"{word}{between}" for word, between in spoken)
    assert INDEX.find(text) == INDEX.find(f"{text} \N{RIGHTWARDS ARROW}")


@given(st.lists(st.sampled_from(SPOKEN.split()), max_size=14), st.sets(st.sampled_from([one.key for one in PEOPLE])))
def it_finds_the_same_without_some_people_but_them(spoken, left_out):
    text = " ".join(spoken)
    assert INDEX.without(left_out).find(text) == tuple(hit for hit in INDEX.find(text) if hit.key not in left_out)


@given(st.lists(st.builds(ProtectedName, st.just("P-1"), fillers, fillers), max_size=3), fillers)
def it_never_fails(names, text):
    NameIndex(names, accepted=[text]).find(text)


def it_does_not_stumble_over_a_cell_that_is_no_name():
    index = NameIndex([ProtectedName("P-1", "Dovrane and " * 3000)])
    assert index.find("Dovrane and " * 3000)
