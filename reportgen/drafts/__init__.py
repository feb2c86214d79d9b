"""A Word file that people have edited, as it was read: its parts, its words, and what of it was generated."""
