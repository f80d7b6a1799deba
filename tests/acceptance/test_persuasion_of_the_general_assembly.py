"""Who could persuade, in the votes of the UN General Assembly: quick, and silent on what is not recorded there."""

import time
from datetime import date
from pathlib import Path

import pytest

from afresh.ingest.published.roll_calls import Said, VoteColumns
from afresh.ingest.published.votes import convert_votes
from afresh.recommend.holding_back import holding_back
from afresh.recommend.persuasion import persuasion
from afresh.recommend.representative import all_represented
from afresh.recommend.response_index import answered
from afresh.recommend.waiting_proposals import stalled
from afresh.snapshot.load import ids
from afresh.snapshot.workspace import Workspace, gather

pytestmark = pytest.mark.real
SECONDS = 20
"""Of processor time for everything below; it takes about four."""


@pytest.fixture(scope="module")
def assembly(shared: Path) -> Workspace:
    folder = shared / "un_votes"
    columns = VoteColumns("rcid", "country", "vote", "date", title=("short", "descr"), text="descr", issue="issue")
    beside = folder / "roll_calls.csv.gz", folder / "roll_call_issues.csv.gz"
    store = convert_votes(folder / "votes.parquet", columns, Said("United Nations General Assembly"), *beside)
    return gather(store, at=date(2019, 12, 31))


def test_it_is_quick_and_sane(assembly: Workspace) -> None:
    start = time.process_time()
    states = ids(assembly.store, "organisations")
    assert not stalled(assembly, 0), (
        "what became of resolutions is not in these files, so that none can be said to wait"
    )
    assert not all_represented(assembly, 0), "who spoke for a state is not in these files"
    told = {states[each.organisation] for each in holding_back(assembly, 0)}
    # Both supported under 0.3 of contested roll calls (docs/votes.md); Nigeria nine in ten.
    assert {"United States", "Israel"} <= told and not told & {"Nigeria", "India"}, f"told of: {sorted(told)}"
    known = answered(assembly)
    latest = max((each for each in known.by_proposal if each in known.proposals), key=lambda q: known.proposals[q].day)
    found = persuasion(assembly, latest)
    for each in found.organisations:
        assert each.scenario and each.scenario.alone is None, "an assembly of 193 is a plenary, and makes nobody met"
        assert not each.changed_minds, "each state votes once on each resolution"
    held_back = {answer.organisation for answer in known.by_proposal[latest] if answer.holds_back}
    assert {each.organisation for each in found.organisations} == held_back, "who did not vote yes"
    taken = time.process_time() - start
    assert taken < SECONDS, f"it took {taken:.0f} s of processor time"
