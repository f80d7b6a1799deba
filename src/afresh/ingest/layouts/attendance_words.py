"""What public services mean by a word for attendance: by what the words say, since councils add their own."""

import re
from typing import Final

NO_MARK: Final = "no mark"
"""The word says nothing of who was there: a member was expected, or nobody wrote anything down."""

MEANINGS = (
    ("apologies", r"apolog|excused|leave of absence|sent (?:a )?(?:deputy|substitute|representative)"),
    ("absent", r"\babsen(?:t|ce)\b|(?:did|does|do) not attend|\bnot (?:present|attending|in attendance)\b|non.?attend"
               r"|no.?show|\baway\b"),
    ("substitute", r"substitut|deputis|\bdeput(?:y|ies)\b|\breserve\b"),
    ("in_attendance", r"in attendance|\bobserv|\bguest\b|\binvited\b"),
    ("present", r"\bpresent\b|\battended\b|\battending\b|\bremote|\bvirtual|\blate\b|\bleft early\b|\barrived\b"
                r"|teleconference|telephone|\bonline\b|\bhere\b"),
    (NO_MARK, r"^$|\bexpected\b|not required|no information|not recorded|unknown|\bnone\b|^n/?a$|^-+$"),
)  # fmt: skip
"""Tried in this order: "Apologies, substitute sent" are apologies, "Present as substitute" is a substitute."""
NOT_A_MARK = r"\bnot (?:expected|required|recorded)\b|^expected\b|\bno information\b"
"""Tried before all others: "Expected as substitute" is no presence. "Present, as expected" is one."""


def attendance_meaning(said: str) -> str | None:
    """One of the dictionary's marks, "substitute", NO_MARK, or None where nobody can tell."""
    said = " ".join(said.casefold().replace("_", " ").split())
    if re.search(NOT_A_MARK, said):
        return NO_MARK
    return next((meaning for meaning, pattern in MEANINGS if re.search(pattern, said)), None)
