"""An organisation that holds back, by hand: its answers, its reasons, what it started, and its representatives."""

from datetime import date, timedelta
from typing import Any

import pytest

from afresh.disclosure import Disclosure
from afresh.recommend.holding_back import HoldingBack, holding_back
from afresh.recommend.representative import Represented, represented
from afresh.review.holding_back import HoldingBackSaid, holding_back_said
from afresh.review.labels import Labels
from afresh.review.proposal_names import Proposals
from afresh.settings import default_settings
from afresh.snapshot.workspace import Workspace, gather
from records import Records, named, store_of, together

AT = date(2025, 6, 30)
REASONS = ("cost", "cost", "cost", "procedure")


def board(answers: list[str], *more: Records, first: date = date(2024, 1, 1)) -> Records:
    """The trust's answers to as many proposals, a month apart; the charity always abstains, the council supports."""
    proposals, responses, reasons = [], [], list(REASONS)
    for n, answer in enumerate(answers):
        id, day = f"q{n:02}", first + timedelta(days=30 * n)
        proposals.append({"id": id, "partnership": "board", "date": day, "title": f"Idea {n}", "status": "open",
                          "proposer": "council", "issue": "housing", "mechanism": "home improvement"})  # fmt: skip
        kind = reasons.pop(0) if answer == "oppose" and reasons else None
        responses += [
            {"proposal": id, "organisation": "trust", "response": answer, "reason_kind": kind, "date": day,
             "reason": "No money" if kind == "cost" else None},
            {"proposal": id, "organisation": "charity", "response": "abstain", "date": day},
            {"proposal": id, "organisation": "hospice", "response": "support", "date": day},
        ]  # fmt: skip
    seats = [{"partnership": "board", "organisation": each, "start": date(2020, 1, 1)}
             for each in ("council", "trust", "charity", "hospice")]  # fmt: skip
    settled = {"id": "z", "partnership": "board", "date": first, "title": "Minutes", "procedural": True,
               "status": "adopted", "decided": first}  # fmt: skip
    return together(
        {"organisations": named("council", "trust", "charity", "hospice")},
        {"partnerships": named("board", kind="board")},
        {"proposals": [*proposals, settled], "responses": responses, "seats": seats}, *more,
    )  # fmt: skip


SIX = ["oppose", "oppose", "support", "oppose", "oppose", "support", "absent"]


def told(records: Records, organisation: str = "trust") -> tuple[Workspace, HoldingBack | None]:
    workspace = gather(store_of(records), at=AT)
    codes = [row[0] for row in workspace.store.rows("SELECT id FROM organisations ORDER BY id")]
    found = [each for each in holding_back(workspace, 0) if codes[each.organisation] == organisation]
    return workspace, found[0] if found else None


def said(records: Records) -> HoldingBackSaid:
    workspace, found = told(records)
    assert found, "the trust is not told of"
    return holding_back_said(found, Proposals(workspace, Labels(workspace.store, Disclosure.of([], []), AT)))


def test_four_of_six_with_the_reasons_recorded() -> None:
    _, found = told(board(SIX))
    assert found, "the trust is not told of"
    assert (len(found.here.not_supported), found.here.answered, len(found.here.absent)) == (4, 6, 1), (
        "4 of 6, once away"
    )
    assert found.here.reasons == {"cost": 3, "procedure": 1}, f"{found.here.reasons}"
    assert (found.others_here.supported, found.others_here.of) == (6, 12), (
        "the hospice supported, the charity abstained"
    )
    assert len(found.waiting) == 4, "all six are open, and it holds back on four"


def test_who_objects_alone_is_told_of_and_counted_with_the_rest() -> None:
    """Of six, the trust alone held back on four; the charity and the hospice on none."""
    records = board(SIX)
    for row in records["responses"]:
        if row["organisation"] == "charity":
            row["response"] = "support"
    _, found = told(records)
    assert found, "the trust is not told of"
    assert (len(found.here.not_supported), found.here.answered) == (4, 4), (
        "the two that all supported are not contested"
    )
    assert (found.others_here.supported, found.others_here.of) == (8, 8), "on the same four"


def test_it_is_said_as_the_organisation_could_read_it() -> None:
    shown = said(board(SIX))
    expected = (
        "At board it did not support 4 of 6 contested proposals of others; reasons recorded: cost 3, procedure 1. "
        "It was absent for 1 more."
    )
    assert shown.summary[0].text == expected, shown.summary[0].text
    assert len(shown.summary[0].records) == 6, "the six answers are under it"
    assert shown.summary[1].text == "All others together supported 50% of the same proposals (6 of 12 answers).", (
        "others"
    )
    latest = "30 April 2024, ‘Idea 4’: opposed; procedure"
    assert shown.not_supported[0].text == latest, f"the latest stands first: {shown.not_supported[0].text}"
    assert any("cost: “No money”" in each.text for each in shown.not_supported), "the reason in its words"
    assert shown.supported.text == "It supported ‘Idea 5’ and ‘Idea 2’.", shown.supported.text
    assert shown.started[0].text == "At board it made no proposal on record.", shown.started[0].text
    assert not shown.duties, "neither body, kind nor sector of the trust is recorded"
    (example,) = shown.examples
    assert "It answers cost, the reason it recorded most (three times)." in example.text, example.text
    assert len(example.records) == 3, "the three answers that gave cost"


def test_where_only_those_who_held_back_are_named_no_share_is_given() -> None:
    """A decision log names nobody who supported: six of six would say that it backs nothing, and nobody knows that."""
    records = board(["oppose"] * 4 + ["abstain"] * 2)
    records["responses"] = [each for each in records["responses"] if each["response"] != "support"]
    shown = said(records)
    expected = (
        "At board it held back on six contested proposals of others; how many it supported is not recorded; "
        "reasons recorded: cost 3, procedure 1; none recorded for 2."
    )
    assert [each.text for each in shown.summary] == [expected], [each.text for each in shown.summary]
    untold = "What it supported cannot be told: the records there name only those who held back."
    assert shown.supported.text == untold, shown.supported.text
    assert not any("answered" in each.text for each in shown.could_speak), "whom it backed cannot be told either"


def test_too_few_or_too_small_a_share_is_not_told_of() -> None:
    assert told(board(SIX[:4]))[1] is None, "three are too few"
    mostly = ["oppose"] * 4 + ["support"] * 5
    assert told(board(mostly))[1] is None, "four of nine are under half"


def test_who_could_speak_is_linked_and_supports_what_waits() -> None:
    workspace, found = told(board(SIX))
    assert found, "the trust is not told of"
    codes = [row[0] for row in workspace.store.rows("SELECT id FROM organisations ORDER BY id")]
    speak = {codes[each.ally.organisation]: len(each.proposals) for each in found.could_speak}
    assert speak == {"council": 4, "hospice": 4}, f"the council made all four, and the hospice supports them: {speak}"


def test_what_it_started_and_gave() -> None:
    day = date(2025, 1, 1)
    made = {"id": "own", "partnership": "board", "date": day, "title": "Own", "novel": True, "proposer": "trust"}
    gave = {"organisation": "trust", "partnership": "board", "kind": "staff", "date": day}
    own: Records = {"proposals": [{**made, "status": "adopted", "decided": day}], "contributions": [gave]}
    shown = said(board(SIX, own))
    expected = "At board it made one proposal, one recorded as new and one adopted so far and gave staff once."
    assert shown.started[0].text == expected, shown.started[0].text
    assert len(shown.started[0].records) == 2, "the proposal and the contribution"


def sat(*spells: tuple[str, date, date | None]) -> list[dict[str, Any]]:
    return [{"partnership": "board", "organisation": "trust", "person": who, "start": start, "end": end}
            for who, start, end in spells]  # fmt: skip


def of_trust(answers: list[str], seats: list[dict[str, Any]], **settings: float) -> Represented:
    records = board(answers, {"people": named("p1", "p2")}, first=date(2023, 6, 1))
    records["seats"] = [row for row in records["seats"] if row["organisation"] != "trust"] + seats
    workspace = gather(store_of(records), at=AT, settings=default_settings().but(**settings))
    trust = [row[0] for row in workspace.store.rows("SELECT id FROM organisations ORDER BY id")].index("trust")
    return represented(workspace, 0, trust)


CHANGE = date(2023, 6, 1) + timedelta(days=30 * 10)
ONE_AFTER_THE_OTHER = sat(("p1", date(2020, 1, 1), CHANGE - timedelta(days=1)), ("p2", CHANGE, None))


def test_answers_changed_with_the_representative() -> None:
    """Ten against, then ten in favour: hardly to be doubted. The charity and the hospice did as they always do."""
    found = of_trust(["oppose"] * 10 + ["support"] * 10, ONE_AFTER_THE_OTHER)
    assert found.before and found.after and found.rise, f"{found}"
    assert found.reading == "supports more" and found.rise > 0.9999, f"{found}"
    assert (found.before.supported, found.before.of, found.after.supported, found.after.of) == (0, 10, 10, 10), "counts"
    assert (found.before.others_supported, found.before.others) == (10, 20), "one of the two others supported each"


def test_answers_that_did_not_change_are_not_told_as_changed() -> None:
    found = of_trust(["oppose", "support"] * 10, ONE_AFTER_THE_OTHER)
    assert found.reading == "no clear change" and found.rise and abs(found.rise - 0.5) < 1e-9, f"{found}"
    assert of_trust(["support"] * 10 + ["oppose"] * 10, ONE_AFTER_THE_OTHER).reading == "supports less", "the other way"


@pytest.mark.parametrize(
    ("seats", "reading"),
    [
        (sat(("p1", date(2020, 1, 1), None)), "no change on record"),
        (sat(("p1", date(2020, 1, 1), None), ("p2", CHANGE, None)), "several at once"),
        ([], "not recorded"),
        (sat(("p1", date(2020, 1, 1), date(2023, 6, 10)), ("p2", date(2023, 6, 11), None)), "too few to tell"),
    ],
)
def test_what_cannot_be_told_is_said(seats: list[dict[str, Any]], reading: str) -> None:
    found = of_trust(["oppose"] * 10 + ["support"] * 10, seats)
    assert found.reading == reading and found.before is None, f"{found}"


def test_coming_round_to_an_old_proposal_is_no_new_answer() -> None:
    """Asked under the one, it opposed; that it supports the same ten under the next is not counted for the next."""
    records = board(["oppose"] * 10, {"people": named("p1", "p2")}, first=date(2023, 6, 1))
    records["seats"] = [row for row in records["seats"] if row["organisation"] != "trust"] + ONE_AFTER_THE_OTHER
    records["responses"] += [{"proposal": f"q{n:02}", "organisation": "trust", "response": "support",
                              "date": date(2025, 1, 1)} for n in range(10)]  # fmt: skip
    workspace = gather(store_of(records), at=AT)
    trust = [row[0] for row in workspace.store.rows("SELECT id FROM organisations ORDER BY id")].index("trust")
    assert represented(workspace, 0, trust).reading == "too few to tell", "an old proposal counts twice"
