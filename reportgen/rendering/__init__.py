"""Turn a Report into bytes: docx, pdf, html, charts. These rooms see the document only."""

from reportgen.rendering.coverage import missing_characters
from reportgen.rendering.fonts import missing_fonts

__all__ = ["missing_characters", "missing_fonts"]
