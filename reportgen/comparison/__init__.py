"""What changed between two data versions, and what follows from it in the report."""
