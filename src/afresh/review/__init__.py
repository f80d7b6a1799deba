"""A review as a value: what was found, in plain values with the records cited: saved, compared and written out."""
