"""The words of the form itself, in English; everything else that is printed comes from the document."""

from __future__ import annotations

UNITED_NATIONS = "United Nations"
SPECIMEN = "SPECIMEN"
NOT_A_UN_DOCUMENT = "Not a United Nations document"
DISTRIBUTION = "Distr.: "
ORIGINAL = "Original: "
SUMMARY = "Summary"
CONTENTS = "Contents"
PAGE = "Page"
TABLE = "Table"
FIGURE = "Figure"
NOTE = "Note:"
NOTES = "Notes:"
SOURCE = "Source:"
METHOD = "Method:"
CAUTION = "Caution:"
