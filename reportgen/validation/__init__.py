"""Turn raw cases into checked cases and findings: every table typed, every key followed, nothing mended.

Each finding says where, which rule, what is wrong and what is allowed; none holds a value of a confidential column.
The rules are in `rules` and in docs/findings.md.
"""

from reportgen.cases.confidential import CheckedCases
from reportgen.validation.check import check
from reportgen.validation.edtf_dates import parse_date

__all__ = ["CheckedCases", "check", "parse_date"]
