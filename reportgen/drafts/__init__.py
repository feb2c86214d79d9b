"""A Word file that people have edited, as it was read: its parts, its words, and what of it was generated."""

from reportgen.drafts.again import flow_again
from reportgen.drafts.base import Base, base_of, unread_base_of
from reportgen.drafts.flow import Flow, Grid, GridRow, Item, Passage, flow_of
from reportgen.drafts.heads import Head, heads_of
from reportgen.drafts.package import Package
from reportgen.drafts.tokens import Kind, Token
from reportgen.drafts.wordfile import WordFile, read_word_file

__all__ = [
    "Base",
    "Flow",
    "Grid",
    "GridRow",
    "Head",
    "Item",
    "Kind",
    "Package",
    "Passage",
    "Token",
    "WordFile",
    "base_of",
    "flow_again",
    "flow_of",
    "heads_of",
    "read_word_file",
    "unread_base_of",
]
