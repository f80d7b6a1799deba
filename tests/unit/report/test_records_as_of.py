"""What the lists of records say is as of the review date: nothing of a later day is shown."""

from datetime import date

from afresh.dataset import Dataset
from boards import board
from records import store_of, together

AT = date(2024, 6, 30)
LATER = date(2025, 2, 3)


def test_a_later_end_or_decision_is_not_shown() -> None:
    made = together(*board("Board", adopted=8, of=8))
    made["seats"][0] |= {"end": LATER, "role": "Chair"}
    made["seats"][1] |= {"end": date(2024, 2, 3)}
    made["proposals"][0] |= {"decided": LATER}
    review = Dataset(store_of(made)).review(at=AT)
    html = review.html()
    assert "3 February 2025" not in html, "what happened after the review date is in the report"
    assert "to 3 February 2024" in html, "an end before the review date is shown"
    assert "‘Proposal 0’, put on 10 January 2023, open" in html, "a proposal decided later is open"
    assert "‘Proposal 1’, put on 10 January 2023, adopted on 9 February 2023" in html, "one decided by then is not"
