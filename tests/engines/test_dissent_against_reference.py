"""Dissent after joining against its naive twin, on random records and on the worked example."""

import random
from datetime import timedelta
from typing import Any

import pytest

from afresh.measure import measure_named, take
from afresh.settings import default_settings
from afresh.snapshot.workspace import Workspace, gather
from afresh.vocabulary import day_number
from decision_records import LAST
from records import Records, repeated, shuffled, store_of
from reference import dissent
from twins import assert_twins, read_by
from worlds import as_one, one_by_one

COUNTS = tuple(f"{name}_{side}" for side in ("before", "after") for name in ("days", "observed", "expected"))


def drawn(seed: int) -> Records:
    """Two boards that some organisations joined lately, and many answers, from within and from outside."""
    rng = random.Random(seed)
    who = [f"o{n}" for n in range(5)]
    days = [LAST - timedelta(days=30 * rng.randrange(-1, 40)) for _ in range(30)]
    return {
        "organisations": [{"id": each, "name": each, "successor": "o4" if each == "o3" and seed % 2 else None}
                          for each in who],
        "people": [{"id": "p0", "name": "p0", "organisation": "o0"}, {"id": "p1", "name": "p1"}],
        "partnerships": [{"id": each, "name": each, "kind": "board"} for each in ("x0", "x1")],
        "seats": [
            {"partnership": f"x{rng.randrange(2)}", "organisation": rng.choice(who), "start": rng.choice(days),
             "start_is": rng.choice([None, "first_seen"])}
            for _ in range(6)
        ] + [{"partnership": "x0", "organisation": "o0", "start": LAST - timedelta(days=4000)}],
        "proposals": [
            {"id": f"q{n}", "partnership": f"x{rng.randrange(2)}", "date": day, "title": "q",
             "proposer": rng.choice([None, *who])}
            for n, day in enumerate(days)
        ],
        "responses": [
            {"proposal": f"q{n}", "response": rng.choice(["support", "support", "oppose", "abstain", "absent"]),
             "date": rng.choice([None, days[n] + timedelta(days=rng.randint(0, 60))]), **by}
            for n in range(30)
            for by in [*({"organisation": rng.choice(who)} for _ in range(4)), {"person": rng.choice(["p0", "p1"])}]
        ],
    }  # fmt: skip


def read_joiners(workspace: Workspace) -> dict[tuple[str, str], dict[str, Any]]:
    return read_by(workspace, "dissent_after_joining", "partnership", "subject")


def assert_same(workspace: Workspace, worlds: list[Records], fewest: int) -> None:
    found = read_joiners(workspace)
    twin = one_by_one(lambda records: dissent.dissent_after_joining(records, workspace.period.end), worlds)
    engine = {key: (row["joined"], *(row[name] for name in COUNTS)) for key, row in found.items()}
    plain = {key: (day_number(one["joined"]), *(one[name] for name in COUNTS)) for key, one in twin.items()}
    assert_twins("dissent_after_joining", engine, plain, fewest=fewest)
    for key, sides in twin.items():
        row = found[key]
        told = min(sides["days_before"], sides["days_after"]) >= workspace.settings.dissent_days
        assert (row["value"] is not None) == told, f"{key}: {row}"
        assert told or (row["note"] and not row["flagged"]), f"{key} is null without a reason, or flagged: {row}"
        ratios = [sides[f"observed_{side}"] / sides[f"expected_{side}"] if sides[f"expected_{side}"] else 0
                  for side in ("before", "after")]  # fmt: skip
        if told and all(sides[name] for name in COUNTS):
            risen = row["value"] > 1
            assert risen == (ratios[1] > ratios[0]), f"{key} dissents {row['value']} times as often, the twin {ratios}"


@pytest.mark.parametrize("level", ["people", "organisations"])
def test_random_records_against_the_twin(level: Any) -> None:
    worlds = [drawn(seed) for seed in range(25)]
    few = default_settings().but(dissent_days=2)
    assert_same(gather(store_of(as_one(worlds)), at=LAST, level=level, settings=few), worlds, 25)


def test_the_random_records_hold_joiners_and_shuffling_changes_nothing() -> None:
    records = as_one([drawn(6)])
    workspace = gather(store_of(records), at=LAST)
    assert_same(workspace, [drawn(6)], 2)
    again = read_joiners(gather(store_of(shuffled(repeated(records, 1), 2)), at=LAST))
    assert again == read_joiners(workspace), "order or repetition"


def test_the_records_under_it_are_those_it_counted() -> None:
    workspace = gather(store_of(drawn(6)), at=LAST)
    table = take(workspace, "dissent_after_joining")
    under = list(workspace.ask(*measure_named("dissent_after_joining").records).rows())
    assert under and {row["tbl"] for row in under} == {"responses"}, "no responses under it"
    days = sum(row["days_before"] + row["days_after"] for row in table.rows())
    assert len(under) >= days, f"{len(under)} records for {days} days"


@pytest.mark.long
def test_the_planted_critic_is_found_and_nobody_else() -> None:
    """Over 20 seeds: Ambleford Survivors' Voice at the Crisis Care Board, flagged in at least 19, and no other."""
    from studies.example import make

    flagged: list[tuple[str, str]] = []
    for seed in range(1, 21):
        found = read_joiners(gather(make(seed)))
        flagged += [key for key, row in found.items() if row["flagged"]]
    planted = ("crisis-care", "ambleford-survivors-voice")
    assert flagged.count(planted) >= 19, f"the critic was flagged {flagged.count(planted)} times in 20"
    assert set(flagged) == {planted}, f"others were flagged: {set(flagged) - {planted}}"
