"""Two people of one name in a grid: two rows, for two organisations, with marks on the same day."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from afresh.ingest.layouts.table_names import plain

if TYPE_CHECKING:
    from afresh.ingest.layouts.extract_grid import Person


def apart(people: Sequence["Person"]) -> tuple[list["Person"], dict[str, list[str]]]:
    """The same rows, where a name that two share has its organisation behind it; and who shares each such name.

    Somebody who changed employer has rows whose marks do not meet on any day, and stays one.
    """
    by_name: dict[str, list[Person]] = {}
    for each in people:
        if each.person and each.organisation:
            by_name.setdefault(plain(each.person), []).append(each)
    shared: dict[str, list[str]] = {}
    for rows in by_name.values():
        bodies = {plain(each.organisation): each.organisation for each in rows}
        marked = [{at for at, text in each.cells.items() if text} for each in rows]
        meet = any(
            marked[one] & marked[other] and plain(rows[one].organisation) != plain(rows[other].organisation)
            for one in range(len(rows))
            for other in range(one)
        )
        if len(bodies) > 1 and meet:
            shared[rows[0].person] = sorted(bodies.values())
    names = {plain(name) for name in shared}
    return [
        replace(each, person=f"{each.person} ({each.organisation})")
        if plain(each.person) in names and each.organisation
        else each
        for each in people
    ], shared
