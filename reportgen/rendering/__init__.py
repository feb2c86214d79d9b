"""Turn a Report into bytes: docx, pdf, html, charts. These rooms see the document only."""
