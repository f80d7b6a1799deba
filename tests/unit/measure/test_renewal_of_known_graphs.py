"""Measures of renewal where NetworkX gives the number: the women of Old City and the events they went to.

Davis, Gardner and Gardner (1941), Deep South: 18 women and 14 events, as NetworkX has them. The events are meetings of
one club, 85 days apart in the order of their numbers. The review is on the day of the tenth: the sixth to the tenth lie
in the period, and the rest are yet to come. Who had met is NetworkX's projection of the first five on the women, who
meets in the period that of the next five; quartiles are NumPy's.
"""

from datetime import date, timedelta
from itertools import combinations
from typing import Any

import networkx
import numpy as np
import pytest
from networkx.algorithms import bipartite

from afresh.measure import take
from afresh.snapshot.load import ids
from afresh.snapshot.workspace import Workspace, gather
from records import Row, held, named, store_of, together

Graph = Any

FIRST, APART = date(2020, 1, 15), 85
DAYS = {f"E{n + 1}": FIRST + timedelta(days=APART * n) for n in range(14)}
EARLIER, LATER = list(DAYS)[:5], list(DAYS)[5:10]
AT = DAYS["E10"]


@pytest.fixture(scope="module")
def davis() -> Graph:
    return networkx.davis_southern_women_graph()


def women(graph: Graph) -> list[str]:
    return list(graph.graph["top"])


def met_at(graph: Graph, events: list[str]) -> Graph:
    """Those who went to any of these events, tied where they went to one together."""
    some = graph.subgraph([*women(graph), *events])
    return bipartite.projected_graph(some, [who for who in women(graph) if some.degree(who)])


@pytest.fixture(scope="module")
def earlier(davis: Graph) -> Graph:
    return met_at(davis, EARLIER)


@pytest.fixture(scope="module")
def later(davis: Graph) -> Graph:
    return met_at(davis, LATER)


@pytest.fixture(scope="module")
def club(davis: Graph) -> Workspace:
    meetings = [held("club", day, *davis.neighbors(event)) for event, day in DAYS.items()]
    workspace = gather(store_of(together({"partnerships": named("club", kind="board")}, *meetings)), at=AT)
    assert DAYS["E5"] <= workspace.period.start < DAYS["E6"], "the sixth to the tenth are not those of the period"
    return workspace


def rows(workspace: Workspace, name: str) -> list[Row]:
    return list(take(workspace, name).rows())


def fresh(earlier: Graph, later: Graph) -> float:
    new = [pair for pair in later.edges if not earlier.has_edge(*pair)]
    return len(new) / later.number_of_edges()


def without(graph: Graph, who: str) -> Graph:
    left = graph.copy()
    left.remove_node(who)
    return left


def test_link_freshness(club: Workspace, earlier: Graph, later: Graph) -> None:
    (row,) = rows(club, "link_freshness")
    judged, pairs = fresh(earlier, later), later.number_of_edges()
    assert 0 < judged < 1 and (row["value"], row["n"]) == (pytest.approx(judged, abs=1e-12), pairs), f"{row}, {judged}"
    one_less = [fresh(earlier, without(later, who)) for who in later]
    assert (row["low"], row["high"]) == pytest.approx((min(one_less), max(one_less)), abs=1e-12), f"{row}"
    together_or_not = len(list(combinations(later, 2)))
    assert row["not_yet_together"] == together_or_not - pairs, "pairs who went to none of the five together"


def test_member_freshness(club: Workspace, earlier: Graph, later: Graph) -> None:
    """Who has no tie among the women of the later events: an isolate of the earlier graph."""
    known = earlier.copy()
    known.add_nodes_from(later)

    def share(of: list[str]) -> float:
        return len(list(networkx.isolates(known.subgraph(of)))) / len(of)

    (row,) = rows(club, "member_freshness")
    assert (row["value"], row["n"]) == (pytest.approx(share(list(later)), abs=1e-12), len(later)), f"{row}"
    one_less = [share([each for each in later if each != who]) for who in later]
    assert (row["low"], row["high"]) == pytest.approx((min(one_less), max(one_less)), abs=1e-12), f"{row}"


def test_make_up(club: Workspace, earlier: Graph, later: Graph) -> None:
    entrant = later.number_of_edges() - later.subgraph(earlier.nodes).number_of_edges()
    repeat = networkx.intersection(*(graph.subgraph(set(earlier) & set(later)) for graph in (earlier, later)))
    found = {row["subject"]: row["pairs"] for row in rows(club, "make_up")}
    newly = later.number_of_edges() - entrant - repeat.number_of_edges()
    judged = {"with an entrant": entrant, "experienced, newly together": newly, "repeat": repeat.number_of_edges()}
    assert found == judged, f"NetworkX counts {judged}"


def test_memberships_dealt_out_anew_start_from_who_had_met(club: Workspace, earlier: Graph, later: Graph) -> None:
    pairs = list(combinations(later, 2))
    judged = sum(not earlier.has_edge(*pair) for pair in pairs) / len(pairs)
    (row,) = rows(club, "degree_preserving")
    assert (row["value"], row["n"]) == (pytest.approx(judged, abs=1e-12), len(pairs)), f"{row}, NetworkX {judged}"


def test_familiarity_and_tenure(club: Workspace, davis: Graph, later: Graph) -> None:
    def years(events: Any) -> float:
        return (AT - min(DAYS[event] for event in events)).days / 365.25

    known_for = [years(networkx.common_neighbors(davis, *pair)) for pair in later.edges]
    served = [years(davis.neighbors(who)) for who in later]
    for name, each in (("familiarity", known_for), ("tenure", served)):
        (row,) = rows(club, name)
        judged = np.quantile(each, [0.25, 0.5, 0.75]).tolist()
        assert [row["low"], row["value"], row["high"]] == pytest.approx(judged, abs=1e-12), (
            f"{name}: NumPy gives {judged}"
        )
        assert row["n"] == len(each), f"{name} of {row['n']}"


@pytest.mark.parametrize("name", ["overlap_members", "overlap_issues"])
def test_overlap_of_events(davis: Graph, name: str) -> None:
    """Each event a board, the women its members, or their names its issues: NetworkX's overlap-weighted projection."""
    boards = [
        {"id": event, "name": event, "kind": "board", "issues": "; ".join(davis.neighbors(event))} for event in DAYS
    ]
    meetings = [held(event, AT, *davis.neighbors(event)) for event in DAYS]
    workspace = gather(store_of(together({"partnerships": boards}, *meetings)), at=AT)
    known = ids(workspace.store, "partnerships")
    found = {(known[row["partnership"]], row["subject"]): row["value"] for row in rows(workspace, name)}
    judged: dict[tuple[str, str], float] = {}
    for a, b, weight in bipartite.overlap_weighted_projected_graph(davis, list(DAYS), jaccard=False).edges(
        data="weight"
    ):
        judged |= {(a, b): weight, (b, a): weight}
    assert found.keys() == judged.keys() and len(found) > 100, f"{found.keys() ^ judged.keys()}"
    assert found == pytest.approx(judged, abs=1e-12), "an overlap differs from NetworkX's"
