"""The records as of a date, as gatherings of members."""
