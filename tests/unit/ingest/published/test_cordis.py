"""CORDIS's own export headings, and what can go wrong in them. Every expectation is read off the few rows here."""

from datetime import date
from pathlib import Path

import pytest

from afresh.ingest.published.conversion_error import CannotConvert
from afresh.ingest.published.cordis import convert_cordis

ORGANIZATION = """\
projectID;projectAcronym;organisationID;vatNumber;name;shortName;activityType;country;rcn;role;ecContribution;endOfParticipation
"101";"ALPHA";"900";"GB1";"UNIVERSITY OF AMBLE; FORD";"UA";"HES";"UK";"7001";"coordinator";"5000";"false"
"101";"ALPHA";"901";"";"ROOF LTD";"";"PRC";"DE";"7002";"participant";"";"false"
"102";"ALPHA";"901";"";"ROOF LTD";"";"PRC";"DE";"7002";"coordinator";"";"false"
"103";"BETA";"902";"";"AGENCY";"";"PUB";"FR";"7003";"coordinator";"";"false"
"103";"BETA";"";"";"NOBODY";"";"OTH";"FR";"7004";"participant";"";"false"
"""
PROJECT = """\
id;acronym;status;title;startDate;endDate;legalBasis;objective;rcn
"101";"ALPHA";"SIGNED";"Alpha trial";"2019-05-01";"2022-04-30";"H2020-EU.3.1.";"To try alpha";"55"
"102";"ALPHA";"SIGNED";"Other alpha";"2020-01-01";"2019-12-31";"H2020-EU.1.3.";"";"56"
"103";"BETA";"SIGNED";"Beta";"sometime";"";"";"";"57"
"""


@pytest.fixture()
def files(tmp_path: Path) -> tuple[Path, Path]:
    organization, project = tmp_path / "organization.csv", tmp_path / "project.csv"
    organization.write_text(ORGANIZATION, "utf-8")
    project.write_text(PROJECT, "utf-8")
    return organization, project


def test_cordis_own_export_is_read_with_dates_from_its_projects(files: tuple[Path, Path]) -> None:
    store = convert_cordis(files[0], projects=files[1])
    assert store.rows('SELECT partnership, organisation, role, start, "end" FROM seats ORDER BY 1, 2') == [
        ("101", "900", "coordinator", date(2019, 5, 1), date(2022, 4, 30)),
        ("101", "901", "participant", date(2019, 5, 1), date(2022, 4, 30)),
        ("102", "901", "coordinator", date(2020, 1, 1), None),
    ], "projectID is the project; rcn here is the organisation's"
    assert store.rows("SELECT id, name, kind, issues, purpose FROM partnerships ORDER BY id") == [
        ("101", "ALPHA (101)", "project", "H2020-EU.3.1.", "To try alpha"),
        ("102", "ALPHA (102)", "project", "H2020-EU.1.3.", "Other alpha"),
        ("103", "BETA", "project", None, "Beta"),
    ], "two projects share an acronym, so their numbers tell them apart"
    assert store.rows("SELECT id, name, aliases, body, kind, area FROM organisations ORDER BY id") == [
        ("900", "UNIVERSITY OF AMBLE; FORD", "UA", "university", "academic", "UK"),
        ("901", "ROOF LTD", None, "company", "private", "DE"),
        ("902", "AGENCY", None, "other", "statutory", "FR"),
    ]
    assert store.count("contributions") == 0, "money received is not money given"


def test_every_row_left_out_or_changed_is_reported(files: tuple[Path, Path]) -> None:
    store = convert_cordis(files[0], projects=files[1])
    assert {p.code(): (p.row, p.value) for p in store.problems} == {
        "participation-unnamed": (6, ""),
        "converted-date-unreadable": (None, "sometime"),
        "end-before-start": (4, "project 102"),
        "project-without-start": (5, "103"),
    }
    assert all(str(problem) for problem in store.problems), "each has the facts that its sentences ask for"
    assert (store.rows_found["seats"], store.rows_kept["seats"]) == (5, 3)
    assert any("'projectID' as project" in note for note in store.notes), store.notes


def test_a_file_that_is_something_else_is_said(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    with pytest.raises(
        CannotConvert, match=r"no column for the project\. Looked for: projectid.* Its columns are: a, b\."
    ):
        convert_cordis(tmp_path / "x.csv")
