"""Sections of the report: each turns a part of a review into blocks, with its sentences, and is written once."""
