"""Spelling, punctuation, quotations, bold, abbreviations, States and persons: what is marked, and what is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from eye import STATES, account, instead, marks, prose, remarks

from reportgen.vocabulary import CountryName


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("They organised and recognised it.", ["organized", "recognized"]),
        ("They were analyzing a judgment.", ["analysing", "judgement"]),
        ("Co-operation is well-organised; co-operate and co-ordination.", ["organized", "cooperate", "coordination"]),
        ("They advised, exercised, supervised, promised, revised and surprised; a compromise, otherwise.", []),
        ("The World Organisation Against Torture and the Center for Rights.", []),
        ("They said “we organised it”. See https://organised.example.org.", []),
        ("They organized and analysed it.", []),
    ],
)  # fmt: skip
def it_marks_spelling(text, right):
    assert instead(text, "spelling") == right


@pytest.mark.parametrize(
    ("text", "rule", "marked"),
    [
        ("A training program and two programs.", "programme", ["program", "programs"]),
        ("A computer program; a programme; programmed machines.", "programme", []),
        ("Threats and/or arrests; his/her lawyer.", "slash", ["and/or", "his/her"]),
        ("At 90 km/h, HIV/AIDS, A/HRC/60/62, https://example.org/and/or, 24/7, n/a.", "slash", []),
        ("For organs, organizations, and bodies.", "serial_comma", [", and bodies"]),
        ("Threats, online harassment, or surveillance of lawyers.", "serial_comma", [", or surveillance"]),
        ("They were arrested, beaten, and the police left.", "serial_comma", []),
        ("The applicant, a lawyer, and colleagues. Ms. Lind, a lawyer, and friends.", "serial_comma", []),
        ("In Geneva, Switzerland, and elsewhere. They came, however, and left.", "serial_comma", []),
        ("Organs, organizations and bodies, and those who work for them.", "serial_comma", []),
        ("The lawyer, reportedly, and others.", "serial_comma", []),
        ('He was told "accidents happen". It\'s said.', "straight_quote", ['"']),
        ("He was told “it's you”. It’s said; a screen of 5\" and 6'.", "straight_quote", []),
        ("He was told ‘accidents happen’.", "single_quotes", ["‘accidents happen’"]),
        ("He was told “the ‘accidents’ happen”; the farmers’ house, ’tis.", "single_quotes", []),
        ("He was told that “accidents happen.”", "stop_in_quotation", [".”"]),
        ("He was told: “Accidents happen.” They “happen”.", "stop_in_quotation", []),
        ("See A/HRC/39/41, p. 12 and CCPR/C/BHR/1, pages 3-4.", "page_cited", [", p. 12", ", pages 3"]),
        ("See A/HRC/39/41, para. 12, and a book, p. 12.", "page_cited", []),
    ],
)  # fmt: skip
def it_marks_words_and_punctuation(text, rule, marked):
    assert marks(text, rule) == marked


LONG = "“we saw how the space for people who speak out was closing day by day”"


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        (f"An expert said that {LONG}.", 1),
        (f"An expert said that {LONG} (A/HRC/98/1, para. 4).", 0),
        (f"An expert said that {LONG}.[^1]\n\n[^1]: A/HRC/98/1.", 0),
        ("An expert spoke of a “closing space”.", 0),
        ("An expert said:\n\n> The space is closing.", 1),
        ("An expert said:[^1]\n\n> The space is closing.\n\n[^1]: A/HRC/98/1.", 0),
        ("An expert said:\n\n> The space is closing.[^1]\n\n[^1]: A/HRC/98/1.", 0),
    ],
)
def it_asks_for_the_source_of_a_quotation(text, marked):
    assert len(marks(text, "quotation_source")) == marked


def but_it_asks_nothing_of_words_told_in_an_account():
    assert remarks(account(f"The caller said that {LONG}.")) == ()


@pytest.mark.parametrize(
    ("text", "rule", "marked"),
    [
        ("There was **no** reply.", "bold", ["no"]),
        ("They *never* replied.", "italics", ["never"]),
        ("The *Official Records*, *inter alia*, *habeas corpus*, *aide-mémoire* and *Demir v. Turkey*.", "italics", []),
        ("He said *“accidents happen”*.", "italic_quotation", ["“accidents happen”"]),
        ("> *The space is closing.*", "italic_quotation", ["The space is closing."]),
        ("Typed 2 * 3 * 4 and snake_case_word.", "italics", []),
    ],
)
def it_marks_bold_and_italics(text, rule, marked):
    assert marks(text, rule) == marked


def but_it_lets_conclusions_be_bold():
    assert remarks(prose("There was **no** reply.", bold=True)) == ()


@pytest.mark.parametrize(
    ("text", "rule", "marked"),
    [
        ("The UN, the U.N., the GA and UNOG.", "never_abbreviated", ["UN", "U.N.", "GA", "UNOG"]),
        ("UN-Women, UN-Habitat, UN Web TV, SC/12345, GA/10, https://un.org/UN and “the UN”.", "never_abbreviated", []),
        ("OHCHR documents cases, and OHCHR publishes them.", "abbreviation", ["OHCHR"]),
        ("The Office of the High Commissioner (OHCHR) met them. OHCHR replied.", "abbreviation", []),
        ("OHCHR (Office of the High Commissioner) met them. OHCHR replied.", "abbreviation", []),
        ("Two NGOs (non-governmental) came.", "abbreviation", ["NGOs"]),
        ("See AL XAL 3/2031, BHR 1/2023, CCPR/C/1, COVID-19, annex IV, HIV and US$ 12.", "abbreviation", []),
        ("> OHCHR came.\n\nThey heard “OHCHR came”.", "abbreviation", []),
        ("# Work of OHCHR", "abbreviation_in_heading", ["OHCHR"]),
        ("# Annex II and chapter IV", "abbreviation_in_heading", []),
        ("An N.G.O. met Mr. J.R. Smith, e.g. in the U.S.A., at 3 p.m.", "points_in_abbreviation", ["N.G.O.", "U.S.A."]),
        ("OHCHR’s work, the United Nations’ work and the Security Council’s.", "possessive",
         ["OHCHR’s", "United Nations’", "Security Council’s"]),
        ("The Secretary-General’s report; the 1990s; its members’ work.", "possessive", []),
    ],
)  # fmt: skip
def it_marks_abbreviations(text, rule, marked):
    assert marks(text, rule) == marked


def it_knows_what_an_earlier_text_has_spelled_out():
    spelled = prose("The Office of the High Commissioner (OHCHR) met them.", "prose/introduction.md")
    assert remarks(spelled, prose("OHCHR replied.")) == ()


def but_it_reads_a_summary_alone():
    summary = prose("The Office of the High Commissioner (OHCHR) met them.", "prose/summary.md", scope="summary")
    assert [remark.rule.id for remark in remarks(summary, prose("OHCHR replied."))] == ["editorial.abbreviation"]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("In Russia, Syria and North Korea.",
         ["the Russian Federation", "the Syrian Arab Republic", "the Democratic People’s Republic of Korea"]),
        ("In Venezuela and Iran.", ["the Bolivarian Republic of Venezuela", "the Islamic Republic of Iran"]),
        ("In Turkey and Swaziland, the Czech Republic.", ["Türkiye", "Eswatini", "Czechia"]),
        ("The US and the DRC.", ["the United States of America", "the Democratic Republic of the Congo"]),
        ("The Bolivarian Republic of Venezuela, Iran (Islamic Republic of), the Republic of Moldova, Viet Nam.", []),
        ("The State of Palestine, North Macedonia, the United Republic of Tanzania and the United States.", []),
        ("Radio Moldova, Russia Today, *Demir v. Turkey*, US$ 12, “in Russia” and a turkey.", []),
        ("The United Kingdom of Great Britain and Northern Ireland and the Democratic Republic of the Congo.", []),
    ],
)  # fmt: skip
def it_marks_names_of_states(text, right):
    assert instead(text, "state_name") == right


@pytest.mark.parametrize("day", [None, date(2012, 1, 1), date(2017, 9, 1), date(2024, 1, 1), date(2031, 9, 1)])
def it_marks_no_name_that_is_valid_on_the_day(day):
    names = {
        form
        for country in STATES.countries.values()
        for form in (country.name_on(day), country.in_text_on(day), country.in_text_on(day).removeprefix("the "))
    }
    for name in names:
        for typed in (name, name.replace("'", "’")):
            assert marks(f"They came from {typed}, and stayed in {typed}.", "state_name", day=day) == []


@pytest.mark.parametrize("day", [None, date(2017, 9, 1), date(2031, 9, 1)])
def it_marks_no_former_name_whose_last_day_is_not_in_the_table(day):
    assert marks("The Government of the Netherlands replied; the Netherlands had asked.", "state_name", day=day) == []


def but_it_does_where_the_table_has_the_day():
    known = STATES.countries["NLD"]
    history = (CountryName("Netherlands", valid_to=date(2020, 1, 1)), CountryName(known.name, date(2020, 1, 2)))
    dated = replace(STATES, countries={**STATES.countries, "NLD": replace(known, history=history)})
    text = "It was in the Netherlands, which is the Kingdom of the Netherlands."
    for day, marked in (date(2019, 1, 1), []), (date(2031, 1, 1), ["Netherlands"]):
        assert marks(text, "state_name", day=day, reference=dated) == marked


@pytest.mark.parametrize(
    ("day", "marked"),
    [(date(2017, 9, 1), ["Türkiye"]), (date(2031, 9, 1), ["Turkey"]), (None, ["Turkey"])],
)
def it_knows_the_names_of_the_day_of_the_document(day, marked):
    assert marks("In Turkey, called Türkiye.", "state_name", day=day) == marked


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (
            "Brazil’s laws, the Philippines’ laws and Viet Nam's laws.",
            ["of Brazil", "of the Philippines", "of Viet Nam"],
        ),
        ("The United States’ laws.", ["of the United States"]),
        ("The Netherlands’ laws and the Gambia’s.", ["of the Netherlands", "of the Gambia"]),
        ("Côte d’Ivoire’s laws and the Russian Federation’s.", ["of Côte d’Ivoire", "of the Russian Federation"]),
        ("The laws of Brazil; the Brazilian people’s laws; “Brazil’s”; its members’ laws.", []),
    ],
)
def it_marks_possessives_of_states(text, right):
    assert instead(text, "state_possessive") == right


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("- arrests;\n- threats; and\n- fines, or\n- other acts", [";", ";", ","]),
        ("- arrests;[^1]\n- threats\n\n[^1]: A/HRC/98/1.", [";"]),
        ("* arrests {% if a %};{% endif %}\n* threats", [";"]),
        ("- One;\n  - two;\n  - three", [";", ";"]),
        ("- arrests\n- threats: the first, and the second; the third\n- They came.", []),
        ("1. Arrests;\n2. Threats; and\n3. Fines.\n\nThey came;\n\n> She left;", []),
    ],
)
def it_marks_the_end_of_an_item_of_a_bullet_list(text, marked):
    assert marks(text, "bullet_end") == marked


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("# Information Received on Cases of Alleged Reprisals", ["Received", "Cases", "Alleged", "Reprisals"]),
        ("## Findings And Conclusions", ["And", "Conclusions"]),
        ("# Conclusions and recommendations", []),
        ("# III. Cases", []),
        ("## Replies: Allegations", []),
        ("## Human Rights Council and Office for the Coordination of Humanitarian Affairs", []),
        ("## Working Group on Arbitrary Detention", []),
        ("## “Alleged Cases”", []),
        ("The Cases and Replies of this paragraph.", []),
    ],
)
def it_marks_capitals_of_ordinary_words_in_headings(text, marked):
    assert marks(text, "heading_capitals") == marked


@pytest.mark.parametrize(
    ("text", "rule", "marked"),
    [
        ("Mrs. Anna Lind, Mr Ola Berg and Miss Eva Holm.", "honorific", ["Mrs.", "Mr", "Miss"]),
        ("Ms. Anna Lind and Mr. Ola Berg missed Mississippi.", "honorific", []),
        ("Ms. Lind spoke. Ms. Anna Lind agreed.", "first_mention", ["Ms. Lind"]),
        ("Ms. Anna Lind spoke. Ms. Lind agreed. Ms. Anna Lind left.", "first_mention", ["Ms. Anna Lind"]),
        ("Ms. Ilze de la Brands Kehris spoke. Ms. Brands Kehris agreed.", "first_mention", []),
        ("Mr. President, Ms. {P-1}.", "first_mention", []),
    ],
)
def it_marks_how_persons_are_named(text, rule, marked):
    assert marks(text, rule) == marked


def it_leaves_straight_marks_of_accounts_to_composition():
    assert remarks(account('He was told "accidents happen", it\'s said.')) == ()
