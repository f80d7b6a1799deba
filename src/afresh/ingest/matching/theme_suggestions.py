"""Themes suggested from words that titles share, for items whose issue is missing or a file number.

Nothing is guessed of what a title means. A phrase of one to three words that recurs on several dates is offered; the
phrase that covers most of the titles not covered yet comes first, longer ones before shorter ones that cover as many.
The user writes yes beside those that are themes, under whatever name, and reads again with the file.

Words can be seen and checked; a model of topics could not say why an item fell under one, and its themes would shift
with each record added. A file of phrases, and not of titles, goes on working when next month's agenda is added. Words
of form ("terms of reference") are offered beside themes: the user passes them by.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import heapify, heappop, heappush
from pathlib import Path

from afresh.ingest.matching.title_words import Key, phrases
from afresh.records.formulas import guarded
from afresh.records.store import Store
from afresh.settings import default_settings

COLUMNS = ("theme", "words", "items", "dates", "titles", "yes")
FEWEST_DATES = 3
"""Dates on which a phrase must recur."""
COMMONEST = 0.5
"""A phrase in more of the titles than this says nothing of any of them."""
MOST = 60
EXAMPLES = 3
FILE_DIGITS, FILE_OPEN_DAYS = 4, 731
"""A value of so many digits, half of its characters or more, and over within so many days names a file."""
LONGER = 0.5
"""How much each further word of a phrase counts for, beside the titles it covers."""


@dataclass(frozen=True)
class Titled:
    """An agenda item or a proposal."""

    table: str
    id: str
    title: str
    issue: str
    day: date | None
    partnership: str | None = None


@dataclass(frozen=True)
class Suggested:
    theme: str
    words: str
    items: int
    dates: int
    titles: tuple[str, ...]


def without_theme(rows: Sequence[Titled]) -> list[Titled]:
    """Items whose issue is missing; and where a partnership's issues are file numbers, those whose issue is one."""
    days: dict[str, dict[str | None, set[date | None]]] = defaultdict(lambda: defaultdict(set))
    items: dict[str | None, Counter[str]] = defaultdict(Counter)
    for row in rows:
        if row.issue:
            days[row.issue][row.partnership].add(row.day)
            items[row.partnership][row.issue] += 1
    files = {issue for issue, where in days.items() if _names_a_file(issue, where)}
    everywhere: Counter[str] = Counter()
    for mine in items.values():
        everywhere.update(mine)
    numbered = {each for each, mine in items.items() if _file_numbered(mine, everywhere, files)}
    return [
        row
        for row in rows
        if not row.issue or (row.partnership in numbered and (row.issue in files or any(map(str.isdigit, row.issue))))
    ]


def _names_a_file(issue: str, where: dict[str | None, set[date | None]]) -> bool:
    """The same rule as the measures have (`snapshot/file_numbers.py`), but for what is declared."""
    if len(where) <= 2 and all(len(days) == 1 for days in where.values()):
        return True
    known = [day for days in where.values() for day in days if day]
    soon_over = not known or (max(known) - min(known)).days <= FILE_OPEN_DAYS
    digits = sum(each in "0123456789" for each in issue)
    return soon_over and digits >= FILE_DIGITS and 2 * digits >= len(issue)


def _file_numbered(mine: Counter[str], everywhere: Counter[str], files: set[str]) -> bool:
    settings = default_settings()
    enough = mine.total() >= settings.fewest_own_items
    values, fewest = (mine, 1) if enough else (everywhere, int(settings.fewest_dated_items))
    return values.total() >= fewest and len(values.keys() & files) / len(values) > settings.issue_once_share


def suggest(rows: Sequence[Titled], never: Collection[Key] = ()) -> list[Suggested]:
    """The phrases, each with the titles that it would give a theme to and no phrase before it does."""
    having: dict[Key, list[int]] = defaultdict(list)
    written: dict[Key, Counter[str]] = defaultdict(Counter)
    for at, row in enumerate(rows):
        for key, text in phrases(row.title).items():
            if key in never:
                continue
            having[key].append(at)
            written[key][text] += 1
    most = len(rows) * COMMONEST if len(rows) >= 10 else len(rows)
    left = {key: [*at] for key, at in having.items() if len(at) <= most and _dates(rows, at) >= FEWEST_DATES}
    queue = [(_order(key, at), key) for key, at in left.items()]
    heapify(queue)
    covered: set[int] = set()
    found: list[Suggested] = []
    while queue and len(found) < MOST:
        order, key = heappop(queue)
        left[key] = [at for at in left[key] if at not in covered]
        if _order(key, left[key]) != order:
            if _dates(rows, left[key]) >= FEWEST_DATES:
                heappush(queue, (_order(key, left[key]), key))
            continue
        covered.update(left[key])
        found.append(_suggested(rows, left[key], written[key]))
    return found


def _order(key: Key, at: Sequence[int]) -> tuple[float, int]:
    return (-len(at) * (1 + LONGER * (len(key) - 1)), -len(key))


def _dates(rows: Sequence[Titled], at: Sequence[int]) -> int:
    return len({rows[i].day for i in at if rows[i].day})


def _suggested(rows: Sequence[Titled], at: Sequence[int], written: Counter[str]) -> Suggested:
    words = min(written, key=lambda text: (-written[text], text))
    titles = tuple(dict.fromkeys(rows[i].title for i in at))[:EXAMPLES]
    return Suggested(words, words, len(at), _dates(rows, at), titles)


def titled(store: Store) -> list[Titled]:
    """Every agenda item and proposal with a title, in the order of their dates."""
    rows = store.rows("""
        SELECT 'agenda', a.id, a.title, lower(trim(coalesce(a.issue, ''))), m.date, m.partnership
        FROM agenda a LEFT JOIN meetings m ON m.id = a.meeting
        UNION ALL SELECT 'proposals', id, title, lower(trim(coalesce(issue, ''))), date, partnership FROM proposals
        ORDER BY 5, 1, 2
    """)
    return [Titled(*row) for row in rows if row[2]]


def write_suggestions(store: Store, path: Path) -> tuple[list[Suggested], int]:
    """Write them to a CSV file; also how many items have no theme."""
    wanting = without_theme(titled(store))
    names = {key for (name,) in store.rows("SELECT name FROM people") for key in phrases(name or "") if len(key) > 1}
    found = suggest(wanting, names)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(
            [guarded(each.theme), guarded(each.words), each.items, each.dates, guarded(" | ".join(each.titles)), ""]
            for each in found
        )
    return found, len(wanting)
