"""Facts and prose make a report: chapters, annexes, country annexes, charts."""

from __future__ import annotations

import dataclasses

import pytest
from tables import REFERENCE, SETTINGS, case, checked, person, settings

from reportgen.aggregation import aggregate
from reportgen.composition import compose, compose_country, figures
from reportgen.composition.entries import EntryWriter
from reportgen.document.blocks import Heading, Paragraph
from reportgen.document.inlines import notes, plain
from reportgen.document.outline import line, outline
from reportgen.document.prose import ProseFile
from reportgen.errors import ProseError
from reportgen.protection import protect_counts, release
from reportgen.settings import ChartSettings, Settings

NOBODY = ()


def facts(*cases, persons=NOBODY, actions=NOBODY, responses=NOBODY, policy=SETTINGS):
    draft = aggregate(release(checked(cases, persons, actions, responses), policy).cases, policy)
    return protect_counts(draft, policy)[0]


def prose(**files):
    return [ProseFile(name, f"{name}.md", text) for name, text in files.items()]


def annex(report, number=0):
    return [line(block) for block in report.annexes[number].blocks]


class DescribeChapters:
    def it_takes_them_in_their_order_with_further_ones_before_the_conclusions(self):
        files = prose(
            conclusions="# Conclusions", introduction="# Introduction", extra="# Further", activities="# Activities"
        )
        report = compose(facts(case("C1", account="Told.")), files, SETTINGS)
        headings = [line(block) for block in report.body if isinstance(block, Heading)]
        assert headings == ["I. Introduction", "II. Activities", "III. Further", "IV. Conclusions"]

    def it_prints_only_the_conclusions_bold_and_no_number_in_the_summary(self):
        files = prose(summary="In short.", introduction="# A\n\nOne.", conclusions="# B\n\nTwo.")
        report = compose(facts(case("C1", account="Told.")), files, SETTINGS)
        assert [p.conclusion for p in report.body if isinstance(p, Paragraph)] == [False, True]
        assert report.summary[0].number == ""

    def it_says_when_prose_points_to_what_the_report_has_not(self):
        with pytest.raises(ProseError, match="annex:follow_up"):
            compose(facts(case("C1")), prose(introduction='# A\n\nSee {{ ref("annex:follow_up") }}.'), SETTINGS)


class DescribeAnnexes:
    def it_stands_by_state_in_alphabetical_order_new_cases_apart_from_follow_up(self):
        found = facts(
            case("C1", states="XAC", account="Third."),
            case("C2", states="XAA|XAB", account="Both."),
            case("C3", states="XAA", part="follow_up", account="Again."),
        )
        report = compose(found, [], SETTINGS)
        assert [a.label for a in report.annexes] == ["Annex I", "Annex II", "Annex III"]
        assert annex(report) == ["Arvania", "1. Both.", "Belmark (Islands of)", "2. Both.", "Cordania", "3. Third."]
        assert annex(report, 1) == ["Arvania", "1. Again."]

    def it_restates_the_coded_fields_where_there_is_no_account(self):
        found = facts(case("C1", record_type="group", further_persons="10", act_types="detention",
                           act_dates="2030-06-03|2030-05-03", un_entities="upr", consent="not_applicable"))  # fmt: skip
        assert annex(compose(found, [], SETTINGS))[1] == (
            "1. The case concerns 10 persons. The acts alleged: detention. Dates of the acts: 3 May 2030 and "
            "3 June 2030. "
            "The cooperation was with the universal periodic review."
        )

    def it_prints_curly_marks_for_the_straight_ones_of_tables(self):
        neil = person("P-1", name="Una O'Neil", surname="O'Neil", honorific="Ms.")
        told = {"account": '{P-1} wasn\'t "a spy".', "account_short": "{P-1}'s house.", "victims": "P-1"}
        reply = {"response_id": "R1", "case_ids": "C1", "state": "XAA", "public": "yes", "text": 'It\'s "false".'}
        bare = case("C2", place="St. Una's", public_references="The \"Una's Gazette\"|https://example.org/o'neil")
        found = facts(case("C1", **told), bare, persons=(neil,), responses=(reply,))
        report = compose(found, [], SETTINGS)
        assert annex(report)[1:3] == [
            "1. Ms. Una O’Neil wasn’t “a spy”.",
            "2. The Government of Arvania replied. It’s “false”.",
        ]
        assert "Place: St. Una’s." in annex(report)[3]
        last = [block for block in report.annexes[0].blocks if isinstance(block, Paragraph)][2]
        printed = [plain(note.content) for note in notes(last.content)]
        assert printed == ["The “Una’s Gazette”.", "https://example.org/o'neil"]
        writer = EntryWriter(found.reference, None)
        assert plain(writer.short(found.entries[0])) == "Ms. Una O’Neil’s house."

    ACTION = {"action": "AL XAA 1/2030", "kind": "communication", "date": "2030-07-09", "case_ids": "C1",
              "put_to": "XAA", "public": "yes", "bodies": "special_procedures"}  # fmt: skip

    def it_tells_what_un_bodies_did_unless_the_account_does(self):
        told = "On 9 July 2030 it was raised (XAA 1/2030)."
        short, long = (
            annex(compose(facts(case("C1", account=a), actions=(self.ACTION,)), [], SETTINGS)) for a in ("Told.", told)
        )
        assert short[2] == (
            "2. The case was raised by special procedures mandate holders with the Government of Arvania in a "
            "communication of 9 July 2030 (XAA 1/2030)."
        )
        assert not [words for words in long if words.startswith("2. The case was raised")]

    def it_tells_actions_in_the_order_of_time_and_names_their_subject_once(self):
        kept_back = {"public": "no", "case_ids": "C1", "bodies": "special_procedures"}
        days = ("2030-11", "2030-07", "2030-08")
        actions = [{**kept_back, "action": f"n{n}", "kind": "not_stated", "date": day} for n, day in enumerate(days)]
        statement = {**kept_back, "action": "s", "kind": "statement", "date": "2030-06-01"}
        told = annex(compose(facts(case("C1"), actions=(*actions, statement)), [], SETTINGS))
        assert told[2] == (
            "2. The case was raised by special procedures mandate holders in a public statement of 1 June 2030. "
            "It was raised by special procedures mandate holders in July 2030, August 2030 and November 2030."
        )

    @pytest.mark.parametrize(
        ("reference", "printed"),
        [
            ("Statement of 9 July 2030", ""),
            ("public statement, 9 July 2030", ""),
            ("Press release of 9 July 2030", " (Press release)"),
            ("Statement of 10 July 2030", " (Statement of 10 July 2030)"),
            ("S 7/2030", " (S 7/2030)"),
        ],
    )
    def it_says_the_date_of_a_statement_once(self, reference, printed):
        action = {**self.ACTION, "action": reference, "kind": "statement", "put_to": ""}
        told = annex(compose(facts(case("C1", account="Told."), actions=(action,)), [], SETTINGS))
        assert told[2] == (
            "2. The case was raised by special procedures mandate holders in a public statement of 9 July 2030"
            f"{printed}."
        )

    def it_says_that_no_response_had_been_received_only_where_one_was_due(self):
        silent = "No response from the Government of Arvania had been received by 30 June 2031."
        asked = annex(compose(facts(case("C1", account="Told."), actions=(self.ACTION,)), [], SETTINGS))
        assert asked[-1].endswith(silent)
        unasked = compose(facts(case("C1", account="Told.")), [], SETTINGS)
        assert silent not in " ".join(outline(unasked))

    def it_tells_a_reply_with_its_date_and_words(self):
        reply = {"response_id": "R1", "case_ids": "C1", "state": "XAA", "date_received": "2030-08-01",
                 "form": "substantive", "public": "yes",
                 "text": "The Government stated that it “regrets” nothing."}  # fmt: skip
        told = annex(compose(facts(case("C1", account="Told."), responses=(reply,)), [], SETTINGS))
        assert told[-1] == (
            "2. On 1 August 2030, the Government of Arvania replied. The Government stated that it “regrets” nothing."
        )

    @pytest.mark.parametrize("form", ["acknowledgement", "holding", "substantive", "not_stated"])
    def but_it_tells_no_grade_of_it(self, form):
        """Forms and positions of replies are shown in aggregate only."""
        reply = {"response_id": "R1", "case_ids": "C1", "state": "XAA", "date_received": "2030-08-01", "form": form,
                 "position": "rejects", "public": "yes"}  # fmt: skip
        told = annex(compose(facts(case("C1", account="Told."), responses=(reply,)), [], SETTINGS))
        assert told[-1] == "2. On 1 August 2030, the Government of Arvania replied."

    def it_notes_where_the_case_stood_and_the_public_sources(self):
        found = facts(case("C1", account="Told.", part="follow_up", previous="A/HRC/98/1 annex I para. 3",
                           public_references="A/HRC/98/2"))  # fmt: skip
        paragraph = compose(found, [], SETTINGS).annexes[0].blocks[1]
        assert [plain(note.content) for note in notes(paragraph.content)] == [
            "A/HRC/98/1, annex I, para. 3.",
            "A/HRC/98/2.",
        ]

    def it_points_from_the_body_to_the_annexes(self):
        files = prose(information_received='# V\n\n{{ insert("summary_of_cases") }}')
        found = facts(
            case("C1", account="Long.", account_short="Short."), case("C2", states="XAB", act_types="surveillance")
        )
        body = [line(block) for block in compose(found, files, SETTINGS).body]
        assert body[2] == "1. Short. More information is set out in annex I."
        assert (
            body[4]
            == "2. Information on the Islands of Belmark, on allegations of surveillance, is set out in annex I."
        )

    def it_points_to_both_annexes_at_once(self):
        files = prose(information_received='# V\n\n{{ insert("summary_of_cases") }}')
        found = facts(
            case("C1", account="Long.", account_short="Short."), case("C2", part="follow_up", account="Again.")
        )
        body = [line(block) for block in compose(found, files, SETTINGS).body]
        assert body[2] == "1. Short. More information is set out in annexes I and II."

    def it_names_a_person_in_full_once_in_the_summary_of_a_state(self):
        files = prose(information_received='# V\n\n{{ insert("summary_of_cases") }}')
        told = {"victims": "P-1", "account": "It was {P-1}. {P-1} left.", "account_short": "It was {P-1}."}
        persons = (person("P-1", honorific="Ms."),)
        found = facts(case("C1", **told), case("C2", part="follow_up", **told), persons=persons)
        body = [line(block) for block in compose(found, files, SETTINGS).body]
        assert body[2].startswith("1. It was Ms. Name1 Surname1. It was Ms. Surname1. More information")


class DescribeCharts:
    def it_draws_what_report_toml_shows_in_its_order(self):
        chosen = dataclasses.replace(SETTINGS, charts=ChartSettings(show=("states_by_region", "cases_by_act")))
        shown = compose(facts(case("C1", account="Told.")), [], chosen).annexes[-1].blocks
        assert [figure.name for figure in shown] == ["states_by_region", "cases_by_act"]

    def it_prints_in_each_table_the_figures_of_the_facts(self):
        found = facts(case("C1", act_types="detention"), case("C2", states="XAB", act_types="detention|surveillance"))
        for figure in figures(found, SETTINGS):
            for row in figure.table.rows:
                for cell in row.cells:
                    if cell.key:
                        printed = plain(cell.content).removeprefix("at least ").removeprefix("about ")
                        assert printed == (str(found[cell.key].value) if found[cell.key].value else "–"), cell.key

    def it_ends_what_stands_below_with_a_full_stop(self):
        named = dataclasses.replace(SETTINGS, charts=ChartSettings(source="Cases of a test"))
        for figure in figures(facts(case("C1", act_types="detention")), named):
            assert figure.source in ("Cases of a test.", "Reports of the Secretary-General.")
            assert figure.method.endswith(".")

    def it_has_a_total_only_under_a_partition(self):
        found = facts(case("C1", act_types="detention"))
        totals = {figure.name: figure.table.rows[-1].kind.value == "total" for figure in figures(found, SETTINGS)}
        assert totals["states_by_region"]
        assert totals["days_to_reply"]
        assert not totals["cases_by_act"]
        assert not totals["states_by_act"]

    def it_says_in_words_what_it_shows(self):
        found = facts(case("C1", act_types="detention"), case("C2", states="XAB", act_types="detention"))
        alts = {figure.name: figure.alt for figure in figures(found, SETTINGS)}
        assert "Detention 2" in alts["cases_by_act"]
        assert "Two States have at least one case" in alts["states_by_act"]
        assert alts["states_by_region"].startswith("Bar chart of States named")

    def it_keeps_grades_of_replies_out_where_the_policy_does(self):
        quiet = settings(reply_grades=False)
        names = {figure.name for figure in figures(facts(case("C1"), policy=quiet), quiet)}
        assert not names & {"replies_by_form", "replies_by_position"}


class DescribeCountryAnnexes:
    def it_has_the_same_entry_as_the_report(self):
        found = facts(case("C1", victims="P-1", account="It was {P-1}."), persons=(person("P-1"),))
        lines = outline(compose_country(found.for_country(REFERENCE.countries["XAA"]), SETTINGS))
        assert "2. It was Name1 Surname1." in lines

    def it_says_the_same_of_every_state_that_is_not_listed(self):
        found = facts(case("C1"), case("C2", states="XAB", consent="withheld", inclusion_reason="protection"))
        for code in ("XAB", "XAC"):
            country = REFERENCE.countries[code]
            lines = outline(compose_country(found.for_country(country), SETTINGS))
            assert lines[-1] == f"1. The report has no entry on {country.in_text}."


def it_says_specimen_until_somebody_authorised_it():
    report = compose(facts(case("C1")), [], SETTINGS)
    assert report.front.specimen
    official = Settings(
        dataclasses.replace(SETTINGS.report, authorised_by="The Secretariat"), SETTINGS.period, SETTINGS.policy
    )
    assert not compose(facts(case("C1")), [], official).front.specimen
