"""The study of forecasts: `make study`, or `python -m studies.forecasts`.

How often the 90% intervals of rotation forecasts held what came, on real registers and on planted boards, by how far
ahead, and what would have become of those that were refused. Writes docs/forecasts.md.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import product
from multiprocessing import get_context
from pathlib import Path

from afresh.recommend.rotation.back_test import Tried, tried
from afresh.recommend.rotation.may_forecast import may_forecast, refusal
from afresh.recommend.rotation.table_over_time import as_known_on, basis_of, records_of
from afresh.recommend.rotation.years import ends_of_years, years_on_record
from afresh.records.store import Store
from afresh.settings import default_settings
from afresh.snapshot.workspace import Workspace, gather

PAGE = Path(__file__).parents[1] / "docs" / "forecasts.md"
SHARED = Path(os.environ.get("AFRESH_SHARED", Path(__file__).parents[2] / "shared" / "data"))
AHEAD = 4
CONGRESS_SEEN, CONGRESS_NEW = date(2026, 4, 22), date(2025, 10, 1)
"""The first was looked at while the method was made; the second, half a year off, was not."""
APPG_LAST = date(2026, 6, 29)
RATES, SEATS, KNOWN_BY, YEARS = (0.02, 0.05, 0.1, 0.2, 0.4), (6, 12, 24), ("seats", "attendance"), 14
CLOCKS = ((48, 0.5), (48, 0.8), (24, 0.5))
SEEDS = 6
EXAMPLES = 20


@dataclass(frozen=True)
class One:
    """One figure of one forecast made as of an earlier date, beside what came."""

    register: str
    refused: str
    """Why it would have been refused by the settings as they are; empty where it would not."""
    partnership: int
    tried: Tried


@dataclass(frozen=True)
class Found:
    register: str
    partnerships: int
    refused_now: dict[str, int]
    """Partnerships that would have no forecast on the review date itself, by why."""
    tries: list[One]


def tries(register: str, workspace: Workspace, among: frozenset[int] | None = None) -> Found:
    """Forecasts as of every earlier year, those that would be refused as well, as far as one could be made."""
    settings, found = workspace.settings, []
    refused: dict[str, int] = {}
    codes = [code for code in range(len(workspace.partnership_ids())) if among is None or code in among]
    for code in codes:
        reason = may_forecast(workspace, code)
        if reason:
            refused[reason.why] = refused.get(reason.why, 0) + 1
        if reason and reason.why in ("project", "ended", "nobody"):
            continue
        records = records_of(workspace, code)
        today = as_known_on(records, workspace.period.t1, basis_of(records, workspace.period.t0, workspace.period.t1))
        ends = ends_of_years(today.day, 40)
        for back in (back for back in range(1, 41) if ends[back] > today.counted_from):
            then = as_known_on(records, ends[back], today.basis)
            years = years_on_record(then, settings.newer_years)
            if not years or not then.at(then.day).any():
                continue
            why = refusal(then, years, records.term_months, settings)
            made = tried(
                records,
                then,
                years,
                today,
                workspace.met,
                settings=settings,
                ends=ends[max(0, back - AHEAD) : back + 1],
            )
            found += [One(register, why.why if why else "", code, each) for each in made]
    return Found(register, len(codes), refused, found)


def congress(at: date, term_months: int | None = None) -> Workspace:
    from afresh.dataset import read

    dataset = read(_converted("congress", SHARED / "congress" / "committee_snapshots.parquet", (
        "--edition", "snapshot_date", "--partnership", "committee", "--person", "bioguide", "--person-name", "name",
        "--role", "title", "--kind", "committee",
    )))  # fmt: skip
    if term_months:
        # Every committee of the House, and those of both, begins anew with each Congress.
        dataset.store.con.execute("UPDATE partnerships SET term_months = ? WHERE id NOT LIKE 'S%'", [term_months])
    return gather(dataset.store, at=at)


def appg() -> Workspace:
    from afresh.dataset import read

    dataset = read(_converted("appg", SHARED / "appg" / "officers.csv.gz", (
        "--edition", "edition", "--partnership", "group", "--person", "name", "--organisation", "party",
        "--role", "role",
    )))  # fmt: skip
    return gather(dataset.store, at=APPG_LAST)


def _converted(name: str, source: Path, options: tuple[str, ...]) -> Path:
    from click.testing import CliRunner

    from afresh.cli.convert import command

    out = Path(tempfile.mkdtemp(prefix=name))
    done = CliRunner().invoke(
        command, ["snapshots", str(source), *options, "-o", str(out), "--format", "parquet"], catch_exceptions=False
    )
    if done.exit_code:
        raise RuntimeError(f"{source} could not be converted: {done.output}")
    return out


def planted(seed: int) -> Iterator[tuple[str, Store]]:
    from studies.boards import board
    from studies.places import only, place, stored

    kept = ("organisations", "people", "partnerships", "seats", "meetings", "attendance")
    steady = [
        board(f"steady-{rate:g}-{seats}-{by}", arrivals=rate, seats=seats, known_by=by, meetings_a_year=6,
              established=12 * YEARS, known=0.3)
        for rate, seats, by in product(RATES, SEATS, KNOWN_BY)
    ]  # fmt: skip
    clocks = [
        board(f"clock-{months}-{share:g}-{seats}-{last}-{told}", clock_months=months, clock_share=share,
              clock_last=last, term_months=months, seats=seats, known_by="seats",
              meetings_a_year=6, established=12 * YEARS)
        for (months, share), seats, last, told in product(CLOCKS, SEATS, (5, 17), ("told", "not"))
    ]  # fmt: skip
    for name, boards in (("steady", steady), ("clock", clocks)):
        tables = only(place(boards, 910_000 + seed, YEARS), *kept)
        for row in tables["partnerships"]:
            if str(row["id"]).endswith("-not"):
                row["term_months"] = None
        yield name, stored(tables)


REGISTERS = {
    "congress-seen": "US Congress, committees, years to 22 April (looked at while the method was made)",
    "congress-new": "US Congress, committees, years to 1 October (not looked at)",
    "congress-told": "The same, House committees told their two-year term",
    "appg": "All-Party Parliamentary Groups, one year ahead, all of them refused by the settings",
    "example": f"The worked example, {EXAMPLES} seeds",
    "steady": f"Planted boards, steady newcomers, {SEEDS} seeds",
    "clock": f"Planted boards, an election clock, {SEEDS} seeds",
}


def run(job: tuple[str, int]) -> Found:
    name, seed = job
    if name.startswith("congress"):
        at = CONGRESS_SEEN if name == "congress-seen" else CONGRESS_NEW
        return tries(name, congress(at, 24 if name == "congress-told" else None))
    if name == "appg":
        return tries(name, appg())
    if name == "example":
        from studies.example.simulate import LAST_DAY
        from studies.example.write import make

        return tries(name, gather(make(seed, LAST_DAY), at=LAST_DAY))
    return tries(name, gather(dict(planted(seed))[name]))


def jobs(scale: float) -> list[tuple[str, int]]:
    real = [name for name in REGISTERS if name.startswith("congress") or name == "appg"]
    there = [(name, 0) for name in real if (SHARED / name.partition("-")[0]).exists()]
    seeds = {"example": EXAMPLES, "steady": SEEDS, "clock": SEEDS}
    return there + [(name, 2 + seed) for name, n in seeds.items() for seed in range(max(1, round(n * scale)))]


def study(scale: float = 1.0, processes: int = 2) -> list[Found]:
    wanted = jobs(scale)
    if processes == 1:
        return [run(job) for job in wanted]
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        return list(pool.map(run, wanted))


def main() -> None:
    asked = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    asked.add_argument("--processes", type=int, default=2, help="how many registers are gone through at a time (2)")
    asked.add_argument("--scale", type=float, default=1.0, help="how many of the usual seeds to draw (1.0)")
    given = asked.parse_args()
    from studies.forecasts_page import write

    print(write(study(given.scale, given.processes), given.scale, default_settings(), PAGE))


if __name__ == "__main__":
    main()
