"""Turn a Report into a PDF with the look of a Geneva document, laid out by WeasyPrint from the printed HTML page."""

from reportgen.rendering.pdf.engine import print_pdf, render_pdf
from reportgen.rendering.pdf.printed import Printed

__all__ = ["Printed", "print_pdf", "render_pdf"]
