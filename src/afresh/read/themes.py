"""Themes suggested from words that titles share, for items whose issue is missing or a file number.

Nothing is guessed of what a title means. A phrase of one to three words that recurs on several dates is offered; the
phrase that covers most of the titles not covered yet comes first, longer ones before shorter ones that cover as many.
The user writes yes beside those that are themes, under whatever name, and reads again with the file.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import heapify, heappop, heappush
from pathlib import Path

from afresh.read.title_words import Key, phrases
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


@dataclass(frozen=True)
class Suggested:
    theme: str
    words: str
    items: int
    dates: int
    titles: tuple[str, ...]


def without_theme(rows: Sequence[Titled]) -> list[Titled]:
    """Items whose issue is missing; and where issues are file numbers, those whose issue is one."""
    days: dict[str, set[date | None]] = defaultdict(set)
    for row in rows:
        if row.table == "agenda" and row.issue:
            days[row.issue].add(row.day)
    files = _file_numbers(days, sum(row.table == "agenda" and bool(row.issue) for row in rows))
    return [row for row in rows if not row.issue or (files and _looks_like_one(row.issue, days))]


def _file_numbers(days: dict[str, set[date | None]], items: int) -> bool:
    """The same rule as the measures have."""
    settings, once = default_settings(), sum(len(each) == 1 for each in days.values())
    return items >= settings.fewest_dated_items and once / max(1, len(days)) > settings.issue_once_share


def _looks_like_one(issue: str, days: dict[str, set[date | None]]) -> bool:
    return len(days.get(issue, ())) <= 1 or any(each.isdigit() for each in issue)


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
        SELECT 'agenda', a.id, a.title, lower(trim(coalesce(a.issue, ''))), m.date
        FROM agenda a LEFT JOIN meetings m ON m.id = a.meeting
        UNION ALL SELECT 'proposals', id, title, lower(trim(coalesce(issue, ''))), date FROM proposals
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
