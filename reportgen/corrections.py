"""The fourth story: what changed between two versions, and the corrigendum that says so."""
