"""Turn a Report into HTML: a page for screens, and the page that the PDF engine lays out.

Both print the words, the order and the numbers that the report gives; nothing is counted here.
"""

from reportgen.rendering.html.printed import PrintPart, print_page, print_parts
from reportgen.rendering.html.screen import render_html

__all__ = ["PrintPart", "print_page", "print_parts", "render_html"]
