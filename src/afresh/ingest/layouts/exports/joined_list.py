"""What lists of who joined an online meeting share: headings, the day, devices, and addresses that hint at whom for."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from afresh.ingest.layouts.detectors import Context
from afresh.ingest.layouts.grid import Grid
from afresh.ingest.layouts.heading_dates import FULL
from afresh.ingest.layouts.layout import IGNORE, Layout
from afresh.records.dates import DateOrder, Days, can_be

DEVICE = re.compile(
    r"(?i)^(?:.{0,30}['’]s )?(?:ipad|iphone|galaxy|samsung|android|phone|call-?in|unknown user|user|guest|room)\b"
    r"[\w .+-]*$"
    r"|^\+?[\d ()-]{6,}$"
)
"""What stands for a name where nobody gave one: a device, or a telephone number."""
STANDING = re.compile(r"(?i)\s*\((?:unverified|guest|external|unknown|me|host|co-host|organi[sz]er|presenter)\)")
"""What a program adds to a name to say how somebody came in."""
ADDRESS = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")
PERSONAL = ("gmail.", "hotmail.", "outlook.", "yahoo.", "icloud.", "btinternet.", "live.", "googlemail.", "aol.")
MOST_DOMAINS = 6
SHORT_STAY = 5
"""Minutes below which somebody may have looked in and not taken part: they count as present, and that is said."""
DURATIONS = re.compile(r"duration|time in (?:session|call|meeting)|attentive|^minutes")
_PARTS = re.compile(r"(\d+)\s*(h|hr|hours?|m|mins?|minutes?|s|secs?|seconds?)\b", re.IGNORECASE)


def plain(heading: str) -> str:
    return re.sub(r"[^a-z]+", " ", heading.casefold()).strip()


def heading_row(grid: Grid, *needed: Sequence[str], upto: int = 60) -> int | None:
    """The first row that has a heading of each of the groups; among rows of a table, there are no headings."""
    for at, row in enumerate(grid.rows[:upto]):
        headings = {plain(cell) for cell in row if cell}
        if all(headings & set(group) for group in needed):
            return at
    return None


def meanings(row: Sequence[str], known: Mapping[str, Sequence[str]]) -> dict[int, str]:
    """What each column means, each meaning given once, to the first of its headings; all others are ignored."""
    columns: dict[int, str] = {}
    for meaning, headings in known.items():
        for heading in headings:
            place = next((at for at, cell in enumerate(row) if plain(cell) == heading and at not in columns), None)
            if place is not None:
                columns[place] = meaning
                break
    return {at: columns.get(at, IGNORE) for at, cell in enumerate(row) if cell}


def day_of(texts: Iterable[str], context: Context, clue: str = "") -> tuple[str, DateOrder]:
    """The first day in some texts, and the order they are in: the other than the user's if only that can be, or if only
    so it is the day that the clue names, such as "Teams 4 February 2026"."""
    given = [text for text in texts if text]
    orders: tuple[DateOrder, ...] = ("day-first", "month-first")
    named = FULL.search(clue.replace("_", " "))
    wanted = context.days.of(named[0]) if named else None
    read: list[tuple[str, DateOrder]] = []
    for order in sorted(orders, key=lambda each: each != context.days.order):
        days = context.days if order == context.days.order else Days(context.days.con, order)
        found = [day for text in given if (day := days.of(text)) is not None and can_be(day)]
        if given and len(found) == len(given):
            read.append((min(day.first for day in found).isoformat(), order))
    if not read:
        return "", context.days.order
    return next((each for each in read if wanted and each[0] == wanted.first.isoformat()), read[0])


def people_layout(grid: Grid, heading: int, last: int, columns: Mapping[int, str], order: DateOrder) -> Layout:
    """An attendance list of everybody in the rows below a heading; devices without a name are left aside."""
    at = next(place for place, meaning in columns.items() if meaning in ("person", "first name"))
    rows = range(heading + 1, last + 1)
    bare = {name: STANDING.sub("", name).strip() for row in rows if (name := grid.rows[row][at])}
    skip = tuple(grid.numbers[row] for row in rows if DEVICE.match(bare.get(grid.rows[row][at], "")))
    return Layout(
        place=grid.place,
        kind="attendance list",
        headings=grid.numbers[heading],
        first=grid.numbers[min(heading + 1, last)],
        last=grid.numbers[last],
        columns=_with_addresses(grid, rows, columns),
        skip=skip,
        order=order,
        names={name: short for name, short in bare.items() if short and short != name},
        why=" ".join(filter(None, (whose_addresses(grid, heading, last), short_stays(grid, heading, last, at)))),
    )


def whose_addresses(grid: Grid, heading: int, last: int) -> str:
    """A hint for an officer: where addresses end. Nothing is taken from it."""
    domains = Counter(
        found[1].casefold()
        for row in grid.rows[heading + 1 : last + 1]
        if (found := next(filter(None, map(ADDRESS.search, row)), None))
        and not found[1].casefold().startswith(PERSONAL)
    )
    if not domains:
        return ""
    shown = ", ".join(f"{name} ({count})" for name, count in domains.most_common(MOST_DOMAINS))
    asked = "say in a table of people who works for whom, if you know."
    return f"It names no organisations. Addresses end in {shown}: {asked}"


def _with_addresses(grid: Grid, rows: Iterable[int], columns: Mapping[int, str]) -> dict[int, str]:
    """The same columns, with the first that holds addresses among those that would be ignored."""
    taken = next(
        (
            at
            for at, meaning in sorted(columns.items())
            if meaning == IGNORE and any(ADDRESS.fullmatch(grid.rows[row][at]) for row in rows)
        ),
        None,
    )
    return {at: "e-mail" if at == taken else meaning for at, meaning in columns.items()}


def short_stays(grid: Grid, heading: int, last: int, person: int) -> str:
    """A hint for an officer: who was there for a few minutes only, all their times together."""
    at = next((place for place, cell in enumerate(grid.rows[heading]) if DURATIONS.search(plain(cell))), None)
    if at is None:
        return ""
    stayed: dict[str, float] = {}
    unread: set[str] = set()
    for row in grid.rows[heading + 1 : last + 1]:
        minutes = minutes_in(row[at])
        if minutes is None:
            unread.add(row[person])
        else:
            stayed[row[person]] = stayed.get(row[person], 0) + minutes
    short = sum(minutes < SHORT_STAY for name, minutes in stayed.items() if name and name not in unread)
    if not short:
        return ""
    who = "1 person was" if short == 1 else f"{short} people were"
    return f"{who} there for less than {SHORT_STAY} minutes and counted as present: change the marks if that is wrong."


def minutes_in(text: str) -> float | None:
    """How long a duration is, in minutes: "1h 1m 13s", "0:02:10", "2"; None where that cannot be told."""
    text = text.strip()
    if re.fullmatch(r"\d{1,4}(?:\.\d+)?", text):
        return float(text)
    if clock := re.fullmatch(r"(\d{1,3}):(\d\d):(\d\d)", text):
        return int(clock[1]) * 60 + int(clock[2]) + int(clock[3]) / 60
    parts = _PARTS.findall(text)
    if not parts or _PARTS.sub("", text).strip(" ,"):
        return None
    return sum(int(number) * {"h": 60.0, "m": 1.0, "s": 1 / 60}[unit[0].lower()] for number, unit in parts)
