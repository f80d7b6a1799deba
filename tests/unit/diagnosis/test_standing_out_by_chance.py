"""Where nothing but chance is at work, as many findings stand out as the report says would: boards of several sizes."""

from collections import Counter
from math import sqrt

import pytest

from afresh.diagnosis.findings import findings, rows_of
from afresh.diagnosis.standing_out import RULES, StandingOut, standing_out
from afresh.settings import default_settings
from afresh.snapshot.workspace import gather
from null_world import AT, null_world
from records import store_of

WORLDS = 6
SIZES = {"three to five": (3, 4, 5), "five to eight": (5, 6, 7, 8), "eight to sixteen": (8, 12, 16)}


def told(seed: int, sizes: tuple[int, ...]) -> StandingOut:
    workspace = gather(store_of(null_world(seed, sizes)), at=AT)
    taken = rows_of(workspace, tuple(RULES), True)
    codes = {row["partnership"] for rows in taken.values() for row in rows if row["partnership"] is not None}
    found = findings(taken, None, workspace.period, dict.fromkeys(codes, "board"))
    everywhere = found.pop(None, None)
    return standing_out(found.values(), default_settings(), everywhere)


@pytest.mark.long
@pytest.mark.parametrize("sizes", SIZES.values(), ids=list(SIZES))
def test_as_many_stand_out_as_is_said(sizes: tuple[int, ...]) -> None:
    """Within three standard errors, each measure and all together; a flat one in ten would be far too many."""
    stood, said, looked = Counter[str](), Counter[str](), Counter[str]()
    for seed in range(WORLDS):
        for row in told(seed, sizes).measures:
            for name in (row.measure, "all"):
                stood[name] += row.stood_out
                said[name] += row.by_chance  # type: ignore[assignment]
                looked[name] += row.looked_at
    assert looked["link_freshness_chance"] > 100 and looked["same_kind_pairs"] > 400, f"looked at {looked}"
    for name, by_chance in said.items():
        away = abs(stood[name] - by_chance) / sqrt(by_chance + 1)
        assert away < 3, f"{name} of {looked[name]}: {stood[name]} stand out, said {by_chance:.1f}"
    assert said["all"] < 0.075 * looked["all"], f"{said['all']:.1f} of {looked['all']}, where few values are possible"
