"""The measures of difference where others give the number: NetworkX, igraph, scikit-learn, SciPy, published tables."""

from collections import Counter
from datetime import date
from typing import Any

import igraph
import networkx
import numpy as np
import pytest
from scipy import stats

from afresh.engine.first_meetings import FirstMet
from afresh.measure import take
from afresh.measure.coleman_index import index as coleman
from afresh.measure.constraint import constraints
from afresh.measure.hill_numbers import expected_numbers
from afresh.snapshot.workspace import Workspace, gather
from records import Records, held, named, store_of, together

AT = date(2022, 6, 30)
DAY = date(2022, 3, 1)

Graph = Any


def records_of(graph: Graph, kind: str) -> Records:
    """Each edge a meeting of two; each kind an organisation of a sector of its own."""
    people = [{"id": f"p{n}", "name": f"p{n}", "organisation": f"for {of}"} for n, of in graph.nodes(data=kind)]
    kinds = sorted({str(of) for _, of in graph.nodes(data=kind)})
    meetings = [
        held("board", DAY, f"p{a}", f"p{b}", meeting=f"m{at}") for at, (a, b) in enumerate(graph.edges(data=False))
    ]
    organisations = [{"id": f"for {of}", "name": f"for {of}", "sector": of} for of in kinds]
    return together({"people": people, "organisations": organisations, "partnerships": named("board")}, *meetings)


def gathered_of(graph: Graph, kind: str) -> Workspace:
    return gather(store_of(records_of(graph, kind)), at=AT, level="people")


def row_of(workspace: Workspace, name: str, subject: str) -> dict[str, Any]:
    return next(row for row in take(workspace, name).rows() if row["subject"] == subject)


@pytest.fixture(scope="module")
def karate() -> Graph:
    """Zachary (1977), with the club that each joined when theirs split."""
    return networkx.karate_club_graph()


def test_assortativity_of_the_karate_club(karate: Graph) -> None:
    row = row_of(gathered_of(karate, "club"), "assortativity", "sector")
    judge = networkx.attribute_assortativity_coefficient(karate, "club")
    assert row["value"] == pytest.approx(judge, abs=1e-12), f"NetworkX gives {judge}"
    assert row["n"] == karate.number_of_edges() == 78, "the club has 78 friendships"


def test_assortativity_where_a_pair_is_left_out_at_a_time(karate: Graph) -> None:
    """The interval by Newman's equation 5, each of the 78 graphs without one friendship judged by NetworkX."""
    row = row_of(gathered_of(karate, "club"), "assortativity", "sector")
    r, squares = networkx.attribute_assortativity_coefficient(karate, "club"), 0.0
    for edge in list(karate.edges):
        without = karate.copy()
        without.remove_edge(*edge)
        squares += (networkx.attribute_assortativity_coefficient(without, "club") - r) ** 2
    assert row["high"] - r == pytest.approx(1.645 * squares**0.5, rel=1e-9), f"standard error {squares**0.5}"
    assert r - row["low"] == pytest.approx(1.645 * squares**0.5, rel=1e-9), "and as much below"


def test_pairs_across_the_karate_clubs(karate: Graph) -> None:
    """The share alike and the E-I index from NetworkX's mixing matrix, which counts each friendship both ways."""
    mixing = networkx.attribute_mixing_matrix(karate, "club", normalized=False)
    within, across = np.trace(mixing) / 2, (mixing.sum() - np.trace(mixing)) / 2
    workspace = gathered_of(karate, "club")
    assert row_of(workspace, "same_kind_pairs", "sector")["value"] == pytest.approx(within / 78, abs=1e-12), mixing
    e_i = row_of(workspace, "e_i_index", "sector")["value"]
    assert e_i == pytest.approx((across - within) / (across + within), abs=1e-12), f"{across} across, {within} within"


def test_coleman_index_and_newmans_coefficient_have_one_form(karate: Graph) -> None:
    """With the share expected from the ends of friendships, Coleman's index of all pairs is Newman's coefficient."""
    mixing = networkx.attribute_mixing_matrix(karate, "club")
    judge = networkx.attribute_assortativity_coefficient(karate, "club")
    found = coleman(np.array([np.trace(mixing)]), np.array([(mixing.sum(axis=0) ** 2).sum()]))
    assert found[0] == pytest.approx(judge, abs=1e-12), f"NetworkX gives {judge}"


@pytest.mark.parametrize(("alike", "expected", "index"), [
    (0.75, 0.5, 0.5), (1.0, 0.5, 1.0), (0.5, 0.5, 0.0), (0.25, 0.5, -0.5), (0.0, 0.5, -1.0), (0.1, 0.4, -0.75),
    (0.0, 0.0, 0.0), (1.0, 1.0, None),
])  # fmt: skip
def test_coleman_index_by_hand(alike: float, expected: float, index: float | None) -> None:
    found = coleman(np.array([alike]), np.array([expected]))[0]
    assert (None if np.isnan(found) else found) == (index if index is None else pytest.approx(index)), (
        f"{alike} alike where {expected} is expected"
    )


GRAPHS = {
    "karate club": lambda: networkx.karate_club_graph(),
    "Florentine families": lambda: networkx.convert_node_labels_to_integers(networkx.florentine_families_graph()),
    "Les Miserables": lambda: networkx.convert_node_labels_to_integers(networkx.les_miserables_graph()),
    "a star": lambda: networkx.star_graph(6),
    "everybody": lambda: networkx.complete_graph(5),
    "at random": lambda: networkx.gnp_random_graph(60, 0.1, seed=7),
}


@pytest.mark.parametrize("name", GRAPHS)
def test_constraint_of_known_graphs(name: str) -> None:
    graph = GRAPHS[name]()
    pairs = sorted((min(a, b), max(a, b)) for a, b in graph.edges)
    key = np.array([(a << 32) | b for a, b in pairs], np.uint64)
    found = constraints(FirstMet(key, np.zeros(len(key), np.int32)), np.arange(graph.number_of_nodes()))
    assert found is not None, "these graphs are small"
    ours = dict(zip(found[0].tolist(), found[1].tolist(), strict=True))
    judged = networkx.constraint(graph, weight=None)
    by_igraph = igraph.Graph(n=graph.number_of_nodes(), edges=pairs).constraint()
    for member, value in judged.items():
        if np.isnan(value):
            assert member not in ours, "who has no contact has no constraint"
        else:
            assert ours[member] == pytest.approx(value, rel=1e-12), f"member {member}: NetworkX gives {value}"
            assert ours[member] == pytest.approx(by_igraph[member], rel=1e-12), f"igraph gives {by_igraph[member]}"


@pytest.mark.parametrize("at_once", [1, 7, 100])
def test_constraint_is_the_same_however_much_is_looked_at_at_once(
    at_once: int, monkeypatch: pytest.MonkeyPatch, karate: Graph
) -> None:
    from afresh.measure import constraint

    monkeypatch.setattr(constraint, "STEPS_AT_ONCE", at_once)
    key = np.array(sorted((min(edge) << 32) | max(edge) for edge in karate.edges), np.uint64)
    found = constraints(FirstMet(key, np.zeros(len(key), np.int32)), np.arange(34))
    judged = networkx.constraint(karate, weight=None)
    assert found is not None, "the club is small"
    assert found[1] == pytest.approx([judged[member] for member in range(34)], rel=1e-12), f"{at_once} at once"


def test_constraint_of_a_table(karate: Graph) -> None:
    """The whole club at one table: quartiles of NetworkX's constraints, by NumPy."""
    row = next(take(gathered_of(karate, "club"), "constraint").rows())
    judged = np.quantile(list(networkx.constraint(karate, weight=None).values()), [0.25, 0.5, 0.75])
    assert [row["low"], row["value"], row["high"]] == pytest.approx(judged.tolist(), rel=1e-12), f"{judged}"
    assert row["n"] == 34, "the club has 34 members"


def seated(*sectors: str | None) -> Records:
    """One table at which somebody sits from each of these sectors, and another with ten people of one sector."""
    people = [{"id": f"p{n}", "name": f"p{n}", "organisation": f"o{n}"} for n in range(len(sectors))]
    organisations = [{"id": f"o{n}", "name": f"o{n}", "sector": sector} for n, sector in enumerate(sectors)]
    others = [{"id": f"q{n}", "name": f"q{n}", "organisation": "else"} for n in range(10)]
    organisations.append({"id": "else", "name": "else", "sector": "police"})
    return together(
        {"people": people + others, "organisations": organisations, "partnerships": named("board", "other")},
        held("board", DAY, *(row["id"] for row in people)),
        held("other", DAY, *(row["id"] for row in others)),
    )


def test_hill_numbers_and_blau_by_hand() -> None:
    """Shares 1/2, 1/4, 1/4: three kinds; entropy 1.5 ln 2, so that q = 1 gives 2 to the power 1.5; squares come to
    3/8."""
    workspace = gather(store_of(seated("health", "Health", "housing", "police")), at=AT, level="people")
    found = [row_of(workspace, "hill_numbers", f"sector, q = {order}")["value"] for order in (0, 1, 2)]
    assert found == pytest.approx([3, 2**1.5, 8 / 3], rel=1e-12), f"{found}"
    assert row_of(workspace, "blau_index", "sector")["value"] == pytest.approx(5 / 8, rel=1e-12), "1 - 3/8"


def test_hill_numbers_with_any_one_left_out_by_hand() -> None:
    """Of 2, 1, 1: without one of the two, three kinds alike (3, 3, 3); without another, 2 and 1: two kinds, and
    9 / (4 + 1)."""
    workspace = gather(store_of(seated("health", "health", "housing", "police")), at=AT, level="people")
    rows = [row_of(workspace, "hill_numbers", f"sector, q = {order}") for order in (0, 1, 2)]
    assert [row["high"] for row in rows] == pytest.approx([3, 3, 3], rel=1e-12), f"{rows}"
    low = [2, 3 / 2 ** (2 / 3), 9 / 5]
    assert [row["low"] for row in rows] == pytest.approx(low, rel=1e-12), f"{rows}"


GIRDLED = [46, 22, 17, 15, 15, 9, 8, 6, 6, 4, *[2] * 4, *[1] * 12]
LOGGED = [88, 22, 16, 15, 13, 10, 8, 8, 7, 7, 7, 5, 4, 4, 4, 3, 3, 3, 3, 2, 2, 2, 2, *[1] * 14]


@pytest.mark.parametrize(("spiders", "drawn", "numbers"), [
    (GIRDLED, 168, (26, 12.060, 7.840)), (LOGGED, 252, (37, 14.421, 6.761)), (GIRDLED, 84, (18.912, None, None)),
    (GIRDLED, 10, (6.479, None, None)),
])  # fmt: skip
def test_expected_hill_numbers_of_spiders(spiders: list[int], drawn: int, numbers: tuple[float | None, ...]) -> None:
    """Spiders of Harvard Forest (Sackett et al. 2011) as rarefied in the introduction to the R package iNEXT
    (Hsieh, Ma and Chao 2016)."""
    sizes = tuple(sorted(Counter(spiders).items(), reverse=True))
    for found, published in zip(expected_numbers(sizes, np.array([drawn]))[:, 0], numbers, strict=True):
        assert published is None or found == pytest.approx(published, abs=6e-4), f"{found}, published {published}"


def test_expected_hill_numbers_against_scipy() -> None:
    """The number of members of each kind in a draw is hypergeometric: SciPy's distribution gives the sums."""
    pool, n = [40, 25, 10, 10, 3, 1, 1], 12
    counts = np.arange(1, n + 1)
    having = sum(stats.hypergeom(sum(pool), size, n).pmf(counts) for size in pool)
    shares = counts / n
    judged = [having.sum(), np.exp(-(shares * np.log(shares) * having).sum()), 1 / (shares**2 * having).sum()]
    found = expected_numbers(tuple(sorted(Counter(pool).items(), reverse=True)), np.array([n]))[:, 0]
    assert found == pytest.approx(judged, rel=1e-10), f"SciPy gives {judged}"
