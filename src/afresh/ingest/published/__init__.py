"""Public sources and registers, as records in our own tables."""
