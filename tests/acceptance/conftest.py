"""What several acceptance tests ask of the worked example: one review of each of twenty seeds."""

from dataclasses import dataclass

import pytest
from studies.example import make

from afresh.dataset import Dataset
from afresh.diagnosis.portfolio import Portfolio, portfolio
from afresh.panel.sitting import Sitting
from afresh.settings import default_settings

SEEDS = range(1, 21)
NO_PAGES = default_settings().but(partnership_pages=1)


@dataclass(frozen=True)
class Seeded:
    states: dict[str, str]
    """By the partnership's name."""
    sittings: dict[str, Sitting]
    """What the panel said, by the partnership's id."""
    side_by_side: Portfolio


@pytest.fixture(scope="session")
def seeded() -> dict[int, Seeded]:
    """By seed; no pages are made."""
    return {seed: _reviewed(seed) for seed in SEEDS}


def _reviewed(seed: int) -> Seeded:
    review = Dataset(make(seed)).review(settings=NO_PAGES)
    ids = {each.code: each.id for each in review.assessment.partnerships}
    states = {name: state.name for name, state in review.states.items()}
    sittings = {ids[code]: sitting for code, sitting in review.sittings.items()}
    return Seeded(states, sittings, portfolio(review.assessment))
