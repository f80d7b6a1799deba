"""p, q and link freshness of Horizon 2020's projects, counted again from the raw file in plain Python."""

from datetime import date
from pathlib import Path

import pytest

from afresh.ingest.published.cordis import convert_cordis
from afresh.measure import take
from afresh.snapshot.load import ids
from afresh.snapshot.workspace import gather
from cordis import count, projects

pytestmark = pytest.mark.real

AT, T0 = date(2015, 12, 31), date(2014, 12, 31)


def test_p_q_and_freshness(shared: Path) -> None:
    store = convert_cordis(
        shared / "cordis_h2020" / "participations.parquet", shared / "cordis_h2020" / "programme_parts.parquet"
    )
    workspace = gather(store, at=AT, level="organisations")
    known = ids(store, "partnerships")
    engine = {known[row["partnership"]]: row["value"] for row in take(workspace, "link_freshness").rows()}
    found = {row["subject"]: row["value"] for row in take(workspace, "p_and_q").rows()}
    met, fresh, sums = count(projects(shared, AT), T0)
    assert len(workspace.met) == len(met) > 100_000, f"pairs that met: {len(workspace.met)}, counted {len(met)}"
    assert len(engine) > 4_000, f"only {len(engine)} projects in the year"
    assert {each: engine[each] for each in fresh} == pytest.approx(fresh, abs=1e-12), (
        "link freshness of some project differs"
    )
    assert found["p"] == pytest.approx(sums["old"] / sums["seats"], abs=1e-12), f"p {found['p']}, counted {sums}"
    assert found["q"] == pytest.approx(sums["above"] / sums["below"], abs=1e-9), f"q {found['q']}, counted {sums}"
