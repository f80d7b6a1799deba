"""Who could be invited, by hand: a small board, the forum beside it, and those who sit at neither."""

from datetime import date
from typing import Any

import pytest

from afresh.dataset import Dataset
from afresh.panel.advisers.critics.invite_a_critic import advise
from afresh.panel.evidence import Evidence
from afresh.panel.evidence_types import Critic
from afresh.panel.register import built_in
from afresh.recommend.invitations import Invitations, invitations
from afresh.review.invitations import InvitationsSaid
from afresh.review.labels import Labels
from afresh.review.proposal_names import Proposals
from afresh.settings import default_settings
from afresh.snapshot.load import ids
from afresh.snapshot.workspace import Workspace, gather
from records import Records, named, store_of, together

AT = date(2025, 6, 30)


def gathering(partnership: str, day: date, *organisations: str, raised: tuple[str, str] | None = None) -> Records:
    meeting = f"{partnership} {day}"
    who, issue = raised or ("", "")
    items = [{"id": meeting, "meeting": meeting, "title": "An item", "issue": issue, "raised_by": who}]
    return {
        "meetings": [{"id": meeting, "partnership": partnership, "date": day}],
        "attendance": [{"meeting": meeting, "organisation": each, "status": "present"} for each in organisations],
        "agenda": items if raised else [],
    }


def put(id: str, **answers: str) -> Records:
    row = {"id": id, "partnership": "board", "date": date(2025, 1, 1), "title": id, "status": "open"}
    given = [{"proposal": id, "organisation": who, "response": each,
              "reason_kind": None if each == "support" else "cost",
              "reason": "It costs too much.", "partnership": "forum"} for who, each in answers.items()]  # fmt: skip
    return {"proposals": [{**row, "proposer": "council"}], "responses": given}


def board(*more: Records, level: Any = "organisations") -> Workspace:
    organisations = [
        *named("council", "trust", kind="statutory", issues="falls"),
        *named("peers", kind="user_led", issues="falls; debt"),
        *named("advice", "quiet", kind="voluntary"),
        *named("stranger", kind="community", issues="transport"),
    ]
    seats = [{"partnership": "board", "organisation": each, "start": date(2022, 1, 1)} for each in ("council", "trust")]
    seats += [{"partnership": "forum", "organisation": each, "start": date(2022, 1, 1), "reserved_for": kept}
              for each, kept in (("advice", "carers"), ("trust", None))]  # fmt: skip
    records = together(
        {"organisations": organisations, "seats": seats},
        {"partnerships": [*named("board", kind="board", issues="falls; debt"), *named("forum", kind="forum")]},
        gathering("board", date(2024, 3, 1), "council", "trust", "advice"),
        gathering("board", date(2025, 3, 1), "council", "trust"),
        gathering("forum", date(2025, 2, 1), "trust", "advice", raised=("advice", "debt")),
        gathering("forum", date(2025, 5, 1), "trust", "advice", raised=("advice", "debt")),
        *more,
    )
    return gather(store_of(records), at=AT, level=level)


def found(workspace: Workspace, seats: int = 3) -> Invitations:
    return invitations(workspace, workspace.partnership_ids().index("board"), seats)


def by_name(workspace: Workspace) -> dict[str, Any]:
    names = ids(workspace.store, "organisations")
    return {names[each.organisation]: each for each in found(workspace).candidates}


def test_candidates_by_hand() -> None:
    workspace = board()
    those = by_name(workspace)
    assert list(those) == ["advice", "peers"], "both bring debt, on which nobody seated works: then by name"
    advice, peers = those["advice"], those["peers"]
    assert len(advice.promise.works_on) == len(advice.promise.brings) == 1, "debt alone, and nobody seated does"
    assert (advice.promise.raised, advice.promise.proposed) == (2, 0), "it raised debt twice at the forum"
    assert advice.promise.last_here is not None and not advice.promise.never_seated, "it came to the board in 2024"
    assert advice.promise.voice == "kept for users", "its seat at the forum is kept for carers"
    assert (advice.workload.seats, advice.workload.meetings) == (1, 2), "one seat, at the forum, which met twice"
    assert len(peers.promise.works_on) == 2 and len(peers.promise.brings) == 1, "falls and debt; of these debt is new"
    assert peers.promise.voice == "user_led" and peers.promise.never_seated, "a user-led group that was never here"
    assert (peers.workload.seats, peers.workload.meetings) == (0, 0), "no seat, so no meetings"


def test_what_stands_beside_by_hand() -> None:
    workspace = board()
    all_of_them, those = found(workspace), by_name(workspace)
    advice, peers = (all_of_them.beside[those[each].organisation] for each in ("advice", "peers"))
    assert (advice.known.sat_with, advice.known.of) == (1, 2), "elsewhere with the trust, of the two seated"
    assert len(advice.known.sat_records) == 2, "both marks at the last meeting of the forum"
    assert peers.known.sat_with == 0 and peers.known.last_day is None, "it has met nobody"
    assert advice.freshness and (advice.freshness.before, advice.freshness.low) == (0.0, 0.0), (
        "it met the trust and the council in 2024: none of three pairs is new"
    )
    assert peers.freshness and peers.freshness.low == pytest.approx(2 / 3), "two of three pairs would be new"


def test_a_seat_ends_it() -> None:
    seat = {"partnership": "board", "organisation": "peers", "start": date(2025, 6, 1)}
    assert list(by_name(board({"seats": [seat]}))) == ["advice"], "with a seat it is no candidate"


def test_critics_by_hand() -> None:
    answers = {"a": "oppose", "b": "abstain", "c": "oppose", "d": "oppose", "e": "support"}
    workspace = board(*(put(id, quiet=each) for id, each in answers.items()))
    (critic,) = found(workspace).critics
    assert ids(workspace.store, "organisations")[critic.organisation] == "quiet", (
        "it shares no issue, and has dissented"
    )
    assert (len(critic.answers.not_supported), critic.answers.answered) == (4, 5), "abstaining is not support"
    assert critic.answers.reasons == {"cost": 4}, "the reason recorded"
    # scipy.stats.beta.ppf([.05, .95], 4.5, 1.5)
    assert (critic.low, critic.high) == (pytest.approx(0.43715539), pytest.approx(0.96355273)), "Jeffreys"
    beside = found(workspace).beside[critic.organisation]
    assert beside.open is None and not beside.positions, "what became of any proposal is not recorded"


def test_too_little_dissent_is_no_critic() -> None:
    few = board(*(put(id, quiet=each) for id, each in {"a": "oppose", "b": "oppose", "c": "support"}.items()))
    mostly = board(*(put(str(n), quiet="oppose" if n < 3 else "support") for n in range(9)))
    assert not found(few).critics, "two are under the fewest"
    assert not found(mostly).critics and found(mostly).answers_from_outside, "three of nine are under the share"


def test_a_kind_that_is_overlooked() -> None:
    """Five of each kind could sit and the five statutory ones do: chance would seat 1 to 4 of the others
    (scipy.stats.hypergeom.ppf([.05, .95], 10, 5, 5))."""
    orgs = [*named(*(f"s{n}" for n in range(5)), kind="statutory", issues="care"),
            *named(*(f"c{n}" for n in range(5)), kind="community", issues="care")]  # fmt: skip
    seats = [{"partnership": "board", "organisation": f"s{n}", "start": date(2022, 1, 1)} for n in range(5)]
    records = {"organisations": orgs, "seats": seats, "partnerships": named("board", kind="board", issues="care")}
    told = found(gather(store_of(records), at=AT, level="organisations"))
    (kind,) = told.overlooked
    assert (kind.kind, kind.seated, kind.of, kind.low, kind.high) == ("community", 0, 5, 1, 4), f"{kind}"
    assert len(kind.organisations) == 5 and all(each.promise.kind_under_seated for each in told.candidates), "all five"


@pytest.mark.parametrize(
    ("why", "change"),
    [
        ("one-off", {"kind": "project"}), ("ended", {"ended": date(2025, 1, 1)}), ("no issues", {"issues": None}),
        ("nobody shares an issue", {"issues": "parking"}),
    ],
)  # fmt: skip
def test_why_there_is_nobody(why: str, change: dict[str, Any]) -> None:
    seats = [{"partnership": "board", "organisation": "council", "start": date(2022, 1, 1)}]
    records = {"organisations": named("council", "peers", issues="falls"), "seats": seats,
               "partnerships": [{**named("board", kind="board", issues="falls")[0], **change}]}  # fmt: skip
    told = found(gather(store_of(records), at=AT, level="organisations"))
    assert told.why_none == why and not told.candidates and not told.chosen, f"{told.why_none}, and not {why}"


def test_where_only_those_who_held_back_are_named_no_share_of_a_critic_is_given() -> None:
    """A decision log names nobody who supported: what else the critic answered, nobody knows."""
    workspace = board(*(put(id, quiet=each) for id, each in {"a": "oppose", "b": "abstain", "c": "oppose"}.items()))
    labels = Labels(workspace.store, Dataset(workspace.store).disclosure(), AT)
    (critic,) = InvitationsSaid(found(workspace), Proposals(workspace, labels)).critics
    expected = (
        "Held back on three proposals of this partnership; how many it supported is not recorded; "
        "reasons recorded: cost 3."
    )
    assert critic.reasons.text == expected, critic.reasons.text
    costs = "Held back on three, and on what share is not recorded: decisions may take longer."
    assert critic.costs[0].text == costs, critic.costs[0].text
    answers = [each.text.split("; ")[0] for each in critic.said]
    assert answers == ["‘a’: opposed it", "‘b’: held back", "‘c’: opposed it"], "whether it abstained cannot be told"
    values = critic.values
    assert values["answered"] is None and values["not_supported_here"] == [3, None], "of how many is unknown"


def test_where_only_those_who_held_back_are_named_the_panel_gives_no_share_either() -> None:
    settings = default_settings().adding(setting for rule in built_in() for setting in rule.settings)
    (advice,) = advise(Evidence.made(state="stagnant", critics=(Critic("Quiet", 5, None),)), settings)
    told = "Quiet, which has no seat here, held back on five proposals; how many it supported is not recorded."
    assert advice.because[0].says == told, advice.because[0].says
