"""An editor's eye on single texts, for tests of rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from factories import front
from tables import REFERENCE

from reportgen.document.report import Properties, Report
from reportgen.editing import Home, Place, Text, lint
from reportgen.loading import read_reference
from reportgen.settings import LimitSettings, LintAllow, LintSettings, ReportSettings, Settings

EMPTY = Report(Properties("", "", "en-GB", None), front(), (), (), (), ())
SETTINGS = Settings(report=ReportSettings(date=date(2031, 8, 17)))
STATES = read_reference()


def prose(words, source="prose/policy.md", **changes):
    return Text(Place(source), words, **{"home": Home.PROSE, **changes})


def account(words, row=12, column="account", **changes):
    place = Place("cases.csv", row=row, column=column, key=f"case C-{row}")
    return Text(place, words, **{"home": Home.ACCOUNT, "confidential": True, **changes})


def line(words, **changes):
    return Text(Place("report.toml", column="report.session_dates"), words, **{"home": Home.SETTING, **changes})


def remarks(*texts, report=EMPTY, allow=(), day=date(2031, 8, 17), words=8500, reference=None):
    settings = replace(
        SETTINGS,
        report=ReportSettings(date=day),
        lint=LintSettings(tuple(LintAllow(*each) for each in allow)),
        limits=LimitSettings(words),
    )
    return lint(texts, report, settings, reference or STATES).remarks


def marks(words, rule, **options):
    """What a rule marks in a prose text, as it is shown."""
    found = remarks(prose(words), **options)
    return [remark.quoted for remark in found if remark.rule.id == f"editorial.{rule}"]


def instead(words, rule):
    return [r.instead for r in remarks(prose(words)) if r.rule.id == f"editorial.{rule}"]


__all__ = ["EMPTY", "REFERENCE", "STATES", "account", "instead", "line", "marks", "prose", "remarks"]
