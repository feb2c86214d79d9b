"""Numbers, ranges, dates: what is marked, and what only looks like it."""

from __future__ import annotations

import pytest
from eye import instead, marks, prose, remarks

UNDER_TEN = [
    ("Reprisals were alleged in 3 cases.", ["3"]),
    ("Of the cases, 4 were closed and 2 reopened.", ["4", "2"]),
    ("Some 3 cases were closed.", ["3"]),
    ("It concerns {{ states }} in 5 regions.", ["5"]),
]
NOT_UNDER_TEN = [
    "The share is 5 per cent.",
    "The share is 0.5 per cent, or 3.5 times more.",
    "He was aged 9, and his sister 7 years old.",
    "Children between the ages of 5 and 9 were asked.",
    "They walked 5 km and carried 3 kilograms.",
    "The fine was $5, or US$ 7, or 4 euros.",
    "It happened on 5 May 2030 and from 3 to 9 June 2030, and on 6 and 7 July.",
    "It happened on June 5, 2030.",
    "The meeting began at 9 a.m. and ended at 3.30 p.m.",
    "See A/HRC/60/6 and resolution 12/2.",
    "See paras. 5 and 9 and articles 5 (c) and 9 (4) of the Covenant.",
    "Sustainable Development Goal 5 and Working Group 3 are concerned.",
    "Agenda items 2 and 5 were discussed in room 7.",
    "Of 12 persons, 3 were released.",
    "The motion was adopted by 25 votes to 5.",
    "It was 1 in 5 of them, or 2 out of 4.",
    "There were 3 million leaflets.",
    "COVID-19, H5N1, a 4x4 vehicle and the number XAL 3/2031.",
    "He was told “bring 3 copies”.",
    "> They came with 3 cars.",
    "See https://example.org/3 or a.b@example.org.",
    "The grounds are (4) threats and [3] arrests.",
    "Table: Cases\n\n| act | cases |\n|---|---|\n| threats | 3 |",
    "{{ states | figures }} of {{ cases }}",
    "The 1990s and 2019–2021.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "marked"), UNDER_TEN)
def it_marks_figures_under_ten(text, marked):
    assert marks(text, "under_ten") == marked


@pytest.mark.parametrize("text", NOT_UNDER_TEN)
def but_it_lets_figures_stand_that_count_nothing(text):
    assert marks(text, "under_ten") == []


@pytest.mark.parametrize(
    ("text", "marked", "right"),
    [
        ("It was alleged in twelve cases.", ["twelve"], ["12"]),
        ("It was alleged in thirty-four cases.", ["thirty-four"], ["34"]),
        ("There were two hundred persons and three thousand letters.", ["two hundred", "three thousand"],
         ["200", "3,000"]),
        ("In two hundred and twenty cases and one thousand two hundred others.",
         ["two hundred and twenty", "one thousand two hundred"], ["220", "1,200"]),
        ("Between five and fifteen persons came.", ["fifteen"], ["15"]),
        ("A ten-year sentence.", ["ten"], ["10"]),
    ],
)  # fmt: skip
def it_marks_words_from_ten_on(text, marked, right):
    assert marks(text, "ten_and_over") == marked
    assert instead(text, "ten_and_over") == right


@pytest.mark.parametrize(
    "text",
    [
        "Twelve cases were closed. Thirty-four remain.",
        "# Ten years on",
        "In the twenty-first century, for the seventeenth time.",
        "At the one hundred and twentieth session a hundred and twenty letters came.",
        "Several hundred persons, dozens of letters and thousands of messages.",
        "There were nine cases.",
        "They said “twelve cases”.",
        "Often, someone hurried; the tent was attended.",
    ],
)
def but_it_lets_words_stand_at_the_start_and_in_ordinals(text):
    assert marks(text, "ten_and_over") == []


@pytest.mark.parametrize(
    ("text", "rule", "marked"),
    [
        ("It was five per cent, or a child aged nine.", "always_figures", ["five", "nine"]),
        ("A nine-year-old child.", "always_figures", ["nine"]),
        ("Five per cent were released after nine years.", "always_figures", []),
        ("12 persons were arrested. 30 were released.", "figure_at_start", ["12", "30"]),
        ("See No. 5 and para. 12 on p. 7. In 2030, nobody came.", "figure_at_start", []),
        ("2030 was a year of change.", "figure_at_start", []),
        ("- 12 cases", "figure_at_start", []),
        ("They were 12. A/HRC/97/0/Add.5 says so.", "figure_at_start", []),
        ("In 40% of cases, or 30 percent.", "percent_sign", ["%", "percent"]),
        ("In 40 per cent, a percentage of note.", "percent_sign", []),
        ("It was “100% false”.", "percent_sign", []),
        ("It has 8500 words and 12000 letters, and 2000 persons came.", "thousands", ["8500", "12000", "2000"]),
        ("In 1945, in 2030, by Law 5678, resolution 1325 (2000), tel. 5550198273, ST/SGB/2003 and 0123.",
         "thousands", []),
        ("It has 8,500 words, PO Box 12345 and 10.5432 points.", "thousands", []),
        ("A share of .85 per cent (.5 before).", "leading_zero", [".85", ".5"]),
        ("A share of 0.85 per cent. See www.example.org/.5 and file.5.", "leading_zero", []),
    ],
)  # fmt: skip
def it_marks_percentages_thousands_and_fractions(text, rule, marked):
    assert marks(text, rule) == marked


@pytest.mark.parametrize(
    ("text", "marked", "right"),
    [
        ("Some 2-4 per cent.", ["2-4"], ["2–4"]),
        ("In 2014-2017.", ["2014-2017"], ["2014–2017"]),
        ("See paras. 58-60.", ["58-60"], ["58–60"]),
        ("On 10-28 September 2018.", ["10-28"], ["10–28"]),
        ("Some 1,000 - 2,000 letters.", ["1,000 - 2,000"], ["1,000–2,000"]),
        ("In 2014 – 2017, or 2014--2017, or 2014—2017.", ["2014 – 2017", "2014--2017", "2014—2017"],
         ["2014–2017"] * 3),
    ],
)  # fmt: skip
def it_marks_a_hyphen_in_a_range(text, marked, right):
    assert marks(text, "range") == marked
    assert instead(text, "range") == right


@pytest.mark.parametrize(
    "text",
    [
        "Some 2–4 per cent, paras. 58–60, 2014–2017.",
        "COVID-19, S-11/2, F-16, A/HRC/S-11/2 and A/HRC/34-3.",
        "On 2018-05-15 and in 2018-05.",
        "Telephone 022-917-0000, ISBN 978-92-1.",
        "A 5-year-old child, a 10-year plan.",
        "He said “2-4 days”.",
    ],
)
def but_it_lets_codes_stand(text):
    assert marks(text, "range") == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("From 2015–2020 and from 2015-2020.", ["2015 to 2020", "2015 to 2020"]),
        ("It rose between 2015–2020, from 2018–19.", ["2015 and 2020", "2018 to 19"]),
        ("Between 15 – 20 persons; between 1,000-2,000 letters.", ["15 and 20", "1,000 and 2,000"]),
        ("From 10–28 September 2018, between 3-5 May.", ["10 to 28", "3 and 5"]),
        ("From 27 February–24 March 2017.", ["27 February to 24 March 2017"]),
        ("From March-April 2030, between December 2030–January 2031.",
         ["March to April 2030", "December 2030 and January 2031"]),
    ],
)  # fmt: skip
def it_marks_a_dash_after_from_and_between(text, right):
    found = remarks(prose(text))
    assert [remark.instead for remark in found if remark.rule.id == "editorial.range_word"] == right
    assert {"editorial.range", "editorial.date_range"}.isdisjoint(remark.rule.id for remark in found)


@pytest.mark.parametrize(
    "text",
    [
        "From 2015 to 2020, between 5 and 10 per cent, in 2015–2020.",
        "Letters from 10–12 States, replies from 5–7 per cent of them.",
        "Between 2015–2016 and 2019–2020, and from 2015–2016 to 2019–2020.",
        "A letter from A/HRC/39/41–43; he came from 12-14 Main Street.",
        "They heard “from 2015–2020”.",
    ],
)
def but_it_lets_other_ranges_stand(text):
    assert marks(text, "range_word") == []


@pytest.mark.parametrize(
    ("text", "rule", "right"),
    [
        ("On 27 February-24 March 2017.", "date_range", ["–"]),
        ("In March-April 2030 and December 2030 - January 2031.", "date_range", ["–", "–"]),
        ("In March–April 2030, mid-March, a non-April month.", "date_range", []),
        ("On 29/09/2017, 29.9.2017 and 2017-09-29.", "numeric_date", ["29 September 2017"] * 3),
        ("On 03/04/2017.", "numeric_date", [""]),
        ("See A/HRC/12/2/2017, 1.2.3, 45/13/2017, version 1.2.2017.1.", "numeric_date", []),
        ("On September 29, 2017, 29th September 2017, 29 September, 2017, 29 Sept. 2017.", "date_form",
         ["29 September 2017"] * 4),
        ("On September 29th and the 3rd of May.", "date_form", ["29 September", "3 May"]),
        ("On 29 September 2017. In May 12 persons may march 12 km. The 5th meeting in June.", "date_form", []),
        ("In the 1990’s and the 90s, and in the nineties.", "decade", ["1990s", "", ""]),
        ("In the 1990s, 50 properties, treaties, parties.", "decade", []),
        ("This year and last month.", "relative_date", ["", ""]),
        ("Each year, in the last year of the mandate, the next year.", "relative_date", []),
        ("At 3:30 pm, 15:30, 3pm, 15h30, 9.00 a.m. and 3.30pm.", "time",
         ["3.30 p.m.", "3.30 p.m.", "3 p.m.", "3.30 p.m.", "9 a.m.", "3.30 p.m."]),
        ("At 3.30 p.m. and 9 a.m., by 2:1, on 3 March, within 24 hours, 12:30:45.", "time", []),
    ],
)  # fmt: skip
def it_marks_dates_and_times(text, rule, right):
    assert instead(text, rule) == right
