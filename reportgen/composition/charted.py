"""The charts of the statistical annex, each with its table and a sentence for those who cannot see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from reportgen.composition import state_names, wording
from reportgen.composition.chart_parts import (
    NOT_A_PARTITION,
    Bar,
    bar_figure,
    cell,
    figure,
    whole,
    with_qualifier,
)
from reportgen.composition.headings import headings, how_counted_together, together_in_states
from reportgen.composition.quotation_marks import curly_text
from reportgen.document.charts import Figure, MatrixChart, YearChart, YearPoint
from reportgen.document.inlines import Inline, Inlines, Quantity, Text, text
from reportgen.document.tables import Align, Cell, Column, Row
from reportgen.facts import Facts
from reportgen.settings import Settings
from reportgen.vocabulary import ActType, Country, Iso3, Region

FEWER_REPORTS = (
    "Fewer reports may mean more intimidation, not less: people who fear reprisals cooperate less, and report less."
)

_METHOD = f"{NOT_A_PARTITION} Situations and legislation are not counted."


def figures(facts: Facts, settings: Settings) -> tuple[Figure, ...]:
    """Every chart that the facts can make, in the order of the statistical annex; numbers are given by numbering."""
    return tuple(figure for name in _MAKERS for figure in _MAKERS[name](facts, settings))


def _cases_by_act(facts: Facts, settings: Settings) -> Iterator[Figure]:
    states = facts.group("act_types", "states")
    rows = [row for row in headings(facts, "act_types") if row.cases.present]
    bars = [Bar(row.label, (row.cases, states[row.code])) for row in rows]
    tail = [Bar("Not stated", (facts["act_types.not_stated.cases"],))]
    yield bar_figure("cases_by_act", "Cases by type of act", "Type of act", ("Cases", "States"), bars, tail, "cases",
                      settings, method=_METHOD, together=how_counted_together(rows))  # fmt: skip


def _cases_by_entity(facts: Facts, settings: Settings) -> Iterator[Figure]:
    raised = facts.group("raised_by", "cases")
    found = headings(facts, "un_entities", "raised_by")
    rows = [row for row in found if row.cases.present or raised[row.code].present]
    bars = [Bar(row.label, (row.cases, raised[row.code])) for row in rows]
    tail = [Bar("Not stated", (facts["un_entities.not_stated.cases"], facts["raised_by.not_stated.cases"]))]
    heads = ("Cases of cooperation with it", "Cases raised by it")
    yield bar_figure("cases_by_entity", "Cases by United Nations entity with which people cooperated",
                      "United Nations entity", heads, bars, tail, "cases", settings,
                      method=_METHOD, together=how_counted_together(rows))  # fmt: skip


def _states_by_act(facts: Facts, settings: Settings) -> Iterator[Figure]:
    acts = [act for act in facts.reference.act_types.values() if facts[f"act_types.{act.code}.cases"].present]
    if not acts or not facts.states:
        return
    cells = [[facts[f"country.{country.iso3}.act_types.{act.code}.cases"] for act in acts] for country in facts.states]
    names = tuple(_name(country, settings) for country in facts.states)
    chart = MatrixChart(
        names,
        tuple(act.label for act in acts),
        tuple(tuple(map(whole, row)) for row in cells),
        "cases",
        tuple(
            (row, column) for row, facts_ in enumerate(cells) for column, fact in enumerate(facts_) if fact.suppressed
        ),
    )
    rows = tuple(Row((Cell.of(name), *(cell(fact) for fact in row))) for name, row in zip(names, cells, strict=True))
    columns = (Column("State", Align.START), *(Column(act.label, turned=True) for act in acts))
    caption = text("Cases by State and type of act")
    absent = [act.words for act in facts.reference.act_types.values() if act not in acts]
    none_of = (text(f"No case was recorded of: {wording.listed_apart(absent)}."),) if absent else ()
    notes = (*none_of, *_together(facts, settings))
    some = sum(any(fact.value for fact in row) for row in cells)
    alt = (
        f"Matrix of {wording.counted(len(names), 'State')} in alphabetical order and "
        f"{wording.counted(len(acts), 'type of act', 'types of act')}, with the number of cases in each cell. "
        f"{_with_cases(some, guarded=any(fact.suppressed for row in cells for fact in row))}"
        f"{_widest(acts, facts)}."
    )
    method = f"States are in alphabetical order. {NOT_A_PARTITION}"
    yield figure("states_by_act", caption, chart, alt, columns, rows, "cases", settings, method, notes=notes, wide=True)


def _together(facts: Facts, settings: Settings) -> tuple[Inlines, ...]:
    """The note on the States in which acts are counted together: the columns of a table are the same for all States."""
    found = together_in_states(facts, "act_types")
    if not found:
        return ()
    acts = wording.listed_apart([act.words for act in found[0][1]])
    said: list[Inline] = [Text(f"Cases of {acts}, taken together and each counted once: ")]
    for place, (state, _, fact) in enumerate(found):
        name = _name(facts.reference.countries[Iso3(state)], settings)
        said += [Text(f"{'; ' if place else ''}{name}, "), Quantity(fact.key, wording.figures(whole(fact)))]
    return ((*said, Text(".")),)


def _with_cases(states: int, *, guarded: bool) -> str:
    """How many States have a case; a State all of whose figures are hidden may have one too."""
    words = f"at least {wording.counted(states, 'State')}" if guarded else wording.counted(states, "State")
    return f"{wording.at_start(words)} {'has' if states == 1 else 'have'} at least one case"


def _widest(acts: Sequence[ActType], facts: Facts) -> str:
    """The act with cases in most States; nothing where a hidden figure could be larger."""
    states = {act: facts[f"act_types.{act.code}.states"] for act in acts}
    if any(fact.suppressed for fact in states.values()):
        return ""
    widest = max(acts, key=lambda act: states[act].value or 0)
    counted = wording.counted(whole(states[widest]), "State")
    return f"; the act with cases in most States is {widest.words} ({counted})"


def _replies_by_form(facts: Facts, settings: Settings) -> Iterator[Figure]:
    yield from _replies(facts, settings, "form", "Replies of Governments by form", "Form of the reply")


def _replies_by_position(facts: Facts, settings: Settings) -> Iterator[Figure]:
    yield from _replies(facts, settings, "position", "Replies of Governments by position", "Position of the reply")


def _replies(facts: Facts, settings: Settings, grade: str, caption: str, head: str) -> Iterator[Figure]:
    """Grades of replies are shown in aggregate only; where policy keeps them, there are no such facts."""
    found = facts.group(f"responses.{grade}").values()
    if not found:
        return
    bars = [Bar(fact.label.split(": ", 1)[1], (fact,)) for fact in found]
    tail = [bar for bar in bars if bar.facts[0].key.endswith(("not_stated", "none_stated"))]
    yield bar_figure(f"replies_by_{grade}", caption, head, ("Replies",), [b for b in bars if b not in tail], tail,
                      "replies", settings, total=facts["responses.replies"],
                      method="Each reply is counted once, however many cases it concerns.")  # fmt: skip


def _days_to_reply(facts: Facts, settings: Settings) -> Iterator[Figure]:
    bars = [
        Bar(label[:1].upper() + label[1:], (fact,))
        for fact in facts.group("responses.days").values()
        for label in [fact.label.split(": ", 1)[1]]
    ]
    method = (
        "One allegation is one case put to one Government with a due date that has passed. Days run from the first "
        "time it was put to the first answer in substance, where both days are known."
    )
    yield bar_figure("days_to_reply", "Days to the reply of the Government, and allegations without an answer",
                      "Outcome", ("Allegations",), bars[:4], bars[4:], "allegations", settings,
                      total=facts["responses.requested"], method=method)  # fmt: skip


def _states_by_region(facts: Facts, settings: Settings) -> Iterator[Figure]:
    bars = [
        Bar(curly_text(fact.label.removeprefix("States named: ")), (fact,))
        for code, fact in facts.group("regions", "states").items()
        if fact.value or code != Region.NONE
    ]
    yield bar_figure("states_by_region", "States named, by regional group", "Regional group", ("States",), bars, [],
                      "States", settings, total=facts["states"], method="Each State is counted once.")  # fmt: skip


def _states_by_year(facts: Facts, settings: Settings) -> Iterator[Figure]:
    known = {point.year: point for point in facts.history if point.metric == "states"}
    points = {year: YearPoint(year, point.value, point.qualifier.label, point.break_) for year, point in known.items()}
    report = settings.report
    if report.symbol and report.date and report.date.year not in points:
        points[report.date.year] = YearPoint(report.date.year, whole(facts["states"]))
    if not points:
        return
    years = range(min(points), max(points) + 1)
    series = tuple(points.get(year, YearPoint(year, None)) for year in years)
    rows = tuple(
        Row((Cell.of(str(point.year)), Cell.of(known[point.year].report if point.year in known else report.symbol),
             Cell.of(with_qualifier(point.prefix, point.value))))
        for point in series if point.value is not None
    )  # fmt: skip
    columns = (Column("Year", Align.START), Column("Report", Align.START), Column("States"))
    notes = tuple(
        text(f"The figure for {point.year} cannot be compared with the year before. {point.break_before.rstrip('.')}.")
        for point in series if point.break_before
    )  # fmt: skip
    told = [f"{with_qualifier(point.prefix, point.value)} in {point.year}" for point in series if point.value]
    missing = [str(point.year) for point in series if point.value is None]
    alt = f"Line chart of the number of States named in each report: {wording.listed(told)}." + (
        f" No figure is known for {wording.listed(missing)}." if missing else ""
    )
    yield figure("states_by_year", text("States named, by year of the report"), YearChart(series, "States"), alt,
                  columns, rows, "States", settings, "Years are those of the reports, whose periods differ.",
                  notes=notes, caution=FEWER_REPORTS, source="Reports of the Secretary-General")  # fmt: skip


_MAKERS: Mapping[str, Callable[[Facts, Settings], Iterator[Figure]]] = {
    "cases_by_act": _cases_by_act,
    "cases_by_entity": _cases_by_entity,
    "states_by_act": _states_by_act,
    "replies_by_form": _replies_by_form,
    "replies_by_position": _replies_by_position,
    "days_to_reply": _days_to_reply,
    "states_by_region": _states_by_region,
    "states_by_year": _states_by_year,
}


def _name(country: Country, settings: Settings) -> str:
    return state_names.name_on(country, settings.report.date)
