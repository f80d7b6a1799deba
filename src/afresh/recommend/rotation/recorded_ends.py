"""The ends that are recorded already: who will have to leave when, unless another term follows."""

import numpy as np

from afresh.recommend.rotation.table_over_time import HELD, LATER, RECORDED_ENDS, Columns, TableOverTime
from afresh.snapshot.workspace import Workspace

FOLLOWS_WITHIN = 31
"""Days after an end by which a seat of the same member counts as another term."""


def _ends(workspace: Workspace, partnership: int) -> Columns:
    every: Columns = workspace.memoise("rotation ends", lambda: workspace.arrays(RECORDED_ENDS))
    start, end = np.searchsorted(every["partnership"], [partnership, partnership + 1])
    return {name: column[start:end] for name, column in every.items()}


def recorded_ends(workspace: Workspace, partnership: int, table: TableOverTime) -> np.ndarray:
    """The last day recorded for each member of the table today; HELD where none is.

    An end later than the review date is a plan only if nothing is recorded as happening later; else it is hindsight.
    A member with several seats leaves with the last of them.
    """
    members = table.member[table.at(table.day)]
    none = np.full(len(members), HELD)
    later: int = workspace.memoise("rotation later", lambda: int(workspace.ask(LATER).columns["n"][0]))
    if later or table.basis == "attendance":
        return none
    rows = _ends(workspace, partnership)
    current = rows["past"] == 0
    # One of a member's current seats has no recorded end: then the member has none.
    until = {int(each): 0 for each in rows["member"][current]}
    for member, end in zip(rows["member"][current], rows["to_come"][current], strict=True):
        until[int(member)] = max(until[int(member)], int(end) or HELD)
    return np.array([until.get(int(each), HELD) for each in members], np.int64)


def renewals(workspace: Workspace, partnership: int) -> tuple[int, int]:
    """Of seats that ended on an exact day, how many the same member took up again; and how many ended."""
    rows = _ends(workspace, partnership)
    ended = np.nonzero((rows["past"] > 0) & (rows["past_exact"] > 0))[0]
    again = 0
    for i in ended:
        same = rows["member"] == rows["member"][i]
        begins = rows["start_day"][same]
        again += bool(((begins > rows["past"][i]) & (begins <= rows["past"][i] + FOLLOWS_WITHIN)).any())
    return again, len(ended)
