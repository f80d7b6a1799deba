"""All that an adviser of your own needs for a test: its page, its two examples, its settings and its words."""

import long_meetings
from afresh.panel import check_adviser


def test_the_rule_may_advise() -> None:
    assert check_adviser(long_meetings, "worth") == [], "each sentence says what to mend"
