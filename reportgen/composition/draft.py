"""The marks of a draft: until a data version is signed off and published, every page says DRAFT.

The words stand in the running notice, which each back end prints on every page, in the line of the version on the front
page, and before what is said of each chart. They change no other word and no number.
"""

from __future__ import annotations

from dataclasses import replace

from reportgen.document.charts import Figure
from reportgen.document.report import Front, Report

DRAFT = "DRAFT"
SPOKEN = "Draft."


def as_draft(report: Report) -> Report:
    """The same report with the marks of a draft."""
    return replace(report.with_figures(draft_figure), front=_front(report.front))


def draft_figure(figure: Figure) -> Figure:
    """A chart that says of itself that it is a draft, to those who cannot see it too."""
    return replace(figure, alt=f"{SPOKEN} {figure.alt}".rstrip())


def _front(front: Front) -> Front:
    return replace(
        front,
        running_notice=" – ".join(filter(None, (DRAFT, front.running_notice))),
        version=" – ".join(filter(None, (DRAFT, front.version))),
    )
