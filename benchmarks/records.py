"""Ten million participations, made from a seed, that look like records of people meeting.

Gatherings have 4.5 members on average and a long tail (geometric, 40 at most), which
gives about 35 million pairs. Members belong to circles of 200 and mostly meet within
them, a few far more often than the rest, so most pairs meet again.
"""

import sys
from pathlib import Path

import numpy as np

SEED = 20_261_123
CIRCLE = 200
MEAN_SIZE = 4.5
LARGEST = 40
DAYS = 20 * 365


def participations(rows: int, seed: int = SEED) -> dict[str, np.ndarray]:
    """gathering, member and day, shuffled."""
    draw = np.random.default_rng(seed)
    sizes = np.minimum(draw.geometric(1 / MEAN_SIZE, int(rows / MEAN_SIZE * 1.1)), LARGEST)
    sizes = sizes[: int(np.searchsorted(np.cumsum(sizes), rows)) + 1]
    gathering = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)[:rows]
    circles = max(rows // 5_000, 2)
    circle = draw.integers(0, circles, len(sizes))[gathering]
    visiting = draw.random(rows) < 0.1
    circle[visiting] = draw.integers(0, circles, int(visiting.sum()))
    member = (circle * CIRCLE + (draw.random(rows) ** 1.5 * CIRCLE).astype(np.int64)).astype(np.int32)
    day = draw.integers(16_000, 16_000 + DAYS, len(sizes), dtype=np.int32)[gathering]
    mixed = draw.permutation(rows)
    return {"gathering": gathering[mixed], "member": member[mixed], "day": day[mixed]}


def write(path: Path, rows: int) -> None:
    import duckdb

    with duckdb.connect() as con:
        con.register("made", participations(rows))
        con.execute(f"copy (select * from made) to '{path}' (format parquet)").fetchall()


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
