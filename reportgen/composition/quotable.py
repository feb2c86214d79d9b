"""What the chapters of a report may quote and refer to: found once, when it is first asked for, for all of them."""

from __future__ import annotations

from functools import cached_property

from reportgen.composition.annexes import ANNEX, STATISTICS
from reportgen.composition.charted import figures
from reportgen.composition.facts_in_prose import Names
from reportgen.document.charts import Figure
from reportgen.facts import Facts
from reportgen.settings import Settings


class Quotable:
    """The figures by their names, the charts, and the anchors of charts and annexes."""

    def __init__(self, facts: Facts, settings: Settings) -> None:
        """Facts and settings of the report."""
        self.facts = facts
        self.settings = settings

    @cached_property
    def names(self) -> Names:
        """The tree of the facts' keys."""
        return Names.of(self.facts, self.settings)

    @cached_property
    def charts(self) -> tuple[Figure, ...]:
        """Every chart that the facts can make."""
        return figures(self.facts, self.settings)

    @cached_property
    def shown(self) -> tuple[Figure, ...]:
        """The charts that report.toml asks for, in its order."""
        made = {figure.name: figure for figure in self.charts}
        return tuple(made[name] for name in self.settings.charts.show if name in made)

    @cached_property
    def anchors(self) -> frozenset[str]:
        """What prose can refer to: the annexes that are not empty, and what the statistical annex shows."""
        shown = {anchor for figure in self.shown for anchor in (figure.anchor, figure.table.anchor)}
        cases = {ANNEX[entry.part] for entry in self.facts.entries}
        return frozenset(shown | cases | ({STATISTICS} if self.shown else set()))
