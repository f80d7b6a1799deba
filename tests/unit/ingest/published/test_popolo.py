"""Popolo JSON in its several shapes. Every expectation is read off the small files made here."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from afresh.ingest.published.conversion_error import CannotConvert
from afresh.ingest.published.popolo import convert_popolo
from afresh.records.store import Store

COUNCIL = {
    "persons": [
        {
            "id": "p1",
            "name": "Ann Lee",
            "other_names": [{"name": "A. Lee"}, {"name": "Ann; Lee"}],
            "email": "ann@x",
            "birth_date": "1970",
        },
        {"id": "p2", "name": "Bob Day"},
    ],
    "organizations": [
        {
            "id": "hc",
            "name": "Housing Committee",
            "classification": "committee",
            "parent_id": "c",
            "founding_date": "2010-04",
            "area_id": "a",
        },
        {
            "id": "c",
            "name": "Amble Council",
            "classification": "local authority",
            "identifiers": [{"scheme": "GB-LAE", "identifier": "AMB"}],
        },
        {"id": "red", "name": "Red Party", "classification": "party"},
        {"id": "roof", "name": "Roof for All", "classification": "charity", "dissolution_date": "2020"},
    ],
    "areas": [{"id": "a", "name": "Amble"}],
    "posts": [{"id": "chair", "label": "Chair of Housing", "organization_id": "hc"}],
    "memberships": [
        {"person_id": "p1", "post_id": "chair", "on_behalf_of_id": "red", "start_date": "2014", "end_date": "2016"},
        {"person_id": "p2", "organization_id": "hc", "role": "member", "start_date": "2014-05", "end_date": "2014-06"},
        {"member_id": "roof", "organization_id": "hc", "start_date": "2015-01-02"},
        {"person_id": "p2", "organization_id": "roof", "start_date": "2013"},
        {"person_id": "p2", "organization_id": "hc", "role": "guest"},
    ],
    "motions": [
        {
            "id": "m1",
            "organization_id": "hc",
            "date": "2015-03-01",
            "text": "Pool the money",
            "result": "pass",
            "creator_id": "roof",
            "vote_events": [
                {
                    "id": "v1",
                    "organization_id": "hc",
                    "start_date": "2015-03-08T19:00:00",
                    "votes": [
                        {"voter_id": "p1", "option": "yes", "group_id": "red"},
                        {"voter_id": "p2", "option": "NO"},
                        {"voter_id": "roof", "option": "abstain"},
                        {"voter_id": "p9", "option": "not voting"},
                        {"voter_id": "p2", "option": "perhaps"},
                        {"option": "yes"},
                    ],
                }
            ],
        },
        {"id": "m2", "organization_id": "hc", "text": "No date at all"},
        {"id": "m3", "organization_id": "roof", "date": "2015-03-01", "text": "Elsewhere"},
    ],
}


def converted(path: Path, data: Any, **options: Any) -> Store:
    (path / "popolo.json").write_text(json.dumps(data), "utf-8")
    return convert_popolo([path / "popolo.json"], **options)


@pytest.fixture()
def council(tmp_path: Path) -> Store:
    return converted(tmp_path, COUNCIL)


def test_memberships_of_partnerships_are_seats(council: Store) -> None:
    found = council.rows(
        "SELECT person, organisation, role, start, \"end\" FROM seats WHERE partnership = 'hc' ORDER BY source_row"
    )
    assert found == [
        ("p1", "red", "Chair of Housing", date(2014, 1, 1), date(2016, 12, 31)),
        ("p2", None, "member", date(2014, 5, 1), date(2014, 6, 30)),
        (None, "roof", None, date(2015, 1, 2), date(2020, 12, 31)),
    ], "through its post; with partial dates; and for an organisation that is itself the member, until it was dissolved"
    assert council.count("seats") == 3
    said = [note for note in council.notes if "dates give a year or a month alone" in note]
    assert said and said[0].startswith("7 dates"), f"2014, 2016, 2014-05, 2014-06, 2013, 2010-04 and 2020 above: {said}"


def test_which_are_partnerships_is_said(council: Store) -> None:
    assert council.rows("SELECT id, name, kind, area, established, parent FROM partnerships") == [
        ("hc", "Housing Committee", "committee", "Amble", date(2010, 4, 1), None)
    ], "its parent is an organisation here, so it is not named as a partnership"
    assert council.rows("SELECT id, sector, identifier, closed FROM organisations ORDER BY id") == [
        ("c", "local authority", "GB-LAE-AMB", None),
        ("red", "party", None, None),
        ("roof", "charity", None, date(2020, 12, 31)),
    ]
    assert "Taken as partnerships, by classification: committee (1)." in council.notes, council.notes
    assert "Taken as organisations, by classification: charity (1), local authority (1), party (1)." in council.notes


def test_people_keep_names_and_whom_they_work_for_and_nothing_else(council: Store) -> None:
    assert council.rows("SELECT id, name, aliases, organisation FROM people ORDER BY id") == [
        ("p1", "Ann Lee", "A. Lee; Ann, Lee", None),
        ("p2", "Bob Day", None, "roof"),
        ("p9", "p9", None, None),
    ]
    assert any("1 people or organisations are referred to but not described" in note for note in council.notes), (
        "p9 voted"
    )


def test_motions_and_votes_are_proposals_and_responses(council: Store) -> None:
    assert council.rows("SELECT id, partnership, date, title, proposer, status, decided FROM proposals") == [
        ("m1", "hc", date(2015, 3, 1), "Pool the money", "roof", "adopted", date(2015, 3, 8))
    ]
    assert council.rows(
        "SELECT person, organisation, response, date, partnership FROM responses ORDER BY source_row"
    ) == [
        ("p1", "red", "support", date(2015, 3, 8), None),
        ("p2", None, "oppose", date(2015, 3, 8), None),
        (None, "roof", "abstain", date(2015, 3, 8), None),
        ("p9", None, "absent", date(2015, 3, 8), None),
    ]


def test_everything_left_out_is_reported(council: Store) -> None:
    said = [problem.sentence("what") for problem in council.problems]
    assert said == [
        "membership 'memberships 5' was left out: it has no start.",
        "motion 'No date at all' was left out: it has no date.",
        "motion 'Elsewhere' was left out: it has no organization that is a partnership.",
        "'perhaps' is not an answer that is known; times met: 1.",
        "votes that name no voter, or no motion that was taken: 1.",
    ], said
    assert all(str(problem) for problem in council.problems), "each has the facts that its sentences ask for"
    assert (council.rows_found["responses"], council.rows_kept["responses"]) == (6, 4)
    assert (council.rows_found["seats"], council.rows_kept["seats"]) == (4, 3)


def test_everypolitician_takes_dates_from_the_legislative_period(tmp_path: Path) -> None:
    data = {
        "persons": [{"id": "p1", "name": "Ann"}, {"id": "p2", "name": "Bob"}],
        "organizations": [
            {"id": "l", "name": "House", "classification": "legislature"},
            {"id": "x", "name": "X", "classification": "party"},
        ],
        "events": [
            {
                "id": "term/1",
                "name": "1st",
                "classification": "legislative period",
                "start_date": "2010-05-06",
                "end_date": "2015-03-30",
            }
        ],
        "memberships": [
            {
                "person_id": "p1",
                "organization_id": "l",
                "on_behalf_of_id": "x",
                "legislative_period_id": "term/1",
                "role": "member",
            },
            {
                "person_id": "p2",
                "organization_id": "l",
                "on_behalf_of_id": "x",
                "legislative_period_id": "term/1",
                "start_date": "2012-01-01",
            },
        ],
        "meta": {},
    }
    store = converted(tmp_path, data)
    assert store.rows('SELECT person, start, "end" FROM seats ORDER BY person') == [
        ("p1", date(2010, 5, 6), date(2015, 3, 30)),
        ("p2", date(2012, 1, 1), date(2015, 3, 30)),
    ]
    assert "popolo.json: not taken: meta." in store.notes


def test_several_files_and_things_given_whole_inside_others(tmp_path: Path) -> None:
    (tmp_path / "persons.json").write_text(
        '[{"id": 1, "name": "Ann", "memberships": [{"organization_id": "b", "start_date": "2020-01-01"}]}]'
    )
    (tmp_path / "organizations.json").write_text(
        json.dumps(
            [
                {
                    "id": "b",
                    "name": "Board",
                    "classification": "Joint Board",
                    "memberships": [
                        {
                            "person": {"id": "2", "name": "Bob"},
                            "on_behalf_of": {"name": "Fund", "classification": "charity"},
                            "start_date": "2020-02-02",
                        }
                    ],
                }
            ]
        )
    )
    store = convert_popolo([tmp_path / "persons.json", tmp_path / "organizations.json"])
    assert store.rows("SELECT person, organisation FROM seats ORDER BY start") == [("1", None), ("2", "Fund")]
    assert store.rows("SELECT name FROM organisations") == [("Fund",)]


def test_a_vote_event_without_a_motion_is_a_proposal_of_its_own(tmp_path: Path) -> None:
    data = {
        "organizations": [{"id": "b", "name": "Board", "classification": "board"}],
        "vote_events": [
            {
                "id": "v",
                "organization_id": "b",
                "identifier": "Division 7",
                "start_date": "2020-02-02",
                "result": "fail",
                "votes": [{"voter": {"id": "2", "name": "Bob"}, "option": "aye"}],
            }
        ],
    }
    store = converted(tmp_path, data)
    assert store.rows("SELECT title, status FROM proposals") == [("Division 7", "rejected")]
    assert store.rows("SELECT person, response FROM responses") == [("2", "support")]


def test_the_user_may_say_which_classifications_are_partnerships(tmp_path: Path) -> None:
    store = converted(tmp_path, COUNCIL, partnerships=["Charity"])
    assert store.rows("SELECT id FROM partnerships") == [("roof",)]
    assert store.rows("SELECT person FROM seats") == [("p2",)]
    with pytest.raises(CannotConvert, match="Classifications there: charity, committee, local authority, party"):
        converted(tmp_path, COUNCIL, partnerships=["club"])


def test_what_is_not_popolo_is_said(tmp_path: Path) -> None:
    for data, why in (([], "nothing of Popolo's"), ({"a": 1}, "nothing of Popolo's"), (3, "nothing of Popolo's")):
        with pytest.raises(CannotConvert, match=why):
            converted(tmp_path, data)
    for text in ("[" * 100_000, "{", "\x00"):
        (tmp_path / "x.json").write_text(text)
        with pytest.raises(CannotConvert, match="could not be read as JSON"):
            convert_popolo([tmp_path / "x.json"])
    (tmp_path / "x.json").write_bytes(b"PK\x03\x04\x99")
    with pytest.raises(CannotConvert, match=r"it is no text in UTF-8, as JSON is\.$"):
        convert_popolo([tmp_path / "x.json"])
    hostile = {
        "organizations": [
            3,
            None,
            {"id": {"a": 1}},
            {"id": "b", "name": ["x"], "classification": "board", "memberships": "many"},
        ],
        "persons": "none",
        "memberships": [[], {"person_id": {}, "organization_id": "b", "start_date": [1]}],
    }
    store = converted(tmp_path, hostile)
    assert store.count("seats") == 0 and len(store.problems) == 7, [str(p) for p in store.problems]
