"""What is said of those who held back, of whom nobody wrote that they abstained. Which is which was written by hand."""

from datetime import date

import pytest

from afresh.dataset import Dataset
from afresh.recommend.response_index import answered
from afresh.records.store import Store
from afresh.review.labels import Labels
from afresh.snapshot.load import ids
from afresh.snapshot.workspace import gather
from afresh.words.records import attendance
from by_hand import cleaned

AT = date(2025, 12, 31)
SEATS = "partnership|organisation|start\n" + "\n".join(
    f"Board|{each}|1/4/2022" for each in ("Council", "Charity", "Police", "Trust", "Fire", "College")
)
LOG = """Date|Item|Asked by|Outcome|Supported by|Who held back|Against|Why
1/5/2025|Pool|Council|Deferred|Charity|Police; Trust (abstained)|Fire|No money"""


def told(store: Store) -> dict[str, str]:
    known = answered(gather(store, at=AT))
    codes = ids(store, "organisations")
    return {codes[each.organisation]: known.told(each) for each in known.by_proposal[0]}


def lines(store: Store) -> list[str]:
    labels = Labels(store, Dataset(store).disclosure(), AT)
    return sorted(
        says for says, _ in labels.lines(("responses", row) for (row,) in store.rows("SELECT rowid FROM responses"))
    )


def test_a_hold_back_is_no_abstention_though_support_is_named() -> None:
    store = cleaned(**{"Board decisions": LOG, "seats": SEATS})
    expected = {"charity": "support", "police": "held back", "trust": "abstain", "fire": "oppose"}
    assert told(store) == expected, "only the trust is written to have abstained; nothing is said of the college"
    assert lines(store) == [
        "Charity: supported ‘Pool’", "Fire: opposed ‘Pool’ (cost: No money)",
        "Police: held back on ‘Pool’ (cost: No money)", "Trust: abstained on ‘Pool’ (cost: No money)",
    ], "and the records under a sentence say the same, in words"  # fmt: skip


def test_a_heading_that_says_abstained_says_so() -> None:
    store = cleaned(**{"Board decisions": LOG.replace("Who held back", "Abstained"), "seats": SEATS})
    assert told(store)["police"] == "abstain", "the record says it"
    assert "Police: abstained on ‘Pool’ (cost: No money)" in lines(store), "and so does the page"


@pytest.mark.parametrize(
    ("word", "expected"), [("held back", "held back"), ("abstained", "abstain"), ("abstain", "abstain")]
)
def test_a_table_of_responses_is_told_in_its_own_word(word: str, expected: str) -> None:
    responses = f"proposal|organisation|response\nPool|Police|{word}\nPool|Charity|support\nPool|Fire|absent"
    proposals = "partnership|date|title|proposer\nBoard|1/5/2025|Pool|Council"
    store = cleaned(proposals=proposals, responses=responses, seats=SEATS)
    assert told(store)["police"] == expected, word
    assert "Fire: was absent for ‘Pool’" in lines(store), "absence in words"


def test_where_only_those_who_held_back_are_named_the_records_say_no_more() -> None:
    responses = "proposal|organisation|response\nPool|Police|abstain"
    proposals = "partnership|date|title|proposer\nBoard|1/5/2025|Pool|Council"
    store = cleaned(proposals=proposals, responses=responses, seats=SEATS)
    assert lines(store) == ["Police: held back on ‘Pool’"], "as the sentence above it does (decision 136)"


def test_support_that_is_named_after_the_review_date_says_nothing_yet() -> None:
    responses = "proposal|organisation|response|date\nPool|Police|abstain|1/5/2025\nPool|Charity|support|1/2/2026"
    proposals = "partnership|date|title|proposer\nBoard|1/5/2025|Pool|Council"
    store = cleaned(proposals=proposals, responses=responses, seats=SEATS)
    labels = {at: Labels(store, Dataset(store).disclosure(), at) for at in (AT, date(2026, 3, 1))}
    rows = [("responses", row) for (row,) in store.rows("SELECT rowid FROM responses WHERE response = 'abstain'")]
    said = {at: [says for says, _ in each.lines(rows)] for at, each in labels.items()}
    assert said == {
        AT: ["Police: held back on ‘Pool’"], date(2026, 3, 1): ["Police: abstained on ‘Pool’"]
    }, "support is on record in February 2026 only"  # fmt: skip


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("present", "present"),
        ("apologies", "sent apologies"),
        ("deputy", "as a deputy"),
        ("in_attendance", "in attendance"),
    ],
)
def test_marks_in_words(status: str, said: str) -> None:
    assert attendance("Chair", {"status": status, "date": date(2025, 5, 1)}) == f"1 May 2025: Chair, {said}", status
