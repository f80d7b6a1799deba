"""p, q and link freshness of Horizon 2020's projects, counted again from the raw file in plain Python."""

from collections import defaultdict
from datetime import date
from itertools import combinations
from pathlib import Path

import duckdb
import pytest

from afresh.convert.cordis import convert_cordis
from afresh.gatherings.gathered import gather
from afresh.gatherings.load import ids
from afresh.measures import take

pytestmark = pytest.mark.real

AT, T0 = date(2015, 12, 31), date(2014, 12, 31)


def raw(shared: Path) -> dict[tuple[date, str], set[str]]:
    """The participants of each project that had started by then, by (start, project); projects with two starts are
    two."""
    rows = duckdb.sql(
        "SELECT DISTINCT CAST(rcn AS VARCHAR), CAST(pic AS VARCHAR), CAST(start_date AS DATE) "
        f"FROM '{shared}/cordis_h2020/participations.parquet' "
        "WHERE start_date IS NOT NULL AND start_date <> ''"
    ).fetchall()
    projects: dict[tuple[date, str], set[str]] = defaultdict(set)
    for project, organisation, start in rows:
        if start <= AT:
            projects[start, project].add(organisation)
    return projects


def test_p_q_and_freshness(shared: Path) -> None:
    store = convert_cordis(
        shared / "cordis_h2020" / "participations.parquet", shared / "cordis_h2020" / "programme_parts.parquet"
    )
    gathered = gather(store, at=AT, level="organisations")
    known = ids(store, "partnerships")
    engine = {known[row["partnership"]]: row["value"] for row in take(gathered, "link_freshness").rows()}
    found = {row["subject"]: row["value"] for row in take(gathered, "p_and_q").rows()}
    met, fresh, sums = _count(raw(shared))
    assert len(gathered.met) == len(met) > 100_000, f"pairs that met: {len(gathered.met)}, counted {len(met)}"
    assert len(engine) > 4_000, f"only {len(engine)} projects in the year"
    assert {each: engine[each] for each in fresh} == pytest.approx(fresh, abs=1e-12), (
        "link freshness of some project differs"
    )
    assert found["p"] == pytest.approx(sums["old"] / sums["seats"], abs=1e-12), f"p {found['p']}, counted {sums}"
    assert found["q"] == pytest.approx(sums["above"] / sums["below"], abs=1e-9), f"q {found['q']}, counted {sums}"


def _count(projects: dict[tuple[date, str], set[str]]):  # type: ignore[no-untyped-def]
    """Day by day: who had taken part and who had met before it."""
    met: dict[tuple[str, str], date] = {}
    since: dict[str, date] = {}
    fresh: dict[str, float] = {}
    sums: dict[str, float] = defaultdict(float)
    for day in sorted({day for day, _ in projects}):
        today = {project: members for (start, project), members in projects.items() if start == day}
        pairs_known = len(since) * (len(since) - 1) / 2
        share_met = len(met) / pairs_known if pairs_known else 0.0
        for project, members in today.items():
            if day > T0 and len(members) <= 40:
                pairs = list(combinations(sorted(members), 2))
                if pairs:
                    fresh[project] = sum(pair not in met for pair in pairs) / len(pairs)
                _add(sums, members, since, met, share_met)
        for members in today.values():
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
