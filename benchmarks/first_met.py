"""First meetings of ten million participations: our kernel beside four other ways to the same table.

    python benchmarks/first_met.py [--rows 10000000] [--no-page]

Each way has a process to itself, starts at the same Parquet file, and must arrive at the
same pairs and days. Starting Python and importing libraries is not timed; reading is.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import combinations, groupby
from pathlib import Path
from statistics import median

import page

import records

ROWS = 10_000_000
SMALLER = {"NetworkX graph": 10}
"""Run on one gathering in this many and scaled up: the whole would take more memory than most machines have."""
TARGET_SECONDS, TARGET_MEGABYTES, TARGET_FLOORS = 4.0, 1_200, 4
FLOOR, RUNS = "floor", 5

Answer = tuple[int, int]
"""How many pairs ever met, and the sum of their first days."""


def kernel(path: str) -> Callable[[], Answer]:
    import duckdb
    import numpy as np

    from afresh.engine.first_meetings import first_meetings

    def run() -> Answer:
        with duckdb.connect() as con:
            read = con.sql(f"select gathering, member, day from '{path}'").fetchnumpy()
        met = first_meetings(read["gathering"], read["member"], read["day"], threads=page.cores())
        return len(met), int(met.day.sum(dtype=np.int64))

    return run


def duckdb_self_join(path: str) -> Callable[[], Answer]:
    import duckdb

    def run() -> Answer:
        with duckdb.connect() as con:
            con.execute(
                f"create table met as select p.member as a, q.member as b, min(p.day) as day "
                f"from '{path}' p join '{path}' q using (gathering) where p.member < q.member group by all"
            ).fetchall()
            return con.sql("select count(*), sum(day) from met").fetchall()[0]

    return run


def polars_self_join(path: str) -> Callable[[], Answer]:
    import polars as pl

    def run() -> Answer:
        rows = pl.scan_parquet(path)
        pairs = rows.join(rows, on="gathering").filter(pl.col("member") < pl.col("member_right"))
        met = pairs.group_by("member", "member_right").agg(pl.col("day").min()).collect()
        return len(met), met["day"].cast(pl.Int64).sum()

    return run


def gatherings(path: str) -> list[tuple[int, int, int]]:
    import duckdb

    with duckdb.connect() as con:
        return con.sql(f"select distinct gathering, member, day from '{path}' order by gathering, member").fetchall()


def python_dictionary(path: str) -> Callable[[], Answer]:
    import duckdb  # noqa: F401

    def run() -> Answer:
        met: dict[int, int] = {}
        for _, present in groupby(gatherings(path), key=lambda row: row[0]):
            rows = list(present)
            day = rows[0][2]
            for a, b in combinations([row[1] for row in rows], 2):
                pair = a << 32 | b
                if day < met.get(pair, day + 1):
                    met[pair] = day
        return len(met), sum(met.values())

    return run


def networkx_graph(path: str) -> Callable[[], Answer]:
    import duckdb  # noqa: F401
    import networkx as nx

    def run() -> Answer:
        graph = nx.Graph()
        for _, present in groupby(gatherings(path), key=lambda row: row[0]):
            rows = list(present)
            day = rows[0][2]
            for a, b in combinations([row[1] for row in rows], 2):
                if graph.has_edge(a, b):
                    graph[a][b]["day"] = min(day, graph[a][b]["day"])
                else:
                    graph.add_edge(a, b, day=day)
        return graph.number_of_edges(), sum(day for _, _, day in graph.edges(data="day"))

    return run


def floor(path: str) -> Callable[[], Answer]:
    """What no way that handles every pair can do without: decode the rows, write and read the pairs, sort them on every
    core, and look at each beside the next. It arrives at no table.
    """
    from concurrent.futures import ThreadPoolExecutor

    import duckdb
    import numpy as np

    with duckdb.connect() as con:
        sizes = f"select count(*) as size from '{path}' group by gathering"
        ((count,),) = con.sql(f"select cast(sum(size * (size - 1) // 2) as bigint) from ({sizes})").fetchall()
    pairs = np.random.default_rng(1).integers(0, 1 << 63, count, dtype=np.uint64)

    def run() -> Answer:
        with duckdb.connect() as con:
            con.sql(f"select gathering, member, day from '{path}'").fetchnumpy()
        parts = np.array_split(pairs.copy(), page.cores())
        with ThreadPoolExecutor(len(parts)) as pool:
            list(pool.map(np.ndarray.sort, parts))
            different = list(pool.map(lambda part: np.count_nonzero(part[1:] != part[:-1]), parts))
        return sum(different), 0

    return run


WAYS: dict[str, Callable[[str], Callable[[], Answer]]] = {
    "afresh kernel": kernel,
    "DuckDB self-join": duckdb_self_join,
    "Polars self-join": polars_self_join,
    "Python dictionary": python_dictionary,
    "NetworkX graph": networkx_graph,
}


def run_here(way: str, path: str) -> None:
    """In the process of its own: what it took, as JSON on stdout."""
    run = {**WAYS, FLOOR: floor}[way](path)
    before = page.peak_megabytes()
    started = time.perf_counter()
    pairs, days = run()
    took = time.perf_counter() - started
    peak = page.peak_megabytes()
    said = {"seconds": took, "before": before, "megabytes": peak, "pairs": int(pairs), "days": int(days)}
    print(json.dumps(said))


def run_apart(way: str, path: Path) -> dict[str, float] | None:
    """What it took in a process of its own, or None if it could not be run."""
    print(f"  {way} ...", file=sys.stderr, flush=True)
    done = subprocess.run(
        [sys.executable, __file__, "--way", way, "--records", str(path)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(f"  {way} could not be run: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return None
    return dict(json.loads(done.stdout))


def share(path: Path, one_in: int) -> Path:
    """A file with one gathering in so many."""
    import duckdb

    part = path.with_name(f"one_in_{one_in}.parquet")
    with duckdb.connect() as con:
        con.execute(f"copy (from '{path}' where gathering % {one_in} = 0) to '{part}' (format parquet)").fetchall()
    return part


def measure(path: Path) -> dict[str, dict[str, float]]:
    """Every way's time and memory; the answers must agree."""
    taken = {}
    for way in WAYS:
        one_in = SMALLER.get(way, 1)
        source = share(path, one_in) if one_in > 1 else path
        result = run_apart(way, source)
        if result is None:
            continue
        check = (
            taken["afresh kernel"] if one_in == 1 and taken else run_apart("afresh kernel", source) if taken else result
        )
        if check is None or (check["pairs"], check["days"]) != (result["pairs"], result["days"]):
            raise SystemExit(f"{way} arrived at another table: {result} against {check}")
        result["seconds"] *= one_in
        result["megabytes"] = result["before"] + (result["megabytes"] - result["before"]) * one_in
        taken[way] = result
    return taken


def beside(path: Path, *ways: str) -> list[float]:
    """The median time of each, run in turn, since memory is given out at very different speed from minute to minute."""
    rounds = [[run_apart(way, path) for way in ways] for _ in range(RUNS)]
    return [median(took["seconds"] for took in runs if took) for runs in zip(*rounds, strict=True)]


def report(taken: dict[str, dict[str, float]], least: float, rows: int) -> str:
    ours = taken["afresh kernel"]
    floors = ours["seconds"] / least
    cells = [
        [
            way + (f" (1/{SMALLER[way]} of the gatherings, scaled up)" if way in SMALLER else ""),
            f"{took['seconds']:.1f}",
            f"{took['megabytes'] / 1000:.2f}",
            f"{took['seconds'] / ours['seconds']:.1f}",
            f"{took['megabytes'] / ours['megabytes']:.1f}",
        ]
        for way, took in taken.items()
    ]
    headings = ["way", "seconds", "peak memory, GB", "times our seconds", "times our memory"]
    tried = verdict(ours) if rows >= ROWS else "not tried on so few rows"
    return f"""## First meetings of {rows:,} participations

{page.today()}; {page.machine()}. Gatherings of {records.MEAN_SIZE} on average, {ours["pairs"]:,.0f} different pairs,
read from Parquet; every way arrived at the same table. The kernel's time is the median of {RUNS} runs, every other way
ran once. The target is {TARGET_SECONDS:g} s and {TARGET_MEGABYTES / 1000:g} GB on two cores: {tried}.

To decode the rows, write every pair and read it again, sort the pairs on every core and look at each beside the next
took {least:.2f} s (median of {RUNS} runs, in turn with the kernel's), and the kernel {floors:.1f} times that. The
target is {TARGET_FLOORS} times: {"met" if floors <= TARGET_FLOORS else "missed"}.

{page.table(headings, cells)}
"""


def verdict(ours: dict[str, float]) -> str:
    met = ours["seconds"] <= TARGET_SECONDS and ours["megabytes"] <= TARGET_MEGABYTES
    return "met" if met else "missed"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--rows", type=int, default=ROWS)
    ask.add_argument("--no-page", action="store_true", help="print the table, leave docs/performance.md alone")
    ask.add_argument("--way", choices=[*WAYS, FLOOR], help=argparse.SUPPRESS)
    ask.add_argument("--records", help=argparse.SUPPRESS)
    asked = ask.parse_args()
    if asked.way:
        run_here(asked.way, asked.records)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "participations.parquet"
        subprocess.run([sys.executable, records.__file__, str(path), str(asked.rows)], check=True)
        taken = measure(path)
        least, taken["afresh kernel"]["seconds"] = beside(path, FLOOR, "afresh kernel")
        text = report(taken, least, asked.rows)
    print(text)
    if not asked.no_page:
        page.write_section("first meetings", text)


if __name__ == "__main__":
    main()
