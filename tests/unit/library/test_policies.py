"""Which policies are meant: in force on the day, of the nation, and whom they bind. Expected by hand from the rows."""

from datetime import date, timedelta

import pytest

from afresh.library import Bound, Party, find, nation_of, parties, policies_for
from afresh.library.binding import bound, taken_apart
from afresh.library.entries import shipped_policies
from afresh.library.nations import holds_in, nations_in
from afresh.records.store import Store
from afresh.words.library import not_in_force

DAY = timedelta(days=1)
CHECKED = {"summary": "It asks.", "source": "A source", "checked": "2026-01-01"}


def store(*policies: dict[str, object], organisations: list[dict[str, object]] | None = None) -> Store:
    made = Store.empty()
    made.add("policies", [{"kind": "duty", "issues": "glassware", **CHECKED, **each} for each in policies])
    made.add("organisations", organisations or [])
    return made


def ids(made: Store | None, at: date, nation: str | None = None, issue: str = "glassware") -> list[str]:
    return [hit.policy.id for hit in policies_for(made, issue, at=at, nation=nation, most=99)]


@pytest.mark.parametrize(
    ("at", "there"),
    [
        (date(2010, 4, 30), False), (date(2010, 5, 1), True), (date(2010, 5, 2), True),
        (date(2012, 6, 29), True), (date(2012, 6, 30), True), (date(2012, 7, 1), False),
    ],
)  # fmt: skip
def test_the_first_and_the_last_day_count(at: date, there: bool) -> None:
    made = store({"id": "p", "title": "P", "in_force_from": "2010-05-01", "in_force_to": "2012-06-30"})
    assert (ids(made, at) == ["p"]) == there, f"on {at}"
    found = find(made, "glassware", at)
    assert [each.id for each in found.not_in_force] == ([] if there else ["p"]), "and what is left out is said"


@pytest.mark.parametrize("each", [each for each in shipped_policies() if each.in_force_from], ids=lambda each: each.id)
def test_every_shipped_policy_begins_and_ends_on_its_days(each: object) -> None:
    policy = next(one for one in shipped_policies() if one is each)
    issue, nation = policy.issues[0], policy.nation
    assert policy.in_force_from, "those without a first day are another test"
    assert policy.id in ids(None, policy.in_force_from, nation, issue), "on its first day"
    assert policy.id not in ids(None, policy.in_force_from - DAY, nation, issue), "not the day before"
    if policy.in_force_to:
        assert policy.id in ids(None, policy.in_force_to, nation, issue), "on its last day"
        assert policy.id not in ids(None, policy.in_force_to + DAY, nation, issue), "not the day after"


def test_what_took_another_s_place_follows_it_on_the_next_day() -> None:
    by_id = {each.id: each for each in shipped_policies()}
    for old, new in [
        ("health-act-1999-flexibilities", "nhs-act-2006-s75"),
        ("delayed-discharges-2003", "care-act-discharge"),
        ("care-act-discharge", "discharge-2022"),
        ("health-scrutiny-2003", "health-scrutiny-2013"),
    ]:
        assert by_id[old].in_force_to == by_id[new].in_force_from - DAY, f"{new} follows {old} at once"


@pytest.mark.parametrize(
    ("text", "nations"),
    [
        ("England", {"England"}),
        ("england and wales", {"England", "Wales"}),
        ("England & Wales", {"England", "Wales"}),
        ("England; Northern Ireland", {"England", "Northern Ireland"}),
        ("Great Britain", {"England", "Wales", "Scotland"}),
        ("UK", {"England", "Wales", "Scotland", "Northern Ireland"}),
        ("Ireland", {"Ireland"}),
        ("", set()),
    ],
)
def test_the_nations_of_a_text(text: str, nations: set[str]) -> None:
    assert nations_in(text) == nations, f"{text!r} is {nations_in(text)}"


@pytest.mark.parametrize(
    ("policy", "asked", "holds"),
    [
        ("England", "England", True), ("England", "Wales", False), ("England and Wales", "Wales", True),
        ("Great Britain", "Northern Ireland", False), ("United Kingdom", "Northern Ireland", True),
        ("", "Wales", True), ("Scotland", None, True), ("Scotland", "UK", True),
    ],
)  # fmt: skip
def test_whether_a_policy_holds_in_a_nation(policy: str, asked: str | None, holds: bool) -> None:
    assert holds_in(policy, asked) == holds, f"{policy} in {asked}"


def test_the_nation_is_taken_from_the_records_only_where_that_is_sure() -> None:
    boards = [{"id": "i", "name": "I", "body": "integrated care board"}]
    councils = [{"id": "c", "name": "C", "body": "council"}]
    rows = [
        {"id": nation, "title": nation, "nation": nation, "in_force_from": "2000-01-01"}
        for nation in ("England", "Wales")
    ]
    at = date(2026, 1, 1)
    assert nation_of(store(organisations=boards)) == "England", "integrated care boards exist in England only"
    assert nation_of(store(organisations=councils)) is None, "councils are everywhere"
    assert ids(store(*rows, organisations=boards), at) == ["England"], "so England is meant"
    assert ids(store(*rows, organisations=councils), at) == ["England", "Wales"], "or every nation, each said"
    assert ids(store(*rows, organisations=boards), at, "Wales") == ["Wales"], "what is asked for goes first"
    found = find(store(*rows, organisations=boards), "glassware", at)
    assert [each.id for each in found.other_nations] == ["Wales"], "what is of another nation is said"


COUNCIL = Party("c", "C", "council", "statutory", "local government")
TRUST = Party("t", "T", "NHS trust", "statutory", "health")
CHARITY = Party("v", "V", "charity", "voluntary", "health")
UNKNOWN = Party("u", "U")
ODD = Party("o", "O", "other", "other", "")
ALL = [COUNCIL, TRUST, CHARITY, UNKNOWN, ODD]


@pytest.mark.parametrize(
    ("binds", "expected"),
    [
        (["council"], [("c", "body", "council", "")]),
        (["Councils (with adult social care)"], [("c", "body", "Councils", "with adult social care")]),
        (["statutory"], [("c", "kind", "statutory", ""), ("t", "kind", "statutory", "")]),
        (["health"], [("t", "sector", "health", ""), ("v", "sector", "health", "")]),
        (["NHS trust", "statutory"], [("c", "kind", "statutory", ""), ("t", "body", "NHS trust", "")]),
        (["other"], []),
        (["fire"], []),
        ([], []),
    ],
)
def test_an_organisation_is_bound_by_its_body_kind_or_sector(
    binds: list[str], expected: list[tuple[str, str, str, str]]
) -> None:
    found, cannot_tell = bound(binds, ALL)
    assert list(found) == [Bound(*each) for each in expected], f"bound by {binds}"
    # 'other' and an empty field say nothing of what an organisation is.
    assert cannot_tell == (("u", "o") if binds else ()), "where nothing is recorded it cannot be told"


def test_brackets_are_a_condition() -> None:
    assert taken_apart("council (districts (and boroughs))") == ("council", "districts (and boroughs)"), "one within"
    assert taken_apart("council (with children's services)") == ("council", "with children's services"), "a condition"
    assert taken_apart(" police ") == ("police", ""), "none"


def test_those_that_bind_somebody_round_the_table_come_first() -> None:
    rows = [
        {"id": "a", "title": "A", "in_force_from": "2000-01-01", "binds": "fire"},
        {"id": "b", "title": "B", "in_force_from": "2000-01-01", "binds": "council"},
        {"id": "c", "title": "C", "in_force_from": "2000-01-01", "binds": "council", "kind": "guidance"},
    ]
    hits = policies_for(store(*rows), "glassware", at=date(2026, 1, 1), organisations=[COUNCIL])
    assert [hit.policy.id for hit in hits] == ["b", "c", "a"], "those that bind, duties before guidance"
    assert [each.organisation for each in hits[0].bound] == ["c"], "and who is bound"


def test_organisations_open_on_the_day_are_the_parties() -> None:
    rows: list[dict[str, object]] = [
        {"id": "now", "name": "Now", "body": "council", "opened": "2010-01-01"},
        {"id": "old", "name": "Old", "body": "council", "closed": "2019-12-31"},
        {"id": "later", "name": "Later", "body": "council", "opened": "2030-01-01"},
    ]
    made = store(organisations=rows)
    assert [each.id for each in parties(made, at=date(2020, 1, 1))] == ["now"], "those that were open"
    assert [each.id for each in parties(made)] == ["later", "now", "old"], "all, by name"
    assert [each.id for each in parties(made, ["old"])] == ["old"], "these only"


def test_what_has_no_first_day_is_never_in_force_and_that_is_said() -> None:
    made = store({"id": "p", "title": "P"}, {"id": "q", "title": "Q", "in_force_from": "2030-01-01"})
    at = date(2026, 12, 1)
    assert ids(made, at) == [], "not offered"
    left_out = find(made, "glassware", at).not_in_force
    assert {each.id for each in left_out} == {"p", "q"}, "but found"
    said = not_in_force(at, [(each.title, each.in_force_from, each.in_force_to) for each in left_out])
    assert said == (
        "Not in force on 1 December 2026 and so left out: Q (from 1 January 2030). "
        "Left out, since it is not known from which day they are in force: P."
    ), said


@pytest.mark.parametrize(
    "entry",
    ["victims-and-prisoners-s13", "childrens-wellbeing-act-2026", "english-devolution-act-2026"],
)
def test_acts_that_nobody_saw_begin_have_no_day(entry: str) -> None:
    """The copies read are of before any commencement, or give none (issue 14)."""
    each = next(one for one in shipped_policies() if one.id == entry)
    assert each.in_force_from is None and not each.in_force(date(2026, 12, 1)), f"{entry} is not said to be in force"
