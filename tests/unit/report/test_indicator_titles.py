"""What stands above an indicator's chart."""

from afresh.words.indicators import title


def test_unclear_says_why_where_one_way_is_better() -> None:
    closely = "Falls: no clear change, as the figures follow closely on one another"
    assert title("Falls", "unclear", "lower") == closely, "as the first page has it"
    assert title("Falls", "unclear", "neutral") != closely, "a figure with no better way has changed, which is no answer"
