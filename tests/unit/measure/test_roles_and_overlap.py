"""Role renewal and overlap: worked by hand, and where they are undefined."""

from datetime import date

import pytest

from afresh.measure import take
from afresh.measure.sentences import full
from afresh.snapshot.load import ids
from afresh.snapshot.workspace import gather
from afresh.vocabulary import Finding, Period
from records import Records, Row, held, named, store_of, together

AT = date(2022, 6, 30)
BOARD = {"partnerships": named("board", kind="board")}


def roles(records: Records) -> dict[str, Row]:
    return {row["subject"]: row for row in take(gather(store_of(records), at=AT), "role_renewal").rows()}


def seat(person: str, role: str | None, start: date, end: date | None = None) -> Row:
    return {"partnership": "board", "person": person, "role": role, "start": start, "end": end}


def test_roles_by_hand() -> None:
    """The chair passed from Ann to Bob on 1 January 2022. Vice chairs: Cat as before, Dan instead of Ann; the
    secretary, Eve,
    was appointed again. So the chair is in new hands (1 of 1), and 1 of 3 of the other roles; Dan took up one."""
    then, lately = date(2015, 1, 1), date(2022, 1, 1)
    seats = [
        seat("ann", "Chair", then, date(2021, 12, 31)), seat("bob", " chair", lately),
        seat("cat", "Vice Chair", then),
        seat("ann", "Vice chair", then, date(2021, 8, 1)), seat("dan", "vice chair", date(2021, 8, 2)),
        seat("eve", "Secretary", then, date(2021, 12, 31)), seat("eve", "Secretary", lately),
        seat("fay", "Member", lately), seat("guy", None, lately),
    ]  # fmt: skip
    found = roles(together(BOARD, {"seats": seats}))
    chair, others = found["chair"], found["other roles"]
    assert (chair["value"], chair["n"], chair["changed"], chair["changes"]) == (1.0, 1, 1, 1), f"got {chair}"
    assert (others["value"], others["n"], others["changed"], others["changes"]) == (pytest.approx(1 / 3), 3, 1, 1), (
        f"got {others}"
    )


@pytest.mark.parametrize(("role", "subject"), [
    ("Chair & Registered Contact", "chair"), ("Co-Chair", "chair"), ("Chairman", "chair"), ("CHAIRPERSON", "chair"),
    ("Vice-Chair", "other roles"), ("Deputy Chair", "other roles"), ("Treasurer", "other roles"),
])  # fmt: skip
def test_which_roles_are_the_chair(role: str, subject: str) -> None:
    found = roles(together(BOARD, {"seats": [seat("ann", role, date(2015, 1, 1))]}))
    assert {each: row["n"] for each, row in found.items() if row["n"]} == {subject: 1}, (
        f"'{role}' went elsewhere: {found}"
    )


@pytest.mark.parametrize("role", [
    "Member (voting)", "Board member", "Committee Member", "Observer", "Co-opted member", "Non-voting lay member",
    "Member - Elected", "Representative", "member of the board", "Trustee", "voting",
])  # fmt: skip
def test_plain_membership_is_no_role(role: str) -> None:
    found = roles(together(BOARD, {"seats": [seat("ann", role, date(2015, 1, 1))]}))
    assert not any(row["n"] for row in found.values()), f"'{role}' was taken for a role: {found}"


@pytest.mark.parametrize("role", [
    "Lead member for housing", "Member secretary", "Treasurer", "Independent adviser", "Safeguarding lead",
    "Chair of the members' panel", "Rapporteur",
])  # fmt: skip
def test_whatever_says_more_is_a_role(role: str) -> None:
    found = roles(together(BOARD, {"seats": [seat("ann", role, date(2015, 1, 1))]}))
    assert sum(row["n"] for row in found.values()) == 1, f"'{role}' is more than membership: {found}"


@pytest.mark.parametrize(
    ("subject", "now", "past", "share", "told"),
    [
        ("chair", 2, 2, 1.0, "Two changes of chair. A year before there were two changes."),
        ("chair", 0, 1, 0.0, "No changes of chair. A year before there was one change."),
        ("chair", 1, 0, 1.0, "One change of chair. A year before there were no changes."),
        ("other roles", 3, 1, 0.25, "A year before there was one change, and 25% of the roles held then were in new "
                                    "hands."),
    ],
)  # fmt: skip
def test_changes_are_set_beside_changes(subject: str, now: int, past: int, share: float, told: str) -> None:
    """Two changes of chair in each of two years: two the year before, and not 1, the share of chairs that were new."""
    facts = {"changes": now, "past_changes": past, "past_value": share}
    found = Finding(
        measure="role_renewal",
        partnership="1",
        subject=subject,
        value=0.5,
        low=None,
        high=None,
        n=4,
        expected=None,
        note="",
        period=Period.to(AT),
        facts=facts,
    )
    assert full(found).endswith(told), f"{full(found)!r} does not say {told!r}"


@pytest.mark.parametrize("records", [
    together(BOARD, held("board", date(2022, 1, 1), "ann", "bob")),
    together(BOARD, {"seats": [seat("ann", "Member", date(2015, 1, 1)), seat("bob", None, date(2015, 1, 1))]}),
    together(BOARD, {"seats": [seat("ann", "Chair", date(2015, 1, 1), date(2022, 6, 29)),
                               seat("bob", None, date(2015, 1, 1))]}),
], ids=["attendance alone", "plain members", "a chair nobody holds now"])  # fmt: skip
def test_no_role_held(records: Records) -> None:
    for row in roles(records).values():
        assert (row["value"], row["n"], row["note"]) == (None, 0, "no such role is recorded as held"), f"got {row}"


def test_a_board_that_began_in_the_period_has_no_roles_to_renew() -> None:
    chair = roles(together(BOARD, {"seats": [seat("ann", "Chair", date(2021, 7, 1))]}))["chair"]
    assert (chair["value"], chair["note"]) == (None, "not yet: its first months are left out"), f"got {chair}"


def test_a_chair_who_comes_back_is_a_change() -> None:
    """Ann chaired until 2020 and again from 2022; at the start of the period somebody else did."""
    seats = [
        seat("ann", "Chair", date(2015, 1, 1), date(2020, 6, 30)),
        seat("bob", "Chair", date(2020, 7, 1), date(2021, 12, 31)),
        seat("ann", "Chair", date(2022, 1, 1)),
    ]
    chair = roles(together(BOARD, {"seats": seats}))["chair"]
    assert (chair["value"], chair["changes"]) == (1.0, 1), f"Bob was chair when the period began: {chair}"


def test_a_chair_whose_end_is_yet_to_come_is_still_chair() -> None:
    chair = roles(together(BOARD, {"seats": [seat("ann", "Chair", date(2015, 1, 1), date(2022, 12, 31))]}))["chair"]
    assert (chair["value"], chair["n"]) == (0.0, 1), f"got {chair}"


def overlaps(records: Records, name: str) -> dict[tuple[str, str], tuple[float, int, int]]:
    workspace = gather(store_of(records), at=AT)
    known = ids(workspace.store, "partnerships")
    rows = take(workspace, name).rows()
    return {(known[row["partnership"]], row["subject"]): (row["value"], row["shared"], row["n"]) for row in rows}


def boards(**more: object) -> Records:
    """Housing: Ann, Bob, Cat; health: Bob, Cat, Dan, Eve. Two shared, the smaller has three."""
    return together(
        {"partnerships": [{"id": "health", "name": "health", "kind": "board", "issues": "falls; homes", **more},
                          {"id": "housing", "name": "housing", "kind": "board", "issues": "Homes ;rents;repairs"}]},
        held("housing", date(2022, 1, 1), "ann", "bob", "cat"),
        held("health", date(2022, 2, 1), "bob", "cat", "dan", "eve"),
        {"agenda": [{"id": "i", "meeting": "health 2022-02-01", "title": "Rents", "issue": "Rents"}]},
    )  # fmt: skip


def test_overlap_by_hand() -> None:
    """Issues: health has falls, homes and, from its agenda, rents; housing homes, rents and repairs: 2 of 3."""
    two_of_three = {
        ("health", "housing"): (pytest.approx(2 / 3), 2, 3),
        ("housing", "health"): (pytest.approx(2 / 3), 2, 3),
    }
    assert overlaps(boards(), "overlap_members") == two_of_three
    assert overlaps(boards(), "overlap_issues") == two_of_three


@pytest.mark.parametrize("name", ["overlap_members", "overlap_issues"])
@pytest.mark.parametrize("why", [{"parent": "housing"}, {"ended": date(2022, 6, 1)}, {"kind": "project"}],
                         ids=["parent and child", "ended", "one-off"])  # fmt: skip
def test_no_row(name: str, why: Row) -> None:
    assert overlaps(boards(**why), name) == {}, f"{name} must leave out {why}"


@pytest.mark.parametrize("name", ["overlap_members", "overlap_issues"])
def test_nothing_shared_is_no_row(name: str) -> None:
    records = together(
        {"partnerships": named("a", "b", kind="board")},
        held("a", date(2022, 1, 1), "ann"), held("b", date(2022, 1, 1), "bob"),
    )  # fmt: skip
    assert overlaps(records, name) == {}, "nobody and nothing is shared"


def test_what_very_many_have_is_left_out_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """By hand: of the issues of four boards, one is held by all four and one by two of them."""
    monkeypatch.setattr("afresh.features.overlap.MOST_HOLDING", 3)
    issues = {"a": "homes; falls", "b": "homes; falls", "c": "homes", "d": "homes"}
    listed = [{"id": name, "name": name, "kind": "board", "issues": each} for name, each in issues.items()]
    records = together({"partnerships": listed}, *(held(name, date(2022, 1, 1), "ann") for name in issues))
    left_out = {(name, ""): (None, 0, 1) for name in issues}
    by_two = {("a", "b"): (1.0, 1, 1), ("b", "a"): (1.0, 1, 1)}
    assert overlaps(records, "overlap_issues") == left_out | by_two, "all four hold homes, which is more than three"
    notes = [row["note"] for row in take(gather(store_of(records), at=AT), "overlap_issues").rows() if row["note"]]
    assert len(notes) == 4, "a row for each board says that something is left out"
