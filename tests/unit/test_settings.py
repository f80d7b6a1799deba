"""A user's own settings: what would make no sense is said, and never reaches a sum or a query."""

from pathlib import Path

import pytest

from afresh.settings import WrongSettings, default_settings, settings_from


@pytest.mark.parametrize(
    "line",
    ["forecast_draws = 99", "chance_draws = 0", "months = 0", "months = -3", "low_arrivals = nan",
     "largest_gathering = inf", "low_openness = -0.1"],
)  # fmt: skip
def test_a_number_that_makes_no_sense(tmp_path: Path, line: str) -> None:
    file = tmp_path / "own.toml"
    file.write_text(line, "utf-8")
    with pytest.raises(WrongSettings, match=line.split()[0]):
        settings_from(file)


def test_a_number_that_does(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text("forecast_draws = 100\n[first_months]\nvalue = 0\n", "utf-8")
    changed = settings_from(file)
    assert (changed.forecast_draws, changed.first_months) == (100, 0), "the least is allowed, in either way of writing"
    assert changed.low_arrivals == default_settings().low_arrivals == 0.1, "what is not named stays"
