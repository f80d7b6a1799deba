"""Items that were noted. Which of them were proposals was decided by hand."""

from datetime import date

import pytest

from afresh.engine.contract import Step
from afresh.features.open_proposals import ensure_open_proposals
from afresh.measure import measure
from afresh.snapshot.workspace import gather
from by_hand import cleaned, codes, of, only

LOG = """Date|Item|Outcome|Who held back
1/5/2025|Pool the money|Agreed|Police
1/5/2025|Annual report|Noted|None
1/6/2025|Quarterly figures|The report was noted.|
1/6/2025|Bulletin|For information|
1/6/2025|Share data|Noted|Police
1/7/2025|Join up rotas|Noted and agreed|
1/7/2025|One front door|Open|"""


def test_what_was_noted_is_no_open_proposal() -> None:
    store = cleaned(**{"Board decisions": LOG})
    assert store.rows("SELECT title FROM proposals WHERE procedural ORDER BY 1") == [
        ("Annual report",), ("Bulletin",), ("Quarterly figures",)
    ], "noted, and nobody's answer is recorded"  # fmt: skip
    assert store.rows("SELECT title, status FROM proposals WHERE procedural IS NULL ORDER BY 1") == [
        ("Join up rotas", "adopted"), ("One front door", "open"), ("Pool the money", "adopted"), ("Share data", "open"),
    ], "noted and agreed is agreed; what somebody held back on was put to the table"  # fmt: skip


def test_what_was_noted_waits_for_no_decision() -> None:
    store = cleaned(**{"Board decisions": LOG, "seats": "partnership|person|start\nBoard|Jo|1/4/2020"})
    workspace = gather(store, at=date(2025, 12, 31))
    notes = [row["note"] for row in measure(workspace, ["days_to_decision"]).rows()]
    assert ["2 not decided yet" in note for note in notes] == [True], f"sharing data and one front door: {notes}"
    ensure_open_proposals(workspace)
    assert len(workspace.ask(Step("w", "those", "SELECT proposal FROM waiting"))) == 2, (
        "the proposals that wait are they"
    )


def test_what_was_done_with_them_is_said() -> None:
    store = cleaned(**{"Board decisions": LOG})
    assert only(store, "noted-set-aside").sentence("what") == (
        "'status' holds 'noted' or the like in 3 rows, on which no answer is recorded."
    ), "three by hand"
    assert "in 1 row, on which somebody's answer is recorded." in only(store, "noted-and-answered").sentence("what"), (
        "sharing data"
    )
    assert "Board decisions.csv: 3 items noted or for information, and not counted among the proposals." in store.notes
    assert of(store, "optional-choice-unknown") == [], "the word is known"


@pytest.mark.parametrize("said", ["Noted", "for information", "To note", "Received and noted"])
def test_a_table_of_proposals_is_read_the_same_way(said: str) -> None:
    store = cleaned(proposals=f"partnership|date|title|outcome\nB|1/5/2025|Report|{said}\nB|1/5/2025|Pool|open")
    found = store.rows("SELECT title, status, procedural FROM proposals ORDER BY 1")
    assert found == [("Pool", "open", None), ("Report", "open", True)], said
    assert "noted-set-aside" in codes(store, "notice"), "and it is said"


def test_what_the_records_say_of_it_stands() -> None:
    table = "partnership|date|title|outcome|procedural\nB|1/5/2025|Report|Noted|no"
    store = cleaned(proposals=table)
    assert store.rows("SELECT procedural FROM proposals") == [(False,)], "the user said that it was put"
    assert of(store, "noted-set-aside") == [], "so nothing was taken"
