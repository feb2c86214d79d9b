"""The frozen settings of one run: report.toml of the folder, and what the command line adds.

Every field says in its metadata what it means; `reportgen new` writes report.toml from these words, and
`reportgen.loading.report_toml` reads it by these types. Nothing here has a default that belongs to one year.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from reportgen.dates import Precision
from reportgen.form import PAGES, Numbers
from reportgen.vocabulary import Verification


def setting(doc: str, default: Any = None, **more: Any) -> Any:
    """A field of a section: what it means, and what holds when report.toml does not say."""
    metadata = {"doc": doc}
    if isinstance(default, type):
        return field(default_factory=default, metadata=metadata, **more)
    return field(default=default, metadata=metadata, **more)


_ANNUAL_REPORT = (
    "Annual report of the United Nations High Commissioner for Human Rights and reports of the Office of the "
    "High Commissioner and the Secretary-General"
)


@dataclass(frozen=True)
class TitleNote:
    """A note by asterisk on the front page; `anchor` is "title" or "subtitle"."""

    text: str = setting("the note's text", "")
    anchor: str = setting('where its asterisk hangs: "title" or "subtitle"', "subtitle")


@dataclass(frozen=True)
class ReportSettings:
    """[report]: what stands on the front page."""

    symbol: str = setting('the document symbol, such as "A/HRC/60/62"; empty: not assigned yet', "")
    title: str = setting("the title", "Cooperation with the United Nations, its representatives and mechanisms "
                         "in the field of human rights")  # fmt: skip
    subtitle: str = setting("the line below the title", "Report of the Secretary-General")
    ordinal: int | None = setting("which report it is since resolution 12/2: 11 for the eleventh", None)
    previous_symbol: str = setting("the symbol of the report before this one", "")
    body: str = setting("the body to which it is submitted", "Human Rights Council")
    organ: str = setting("the principal organ in the masthead", "General Assembly")
    session: int | None = setting("the number of the session; it is printed in words", None)
    session_dates: str = setting('the dates of the session, with an en dash: "14 September–2 October 2020"', "")
    agenda_items: tuple[int, ...] = setting("the numbers of the agenda items", (2, 5))
    agenda_titles: tuple[str, ...] = setting(
        "the titles of the agenda items, in their order",
        (
            _ANNUAL_REPORT,
            "Human rights bodies and mechanisms",
        ),
    )
    version: str = setting('empty for the final version, else a line such as "Advance unedited version"', "")
    distribution: str = setting("the distribution category", "General")
    date: date | None = setting("the date of the document; it also fixes the clock of the files", None)
    original_language: str = setting("the original language", "English")
    notes: tuple[TitleNote, ...] = setting("notes by asterisk on the title or subtitle", ())
    contents: bool = setting("print a table of contents", False)
    authorised_by: str = setting("who authorised the use of the United Nations front page; empty: the front page says "
                                 "SPECIMEN, not a United Nations document", "")  # fmt: skip
    notice: str = setting("a notice that is printed on the front page and at the head of every page, such as what the "
                          "report is made of", "")  # fmt: skip
    running_notice: str = setting("the short form of the notice for the head of every page", "")
    language_note: str = setting("the note under the heading of each annex", "[English only]")


@dataclass(frozen=True)
class PeriodSettings:
    """[period]: which acts and which replies belong to the report."""

    start: date | None = setting("the first day of the reporting period", None)
    end: date | None = setting("the last day of the reporting period", None)
    cut_off: date | None = setting("the last day on which a reply is still reported; absent: the end of the period",
                                   None)  # fmt: skip
    reply_days: int = setting("days after which a reply to a communication is due, unless its row says so", 60)


@dataclass(frozen=True)
class NamingOverride:
    """[[policy.naming_overrides]]: who decided that a minor or a victim of sexual violence may be named, and why."""

    person: str = setting("the key of the person", "")
    reason: str = setting("why", "")
    decided_by: str = setting("who decided", "")


@dataclass(frozen=True)
class AcceptedWord:
    """[[policy.accepted_words]]: a word of the language that is also a protected surname, and why it may stand."""

    word: str = setting("the word", "")
    reason: str = setting("why", "")


@dataclass(frozen=True)
class AcceptedLinkage:
    """[[policy.accepted_linkages]]: an anonymous case that its combination singles out, and why it may be printed."""

    case: str = setting("the id of the case", "")
    reason: str = setting("why", "")
    decided_by: str = setting("who decided", "")


@dataclass(frozen=True)
class PolicySettings:
    """[policy]: what may be released."""

    statistics: bool = setting("count cases whose consent is statistics (never described)", False)
    anonymous_precision: str = setting('the finest date printed for an anonymous case: "month" or "year"', "month")
    publishable_verification: tuple[str, ...] = setting(
        "which grades of verification may be published; a case that states none may",
        tuple(str(code) for code in Verification),
    )
    reply_grades: bool = setting("show the forms and positions of Government replies, in aggregate", False)
    small_count: int = setting("counts of cases that are counted but not described are guarded below this number", 3)
    uncertainty: int = setting(
        "over how many cases a reader of everything that is published must be left in doubt about a hidden figure", 2
    )
    merge_small_categories: bool = setting(
        "count small categories together before figures are hidden, such as several acts in one row of a table", True
    )
    naming_overrides: tuple[NamingOverride, ...] = setting("exceptions for minors and victims of sexual violence", ())
    accepted_words: tuple[AcceptedWord, ...] = setting("words that are also protected surnames but may stand", ())
    accepted_linkages: tuple[AcceptedLinkage, ...] = setting(
        "anonymous cases that are printed although no other one has their combination of State, act, month, descriptor "
        "and gender",
        (),
    )

    @property
    def precision(self) -> Precision:
        return Precision.YEAR if self.anonymous_precision == "year" else Precision.MONTH


CHARTS = (
    "cases_by_act",
    "cases_by_entity",
    "states_by_act",
    "replies_by_form",
    "replies_by_position",
    "days_to_reply",
    "states_by_region",
    "states_by_year",
)
"""The charts that the statistical annex can hold, in its order."""


@dataclass(frozen=True)
class ChartSettings:
    """[charts]: the statistical annex."""

    show: tuple[str, ...] = setting("the charts of annex III, in their order; `reportgen figures` draws all", CHARTS)
    source: str = setting("the source line below each chart and table", "Cases and replies received for the report")


@dataclass(frozen=True)
class LimitSettings:
    """[limits]: lengths."""

    words: int = setting(
        "words of the summary and the body, notes and headings included; more is a warning; annexes do not count", 8500
    )


@dataclass(frozen=True)
class FormSettings:
    """[form]: how the documents look, where it is a choice."""

    page: str = setting(f"the margins of the page: {' or '.join(PAGES)}", next(iter(PAGES)))
    numbers: str = setting("who gives the numbers of paragraphs in the Word file: automatic (Word does, so that they "
                           "go on where an editor inserts) or typed (as in issued files)",
                           str(Numbers.AUTOMATIC))  # fmt: skip
    archive: bool = setting("write the PDF for an archive as well (PDF/A-3a), with the tables of its figures attached",
                            False)  # fmt: skip
    emblem: str = setting("the path of a PNG for the emblem's cell, which only who is authorised may use; none is "
                          "shipped", "")  # fmt: skip


@dataclass(frozen=True)
class InputSettings:
    """[input]: where the tables are, inside the folder."""

    workbook: str = setting("a workbook (.xlsx, .ods) whose sheets are the tables; empty: text files", "")


@dataclass(frozen=True)
class LintAllow:
    """[[lint.allow]]: a rule of docs/editorial.md that is not to speak at a place, and why."""

    rule: str = setting('the id of the rule, such as "editorial.range"', "")
    where: str = setting('the place as `reportgen lint` names it, such as "cases.csv, row 12" or "case C-12"; empty: '
                         "everywhere", "")  # fmt: skip
    reason: str = setting("why", "")


@dataclass(frozen=True)
class LintSettings:
    """[lint]: what the editor's eye passes over."""

    allow: tuple[LintAllow, ...] = setting("remarks of `reportgen lint` that people have looked at and let stand", ())


@dataclass(frozen=True)
class Settings:
    """Everything that a run knows beside the data."""

    report: ReportSettings = setting("what stands on the front page", ReportSettings)
    period: PeriodSettings = setting("which acts and which replies belong to the report", PeriodSettings)
    policy: PolicySettings = setting("what may be released", PolicySettings)
    charts: ChartSettings = setting("the statistical annex", ChartSettings)
    form: FormSettings = setting("how the documents look, where it is a choice", FormSettings)
    limits: LimitSettings = setting("lengths", LimitSettings)
    input: InputSettings = setting("where the tables are", InputSettings)
    lint: LintSettings = setting("what the editor's eye passes over", LintSettings)

    @property
    def cut_off(self) -> date | None:
        """The day up to which replies are reported."""
        return self.period.cut_off or self.period.end

    @property
    def specimen(self) -> bool:
        """Whether the front page must say that this is not a United Nations document (a rule of protection)."""
        return not self.report.authorised_by.strip()


SECTIONS: Mapping[str, type] = {
    "report": ReportSettings,
    "period": PeriodSettings,
    "policy": PolicySettings,
    "charts": ChartSettings,
    "form": FormSettings,
    "limits": LimitSettings,
    "input": InputSettings,
    "lint": LintSettings,
}
"""The sections of report.toml by name, in their order."""
