"""References by id, name and alias, and what becomes of those that find nothing.

Expected rows were worked out by hand.
"""

from pathlib import Path

import pytest

from afresh.ingest.clean.cleaning import clean
from afresh.ingest.matching.duplicates import propose
from afresh.records.problems.problem import Problems
from afresh.records.store import connect
from by_hand import TODAY, cleaned, codes, column, of, only, sheet


@pytest.mark.parametrize(
    "text",
    [
        "St Mary's Health & Care",
        "st mary’s health and care",
        "ST  MARY'S HEALTH &  CARE",
        "h1",
        "H1",
        "The Marys",
    ],
)
def test_one_organisation_in_many_spellings(text: str) -> None:
    store = cleaned(
        organisations="id|name|aliases\nh1|St Mary's Health & Care|The Marys; SMHC",
        seats=f"partnership|organisation|start\nBoard|{text}|1/3/2024",
    )
    assert column(store, "seats", "organisation") == ["h1"], f"{text!r} is St Mary's"
    assert "name-not-in-table" not in codes(store), "so it is not new"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Ågren", "Anna Agren"), ("A. Brown", "A-Brown"), ("St Mary's Trust", "St Márys Trust"),
        ("Jörg Müller", "Jorg Muller"), ("Housing Board (North)", "Housing Board North"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("named", ["person", "organisation"])
def test_names_that_differ_in_accents_or_punctuation_are_two_and_proposed_as_one(
    one: str, other: str, named: str
) -> None:
    """Both sit on one board, as where nobody closed the first: they are proposed all the same, and not merged."""
    store = cleaned(seats=f"partnership|{named}|start\nBoard|{one}|1/3/2024\nBoard|{other}|1/3/2025")
    backwards = cleaned(seats=f"partnership|{named}|start\nBoard|{other}|1/3/2025\nBoard|{one}|1/3/2024")
    table = {"person": "people", "organisation": "organisations"}[named]
    assert store.count(table) == 2, "nothing is merged unasked"
    rows = f"SELECT id, name FROM {table} ORDER BY name"
    assert store.rows(rows) == backwards.rows(rows), "whichever comes first"
    if one.startswith("Housing") and named == "person":
        return  # What stands in brackets after a person's name is no part of it.
    pairs = [{each.keep, each.merge} for each in propose(store) if each.table == table]
    assert pairs == [{one, other}], f"proposed: {pairs}"


def test_ids_are_made_from_names() -> None:
    store = cleaned(
        organisations="id|name\n|Café Zoë & Co.\ncafe|Other",
        seats="partnership|organisation|start\nBoard 1|Other|1/3/2024",
    )
    assert column(store, "organisations", "id") == ["cafe-zoe-and-co", "cafe"], "an id of one's own stands"
    assert column(store, "partnerships", "id") == ["board-1"], "a partnership named only elsewhere gets one too"


def test_an_id_made_from_a_name_does_not_take_that_of_another() -> None:
    store = cleaned(
        organisations="id|name\nfire|Police\n|Fire", seats="partnership|organisation|start\nB|Fire|1/3/2024"
    )
    ids = column(store, "organisations", "id")
    assert ids[0] == "fire" and ids[1].startswith("fire-"), "the id that the user gave stands"
    assert len(set(ids)) == 2, "and both rows have one of their own"


def test_names_met_elsewhere_are_added_and_counted() -> None:
    store = cleaned(seats="partnership|person|organisation|start\nBoard|Jo|Police|1/3/2024\nBoard|Sam|police|1/3/2024")
    assert store.rows("SELECT name, source_row FROM organisations") == [("police", None)], (
        "once, and not a row of the user's"
    )
    found = next(each for each in of(store, "made-from-names") if each.table == "people")
    assert found.sentence("what") == "people named only in other tables: 2 (Jo, Sam).", "the first few are named"


def test_a_name_that_the_users_own_table_lacks_may_be_a_misspelling() -> None:
    store = cleaned(
        organisations="name\nAmbleford Police\nFire",
        seats="partnership|organisation|start\nBoard|Ambleford Polce|1/3/2024\nBoard|Fire|1/3/2024",
    )
    assert str(only(store, "name-not-in-table")) == (
        "seats.csv, row 2: 'Ambleford Polce' is named in seats (once) and is not in the table of organisations.\n"
        "Expected: a name, id or alias that is in organisations.\n"
        "Mend: did you mean 'Ambleford Police'? Correct the name, or add it as a row or an alias.\n"
        "Effect: it was added to organisations by its name alone.   [name-not-in-table]"
    ), "the nearest name is offered"
    assert store.count("seats") == 2, "the row is kept all the same"


def test_a_name_that_two_people_share_is_fine_until_someone_refers_by_it() -> None:
    people = "id|name\na|John Smith\nb|John Smith"
    assert (
        codes(cleaned(people=people, seats="partnership|person|start\nBoard|a|1/3/2024"), "error", "warning") == []
    ), "by id"
    store = cleaned(people=people, seats="partnership|person|start\nBoard|John Smith|1/3/2024\nBoard|b|1/3/2024")
    assert str(only(store, "name-means-several")) == (
        "seats.csv, row 2: 'person' names 'John Smith', which is the name of 2 people.\n"
        "Expected: a reference that only one of them has.\n"
        "Mend: refer by id: a, b.\n"
        "Effect: this row was left out; 1 other was read.   [name-means-several]"
    ), "by name nobody can say which"


def test_the_same_id_with_other_contents() -> None:
    store = cleaned(people="id|name\n3|Jo\n3|Joe\n3|Jo", seats="partnership|person|start\nB|3|1/3/2024")
    assert (
        only(store, "same-id-twice").sentence("what")
        == "the id '3' is already that of row 2, which says something else."
    ), "the later"
    assert (
        only(store, "rows-repeated").sentence("what") == "1 row of people repeating exactly what another row says."
    ), "not an error"
    assert column(store, "people", "name") == ["Jo"], "the first stands"


def test_the_same_name_twice_without_ids() -> None:
    store = cleaned(
        organisations="name|sector\nAge UK|care\nAGE UK|health",
        seats="partnership|organisation|start\nB|Age UK|1/3/2024",
    )
    assert only(store, "same-name-twice").sentence("what") == (
        "'AGE UK' is already in row 2, which says something else, and this row has no id to tell them apart."
    ), "it cannot be told whether these are two"
    assert column(store, "seats", "organisation") == ["age-uk"], "the first stands"


def test_repeated_rows_are_kept_once_in_every_table() -> None:
    once = {
        "organisations": "name|sector\nPolice|x", "seats": "partnership|organisation|start\nB|Police|1/3/2024",
        "attendance": "meeting|organisation|status\nB "
                      "2025-05-12|Police|P", "agenda": "meeting|title\nB 2025-05-12|Homes",
    }  # fmt: skip
    twice = {name: f"{text}\n{text.split(chr(10))[1]}" for name, text in once.items()}
    first, second = cleaned(**once), cleaned(**twice)
    for table in once:
        assert first.rows(f"SELECT * EXCLUDE (source_row) FROM {table}") == second.rows(
            f"SELECT * EXCLUDE (source_row) FROM {table}"
        ), table
    assert len(of(second, "rows-repeated")) == 4, "and each repeat is told of"


@pytest.mark.parametrize(
    "text",
    [
        "Housing Board 2025-05-12",
        "housing board, 12/05/2025",
        "Housing Board (12 May 2025)",
        "Housing Board - Monday 12th May 2025",
        "m1",
        "HB 12.5.25",
    ],
)
def test_a_meeting_by_id_or_by_partnership_and_date(text: str) -> None:
    store = cleaned(
        partnerships="name|aliases\nHousing Board|HB", meetings="id|partnership|date\nm1|Housing Board|12/05/2025",
        attendance=f"meeting|person|status\n{text}|Jo|P",
    )  # fmt: skip
    assert column(store, "attendance", "meeting") == ["m1"], f"{text!r} is that meeting"


def test_meetings_are_made_where_there_is_no_table_of_them() -> None:
    store = cleaned(attendance="meeting|person|status\nHousing Board 12/05/2025|Jo|P\nHousing Board 2025-05-12|Sam|A")
    assert store.rows("SELECT id, partnership, date::VARCHAR, status, source_row FROM meetings") == [
        ("housing-board-2025-05-12", "housing-board", "2025-05-12", "held", None)
    ], "one meeting, however its date is written"
    assert only(store, "meetings-made").sentence("effect") == "each was taken as held.", "and it is said"


def test_a_meeting_that_the_table_lacks() -> None:
    store = cleaned(
        meetings="partnership|date\nBoard|12/05/2025\nBoard|12/06/2025\nBoard|12/01/2024",
        attendance="meeting|person|status\nBoard 13/05/2025|Jo|P\nBoard 12/05/2025|Jo|P\nnonsense|Jo|P",
    )
    assert str(only(store, "meeting-not-found")) == (
        "attendance.csv, row 2: there is no meeting 'Board 13/05/2025' in the table of meetings.\n"
        "Expected: the id of a meeting, or the partnership's name and the date, as in 'Housing Board 2025-05-12'.\n"
        "Mend: its meetings nearest to that day are 12 May 2025 and 12 June 2025; correct the date, or add the "
        "meeting.\n"
        "Effect: this row was left out; 1 other was read.   [meeting-not-found]"
    ), "the nearest are offered"
    assert only(store, "meeting-unclear").sentence("what") == "'nonsense' could not be read as a meeting.", (
        "no date in it"
    )


def test_proposals_and_indicators_by_name_and_by_partnership_and_name() -> None:
    store = cleaned(
        proposals="partnership|date|title\nA|1/5/2025|Pool\nB|1/5/2025|Pool\nA|1/5/2025|Share",
        responses="proposal|organisation|response\nA "
        "pool|Police|for\nshare|Police|for\nPool|Police|for\nSharing|Police|for",
    )
    assert column(store, "responses", "proposal") == ["a-2025-05-01-pool", "a-2025-05-01-share"], (
        "where only one can be meant"
    )
    assert only(store, "name-means-several").sentence("mend") == "refer by id: a-2025-05-01-pool, b-2025-05-01-pool.", (
        "two are called Pool"
    )
    assert (
        only(store, "reference-not-found").sentence("mend")
        == "did you mean 'Share'? Correct it, or add it to proposals."
    ), "a guess is offered"


def test_links_within_a_table() -> None:
    store = cleaned(
        organisations="name|successor\nOld Trust|New Trust\nNew Trust|", partnerships="name|parent\nSub|Main\nMain|",
        seats="partnership|organisation|start\nSub|Old Trust|1/3/2024",
    )  # fmt: skip
    assert column(store, "organisations", "successor") == ["new-trust", None], "by name"
    assert column(store, "partnerships", "parent") == ["main", None], "by name"


def test_confirmed_duplicates_become_one(tmp_path: Path) -> None:
    answers = tmp_path / "pairs.csv"
    answers.write_text(
        "table,keep,merge,why,yes\npeople,Jo Marsh,Jo Marhs,slip,yes\npeople,Jo "
        "Marsh,Sam,slip,\npeople,Jo,Nobody,x,y\n",
        "utf-8",
    )
    con = connect()
    seats = sheet(
        con, "seats", "partnership|person|start\nBoard|Jo Marsh|1/3/2024\nOther|Jo Marhs|1/3/2024\nBoard|Sam|1/3/2024"
    )
    store = clean(con, [seats], Problems(), confirmed=answers, today=TODAY)
    assert column(store, "seats", "person") == ["jo-marsh", "jo-marsh", "sam"], "only the pair marked yes"
    assert store.rows("SELECT name, aliases FROM people ORDER BY name") == [("Jo Marsh", "Jo Marhs"), ("Sam", None)], (
        "an alias now"
    )
    assert "'Jo Marhs' as 'Jo Marsh'" in only(store, "confirmed-merged").sentence("what"), "it is said"
    assert only(store, "confirmed-name-not-found").row == 4, "a pair that is not in the records is told of"


def test_a_file_of_confirmed_duplicates_that_is_not_one(tmp_path: Path) -> None:
    con = connect()
    seats = sheet(con, "seats", "partnership|person|start\nBoard|Jo Marsh|1/3/2024")
    store = clean(con, [seats], Problems(), confirmed=tmp_path / "none.csv", today=TODAY)
    assert only(store, "confirmed-file-unreadable").sentence("effect") == "nothing was merged.", "reading goes on"
    assert store.count("seats") == 1, "and the records are there"


@pytest.mark.parametrize("table", ["organisations", "people"])
def test_a_table_of_which_no_column_is_known_is_told_and_the_rest_is_read(table: str) -> None:
    unknown = {table: "x1|x2\nCouncil|a\nPolice|b"}
    store = cleaned(**unknown, seats="partnership|person|organisation|start\nBoard|Jo|Council|1/3/2024")
    assert column(store, "seats", "organisation") == ["council"], "the seat is read, with its organisation by name"
    told = only(store, "column-missing")
    assert (told.table, told.column) == (table, "name"), "the table is told, and the column that it lacks"


@pytest.mark.parametrize("alias", ["Council", "COUNCIL", "council "])
def test_an_alias_that_is_anothers_name_is_told_and_the_name_counts(alias: str) -> None:
    store = cleaned(
        organisations=f"id|name|aliases\na|Council|\nb|Police|{alias}; The Force",
        seats="partnership|organisation|start\nBoard|Council|1/3/2024\nBoard|The Force|1/3/2024",
    )
    assert sorted(column(store, "seats", "organisation")) == ["a", "b"], "each means one"
    assert "is the name of another" in str(only(store, "alias-is-anothers-name")), "and the clash is told"


@pytest.mark.parametrize("table", ["organisations", "people", "partnerships"])
def test_an_alias_of_two_is_told_even_where_nothing_refers_by_it(table: str) -> None:
    store = cleaned(
        **{table: "id|name|aliases\na|First One|Force\nb|Second One|force\nc|Third One|Other"},
        seats="partnership|organisation|start\nBoard|Council|1/3/2024",
    )
    assert "an alias of 2" in str(only(store, "alias-of-several")), "once for the two, and not for the third"
