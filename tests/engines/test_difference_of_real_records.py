"""Pairs alike in real records, counted again from the raw files in plain Python: parties in the register of All-Party
Parliamentary Groups, countries and kinds of organisation in Horizon 2020."""

import csv
import gzip
from collections import Counter, defaultdict
from datetime import date
from itertools import combinations
from pathlib import Path

import duckdb
import networkx
import pytest

from afresh.ingest.published.cordis import convert_cordis
from afresh.measure import take
from afresh.snapshot.load import ids
from afresh.snapshot.workspace import Workspace, gather
from appg import appg_seats
from cordis import projects
from records import store_of, together
from twins import assert_twins

pytestmark = pytest.mark.real

KIND = {"PRC": "private", "HES": "academic", "REC": "academic", "PUB": "statutory", "OTH": "other"}
AT, T0 = date(2015, 12, 31), date(2014, 12, 31)


def rows(workspace: Workspace, name: str, subject: str) -> dict[str | None, dict[str, float]]:
    known: list[str | None] = [*ids(workspace.store, "partnerships"), None]
    return {
        known[-1 if row["partnership"] is None else row["partnership"]]: row
        for row in take(workspace, name).rows() if row["subject"] == subject
    }  # fmt: skip


def share(kinds: list[str]) -> float:
    sizes = Counter(kinds)
    return sum(n * (n - 1) for n in sizes.values()) / (len(kinds) * (len(kinds) - 1))


def test_pairs_of_one_party(shared: Path) -> None:
    """All officers of a group in the year to the latest edition, who are in one another's company at any edition."""
    path, at, t0 = shared / "appg" / "officers.csv.gz", date(2026, 6, 29), date(2025, 6, 29)
    workspace = gather(store_of(together({"seats": appg_seats(path, every=10)})), at=at, level="people")
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        officers = [(row["edition"], row["group"], row["name"], row["party"] or "none") for row in csv.DictReader(file)]
    groups = sorted({group for _, group, _, _ in officers})[::10]
    found = rows(workspace, "same_kind_pairs", "organisation")
    pairs: dict[str, set[tuple[str, str]]] = defaultdict(set)
    party: dict[str, str] = {}
    for (edition, group), who in _by_edition(officers, groups).items():
        party |= who
        if date.fromisoformat(edition) > t0:
            pairs[group] |= set(combinations(sorted(who), 2))
    moved = {name for _, _, name, of in officers if party.get(name, of) != of}
    checked = 0
    for group, of_group in pairs.items():
        if of_group and not {name for pair in of_group for name in pair} & moved:
            alike = sum(party[a] == party[b] for a, b in of_group)
            told = found[group]
            assert told["n"] == len(of_group), f"{group}: {told['n']} pairs, counted {len(of_group)}"
            assert told["value"] == pytest.approx(alike / len(of_group), abs=1e-12), f"{group}: {told}"
            checked += 1
    assert checked > 25, f"only {checked} groups had pairs"


def _by_edition(officers: list[tuple[str, str, str, str]], groups: list[str]) -> dict[tuple[str, str], dict[str, str]]:
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    wanted = set(groups)
    for edition, group, name, party in officers:
        if group in wanted:
            found[edition, group][name] = party
    return found


@pytest.fixture(scope="module")
def horizon(shared: Path) -> Workspace:
    store = convert_cordis(
        shared / "cordis_h2020" / "participations.parquet", shared / "cordis_h2020" / "programme_parts.parquet"
    )
    return gather(store, at=AT, level="organisations")


@pytest.fixture(scope="module")
def described(shared: Path) -> dict[str, dict[str, str]]:
    """What the first row of each organisation says of it."""
    found = duckdb.sql(
        "SELECT CAST(pic AS VARCHAR), upper(trim(type)), trim(country) "
        f"FROM '{shared}/cordis_h2020/participations.parquet'"
    ).fetchall()
    kinds: dict[str, dict[str, str]] = {"kind": {}, "area": {}}
    for organisation, kind, country in found:
        if kind:
            kinds["kind"].setdefault(organisation, KIND.get(kind, "other"))
        if country:
            kinds["area"].setdefault(organisation, country.lower())
    return kinds


@pytest.mark.parametrize("subject", ["kind", "area"])
def test_pairs_of_one_kind_in_projects(
    horizon: Workspace, described: dict[str, dict[str, str]], shared: Path, subject: str
) -> None:
    """Every project of 2015 with two to forty participants; expected: all pairs of all that took part that year."""
    kind = described[subject]
    if subject == "kind":
        kind = defaultdict(lambda: "other", kind)
    teams: dict[str, list[str]] = {}
    pool: dict[str, str] = {}
    for (day, project), members in projects(shared, AT).items():
        if day > T0:
            known = {each: kind[each] for each in members if subject == "kind" or each in kind}
            pool |= known
            if len(members) <= 40 and len(known) > 1:
                teams[project] = list(known.values())
    counted = {of: (share(kinds), len(kinds) * (len(kinds) - 1) // 2) for of, kinds in teams.items()}
    found = rows(horizon, "same_kind_pairs", subject)
    told = {of: (row["value"], row["n"]) for of, row in found.items() if row["value"] is not None}
    assert_twins("same_kind_pairs", told, counted, fewest=2_001)
    expected = {row["expected"] for row in found.values() if row["expected"] is not None}
    assert len(expected) == 1 and expected.pop() == pytest.approx(share(list(pool.values())), rel=1e-12), (
        "no area is given, so that all are set against the same pool"
    )


def test_assortativity_of_projects_by_networkx(
    horizon: Workspace, described: dict[str, dict[str, str]], shared: Path
) -> None:
    graph = networkx.Graph()
    for (day, _), members in projects(shared, AT).items():
        if day > T0 and len(members) <= 40:
            graph.add_edges_from(combinations(sorted(members), 2))
    known = graph.subgraph([each for each in graph if each in described["area"]])
    networkx.set_node_attributes(known, described["area"], "area")
    judge = networkx.attribute_assortativity_coefficient(known, "area")
    row = rows(horizon, "assortativity", "area")[None]
    assert row["n"] == known.number_of_edges() > 100_000, f"{row['n']} pairs, NetworkX {known.number_of_edges()}"
    assert row["value"] == pytest.approx(judge, abs=1e-12), f"NetworkX gives {judge}"
    assert row["low"] < row["value"] < row["high"] < 1, f"{row}"
