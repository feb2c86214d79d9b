"""Facts and prose to a Report: front page, summary, chapters, annexes; then every number is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from reportgen.composition import prose as engine
from reportgen.composition.annexes import annexes, summary_of_cases
from reportgen.composition.chart_parts import table_alone
from reportgen.composition.draft import as_draft
from reportgen.composition.front import front, properties
from reportgen.composition.quotable import Quotable
from reportgen.document.blocks import Block, Paragraph
from reportgen.document.numbering import UnknownTargetError, numbered
from reportgen.document.prose import SUMMARY, ProseFile, in_order
from reportgen.document.report import ContentsLine, Report
from reportgen.errors import ProseError
from reportgen.facts import Facts
from reportgen.settings import Settings


def compose(facts: Facts, prose: Sequence[ProseFile], settings: Settings, *, draft: bool = True) -> Report:
    """The whole report, numbered. Raises ProseError for prose that cannot be rendered, with file and line.

    `draft`: every page says so. False for what is published, and for whoever reads or hashes the words alone.
    """
    files = {file.name: file for file in prose}
    quotable = Quotable(facts, settings)
    render = partial(engine.render, facts=facts, settings=settings, inserts=_inserts(quotable), quotable=quotable)
    summary = render(files[SUMMARY]) if SUMMARY in files else ()
    body: list[Block] = []
    for file in in_order(prose):
        if file.name != SUMMARY:
            body.extend(render(file, conclusion=file.is_conclusion))
    report = Report(
        properties=properties(settings, settings.report.title),
        front=front(settings),
        summary=tuple(map(_unnumbered, summary)),
        contents=CONTENTS if settings.report.contents else (),
        body=tuple(body),
        annexes=annexes(facts, settings, quotable.shown),
    )
    whole = with_numbers(report)
    return as_draft(whole) if draft else whole


CONTENTS = (ContentsLine(1, "", "", ""),)
"""A contents list that numbering fills."""


def with_numbers(report: Report) -> Report:
    """The numbered report. Raises ProseError for a reference to something that the report does not have."""
    try:
        return numbered(report)
    except UnknownTargetError as missing:
        target = str(missing).replace("-", ":", 1).replace("follow-up", "follow_up")
        show = "" if target.startswith("annex") else "Show the chart in report.toml ([charts] show), or put"
        raise ProseError(
            f"The prose refers to {target}, which this report does not have. {show or 'Put'} the sentence between "
            f'{{% if has("{target}") %}} and {{% endif %}}.'
        ) from None


def _inserts(quotable: Quotable) -> dict[str, tuple[Block, ...]]:
    """What prose can insert by name: the short entries of chapter V.B, a chart, or the table of one."""
    settings = quotable.settings
    found: dict[str, tuple[Block, ...]] = {"summary_of_cases": summary_of_cases(quotable.facts, settings)}
    for figure in quotable.charts:
        if figure.name not in settings.charts.show:
            found[f"figure:{figure.name}"] = (figure,)
            found[f"table:{figure.name}"] = (table_alone(figure),)
    return found


def _unnumbered(block: Block) -> Block:
    """Paragraphs of a summary have no number (Editorial Manual)."""
    return replace(block, numbered=False) if isinstance(block, Paragraph) else block
