"""Grants in 360Giving's form. Every expectation is read off the few grants made here."""

import json
from datetime import date
from pathlib import Path

import pytest

from afresh.ingest.published.conversion_error import CannotConvert
from afresh.ingest.published.giving import convert_giving

GRANTS = {"grants": [
    {"id": "360G-a-1", "title": "Core", "currency": "GBP", "amountAwarded": 5000, "awardDate": "2025-06-01T00:00:00Z",
     "fundingOrganization": [{"id": "GB-CHC-1", "name": "Amble Trust"}],
     "recipientOrganization": [{"id": "GB-COH-2", "name": "Falls Board"}]},
    {"id": "360G-a-2", "title": "Van", "currency": "GBP", "amountAwarded": 900, "awardDate": "2025-07-01",
     "fundingOrganization": [{"id": "GB-CHC-1", "name": "Amble Trust"}],
     "recipientOrganization": [{"id": "360G-org-x", "name": "Lunch Club"}]},
    {"id": "360G-a-3", "amountAwarded": 50, "awardDate": "2025-07-02", "recipientIndividual": {"name": "Ann Lee"},
     "fundingOrganization": [{"id": "GB-CHC-1", "name": "Amble Trust"}]},
    {"id": "360G-a-4", "amountAwarded": 70, "awardDate": "soon", "currency": "GBP",
     "fundingOrganization": [{"id": "GB-CHC-1", "name": "Amble Trust"}],
     "recipientOrganization": [{"id": "GB-COH-2", "name": "Falls Board"}]}]}  # fmt: skip
CSV = (
    "Identifier,Currency,Amount Awarded,Award Date,Recipient Org:Identifier,Recipient Org:Name,"
    "Funding Org:Identifier,Funding Org:Name\n"
    '360G-1,GBP,"1,200",01/06/2025,,FALLS BOARD,GB-CHC-1,Amble Trust\n'
)


def test_grants_to_a_named_partnership_are_contributions(tmp_path: Path) -> None:
    file = tmp_path / "grants.json"
    file.write_text(json.dumps(GRANTS), "utf-8")
    store = convert_giving([file], partnerships=["Falls Board"])
    given = store.rows("SELECT organisation, partnership, kind, amount, unit, date FROM contributions")
    assert given == [("GB-CHC-1", "GB-COH-2", "money", 5000.0, "GBP", date(2025, 6, 1))], "one with a day, one without"
    names = store.rows("SELECT name, identifier FROM organisations ORDER BY 1")
    assert names == [("Amble Trust", "GB-CHC-1"), ("Lunch Club", None)], "a 360Giving id of its own is no public one"
    told = " ".join(store.notes)
    assert "received them were left aside: 1." in told and "no contribution: 1." in told, (
        f"what was left aside is said: {told}"
    )
    assert "Ann Lee" not in told + str(store.rows("SELECT name FROM people")), "an individual is nobody's business"
    assert [each.code() for each in store.problems] == ["converted-date-unreadable", "published-item-left-out"] or [
        each.code() for each in store.problems
    ] == ["published-item-left-out", "converted-date-unreadable"], "a grant without a day is told"


def test_csv_has_the_same_under_its_own_headings(tmp_path: Path) -> None:
    file = tmp_path / "grants.csv"
    file.write_text(CSV, "utf-8")
    store = convert_giving([file], partnerships=["falls  board"])
    given = store.rows("SELECT organisation, partnership, amount, date, source_row FROM contributions")
    assert given == [("GB-CHC-1", "FALLS BOARD", 1200.0, date(2025, 6, 1), 2)], "whatever the capitals and the comma"


def test_without_a_partnership_there_are_organisations_alone(tmp_path: Path) -> None:
    file = tmp_path / "grants.json"
    file.write_text(json.dumps(GRANTS["grants"]), "utf-8")
    store = convert_giving([file])
    assert store.count("contributions") == 0 and store.count("organisations") == 3, "funder and two recipients"


@pytest.mark.parametrize(("name", "text"), [("g.json", '{"a": 1}'), ("g.csv", "a,b\n1,2\n"), ("g.pdf", "x")])
def test_a_file_that_holds_no_grants_is_refused_in_words(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(CannotConvert, match=name):
        convert_giving([tmp_path / name])
