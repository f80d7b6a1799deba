"""A term of office in one cell: 2023-2026, May 2023 to May 2027, to AGM 2027, from 1 April 2024."""

import re

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}"
_WHEN = rf"(?:{_DAY}|(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}[ -]+\d{{2,4}}|(?:19|20)\d\d)"
_SESSION = r"(?:the\s+)?(?:agm|annual general meeting|annual meeting|annual council|elections?)"
_BOTH = re.compile(
    rf"(?i)^(?:from\s+)?({_WHEN})\s*(?:-|–|—|/|\bto\b|\buntil\b)\s*(?:{_SESSION}\s*(?:in\s*)?)?({_WHEN})?\W*$"
)
_UNTIL = re.compile(rf"(?i)^(?:to|until|till|ends?|expires?|up to)\s+(?:{_SESSION}\s*(?:in\s*)?)?({_WHEN})\W*$")
_FROM = re.compile(rf"(?i)^(?:from|since)\s+({_WHEN})\W*$")
_SHORT = re.compile(r"^((?:19|20)\d\d)\s*[-–/]\s*(\d\d)$")
"""2023-26; a month in figures, 2023-06, is no term."""
_NAMED = re.compile(rf"(?i)^{_SESSION}\s*(?:in\s*)?({_WHEN})\W*$")


def both_ends(text: str) -> tuple[str, str] | None:
    """The start and the end that a cell says, either of which may be empty; None where it says neither."""
    bare = " ".join(text.split())
    if short := _SHORT.match(bare):
        return (short[1], short[1][:2] + short[2]) if int(short[2]) > 12 else None
    if both := _BOTH.match(bare):
        return both[1], both[2] or ""
    if until := _UNTIL.match(bare):
        return "", until[1]
    if since := _FROM.match(bare):
        return since[1], ""
    return None


def last_date(text: str) -> str:
    """The date in an end such as "AGM 2027"; the text itself where there is no more in it."""
    named = _NAMED.match(" ".join(text.split()))
    return named[1] if named else text
