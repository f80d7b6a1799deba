"""References in large attendance are taken to be ids, as they are in its first rows, until it is known what they are.

To number them is to find an id for every text. Where that cannot be done, or the file cannot be read to its end, they
are looked at after all; and what was taken to be so and is not is cleaned again, from the beginning.

To look at each different text and then join each text to its id would be the same work twice. What is found wrong is
cleaned from the beginning and not mended in place: what had been told of other tables would have to be told apart from
what still holds.
"""

from collections.abc import Sequence
from dataclasses import replace

import duckdb

from afresh.ingest.clean.cleaning_context import Work
from afresh.ingest.sources.parquet import say_not_parquet
from afresh.ingest.sources.raw_sheet import NUMBERED, as_it_is, as_seen
from afresh.ingest.sources.registry import with_rows
from afresh.ingest.sources.sheet import Sheet
from afresh.records.tables import TABLES
from afresh.records.template_lines import EXAMPLE, MEANING


class OtherThanIds(Exception):
    """Something else than ids stands where nothing but ids was taken to stand."""


def see_whether_ids(work: Work, numbered: set[str]) -> None:
    """Once attendance is numbered, or is not: its references in the columns `numbered` are ids if it is."""
    for sheet in work.sheets:
        known = not sheet.unseen or (work.coded and _are_ids(work, sheet, numbered))
        if not known and as_seen(work.con, sheet) != replace(sheet, unseen=frozenset()):
            raise OtherThanIds


def _are_ids(work: Work, sheet: Sheet, numbered: set[str]) -> bool:
    """Whether all of them were numbered, and the ids themselves are such as they were taken to be."""
    if {sheet.headings[at] for at in sheet.unseen} != numbered:
        return False
    begins = " OR ".join(f"starts_with(id, '{word}')" for word in (MEANING, EXAMPLE))
    return all(
        "id" in work.figures[target]
        and not work.one(f"SELECT coalesce(bool_or({begins}), false) FROM main.{target}_coded")[0]
        for target in {TABLES[NUMBERED].column(name).refers_to for name in numbered}
    )


def seen_after_all(work: Work, sheets: Sequence[Sheet]) -> list[Sheet] | None:
    """The sheets as they are, with nothing taken for granted; None where they are as they were taken to be."""
    seen = {sheet.relation: _read_again(work, sheet) for sheet in sheets if sheet.unseen}
    if all(seen[sheet.relation] == replace(sheet, unseen=frozenset()) for sheet in sheets if sheet.unseen):
        return None
    return [kept for sheet in sheets if (kept := seen.get(sheet.relation, sheet))]


def _read_again(work: Work, sheet: Sheet) -> Sheet | None:
    try:
        return with_rows(as_it_is(work.con, work.problems, sheet), work.con, work.problems)
    except duckdb.Error as error:
        say_not_parquet(work.problems, sheet.place, sheet.file, error)
        return None
