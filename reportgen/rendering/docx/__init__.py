"""Turn a Report into a Word file in the manner of the United Nations Office at Geneva.

The flow: `render` asks `front` and `blocks` for text, they ask `inlines`, `tables` and `figures`; `footnotes`,
`bookmarks` and `figures` keep what the text refers to; `heads`, `styles` and `fixed_parts` write what stands around
it; `package` zips the parts. `look` and `paragraphs` are the only places that know the schema's order.
"""

from reportgen.rendering.docx.render import render_docx

__all__ = ["render_docx"]
