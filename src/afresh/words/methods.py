"""The methods page's sentences."""

from collections.abc import Mapping

from afresh.forms import count, listed


def read_line(found: int | None, kept: int | None, held: int) -> str:
    if found is None or kept is None:
        return _rows(held)
    if found == kept:
        return f"{_rows(kept)}, {'kept' if kept == 1 else 'all kept'}"
    return f"{_rows(found)} found, {kept:,} kept"


def _rows(number: int) -> str:
    return "1 row" if number == 1 else f"{number:,} rows"


def left_out(counts: Mapping[str, int]) -> str:
    """Participations that name nobody who can be a member at this level."""
    marks, seats = counts.get("marks", 0), counts.get("seats", 0)
    said = [count(marks, "attendance mark") if marks else "", count(seats, "seat") if seats else ""]
    if not any(said):
        return "Every seat and every mark of attendance names a member."
    return f"{listed(said)} could not be counted, because no organisation is known for the person.".capitalize()


NAMES_OFF = "People are not named: seats are shown by role and organisation, and full names met in free text are left out. A first name or surname by itself, or initials, cannot be told from other words: read through what is quoted from the records before passing this on."
NAMES_ON = "People are named in this review because that was asked for. Decide who may see it."
