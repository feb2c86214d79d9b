from __future__ import annotations

import re
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from prose_facts import SETTINGS, STATES, fact, facts, prose

from reportgen import resources
from reportgen.composition.prose import render
from reportgen.document import blocks as b
from reportgen.document import inlines as i
from reportgen.document.outline import line
from reportgen.document.prose import ProseFile
from reportgen.errors import ProseError
from reportgen.loading import read_reference
from reportgen.settings import PeriodSettings, PolicySettings, ReportSettings, Settings
from reportgen.vocabulary import AddressesReprisal, CountQualifier, Part, ReplyForm, ReplyPosition


def written(text, these=None, with_settings=SETTINGS, **how):
    """The one paragraph that a template makes."""
    (paragraph,) = render(prose(text), these or facts(), with_settings, **how)
    return paragraph.content


def words(text, *more, **how):
    return i.plain(written(text, facts(*more), **how))


def refusal(text, these=None, with_settings=SETTINGS, **how):
    with pytest.raises(ProseError) as refused:
        render(prose(text), these or facts(), with_settings, **how)
    assert refused.value.__cause__ is None
    return str(refused.value)


class DescribeFactsInProse:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("{{ states }}", "three"),
            ("{{ states | in_words }}", "three"),
            ("{{ states | figures }}", "3"),
            ("{{ states | at_start }}", "Three"),
            ('{{ cases | at_start("case") }}', "Forty-seven cases"),
            ('{{ cases.new | at_start("case") }}', "One case"),
            ('{{ persons | at_start("person") }}', "At least 240 persons"),
            ('{{ persons | counted("person") }}', "at least 240 persons"),
            ('{{ states.both | counted("State") }}', "no States"),
            ('{{ states.new | counted("person of note", "persons of note") }}', "two persons of note"),
            ('{{ states | counted("State", beside=cases) }}', "3 States"),
            ('{{ cases | counted("case", beside=states) }}', "47 cases"),
            ('{{ states | counted("State", beside=states.new) }}', "three States"),
            ('{{ states.both | counted("State", beside=cases) }}', "no States"),
            ("{{ responses.share | per_cent }}", "13 per cent"),
            ("{{ act_types.travel_restriction.cases }}", "four"),
            ('{{ act_types["travel_restriction"]["cases"] }}', "four"),
            ("{{ act_types.travel_restriction | label }}", "Travel restriction"),
            ('{{ act_types | itemised("cases") }}', "travel restriction (4)"),
            ("{{ cases | label }}", "Label of cases"),
            ("{{ country.XAA.cases }}", "12"),
            ("{{ country.XAB.name }}", "the Kingdom of Bel*ora"),
            ("{{ country.XAB.name | at_start }}", "The Kingdom of Bel*ora"),
            ("{{ states.new | listed }}", "Arvenia and the Kingdom of Bel*ora"),
            ('{{ cases.new | agree("was", "were") }}', "was"),
            ('{{ states.both | agree("was", "were") }}', "were"),
            ("{% if states.both %}a{% else %}b{% endif %}", "b"),
            ("{% if states and cases.new is one and cases is not one %}a{% endif %}", "a"),
            ("{% if known(persons.women) %}a{% elif persons is known %}b{% endif %}", "b"),
            ("{% if act_types %}a{% endif %}", "a"),
            ("{% set these = states %}{{ these.new }}", "two"),
            ('{% macro m(x, y) %}{{ x }} {{ y }}{% endmacro %}{{ m(states, y="States") }}', "three States"),
            ("{{ report.symbol }}", "A/HRC/99/1"),
            ("{{ report.ordinal | ordinal_words }}", "twenty-second"),
            ("{{ session | ordinal_words }}", "ninety-ninth"),
            ("{{ period.end | day }} and {{ cut_off | day }}", "30 April 2031 and 15 June 2031"),
        ],
    )
    def it_words_them(self, text, said):
        assert words(text) == said

    def it_keeps_the_key_of_each_figure(self):
        content = written(
            '**{{ states }}** of {{ country.XAA.cases | counted("case") }} or {{ responses.share | per_cent }}'
        )
        assert content == (
            i.Strong((i.Quantity("states", "three"),)),
            i.Text(" of "),
            i.Quantity("country.XAA.cases", "12"),
            i.Text(" cases or "),
            i.Quantity("responses.share", "13 per cent"),
        )

    def it_keeps_it_in_tables_too(self):
        (table,) = render(prose("Table: Cases\n\n| A | Cases |\n|---|--:|\n| b | {{ cases }} |"), facts(), SETTINGS)
        assert table.rows[0].cells[1].key == "cases"

    def it_lists_the_states_behind_a_number_in_a_note(self):
        assert written('{{ states.new | counted("State") }},{{ states.new | note_states }} and') == (
            i.Quantity("states.new", "two"),
            i.Text(" States,"),
            i.NoteMark(i.Note(i.text("Arvenia and the Kingdom of Bel*ora."))),
            i.Text(" and"),
        )

    def but_it_lists_none_behind_nothing(self):
        assert words("none{{ states.both | note_states }}.") == "none."

    def it_loops_over_the_listed_states(self):
        items = render(
            prose("{% for country in countries if country.cases %}\n- {{ country.name }}: {{ country.cases }}"
                  "{% if loop.last %}.{% endif %}\n{% endfor %}"), facts(), SETTINGS)  # fmt: skip
        assert [i.plain(item.content) for item in items] == ["Arvenia: 12", "the Kingdom of Bel*ora: one."]
        assert i.Quantity("country.XAB.cases", "one") in items[1].content

    def it_loops_over_a_group_without_its_remainder(self):
        more = fact("act_types.not_stated.cases", 9)
        assert (
            words("{% for act in act_types if act.cases %}{{ act | label }};{% endfor %}", more)
            == "Travel restriction;"
        )

    def it_answers_for_a_state_that_is_not_listed_as_for_one_without_cases(self):
        assert words("{{ country.XAD.cases }}, {{ country.XAD.name }}") == "no, Dunmark"
        assert written("{{ country.XAD.cases }}") == (i.Quantity("country.XAD.cases", "no"),)

    def it_calls_a_total_of_zero_that_is_not_exact_unknown(self):
        more = fact("persons", 0, CountQualifier.AT_LEAST)
        assert words("{% if persons or known(persons) %}a{% else %}b{% endif %}", more) == "b"

    def it_lets_prose_name_grades_that_policy_keeps_back(self):
        kept = facts()
        kept = replace(kept, facts={key: each for key, each in kept.facts.items() if "form" not in key})
        with_settings = replace(SETTINGS, policy=PolicySettings(reply_grades=False))
        text = "{% if responses.form.substantive or known(responses.form.holding) %}a{% else %}b{% endif %}"
        assert i.plain(written(text, kept, with_settings)) == "b"
        assert "policy.reply_grades" in refusal("{{ responses.form.substantive }}", kept, with_settings)
        assert "no fact" in refusal("{% if responses.form.substantiv %}{% endif %}", kept, with_settings)


class DescribeReferencesAndInserts:
    def it_refers_by_anchor(self):
        targets = ("table:cases_by_act", "figure:states_by_act", "annex:new", "annex:follow_up")
        text = ", ".join(f'{{{{ ref("{target}") }}}}' for target in targets)
        anchors = [inline.anchor for inline in written(text) if isinstance(inline, i.CrossReference)]
        assert anchors == ["table-cases_by_act", "figure-states_by_act", "annex-new", "annex-follow-up"]

    def it_knows_what_the_report_has(self):
        nothing = replace(SETTINGS, charts=replace(SETTINGS.charts, show=()))
        text = '{% if has("annex:new") %}a{% endif %}{% if has("annex:follow_up") %}b{% endif %}'
        assert i.plain(written(text + "c", with_settings=nothing, these=drawable())) == "ac"

    def it_puts_blocks_where_they_are_asked_for(self):
        entry = b.Paragraph(i.text("An entry."), "summary-xaa-p-1")
        found = render(prose('a\n\n{{ insert("summary_of_cases") }}\n\nb'), facts(), SETTINGS,
                       inserts={"summary_of_cases": (entry,)})  # fmt: skip
        assert [line(block) for block in found] == ["a", "An entry.", "b"]

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ('{{ insert("sumary") }}', "line 1: .*did you mean summary"),
            ('a {{ insert("summary") }}', "line 1: .*stands alone"),
            ('\n- {{ insert("summary") }}', "line 2: .*stands alone"),
            ('{{ ref("annexe:new") }}', "table:<name>"),
            ('a\n\n{{ ref("figure:case_by_act") }}', "line 3: .*did you mean figure:cases_by_act"),
            ('{{ ref("figure:zzz") }}', "line 1: .*there is cases_by_act"),
            ('{{ has("x") }}', "table:<name>"),
        ],
    )
    def it_refuses_what_cannot_be_found(self, text, why):
        assert re.search(why, refusal(text, inserts={"summary": ()}))


class DescribeText:
    def it_refuses_a_person_in_braces_which_only_accounts_can_hold(self):
        assert "line 2: a person in braces" in refusal("a\n{P-12} was here")

    def it_keeps_names_from_being_markup(self):
        assert written("*{{ country.XAB.name }}*") == (i.Emphasis(i.text("the Kingdom of Bel*ora")),)

    def it_takes_comments_out_before_anything_is_asked(self):
        assert words("<!-- {{ no_such_fact }} -->\na") == "a"

    def it_keeps_the_end_of_a_line_that_ends_with_a_tag(self):
        text = "a{% if states %} b{% endif %}\n\nc\n{% if states %}\nd\n{% endif %}\n\ne"
        assert [line(block) for block in render(prose(text), facts(), SETTINGS)] == ["a b", "c d", "e"]

    @settings(max_examples=80)
    @given(st.text(max_size=60))
    @example("{{ states")
    @example("{% raw %}")
    @example("{{ 'a' 'b' }}")
    @example("{{ '\\ud800' }}")
    @example("{{ " + "9" * 5000 + " }}")
    @example("{{ (" * 300 + "states" + ") }}" * 300)
    @example("{% for a in countries %}" * 30 + "x" + "{% endfor %}" * 30)
    def it_renders_or_refuses_anything(self, text):
        try:
            render(prose(text), facts(), SETTINGS)
        except ProseError:
            return

    @settings(max_examples=60)
    @given(st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=30))
    def it_gives_out_what_was_put_in(self, text):
        assert written(f"x{text} {{{{ states }}}}") == (i.Text(f"x{text} "), i.Quantity("states", "three"))


class DescribeWhatIsRefused:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("a\n\n{{ states.boht }}", "line 3: states.boht is no fact of this report: did you mean states.both?"),
            ("{{ stats }}", "line 1: stats is no fact of this report and no name of this file: did you mean states?"),
            ("{% if states.both %}\n{{ cases.nwe }}\n{% endif %}", "line 2: cases.nwe is no fact"),
            ("{{ country.XQQ.cases }}", "line 1: country.XQQ is no fact of this report"),
            ("{% for c in countries %}\n{{ c.casse }}{% endfor %}", "line 2: country.XAA.casse is no fact"),
            ("{{ report.sumbol }}", "line 1: report.sumbol is no word of report.toml that prose can print: did"),
            ("{{ persons.women }}", "line 1: persons.women cannot be known from this data: guard the sentence"),
            ("{{ act_types }}", "line 1: act_types is a group of facts, not a figure: it has travel_restriction,"),
            ("{{ country.XAA }}", "line 1: country.XAA is a State"),
            ("{{ cases | per_cent }}", "line 1: cases is a count, not a share"),
            ("{{ responses.share }}", "line 1: responses.share is a share, not a count"),
            ("{{ cases | listed }}", "line 1: no States stand behind cases"),
            ("{{ states | inwords }}", "line 1: there is no filter inwords: did you mean in_words"),
            ("{% if states is odd %}{% endif %}", "line 1: there is no test odd"),
            ("{{ report.ordinal }}", "line 1: write {{ report.ordinal | ordinal_words }}"),
            ("{{ cases\n", "line 1: the file ends before a tag is closed"),
            ("a\n{% if states %}", "line 2: the file ends before a tag is closed"),
            ("a\n{% endif %}", "line 2: an {% end... %} stands here without its beginning"),
            ("{% do x %}", "line 1: there is no tag of this name"),
            ("{{ states | counted }}", "line 1: a filter or a macro is given too many or too few words"),
            ("{{ “states” }}", "line 1: a character stands here that means nothing"),
            ("{{ states ~ cases }}", "line 1: templates join no texts"),
            ("{{ states > cases }}", "line 1: templates compare nothing"),
            ("{% for x in [states] %}{% endfor %}", "line 1: templates hold no lists"),
            ("{% for x in report.symbol %}{% endfor %}", "line 1: a loop goes over countries or over a group"),
            ("{% set states = cases %}", "line 1: states has a meaning already"),
            ("{% for c in countries %}{{ loop.index }}{% endfor %}", "line 1: of a loop, only loop.first"),
            ("{% if cases %}{% set x = cases %}{% endif %}{% if states.both %}{% set y = cases %}{% endif %}\n{{ y }}",
             "line 2: "),
            ("a\n\ue000\ue002\ue001", "line 2: a character that has no printed form"),
            ("[a](https://x.org/{{ report.symbol }})", "line 1: the address of a link is typed"),
            ("{% if states %}\n\n![x](y)\n{% endif %}", "line 3: a report takes no images"),
            ("<!-- a", "line 1: a comment (<!--) is never closed"),
        ],
    )  # fmt: skip
    def it_says_where_and_what_was_meant(self, text, said):
        assert refusal(text).startswith(f"prose/chapter.md, {said}")

    def it_names_a_setting_that_report_toml_does_not_say(self):
        bare = replace(SETTINGS, report=ReportSettings(), period=PeriodSettings())
        assert "report.toml does not say report.previous_symbol" in refusal("{{ report.previous_symbol }}", None, bare)
        assert "{% if period.end %}" in refusal("{{ period.end | day }}", None, bare)


class DescribeTheSandbox:
    @pytest.mark.parametrize(
        "attack",
        [
            "{{ ''.__class__.__mro__ }}",
            "{{ states.__class__ }}",
            "{{ states['__class__'] }}",
            "{{ states.names }}",
            "{{ states.fact.cases }}",
            "{{ states | attr('names') }}",
            "{{ '{0.__class__}'.format(states) }}",
            "{{ '%s' % states }}",
            "{{ '{0.names}' | format(states) }}",
            "{{ known.__globals__ }}",
            "{{ insert.__self__ }}",
            "{{ (states | in_words)[1:] }}",
            "{{ self }}",
            "{{ self.__init__ }}",
            "{{ cycler }}",
            "{{ lipsum() }}",
            "{{ range(9) }}",
            "{{ joiner }}",
            "{{ namespace() }}",
            "{{ dict(a=states) }}",
            "{{ 7*7 }}",
            "{{ 7 }}",
            "{{ -states }}",
            "{{ states + states }}",
            "{{ states // cases }}",
            "{{ states | length }}",
            "{% include 'x' %}",
            "{% import 'x' as y %}",
            "{% from 'x' import y %}",
            "{% extends 'x' %}",
            "{% block a %}{% endblock %}",
            "{% filter upper %}a{% endfilter %}",
            "{% set x %}a{% endset %}",
            "{% call known(states) %}{% endcall %}",
            "{% autoescape true %}{% endautoescape %}",
            "{% for x in countries recursive %}{{ loop(x) }}{% endfor %}",
            "{% macro m() %}{{ varargs }}{% endmacro %}{{ m() }}",
            "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
            "{{ m.__globals__ }}{% macro m() %}{% endmacro %}",
            "{{ '\\ue000\\ue002\\ue001' }}",
            "{% raw %}{{ states }}{% endraw %}",
            "{{ ref(*states) }}",
            "{{ country.keys() }}",
        ],
    )
    def it_lets_nothing_through(self, attack):
        message = refusal(attack)
        assert message.startswith("prose/chapter.md")
        assert "reportgen." not in message
        assert "object at" not in message
        assert "C-1" not in message

    @pytest.mark.parametrize(
        "endless",
        [
            "".join(f"{{% for a{n} in countries %}}" for n in range(15)) + "x" + "{% endfor %}" * 15,
            "{% macro m0() %}x{% endmacro %}"
            + "".join(f"{{% macro m{n + 1}() %}}{{{{ m{n}() }}}}{{{{ m{n}() }}}}{{% endmacro %}}" for n in range(40))
            + "{{ m40() }}",
        ],
    )
    def it_stops_what_would_run_without_end(self, endless):
        assert "writes more than 2,000,000 characters" in refusal(endless)


REFERENCE = read_reference()
CHAPTERS = sorted((resources.templates() / "prose").glob("*.md"))


def keys():
    """Every key that the world has."""
    yield from ("states", "states.new", "states.follow_up", "states.both", "states.anonymous_only", "cases",
                "cases.new", "cases.follow_up", "situations", "persons", "persons.not_stated", "persons.women",
                "persons.young", "persons.detained", "organizations", "responses.cases", "responses.requested",
                "responses.answered", "responses.share", "responses.replies", "responses.addressing_reprisal",
                "withheld.cases", "withheld.persons", "withheld.states")  # fmt: skip
    for act in (*REFERENCE.act_types, "not_stated"):
        yield from (f"act_types.{act}.cases", f"act_types.{act}.states")
    for body in (*REFERENCE.un_entities, "not_stated"):
        yield from (f"un_entities.{body}.cases", f"raised_by.{body}.cases")
    yield from (f"regions.{region}.states" for region in REFERENCE.regions)
    yield from (f"responses.form.{form}" for form in ReplyForm)
    yield from (f"responses.position.{position}" for position in ReplyPosition)
    yield from (f"responses.addressing_reprisal.{code}" for code in AddressesReprisal if code != "yes")
    days = ("up_to_30", "from_31_to_60", "from_61_to_90", "over_90", "not_computable", "not_in_substance", "no_reply")
    yield from (f"responses.days.{outcome}" for outcome in days)


def drawable(value=2, unknown=False, grades=True):
    """Facts with every key, each of them `value`; what cannot always be known is None where `unknown`."""
    world = {}
    for key in keys():
        behind = tuple(state.iso3 for state in STATES[: min(value, 3)]) if "states" in key else ()
        number = len(behind) if behind else value
        doubtful = key.startswith(("persons", "organizations", "withheld.persons")) and key != "persons.not_stated"
        if key == "responses.share":
            number = 0.5 if value else None
        elif doubtful and unknown:
            number = None
        exact = not doubtful and not key.startswith("withheld")
        counted = fact(key, number, CountQualifier.EXACT if exact else CountQualifier.AT_LEAST, behind)
        world[key] = replace(counted, label=f"counted: {key}")
    if not grades:
        world = {key: each for key, each in world.items() if not key.startswith(
            ("responses.form", "responses.position", "responses.addressing"))}  # fmt: skip
    listed = tuple(state.iso3 for state in STATES[: min(value, 3)])
    own = {f"country.{state}.{key}": replace(each, key=f"country.{state}.{key}") for state in listed
           for key, each in world.items() if not key.startswith(("states", "regions", "withheld"))}  # fmt: skip
    found = facts(listed=listed)
    reference = replace(REFERENCE, countries={**REFERENCE.countries, **found.reference.countries})
    return replace(found, facts={**world, **own}, reference=reference)


def read_aloud(content):
    """A paragraph and its notes, with words where numbering will put them."""
    worded = (i.Text("annex I") if isinstance(inline, i.CrossReference) else inline for inline in content)
    yield i.plain(tuple(worded))
    yield from (i.plain(note.content) for note in i.notes(content))


class DescribeTheDefaultProse:
    def it_has_a_file_for_each_chapter(self):
        names = [path.stem for path in CHAPTERS]
        assert names == [
            "access",
            "activities",
            "conclusions",
            "information_received",
            "introduction",
            "policy",
            "summary",
        ]

    @pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
    @pytest.mark.parametrize(
        ("value", "unknown", "grades", "said"),
        [*product((0, 1, 2, 47), (False, True), (True,), (True,)), (0, False, False, False), (5, True, False, False)],
    )
    def it_reads_as_english_whatever_the_data(self, path, value, unknown, grades, said):
        file = ProseFile(path.stem, path.name, path.read_text(encoding="utf-8"))
        own = SETTINGS if said else Settings()
        own = replace(own, policy=PolicySettings(reply_grades=grades))
        entry = (b.Paragraph(i.text("An entry."), "s-p-1"),)
        found = render(file, drawable(value, unknown, grades), own, inserts={"summary_of_cases": entry})
        text = "\n".join(sentence for block in found for sentence in read_aloud(block.content))
        slips = (
            r"  |\n | \n| [.,;:]|,,|\.\.|None|\{|\}|--|['\"]|%|no (is|are|was|were)\b|\bone \w+s (is|are|was|were)\b"
        )
        assert not re.findall(slips, text)
        assert not re.findall(r"\b(one|One) (cases|States|persons|replies|instances|organizations)\b", text)
        assert not re.findall(r"\b(\w+) \1\b", text.replace("that that", ""))
        assert not re.findall(r"\w(?:n't|n’t|’re|’ll)\b", text)

    @pytest.mark.parametrize(
        ("rejects", "partly", "accepts", "said"),
        [
            (31, 11, 1, "They are accepted in part in 11 replies and accepted in 1 reply."),
            (4, 0, 1, "The allegations are rejected in four replies. They are accepted in one reply."),
            (0, 2, 0, "The allegations are accepted in part in two replies."),
        ],
    )
    def it_says_in_one_breath_what_replies_accept(self, rejects, partly, accepts, said):
        file = next(path for path in CHAPTERS if path.stem == "information_received")
        values = {"rejects": rejects, "partly": partly, "accepts": accepts}
        world = drawable(47)
        keyed = {f"responses.position.{code}": n for code, n in values.items()}
        own = {key: replace(world.facts[key], value=n) for key, n in keyed.items()}
        these = replace(world, facts={**world.facts, **own})
        entry = (b.Paragraph(i.text("An entry."), "s-p-1"),)
        prose_file = ProseFile(file.stem, file.name, file.read_text(encoding="utf-8"))
        found = render(prose_file, these, SETTINGS, inserts={"summary_of_cases": entry})
        assert said in "\n".join(sentence for block in found for sentence in read_aloud(block.content))

    def it_leaves_no_section_alone(self):
        for path in CHAPTERS:
            heads = [text for text in path.read_text(encoding="utf-8").splitlines() if text.startswith("#")]
            assert sum(head.startswith("## ") for head in heads) != 1
            assert sum(head.startswith("# ") for head in heads) == (path.stem != "summary")

    def it_types_no_count(self):
        for path in CHAPTERS:
            text = re.sub(r"<!--.*?-->|\{\{.*?\}\}|\{%.*?%\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
            typed = re.sub(r"resolutions? [\d/, and]+|HRI/MC/\d+/\d+|paras?\. \d+|arts\. [^.]+\.|^\d+\.", "", text,
                           flags=re.MULTILINE)  # fmt: skip
            assert not re.findall(r"\d", typed), path.name

    def it_refers_to_annexes_only_where_they_are(self):
        file = ProseFile(
            "summary", "summary.md", (resources.templates() / "prose/summary.md").read_text(encoding="utf-8")
        )
        both = drawable(2)
        both = replace(both, entries=(*both.entries, replace(both.entries[0], part=Part.FOLLOW_UP)))
        for these, anchors in ((drawable(0), ["annex-statistics"]), (drawable(2), ["annex-new", "annex-statistics"]),
                               (both, ["annex-new", "annex-follow-up", "annex-statistics"])):  # fmt: skip
            content = [inline for block in render(file, these, SETTINGS) for inline in block.content]
            assert [inline.anchor for inline in content if isinstance(inline, i.CrossReference)] == anchors
