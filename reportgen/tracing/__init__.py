"""Turn facts, a report and finished files into evidence: where each printed number comes from, and whether it agrees."""
