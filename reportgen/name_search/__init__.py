"""Finding protected names in running text, however they are written.

A name is found by surname, in full, in reversed order and by surname and initials ("Doe", "John Doe", "Doe, John",
"J. Doe", "Doe J."), folded for case, accents, hyphens, apostrophes and invisible characters. A given name alone, or a
surname of two letters, is found for review only. Initials alone ("JD") name nobody. A name is found in other alphabets
too, and one that is typed in another alphabet in Latin letters.

The text is cut into words once and phrases that begin with a word of a name are looked up in a dictionary, so the time
grows with the text, not with the number of names.
"""

from reportgen.name_search.forms import How, ProtectedName
from reportgen.name_search.index import Match, NameIndex
from reportgen.name_search.words import words_of

__all__ = ["How", "Match", "NameIndex", "ProtectedName", "words_of"]
