"""Whether two checkouts write the same reports, byte for byte, of the worked example and of real records.

    python build-tools/same_reports.py BEFORE AFTER [--real FOLDER]

BEFORE and AFTER are checkouts of this project; the converters of BEFORE make the records that both review. Of each set
of records it says whether review.html and review.json are equal, and where the first difference is. It ends with 1
where any differs.
"""

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

REAL: dict[str, tuple[str, ...]] = {
    "APPG register": (
        "snapshots", "appg/officers.csv.gz", "--edition", "edition", "--partnership", "group", "--person", "name",
        "--organisation", "party", "--role", "role",
    ),
    "Congress": (
        "snapshots", "congress/committee_snapshots.parquet", "--edition", "snapshot_date", "--partnership", "committee",
        "--person", "bioguide", "--person-name", "name", "--role", "title", "--kind", "committee",
    ),
    "General Assembly": (
        "votes", "un_votes/votes.parquet", "--proposal", "rcid", "--organisation", "country", "--answer", "vote",
        "--date", "date", "--title", "short", "--title", "descr", "--text", "descr", "--issue", "issue",
        "--roll-calls", "un_votes/roll_calls.csv.gz", "--issues", "un_votes/roll_call_issues.csv.gz",
        "--partnership-is", "United Nations General Assembly",
    ),
}  # fmt: skip
"""How each set of real records is converted; what has a folder in its name lies in the folder of real records."""


def afresh(checkout: Path, *words: str | Path) -> None:
    """One command of one checkout, in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(checkout / "src"), "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-c", "from afresh.cli import main; main()", *map(str, words)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(
            f"afresh {' '.join(map(str, words))} of {checkout} ended with {done.returncode}:\n{done.stderr}"
        )


def records(before: Path, real: Path, into: Path) -> dict[str, Path]:
    made = {"worked example": into / "example"}
    afresh(before, "example", made["worked example"])
    for name, (format, source, *options) in REAL.items():
        if not (real / source).exists():
            print(f"{name}: skipped, as {real / source} is not there")
            continue
        made[name] = into / name.lower().replace(" ", "-")
        given = [str(real / each) if "/" in each else each for each in options]
        afresh(before, "convert", format, real / source, *given, "-o", made[name])
    return made


def compared(name: str, one: Path, other: Path) -> bool:
    """Says of each file whether it is the same in both."""
    same = True
    for file in sorted(path.name for path in one.iterdir()):
        first, second = (one / file).read_bytes(), (other / file).read_bytes()
        if first == second:
            print(f"{name}, {file}: the same {len(first):,} bytes, {hashlib.sha256(first).hexdigest()[:12]}")
            continue
        same = False
        at = next((i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), 0)
        print(f"{name}, {file}: {len(first):,} and {len(second):,} bytes, the first difference at {at:,}:")
        print(f"  before: {first[max(0, at - 60) : at + 60]!r}\n  after:  {second[max(0, at - 60) : at + 60]!r}")
    return same


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("--real", type=Path, default=Path("../shared/data"), help="the folder of real records")
    given = parser.parse_args()
    for checkout in (given.before, given.after):
        if not (checkout / "src" / "afresh").is_dir():
            parser.error(f"{checkout} is no checkout of this project: it has no src/afresh")
    with tempfile.TemporaryDirectory() as folder:
        same = []
        for name, made in records(given.before, given.real, Path(folder)).items():
            written = [Path(folder) / f"{name} {which}" for which in ("before", "after")]
            for checkout, out in zip((given.before, given.after), written, strict=True):
                afresh(checkout, "review", made, "-o", out)
            same.append(compared(name, *written))
    raise SystemExit(0 if all(same) else 1)


if __name__ == "__main__":
    main()
