"""Minutes: what a document of them says, proposed line by line, and never taken unasked."""
