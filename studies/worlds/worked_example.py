"""The worked example itself, with other seeds: how often a review finds what was planted in its nine partnerships."""

from __future__ import annotations

from studies.example.partnerships import NINE
from studies.example.simulate import LAST_DAY, make
from studies.reviews import Facts, review


def run(seed: int) -> list[Facts]:
    found = review(make(20_000 + seed), LAST_DAY, more=("results",))
    return [{"partnership": plan.name, "planted": plan.state, **found[plan.id]} for plan in NINE]
