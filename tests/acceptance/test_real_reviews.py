"""The main job on real registers, as a user starts it, against facts counted on the raw files in plain Python."""

import csv
import gzip
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

import duckdb
import pytest

import afresh
import editions
from afresh.dataset import Dataset, Review
from afresh.snapshot.load import ids
from cordis import count, projects
from editions import Register, both, register
from uncited import comparable

pytestmark = [pytest.mark.real, pytest.mark.long]

APPG_LAST, CONGRESS_LAST = date(2026, 6, 29), date(2026, 4, 22)
"""The last editions, by the README of the real records."""
SKIPPED_IN_BENEFITS = date(2025, 12, 1)
BAD_IN_CONGRESS = [date(2016, 12, 21), date(2021, 1, 23), date(2021, 2, 25), date(2025, 1, 17)]
"""Editions that the converter leaves out; test_convert_real.py shows that it finds these and why."""
THREE_GROUPS = ("engineering", "humanist", "pakistan")
CUT_OFF = date(2026, 4, 13)
"""An earlier edition of the APPG register, 18 months after its second: some groups have a state by then."""

Facts = dict[str, Any]


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """One command in a process of its own; whatever it says on standard error is meant for a reader."""
    command = [sys.executable, "-c", "from afresh.cli import main; main()", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"afresh {words[0]} ended with {done.returncode}: {done.stderr[-2000:]}"
    for leak in ("Traceback", "nanobind", "▕", "Warning:"):
        assert leak not in done.stderr + done.stdout, f"'{leak}' in what afresh {words[0]} says: {done.stderr[-500:]}"
    return done


def reviewed(records: Path, out: Path, *words: str | Path) -> Facts:
    run("review", records, "-o", out, *words)
    page = (out / "review.html").read_text("utf-8")
    assert page.rstrip().endswith("</html>"), "the report is whole"
    found: Facts = json.loads((out / "review.json").read_text("utf-8"))
    return found


def period_of(review: Facts) -> Facts:
    return {"after": review["after"], "to": review["at"], "level": review["level"]}


def finding(partnership: Facts, measure: str) -> Facts:
    return next(each for each in partnership["findings"] if each["measure"] == measure)


def years_back(day: date, years: int) -> date:
    return day.replace(year=day.year - years)


# The register of All-Party Parliamentary Groups


def appg_rows(shared: Path, name: str) -> list[dict[str, str]]:
    with gzip.open(shared / "appg" / f"{name}.csv.gz", "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def appg_counted(shared: Path) -> Register:
    officers = register(
        (date.fromisoformat(row["edition"]), (row["group"], row["name"].lower(), f"{row['role']}|{row['party']}"))
        for row in appg_rows(shared, "officers")
    )
    benefits = register(
        (day, (row["group"], " ".join(row["source"].split()).lower(), ""))
        for row in appg_rows(shared, "benefits")
        if (day := date.fromisoformat(row["edition"])) != SKIPPED_IN_BENEFITS
    )
    return both(officers, benefits)


def convert_appg(officers: Path, benefits: Path, out: Path) -> Path:
    same = ("--edition", "edition", "--partnership", "group", "-o", out)
    run("convert", "snapshots", officers, *same, "--person", "name", "--organisation", "party", "--role", "role")
    funders = ("--organisation", "source", "--role-is", "Funder or secretariat")
    run("convert", "snapshots", benefits, *same, *funders, "--add")
    return out


@pytest.fixture(scope="module")
def appg(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = shared / "appg"
    return convert_appg(folder / "officers.csv.gz", folder / "benefits.csv.gz", tmp_path_factory.mktemp("appg"))


@pytest.fixture(scope="module")
def appg_review(appg: Path, tmp_path_factory: pytest.TempPathFactory) -> Facts:
    return reviewed(appg, tmp_path_factory.mktemp("appg-review"))


def test_the_appg_register_is_reviewed_as_of_its_last_edition(shared: Path, appg_review: Facts) -> None:
    period = {"after": "2025-06-29", "to": APPG_LAST.isoformat(), "level": "people"}
    assert period_of(appg_review) == period, "four fifths of the seats name a person"
    groups = {row["group"] for name in ("officers", "benefits") for row in appg_rows(shared, name)}
    assert {each["id"] for each in appg_review["partnerships"]} == groups, "every group of either file, and no other"


def test_appg_arrivals_are_those_of_the_raw_files(shared: Path, appg_review: Facts) -> None:
    counted = appg_counted(shared).stretches
    for each in appg_review["partnerships"]:
        new, years = editions.arrivals(counted[each["id"]], APPG_LAST, years_back(APPG_LAST, 4))
        found = finding(each, "arrivals")
        rate = new / years if years else None
        assert found["value"] == pytest.approx(rate, abs=1e-9), f"{each['id']}: {found}, counted {new} in {years} years"
        assert rate is None or found["n"] == new, f"{each['id']}: {found['n']} newcomers, counted {new}"


def test_no_state_rests_on_fewer_than_15_seat_years_or_18_months(shared: Path, appg_review: Facts) -> None:
    counted = appg_counted(shared).stretches
    settled = [each for each in appg_review["partnerships"] if each["state"]["support"] is not None]
    assert settled, "some group has a state"
    for each in settled:
        members = counted[each["id"]]
        _, years = editions.arrivals(members, APPG_LAST, years_back(APPG_LAST, 4))
        first = min(start for of in members.values() for start, _ in of)
        assert years >= 15, f"{each['id']} is said to be {each['state']['name']} on {years:.1f} seat-years"
        assert first <= date(2024, 12, 29), (
            f"{each['id']} is said to be {each['state']['name']}, on record since {first}"
        )
        assert each["state"]["provisional"], (
            f"{each['id']}: the register covers less than a term, and the state must say so"
        )


def test_states_are_of_groups_and_never_of_organisations(appg_review: Facts) -> None:
    """Parties and funders are not partnerships; what is measured of everything has no state."""
    assert "support" not in json.dumps(appg_review["everywhere"]), "a state outside the partnerships"
    assert not any("organisation_support" in each["measure"] for each in appg_review["everywhere"])


@pytest.mark.parametrize("at", [APPG_LAST, CUT_OFF], ids=str)
def test_who_joined_and_left_an_appg_is_in_the_raw_files(shared: Path, appg: Path, at: date) -> None:
    review = afresh.read(appg).review(at=at, partnerships=THREE_GROUPS)
    counted = appg_counted(shared).stretches
    until = {group: _until(counted[group], at) for group in THREE_GROUPS}
    assert came_and_went(review) == {
        group: (editions.joined(members, years_back(at, 1)), editions.left(members, years_back(at, 1), at))
        for group, members in until.items()
    }, f"who joined and left as of {at}"


def _until(members: Mapping[str, list[editions.Stretch]], at: date) -> dict[str, list[editions.Stretch]]:
    cut = {m: [(start, min(end, at)) for start, end in of if start <= at] for m, of in members.items()}
    return {m: of for m, of in cut.items() if of}


def came_and_went(review: Review) -> dict[str, tuple[dict[str, date], dict[str, date]]]:
    """Who the review says joined and left each partnership with a page, and when."""
    workspace = review.assessment.workspace
    called = [each.lower() for table in ("people", "organisations") for each in ids(workspace.store, table)]
    found = {}
    for each in review.assessment.paged:
        assert each.table is not None, f"{each.id} has a page"
        joined = {called[member.member]: member.first_here for member in each.table.joined()}
        gone = each.table.left(workspace.period.start, workspace.period.end)
        found[each.id] = (joined, {called[spell.member]: spell.end for spell in gone if spell.end})
    return found


DRAWN = {"link_freshness_chance", "degree_preserving"}
"""Measures set against random draws."""


def test_a_review_at_an_earlier_edition_is_that_of_the_register_cut_off_there(
    shared: Path, appg: Path, tmp_path: Path
) -> None:
    """Two things may differ. In the register cut off, everybody's seat was last seen on its last day, which makes that
    day a gathering of every group; in the whole register only of groups that changed after it. So the random draws
    of chance are others (their members stand in another order), and seats last seen on that day may read as held."""
    cut = {name: _cut_off(shared, tmp_path, name) for name in ("officers", "benefits")}
    pages = [word for group in THREE_GROUPS for word in ("--partnership", group)]
    asked = ("--at", CUT_OFF.isoformat(), *pages)
    short = reviewed(convert_appg(cut["officers"], cut["benefits"], tmp_path / "cut"), tmp_path / "short", *asked)
    whole = reviewed(appg, tmp_path / "whole", *asked)
    assert period_of(short) == period_of(whole)
    now, then = ({each["id"]: each for each in facts["partnerships"]} for facts in (whole, short))
    later = now.keys() - then.keys()
    assert all(not now[each]["findings"] for each in later), "nothing is found of groups that come later"
    assert then.keys() <= now.keys() and len(then) > 600, f"only {len(then)} groups are compared"
    assert any(each["state"]["support"] is not None for each in then.values()), "some group has a state to compare"
    last = CUT_OFF.isoformat()
    for group, one in then.items():
        assert comparable(one, DRAWN, last) == comparable(now[group], DRAWN, last), f"{group} differs"
    chance = [
        abs(one["expected"] - two["expected"])
        for group in then
        for one, two in zip(_drawn(then[group]), _drawn(now[group]), strict=True)
        if one["expected"] is not None
    ]
    assert len(chance) > 500 and max(chance) < 0.02, f"chance differs by up to {max(chance):.3f}, more than draws do"


def _cut_off(shared: Path, folder: Path, name: str) -> Path:
    rows = appg_rows(shared, name)
    path = folder / f"{name}.csv.gz"
    with gzip.open(path, "wt", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(row for row in rows if row["edition"] <= CUT_OFF.isoformat())
    return path


def _drawn(partnership: Facts) -> list[Facts]:
    return [each for each in partnership["findings"] if each["measure"] in DRAWN]


# Committees of the US Congress


def convert_congress(shared: Path, out: Path) -> Path:
    """By person and title. The side of the House is no organisation and changes hands at elections: as one, it would
    turn every seat into another."""
    run(
        "convert", "snapshots", shared / "congress" / "committee_snapshots.parquet", "--edition", "snapshot_date",
        "--partnership", "committee", "--person", "bioguide", "--person-name", "name", "--role", "title",
        "--kind", "committee", "-o", out,
    )  # fmt: skip
    return out


@pytest.fixture(scope="module")
def congress(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return convert_congress(shared, tmp_path_factory.mktemp("congress"))


@pytest.fixture(scope="module")
def congress_dataset(congress: Path) -> Dataset:
    return afresh.read(congress)


@pytest.fixture(scope="module")
def congress_rows(shared: Path) -> list[tuple[date, editions.Seat]]:
    rows = duckdb.sql(
        "SELECT DISTINCT snapshot_date, committee, bioguide, title "
        f"FROM '{shared}/congress/committee_snapshots.parquet' WHERE committee IS NOT NULL AND bioguide IS NOT NULL"
    ).fetchall()
    return [(date.fromisoformat(day), (where, who.lower(), title or "")) for day, where, who, title in rows]


def good(rows: Iterable[tuple[date, editions.Seat]], at: date = CONGRESS_LAST) -> Register:
    return register((day, seat) for day, seat in rows if day not in BAD_IN_CONGRESS and day <= at)


@pytest.fixture(scope="module")
def congress_review(congress: Path, tmp_path_factory: pytest.TempPathFactory) -> Facts:
    return reviewed(congress, tmp_path_factory.mktemp("congress-review"))


CHAIR_CHANGED = {
    "HLIG": {2015, 2019, 2023, 2025},
    "HSAP": {2017, 2019, 2023, 2024},
    "HSAS": {2015, 2019, 2023},
    "HSWM": {2015, 2016, 2019, 2023},
    "SSFR": {2015, 2019, 2024, 2025},
}
"""Committees and the years in which another held the chair on 30 June than a year before, as was reported when they
changed: intelligence (Rogers, Nunes, Schiff, Turner, Crawford), appropriations (Rogers, Frelinghuysen, Lowey, DeLauro,
Granger, Cole from April 2024), armed services (McKeon, Thornberry, Smith, Rogers), ways and means (Camp, Ryan, Brady
from November 2015, Neal, Smith), foreign relations (Menendez, Corker, Risch, Menendez, Cardin from September 2023,
Risch)."""


@pytest.mark.parametrize("year", [*range(2014, 2021), 2023, 2024, 2025])
def test_chairs_of_congress_change_hands_when_they_did(congress_dataset: Dataset, year: int) -> None:
    """In the snapshots of the middle of 2021 some committees have no chair: it and the year after cannot tell."""
    found = {
        row["partnership"]: row["value"]
        for row in congress_dataset.measure("role_renewal", at=date(year, 6, 30)).rows()
        if row["subject"] == "chair" and row["partnership"] in CHAIR_CHANGED
    }
    expected = {name: float(year in years) for name, years in CHAIR_CHANGED.items()}
    assert found == expected, f"whose chair changed hands in the year to 30 June {year}"


def test_congress_is_reviewed_as_of_its_last_snapshot(congress_review: Facts) -> None:
    assert period_of(congress_review) == {"after": "2025-04-22", "to": CONGRESS_LAST.isoformat(), "level": "people"}


def test_newcomers_of_committees_are_those_of_the_raw_file(
    congress_review: Facts, congress_rows: list[tuple[date, editions.Seat]]
) -> None:
    counted = good(congress_rows).stretches
    shown = {each["id"]: finding(each, "arrivals") for each in congress_review["partnerships"]}
    assert shown.keys() == counted.keys() and {"HSAG", "SSJU"} <= shown.keys(), "every committee of the raw file"
    for committee, found in shown.items():
        new, years = editions.arrivals(counted[committee], CONGRESS_LAST, years_back(CONGRESS_LAST, 4))
        rate = new / years if years else None
        assert found["value"] == pytest.approx(rate, abs=1e-9), f"{committee}: {found}, counted {new} in {years}"
        assert rate is None or found["n"] == new, f"{committee}: {found['n']} newcomers, counted {new}"
    assert shown["HSAG"]["n"] > 10 and shown["SSJU"]["n"] > 3, "committees to which new members came"


def test_link_freshness_of_committees_is_that_of_the_raw_file(
    congress_review: Facts, congress_rows: list[tuple[date, editions.Seat]]
) -> None:
    counted = good(congress_rows).stretches
    met = {each: editions.gatherings(members, CONGRESS_LAST) for each, members in counted.items()}
    fresh = editions.link_freshness(
        {each: editions.without_plenaries(of) for each, of in met.items()}, years_back(CONGRESS_LAST, 1)
    )
    shown = {
        each["id"]: (found["value"], found["n"])
        for each in congress_review["partnerships"]
        for found in each["findings"]
        if found["measure"] == "link_freshness" and found["value"] is not None
    }
    assert "SSJU" in shown and len(shown) > 150, f"only {len(shown)} committees have a link freshness"
    assert {each: n for each, (_, n) in shown.items()} == {each: n for each, (_, n) in fresh.items()}, "pairs together"
    assert {each: value for each, (value, _) in shown.items()} == pytest.approx(
        {each: value for each, (value, _) in fresh.items()}, abs=1e-12
    ), "share of new pairs"


@pytest.mark.parametrize("bad", BAD_IN_CONGRESS, ids=str)
def test_a_bad_edition_makes_nobody_join_or_leave_in_the_review(
    bad: date, congress_dataset: Dataset, congress_rows: list[tuple[date, editions.Seat]]
) -> None:
    """As of the next good edition, of the three committees that miss most members in the bad one."""
    by_day = {day: {seat for when, seat in congress_rows if when == day} for day in {day for day, _ in congress_rows}}
    fine = sorted(by_day.keys() - set(BAD_IN_CONGRESS))
    before, at = max(day for day in fine if day < bad), min(day for day in fine if day > bad)
    missed = Counter(seat[0] for seat in by_day[before] & by_day[at] - by_day[bad] if len(seat[0]) == 4)
    worst = [committee for committee, _ in sorted(missed.items(), key=lambda each: (-each[1], each[0]))[:3]]
    assert sum(missed[each] for each in worst) >= 10, f"{bad} is missing few: {missed}"
    counted = good(congress_rows, at).stretches
    review = congress_dataset.review(at=at, partnerships=worst)
    found = came_and_went(review)
    since = years_back(at, 1)
    assert found == {
        each: (editions.joined(counted[each], since), editions.left(counted[each], since, at)) for each in worst
    }, f"who joined and left as of {at}"
    for each in review.assessment.paged:
        assert each.table is not None
        days = {day for spell in each.table.spells for day in (spell.start, spell.end)}
        assert bad not in days, f"{each.id}: a seat begins or ends on {bad}"


def test_freshness_is_an_election_clock(congress_dataset: Dataset) -> None:
    """New Congresses sit from January of odd years: half a year later most new pairs are of odd years."""
    medians = {}
    for year in range(2015, 2026):
        table = congress_dataset.measure("link_freshness", at=date(year, 6, 30))
        full = [row["value"] for row in table if len(row["partnership"]) == 4 and row["value"] is not None]
        assert len(full) > 20, f"only {len(full)} full committees in {year}"
        medians[year] = median(full)
    for year in range(2015, 2025, 2):
        assert medians[year] > medians[year + 1], f"{year} against {year + 1}: {medians}"


# Horizon 2020


def test_cordis_is_reviewed_by_organisations(shared: Path, tmp_path: Path) -> None:
    folder = shared / "cordis_h2020"
    parts = ("--programme-parts", folder / "programme_parts.parquet")
    run("convert", "cordis", folder / "participations.parquet", *parts, "-o", tmp_path / "records")
    at, t0 = date(2019, 12, 31), date(2018, 12, 31)
    review = reviewed(tmp_path / "records", tmp_path / "review", "--at", at.isoformat())
    assert period_of(review) == {"after": t0.isoformat(), "to": at.isoformat(), "level": "organisations"}, (
        "no seat names a person, so the level is organisations without being asked for"
    )
    assert review["partnerships"] == [], "projects have no state"
    found = {each["subject"]: each for each in review["everywhere"] if each["measure"] == "p_and_q"}
    _, _, sums = count(projects(shared, at), t0)
    assert found["p"]["n"] == sums["seats"] > 10_000, f"{found['p']['n']} places, counted {sums['seats']}"
    assert found["p"]["value"] == pytest.approx(sums["old"] / sums["seats"], abs=1e-12)
    assert found["q"]["value"] == pytest.approx(sums["above"] / sums["below"], abs=1e-9)
