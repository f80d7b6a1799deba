"""The worked example, and whether each planted situation is met by the right advice among the first five."""

from __future__ import annotations

from afresh.dataset import Dataset
from afresh.panel.sitting import Sitting
from afresh.settings import default_settings
from studies.example import make
from studies.reviews import Facts

RIGHT = (
    ("neighbourhood-health", "renewal/protect_what_is_fresh", ""),
    ("falls-and-frailty", "results/keep_a_winning_team", ""),
    ("falls-and-frailty", "allies/bring_in", "Ambleford Steady Steps"),
    ("hospital-discharge", "allies/bring_in", "Ambleford Steady Steps"),
    ("housing-and-homelessness", "results/turn_the_curve", "temporary"),
    ("housing-and-homelessness", "renewal/freshen_without_changing_members", ""),
    ("safer-streets", "worth/ask_if_it_is_outgrown", ""),
    ("hospital-discharge", "worth/ask_what_became_of_them", ""),
    ("wistlebrook-forum", "worth/end_it_or_start_again", ""),
    ("crisis-care", "critics/dissent_fell_on_joining", "Ambleford Survivors' Voice"),
    ("mental-health", "voice/users_ideas_go_nowhere", ""),
    ("mental-health", "allies/answers_changed", "Carrowdene Homes"),
    ("mental-health", "worth/two_tables_alike", "Ambleford Crisis Care Board"),
    ("crisis-care", "worth/two_tables_alike", "Ambleford Mental Health Board"),
)
"""A partnership, the adviser that should be heard there, and whom it should name: from the plants' own words."""


def run(seed: int) -> list[Facts]:
    review = Dataset(make(seed)).review(settings=default_settings().but(partnership_pages=1))
    ids = {each.code: each.id for each in review.assessment.partnerships}
    sittings = {ids[code]: sitting for code, sitting in review.sittings.items()}
    return [
        {"partnership": of, "rule": rule, "about": about, "met": met(sittings[of], rule, about)}
        for of, rule, about in RIGHT
    ]


def met(sitting: Sitting, rule: str, about: str) -> bool:
    """Whether it is said among the first five, in the words of the advice or of a reason."""
    return any(
        rule in {adviser.name for adviser in each.advisers}
        and about in " ".join((each.advice.suggests, *(reason.says for reason in each.advice.because)))
        for each in sitting.first
    )
