"""Statistics that know nothing of partnerships: arrays in, intervals and charts out."""
