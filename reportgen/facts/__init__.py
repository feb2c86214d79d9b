"""What the report may state: each figure with its key, value and cases, and each entry of an annex."""

from reportgen.facts.entries import Entry, EntryAction, EntryReply, NoReply
from reportgen.facts.facts import OF_STATES, DraftFacts, Fact, Facts, HistoryPoint, Value
from reportgen.facts.merged import TOGETHER, codes_in, members_of, merged_code

__all__ = [
    "OF_STATES",
    "TOGETHER",
    "DraftFacts",
    "Entry",
    "EntryAction",
    "EntryReply",
    "Fact",
    "Facts",
    "HistoryPoint",
    "NoReply",
    "Value",
    "codes_in",
    "members_of",
    "merged_code",
]
