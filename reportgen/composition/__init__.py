"""Turn facts and prose into a Report: chapters, annexes, country annexes; all numbering is done on the way."""

from reportgen.composition.account_check import check_accounts
from reportgen.composition.charted import figures
from reportgen.composition.compared import comparison_record, compose_comparison
from reportgen.composition.compared_lines import comparison_lines, kept_back_lines
from reportgen.composition.corrigendum import compose_corrigendum, correctable
from reportgen.composition.country import compose_country
from reportgen.composition.draft import as_draft, draft_figure, foot_of_pictures
from reportgen.composition.length import too_long
from reportgen.composition.report import compose
from reportgen.composition.seals import sealed, sealed_figure

__all__ = [
    "as_draft",
    "check_accounts",
    "comparison_lines",
    "comparison_record",
    "compose",
    "compose_comparison",
    "compose_corrigendum",
    "compose_country",
    "correctable",
    "draft_figure",
    "figures",
    "foot_of_pictures",
    "kept_back_lines",
    "sealed",
    "sealed_figure",
    "too_long",
]
