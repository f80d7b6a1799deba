"""The renewal measures against their naive twins: on random records, and on real ones."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from afresh.measure import take
from afresh.settings import default_settings
from afresh.snapshot.load import ids
from afresh.snapshot.workspace import Workspace, gather
from appg import appg_seats
from lively import AT, lively
from records import DAYS, Records, random_records, store_of, together
from reference import agenda, chance, renewal
from reference.renewal import Look, Readings, look
from twins import count_alike, enough
from worlds import as_one, each_of

FEWEST_ITEMS = 2
"""Fewer than a review asks for, so that small random records reach it."""

TWINS: dict[str, Callable[[Look], Readings]] = {
    "link_freshness": renewal.link_freshness,
    "member_freshness": renewal.member_freshness,
    "make_up": renewal.make_up,
    "familiarity": renewal.familiarity,
    "tenure": renewal.tenure,
    "arrivals": renewal.arrivals,
    "role_renewal": renewal.role_renewal,
    "overlap_members": renewal.overlap_members,
    "overlap_issues": agenda.overlap_issues,
    "agenda_novelty": partial(agenda.agenda_novelty, fewest=FEWEST_ITEMS),
    "same_people_same_issues": agenda.same_people_same_issues,
}

INTERVAL_APART = ("arrivals", "agenda_novelty")
"""Their intervals come from a distribution; the unit tests check those against published tables."""


def readings(workspace: Workspace, name: str) -> Readings:
    known = ids(workspace.store, "partnerships")
    keep = name not in INTERVAL_APART
    found: Readings = {}
    for row in take(workspace, name).rows():
        ends = (row["low"], row["high"]) if keep else (None, None)
        found[known[row["partnership"]], row["subject"]] = (row["value"], *ends, row["n"])
    return found


PLACE_WIDE = ("overlap_members", "overlap_issues")
"""Between any two boards of a place: worlds in one store share their issues."""


def compare(worlds: list[Records], at: date, level: str | None = None, largest: int = 40) -> Counter[str]:
    """How many rows with a value were compared of each measure: the engine takes all worlds at once, and most of the
    twins, which take long over many, one after another."""
    chosen = default_settings().but(largest_gathering=largest, fewest_items=FEWEST_ITEMS)
    records, about = as_one(worlds), f"at {at}, level {level}, largest {largest}"
    engine = gather(store_of(records), at=at, level=level, settings=chosen)  # type: ignore[arg-type]
    places = [look(each, at, engine.level, largest) for each in each_of(worlds)]
    whole = look(records, at, engine.level, largest)
    compared = Counter[str]()
    for name, naive in TWINS.items():
        twin: Readings = {}
        for place in [whole] if name in PLACE_WIDE else places:
            twin |= naive(place)
        compared[name] = count_alike(name, readings(engine, name), twin, about=about)
    return compared


LEVELS = (None, "people", "organisations")


@pytest.mark.parametrize("number", range(5))
def test_lively_records(number: int) -> None:
    worlds = [lively(seed) for seed in range(8 * number, 8 * number + 8)]
    compared = compare(worlds, AT, LEVELS[number % 3], [40, 40, 3, 2, 40][number])
    for name in TWINS:
        enough(name, compared[name], 5)


def test_lively_records_of_places_with_file_numbers() -> None:
    """Agendas are known by file numbers in all of a place or in none, so that these have a store of their own."""
    compared = compare([lively(seed, file_numbers=True) for seed in range(40, 48)], AT)
    enough("link_freshness", compared["link_freshness"], 8)
    assert not compared["agenda_novelty"], "what is new on an agenda of file numbers cannot be told"


@pytest.mark.parametrize("at", [DAYS[-1], *(pytest.param(at, marks=pytest.mark.long) for at in (DAYS[-12], DAYS[18]))])
def test_records_that_contradict_themselves(at: date) -> None:
    compared = Counter[str]()
    for n, level in enumerate((*LEVELS, *LEVELS)):
        worlds = [random_records(seed, seats=10, meetings=8) for seed in range(6 * n, 6 * n + 6)]
        compared += compare(worlds, at, level, largest=2 if n > 2 else 40)
    for name in ("link_freshness", "member_freshness", "make_up", "familiarity", "tenure", "overlap_members"):
        enough(name, compared[name], 4)


@pytest.mark.parametrize("seed", range(12))
def test_p_and_q(seed: int) -> None:
    records = lively(seed, people=8)
    p, q = chance.p_and_q(look(records, AT))
    rows = {row["subject"]: row["value"] for row in take(gather(store_of(records), at=AT), "p_and_q").rows()}
    assert rows["p"] == (pytest.approx(p, abs=1e-12) if p is not None else None), f"p on seed {seed}"
    assert rows["q"] == (pytest.approx(q, abs=1e-12) if q is not None else None), f"q on seed {seed}"


@pytest.mark.real
@pytest.mark.parametrize("level", ["people", "organisations"])
def test_the_appg_register(shared: Path, level: str) -> None:
    """Every tenth group; each officer in an unbroken run of editions one seat."""
    records = together({"seats": appg_seats(shared / "appg" / "officers.csv.gz", every=10)})
    enough("link_freshness of groups", compare([records], date(2026, 6, 29), level)["link_freshness"], 31)
