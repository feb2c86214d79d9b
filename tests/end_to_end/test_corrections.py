"""After a correction: what changed between two versions, the corrigendum, and who must not be noticed in either."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from dataclasses import replace

import pytest
from folders import REPORT_TOML, case, write_folder, write_table
from test_publication import ANA, BO

from reportgen import composition, corrections, publication
from reportgen.document.words import words
from reportgen.errors import ProtectionError, UsageError
from reportgen.run import Request
from reportgen.versions.rows import Told

PERSONS = [
    {"person_key": "P-1", "name": "Ulla Brandvik", "surname": "Brandvik", "honorific": "Ms.", "consent": "named"},
    {"person_key": "P-5", "name": "Ione Querstad", "surname": "Querstad", "honorific": "Ms.", "consent": "named"},
    {"person_key": "P-6", "name": "Tarvo Lindequell", "surname": "Lindequell", "honorific": "Mr.", "consent": "named",
     "descriptor": "a teacher"},
]  # fmt: skip
CASES = [
    case("C-1", victims="P-1", act_types="detention", act_dates="2030-06-03",
         account="On 3 June 2030, {P-1} was reportedly arrested. She was released on 9 June 2030.",
         account_short="{P-1} was reportedly arrested."),
    case("C-2", states="XAB", act_types="detention", account="A lawyer was reportedly detained."),
    case("C-3", states="XAB", act_types="travel_restriction", account="A journalist could not travel."),
    case("C-4", states="XAC", part="follow_up", act_types="surveillance", account="An activist was followed.",
         previous="A/HRC/96/0, annex I, para. 4"),
    case("C-5", states="XAA", victims="P-5", act_types="surveillance", act_dates="2030-07-21",
         account="It was alleged that {P-5} was followed near the harbour.", account_short="{P-5} was followed."),
    case("C-6", states="XAD", victims="P-6", act_types="threats_intimidation",
         account="{P-6} reportedly received threats."),
]  # fmt: skip
ACTIONS = [{"action": "AL XAB 1/2030", "kind": "communication", "date": "2030-09-02", "case_ids": "C-3",
            "put_to": "XAB", "public": "yes"}]  # fmt: skip
REPLY = {"response_id": "R-1", "case_ids": "C-3", "actions": "AL XAB 1/2030", "date_received": "2030-10-04",
         "form": "substantive", "position": "rejects", "text": "The Government stated that no ban was in force.",
         "public": "yes"}  # fmt: skip
ACT = {"table": "cases", "key": "C-2", "column": "act_types", "old": "detention", "new": "detention|surveillance",
       "kind": "error", "public_reason": "An act had not been coded.", "reason": "Read again.", "by": "the desk",
       "date": "2031-09-01"}  # fmt: skip
DATE = {"table": "cases", "key": "C-1", "column": "account", "old": CASES[0]["account"],
        "new": CASES[0]["account"].replace("3 June", "4 June"), "kind": "error",
        "public_reason": "A date was wrong.", "date": "2031-09-01"}  # fmt: skip
WITHDRAWN = {"table": "cases", "key": "C-5", "column": "consent", "old": "named", "new": "withdrawn",
             "kind": "revision", "public_reason": "Consent was withdrawn."}  # fmt: skip
EXCLUDED = {"table": "cases", "key": "C-5", "column": "inclusion", "old": "include", "new": "exclude"}
FOR_PROTECTION = [EXCLUDED, {**EXCLUDED, "column": "inclusion_reason", "old": "", "new": "protection"}]
DUPLICATE = [EXCLUDED, {**EXCLUDED, "column": "inclusion_reason", "old": "", "new": "duplicate"}]
ANONYMOUS = [{**WITHDRAWN, "new": "anonymous"},
             {**WITHDRAWN, "column": "account_anonymous", "old": "", "new": "A person was followed."},
             {**WITHDRAWN, "column": "account_short", "old": CASES[4]["account_short"],
              "new": "A person was followed."}]  # fmt: skip


LEFT = {
    "withdrawn": [WITHDRAWN],
    "excluded": FOR_PROTECTION,
    "anonymous": ANONYMOUS,
    "a duplicate that was withdrawn": [*DUPLICATE, WITHDRAWN],
    "excluded without a reason": [EXCLUDED],
}


@pytest.fixture(scope="module")
def frozen(tmp_path_factory):
    """A folder of which one version is kept."""
    folder = write_folder(tmp_path_factory.mktemp("frozen") / "f", CASES, persons=PERSONS, un_actions=ACTIONS,
                          responses=[{"response_id": ""}], corrections=[dict.fromkeys(ACT, "")])  # fmt: skip
    publication.freeze(Request(folder, folder), "advance edited")
    return folder


@pytest.fixture
def folder(frozen, tmp_path):
    return shutil.copytree(frozen, tmp_path / "f")


def correct(folder, *rows, reply=False):
    write_table(folder / "corrections.csv", [dict.fromkeys(ACT, ""), *rows])
    if reply:
        write_table(folder / "responses.csv", [REPLY])
    return folder


def freeze(folder):
    publication.freeze(Request(folder, folder))


def compared(folder, *names):
    return corrections.compare(Request(folder, folder.parent / "o", writes=False), *names)


def lines(folder, *names):
    return "\n".join(compared(folder, *names).lines())


def corrigendum_of(folder):
    """The corrigendum as text, from the last frozen version to today's data."""
    done = compared(folder)
    settings = done.stated.loaded.settings
    return composition.compose_corrigendum(done.comparison.told.blocks, settings, done.phrases)


def comparison_of(folder):
    done = compared(folder)
    loaded = done.stated.loaded
    return composition.compose_comparison(done.comparison, loaded.settings, loaded.reference, done.phrases)


def said(report):
    return "\n".join(words(report))


class DescribeCompare:
    def it_says_that_nothing_changed(self, folder):
        text = lines(folder)
        assert text.startswith("From version 1 of 17 August 2031 (advance edited) to the data of today")
        assert "Rows: none changed." in text
        assert "Figures: none changed." in text

    def it_tells_row_by_row_what_changed_and_why_and_what_follows(self, folder):
        text = lines(correct(folder, ACT, DATE, reply=True))
        assert "case C-1: account\n      error of cases, account, 2031-09-01" in text
        assert "“A date was wrong.”" in text
        assert "case C-2: act_types" in text
        assert "case C-3: replies" in text
        assert "no correction is recorded" in text
        assert "cases with the act: Surveillance: 2 -> 3  [act_types.surveillance.cases]" in text
        assert "cases with at least one reply of the Government: 0 -> 1  [responses.cases]" in text
        assert "the Islands of Belmark" not in text.split("[responses.cases]")[0].split("Figures")[0]
        assert "Annex I, paragraph 1, first sentence (Arvania)" in text
        assert "- On 3 June 2030, Ms. Brandvik" not in text
        assert "- On 3 June 2030, Ms. Ulla Brandvik was reportedly arrested." in text
        assert "figure I and table 1" in text

    def it_gives_the_reason_of_a_reply_and_of_a_letter_at_the_case(self, folder):
        publication.freeze(Request(correct(folder, reply=True), folder))
        reply = {"table": "responses", "key": "R-1", "column": "position", "old": "rejects", "new": "partly",
                 "kind": "error", "public_reason": "The position was coded wrongly."}  # fmt: skip
        letter = {"table": "un_actions", "key": "AL XAB 1/2030", "column": "date", "old": "2030-09-02",
                  "new": "2030-09-03", "public_reason": "The letter bore another day."}  # fmt: skip
        text = lines(correct(folder, reply, letter, reply=True), "2")
        of_case = text.split("case C-3: ")[1].split("\n\n")[0]
        assert "“The position was coded wrongly.”" in of_case
        assert "“The letter bore another day.”" in of_case
        assert "no correction is recorded" not in text
        assert "of other rows" not in text
        assert "The position was coded wrongly." in said(comparison_of(folder))

    @pytest.mark.parametrize(("inclusion", "consent"), [("quiet_diplomacy", "named"), ("include", "withheld")])
    def it_prints_no_reason_of_a_case_that_no_version_counts(self, tmp_path, inclusion, consent):
        rows = [*CASES, case("C-7", act_types="detention", inclusion=inclusion, consent=consent,
                             inclusion_reason="protection" if inclusion != "include" else "")]  # fmt: skip
        folder = write_folder(tmp_path / "f", rows, persons=PERSONS)
        publication.freeze(Request(folder, folder))
        hidden = {**ACT, "key": "C-7", "new": "killing", "public_reason": "The act was worse."}
        printed = said(comparison_of(correct(folder, ACT, hidden)))
        assert "An act had not been coded." in printed
        assert "The act was worse." not in printed

    @pytest.mark.parametrize(
        ("table", "key", "column", "old", "new"),
        [("cases", "C-10", "act_types", "killing", "killing|detention"),
         ("cases", "C-7", "account", "Held in Zorvath.", "Held by Zorvath."),
         ("responses", "R-7", "text", "The man lied.", "The man erred."),
         ("responses", "R-7", "date_received", "2030-10-04", "2030-10-05"),
         ("un_actions", "AL XAC 2/2030", "date", "2030-09-02", "2030-09-04"),
         ("cases", "C-8", "account_anonymous", "Someone was held.", "Someone was kept."),
         ("responses", "R-8", "text", "Not yet public.", "Still not public.")],
        ids=lambda value: value if value.isidentifier() else "",
    )  # fmt: skip
    def it_prints_no_reason_of_what_is_not_printed_beside_what_is(self, tmp_path, table, key, column, old, new):
        """The row of the case changes as well in what is printed, so that it is among those that show."""
        cases = [
            *CASES, *(case(f"C-1{n}", states="XAB", consent="statistics", act_types="killing") for n in range(5)),
            case("C-7", states="XAC", consent="anonymous", act_types="detention", account="Held in Zorvath.",
                 account_anonymous="A person was held."),
            case("C-8", states="XAC", act_types="detention", account="A baker was held.",
                 account_anonymous="Someone was held."),
        ]  # fmt: skip
        letter = {**ACTIONS[0], "action": "AL XAC 2/2030", "case_ids": "C-7", "put_to": "XAC", "names_someone": "yes"}
        replies = [
            {**REPLY, "response_id": "R-7", "case_ids": "C-7", "actions": letter["action"], "text": "The man lied.",
             "text_anonymous": "It was rejected."},
            {**REPLY, "response_id": "R-8", "case_ids": "C-8", "actions": "", "text": "Not yet public.",
             "public": "no"},
        ]  # fmt: skip
        folder = write_folder(tmp_path / "f", cases, persons=PERSONS, un_actions=[*ACTIONS, letter], responses=replies,
                              toml=f"{REPORT_TOML}statistics = true\n")  # fmt: skip
        publication.freeze(Request(folder, folder))
        row = {"kind": "error", "public_reason": "It was printed."}
        printed = [
            {**row, "table": "cases", "key": "C-7", "column": "account_anonymous", "old": "A person was held.",
             "new": "A person was held long."},
            {**row, "table": "cases", "key": "C-8", "column": "account", "old": "A baker was held.",
             "new": "A baker was held long."},
            *({**row, "table": "responses", "key": key, "column": "position", "old": "rejects", "new": "partly"}
              for key in ("R-7", "R-8")),
        ]  # fmt: skip
        hidden = {**row, "table": table, "key": key, "column": column, "old": old, "new": new,
                  "public_reason": "It was hidden."}  # fmt: skip
        text = said(comparison_of(correct(folder, hidden, *printed)))
        assert "It was printed." in text
        assert "It was hidden." not in text

    def it_prints_no_reason_of_an_entry_whose_words_are_not_told(self, folder):
        account = {**DATE, "key": "C-6", "old": CASES[5]["account"], "new": "{P-6} received threats at home."}
        persons = [{**row, "consent": "none" if row["person_key"] == "P-6" else "named"} for row in PERSONS]
        write_table(folder / "persons.csv", persons)
        text = said(comparison_of(correct(folder, ACT, account)))
        assert "An act had not been coded." in text
        assert "A date was wrong." not in text

    def it_prints_no_reason_with_the_id_of_a_case(self, folder):
        text = said(
            comparison_of(correct(folder, {**ACT, "public_reason": "It had been taken for that of C-5."}, DATE))
        )
        assert "A date was wrong." in text
        assert "C-5" not in text

    def it_compares_two_frozen_versions_by_number_label_and_hash(self, folder):
        freeze(correct(folder, ACT))
        correct(folder)
        hashes = [path.name for path in (folder / ".reportgen" / "versions").iterdir()]
        first = json.loads((folder / ".reportgen/versions" / hashes[0] / "about.json").read_text())["number"]
        of = {first: hashes[0], 3 - first: hashes[1]}
        expected = lines(folder, "1", "2")
        assert "From version 1 of 17 August 2031 (advance edited) to version 2" in expected
        assert lines(folder, "advance edited", of[2][:10]) == expected
        assert "3 -> 2" in lines(folder, "2")

    @pytest.mark.parametrize("name", ["7", "nobody's", "\x1b[2J", "ffff"])
    def it_refuses_a_version_that_is_none(self, folder, name):
        with pytest.raises(UsageError, match="No frozen version is called") as refused:
            compared(folder, name)
        assert "\x1b" not in refused.value.message

    def it_refuses_a_label_that_several_have(self, folder):
        publication.freeze(Request(correct(folder, ACT), folder), "advance edited")
        with pytest.raises(UsageError, match="Several versions"):
            compared(folder, "advance edited")

    def it_says_so_where_nothing_is_frozen(self, tmp_path):
        folder = write_folder(tmp_path / "f", CASES, persons=PERSONS)
        with pytest.raises(UsageError, match="No version is frozen yet"):
            compared(folder)

    def it_shows_of_long_words_what_is_other(self, folder):
        long = "It went on and on. " * 30 + "{} of it was told."
        old, new = (long.format(which).replace(". ", ", ") for which in ("Half", "All"))
        write_table(
            folder / "cases.csv", [{**row, "account": old} if row["case_id"] == "C-3" else row for row in CASES]
        )
        freeze(folder)
        text = lines(correct(folder, {**DATE, "key": "C-3", "old": old, "new": new}))
        assert "Half of it was told." in text
        assert "All of it was told." in text
        assert max(map(len, text.splitlines())) < 450

    def it_tells_drafters_who_left_and_that_people_have_to_decide(self, folder):
        text = lines(correct(folder, ACT, WITHDRAWN))
        assert "case C-5: left the report: consent withdrawn [for drafters only]" in text
        assert "Withdraw the report or issue it anew: a decision for people." in text
        assert "figure cases" in text

    def it_quotes_nobody_who_withdrew(self, folder):
        assert "Querstad" not in lines(correct(folder, ACT, WITHDRAWN))
        assert "harbour" not in lines(correct(folder, ACT, WITHDRAWN))

    def it_says_only_that_a_hidden_figure_changed(self, tmp_path):
        toml = f"{REPORT_TOML}statistics = true\n"
        cases = [*CASES, *(case(f"C-1{n}", states="XAB", consent="statistics", act_types="killing") for n in range(2))]
        folder = write_folder(tmp_path / "f", CASES, persons=PERSONS, toml=toml)
        freeze(folder)
        write_table(folder / "cases.csv", cases)
        text = lines(folder)
        assert "changed, not shown" in text
        assert re.search(r"cases: changed, not shown  \[cases\]", text)
        printed = said(comparison_of(folder))
        assert "Changed, not shown" in printed
        assert not re.search(r"\b8\b|\beight\b", re.sub(r"text-\d+", "", printed))


class DescribeWhatMayBePassedOn:
    def it_tells_figures_and_texts_and_reasons_without_ids(self, folder):
        text = said(comparison_of(correct(folder, ACT, DATE, reply=True)))
        assert "Cases with the act: Surveillance" in text
        assert "On 4 June 2030" in text
        assert "Error: A date was wrong." in text
        assert "C-1" not in text
        assert "advance edited" not in text

    @pytest.mark.parametrize(
        "left", [[WITHDRAWN], FOR_PROTECTION, ANONYMOUS], ids=["withdrawn", "excluded", "anonymous"]
    )
    @pytest.mark.parametrize("document", [comparison_of, corrigendum_of])
    def it_reads_as_if_nobody_had_left_where_somebody_did(self, folder, left, document):
        """And as if nothing had happened that would show a gap: what is told is told of other words alone."""
        expected = document(correct(folder, DATE))
        assert document(correct(folder, DATE, *left)) == expected
        assert document(correct(folder, DATE, ACT, *left, reply=True)) == expected

    def it_puts_a_paragraph_behind_the_entry_of_whoever_left_as_if_they_had_not(self, folder):
        """What is put in before an entry follows what readers have there, and not what is left of it."""
        account = CASES[4]["account"]
        first = {**DATE, "key": "C-5", "old": account, "new": f"It was told by others first.\n\n{account}"}
        expected = said(corrigendum_of(correct(folder, first)))
        assert "Annex I, after paragraph 1" in expected
        assert said(corrigendum_of(correct(folder, first, {**WITHDRAWN, "key": "C-1"}))) == expected

    @pytest.mark.parametrize("left", LEFT.values(), ids=LEFT)
    def it_says_no_more_of_a_version_in_which_nothing_else_changed(self, folder, left):
        assert comparison_of(correct(folder, *left)) == comparison_of(correct(folder))

    def it_tells_nothing_of_a_row_that_is_no_longer_there(self, folder):
        expected = said(comparison_of(folder))
        write_table(folder / "cases.csv", [row for row in CASES if row["case_id"] != "C-5"])
        assert said(comparison_of(folder)) == expected
        assert "a case that today's tables do not have: left the report" in lines(folder)

    def but_it_tells_of_a_duplicate(self, folder):
        text = said(corrigendum_of(correct(folder, *DUPLICATE)))
        assert "Delete the paragraph" in text
        assert "Annex I, paragraph 2" in text

    def it_tells_nothing_that_names_whoever_may_no_longer_be_named(self, folder):
        persons = [{**row, "consent": "none" if row["person_key"] == "P-6" else "named"} for row in PERSONS]
        write_table(folder / "persons.csv", persons)
        text = said(comparison_of(correct(folder, ACT)))
        assert "Lindequell" not in text
        assert "Surveillance" in text
        assert "teacher" not in text

    def it_looks_at_today_whichever_versions_are_compared(self, folder):
        freeze(correct(folder, ACT, DATE))
        correct(folder, ACT, DATE, WITHDRAWN)
        done = compared(folder, "1", "2").comparison
        assert not done.told.facts
        assert [change.place.number for change in done.told.blocks] == ["1"]
        assert "C-5" not in done.told.__repr__()

    def it_refuses_where_a_person_that_was_named_is_no_longer_known(self, folder):
        accounts = [{**row, "account": "Told.", "account_short": "", "victims": ""} for row in CASES]
        write_table(folder / "cases.csv", accounts)
        write_table(folder / "persons.csv", PERSONS[:1])
        with pytest.raises(ProtectionError, match=r"2 persons whom an earlier report names"):
            corrections.comparison_files(Request(folder, folder.parent / "o"), "", "", ("html",))
        assert "Rows:" in lines(folder)

    @pytest.mark.parametrize("name", ["", "Redacted", "Ione Kwerstad"])
    def it_refuses_where_the_name_of_somebody_who_may_not_be_named_now_is_another_one(self, folder, name):
        """Whoever takes a consent back may have been taken out of the table as well: no search finds the name then."""
        changed = {"consent": "withdrawn", "descriptor": "a teacher", "name": name, "surname": ""}
        write_table(folder / "persons.csv", [row | changed if row["person_key"] == "P-5" else row for row in PERSONS])
        freeze(folder)
        for make in (lambda request: corrections.comparison_files(request, "1", "2", ("html",)),
                     lambda request: corrections.corrigendum(request, "1", "2")):  # fmt: skip
            with pytest.raises(ProtectionError, match=r"1 person whom an earlier report names"):
                make(Request(folder, folder.parent / "o"))
        assert not (folder.parent / "o").exists()
        assert "Querstad" not in said(comparison_of(folder))

    def but_not_where_the_name_of_somebody_who_is_still_named_was_corrected(self, folder):
        changed = {"name": "Ione Kwerstad", "surname": "Kwerstad"}
        write_table(folder / "persons.csv", [row | changed if row["person_key"] == "P-5" else row for row in PERSONS])
        assert "Kwerstad" in said(corrigendum_of(folder))

    def it_refuses_where_the_earlier_version_tells_nothing_of_its_rows(self, folder):
        (folder / ".reportgen" / "key").unlink()
        with pytest.raises(ProtectionError, match="with another key"):
            corrections.comparison_files(Request(folder, folder.parent / "o"), "", "", ("html",))
        assert "Rows: not known." in lines(folder)


class DescribeCorrigendum:
    def it_says_what_to_read_for_what_by_the_numbers_that_readers_hold(self, folder):
        report = corrigendum_of(correct(folder, ACT, DATE, reply=True))
        text = said(report)
        assert report.front.symbol == "A/HRC/99/1/Corr.1"
        assert "Corrigendum" in text
        assert "Annex I, paragraph 1, first sentence" in text
        assert "For 3 June read 4 June" in text
        assert "for the existing figure and table substitute the following" in text
        assert "3 bis. " in text or "4 bis. " in text
        assert report.front.running_notice.startswith("DRAFT")
        assert report.front.specimen

    def it_refuses_where_nothing_changed_or_the_order_is_wrong(self, folder):
        freeze(correct(folder, DATE))
        ask = Request(folder, folder.parent / "o")
        with pytest.raises(UsageError, match="not earlier"):
            corrections.corrigendum(ask, "2", "1")
        with pytest.raises(UsageError, match="not earlier"):
            corrections.corrigendum(ask, "2", "2")

    def it_refuses_where_nothing_may_be_printed(self, folder):
        freeze(correct(folder, WITHDRAWN, ACT))
        with pytest.raises(ProtectionError, match="Withdraw the report or issue it anew"):
            corrections.corrigendum(Request(folder, folder.parent / "o"), "1", "2")
        assert not (folder.parent / "o").exists()

    @pytest.mark.slow
    def it_is_published_once_two_people_have_signed_the_later_version_off(self, folder, tmp_path):
        import pypdf

        freeze(correct(folder, DATE))
        ask = Request(folder, tmp_path / "o", publish=True)
        with pytest.raises(ProtectionError, match="0 people have signed"):
            corrections.corrigendum(ask, "1", "2")
        for who in (ANA, BO):
            publication.sign_off(Request(folder, folder), who)
        paths, _ = corrections.corrigendum(ask, "1", "2", number=2)
        assert [path.name for path in paths] == ["corrigendum.docx", "corrigendum.pdf"]
        text = "".join(page.extract_text() for page in pypdf.PdfReader(paths[1]).pages)
        assert "DRAFT" not in text
        assert "Corr.2" in text
        assert json.loads((tmp_path / "o" / "corrigendum.manifest.json").read_text())["draft"] is False
        correct(folder, DATE, ACT)
        with pytest.raises(ProtectionError, match="is not what the folder holds now"):
            corrections.corrigendum(ask, "1", "2")


def settle(folder, before, after):
    path = folder / "report.toml"
    path.write_text(path.read_text("utf-8").replace(before, after), "utf-8")


class DescribeTheFrontPage:
    SESSION = ("session = 99", "session = 98")
    EDITION = ("[period]", 'version = "Advance edited version"\n[period]')

    def it_is_compared_line_by_line(self, folder):
        settle(folder, *self.SESSION)
        settle(folder, *self.EDITION)
        text = lines(folder)
        assert "  Cover page, session\n    - Ninety-ninth session\n    + Ninety-eighth session" in text
        assert "Cover page, version" in text
        assert "Ninety-eighth session" in said(comparison_of(folder))

    def it_is_corrected(self, folder):
        settle(folder, *self.SESSION)
        settle(folder, '"A/HRC/99/1"', '"A/HRC/100/1"')
        text = said(corrigendum_of(folder))
        assert "1. Cover page, document symbol" in text
        assert "For A/HRC/99/1 read A/HRC/100/1" in text
        assert "For Ninety-ninth session read Ninety-eighth session" in text

    def it_substitutes_a_long_title_as_a_whole(self, folder):
        title = "Cooperation with the United Nations and its mechanisms in the field of human rights"
        settle(folder, "session = 99", f'session = 99\ntitle = "{title}"')
        words_ = said(replace(corrigendum_of(folder), front=None, properties=None))
        assert f"For the existing text substitute\ncorrection-1-p-1\n\n{title}" in words_

    def it_has_the_masthead_of_the_later_version_and_not_of_today(self, folder):
        settle(folder, *self.SESSION)
        freeze(folder)
        settle(folder, "session = 98", "session = 97")
        settle(folder, "Synthetic.", "Invented.")
        done = compared(folder, "1", "2")
        loaded = done.stated.loaded
        made = composition.compose_corrigendum(done.comparison.told.blocks, loaded.settings, done.phrases,
                                               masthead=done.after.report.front)  # fmt: skip
        assert made.front.session == "Ninety-eighth session"
        assert made.front.notice.startswith("Invented.")
        assert made.front.running_notice.startswith("DRAFT")

    def but_that_an_edition_is_another_is_no_error(self, folder):
        settle(folder, *self.EDITION)
        freeze(folder)
        with pytest.raises(UsageError, match="reads as that of version 1"):
            corrections.corrigendum(Request(folder, folder.parent / "o"), "1", "2")
        settle(folder, *self.SESSION)
        assert "Advance" not in said(replace(corrigendum_of(folder), front=comparison_of(folder).front))

    @pytest.mark.parametrize("left", LEFT.values(), ids=LEFT)
    def it_is_told_beside_whoever_left_but_for_what_may_say_why(self, folder, left):
        settle(folder, *self.SESSION)
        expected = said(corrigendum_of(folder))
        settle(folder, *self.EDITION)
        settle(folder, 'notice = "Synthetic.', 'notice = "One person left. Synthetic.')
        correct(folder, *left)
        assert said(corrigendum_of(folder)) == expected.replace("Synthetic.", "One person left. Synthetic.")
        assert "One person left" not in said(replace(comparison_of(folder), front=None, properties=None))


@pytest.mark.slow
class DescribeTheFiles:
    @pytest.fixture
    def made(self, run, folder, tmp_path):
        freeze(correct(folder, ACT, DATE, WITHDRAWN, reply=True))
        output = tmp_path / "out"
        runs = [
            run("compare", folder, "--format", "docx", "--format", "html", "--format", "json", "-o", output),
            run("compare", folder, "1", "2", "--format", "json", "-o", tmp_path / "second"),
            run("corrigendum", folder, "1", "2", "-o", output),
        ]
        assert [done.code for done in runs] == [0, 0, 0], [done.err for done in runs]
        return output, runs

    def it_shows_whoever_left_in_no_part_of_any_file(self, made):
        output, _ = made
        names = {"comparison.docx", "comparison.html", "comparison.json", "corrigendum.docx", "corrigendum.pdf"}
        assert names <= {path.name for path in output.iterdir()}
        for path in [*output.iterdir(), output.parent / "second" / "comparison.json"]:
            for text in parts_of(path):
                for secret in ("Querstad", "Ione", "harbour", "C-5", "C-1", "withdrawn", "urveillance", "Consent was"):
                    assert secret not in text, (path.name, secret)

    def but_it_tells_drafters_apart(self, made):
        output, runs = made
        internal = output.with_name("out.internal")
        assert "case C-5: left the report: consent withdrawn" in (internal / "corrigendum.txt").read_text()
        assert "a decision for people" in runs[2].err
        assert "C-5" not in "".join(done.out for done in runs)

    def it_takes_them_away_when_the_data_is_another(self, made, run, folder):
        output, _ = made
        correct(folder, ACT)
        assert run("build", folder, "-o", output, "--format", "html").code == 0
        assert not list(output.glob("corrigendum*"))
        assert not list(output.glob("comparison*"))


def parts_of(path):
    """Every text of a file: the members of a Word file, the pages of a PDF and what is said of it."""
    content = path.read_bytes()
    if path.suffix == ".docx":
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for name in package.namelist():
                yield re.sub(r"<[^>]*>", "", package.read(name).decode("utf-8", "replace"))
                yield package.read(name).decode("utf-8", "replace")
    elif path.suffix == ".pdf":
        import pypdf

        reader = pypdf.PdfReader(path)
        yield from (page.extract_text() for page in reader.pages)
        yield str(reader.metadata)
    else:
        yield content.decode()


def it_keeps_how_much_may_be_told_of_each_row(folder):
    stated = compared(folder).stated
    rows = stated.released.ledger.rows()
    assert {row.told for row in rows.rows.values()} == {Told.NAMED}
    assert replace(rows, corrections=frozenset()) == rows
