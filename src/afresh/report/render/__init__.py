"""Renderers: each turns a document's blocks into one kind of file, and knows nothing of what they say."""
