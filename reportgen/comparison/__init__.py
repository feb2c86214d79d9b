"""What changed between two data versions, and what follows from it in the report.

Facts x Facts and Report x Report to `versions.Changes`; rows and today's rows to what may be told of them to whom.
"""

from reportgen.comparison.figures import fact_changes
from reportgen.comparison.reasons import public_reasons
from reportgen.comparison.reports import block_changes
from reportgen.comparison.rows import new_corrections, row_changes
from reportgen.comparison.shield import Shield, Today, exposing, lost, shield_of, tellable

__all__ = [
    "Shield",
    "Today",
    "block_changes",
    "exposing",
    "fact_changes",
    "lost",
    "new_corrections",
    "public_reasons",
    "row_changes",
    "shield_of",
    "tellable",
]
