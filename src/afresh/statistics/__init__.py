"""Intervals, null models, sampling and charts' limits: arrays in, numbers out; no records are known here."""
