"""Link freshness against chance where only one member stays: SciPy's hypergeometric distribution says what is drawn."""

from datetime import date, timedelta

import pytest
from scipy.stats import hypergeom

from afresh.measure import take
from afresh.snapshot.workspace import gather
from lively import AT
from records import Records, held, store_of, together

AT_ONE_TABLE = 12


def ann_and_newcomers(known: int, others: int, newcomers: int) -> Records:
    """Ann has a board to herself, but for newcomers who come one at a time and know nobody. Who could have come instead
    gathered elsewhere: she had met so many of them before, and the others never.
    """
    people = [f"known{n}" for n in range(known)] + [f"other{n}" for n in range(others)]
    met_ann = [people[at : min(at + AT_ONE_TABLE, known)] for at in range(0, known, AT_ONE_TABLE)]
    tables = [people[at : at + AT_ONE_TABLE] for at in range(0, len(people), AT_ONE_TABLE)]
    day = AT - timedelta(days=200)
    return together(
        held("board", date(2015, 1, 8), "ann", "old"),
        *(held("forum", date(2016, 1, 8) + timedelta(days=n), "ann", *table) for n, table in enumerate(met_ann)),
        *(held("forum", day + timedelta(days=n), *table) for n, table in enumerate(tables)),
        *(held("board", day + timedelta(days=7 * n), "ann", f"new{n}") for n in range(newcomers)),
    )


@pytest.mark.parametrize(("known", "others", "newcomers"), [(24, 36, 6), (5, 25, 8), (40, 20, 10), (3, 9, 4)])
def test_how_many_she_would_know_is_hypergeometric(known: int, others: int, newcomers: int) -> None:
    workspace = gather(store_of(ann_and_newcomers(known, others, newcomers)), at=AT)
    (row,) = (each for each in take(workspace, "link_freshness_chance").rows() if each["newcomers"] == newcomers)
    of_them = hypergeom(known + others, known, newcomers)
    assert (row["value"], row["n"], row["pool"]) == (1.0, newcomers, known + others), f"nobody was known: {row}"
    error = 4 * of_them.std() / newcomers / 1000**0.5
    assert row["expected"] == pytest.approx(1 - of_them.mean() / newcomers, abs=error), (
        f"the mean of 1,000 draws: {row}"
    )
    ends = [1 - of_them.ppf(share) / newcomers for share in (0.95, 0.05)]
    assert [row["low"], row["high"]] == pytest.approx(ends, abs=1e-9), f"5th and 95th percentile: {row}, SciPy {ends}"
