"""The same tree with the next engine: build it with both, and say where they differ."""
