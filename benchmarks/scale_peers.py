"""The same numbers by other means: link freshness, tenure and overlap from the same Parquet files.

Each way reads attendance and meetings as they are and checks nothing; it gives, over all boards, the
pairs who took part together in the period, how many of them are new, the sum of the medians of
tenure, and how many two boards share how many members.
"""

from collections import defaultdict
from itertools import combinations
from pathlib import Path
from statistics import median
from typing import NamedTuple


class Answer(NamedTuple):
    pairs: int
    new_pairs: int
    tenure: float
    overlaps: int
    shared: int

    def agrees(self, other: "Answer") -> bool:
        whole = [at for at in range(5) if at != 2]
        return all(self[at] == other[at] for at in whole) and abs(self.tenure - other.tenure) < 1e-6


ROWS = """
    SELECT a.meeting, m.partnership, a.person, CAST(m.date - DATE '1970-01-01' AS INTEGER) AS day
    FROM '{folder}/attendance.parquet' a JOIN '{folder}/meetings.parquet' m ON m.id = a.meeting
    WHERE a.status = 'present'"""


def duckdb_sql(folder: Path, t0: int, t1: int) -> Answer:
    import duckdb

    with duckdb.connect() as con:
        con.execute(f"CREATE TABLE took_part AS {ROWS.format(folder=folder)}").fetchall()
        con.execute("""
            CREATE TABLE met AS SELECT x.person AS a, y.person AS b, min(x.day) AS day
            FROM took_part x JOIN took_part y ON y.meeting = x.meeting AND x.person < y.person
            GROUP BY ALL""").fetchall()
        con.execute(f"CREATE TABLE now AS FROM took_part WHERE day > {t0} AND day <= {t1}").fetchall()
        pairs, new = con.sql(f"""
            SELECT count(*), count(*) FILTER (f.day > {t0})
            FROM (SELECT DISTINCT x.partnership, x.person AS a, y.person AS b
                  FROM now x JOIN now y ON y.meeting = x.meeting AND x.person < y.person) n
            JOIN met f ON f.a = n.a AND f.b = n.b""").fetchall()[0]
        con.execute("CREATE TABLE members AS SELECT DISTINCT partnership, person FROM now").fetchall()
        (tenure,) = con.sql(f"""
            SELECT sum(years) FROM (
                SELECT quantile_cont(({t1} - f.day) / 365.25, 0.5) AS years FROM members m
                JOIN (SELECT partnership, person, min(day) AS day FROM took_part GROUP BY ALL) f
                    ON f.partnership = m.partnership AND f.person = m.person GROUP BY m.partnership)""").fetchall()[0]
        overlaps, shared = con.sql("""
            SELECT count(*), coalesce(sum(n), 0) FROM (
                SELECT count(*) AS n FROM members x JOIN members y
                    ON y.person = x.person AND y.partnership <> x.partnership
                GROUP BY x.partnership, y.partnership)""").fetchall()[0]
    return Answer(pairs, new, float(tenure), overlaps, int(shared))


def polars_frames(folder: Path, t0: int, t1: int) -> Answer:
    import polars as pl

    meetings = pl.scan_parquet(folder / "meetings.parquet").select("id", "partnership", "date")
    rows = (
        pl.scan_parquet(folder / "attendance.parquet")
        .filter(pl.col("status") == "present")
        .join(meetings, left_on="meeting", right_on="id")
        .select("meeting", "partnership", "person", day=pl.col("date").cast(pl.Date).cast(pl.Int32))
        .collect()
    )

    def together(some: "pl.DataFrame") -> "pl.LazyFrame":
        both = some.lazy().join(some.lazy().select("meeting", other="person"), on="meeting")
        return both.filter(pl.col("person") < pl.col("other"))

    met = together(rows).group_by("person", "other").agg(pl.col("day").min()).collect()
    now = rows.filter((pl.col("day") > t0) & (pl.col("day") <= t1))
    pairs = together(now).select("partnership", "person", "other").unique().collect()
    first = pairs.join(met, on=["person", "other"])["day"]
    members = now.select("partnership", "person").unique()
    since = rows.group_by("partnership", "person").agg(pl.col("day").min())
    years = members.join(since, on=["partnership", "person"]).with_columns(years=(t1 - pl.col("day")) / 365.25)
    tenure = years.group_by("partnership").agg(pl.col("years").median())["years"].sum()
    both = members.join(members.rename({"partnership": "with"}), on="person").filter(
        pl.col("partnership") != pl.col("with")
    )
    overlaps = both.group_by("partnership", "with").len()
    return Answer(len(first), int((first > t0).sum()), float(tenure), len(overlaps), len(both))


def networkx_graph(folder: Path, t0: int, t1: int) -> Answer:
    import duckdb
    import networkx as nx

    met: nx.Graph = nx.Graph()
    present: dict[tuple[str, str, int], list[str]] = defaultdict(list)
    with duckdb.connect() as con:
        for meeting, partnership, person, day in con.sql(ROWS.format(folder=folder)).fetchall():
            present[meeting, partnership, day].append(person)
    since: dict[tuple[str, str], int] = {}
    pairs: set[tuple[str, str, str]] = set()
    seated: nx.Graph = nx.Graph()
    for (_, partnership, day), people in present.items():
        for person in people:
            since[partnership, person] = min(day, since.get((partnership, person), day))
            if t0 < day <= t1:
                seated.add_edge(("board", partnership), ("person", person))
        for a, b in combinations(sorted(people), 2):
            if met.has_edge(a, b):
                met[a][b]["day"] = min(day, met[a][b]["day"])
            else:
                met.add_edge(a, b, day=day)
            if t0 < day <= t1:
                pairs.add((partnership, a, b))
    boards = [node for node in seated if node[0] == "board"]
    tenure = sum(median((t1 - since[board[1], each[1]]) / 365.25 for each in seated[board]) for board in boards)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for person in (node for node in seated if node[0] == "person"):
        for one, other in combinations(seated[person], 2):
            shared[one[1], other[1]] += 1
            shared[other[1], one[1]] += 1
    new = sum(met[a][b]["day"] > t0 for _, a, b in pairs)
    return Answer(len(pairs), new, tenure, len(shared), sum(shared.values()))


WAYS = {"DuckDB, plain SQL": duckdb_sql, "Polars": polars_frames, "NetworkX": networkx_graph}
SMALLER = {"NetworkX": 10}
"""Run on one board in this many."""


def share(folder: Path, to: Path, one_in: int) -> Path:
    """The meetings and attendance alone, of the first so many boards: those of whole areas."""
    import duckdb

    to.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as con:
        boards = f"(SELECT count(*) // {one_in} FROM '{folder}/partnerships.parquet' WHERE kind <> 'project')"
        kept = f"SELECT * FROM '{folder}/meetings.parquet' WHERE CAST(partnership[2:] AS INTEGER) < {boards}"
        con.execute(f"COPY ({kept}) TO '{to}/meetings.parquet' (FORMAT parquet)").fetchall()
        marks = (
            f"SELECT a.* FROM '{folder}/attendance.parquet' a WHERE meeting IN (SELECT id FROM '{to}/meetings.parquet')"
        )
        con.execute(f"COPY ({marks}) TO '{to}/attendance.parquet' (FORMAT parquet)").fetchall()
    return to
