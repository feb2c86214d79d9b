"""report.toml: every setting by its type, defaults for the rest, and the line of what does not fit."""

from __future__ import annotations

from datetime import date

import pytest

from reportgen.loading.report_toml import read_settings
from reportgen.loading.setting_types import CODES, NEVER_EMPTY, field_types, table_type
from reportgen.settings import SECTIONS, AcceptedWord, NamingOverride, Settings, TitleNote


def read(text):
    return read_settings(text.encode())


def it_takes_an_empty_file_for_defaults():
    assert read("") == (Settings(), ())


def it_reads_every_kind_of_setting():
    settings, findings = read(
        """
        [report]
        symbol = "A/HRC/99/1"        # text
        session = 99                 # a number that may be absent
        date = 2031-08-17            # a day
        contents = true
        agenda_items = [3]
        agenda_titles = ["Promotion"]

        [[report.notes]]
        text = "Submitted late."
        anchor = "title"

        [[report.notes]]
        text = "As received."

        [period]
        start = "2030-05-01"         # a day in quotation marks is one too
        end = 2031-04-30

        [policy]
        statistics = true
        publishable_verification = ["verified"]
        accepted_words = [{ word = "Bridge", reason = "a word of the language" }]

        [[policy.naming_overrides]]
        person = "P-1"
        reason = "asked for it"
        decided_by = "the official"
        """
    )
    assert not findings
    assert settings.report.symbol == "A/HRC/99/1"
    assert settings.report.session == 99
    assert settings.report.date == date(2031, 8, 17)
    assert settings.report.contents is True
    assert settings.report.notes == (TitleNote("Submitted late.", "title"), TitleNote("As received.", "subtitle"))
    assert settings.report.agenda_titles == ("Promotion",)
    assert (settings.period.start, settings.period.end) == (date(2030, 5, 1), date(2031, 4, 30))
    assert settings.policy.publishable_verification == ("verified",)
    assert settings.policy.naming_overrides == (NamingOverride("P-1", "asked for it", "the official"),)
    assert settings.policy.accepted_words == (AcceptedWord("Bridge", "a word of the language"),)


def it_finds_everything_at_once_and_keeps_what_fits():
    settings, findings = read('[report]\nsession = "x"\ntitle = "Fits"\nnonsense = 1\n[period]\nend = 2031-02-29\n')
    assert [(finding.rule, finding.where.row) for finding in findings] == [
        ("settings.type", 2),
        ("settings.unknown", 4),
        ("settings.value", 6),
    ]
    assert settings.report.title == "Fits"
    assert settings.report.session is None
    assert settings.period.end is None


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("[reprot]", "report"),
        ('[report]\ntitel = "a"', "title"),
        ("[report]\nend = 2031-04-30", "[period]"),
        ('symbol = "A/HRC/99/1"', "[report]"),
        ('[charts]\nshow = ["pie"]', "cases_by_act"),
        ('[policy]\npublishable_verification = ["sure"]', "corroborated"),
        ('[policy]\nanonymous_precision = "day"', "month, year"),
        ("[period]\nstart = 2031-02-29", "2030-05-31"),
        ('[report]\ncontents = "yes"', "true, false"),
        ("[report]\nsession = 100000", "0 to 99,999"),
        ("[period]\nreply_days = 9223372036854775808", "0 to 99,999"),
    ],
)
def it_names_what_is_allowed(text, allowed):
    _, (finding,) = read(text)
    assert allowed in finding.allowed


def it_takes_a_byte_order_mark_for_none():
    assert read('\ufeff[report]\nsymbol = "A"')[0].report.symbol == "A"


def it_reads_ends_of_line_of_any_system():
    settings, findings = read_settings(b'[report]\r\nsymbol = "A"\r\nsession = "x"\r\n')
    assert settings.report.symbol == "A"
    assert findings[0].where.row == 3


@pytest.mark.parametrize("path", [*CODES, *NEVER_EMPTY])
def it_knows_only_settings_that_exist(path):
    section, *steps = path.split(".")
    kind = SECTIONS[section]
    for step in steps:
        types = field_types(kind)
        assert step in types
        kind = table_type(types[step]) or types[step]


@pytest.mark.parametrize("name", SECTIONS)
def it_resolves_the_type_of_every_setting(name):
    assert all(isinstance(kind, object) and not isinstance(kind, str) for kind in field_types(SECTIONS[name]).values())


def it_has_a_section_for_every_field_of_the_settings():
    assert list(SECTIONS) == list(field_types(Settings))
