"""What a Popolo file does not say is not claimed: ends, deaths, parties, ids. Expectations are read off the files."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from afresh.cli.convert import command
from afresh.ingest.published.conversion_error import CannotConvert
from afresh.ingest.published.popolo import convert_popolo
from afresh.records.store import Store

HOUSE = {"id": "house", "name": "House", "classification": "legislature"}
PEOPLE = [{"id": each, "name": f"Person {each}"} for each in "abcd"]
Thing = dict[str, Any]


def written(folder: Path, data: Any, name: str = "one.json") -> Path:
    (folder / name).write_text(json.dumps(data), "utf-8")
    return folder / name


def house(folder: Path, *memberships: Thing, **more: Any) -> Store:
    of = [{"organization_id": "house", **each} for each in memberships]
    data = {"organizations": [HOUSE], "persons": PEOPLE, "memberships": of, **more}
    return convert_popolo([written(folder, data)])


def seats(store: Store) -> list[tuple[Any, ...]]:
    return store.rows('SELECT person, organisation, start, "end", end_is FROM seats ORDER BY source_row')


@pytest.mark.parametrize(
    "end", ["2015-03-27", "2015-13-45", "left", "0001-01-01", "31/02/2016"],
)  # fmt: skip
def test_an_end_that_cannot_be_is_unknown_and_never_still_held(tmp_path: Path, end: str) -> None:
    """27 March 2015 lies before the legislative period; the others are no days."""
    term = {"id": "t", "classification": "legislative period", "start_date": "2015-03-30", "end_date": "2019-03-30"}
    held = {"person_id": "b", "legislative_period_id": "t", "end_date": end}
    store = house(tmp_path, held, events=[term])
    assert seats(store) == [("b", None, date(2015, 3, 30), None, "unknown")], "it ended, and nobody knows when"
    assert len(store.problems.of("warning")) == 1, [str(each) for each in store.problems]


@pytest.mark.parametrize("end", ["9999-12-31", "9999-12-31T00:00:00+00:00", "9999"])
def test_year_9999_is_no_end(tmp_path: Path, end: str) -> None:
    store = house(tmp_path, {"person_id": "a", "start_date": "2010-01-01", "end_date": end})
    assert seats(store) == [("a", None, date(2010, 1, 1), None, "exact")], "still held"
    assert not list(store.problems), "and nothing to mend"


@pytest.mark.parametrize("start", ["0001-01-01", "1000-01-01", "9999-01-01"])
def test_a_start_that_cannot_be_is_told_and_not_written(tmp_path: Path, start: str) -> None:
    """The reader refuses such dates, so that a converter must not write them."""
    store = house(tmp_path, {"person_id": "a", "start_date": start}, {"person_id": "b", "start_date": "2010-00-00"})
    assert store.rows("SELECT person, start, start_is FROM seats") == [("b", date(2010, 1, 1), "year")], "a year alone"
    assert "popolo-item-left-out" in {each.code() for each in store.problems}, "whoever is left out is told of"


@pytest.mark.parametrize(
    ("end", "death", "gone", "expected"),
    [
        (None, "2014-03-13", None, date(2014, 3, 13)),
        ("2013-01-31", "2014-03-13", None, date(2013, 1, 31)),
        ("2015-01-31", "2014-03", None, date(2014, 3, 31)),
        (None, None, "2016-12-31", date(2016, 12, 31)),
        (None, "2014-03-13", "2013-06-30", date(2013, 6, 30)),
    ],
)
def test_death_and_dissolution_end_memberships(
    tmp_path: Path, end: str | None, death: str | None, gone: str | None, expected: date
) -> None:
    data = {
        "organizations": [{**HOUSE, "dissolution_date": gone}],
        "persons": [{"id": "a", "name": "A", "death_date": death}],
        "memberships": [{"person_id": "a", "organization_id": "house", "start_date": "2010-01-01", "end_date": end}],
    }
    found = convert_popolo([written(tmp_path, data)])
    assert found.rows('SELECT "end" FROM seats') == [(expected,)], "the earliest of the three"


X, Y = ({"id": each, "name": each.upper(), "classification": "party"} for each in "xy")
TERM = {"id": "t", "start_date": "2015-03-30", "end_date": "2019-03-30"}
WHOLE = (date(2015, 3, 30), date(2019, 3, 30))
IN_JUNE = [("a", "x", WHOLE[0], date(2017, 5, 31)), ("a", "y", date(2017, 6, 1), WHOLE[1])]
WHO_SITS_WHERE = """
    SELECT q.name, p.name FROM seats s JOIN partnerships q ON q.id = s.partnership JOIN people p ON p.id = s.person
"""


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({}, {}, [("a", None, *WHOLE)]),
        ({"end_date": "2017-05-31"}, {}, IN_JUNE),
        ({}, {"start_date": "2017-06-01"}, IN_JUNE),
        (
            {"end_date": "2017-05-31"}, {"start_date": "2018-01-01"},
            [("a", "x", WHOLE[0], date(2017, 5, 31)), ("a", "y", date(2018, 1, 1), WHOLE[1])],
        ),
    ],
)  # fmt: skip
def test_who_changes_party_in_a_term_never_sits_for_both_at_once(
    tmp_path: Path, first: Thing, second: Thing, expected: list[tuple[Any, ...]]
) -> None:
    """31 May 2017 is the day before 1 June; where neither says when, for whom is not said."""
    both = [
        {"person_id": "a", "organization_id": "house", "legislative_period_id": "t", "on_behalf_of_id": party, **dated}
        for party, dated in (("x", first), ("y", second))
    ]
    data = {"organizations": [HOUSE, X, Y], "persons": PEOPLE, "events": [TERM], "memberships": both}
    store = convert_popolo([written(tmp_path, data)])
    assert [row[:4] for row in seats(store)] == expected, "one seat after the other"
    told = [each for each in store.problems if each.code() == "change-of-party-undated"]
    assert bool(told) == (not first and not second), "told of where no day says when"


OPTIONS = {
    "support": ["yes", "aye", "Yea", "tellaye"], "oppose": ["no", "nay", "Nay", "tellno"],
    "abstain": ["abstain", "both", "present"],
    "absent": ["absent", "not voting", "paired", "excused", "NV", "recused"],
}  # fmt: skip


def test_every_option_of_popolo_is_read_and_no_other_is_guessed(tmp_path: Path) -> None:
    words = [word for those in OPTIONS.values() for word in those] + ["other", "1", "0"]
    votes = [{"voter_id": f"v{at}", "option": word} for at, word in enumerate(words)]
    put = [{"id": "m", "organization_id": "house", "vote_events": [{"start_date": "2021-01-01", "votes": votes}]}]
    store = house(tmp_path, {"person_id": "a", "start_date": "2020-01-01"}, motions=put)
    counts = dict(store.rows("SELECT response, count(*) FROM responses GROUP BY 1"))
    assert counts == {response: len(those) for response, those in OPTIONS.items()}, "each word as it is used"
    left = {each.value for each in store.problems if each.code() == "popolo-vote-unclear"}
    assert left == {"other", "1", "0"}, "words that do not say how somebody voted"


@pytest.mark.parametrize("key", ["party_id", "group_id"])
def test_a_vote_keeps_its_own_party(tmp_path: Path, key: str) -> None:
    votes = [{"voter_id": "a", key: "x", "option": "yes"}, {key: "y", "option": "no"}]
    events = [{"start_date": "2021-01-01", "votes": votes}]
    put = [{"id": "m", "organization_id": "house", "vote_events": events}]
    store = house(tmp_path, {"person_id": "a", "start_date": "2020-01-01"}, motions=put)
    found = store.rows("SELECT person, organisation FROM responses ORDER BY source_row")
    assert found == [("a", "x"), (None, "y")], "whose it was, and of which party"


def test_ids_are_of_their_file(tmp_path: Path) -> None:
    """Two files that use one id for different names have two things; one name under one id is one."""
    files = []
    for name, called, who in (("x", "House", "Ann"), ("y", "Senate", "Bob"), ("z", "House", "Ann")):
        data = {
            "organizations": [{**HOUSE, "name": called}], "persons": [{"id": "1", "name": who}],
            "memberships": [{"person_id": "1", "organization_id": "house", "start_date": "2010-01-01"}],
        }  # fmt: skip
        files.append(written(tmp_path, data, f"{name}.json"))
    store = convert_popolo(files)
    assert sorted(set(store.rows(WHO_SITS_WHERE))) == [("House", "Ann"), ("Senate", "Bob")], (
        "nobody sits in the other's house"
    )
    assert (store.count("partnerships"), store.count("people")) == (2, 2), "two of each"
    assert any("'house' is also an id in another file" in note for note in store.notes), store.notes


def test_a_file_may_refer_to_what_another_describes(tmp_path: Path) -> None:
    people, places = written(tmp_path, PEOPLE, "people.json"), written(tmp_path, [HOUSE], "organizations.json")
    held = written(
        tmp_path, [{"person_id": "a", "organization_id": "house", "start_date": "2010-01-01"}], "page-7.json"
    )
    store = convert_popolo([held, people, places])
    assert store.rows(WHO_SITS_WHERE) == [("House", "Person a")], "in whatever order the files come"


@pytest.mark.parametrize("called", ["motions.json", "session-100.json", "votes.json", "page 3.json"])
def test_a_list_is_known_by_what_is_in_it(tmp_path: Path, called: str) -> None:
    votes = {"start_date": "2021-01-01", "votes": [{"voter_id": "a", "option": "yes"}]}
    motion = {"id": "m", "organization_id": "house", "text": "T", "vote_events": [votes]}
    data = {"organizations": [HOUSE], "persons": PEOPLE,
            "memberships": [{"person_id": "a", "organization_id": "house", "start_date": "2010-01-01"}]}  # fmt: skip
    store = convert_popolo([written(tmp_path, data), written(tmp_path, [motion], called)])
    assert (store.count("proposals"), store.count("responses")) == (1, 1), "whatever the file is called"


def test_a_page_of_an_api_is_read_and_a_list_of_anything_else_is_refused(tmp_path: Path) -> None:
    held = [{"person_id": "a", "organization_id": "house", "start_date": "2010-01-01"}]
    page = written(tmp_path, {"meta": {"total": 1}, "results": held}, "api.json")
    store = convert_popolo([written(tmp_path, {"organizations": [HOUSE], "persons": PEOPLE}), page])
    assert store.count("seats") == 1, "the list under results"
    with pytest.raises(CannotConvert, match="holds nothing of Popolo's"):
        convert_popolo([written(tmp_path, [{"colour": "red"}], "colours.json")])


def test_what_no_file_describes_is_kept_alike_and_told_by_its_id(tmp_path: Path) -> None:
    put = {"id": "m", "organization_id": "elsewhere/body", "text": "T", "creator_id": "z6",
           "vote_events": [{"start_date": "2021-01-01", "votes": [{"voter_id": "z9", "option": "yes"}]}]}  # fmt: skip
    gone = {"person_id": "z8", "organization_id": "house", "start_date": "2010-01-01", "on_behalf_of_id": "p7"}
    store = house(tmp_path, gone, motions=[put])
    assert store.rows("SELECT partnership FROM proposals") == [("elsewhere/body",)], "not described"
    assert store.rows("SELECT person, organisation FROM seats") == [("z8", "p7")], "as a membership is"
    said = next(note for note in store.notes if "not described" in note)
    assert all(each in said for each in ("elsewhere/body", "z6", "z8", "z9", "p7")), f"each by its id: {said}"


def test_ids_in_lists_of_one(tmp_path: Path) -> None:
    store = house(tmp_path, {"id": "z", "person_id": ["a"], "start_date": "2010-01-01"})
    assert seats(store) == [("a", None, date(2010, 1, 1), None, "exact")], "the one that is in it"


def ran(*given: object) -> Any:
    return CliRunner().invoke(command, [str(each) for each in given])


def test_memberships_without_dates_need_the_day_of_the_list(tmp_path: Path) -> None:
    data = {"organizations": [HOUSE], "persons": PEOPLE,
            "memberships": [{"person_id": each, "organization_id": "house"} for each in "ab"]}  # fmt: skip
    file = written(tmp_path, data)
    without = ran("popolo", file, "-o", tmp_path / "out")
    assert without.exit_code == 1 and "--as-of" in without.output, f"1 where no seat comes out: {without.output}"
    dated = ran("popolo", file, "-o", tmp_path / "out2", "--as-of", "2024-05-01")
    assert dated.exit_code == 0, dated.output
    store = convert_popolo([file], as_of=date(2024, 5, 1))
    found = store.rows('SELECT person, start, start_is, "end" FROM seats ORDER BY 1')
    assert found == [("a", date(2024, 5, 1), "first_seen", None), ("b", date(2024, 5, 1), "first_seen", None)], (
        "seen then"
    )


VOTES = """call,who,party,said,day
1,Ann,Red,yes,13/12/2023
1,Bob,Blue,no,13/12/2023
2,Ann,Green,no,2024-01-09 09:30 AM
"""


def lines(file: Path) -> list[str]:
    """Without the headings."""
    return file.read_text("utf-8").splitlines()[1:]


def test_votes_of_people_make_people_and_no_organisations(tmp_path: Path) -> None:
    (tmp_path / "v.csv").write_text(VOTES, "utf-8")
    given = ["votes", tmp_path / "v.csv", "--proposal", "call", "--answer", "said", "--date", "day",
             "--partnership-is", "Council", "--person", "who"]  # fmt: skip
    out = tmp_path / "alone"
    assert ran(*given, "-o", out).exit_code == 0, "an organisation is not needed"
    assert not (out / "organisations.csv").exists(), "nobody becomes an organisation"
    assert (out / "people.csv").read_text("utf-8").split() == ["id,name", "Ann,Ann", "Bob,Bob"], "they are people"
    assert lines(out / "responses.csv") == [
        "1,Ann,support,2023-12-13", "1,Bob,oppose,2023-12-13", "2,Ann,oppose,2024-01-09",
    ], "each day as the reader of tables reads it"  # fmt: skip
    out = tmp_path / "for"
    assert ran(*given, "--organisation", "party", "-o", out).exit_code == 0, "for whom they vote"
    assert [line.split(",")[:5] for line in sorted(lines(out / "seats.csv"))] == [
        ["Council", "Ann", "Green", "2024-01-09", ""], ["Council", "Ann", "Red", "2023-12-13", "2023-12-13"],
        ["Council", "Bob", "Blue", "2023-12-13", ""],
    ], "another party is another seat"  # fmt: skip


@pytest.mark.parametrize(("order", "day"), [("day-first", "2023-04-03"), ("month-first", "2023-03-04")])
def test_dates_of_a_converter_are_read_as_asked(tmp_path: Path, order: str, day: str) -> None:
    (tmp_path / "v.csv").write_text("call,who,said,day\n1,Ann,yes,03/04/2023\n", "utf-8")
    given = ["votes", tmp_path / "v.csv", "--proposal", "call", "--answer", "said", "--date", "day"]
    given += ["--person", "who", "--partnership-is", "Council", "-o", tmp_path / "out"]
    done = ran(*given, "--dates", order)
    assert done.exit_code == 0, done.output
    assert day in (tmp_path / "out" / "responses.csv").read_text("utf-8"), "3 April or 4 March"
    assert f"--dates {'month' if order == 'day-first' else 'day'}-first" in done.output, "it is said how they were read"
