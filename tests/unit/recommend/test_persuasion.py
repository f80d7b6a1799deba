"""Who could persuade, by hand: a small board and its neighbour."""

import re
from datetime import date
from typing import Any

import pytest

from afresh.dataset import Dataset
from afresh.recommend.persuasion import HoldsBack, Persuasion, persuasion
from afresh.recommend.response_index import answered
from afresh.recommend.waiting_proposals import stalled
from afresh.review.cited_sentence import told
from afresh.review.labels import Labels
from afresh.review.persuasion import said
from afresh.review.proposal_names import Proposals
from afresh.review.waiting_list import waiting_proposal
from afresh.snapshot.load import ids
from afresh.snapshot.workspace import Workspace, gather
from afresh.vocabulary import day_number
from records import Records, named, store_of, together

AT = date(2025, 6, 30)


def gathering(partnership: str, day: date, *organisations: str) -> Records:
    meeting = f"{partnership} {day}"
    return {
        "meetings": [{"id": meeting, "partnership": partnership, "date": day}],
        "attendance": [{"meeting": meeting, "organisation": each, "status": "present"} for each in organisations],
    }


def put(id: str, day: date, proposer: str, issue: str = "housing", **answers: Any) -> Records:
    """A proposal to the board; each answer is a word, or (word, day), (word, day, where)."""
    rows = []
    for who, several in answers.items():
        for each in several if isinstance(several, list) else [several]:
            word, on, where = (*each, None)[:3] if isinstance(each, tuple) else (each, day, None)
            kind = "cost" if word == "oppose" else None
            row = {"proposal": id, "organisation": who, "response": word, "date": on, "partnership": where}
            rows.append({**row, "reason_kind": kind})
    title = {"id": id, "partnership": "board", "date": day, "title": id, "issue": issue, "proposer": proposer}
    return {"proposals": [{**title, "status": "open"}], "responses": rows}


def board(*more: Records) -> Workspace:
    """The council, the trust and the charity sit on the board; the hospice meets the trust at the forum."""
    seats = [{"partnership": "board", "organisation": each, "start": date(2022, 1, 1)}
             for each in ("council", "trust", "charity")]  # fmt: skip
    records = together(
        {"organisations": named("council", "trust", "charity", "hospice", "stranger"), "seats": seats},
        {"partnerships": named("board", "forum", kind="board")},
        gathering("board", date(2024, 3, 1), "council", "trust", "charity"),
        gathering("board", date(2025, 3, 1), "council", "trust"),
        gathering("forum", date(2024, 9, 1), "trust", "hospice"),
        gathering("forum", date(2025, 6, 1), "trust", "hospice"),
        *more,
    )
    return gather(store_of(records), at=AT)


def found(workspace: Workspace, id: str, organisation: str | None = None, **options: Any) -> Persuasion:
    organisations = ids(workspace.store, "organisations")
    whom = None if organisation is None else organisations.index(organisation)
    return persuasion(workspace, ids(workspace.store, "proposals").index(id), whom, **options)


def allies(workspace: Workspace, holds_back: HoldsBack) -> dict[str, Any]:
    organisations = ids(workspace.store, "organisations")
    return {organisations[each.organisation]: each for each in holds_back.allies}


ASKED = put(
    "asked", date(2025, 1, 1), "council", trust="oppose", charity="support",
    hospice=("support", date(2025, 2, 1), "forum"), stranger=("support", date(2025, 2, 1), "forum"),
)  # fmt: skip
EARLIER = put(
    "earlier", date(2024, 1, 1), "hospice", charity=("support", date(2024, 4, 1)),
    trust=[("oppose", date(2024, 3, 1)), ("support", date(2024, 5, 1))], council=("support", date(2024, 2, 1)),
)  # fmt: skip


def test_the_plain_table_by_hand() -> None:
    workspace = board(ASKED, EARLIER)
    told = found(workspace, "asked")
    assert (told.responses, told.supported, told.why_none) == (4, 3, ""), f"four answered, three in support: {told}"
    (trust,) = told.organisations
    those = allies(workspace, trust)
    assert those.keys() == {"council", "charity", "hospice", "stranger"}, "who made or supports it"
    assert those["council"].stance == "made it" and those["hospice"].stance == "supports it", "how they stand"
    assert {who for who, each in those.items() if each.at_the_table} == {"council", "charity"}, "who sits there"
    assert those["hospice"].together.times == 2, "the hospice and the trust sat together twice, at the forum"
    assert those["hospice"].together.last_day == day_number(date(2025, 6, 1)), "most recently in June"
    assert len(those["hospice"].together.records) == 4, "two marks for each of two meetings"
    assert (those["hospice"].backed.supported, those["hospice"].backed.of) == (1, 1), "the trust came to back it"
    assert those["stranger"].together.times == 0, "the stranger has met nobody"


def test_who_spoke_before_a_mind_was_changed() -> None:
    workspace = board(ASKED, EARLIER)
    (trust,) = found(workspace, "asked").organisations
    (changed,) = trust.changed_minds
    assert (changed.held_day, changed.day) == tuple(map(day_number, (date(2024, 3, 1), date(2024, 5, 1)))), "the days"
    spoke = {who: each.spoke_before for who, each in allies(workspace, trust).items()}
    assert spoke["council"] and not spoke["council"][0].between, "the council spoke before the trust said no"
    assert spoke["charity"] and spoke["charity"][0].between, "the charity spoke between its no and its yes"
    assert not spoke["hospice"], "the hospice made the proposal, and no support of its own is on record"


def test_support_for_others_is_marked_as_such() -> None:
    other = put("other", date(2024, 6, 1), "council", hospice=("support", date(2024, 7, 1), "forum"), trust="support",
                stranger=("support", date(2024, 7, 1), "forum"))  # fmt: skip
    silent = put("silent", date(2025, 1, 1), "council", trust="abstain")
    workspace = board(other, silent)
    (trust,) = found(workspace, "silent").organisations
    those = allies(workspace, trust)
    assert those["hospice"].stance == "supported others on the issue", "it did not answer this one"
    assert (those["hospice"].on_issue.supported, those["hospice"].on_issue.of) == (1, 1), "one of one"
    assert "stranger" not in those, "it sits nowhere with anybody, and did not answer this one"


def test_those_opposed_are_no_allies() -> None:
    workspace = board(put("split", date(2025, 1, 1), "hospice", trust="oppose", council="oppose", charity="support"),
                     put("other", date(2024, 6, 1), "hospice", council="support"))  # fmt: skip
    for each in found(workspace, "split").organisations:
        assert allies(workspace, each).keys() == {"hospice", "charity"}, "one that holds back speaks for it"


def test_without_answers_it_cannot_tell_and_names_nobody() -> None:
    workspace = board(put("silent", date(2025, 1, 1), "council"), EARLIER)
    told = found(workspace, "silent")
    assert told.why_none == "no responses" and not told.organisations, f"somebody is named: {told}"


def test_where_nobody_holds_back() -> None:
    told = found(board(put("liked", date(2025, 1, 1), "council", trust="support")), "liked")
    assert told.why_none == "nobody holds back" and not told.organisations, f"{told}"


def test_what_was_put_long_ago() -> None:
    told = found(board(put("old", date(2020, 1, 1), "council", trust="oppose")), "old")
    assert told.why_none == "put too long ago" and not told.organisations, f"{told}"


def test_an_organisation_may_be_asked_about_that_did_not_answer() -> None:
    workspace = board(put("asked", date(2025, 1, 1), "council", charity="support"))
    told = found(workspace, "asked", "trust")
    assert told.why_none == "nobody holds back", "that is said all the same"
    (trust,) = told.organisations
    assert not trust.answers and trust.scenario and trust.scenario.alone, f"{trust}"
    assert trust.scenario.alone.median > 0, "it starts at 0, and the council, which made it, draws it up"


def test_an_answer_elsewhere_counts_as_holding_back() -> None:
    """It supported here and opposed at the forum: the latest answer of each partnership stands."""
    both = [("support", date(2025, 1, 2)), ("oppose", date(2025, 2, 1), "forum")]
    workspace = board(put("asked", date(2025, 1, 1), "council", trust=both))
    (trust,) = found(workspace, "asked").organisations
    assert [each.response for each in trust.answers] == ["oppose", "support"], f"{trust.answers}"


def test_no_ties_at_all_cannot_be_told() -> None:
    records = together(
        {"organisations": named("one", "other"), "partnerships": named("board", kind="board")},
        {
            "seats": [
                {"partnership": "board", "organisation": "one", "start": date(2025, 1, 1), "end": date(2025, 1, 2)}
            ]
        },
        put("asked", date(2025, 1, 1), "other", one="oppose"),
    )
    workspace = gather(store_of(records), at=AT)
    (one,) = found(workspace, "asked").organisations
    assert one.scenario and one.scenario.alone is None and not one.scenario.with_ally, f"{one.scenario}"
    assert one.scenario.no_ties == {ids(workspace.store, "organisations").index("other")}, "the other has not met it"


def test_a_known_contact_is_a_tie() -> None:
    tie = {"ties": [{"from": "trust", "to": "stranger", "date": date(2025, 5, 1), "strength": 2}]}
    workspace = board(ASKED, tie)
    (trust,) = found(workspace, "asked").organisations
    assert allies(workspace, trust)["stranger"].ties, "the contact is not told of"
    assert trust.scenario and not trust.scenario.no_ties, "one that is known could come to the table"


def test_one_nobody_has_met_is_told_apart() -> None:
    workspace = board(ASKED)
    (trust,) = found(workspace, "asked").organisations
    stranger = ids(workspace.store, "organisations").index("stranger")
    assert trust.scenario and trust.scenario.no_ties == {stranger}, f"{trust.scenario}"
    assert stranger not in {each.organisation for each in trust.scenario.with_ally}, "a position is told all the same"


def test_the_scenario_is_made_only_when_asked_for() -> None:
    (trust,) = found(board(ASKED), "asked", with_scenario=False).organisations
    assert trust.scenario is None, "a scenario was made"


def decided(day: date) -> Records:
    """Something that shows that what becomes of proposals is recorded."""
    return {"proposals": [{"id": "done", "partnership": "board", "date": day, "title": "done", "status": "adopted",
                           "decided": day, "procedural": True}]}  # fmt: skip


def test_what_waits_by_hand() -> None:
    workspace = board(ASKED, decided(date(2025, 1, 1)))
    (waits,) = stalled(workspace, workspace.partnership_ids().index("board"))
    assert (waits.status, waits.days) == ("open", (AT - date(2025, 1, 1)).days), "since it was put"
    assert [each.reason_kinds for each in waits.held_back] == [("cost",)], "the trust, for cost"
    assert [each.made_it for each in waits.supported].count(True) == 1, "the council made it"


def test_nothing_waits_where_nothing_is_recorded_as_decided() -> None:
    workspace = board(ASKED)
    assert not stalled(workspace, workspace.partnership_ids().index("board")), "everything seems to wait"


@pytest.mark.parametrize("status", ["adopted", "withdrawn"])
def test_what_is_settled_does_not_wait(status: str) -> None:
    row = {**ASKED["proposals"][0], "status": status, "decided": date(2025, 3, 1)}
    workspace = board({**ASKED, "proposals": [row]}, decided(date(2025, 1, 1)))
    assert not stalled(workspace, workspace.partnership_ids().index("board")), f"{status}, and said to wait"


def test_where_only_those_who_held_back_are_named_silence_is_no_answer() -> None:
    """A decision log names nobody who supported: no sentence says that none did, or of how many."""
    records = (
        put("worker", date(2025, 1, 1), "council", trust="abstain"),
        put("van", date(2025, 2, 1), "council", trust="oppose"),
    )
    workspace = board(*records, decided(date(2025, 1, 1)))
    proposals = Proposals(workspace, Labels(workspace.store, Dataset(workspace.store).disclosure(), AT))
    shown = said(found(workspace, "worker"), proposals)
    answered = "One organisation is on record as holding back; who supported it is not recorded."
    assert shown.answered == answered, shown.answered
    (trust,) = shown.organisations
    assert trust.answers[0].text == "Held back; no reason is recorded.", trust.answers[0].text
    (council,) = trust.groups[0].supporters
    facts = [each.text for each in council.facts]
    backed = "trust held back on 2 of its proposals, and how many it supported is not recorded"
    assert backed in facts, facts
    assert council.values["its_proposals_backed"] == [0, None], "of how many is unknown"
    waits = waiting_proposal(stalled(workspace, workspace.partnership_ids().index("board"))[0], proposals)
    supported = "Nobody else is on record as supporting it, and who did is not recorded."
    assert waits.supported == supported, waits.supported


def test_where_one_who_supported_is_named_the_answers_are_counted() -> None:
    workspace = board(put("worker", date(2025, 1, 1), "council", trust="abstain", charity="support"))
    proposals = Proposals(workspace, Labels(workspace.store, Dataset(workspace.store).disclosure(), AT))
    shown = said(found(workspace, "worker"), proposals)
    assert shown.answered == "Two organisations answered: one supported it and one did not.", shown.answered
    assert shown.organisations[0].answers[0].text == "Abstained; no reason is recorded.", "it is recorded so"


def test_what_is_on_record_between_two_comes_in_order_of_date() -> None:
    """The later gathering and the later proposal stand first in the files."""
    workspace = board(
        put("van", date(2025, 2, 1), "council", trust="oppose"),
        put("worker", date(2025, 1, 1), "council", trust="support"),
        gathering("forum", date(2023, 1, 1), "trust", "council"),
    )  # fmt: skip
    labels = Labels(workspace.store, Dataset(workspace.store).disclosure(), AT)
    shown = said(found(workspace, "van"), Proposals(workspace, labels))
    (council,) = shown.organisations[0].groups[0].supporters
    sat, backed = (told(council.facts[at], labels).lines for at in (0, 1))
    days = [re.findall(r"\d{1,2} \w+ \d{4}", says)[0] for says, _ in sat]
    expected = ["1 January 2022", "1 January 2023", "1 March 2024", "1 March 2025"]
    assert days == [day for day in expected for _ in range(2)], f"both seats, then both marks of each: {sat}"
    assert ["worker" in says for says, _ in backed] == [True, False], f"January before February: {backed}"


def test_who_attends_without_a_seat_is_at_the_table_too() -> None:
    workspace = board(
        gathering("board", date(2025, 5, 1), "council", "hospice"), gathering("board", date(2024, 6, 1), "stranger")
    )
    seated = answered(workspace).at_table[0]
    codes = ids(workspace.store, "organisations")
    assert sorted(codes[each] for each in seated) == ["charity", "council", "hospice", "trust"], (
        "three hold seats and the hospice came in the period; the stranger came before it"
    )
