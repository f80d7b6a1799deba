"""Service examples from elsewhere and policies in force: what is known of an issue, and who is bound by it."""

from afresh.library.binding import Bound, Party, parties
from afresh.library.entries import Example, Policy
from afresh.library.index import NoFullTextSearch
from afresh.library.nations import nation_of
from afresh.library.search import Found, examples_for, find, policies_for
from afresh.library.shelf import ExampleHit, Matched, PolicyHit

__all__ = [
    "Bound",
    "Example",
    "ExampleHit",
    "Found",
    "Matched",
    "NoFullTextSearch",
    "Party",
    "Policy",
    "PolicyHit",
    "examples_for",
    "find",
    "nation_of",
    "parties",
    "policies_for",
]
