"""The case nouns, the only ones that hold pandas tables: confidential ones before protection, releasable ones after."""
