"""The marks of a draft: until a data version is signed off and published, every page says DRAFT.

The words stand in the running notice, which each back end prints on every page, in the line of the version on the front
page, before what is said of each chart, and below a picture that stands alone. They change no other word and no number.
"""

from __future__ import annotations

from dataclasses import replace

from reportgen.composition.front import SPECIMEN
from reportgen.document.charts import Figure
from reportgen.document.report import Front, Report
from reportgen.settings import Settings

DRAFT = "DRAFT"
SPOKEN = "Draft."

_DENIED = "not a united nations document"


def as_draft(report: Report) -> Report:
    """The same report with the marks of a draft."""
    return replace(report.with_figures(draft_figure), front=_front(report.front))


def foot_of_pictures(settings: Settings, *, draft: bool) -> str:
    """What a picture that stands alone says below its chart, for people paste it where no page says it.

    It is what each page says, and always that a specimen is no document of the United Nations; empty where there is
    nothing to say.
    """
    own = settings.report.running_notice
    said = _DENIED in own.casefold() or not settings.specimen
    return " – ".join(filter(None, (DRAFT if draft else "", own, "" if said else SPECIMEN)))


def draft_figure(figure: Figure) -> Figure:
    """A chart that says of itself that it is a draft, to those who cannot see it too."""
    return replace(figure, alt=f"{SPOKEN} {figure.alt}".rstrip())


def _front(front: Front) -> Front:
    return replace(
        front,
        running_notice=" – ".join(filter(None, (DRAFT, front.running_notice))),
        version=" – ".join(filter(None, (DRAFT, front.version))),
    )
