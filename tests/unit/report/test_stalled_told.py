"""What a page says of proposals that wait, by hand: who holds back, the reasons, the library, and no names."""

from datetime import date

import pytest

from afresh.dataset import Dataset
from afresh.disclosure import LEFT_OUT
from afresh.review.labels import Labels
from afresh.review.proposal_names import Proposals
from afresh.review.waiting_proposals import Waits, waits
from afresh.snapshot.workspace import gather
from records import Records, named, store_of, together

AT = date(2025, 6, 30)
PERSON = "Wilhelmina Fothergill"


def board(**changes: object) -> Records:
    """One proposal on hospital discharge, opposed by a trust for cost; a later rejected one; one adopted."""
    waiting = {"id": "q1", "partnership": "board", "date": date(2024, 6, 30), "title": "A joint worker",
               "status": "open",
               "proposer": "council", "issue": "hospital discharge",
               "mechanism": "pooled budget; care at home", **changes}  # fmt: skip
    return together(
        {"organisations": [*named("council", body="council"), *named("trust", body="NHS trust"), *named("charity")]},
        {"partnerships": named("board", kind="board"), "people": [{"id": "p", "name": PERSON}]},
        {"seats": [{"partnership": "board", "organisation": each, "start": date(2020, 1, 1)}
                   for each in ("council", "charity")],
         "proposals": [
             waiting,
             {"id": "q0", "partnership": "board", "date": date(2023, 7, 15), "title": "An older one",
              "status": "rejected", "decided": date(2023, 7, 30), "proposer": "charity", "issue": "beekeeping",
              "mechanism": "fund"},
             {"id": "q2", "partnership": "board", "date": date(2024, 6, 30), "title": "Adopted", "status": "adopted",
              "decided": date(2024, 7, 1)}],
         "responses": [
             {"proposal": "q1", "organisation": "trust", "response": "oppose", "reason_kind": "cost",
              "reason": f"{PERSON} <b>said</b> no", "date": date(2024, 7, 1)},
             {"proposal": "q1", "organisation": "charity", "response": "support", "date": date(2024, 7, 1)}]},
    )  # fmt: skip


def told(records: Records, at: date = AT) -> Waits | None:
    store = store_of(records)
    labels = Labels(store, Dataset(store).disclosure(), at)
    return waits(0, Proposals(gather(store, at=at), labels))


@pytest.fixture(scope="module")
def shown() -> Waits:
    found = told(board())
    assert found, "two proposals wait"
    return found


def test_open_before_rejected_with_days_and_reasons(shown: Waits) -> None:
    assert [each.title for each in shown.proposals] == ["A joint worker", "An older one"], "rejected stands last"
    first = shown.proposals[0]
    assert first.days == 365, "30 June 2024 to 30 June 2025"
    assert first.short == "Open for 365 days. Held back: trust (cost).", first.short
    assert [each.text for each in first.held_back] == [
        f"trust opposed it; reason recorded: cost: “{LEFT_OUT} <b>said</b> no”."
    ], first.held_back
    assert first.supported.text == "Council made it; charity supported it.", first.supported.text
    assert first.held_back[0].records == (("responses", 0),), "the trust's answer"
    assert "Two proposals" in shown.counted.text and "1 open and 1 rejected" in shown.counted.text, shown.counted.text


def test_the_library_is_matched_on_the_day(shown: Waits) -> None:
    first, older = shown.proposals
    assert any("Answers the reason recorded: cost" in each.answers for each in first.examples), first.examples
    assert all("Evidence" not in each.title and each.evidence for each in first.examples), "each says how strong"
    assert any("trust, recorded as NHS trust" in each.binds for each in first.policies), first.policies
    fits_none = "No example in the library fits: its title names none, and none has both its issue and the way it would"
    fits_none += " work."
    assert older.examples == () and fits_none in older.notes, older.notes


def test_a_policy_that_ended_later_is_not_said_to_end() -> None:
    """The Health Act 1999 flexibilities were in force from 1 April 2000 to 28 February 2007: policies.csv."""
    moved = board(date=date(2005, 1, 1), issue="hospital discharge")
    for response in moved["responses"]:
        response["date"] = date(2005, 2, 1)
    moved["seats"] = [{**each, "start": date(2001, 1, 1)} for each in moved["seats"]]
    moved["proposals"] += [{"id": "z", "partnership": "board", "date": date(2004, 1, 1), "title": "Z",
                            "status": "adopted", "decided": date(2004, 1, 2)}]  # fmt: skip
    found = told(moved, date(2006, 1, 1))
    assert found, "it waits"
    titles = [each.title for each in found.proposals[0].policies]
    assert any("since 1 April 2000" in each for each in titles), titles
    assert not any("2007" in each for each in titles), titles


def test_nothing_waits_where_nothing_is_recorded() -> None:
    records = board()
    records["proposals"] = records["proposals"][2:]
    records["responses"] = []
    assert told(records) is None, "the only one is adopted"


def test_markup_is_escaped_and_nobody_named() -> None:
    page = Dataset(store_of(board(title=f"<script>alert(1)</script> by {PERSON}"))).review(at=AT).html()
    assert "<script>" not in page and "&lt;script&gt;alert(1)" in page, "markup in a title"
    assert "<b>said</b>" not in page and "&lt;b&gt;said" in page, "markup in a reason"
    assert PERSON not in page, "a person's name"
