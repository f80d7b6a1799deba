"""The whole set of measures on records of a hundred thousand to fifty million participations.

    python benchmarks/whole_set.py [--sizes 1e5,1e6,1e7,5e7] [--peers-at 1e6] [--no-page]

Each size is read, gathered and measured in a process of its own; beside it, in the same run,
peers compute some of the same numbers and must arrive at the same, and the machine says how fast it
sorts, copies and decodes. What takes longer than --patience seconds is stopped, and the page says so.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import page
import scale_peers
import scale_records

SIZES = "1e5,1e6,1e7,5e7"
PATIENCE = 240
TARGETS = {10_000_000: (10.0, 3_000), 50_000_000: (75.0, 6_000)}
"""Seconds and megabytes for reading, gathering and every renewal measure."""
SMALL, SMALL_SECONDS = 100_000, 1.0
"""Up to here every measure together, once gathered, is to take no longer."""
OURS = "afresh, reading and checking first"
Said = dict[str, Any]


class Clock:
    def __init__(self) -> None:
        self.began = time.perf_counter(), time.process_time()

    def said(self, **more: object) -> None:
        """What it took since the last time, as a line of JSON."""
        now = time.perf_counter(), time.process_time()
        took = {"seconds": now[0] - self.began[0], "processor": now[1] - self.began[1]}
        print(json.dumps({**more, **took, "megabytes": page.peak_megabytes()}), flush=True)
        self.began = time.perf_counter(), time.process_time()


def measure_here(folder: Path, only: str) -> None:
    """In a process of its own: a line for starting up, reading, gathering, the renewal measures taken as a whole (as
    `afresh measure` takes them), and every other measure by itself."""
    clock = Clock()
    import scipy.sparse.csgraph  # noqa: F401
    import scipy.special  # noqa: F401

    from afresh import measure_names, read
    from afresh.engine.contract import Step
    from afresh.measure import measure_named, take_all
    from afresh.snapshot.workspace import gather

    families = {name: measure_named(name).family for name in measure_names()}
    clock.said(part="start-up")
    dataset = read(folder)
    clock.said(part="reading")
    workspace = gather(dataset.store)
    pairs = Step("pairs", "pairs of all gatherings", "SELECT sum(size * (size - 1) / 2) AS n FROM gathering")
    found = next(workspace.ask(pairs).rows())
    clock.said(part="gathering", pairs=int(found["n"]), t0=workspace.period.t0, t1=workspace.period.t1)
    renewal = [name for name in families if families[name] == "renewal"]
    each = [[name] for name in sorted(set(families) - set(renewal), key=lambda name: (families[name], name))]
    for some in (renewal, *each):
        family = families[some[0]]
        if only and family != only:
            continue
        try:
            wrong, rows = "", sum(map(len, take_all(workspace, some).values()))
        except Exception as error:  # One measure that cannot be taken must not hide what the others cost.
            wrong, rows = f"{type(error).__name__}: {str(error).splitlines()[0][:100]}", 0
        name = some[0] if len(some) == 1 else f"renewal, all {len(some)}"
        clock.said(part="measure", family=family, name=name, count=len(some), rows=rows, wrong=wrong)


def peer_here(way: str, folder: Path, t0: int, t1: int) -> None:
    clock = Clock()
    answer = afresh_answer(folder, t1) if way == OURS else scale_peers.WAYS[way](folder, t0, t1)
    clock.said(answer=answer)


def afresh_answer(folder: Path, t1: int) -> scale_peers.Answer:
    from afresh import read
    from afresh.measure import take
    from afresh.snapshot.workspace import gather
    from afresh.vocabulary import day_from

    workspace = gather(read(folder).store, day_from(t1))
    fresh, tenure, overlap = (take(workspace, name) for name in ("link_freshness", "tenure", "overlap_members"))
    return scale_peers.Answer(
        sum(fresh.columns["n"]),
        sum(fresh.columns["new_pairs"]),
        sum(value for value in tenure.columns["value"] if value is not None),
        len(overlap),
        sum(overlap.columns["shared"]),
    )


def run_apart(*words: str | Path) -> tuple[list[Said], bool]:
    """The lines that this program said in a process of its own; and whether it came to its end in time."""
    command = [sys.executable, __file__, *map(str, words)]
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(command, stdout=said, text=True, env=page.AS_INSTALLED)
        try:
            ended = process.wait(timeout=PATIENCE) == 0
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            ended = False
        said.seek(0)
        return [json.loads(line) for line in said if line.startswith("{")], ended


def limits(folder: Path) -> list[list[str]]:
    """How fast this machine sorts, copies and decodes, in this run."""
    import duckdb
    import numpy as np

    numbers = np.random.default_rng(1).integers(0, 1 << 63, 20_000_000, dtype=np.uint64)
    copied = np.empty_like(numbers)
    rates = []
    for what, run, amount, unit in (
        ("sorting 64-bit numbers, one core", lambda: np.sort(numbers), len(numbers) / 1e6, "million/s"),
        ("copying memory, one core", lambda: np.copyto(copied, numbers), numbers.nbytes / 1e9, "GB/s"),
    ):
        run()
        began = time.perf_counter()
        run()
        rates.append([what, f"{amount / (time.perf_counter() - began):.1f} {unit}"])
    with duckdb.connect() as con:
        began = time.perf_counter()
        hashed = ", ".join(f"max(hash({name}))" for name in ("meeting", "person", "status"))
        sql = f"SELECT count(*), {hashed} FROM '{folder}/attendance.parquet'"
        rows = con.sql(sql).fetchall()[0][0]
        rates.append(
            ["decoding attendance from Parquet", f"{rows / 1e6 / (time.perf_counter() - began):.1f} million rows/s"]
        )
    return rates


def one_size(folder: Path, size: int, only: str) -> Said:
    print(f"  {size:,} participations: drawing ...", file=sys.stderr, flush=True)
    began = time.perf_counter()
    drawn = scale_records.write(folder, size)
    drawing = time.perf_counter() - began
    print(f"  {size:,} participations: measuring ...", file=sys.stderr, flush=True)
    lines, ended = run_apart("--measure", folder, "--only", only)
    return {"size": size, "drawn": drawn, "drawing": drawing, "lines": lines, "ended": ended}


def peers(folder: Path, work: Path, t0: int, t1: int) -> list[list[str]]:
    whole, rows = scale_peers.share(folder, work / "whole", 1), []
    known: dict[int, Said] = {}
    for way in (OURS, *scale_peers.WAYS):
        one_in = scale_peers.SMALLER.get(way, 1)
        source = whole if one_in == 1 else scale_peers.share(folder, work / f"one_in_{one_in}", one_in)
        for each in dict.fromkeys((OURS, way)):
            if each == way or one_in not in known:
                print(f"  {each}, one board in {one_in} ...", file=sys.stderr, flush=True)
                lines, ended = run_apart("--peer", each, "--folder", source, "--t0", str(t0), "--t1", str(t1))
                if not ended or not lines:
                    rows.append([each, "could not be run, or not in time", "", "", ""])
                    break
                known.setdefault(one_in, lines[0] if each == OURS else known.get(one_in, lines[0]))
                if not scale_peers.Answer(*lines[0]["answer"]).agrees(scale_peers.Answer(*known[one_in]["answer"])):
                    raise SystemExit(
                        f"{each} arrived at other numbers: {lines[0]['answer']}, {known[one_in]['answer']}"
                    )
                what = each if one_in == 1 else f"{each}, one board in {one_in}"
                rows.append([what, *_figures(lines[0]), f"{lines[0]['seconds'] / known[one_in]['seconds']:.1f}"])
    return rows


def _figures(line: Said) -> list[str]:
    return [f"{line['seconds']:.2f}", f"{line['processor']:.2f}", f"{line['megabytes'] / 1000:.2f}"]


def parts_of(result: Said) -> dict[str, Said]:
    """Reading, gathering and each family together."""
    parts: dict[str, Said] = {}
    for line in result["lines"]:
        name = line["part"] if line["part"] != "measure" else line["family"]
        had = parts.setdefault(name, {"seconds": 0.0, "processor": 0.0, "megabytes": 0.0, "count": 0})
        had["seconds"] += line["seconds"]
        had["processor"] += line["processor"]
        had["megabytes"] = max(had["megabytes"], line["megabytes"])
        had["count"] += line.get("count", 0)
    return parts


def renewal(result: Said) -> Said | None:
    """Reading, gathering and renewal together; None where they did not come to an end."""
    parts = parts_of(result)
    if not result["ended"] and set(parts) <= {"start-up", "reading", "gathering", "renewal"}:
        return None
    three = [parts[name] for name in ("reading", "gathering", "renewal") if name in parts]
    summed = {name: sum(part[name] for part in three) for name in ("seconds", "processor")}
    return {**summed, "megabytes": max(part["megabytes"] for part in three)}


def rows_of(results: list[Said]) -> list[list[str]]:
    rows = []
    for result in results:
        for name, part in parts_of(result).items():
            what = f"{name}, {part['count']} measures" if part["count"] else name
            rows.append([f"{result['size']:,}", what, *_figures(part)])
        if not result["ended"]:
            rows.append([f"{result['size']:,}", f"stopped after {PATIENCE} s, or failed", "", "", ""])
    return rows


def growth(results: list[Said]) -> list[list[str]]:
    rows = []
    for result in results:
        took, pairs = renewal(result), next((line["pairs"] for line in result["lines"] if "pairs" in line), 0)
        if took and pairs:
            each = [f"{took[name] / (pairs / 1e6):.2f}" for name in ("seconds", "processor")]
            rows.append([f"{result['size']:,}", f"{pairs:,}", *_figures(took), *each])
    return rows


def verdicts(results: list[Said]) -> list[str]:
    said = []
    for result in results:
        took, target = renewal(result), TARGETS.get(result["size"])
        if target:
            met = took and took["seconds"] <= target[0] and took["megabytes"] <= target[1]
            found = f"{took['seconds']:.1f} s and {took['megabytes'] / 1000:.2f} GB" if took else "not done in time"
            said.append(
                f"- {result['size']:,} participations, reading to the last renewal measure, in {target[0]:g} s and "
                f"{target[1] / 1000:g} GB: {'met' if met else 'missed'} ({found})."
            )
        elif result["size"] <= SMALL and result["ended"]:
            seconds = sum(line["seconds"] for line in result["lines"] if line["part"] == "measure")
            said.append(
                f"- {result['size']:,} participations, every measure together once gathered, in {SMALL_SECONDS:g} s: "
                f"{'met' if seconds <= SMALL_SECONDS else 'missed'} ({seconds:.2f} s)."
            )
    return said


def slowest(results: list[Said]) -> list[list[str]]:
    """The five measures that took longest at the largest size, and any that could not be taken."""
    lines = [line for line in results[-1]["lines"] if line["part"] == "measure"]
    top = sorted(lines, key=lambda line: -line["seconds"])[:5]
    rows = [[line["name"], f"{line['seconds']:.2f}", f"{line['processor']:.2f}", line["wrong"]] for line in top]
    wrong = [line for result in results for line in result["lines"] if line.get("wrong") and line not in top]
    return rows + [[line["name"], "", "", line["wrong"]] for line in wrong]


def report(results: list[Said], beside: list[list[str]], rates: list[list[str]], peers_at: int) -> str:
    drawn = "; ".join(
        f"{result['size']:,}: {', '.join(f'{count:,} {name}' for name, count in result['drawn'].items())}, drawn in "
        f"{result['drawing']:.0f} s" for result in results
    )  # fmt: skip
    figures = ["seconds", "processor, s", "peak memory, GB"]
    grows = ["participations", "pairs", *figures, "seconds a million pairs", "processor a million pairs"]
    return f"""## The whole set of measures, by size

{page.today()}; {page.machine()}; load {page.load()} when it ended. From a folder of Parquet tables, in a process of
its own. Start-up, in which Python and libraries are loaded, is told apart; processor is the time for which its cores
worked on it, memory the most it had held by then.
Drawn by `benchmarks/scale_records.py`. {drawn}.

Targets, on two cores of a machine that does nothing else:

{chr(10).join(verdicts(results))}

{page.table(["participations", "part", *figures], rows_of(results))}

How reading, gathering and the renewal measures grow, by the pairs that gatherings bring together:

{page.table(grows, growth(results))}

The renewal measures are taken together, the others one after another. Those that took longest at the largest
size:

{page.table(["measure", "seconds", "processor, s", "could not be taken"], slowest(results))}

Link freshness, tenure and overlap of {peers_at:,} participations by other means, which read the same two tables and
check nothing in them; all arrived at the same numbers:

{page.table(["way", *figures, "times our seconds"], beside)}

What the machine can do, in the same run:

{page.table(["limit", "rate"], rates)}
"""


def main() -> None:
    global PATIENCE
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--sizes", default=SIZES)
    ask.add_argument("--peers-at", type=float, default=1e6)
    ask.add_argument("--only", default="", help="one family of measures alone")
    ask.add_argument("--patience", type=int, default=PATIENCE)
    ask.add_argument("--no-page", action="store_true", help="print the tables, leave docs/performance.md alone")
    for hidden in ("--measure", "--peer", "--folder", "--t0", "--t1"):
        ask.add_argument(hidden, help=argparse.SUPPRESS)
    asked = ask.parse_args()
    if asked.measure:
        measure_here(Path(asked.measure), asked.only)
        return
    if asked.peer:
        peer_here(asked.peer, Path(asked.folder), int(asked.t0), int(asked.t1))
        return
    PATIENCE = asked.patience
    results, beside, rates, peers_at = [], [], [], int(asked.peers_at)
    with tempfile.TemporaryDirectory() as work:
        for size in sorted(int(float(each)) for each in asked.sizes.split(",")):
            folder = Path(work) / str(size)
            results.append(one_size(folder, size, asked.only))
            if size == peers_at:
                at = next(line for line in results[-1]["lines"] if "t0" in line)
                beside = peers(folder, Path(work), at["t0"], at["t1"])
            rates = limits(folder)
            for file in folder.iterdir():
                file.unlink()
    text = report(results, beside, rates, peers_at)
    print(text)
    if not asked.no_page:
        page.write_section("whole set", text)


if __name__ == "__main__":
    main()
