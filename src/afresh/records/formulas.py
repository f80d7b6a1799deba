"""Keeps text from being run as a formula by a spreadsheet, and takes the guard off again on reading.

A cell that begins with = + - @ tab or carriage return is written with an apostrophe in front.
A text that already begins with apostrophes and then one of these gets one more, so that taking
one off always gives back what was there. A plain negative number is left alone.
"""

import re

_RISKY = r"^'*[=+\-@\t\r]"
_GUARDED = r"^'+[=+\-@\t\r]"
_NEGATIVE = r"^-[0-9]+([.][0-9]+)?$"


def guarded(text: str) -> str:
    """The text as it may stand in a spreadsheet's cell."""
    risky = re.match(_RISKY, text) and not re.fullmatch(_NEGATIVE, text)
    return f"'{text}" if risky else text


def unguarded(text: str) -> str:
    """The text as it was before `guarded`."""
    return text[1:] if re.match(_GUARDED, text) else text


def guarded_sql(value: str) -> str:
    """`guarded`, as SQL over the VARCHAR expression `value`."""
    risky = f"regexp_matches({value}, {_literal(_RISKY)}) AND NOT regexp_matches({value}, {_literal(_NEGATIVE)})"
    return f"CASE WHEN {risky} THEN '''' || {value} ELSE {value} END"


def unguarded_sql(value: str) -> str:
    """`unguarded`, as SQL over the VARCHAR expression `value`."""
    return f"CASE WHEN regexp_matches({value}, {_literal(_GUARDED)}) THEN {value}[2:] ELSE {value} END"


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
