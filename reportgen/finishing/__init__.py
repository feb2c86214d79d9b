"""Turn a Word file that people have edited into the file that leaves, which says the same to the letter."""

from reportgen.finishing.draft_marks import says_draft
from reportgen.finishing.finish import Asked, Finished, finish
from reportgen.finishing.readings import read
from reportgen.finishing.unresolved import Unresolved, unresolved

__all__ = ["Asked", "Finished", "Unresolved", "finish", "read", "says_draft", "unresolved"]
