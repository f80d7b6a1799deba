"""The whole of each job, as a user starts it: the `afresh` command in a process of its own.

    python benchmarks/whole.py [--no-page]

Each command is run three times and the median told. The real records are read from
../shared/data (or the folder AFRESH_SHARED names), and their rows left out, saying so, without it.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import page

RUNS = 3
SHARED = Path(os.environ.get("AFRESH_SHARED") or Path(__file__).resolve().parents[2] / "shared" / "data")
AFRESH = Path(sysconfig.get_path("scripts")) / "afresh"


@dataclass(frozen=True)
class Took:
    """What one job took; of several commands in a row, their seconds together and the most memory of any."""

    seconds: float
    processor: float
    megabytes: float
    said: str = ""

    def __add__(self, other: "Took") -> "Took":
        both = self.processor + other.processor
        return Took(self.seconds + other.seconds, both, max(self.megabytes, other.megabytes))


@dataclass(frozen=True)
class Row:
    job: str
    found: float
    unit: str
    target: float | None = None
    processor: float | None = None
    megabytes: float | None = None

    def cells(self) -> list[str]:
        verdict = "" if self.target is None else "met" if self.found <= self.target else "missed"
        memory = "" if self.megabytes is None else f"{self.megabytes:.0f} MB"
        target = "" if self.target is None else f"{self.target:g} {self.unit}"
        processor = "" if self.processor is None else f"{self.processor:.2f} s"
        return [self.job, f"{self.found:.2f} {self.unit}", target, verdict, processor, memory]


def run(*command: str | Path) -> Took:
    """One command, from the start of its process to its end."""
    with tempfile.TemporaryFile("w+") as said, tempfile.TemporaryFile("w+") as wrong:
        started = time.perf_counter()
        process = subprocess.Popen(
            [str(word) for word in command], stdout=said, stderr=wrong, text=True, env=page.AS_INSTALLED
        )
        _, status, used = os.wait4(process.pid, 0)
        took = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        wrong.seek(0)
        if process.returncode:
            told = " ".join(str(word) for word in command)
            raise SystemExit(f"{told} ended with {process.returncode}:\n{wrong.read()}")
        # Kilobytes, but bytes on a Mac.
        megabytes = used.ru_maxrss / (2**20 if sys.platform == "darwin" else 1024)
        return Took(took, used.ru_utime + used.ru_stime, megabytes, said.read())


def afresh(*words: str | Path) -> Took:
    return run(AFRESH, *words)


def middle(job: str, target: float | None, once: Callable[[], Took]) -> Row:
    """The median of several runs, after one that leaves its modules compiled."""
    print(f"  {job} ...", file=sys.stderr, flush=True)
    once()
    took = [once() for _ in range(RUNS)]
    return _row(job, target, took)


def _row(job: str, target: float | None, took: Sequence[Took]) -> Row:
    seconds, processor, megabytes = (
        statistics.median(getattr(each, name) for each in took) for name in ("seconds", "processor", "megabytes")
    )
    return Row(job=job, found=seconds, unit="s", target=target, processor=processor, megabytes=megabytes)


def fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def largest_page(out: Path) -> float:
    """Megabytes."""
    found = max((path.stat().st_size for path in out.rglob("*.html")), default=0) / 1e6
    if not found:
        raise SystemExit(f"The review left no page in {out}.")
    return found


def help_page() -> list[Row]:
    return [middle("`afresh --help`", 0.3, lambda: afresh("--help"))]


def worked_example(work: Path) -> list[Row]:
    records, out = work / "records", work / "review"
    afresh("example", records)
    return [
        middle("worked example: review", 3, lambda: afresh("review", records, "-o", fresh(out))),
        Row("worked example: size of the report", largest_page(out), "MB", 3),
    ]


def appg(work: Path) -> list[Row]:
    """Both of its files: officers, and those who fund or run secretariats."""
    records, out = work / "appg", work / "appg-review"
    columns = ("--edition", "edition", "--partnership", "group", "-o", records)
    officers = ("--person", "name", "--organisation", "party", "--role", "role")
    funders = ("--organisation", "source", "--role-is", "Funder or secretariat", "--add")

    def whole() -> Took:
        fresh(records)
        converting = afresh("convert", "snapshots", one_of("appg", "officers"), *columns, *officers)
        adding = afresh("convert", "snapshots", one_of("appg", "benefits"), *columns, *funders)
        return converting + adding + afresh("review", records, "-o", fresh(out))

    return [
        middle("APPG register: convert and review", 10, whole),
        Row("APPG register: size of the report", largest_page(out), "MB", 3),
    ]


def congress(work: Path) -> list[Row]:
    records, out = work / "congress", work / "congress-review"
    columns = ("--edition", "snapshot_date", "--partnership", "committee", "--person", "bioguide")
    columns += ("--person-name", "name", "--role", "title", "--kind", "committee")

    def whole() -> Took:
        converting = afresh("convert", "snapshots", one_of("congress", "comm*"), *columns, "-o", fresh(records))
        return converting + afresh("review", records, "-o", fresh(out))

    return [middle("Congress: convert and review", None, whole)]


def cordis(work: Path) -> list[Row]:
    records = work / "cordis"
    sources = (one_of("cordis_h2020", "participations"), "--programme-parts", one_of("cordis_h2020", "programme_parts"))
    converting = middle("CORDIS: convert", None, lambda: afresh("convert", "cordis", *sources, "-o", fresh(records)))
    print("  CORDIS: reading, then every renewal measure ...", file=sys.stderr, flush=True)
    inside = [run(sys.executable, __file__, "--measure-renewal", records) for _ in range(RUNS)]
    parts = [json.loads(each.said) for each in inside]
    reading = [Took(part["reading"], part["processor_reading"], part["megabytes_read"]) for part in parts]
    measuring = [
        Took(part["measuring"], part["processor_measuring"], each.megabytes)
        for part, each in zip(parts, inside, strict=True)
    ]
    count = len(parts[0]["measures"])
    return [
        converting,
        _row("CORDIS: read and check the folder", None, reading),
        _row(f"CORDIS: the {count} renewal measures, once read", 5, measuring),
        _row("CORDIS: both together", None, inside),
    ]


def measure_renewal(records: str) -> None:
    """In a process of its own: how long reading took, and measuring; as JSON on standard output."""
    from afresh import measure_names, read
    from afresh.measure import measure_named

    names = [name for name in measure_names() if measure_named(name).family == "renewal"]
    began = time.perf_counter(), time.process_time()
    dataset = read(records)
    between, held = (time.perf_counter(), time.process_time()), page.peak_megabytes()
    dataset.measure(*names, level="organisations")
    ended = time.perf_counter(), time.process_time()
    said = {
        "reading": between[0] - began[0],
        "processor_reading": between[1] - began[1],
        "megabytes_read": held,
        "measuring": ended[0] - between[0],
        "processor_measuring": ended[1] - between[1],
        "measures": names,
    }
    print(json.dumps(said))


def one_of(folder: str, stem: str) -> Path:
    """The file of that name in the shared records, whatever its format."""
    return next((SHARED / folder).glob(f"{stem}.*"))


def report(rows: Sequence[Row], loads: tuple[str, str], left_out: str) -> str:
    return f"""## Whole jobs, from the command line

{page.today()}; {page.machine()};
load {loads[0]} when it began and {loads[1]} when it ended, this benchmark's own included: on a busy machine the
time found is longer than on a calm one, and "processor", the time for which its cores worked on the job, hardly.
Each command in a process of its own, its modules compiled before; median of {RUNS} runs. Memory is the most that
the process held.
{left_out}

{page.table(["job", "found", "target", "verdict", "processor", "peak memory"], [row.cells() for row in rows])}
"""


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--no-page", action="store_true", help="print the table, leave docs/performance.md alone")
    ask.add_argument("--measure-renewal", metavar="FOLDER", help=argparse.SUPPRESS)
    asked = ask.parse_args()
    if asked.measure_renewal:
        measure_renewal(asked.measure_renewal)
        return
    began = page.load()
    rows, left_out = help_page(), ""
    with tempfile.TemporaryDirectory() as folder:
        rows += worked_example(Path(folder))
        if SHARED.is_dir():
            rows += appg(Path(folder)) + congress(Path(folder)) + cordis(Path(folder))
        else:
            left_out = "The real records were not there, so their jobs are left out."
            print(left_out, file=sys.stderr)
    text = report(rows, (began, page.load()), left_out)
    print(text)
    if not asked.no_page:
        page.write_section("whole jobs", text)


if __name__ == "__main__":
    main()
