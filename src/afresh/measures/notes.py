"""The notes that stand beside a value, or in its place."""

TOO_FEW = "too few to tell"
BOUND = "a bound: the records are too short to know"
PROVISIONAL = "provisional: the records are short"
PLENARY = "not reported: its gatherings are plenaries"
FILE_NUMBERS = "not reported: the issues look like file numbers, not themes"
FIRST_SEEN = "dates are when seats were first seen"
NO_RECORDS = "not recorded"
TOO_NEW = "not yet: its first months are left out"
SMALL_POOL = "not compared: too few others to draw from"
CANNOT_FORECAST = "unclear: each figure follows the one before"


def together(*notes: str) -> str:
    return "; ".join(note for note in notes if note)
