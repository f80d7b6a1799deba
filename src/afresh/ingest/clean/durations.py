"""How long a meeting took, as people write it: 2:30, 2 h, 1h30, 150 mins, 2 hours 30 minutes."""

LONGEST = 12
"""Hours: a clock time in a column of hours, such as 14:00, says when and not how long."""
HOURS = frozenset([("meetings", "hours")])
_H, _M = r"(?:h|hrs?|hours?)\.?", r"(?:m|mins?|minutes?)\.?"
_CLOCK = r"^(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?$"
_ALONE = rf"^(\d+(?:\.\d+)?)\s*{_H}$"
_BOTH = rf"^(?:(\d+)\s*{_H}[\s,]*(?:and\s+)?)?(\d+)\s*{_M}$"
_RUN_TOGETHER = r"^(\d+)\s*h\s*(\d{1,2})$"


def hours(raw: str) -> str:
    """SQL for the hours that a text says; null where it is no duration."""
    text = f"lower(trim({raw}))"

    def part(pattern: str, at: int) -> str:
        return f"coalesce(try_cast(nullif(regexp_extract({text}, '{pattern}', {at}), '') AS DOUBLE), 0)"

    def both(pattern: str) -> str:
        return f"{part(pattern, 1)} + {part(pattern, 2)} / 60"

    ways = [
        (_CLOCK, both(_CLOCK)),
        (_ALONE, part(_ALONE, 1)),
        (_BOTH, both(_BOTH)),
        (_RUN_TOGETHER, both(_RUN_TOGETHER)),
    ]
    cases = " ".join(f"WHEN regexp_matches({text}, '{pattern}') THEN {value}" for pattern, value in ways)
    value = f"(CASE {cases} END)"
    return f"CASE WHEN {value} > 0 AND {value} <= {LONGEST} THEN {value} END"
