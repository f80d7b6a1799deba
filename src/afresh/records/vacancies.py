"""What people write where nobody holds a seat: one list of words, and one rule for SQL and Python.

A cell says so as a whole, brackets and points aside: "(vacant)", "Post vacant", "TBC", "Vacant seat 2". More may follow
after a dash, a bracket, a colon or a comma ("Position vacant - ICB"), or after "since" and the like; and before
"vacant" and "vacancy" ("ICB (vacant)"). "TBC Housing Ltd", "Vacant Land Trust" and "Jo Marsh (TBC)" name somebody.
"""

import re

EMPTY = ("vacant", "vacancy", "vacancies", "unfilled", "not filled", "not yet filled")
"""That a seat is empty: after a name and a dash or bracket too, since nobody writes that of a seat that is held."""
TO_COME = (
    *EMPTY, "tbc", "tba", "tbd", "t.b.c", "t.b.a", "nobody", "no one", "no-one", "nobody appointed", "no one appointed",
    "not yet appointed", "not yet elected", "not yet nominated", "no appointment", "no representative", "no nomination",
    *(f"{begin}to be {done}" for begin in ("", "yet ") for done in (
        "appointed", "confirmed", "advised", "announced", "agreed", "decided", "determined", "elected", "filled",
        "identified", "named", "nominated", "recruited",
    )),
    *(f"{begin} {what}" for begin in ("awaiting", "pending", "under") for what in (
        "appointment", "confirmation", "election", "nomination", "recruitment",
    )),
    *(f"{what} {end}" for what in ("appointment", "election", "nomination", "recruitment") for end in (
        "awaited", "pending", "in progress", "under way", "underway",
    )),
)  # fmt: skip
"""The same, or that somebody is still to take it."""
SEAT = ("post", "seat", "position", "role", "place", "office", "chair", "member", "representative", "rep")

NOT_NEEDED = ("person", "organisation", "start")
"""What a seat must have on record, unless it is vacant."""

_AROUND = "[\\s\u00a0()\\[\\]<>*\"'“”‘’.,:;!?_–—-]*"
_APART = "(?:\\s*[(\\[:,;–—]|\\s+-|\\s*-\\s)"
_NOW = "(?:(?:is|are|now|still|currently|remains)\\s+)*"


def _any(words: tuple[str, ...]) -> str:
    return "(?:" + "|".join(re.escape(word).replace("\\ ", "\\s+") for word in words) + ")"


_BEFORE = f"(?:(?:the\\s+)?{_any(SEAT)}(?:{_APART}|\\s)\\s*)?{_NOW}"
_AFTER = f"(?:\\s+{_any(SEAT)}s?)?(?:\\s+#?\\d+)?(?:(?:{_APART}|\\s+(?:since|from|until|as\\s+(?:of|at))\\s).*)?"
PATTERN = (
    f"(?is)(?:{_AROUND}{_BEFORE}{_any(TO_COME)}{_AFTER}|.*\\S{_APART}\\s*{_BEFORE}{_any(EMPTY)}(?:\\s+{_any(SEAT)})?)"
    f"{_AROUND}"
)


def says_vacant(text: str) -> bool:
    """Whether a cell says that nobody holds the seat."""
    return re.fullmatch(PATTERN, text) is not None


def says_vacant_sql(cell: str) -> str:
    """The same in SQL; false of an empty cell."""
    pattern = PATTERN.replace("'", "''")
    return f"coalesce(regexp_full_match({cell}, '{pattern}'), false)"
