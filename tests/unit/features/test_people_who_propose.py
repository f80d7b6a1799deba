"""Who proposed or raised something may be a person: no organisation is made of one, and none is answered for."""

from datetime import date

import pytest

from afresh.measure import take
from afresh.records.store import Store
from afresh.snapshot.workspace import gather
from by_hand import cleaned
from records import Records, named, store_of, together

AT = date(2025, 12, 31)


def proposers(store: Store) -> list[tuple[str | None, str | None]]:
    """The organisation and the person, by name, that each proposal is recorded of."""
    return store.rows("""
        SELECT o.name, e.name FROM proposals q LEFT JOIN organisations o ON o.id = q.proposer
        LEFT JOIN people e ON e.id = q.proposer_person ORDER BY q.id
    """)


PROPOSALS = "id|partnership|date|title|proposer\nq1|Forum|1/5/2025|Pool|Jane Smithson\nq2|Forum|2/5/2025|Share|{}"


def test_where_every_party_is_a_person_so_is_whoever_proposed() -> None:
    """Jane sits; Amir is named nowhere else, and no organisation is on record."""
    store = cleaned(
        proposals=PROPOSALS.format("Amir Khan"), seats="partnership|person|start\nForum|Jane Smithson|1/1/2024"
    )
    assert proposers(store) == [(None, "Jane Smithson"), (None, "Amir Khan")], "two people"
    assert not store.count("organisations"), "no organisation is made of a person's name"


@pytest.mark.parametrize(
    ("second", "organisation", "person"),
    [
        ("Police", "Police", None),
        ("the police", "Police", None),
        ("Cllr Amir Khan", None, "Cllr Amir Khan"),
        ("J. Smithson", None, "Jane Smithson"),
        ("Youth Council", "Youth Council", None),
    ],
)
def test_beside_organisations(second: str, organisation: str | None, person: str | None) -> None:
    """By the table of organisations and its aliases; by the table of people and its aliases; by a person's title; and
    what the records know as neither is taken for what the column asks for first, as before."""
    store = cleaned(
        organisations="name|aliases\nPolice|the police", people="name|aliases\nJane Smithson|J. Smithson",
        proposals=PROPOSALS.format(second), seats="partnership|organisation|start\nForum|Police|1/1/2024",
    )  # fmt: skip
    assert proposers(store) == [(None, "Jane Smithson"), (organisation, person)], f"{second} is not read as it stands"


def test_a_name_of_both_is_the_organisation_that_is_listed() -> None:
    store = cleaned(
        organisations="name\nJane Smithson", people="name\nJane Smithson", proposals=PROPOSALS.format("Jane Smithson")
    )
    assert proposers(store) == [("Jane Smithson", None)] * 2, "a firm that bears its founder's name"


def test_who_raised_an_item_likewise() -> None:
    store = cleaned(
        meetings="id|partnership|date\nm|Forum|1/5/2025",
        agenda="meeting|title|raised_by\nm|Homes|Jane Smithson\nm|Falls|Police",
        attendance="meeting|person|organisation|status\nm|Jane Smithson||present\nm||Police|present",
    )
    rows = store.rows("SELECT title, raised_by, raised_by_person FROM agenda ORDER BY title")
    assert rows == [("Falls", "police", None), ("Homes", None, "jane-smithson")], "one of each"
    assert store.rows("SELECT name FROM organisations") == [("Police",)], "and no organisation called Jane"


def test_the_asked_by_column_of_a_decision_log() -> None:
    log = "Date|Item|Asked by|Outcome\n1/5/2025|Pool|Jane Smithson|Agreed\n2/5/2025|Share|Dr Olu Adeyemi|Refused"
    store = cleaned(**{"Forum decisions": log, "seats": "partnership|person|start\nForum|Jane Smithson|1/1/2024"})
    assert proposers(store) == [(None, "Jane Smithson"), (None, "Dr Olu Adeyemi")], "people asked"
    assert not store.count("organisations"), "no organisation is made of them"


def put(*by: str, **more: object) -> Records:
    """A proposal of each person."""
    rows = [{"id": f"q{n}", "partnership": "board", "date": date(2025, 6, 1), "title": f"Idea {n}",
             "proposer_person": each, **more} for n, each in enumerate(by)]  # fmt: skip
    return {"proposals": rows}


SEAT: Records = {"seats": [{"partnership": "board", "organisation": "council", "start": date(2015, 1, 1)}]}


def made(*parts: Records) -> dict[str, int]:
    workspace = gather(store_of(together(SEAT, *parts)), at=AT)
    return {row["subject"]: row["n"] for row in take(workspace, "proposals_made").rows()}


def test_a_proposal_of_a_person_who_speaks_for_nobody_is_no_organisations() -> None:
    assert made(put("jo", "jo", "sam")) == {}, "nobody's proposals were counted for somebody"


def test_a_proposal_counts_for_the_organisation_that_the_person_sat_for() -> None:
    """Jo's seat for the police lasted to May, that for the trust from then on; the people table says the council."""
    seats = [
        {"partnership": "board", "person": "jo", "organisation": "police", "start": date(2024, 1, 1),
         "end": date(2025, 5, 1)},
        {"partnership": "board", "person": "jo", "organisation": "trust", "start": date(2025, 5, 2)},
    ]  # fmt: skip
    people: Records = {"people": [{"id": "jo", "name": "Jo", "organisation": "council"}]}
    found = made(put("jo", "jo"), {"seats": seats, "organisations": named("police", "trust", "council")}, people)
    assert found["trust"] == 2, f"the seat on that day says for whom: {found}"
    assert found["council"] == found["police"] == 0, f"and nobody else is counted: {found}"
    elsewhere = made(put("jo"), {"organisations": named("council")}, people)
    assert elsewhere == {"council": 1}, "without a seat, whom Jo works for"


def test_a_person_who_holds_back_from_a_proposal_of_their_own_contests_nothing() -> None:
    """Five by Jo, who abstained; the council supported. Five by Sam, from which Jo abstained."""
    said = [{"proposal": f"q{n}", "person": "jo", "response": "abstain"} for n in range(10)]
    said += [{"proposal": f"q{n}", "organisation": "council", "response": "support"} for n in range(10)]
    records = together(SEAT, put(*["jo"] * 5, *["sam"] * 5), {"responses": said})
    workspace = gather(store_of(records), at=AT)
    (row,) = take(workspace, "organisation_support").rows()
    assert row["n"] == 5, "contested are Sam's five alone"
