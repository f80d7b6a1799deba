"""What the command itself says of a wrong option: plain, and without Click's own "Invalid value for"."""

import sys
from datetime import date

import pytest

from afresh import cli
from afresh.gatherings.gathered import NothingToReview, gather
from afresh.measures import UnknownMeasure, names, take
from records import held, store_of, together


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["find", "falls", "--at", "31/02/2026"], "Error: '--at': '31/02/2026' is not a date that can be read."),
        (["find", "falls", "--most", "0"], "Error: '--most': 0 is not in the range x>=1."),
        (["find", "falls", "--data"], "Error: Option '--data' requires an argument."),
        (["find"], "Error: Missing argument 'WORDS...'."),
    ],
)
def test_a_wrong_value_is_said_plainly(
    given: list[str], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["afresh", *given])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    told = capsys.readouterr().err
    assert ended.value.code == 2 and said in told, told
    assert "nvalid" not in told, told


def test_near_measures_are_named_and_else_all_of_them() -> None:
    gathered = gather(store_of(together(held("board", date(2024, 1, 1), "jo", "bo"))), at=date(2024, 6, 30))
    with pytest.raises(UnknownMeasure, match=r"Did you mean arrivals\?$"):
        take(gathered, "arrival")
    with pytest.raises(UnknownMeasure, match=f"The measures are: {names()[0]}, "):
        take(gathered, "zzz")


def test_the_day_before_which_nothing_happened_is_in_words() -> None:
    with pytest.raises(NothingToReview, match=r"by 3 March 2020\.$"):
        gather(store_of(together(held("board", date(2024, 1, 1), "jo", "bo"))), at=date(2020, 3, 3))
