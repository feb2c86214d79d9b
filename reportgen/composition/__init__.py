"""Turn facts and prose into a Report: chapters, annexes, country annexes; all numbering is done on the way."""

from reportgen.composition.account_check import check_accounts
from reportgen.composition.charted import figures
from reportgen.composition.country import compose_country
from reportgen.composition.length import too_long
from reportgen.composition.report import compose

__all__ = ["check_accounts", "compose", "compose_country", "figures", "too_long"]
