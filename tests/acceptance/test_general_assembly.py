"""Support of every state in every five years of the UN General Assembly, against a plain count from the raw files."""

import csv
import gzip
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from afresh import measure as measures
from afresh.ingest.published.roll_calls import Said, VoteColumns
from afresh.ingest.published.votes import convert_votes
from afresh.measure.notes import FEW_OUTCOMES
from afresh.records.store import Store
from afresh.snapshot.workspace import gather

pytestmark = pytest.mark.real

ENDS = [date(year, 12, 31) for year in range(1950, 2020, 5)] + [date(2019, 12, 31)]
Votes = Mapping[str, Mapping[str, str]]
"""{roll call: {state: its vote}}"""


@pytest.fixture(scope="module")
def assembly(shared: Path) -> Store:
    folder = shared / "un_votes"
    columns = VoteColumns("rcid", "country", "vote", "date", title=("short", "descr"), text="descr", issue="issue")
    beside = folder / "roll_calls.csv.gz", folder / "roll_call_issues.csv.gz"
    return convert_votes(folder / "votes.parquet", columns, Said("United Nations General Assembly"), *beside)


@pytest.fixture(scope="module")
def days(shared: Path) -> dict[str, date]:
    with gzip.open(shared / "un_votes" / "roll_calls.csv.gz", "rt", encoding="utf-8", newline="") as file:
        return {row["rcid"]: date.fromisoformat(row["date"]) for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def votes(shared: Path) -> Votes:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    sql = "SELECT CAST(rcid AS VARCHAR), country, vote FROM read_parquet($file)"
    for call, state, vote in duckdb.execute(sql, {"file": str(shared / "un_votes" / "votes.parquet")}).fetchall():
        found[call][state] = vote
    return found


def plainly(votes: Votes, days: Mapping[str, date], end: date) -> dict[str, tuple[int, int]]:
    """{state: (yes, all)} over the roll calls of the three years to `end` on which anybody did not say yes."""
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for call, of_call in votes.items():
        if date(end.year - 3, 12, 31) < days[call] <= end:
            held_back = sum(vote != "yes" for vote in of_call.values())
            for state, vote in of_call.items():
                found[state][0] += vote == "yes" and held_back > 0
                found[state][1] += held_back > 0
    return {state: (yes, of) for state, (yes, of) in found.items()}


def test_every_vote_and_roll_call_is_taken(assembly: Store, votes: Votes) -> None:
    """870,109 votes of 6,203 roll calls, says the README of the data; 110,897 abstentions, by a count of the file."""
    assert not list(assembly.problems), [str(each) for each in assembly.problems][:3]
    assert (assembly.count("responses"), assembly.count("proposals")) == (870_109, 6_203), "the README's counts"
    assert assembly.rows("SELECT count(*) FROM responses WHERE response = 'abstain'")[0][0] == 110_897, "abstentions"
    states = {state for of_call in votes.values() for state in of_call}
    assert {row[0] for row in assembly.rows("SELECT name FROM organisations")} == states, "states"
    made_up = "SELECT count(status) + count(novel) + count(decided) + count(proposer) FROM proposals"
    assert assembly.rows(made_up)[0][0] == 0, "something was made up"
    assert assembly.rows("SELECT count(successor) FROM organisations")[0][0] == 0, "a succession was made up"


def test_support_of_every_state_in_every_period(assembly: Store, votes: Votes, days: Mapping[str, date]) -> None:
    for end in ENDS:
        workspace = gather(assembly, at=end)
        plain = plainly(votes, days, end)
        found = by_state(workspace, "organisation_support")
        counts = {state: (row["supported"], row["n"]) for state, row in found.items()}
        assert counts == plain, f"{end}: {sorted(set(counts.items()) ^ set(plain.items()))[:4]}"
        for state, row in found.items():
            yes, of = plain[state]
            assert (row["value"] is None) == (of < 5), f"{state} to {end}: {row}"
            assert row["value"] is None or abs(row["value"] - yes / of) <= 1e-12, f"{state} to {end}: {row}"
        note = next(measures.take(workspace, "proposals_adopted").rows())
        assert (note["value"], note["note"]) == (None, FEW_OUTCOMES), f"what was adopted is not in these files: {note}"


def test_difficulty_taken_out_stays_near_what_nearly_all_answered(assembly: Store) -> None:
    """States answer nearly everything, so that hardly anything changes: by under 0.04 for those who answered nine in
    ten. To the end of 2019 the United States and Israel are under 0.3, and Nigeria above 0.85, as they plainly are."""
    for end in (date(1985, 12, 31), date(2019, 12, 31)):
        workspace = gather(assembly, at=end)
        plain, adjusted = (by_state(workspace, name) for name in ("organisation_support", "support_adjusted"))
        asked = max(row["proposals"] for row in adjusted.values())
        for state, row in adjusted.items():
            if row["n"] >= 0.9 * asked:
                assert row["low"] < row["value"] < row["high"], f"{state} to {end}: {row}"
                assert abs(row["value"] - plain[state]["value"]) < 0.04, f"{state} to {end}: {row}, {plain[state]}"
    assert max(adjusted[state]["value"] for state in ("United States", "Israel")) < 0.3, "the United States or Israel"
    assert adjusted["Nigeria"]["value"] > 0.85, "Nigeria"


def by_state(workspace: Any, name: str) -> dict[str, dict[str, Any]]:
    return {row["subject"]: row for row in measures.take(workspace, name).rows()}
