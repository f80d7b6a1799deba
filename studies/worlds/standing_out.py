"""Null: of the two hundred partnerships mixed at random, what stands out from chance, and what the report promises."""

from __future__ import annotations

from afresh.diagnosis.findings import findings, rows_of
from afresh.diagnosis.standing_out import RULES, standing_out
from afresh.settings import default_settings
from afresh.snapshot.workspace import gather
from studies.example.simulate import LAST_DAY
from studies.places import stored
from studies.reviews import Facts
from studies.worlds.mixed import tables


def run(seed: int) -> list[Facts]:
    """A row a measure: findings looked at, those that stood out, and how many the report says would by chance."""
    workspace = gather(stored(tables(1_000 + seed)), LAST_DAY, level="people")
    taken = rows_of(workspace, tuple(RULES), several_at_once=False)
    kinds = {row["partnership"]: "board" for rows in taken.values() for row in rows if row["partnership"] is not None}
    found = findings(taken, None, workspace.period, kinds)
    everywhere = found.pop(None, None)
    told = standing_out(found.values(), default_settings(), everywhere)
    rows = [
        {"measure": each.measure, "looked_at": each.looked_at, "stood_out": each.stood_out, "by_chance": each.by_chance}
        for each in told.measures
    ]
    everything = {"looked_at": told.looked_at, "stood_out": told.stood_out, "by_chance": told.by_chance}
    return [*rows, {"measure": "all", **everything, "low": told.low, "high": told.high}]
