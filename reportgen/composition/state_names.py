"""Names of States as they are printed: valid on the day of the document, and with curly apostrophes.

The reference table spells Côte d'Ivoire with the straight mark, as UNTERM does. Here, where a name becomes a word of
the report, it gets the mark that the Editorial Manual has: in headings, tables, labels of charts and their texts for
those who cannot see them as in accounts. Everything before keeps the spelling of the table: names are matched and
sorted with both marks alike, and the labels of facts.json stay as UNTERM has them, for programs compare them with
other people's lists.
"""

from __future__ import annotations

from datetime import date

from reportgen.composition.quotation_marks import curly_text
from reportgen.vocabulary import Country


def name_on(country: Country, day: date | None) -> str:
    """The short name in a heading, a table or a chart: "Bolivia (Plurinational State of)"."""
    return curly_text(country.name_on(day))


def in_text_on(country: Country, day: date | None) -> str:
    """The name in running text: "the Plurinational State of Bolivia"."""
    return curly_text(country.in_text_on(day))
