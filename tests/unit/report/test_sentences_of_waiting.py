"""Sentences of what waits and who could speak for it, as a chair reads them. Expected texts are written by hand."""

import pytest

from afresh.forms import put_ago
from afresh.panel.advisers.allies.who_could_speak import advise
from afresh.panel.evidence import Evidence
from afresh.panel.evidence_types import HoldsBack, Speaker
from afresh.panel.register import built_in
from afresh.settings import default_settings
from afresh.words import persuasion


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "put on the day of the review"), (1, "put one day ago"), (637, "put 637 days ago")],
)
def test_when_something_was_put(days: int, said: str) -> None:
    assert put_ago(days) == said, f"{days} days"


@pytest.mark.parametrize(
    ("supported", "of", "said"),
    [
        (0, 0, "it made no proposal that Trust answered"),
        (0, 1, "Trust answered one of its proposals, and did not support it"),
        (1, 1, "Trust answered one of its proposals, and supported it"),
        (0, 3, "Trust answered 3 of its proposals, and supported none"),
        (2, 3, "Trust answered 3 of its proposals, and supported 2"),
    ],
)
def test_what_it_made_of_the_others_proposals(supported: int, of: int, said: str) -> None:
    """Of those that it answered, which need not be all that the other made."""
    assert persuasion.backed("Trust", supported, of) == said, f"{supported} of {of}"


def test_who_made_a_proposal_is_not_nobody() -> None:
    assert persuasion.supported(0, "Council") == "Nobody else is on record as supporting it.", "the council made it"
    assert persuasion.supported(0, "") == "Nobody is on record as supporting it.", "who made it is not recorded"
    assert persuasion.supported(2, "Council") == "Two supported it.", "beside the council"


def reasons(answered: int | None, backed: int, of: int) -> tuple[list[str], list[str]]:
    speaker = Speaker(
        organisation="Council",
        sat_together=18,
        backed=backed,
        of=of,
        at_the_table=False,
        waiting=("A joint worker",),
        moves_it_on=("A joint worker",),
    )
    evidence = Evidence.made(holding_back=(HoldsBack("Trust", 7, answered, speakers=(speaker,)),))
    settings = default_settings().adding(setting for rule in built_in() for setting in rule.settings)
    (advice,) = advise(evidence, settings)
    return [each.says for each in advice.because], [each.says for each in advice.against]


@pytest.mark.parametrize(
    ("backed", "of", "said"),
    [
        (0, 1, ", and Trust did not back the one proposal of Council that it answered. "),
        (1, 1, ", and Trust backed the one proposal of Council that it answered. "),
        (0, 3, ", and Trust backed none of the 3 proposals of Council that it answered. "),
        (9, 10, ", and Trust backed 9 of the 10 proposals of Council that it answered. "),
        (0, 0, "together. "),
    ],
)
def test_whose_proposals_it_backed(backed: int, of: int, said: str) -> None:
    because, against = reasons(9, backed, of)
    assert because[0] == "Trust did not support 7 of 9 contested proposals here; no reason is recorded.", because[0]
    scenario = (
        "In a scenario, and not a forecast, Trust moves most with it speaking first, or as good as most, about "
        "‘A joint worker’."
    )
    assert because[1].endswith(said + scenario), because[1]
    expected = "Council has no seat here on record: unless it comes anyway, it would come as a guest."
    assert against == [expected], "one with no seat recorded may have been at every meeting"


def test_where_only_those_who_held_back_are_named_no_share_is_given() -> None:
    because, _ = reasons(None, 0, 3)
    expected = "Trust held back on seven contested proposals here; how many it supported is not recorded; "
    assert because[0] == f"{expected}no reason is recorded.", because[0]
    assert "answered" not in because[1], f"whom it backed cannot be told: {because[1]}"
