"""Turn a Report into a PDF with the look of a Geneva document, laid out by WeasyPrint from the printed HTML page."""

from reportgen.rendering.pdf.engine import render_pdf
from reportgen.rendering.pdf.profile import Profile

__all__ = ["Profile", "render_pdf"]
