"""The whole of each job, as a user starts it: the `afresh` command in a process of its own, cold.

    python benchmarks/whole.py [--no-page]

Each command is run three times and the median told. The real records are read from
../shared/data (or the folder AFRESH_SHARED names), and their rows left out, saying so, without it.
"""

import argparse
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
RENEWAL: tuple[str, ...] = ()
"""The renewal measures by name; with none named, `afresh measure` gives every measure."""


@dataclass(frozen=True)
class Row:
    job: str
    target: float
    unit: str
    found: float

    def cells(self) -> list[str]:
        verdict = "met" if self.found <= self.target else "missed"
        return [self.job, f"{self.found:.2f} {self.unit}", f"{self.target:g} {self.unit}", verdict]


def afresh(*words: str | Path) -> float:
    """Seconds that one command takes, from the start of its process to its end."""
    command = Path(sysconfig.get_path("scripts")) / "afresh"
    started = time.perf_counter()
    done = subprocess.run([command, *words], capture_output=True, text=True, check=False)
    took = time.perf_counter() - started
    if done.returncode:
        told = " ".join(str(word) for word in words)
        raise SystemExit(f"afresh {told} ended with {done.returncode}:\n{done.stderr}")
    return took


def median_of_runs(job: Callable[[], float]) -> float:
    return statistics.median(job() for _ in range(RUNS))


def fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def help_page() -> list[Row]:
    return [Row("afresh --help", 0.3, "s", median_of_runs(lambda: afresh("--help")))]


def worked_example(work: Path) -> list[Row]:
    records, out = work / "records", work / "review"
    afresh("example", records)
    took = median_of_runs(lambda: afresh("review", records, "-o", fresh(out)))
    largest = max((path.stat().st_size for path in out.rglob("*.html")), default=0) / 1e6
    if not largest:
        raise SystemExit(f"The review of the worked example left no page in {out}.")
    return [
        Row("worked example: review", 3, "s", took),
        Row("worked example: size of the report", 3, "MB", largest),
    ]


def appg(work: Path) -> list[Row]:
    records, out = work / "appg", work / "appg-review"
    columns = ("--edition", "edition", "--partnership", "group", "--person", "name")
    columns += ("--organisation", "party", "--role", "role")
    source = one_of("appg", "officers")

    def both() -> float:
        converting = afresh("convert", "snapshots", source, *columns, "-o", fresh(records))
        return converting + afresh("review", records, "-o", fresh(out))

    return [Row("APPG register: convert and review", 10, "s", median_of_runs(both))]


def cordis(work: Path) -> list[Row]:
    records = work / "cordis"
    afresh("convert", "cordis", one_of("cordis_h2020", "participations"), "-o", records)
    named = [word for name in RENEWAL for word in ("--measure", name)]
    asked = ("measure", records, *named, "--level", "organisations", "--format", "csv")
    return [Row("CORDIS: every renewal measure", 5, "s", median_of_runs(lambda: afresh(*asked)))]


def one_of(folder: str, stem: str) -> Path:
    """The file of that name in the shared records, whatever its format."""
    return next((SHARED / folder).glob(f"{stem}.*"))


def report(rows: Sequence[Row], left_out: str) -> str:
    return f"""## Whole jobs, from the command line

{page.today()}; {page.machine()}. Each command cold, in a process of its own; median of {RUNS} runs. {left_out}

{page.table(["job", "found", "target", "verdict"], [row.cells() for row in rows])}
"""


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--no-page", action="store_true", help="print the table, leave docs/performance.md alone")
    asked = ask.parse_args()
    rows, left_out = help_page(), ""
    with tempfile.TemporaryDirectory() as folder:
        rows += worked_example(Path(folder))
        if SHARED.is_dir():
            rows += appg(Path(folder)) + cordis(Path(folder))
        else:
            left_out = "The real records were not there, so their jobs are left out."
            print(left_out, file=sys.stderr)
    text = report(rows, left_out)
    print(text)
    if not asked.no_page:
        page.write_section("whole jobs", text)


if __name__ == "__main__":
    main()
