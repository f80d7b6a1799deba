"""The planted-truth study: `make study`, or `python -m studies.planted`.

Plants what is so, writes the records of it, has them reviewed, and counts how often a review says
so and how often it says so falsely. Writes docs/planted-truth.md, docs/planted-findings.md and the figures
beside them. What it must show is checked; a bound that is not met is said on the page, and the study ends with 1.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from studies.running import SEEDS, run

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


def main() -> int:
    asked = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    asked.add_argument("--processes", type=int, default=2, help="how many worlds are run at a time (2)")
    asked.add_argument("--scale", type=float, default=1.0, help="how many of the usual seeds to run (1.0)")
    asked.add_argument("--keep", type=Path, help="a folder for what was found: what is there already is not run again")
    asked.add_argument("--only", nargs="*", choices=list(SEEDS), help="run these worlds and write no page")
    given = asked.parse_args()
    seeds = {name: max(2, round(count * given.scale)) for name, count in SEEDS.items()}
    found = run(given.only or SEEDS, seeds, given.processes, given.keep)
    if given.only:
        return 0
    from studies.bounds import bounds
    from studies.page import write

    checked = bounds(found)
    for path in write(found, seeds, checked, DOCS):
        print(path)
    for bound in (bound for bound in checked if not bound.met):
        print(f"not met: {', '.join(bound.row[:4])}", file=sys.stderr)
    return 0 if all(bound.met for bound in checked) else 1


if __name__ == "__main__":
    sys.exit(main())
