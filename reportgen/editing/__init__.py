"""Turn texts and the report into remarks: what the United Nations Editorial Manual would mark, rule by rule.

Pure functions over texts with their places. The words of quotations are left alone, for they are reproduced as
received, and no word of a confidential text is shown. The rules are in `rules` and in docs/editorial.md.
"""

from reportgen.editing.lint import Edited, Words, lint
from reportgen.editing.remarks import Remark
from reportgen.editing.texts import Home, Place, Text

__all__ = ["Edited", "Home", "Place", "Remark", "Text", "Words", "lint"]
