"""Rows of totals at the foot of tables. What is a total and what is a record was decided by hand."""

import pytest

from by_hand import cleaned, codes, only

SEATS = "partnership|person|start\nHB|Jo|2022-04-01\nHB|Sam|2022-04-01\n"


@pytest.mark.parametrize(
    "foot",
    ["Total|2|", "Totals||", "|Total|2", "Sum|=COUNTA(B2:B3)|", "Grand total|2|2", "Number present|2|", "TOTAL:|2|50%"],
)
def test_a_row_of_totals_is_left_out_with_a_warning(foot: str) -> None:
    store = cleaned(seats=SEATS + foot)
    assert store.rows("SELECT name FROM people ORDER BY 1") == [("Jo",), ("Sam",)], f"{foot} is nobody"
    assert store.rows("SELECT name FROM partnerships") == [("HB",)], f"and no partnership: {foot}"
    assert codes(store, "error", "warning") == ["totals-left-out"], "a warning, and no error of what it lacks"
    assert only(store, "totals-left-out").sentence("what").startswith("row 4 begins with"), "which row"
    assert store.rows_found["seats"] == 2, "a total is no record"


def test_several_are_told_of_together() -> None:
    store = cleaned(seats=SEATS + "Total|2|\nSum|2|")
    said = only(store, "totals-left-out").sentence("what")
    assert said == "rows 4, 5 begin with 'Total' or the like, and figures or nothing follow.", "once for the table"
    assert "seats.csv: left out 2 rows of totals (numbered 4, 5)." in store.notes, "and in the notes of the review"


@pytest.mark.parametrize(
    "row", ["Total Care|Jo|2022-04-01", "Total|Jo|2022-04-01", "HB|Total|2022-04-01", "Summer|3|2022-04-01"]
)
def test_a_record_is_no_total(row: str) -> None:
    store = cleaned(seats=SEATS + row)
    assert (store.count("seats"), codes(store, "error", "warning")) == (3, []), f"it is kept: {row}"


def test_an_organisation_may_be_called_total() -> None:
    store = cleaned(organisations="name|kind\nCouncil|statutory\nTotal|", seats=SEATS)
    assert store.rows("SELECT name FROM organisations ORDER BY 1") == [("Council",), ("Total",)], "a name by itself"


def test_totals_of_a_decision_log_and_of_contributions() -> None:
    log = "Date|Item|Outcome|Who held back\n12/05/2025|Pool|Agreed|Police\nTotal|1||1"
    given = "organisation|partnership|amount|date\nCouncil|Housing Board|100|2025-04-01\nTotal||£1,100.50|"
    store = cleaned(**{"Housing Board decision log": log, "contributions": given})
    assert (store.count("proposals"), store.count("contributions")) == (1, 1), "one of each"
    assert "required-cell-empty" not in codes(store), "and nothing is asked of the totals"
