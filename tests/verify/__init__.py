"""A host that does everything right, and the same with one thing wrong."""
