"""The document as it is meant: blocks, inlines, tables, charts not drawn. No fonts, no formats, no paths."""
