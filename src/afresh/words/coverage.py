"""What a partnership's findings rest on, in a sentence or two."""

from afresh.forms import count, counted, sentence


def rests_on(
    meetings: tuple[int, int], items: tuple[int, int], proposals: tuple[int, int], file_numbers: bool = False
) -> str:
    """Each pair: how many in the period, and how many of them say what the measures need."""
    parts = (
        _part(meetings, "meeting", "meetings", "attendance recorded at {}"),
        _part(items, "agenda item", "agenda items", "a theme given to {}"),
        _part(proposals, "proposal put", "proposals", "responses recorded to {}"),
    )
    said = [part for part in parts if part]
    if not said:
        return "No meeting, agenda item or proposal is on record in the period: what is said here rests on seats."
    themes = f" {FILE_NUMBERS if file_numbers else ASK_FOR_THEMES}" if items[0] and not items[1] else ""
    return sentence("in the period: " + "; ".join(said)) + themes


FILE_NUMBERS = "What is recorded as their issue looks like a file number, not a theme."
ASK_FOR_THEMES = (
    "To see what is new on the agenda, give each item a theme, or have 'afresh themes' suggest some from the titles."
)


def vacant(seats: tuple[int, int]) -> str:
    """How many of a partnership's seats nobody holds."""
    n, of = seats
    if not n:
        return ""
    if n == of:
        return "The one seat is vacant." if n == 1 else f"All {counted(of)} seats are vacant."
    return sentence(f"{counted(n)} of {counted(of)} seats {'is' if n == 1 else 'are'} vacant")


def _part(counts: tuple[int, int], one: str, many: str, wanted: str) -> str:
    n, good = counts
    if not n:
        return ""
    which = ("it" if n == 1 else "all") if good == n else "none" if not good else counted(good)
    return f"{count(n, one, many)}, {wanted.format(which)}"
