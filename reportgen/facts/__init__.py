"""What the report may state: each figure with its key, value and cases, and each entry of an annex."""

from reportgen.facts.entries import Entry, EntryAction, EntryReply, NoReply
from reportgen.facts.facts import DraftFacts, Fact, Facts, HistoryPoint, Value

__all__ = ["DraftFacts", "Entry", "EntryAction", "EntryReply", "Fact", "Facts", "HistoryPoint", "NoReply", "Value"]
