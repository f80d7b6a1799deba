"""Records of a region, a nation or more: afresh tables as Parquet, made from a seed, for any number of participations.

    python benchmarks/scale_records.py FOLDER PARTICIPATIONS [--seed 20261123]

Boards meet for ten years, six times a year. Each has from 6 to 14 seats; two of them are empty at
any meeting. A seat changes hands every two to six years, and its holders come from people of the
area who sit on none, one or several of its boards. Beside the boards there are one-off projects,
known by their seats. Agendas, proposals with responses, and indicators are there in proportion, so
that every measure has something to do. Names are numbers, as in a pseudonymous extract.

Every value is a function of the seed and of the row's own number, so the tables are drawn in one
stream each, on every core, and no more than a row group of them is in memory at a time.
"""

import argparse
from dataclasses import dataclass
from pathlib import Path

SEED = 20_261_123
MEETINGS = 60
"""Of each board: ten years, six times a year."""
SMALLEST, SIZES, AWAY = 6, 9, 2
"""Boards have 6 to 14 seats, in turn; so many of them stay away from each meeting."""
BOARDS_OF_AREA, PEOPLE_OF_SEAT = 40, 40
PEOPLE_OF_AREA = (SMALLEST + SIZES - 1) * PEOPLE_OF_SEAT
PEOPLE_OF_ORGANISATION = 20
FIRST_DAY = "DATE '2016-11-01'"
MEAN_PRESENT = SMALLEST + (SIZES - 1) / 2 - AWAY


@dataclass(frozen=True)
class Sizes:
    """How many of each there are, for so many participations."""

    participations: int

    @property
    def boards(self) -> int:
        return max(SIZES, -(-self.participations // round(MEETINGS * MEAN_PRESENT)))

    @property
    def areas(self) -> int:
        return -(-self.boards // BOARDS_OF_AREA)

    @property
    def people(self) -> int:
        return self.areas * PEOPLE_OF_AREA

    @property
    def projects(self) -> int:
        return self.boards // 5


def _chance(*parts: str) -> str:
    """A number from 0 to 999,999 that depends on the seed and the parts, as SQL."""
    return f"CAST(hash({{seed}}, {', '.join(parts)}) % 1000000 AS INTEGER)"


def _holder(board: str, seat: str, day: str) -> str:
    """Who holds a board's seat on a day (counted from the first): a holder follows another after 700 to 2,200 days."""
    lasts = f"(700 + {_chance(board, seat, '1')} % 1500)"
    turn = f"(({day} + {_chance(board, seat, '2')} % {lasts}) // {lasts})"
    area = f"({board} // {BOARDS_OF_AREA})"
    return f"{area} * {PEOPLE_OF_AREA} + {seat} * {PEOPLE_OF_SEAT} + {_chance(board, seat, turn)} % {PEOPLE_OF_SEAT}"


_DAY = f"(m % {MEETINGS}) * 60 + (m // {MEETINGS}) % 28"
_SEATS = f"({SMALLEST} + (m // {MEETINGS}) % {SIZES})"
_MEETINGS = f"range({{boards}} * {MEETINGS}) t(m)"

TABLES = {
    "partnerships": f"""
        SELECT 'b' || b AS id, 'Board ' || b AS name, ['board', 'forum', 'committee'][1 + b % 3] AS kind,
            'Area ' || (b // {BOARDS_OF_AREA}) AS area, 'theme ' || (b % 40) AS issues FROM range({{boards}}) t(b)
        UNION ALL
        SELECT 'j' || j, 'Project ' || j, 'project', 'Area ' || (j % {{areas}}), NULL FROM range({{projects}}) t(j)""",
    "organisations": f"""
        SELECT 'o' || o AS id, lpad(o::VARCHAR, 9, '0') AS name,
            ['statutory', 'voluntary', 'community', 'private', 'academic', 'other'][1 + o % 6] AS kind,
            'Area ' || (o * {PEOPLE_OF_ORGANISATION} // {PEOPLE_OF_AREA}) AS area, 'theme ' || (o % 40) AS issues
        FROM range({{people}} // {PEOPLE_OF_ORGANISATION}) t(o)""",
    "people": f"""
        SELECT 'e' || e AS id, lpad(e::VARCHAR, 10, '0') AS name, 'o' || (e // {PEOPLE_OF_ORGANISATION}) AS organisation
        FROM range({{people}}) t(e)""",
    "meetings": f"""
        SELECT 'm' || m AS id, 'b' || (m // {MEETINGS}) AS partnership, {FIRST_DAY} + ({_DAY})::INTEGER AS date
        FROM {_MEETINGS}""",
    "attendance": f"""
        SELECT 'm' || m AS meeting, 'e' || ({_holder(f"(m // {MEETINGS})", "s", f"({_DAY})")}) AS person,
            CASE WHEN s = away THEN 'apologies' ELSE 'present' END AS status
        FROM (SELECT m, s, h % n AS away, (h % n + 1 + h // n % (n - 1)) % n AS silent, h
              FROM (SELECT m, {_SEATS} AS n, {_chance("m", "3")} AS h, unnest(range({_SEATS})) AS s FROM {_MEETINGS}))
        WHERE s <> silent AND (s <> away OR h % 4 = 0)""",
    "seats": f"""
        SELECT 'b' || b AS partnership, 'e' || holder AS person, ['chair', 'deputy chair', 'secretary'][1 + s] AS role,
            {FIRST_DAY} + least_day::INTEGER AS start,
            CASE WHEN next_day IS NOT NULL THEN {FIRST_DAY} + (next_day - 1)::INTEGER END AS "end"
        FROM (SELECT b, s, holder, first_day AS least_day, lead(first_day) OVER (PARTITION BY b, s ORDER BY first_day)
                  AS next_day
              FROM (SELECT b, s, {_holder("b", "s", "d * 90")} AS holder, min(d * 90) AS first_day
                    FROM range({{boards}}) x(b), range(3) y(s), range(40) z(d) GROUP BY ALL))
        UNION ALL
        SELECT 'j' || j, 'e' || ((j % {{areas}}) * {PEOPLE_OF_AREA} + s * 100 + {_chance("j", "s", "6")} % 100),
            'member', {FIRST_DAY} + ({_chance("j", "7")} % 3500), NULL
        FROM range({{projects}}) x(j), range(5) y(s)""",
    "agenda": f"""
        SELECT 'a' || m AS id, 'm' || m AS meeting,
            'theme ' || ((m // {MEETINGS} + {_chance("m", "8")} % 6) % 40) AS issue,
            'Item ' || m AS title, ['outcome', 'procedure', 'information'][1 + {_chance("m", "9")} % 3] AS nature
        FROM {_MEETINGS} WHERE m % 2 = 0""",
    "proposals": f"""
        SELECT 'q' || m AS id, 'b' || (m // {MEETINGS}) AS partnership, {FIRST_DAY} + ({_DAY})::INTEGER AS date,
            'Proposal ' || m AS title, 'theme ' || (m % 40) AS issue, {_chance("m", "10")} % 4 = 0 AS novel,
            CASE WHEN {_chance("m", "11")} % 5 < 3 THEN 'adopted' ELSE 'rejected' END AS status,
            {FIRST_DAY} + ({_DAY} + 20 + {_chance("m", "12")} % 300)::INTEGER AS decided
        FROM {_MEETINGS} WHERE m % 30 = 0""",
    "responses": f"""
        SELECT 'q' || m AS proposal, 'o' || ({_holder(f"(m // {MEETINGS})", "s", f"({_DAY})")})
                // {PEOPLE_OF_ORGANISATION} AS organisation,
            ['support', 'support', 'oppose', 'abstain'][1 + {_chance("m", "s", "13")} % 4] AS response
        FROM {_MEETINGS}, range(5) y(s) WHERE m % 30 = 0""",
    "indicators": """
        SELECT 'i' || b AS id, 'b' || b AS partnership, 'Indicator ' || b AS name, 'higher' AS better
        FROM range({boards}) t(b) WHERE b % 10 = 0""",
    "observations": f"""
        SELECT 'i' || b AS indicator, {FIRST_DAY} + (d * 90)::INTEGER AS date,
            {_chance("b", "d", "14")} % 1000 / 10.0 AS value
        FROM range({{boards}}) t(b), range(40) z(d) WHERE b % 10 = 0""",
}


def write(folder: Path, participations: int, seed: int = SEED) -> dict[str, int]:
    """A file for each table; gives how many rows each has, and `participations`: those who took part."""
    import duckdb

    sizes = Sizes(participations)
    known = {name: getattr(sizes, name) for name in ("boards", "areas", "people", "projects")}
    folder.mkdir(parents=True, exist_ok=True)
    drawn: dict[str, int] = {}
    with duckdb.connect() as con:
        con.execute("SET memory_limit='2GB'")
        for name, sql in TABLES.items():
            path = folder / f"{name}.parquet"
            filled = sql.format(seed=seed, **known)
            drawn[name] = con.execute(f"COPY ({filled}) TO '{path}' (FORMAT parquet)").fetchall()[0][0]
        marks = folder / "attendance.parquet"
        present = f"SELECT count(*) FROM '{marks}' WHERE status = 'present'"
        drawn["participations"] = con.execute(present).fetchall()[0][0]
    return drawn


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("folder", type=Path)
    ask.add_argument("participations", type=lambda text: int(float(text)))
    ask.add_argument("--seed", type=int, default=SEED)
    asked = ask.parse_args()
    drawn = write(asked.folder, asked.participations, asked.seed)
    print("; ".join(f"{count:,} {name}" for name, count in drawn.items()))


if __name__ == "__main__":
    main()
