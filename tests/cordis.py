"""Horizon 2020's projects, counted from the raw file in plain Python."""

from collections import defaultdict
from datetime import date
from itertools import combinations
from pathlib import Path

import duckdb

Projects = dict[tuple[date, str], set[str]]


def projects(shared: Path, at: date) -> Projects:
    """The participants of each project that had started by then, by (start, project); projects with two starts are
    two."""
    rows = duckdb.sql(
        "SELECT DISTINCT CAST(rcn AS VARCHAR), CAST(pic AS VARCHAR), CAST(start_date AS DATE) "
        f"FROM '{shared}/cordis_h2020/participations.parquet' "
        "WHERE start_date IS NOT NULL AND start_date <> ''"
    ).fetchall()
    found: Projects = defaultdict(set)
    for project, organisation, start in rows:
        if start <= at:
            found[start, project].add(organisation)
    return found


def count(projects: Projects, t0: date) -> tuple[dict[tuple[str, str], date], dict[str, float], dict[str, float]]:
    """Day by day: who had taken part and who had met before it. Gives first meetings, the link freshness of each
    project since t0, and the sums that p and q are shares of."""
    met: dict[tuple[str, str], date] = {}
    since: dict[str, date] = {}
    fresh: dict[str, float] = {}
    sums: dict[str, float] = defaultdict(float)
    by_day: dict[date, list[tuple[str, set[str]]]] = defaultdict(list)
    for (day, project), members in projects.items():
        by_day[day].append((project, members))
    for day in sorted(by_day):
        pairs_known = len(since) * (len(since) - 1) / 2
        share_met = len(met) / pairs_known if pairs_known else 0.0
        for project, members in by_day[day]:
            if day > t0 and len(members) <= 40:
                pairs = list(combinations(sorted(members), 2))
                if pairs:
                    fresh[project] = sum(pair not in met for pair in pairs) / len(pairs)
                _add(sums, members, since, met, share_met)
        for _, members in by_day[day]:
            for each in members:
                since.setdefault(each, day)
            if len(members) <= 40:
                for pair in combinations(sorted(members), 2):
                    met.setdefault(pair, day)
    return met, fresh, sums


def _add(
    sums: dict[str, float],
    members: set[str],
    since: dict[str, date],
    met: dict[tuple[str, str], date],
    share_met: float,
) -> None:
    old = sorted(each for each in members if each in since)
    sums["seats"] += len(members)
    sums["old"] += len(old)
    if len(old) >= 2:
        home = {each: each for each in old}
        for a, b in combinations(old, 2):
            if (a, b) in met and home[a] != home[b]:
                home = {each: home[a] if at == home[b] else at for each, at in home.items()}
        by_chance = min(len(old) - 1, share_met * len(old) * (len(old) - 1) / 2)
        sums["above"] += len(old) - len(set(home.values())) - by_chance
        sums["below"] += len(old) - 1 - by_chance
