"""Both years side by side, or one after the other with several measures at once: a review says the same."""

import json
from pathlib import Path

import pytest

from afresh import read
from afresh.diagnosis import assessment


def said(folder: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(read(folder).review().json(), parse_float=lambda text: f"{float(text):.9g}")
    return found


@pytest.mark.long
def test_a_review_of_many_records_says_what_one_of_few_does(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    side_by_side = said(example)
    monkeypatch.setattr(assessment, "PAIRS_OF_BOTH", 0)
    in_turn = said(example)
    before = [each["before"] for each in side_by_side["partnerships"] if each.get("before")]
    assert len(before) >= 5, f"the year before is compared with: {before}"
    for name, value in side_by_side.items():
        assert in_turn[name] == value, f"{name} depends on whether the years are measured side by side"
