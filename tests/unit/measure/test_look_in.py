"""Look-in on records small enough to count by hand: who works on a board's issues, and who of them sits."""

from datetime import date
from typing import Any

import pytest

from afresh.features.areas import containing
from afresh.measure import measure, measure_named
from afresh.measure.notes import EVERY_ONE, NO_RECORDS, TOO_FEW
from afresh.snapshot.workspace import gather
from records import Records, Row, store_of, together

AT = date(2024, 6, 30)
LONG_AGO = date(2015, 1, 1)
BOARD: Records = {
    "partnerships": [{"id": "board", "name": "board", "kind": "board", "area": "North", "issues": "housing"}]
}


def organisation(id: str, kind: str | None = "voluntary", issues: str | None = "housing", **more: Any) -> Row:
    return {"id": id, "name": id, "kind": kind, "issues": issues, "area": "North", **more}


def seat(organisation: str, of: str = "board", **more: Any) -> Row:
    return {"partnership": of, "organisation": organisation, "start": LONG_AGO, **more}


def look_in(*parts: Records) -> dict[str, dict[str, Any]]:
    table = measure(gather(store_of(together(*parts)), at=AT, level="organisations"), ["look_in"])
    return {row["subject"]: row for row in table.rows() if row["partnership"] == "board"}


def eligible(*parts: Records) -> list[str]:
    """The organisations listed under the measure."""
    store = store_of(together(*parts))
    workspace = gather(store, at=AT, level="organisations")
    measure(workspace, ["look_in"])
    names = dict(store.rows("SELECT rowid, id FROM organisations"))
    under = workspace.ask(*measure_named("look_in").records).rows()
    return sorted(names[row["record"]] for row in under if row["tbl"] == "organisations" and row["partnership"] == 0)


def test_charities_and_councils() -> None:
    """4 charities and 4 councils work on housing and 4 of the 8 sit, all of them councils: 2 of each are expected, and
    none of the one and all of the other is once in 70 (Fisher's tea; see tests/unit/statistics/test_hypergeometric)."""
    councils = [organisation(f"council {n}", "statutory") for n in range(4)]
    charities = [organisation(f"charity {n}") for n in range(4)]
    seats = {"seats": [seat(row["id"]) for row in councils]}
    found = look_in(BOARD, {"organisations": [*councils, *charities]}, seats)
    for kind, sit in (("statutory", 4), ("voluntary", 0)):
        row = found[kind]
        got = row["value"], row["n"], row["expected"], row["low"], row["high"]
        assert got == (sit, 4, 2.0, 1, 3), f"{kind}: {sit} of 4, where chance gives 1 to 3"
    taken = measure_named("look_in").function(
        gather(store_of(together(BOARD, {"organisations": [*councils, *charities]}, seats)), at=AT)
    )
    assert [each for each in taken.columns["tail"] if each] == pytest.approx([1 / 70, 1 / 70]), "once in 70"


@pytest.mark.parametrize(
    ("theirs", "why"),
    [
        (organisation("x", issues="falls"), "another issue"),
        (organisation("x", area="South"), "another area"),
        (organisation("x", area="North / East"), "an area within it"),
        (organisation("x", closed=AT), "closed on the day"),
        (organisation("x", opened=date(2024, 7, 1)), "not yet open"),
        (organisation("x", successor="y"), "another by now, which is not listed as working on housing"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_who_could_not_sit(theirs: Row, why: str) -> None:
    seats = {"seats": [seat("sits")]}
    others = {"organisations": [organisation("sits"), organisation("could"), theirs, organisation("y", area="South")]}
    assert eligible(BOARD, others, seats) == ["could", "sits"], why


@pytest.mark.parametrize(
    "theirs",
    [
        organisation("x", issues=" Housing; falls"),
        organisation("x", area=" north "),
        organisation("x", area=None),
        organisation("x", area="national"),
        organisation("x", closed=date(2024, 7, 1)),
    ],
    ids=["whatever its capitals", "the same area", "area not recorded", "the whole nation", "closes later"],
)
def test_who_could(theirs: Row) -> None:
    assert eligible(BOARD, {"organisations": [organisation("sits"), theirs]}, {"seats": [seat("sits")]}) == [
        "sits",
        "x",
    ], f"{theirs} could sit"


def test_what_it_did_elsewhere_counts_and_what_it_did_here_does_not() -> None:
    """Of three that declare nothing, one raised housing at another forum, one answered there, one raised it here."""
    silent = [organisation(id, issues=None) for id in ("raised", "answered", "here", "long ago")]
    day, before = date(2022, 1, 10), date(2021, 6, 30)
    elsewhere: Records = {
        "partnerships": [{"id": "forum", "name": "forum", "kind": "forum"}],
        "meetings": [
            {"id": "f", "partnership": "forum", "date": day}, {"id": "b", "partnership": "board", "date": day},
            {"id": "old", "partnership": "forum", "date": before},
        ],
        "agenda": [
            {"id": f"{meeting} {who}", "meeting": meeting, "title": "Homes", "issue": "housing", "raised_by": who}
            for meeting, who in (("f", "raised"), ("b", "here"), ("old", "long ago"))
        ],
        "proposals": [{"id": "q", "partnership": "forum", "date": day, "title": "q", "issue": "housing"}],
        "responses": [{"proposal": "q", "organisation": "answered", "response": "oppose"}],
    }  # fmt: skip
    found = eligible(BOARD, {"organisations": [organisation("sits"), *silent]}, {"seats": [seat("sits")]}, elsewhere)
    assert found == ["answered", "raised", "sits"], "36 months to 30 June 2024 begin after 30 June 2021"


def test_an_area_of_the_partnership_it_reports_to_contains_its_own() -> None:
    parent = {"partnerships": [{"id": "borough", "name": "borough", "kind": "board", "area": "Borough"},
                               {**BOARD["partnerships"][0], "parent": "borough"}]}  # fmt: skip
    wide = organisation("x", area="borough")
    records = {"organisations": [organisation("sits"), wide]}, {"seats": [seat("sits")]}
    store = store_of(together(parent, *records))
    workspace = gather(store, at=AT, level="organisations")
    rows = {row["subject"]: row for row in measure(workspace, ["look_in"]).rows() if row["partnership"] == "board"}
    assert rows["voluntary"]["n"] == 2, "the one that serves the borough could sit on the board of a part of it"


def test_those_that_share_only_the_area() -> None:
    rest = [organisation(f"x{n}", issues="falls") for n in range(3)]
    found = look_in(BOARD, {"organisations": [organisation("sits"), *rest]}, {"seats": [seat("sits"), seat("x0")]})
    row = found["sharing only the area"]
    assert (row["value"], row["n"], row["low"], row["expected"]) == (1, 3, None, None), "one of three has a seat"


def test_no_area_no_row_of_the_area() -> None:
    nowhere: Records = {"partnerships": [{"id": "board", "name": "board", "issues": "housing"}]}
    found = look_in(nowhere, {"organisations": [organisation("sits"), organisation("x")]}, {"seats": [seat("sits")]})
    row = found["sharing only the area"]
    assert (row["value"], row["note"]) == (None, NO_RECORDS), "an area that nobody gave was shared"
    assert found["voluntary"]["n"] == 2, "an area not recorded is taken to fit"


def test_undefined_and_why() -> None:
    few = look_in(BOARD, {"organisations": [organisation("a"), organisation("b")]}, {"seats": [seat("a")]})["voluntary"]
    assert (few["value"], few["n"], few["note"]) == (None, 2, TOO_FEW), "one expected is under two"
    four = [organisation(f"x{n}") for n in range(4)]
    every = look_in(BOARD, {"organisations": four}, {"seats": [seat(row["id"]) for row in four]})["voluntary"]
    assert (every["value"], every["note"]) == (None, EVERY_ONE), "where all are seated nobody could be"


def test_a_merger_is_one_organisation_with_the_issues_of_both() -> None:
    merged = [organisation("a", issues="falls", successor="c"), organisation("b", successor="c"),
              organisation("c", issues=None)]  # fmt: skip
    assert eligible(BOARD, {"organisations": [organisation("sits"), *merged]}, {"seats": [seat("sits")]}) == [
        "c",
        "sits",
    ], "what became c works on housing"


def test_areas_that_contain_another() -> None:
    found = containing("north / east / market ward")
    for area in ("north", "north/east", "north / east", "north/east/market ward", "national"):
        assert area in found, f"{area} contains it"
    assert not {"east", "market ward", ""} & set(found), f"a part of the path by itself does not: {found}"
