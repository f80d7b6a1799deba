"""Themes that the user has confirmed: given to items without one, by the words of their titles."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from afresh.ingest.clean.cleaning_context import Work, counted, some
from afresh.ingest.clean.confirmed_merges import YES
from afresh.ingest.matching.theme_suggestions import Titled, without_theme
from afresh.ingest.matching.title_words import Key, phrases
from afresh.records.formulas import unguarded
from afresh.records.problems import themes as problem

NEEDED = {"theme", "words", "yes"}


@dataclass(frozen=True)
class Theme:
    theme: str
    words: str
    place: str
    row: int


def holds_themes(path: Path) -> bool:
    """Whether a file of what was confirmed holds themes; else it is read as one of duplicates."""
    try:
        with path.open(encoding="utf-8-sig", newline="", errors="replace") as file:
            return set(next(csv.reader(file), ())) >= NEEDED
    except (OSError, csv.Error):
        return False


def read_themes(paths: Sequence[Path]) -> list[Theme]:
    """The themes marked yes, file by file and row by row: where several would do, the first is taken."""
    found: list[Theme] = []
    for path in paths:
        with path.open(encoding="utf-8-sig", newline="", errors="replace") as file:
            rows = [
                {k: (v or "").strip() for k, v in row.items() if isinstance(v, str)} for row in csv.DictReader(file)
            ]
        found += [
            Theme(unguarded(row.get("theme", "")), unguarded(row.get("words", "")), path.name, at)
            for at, row in enumerate(rows, start=2)
            if row.get("yes", "").lower() in YES and row.get("theme")
        ]
    return found


def give_themes(work: Work, themes: Sequence[Theme]) -> None:
    """Every agenda item and proposal whose issue is missing or a file number takes the first theme that fits."""
    if not themes:
        return
    keys: dict[Key, Theme] = {}
    for each in themes:
        whole = max(phrases(each.words), key=len, default=())
        if whole:
            keys.setdefault(whole, each)
    given: dict[Theme, list[Titled]] = {each: [] for each in themes}
    wanting = without_theme(_titled(work))
    for row in wanting:
        fits = phrases(row.title)
        theme = next((each for key, each in keys.items() if key in fits), None)
        if theme:
            given[theme].append(row)
    _write(work, {(row.table, row.id): each.theme for each, rows in given.items() for row in rows})
    _tell(work, given, len(wanting))


def _titled(work: Work) -> list[Titled]:
    parts = []
    if "agenda" in work.columns:
        meetings = "meetings" in work.columns
        join = "LEFT JOIN clean_meetings m ON m.id = a.meeting" if meetings else ""
        day, where = ("m.date", "m.partnership") if meetings else ("NULL::DATE", "NULL")
        parts.append(
            f"SELECT 'agenda', a.id, a.title, lower(trim(coalesce(a.issue, ''))), {day}, {where} "
            f"FROM clean_agenda a {join}"
        )
    if "proposals" in work.columns:
        parts.append(
            "SELECT 'proposals', id, title, lower(trim(coalesce(issue, ''))), date, partnership FROM clean_proposals"
        )
    return [Titled(*row) for row in work.rows(" UNION ALL ".join(parts)) if row[2]] if parts else []


def _write(work: Work, themes: dict[tuple[str, str], str]) -> None:
    for table in ("agenda", "proposals"):
        mine = {id_: theme for (of, id_), theme in themes.items() if of == table}
        if mine:
            work.settle(table)
            work.con.execute(
                f"UPDATE clean_{table} SET issue = t.theme FROM (SELECT unnest($1::VARCHAR[]) AS id, "
                f"unnest($2::VARCHAR[]) AS theme) t WHERE t.id = clean_{table}.id",
                [list(mine), list(mine.values())],
            )


def _tell(work: Work, given: dict[Theme, list[Titled]], wanting: int) -> None:
    place = " and ".join(dict.fromkeys(each.place for each in given))
    items = sum(len(rows) for rows in given.values())
    names = list(dict.fromkeys(each.theme for each, rows in given.items() if rows))
    for each, rows in given.items():
        if not rows:
            work.add(problem.ThemeFitsNothing, each.place, "agenda", each.row, value=each.theme, words=each.words)
    if items:
        took = counted(items, "item")
        work.add(problem.ThemesGiven, place, "agenda", count=items, items_taken=took, names=some(names))
        work.notes.append(
            f"As confirmed in {place}, {took} without a theme took one from the words of the title: {some(names, 20)}. "
            f"{wanting - items:,} have none still."
        )
