"""The worked example, counted in plain Python.

Expected ranges follow from the planted mechanisms: a count that comes by chance at rate r over
exposure E is Poisson with mean rE, and a share of n with probability p is binomial; the ranges
below reach at least three standard deviations each way, over several seeds added together.
"""

import json
import re
import time
from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from studies.example import make, write
from studies.example.chance import Chance
from studies.example.partnerships import NINE
from studies.example.place import LANTERN_HOUSE, STEADY_STEPS, SURVIVORS

from afresh.records.store import Store
from afresh.records.tables import BODIES, ORGANISATION_KINDS, TABLES
from afresh.vocabulary import months_before

TODAY = date(2026, 6, 30)
SEEDS = range(1, 7)
SHARES = [0.16840079072995207, 0.21325172156783767, 0.4944608468130137]


@pytest.fixture(scope="module")
def places() -> dict[int, Store]:
    return {seed: make(seed) for seed in SEEDS}


@pytest.fixture(scope="module")
def one(places: dict[int, Store]) -> Store:
    return places[1]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    there = tmp_path_factory.mktemp("example")
    write(there)
    return there


def everything(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    return {name: sorted(store.rows(f'SELECT * FROM "{name}"'), key=str) for name in TABLES}


def dicts(store: Store, table: str) -> list[dict[str, Any]]:
    names = [column.name for column in TABLES[table].columns]
    quoted = ", ".join(f'"{name}"' for name in names)
    return [dict(zip(names, row, strict=True)) for row in store.rows(f'SELECT {quoted} FROM "{table}"')]


def test_the_same_seed_makes_the_same_place(one: Store) -> None:
    assert everything(make(1)) == everything(one), "two runs with seed 1 differ"


def test_another_seed_makes_another_history(places: dict[int, Store]) -> None:
    assert everything(places[1])["seats"] != everything(places[2])["seats"], "seeds 1 and 2 seat the same people"


def test_chance_is_the_same_on_every_machine() -> None:
    # The last three of numpy.random.Generator(numpy.random.PCG64([1, 1])).random(2048), last first, in NumPy 2.4;
    # NumPy keeps PCG64's stream the same from version to version.
    chance = Chance(1, 1)
    assert [chance.share() for _ in range(3)] == SHARES, "the shares differ from those of PCG64"


def test_counts_are_as_promised(places: dict[int, Store]) -> None:
    for seed, store in places.items():
        assert store.count("partnerships") == 9, "nine partnerships were promised"
        assert 55 <= store.count("organisations") <= 65, "about sixty organisations were promised"
        assert 150 <= store.count("people") <= 215, f"seed {seed}: about 180 people were promised"
        assert store.count("attendance") <= 10_000, f"seed {seed}: more attendance than promised"
        boards = [each for each in dicts(store, "partnerships") if each["kind"] == "board"]
        assert len(boards) >= 6, "openness needs five boards to compare each board with"


def test_every_kind_of_organisation_and_every_mark_is_there(one: Store) -> None:
    rows = dicts(one, "organisations")
    assert {row["body"] for row in rows} <= set(BODIES.split("|")), "some body is not of the list"
    assert len({row["body"] for row in rows}) >= 12, "many sorts of body"
    assert {row["kind"] for row in rows} == set(ORGANISATION_KINDS.split("|")), "some kind is not in the example"
    for table, column in (("attendance", "status"), ("proposals", "status"), ("responses", "response"),
                          ("responses", "reason_kind"), ("agenda", "nature"), ("meetings", "status")):  # fmt: skip
        held = {row[column] for row in dicts(one, table)} - {None}
        assert held == set(TABLES[table].column(column).choices), f"{table}.{column} does not show every value"


def test_six_years_of_meetings_end_in_the_last_month(one: Store) -> None:
    days = [row["date"] for row in dicts(one, "meetings")]
    assert date(2020, 7, 1) <= min(days) <= date(2020, 8, 15), "the records do not begin in summer 2020"
    assert date(2026, 6, 1) <= max(days) <= TODAY, "the records do not reach the last month"


def test_every_reference_leads_somewhere(one: Store) -> None:
    held = {name: {row["id"] for row in dicts(one, name)} for name, table in TABLES.items() if table.has_id}
    for name, table in TABLES.items():
        for row in dicts(one, name):
            for column in table.columns:
                if column.refers_to and row[column.name] is not None:
                    assert row[column.name] in held[column.refers_to], f"{name}.{column.name}: {row[column.name]}"
                assert not column.required or row[column.name] is not None, f"{name}.{column.name} is empty"


def test_ids_are_unique_and_values_are_allowed(one: Store) -> None:
    for name, table in TABLES.items():
        rows = dicts(one, name)
        if table.has_id:
            assert len({row["id"] for row in rows}) == len(rows), f"{name} has one id twice"
        for column in table.columns:
            wrong = {row[column.name] for row in rows} - {None, *column.choices} if column.choices else set()
            assert not wrong, f"{name}.{column.name} holds {wrong}"


def test_nobody_sits_before_a_seat_or_answers_the_future(one: Store) -> None:
    seats = dicts(one, "seats")
    assert all(row["end"] is None or row["start"] <= row["end"] for row in seats), "a seat ends before it starts"
    assert all(row["start"] <= TODAY for row in seats), "a seat starts after the last day"
    for table, column in (("proposals", "decided"), ("responses", "date"), ("contributions", "date"),
                          ("observations", "date")):  # fmt: skip
        latest = max(row[column] for row in dicts(one, table) if row[column])
        assert latest <= TODAY, f"{table}.{column} lies after the last day"


def test_one_seat_at_a_time_for_each_person(one: Store) -> None:
    spells = defaultdict(list)
    for row in dicts(one, "seats"):
        spells[row["partnership"], row["person"]].append((row["start"], row["end"] or date.max))
    for whose, held in spells.items():
        held.sort()
        assert all(a[1] < b[0] for a, b in pairwise(held)), f"{whose} holds two seats at once"


def test_a_partnership_has_one_chair_at_a_time(places: dict[int, Store]) -> None:
    for seed, store in places.items():
        for plan in NINE:
            chairs = [row for row in dicts(store, "seats") if row["partnership"] == plan.id and row["role"] == "Chair"]
            now = [row for row in chairs if row["end"] is None]
            assert len(now) == 1, f"seed {seed}: {plan.id} has {len(now)} chairs on the last day"


def newcomers(store: Store, partnership: str, months: int = 48) -> tuple[int, float]:
    """People first seated in the window, and the seat-years held within it."""
    since, first, years = months_before(TODAY, months), dict[str, date](), 0.0
    for row in dicts(store, "seats"):
        if row["partnership"] == partnership:
            first[row["person"]] = min(first.get(row["person"], date.max), row["start"])
            years += max(0, ((row["end"] or TODAY) - max(row["start"], since)).days) / 365.25
    return sum(day > since for day in first.values()), years


@pytest.mark.parametrize("plan", [plan for plan in NINE if plan.state in ("fresh", "stale", "stagnant", "blocked")],
                         ids=lambda plan: plan.id)  # fmt: skip
def test_new_people_arrive_at_the_planted_rate(places: dict[int, Store], plan: Any) -> None:
    counts = [newcomers(store, plan.id) for store in places.values()]
    arrived, expected = sum(k for k, _ in counts), plan.arrivals * sum(years for _, years in counts)
    # Some planned seats do not change hands by chance (at most 3 of 14), so the low side has a fifth more room.
    spread = 3 * max(expected, 4) ** 0.5
    assert 0.8 * expected - spread <= arrived <= expected + spread, f"{arrived} newcomers, {expected:.1f} expected"


def test_stale_tables_have_hardly_anybody_new_and_fresh_ones_many(places: dict[int, Store]) -> None:
    for plan in NINE:
        rates = [k / years for k, years in (newcomers(store, plan.id) for store in places.values())]
        if plan.state in ("stale", "stagnant"):
            assert max(rates) < 0.10, f"{plan.id}: {rates} reaches the rate under which renewal is low"
        if plan.state in ("fresh", "blocked"):
            assert min(rates) > 0.10, f"{plan.id}: {rates} falls under the rate under which renewal is low"


def adopted_in_time(store: Store, partnership: str) -> tuple[int, int]:
    rows = [row for row in dicts(store, "proposals") if row["partnership"] == partnership and not row["procedural"]
            and months_before(TODAY, 24) < row["date"] <= months_before(TODAY, 12)]  # fmt: skip
    in_time = [row for row in rows if row["status"] == "adopted" and row["decided"] <= months_before(row["date"], -12)]
    return len(in_time), len(rows)


@pytest.mark.parametrize("plan", [plan for plan in NINE if plan.kind == "board" and plan.users_adopted == 1],
                         ids=lambda plan: plan.id)  # fmt: skip
def test_proposals_get_through_at_the_planted_rate(places: dict[int, Store], plan: Any) -> None:
    counts = [adopted_in_time(store, plan.id) for store in places.values()]
    assert min(n for _, n in counts) >= 10, f"too few proposals for openness: {counts}"
    k, n = sum(k for k, _ in counts), sum(n for _, n in counts)
    spread = 3 * (plan.adopted * (1 - plan.adopted) / n) ** 0.5 + 0.02
    assert abs(k / n - plan.adopted) <= spread, f"{k} of {n} adopted within a year, {plan.adopted} planted"


def test_the_dormant_forum_has_members_and_no_meeting(places: dict[int, Store]) -> None:
    cancelled = 0
    for seed, store in places.items():
        held = [row["date"] for row in dicts(store, "meetings")
                if row["partnership"] == "wistlebrook-forum" and row["status"] == "held"]  # fmt: skip
        assert max(held) < months_before(TODAY, 15), f"seed {seed}: the dormant forum met on {max(held)}"
        assert any(row["partnership"] == "wistlebrook-forum" and row["end"] is None for row in dicts(store, "seats")), (
            f"seed {seed}: the dormant forum has no members"
        )
        cancelled += sum(row["partnership"] == "wistlebrook-forum" and row["status"] == "cancelled"
                         and row["date"] > months_before(TODAY, 15) for row in dicts(store, "meetings"))  # fmt: skip
    assert cancelled, "no meeting of the dormant forum was called and cancelled in any seed"


def test_the_new_group_began_a_year_ago(one: Store) -> None:
    starts = [row["start"] for row in dicts(one, "seats") if row["partnership"] == "young-carers"]
    assert min(starts) == date(2025, 6, 1), "the new group should begin twelve months before the last day"


def test_the_two_overlap_in_people_and_issues(places: dict[int, Store]) -> None:
    for seed, store in places.items():
        sitting = defaultdict(set)
        for row in dicts(store, "seats"):
            if row["end"] is None:
                sitting[row["partnership"]].add(row["person"])
        shared = len(sitting["mental-health"] & sitting["crisis-care"])
        smaller = min(len(sitting["mental-health"]), len(sitting["crisis-care"]))
        assert shared / smaller >= 0.6, f"seed {seed}: {shared} of {smaller} members shared"


def test_the_overlooked_group_has_no_seat_where_it_matters_and_is_active_elsewhere(places: dict[int, Store]) -> None:
    for seed, store in places.items():
        sits = {row["partnership"] for row in dicts(store, "seats") if row["organisation"] == STEADY_STEPS}
        assert sits == {"neighbourhood-health", "young-carers"}, f"seed {seed}: it sits in {sits}"
        recent = months_before(TODAY, 36)
        put = [row for row in dicts(store, "proposals") if row["proposer"] == STEADY_STEPS and row["date"] > recent]
        assert {row["issue"] for row in put} & {"falls", "hospital discharge"}, (
            f"seed {seed}: it proposed nothing there"
        )


def answers(store: Store, organisation: str, partnership: str) -> list[tuple[date, str, str | None, str | None]]:
    put = {row["id"]: row for row in dicts(store, "proposals") if row["partnership"] == partnership}
    return [
        (put[row["proposal"]]["date"], row["response"], put[row["proposal"]]["proposer"], row["reason_kind"])
        for row in dicts(store, "responses")
        if row["organisation"] == organisation and row["proposal"] in put and row["response"] != "absent"
    ]


def support(rows: list[tuple[date, str, str | None, str | None]]) -> float:
    return sum(response == "support" for _, response, _, _ in rows) / len(rows)


def test_the_trust_holds_back_at_one_table_and_backs_its_ally_at_another(places: dict[int, Store]) -> None:
    for seed, store in places.items():
        back = answers(store, "ambleford-vale-hospitals-trust", "hospital-discharge")
        # Planted support 0.15 of at least 100 answers: three standard deviations are 0.11.
        assert support(back) < 0.30, f"seed {seed}: it supported {support(back):.2f}"
        why = Counter(kind for _, _, _, kind in back if kind)
        assert {kind for kind, _ in why.most_common(3)} == {"procedure", "territory", "cost"}, f"seed {seed}: {why}"
        ally = [
            row for row in answers(store, "ambleford-vale-hospitals-trust", "mental-health") if row[2] == LANTERN_HOUSE
        ]
        assert support(ally) > 0.8, f"seed {seed}: it backed its ally {support(ally):.2f} of the time"
        assert not any(row["partnership"] == "hospital-discharge" and row["organisation"] == LANTERN_HOUSE
                       for row in dicts(store, "seats")), "the ally should be outside"  # fmt: skip


def test_the_critics_dissent_fades_after_joining(places: dict[int, Store]) -> None:
    for seed, store in places.items():
        (joined,) = {row["start"] for row in dicts(store, "seats")
                     if row["partnership"] == "crisis-care" and row["organisation"] == SURVIVORS}  # fmt: skip
        rows = answers(store, SURVIVORS, "crisis-care")
        before = [row for row in rows if months_before(joined, 12) <= row[0] < joined]
        after = [row for row in rows if joined <= row[0] < months_before(joined, -12)]
        assert len({row[0] for row in before}) >= 8, f"seed {seed}: too few days before joining"
        assert len({row[0] for row in after}) >= 8, f"seed {seed}: too few days after joining"
        assert support(before) < 0.4 and support(after) > 0.75, f"seed {seed}: {support(before)}, then {support(after)}"


def test_users_propose_and_nothing_they_propose_is_adopted(places: dict[int, Store]) -> None:
    for seed, store in places.items():
        user_led = {row["id"] for row in dicts(store, "organisations") if row["kind"] == "user_led"}
        rows = [row for row in dicts(store, "proposals") if row["proposer"] in user_led and not row["procedural"]]
        here = [row["status"] for row in rows if row["partnership"] == "mental-health"]
        assert len(here) >= 20, f"seed {seed}: users made only {len(here)} proposals"
        assert "adopted" not in here, f"seed {seed}: a proposal of users was adopted"
        assert any(row["status"] == "adopted" for row in rows), f"seed {seed}: nor was one adopted elsewhere"


def test_the_merger_makes_nobody_new(one: Store) -> None:
    merged = {row["id"]: row for row in dicts(one, "organisations") if row["successor"]}
    assert len(merged) == 2, "two organisations should have become one"
    seats = dicts(one, "seats")
    starts = {(row["person"], row["partnership"], row["organisation"], row["start"]) for row in seats}
    for old in merged.values():
        going_on = [row for row in seats if row["organisation"] == old["id"] and row["end"] == old["closed"]]
        assert going_on, f"nobody sat for {old['name']} when it merged"
        for row in going_on:
            again = (row["person"], row["partnership"], old["successor"], old["closed"] + timedelta(days=1))
            assert again in starts, f"whoever sat for {old['name']} did not go on under its successor"
        assert all(row["end"] and row["end"] <= old["closed"] for row in seats if row["organisation"] == old["id"]), (
            f"{old['name']} holds a seat after it closed"
        )


def test_answers_change_with_the_representative(places: dict[int, Store]) -> None:
    for seed, store in places.items():
        changed = max(row["start"] for row in dicts(store, "seats") if row["organisation"] == "carrowdene-homes")
        rows = answers(store, "carrowdene-homes", "mental-health")
        old, new = [row for row in rows if row[0] < changed], [row for row in rows if row[0] >= changed]
        assert support(new) - support(old) > 0.3, f"seed {seed}: support {support(old):.2f}, then {support(new):.2f}"


def test_indicators_change_only_where_planted(places: dict[int, Store]) -> None:
    for plan in NINE:
        for curve in plan.curves:
            moves = []
            for store in places.values():
                (indicator,) = [row["id"] for row in dicts(store, "indicators") if row["name"] == curve.name]
                rows = [row for row in dicts(store, "observations") if row["indicator"] == indicator]
                values = [row["value"] for row in sorted(rows, key=lambda row: row["date"])]
                assert len(values) == 72, f"{curve.name} should have six years of months"
                moves.append((sum(values[-8:]) / 8 - sum(values[:-8]) / 64) / curve.spread)
            # Six seeds of eight months each: a mean move has a standard deviation under 1 / sqrt(48) = 0.15.
            assert abs(sum(moves) / len(moves) - curve.change) < 0.45, f"{curve.name}: moved by {moves}"


def test_no_persons_name_stands_in_any_other_column(places: dict[int, Store], folder: Path) -> None:
    beside = [(folder / name).read_text("utf-8") for name in ("README.md", "PLANTED.md", "planted.json")]
    for seed, store in places.items():
        names = [row["name"] for row in dicts(store, "people")]
        assert len(set(names)) == len(names), f"seed {seed}: two people have one name"
        texts = [str(value) for name in TABLES for row in dicts(store, name) for column, value in row.items()
                 if value is not None and (name, column) != ("people", "name")]  # fmt: skip
        everything_else = "\n".join({*texts, *beside})
        for name in names:
            last = name.split(" ", 1)[1]
            assert last not in everything_else, f"seed {seed}: {last} stands elsewhere"


def test_names_try_apostrophes_accents_and_hyphens(one: Store) -> None:
    names = "\n".join(row["name"] for row in dicts(one, "people"))
    for mark in ("'", "-", "[À-ž]"):
        assert re.search(mark, names), f"no name has {mark}"


def test_what_was_planted_names_what_exists(one: Store, folder: Path) -> None:
    planted = json.loads((folder / "planted.json").read_text("utf-8"))
    assert planted["fictional"] is True, "the place must be marked as fictional"
    partnerships = {row["id"]: row["name"] for row in dicts(one, "partnerships")}
    organisations = {row["id"] for row in dicts(one, "organisations")}
    assert {row["id"]: row["name"] for row in planted["partnerships"]} == partnerships, "partnerships differ"
    assert Counter(row["state"] for row in planted["partnerships"]) == {
        "fresh": 3, "stale": 2, "stagnant": 1, "blocked": 1, "dormant": 1, "too new to tell": 1,
    }, "the states promised in the issue"  # fmt: skip
    for situation in planted["situations"]:
        assert set(situation["organisations"]) <= organisations, f"{situation['name']} names an unknown organisation"
        assert set(situation["partnerships"]) <= set(partnerships), f"{situation['name']} names an unknown partnership"
    for plan in NINE:
        named = {each.organisation for each in (*plan.planned, *plan.planned_last, *plan.stances)} | set(plan.proposes)
        assert named <= organisations, f"{plan.id} plans for unknown organisations: {named - organisations}"


def test_what_is_beside_the_data_is_not_read_as_records(folder: Path) -> None:
    tables = {path.stem for path in folder.iterdir() if path.suffix == ".csv"}
    beside = {path.name for path in folder.iterdir() if path.suffix != ".csv"}
    assert tables <= set(TABLES), "a CSV file is not a table of the dictionary"
    assert beside == {"README.md", "PLANTED.md", "planted.json"}, "other files than promised lie beside the data"
    assert "fictional" in (folder / "README.md").read_text("utf-8"), "the README must say that the place is fictional"


def test_another_last_day_moves_everything() -> None:
    days = [row["date"] for row in dicts(make(1, date(2024, 2, 29)), "meetings")]
    assert date(2018, 2, 28) <= min(days) and max(days) <= date(2024, 2, 29), "meetings lie outside the six years"


def test_making_it_is_quick() -> None:
    # The promise is 1.5 s on a quiet machine; three times that still catches a return to row-by-row inserts.
    began = time.perf_counter()
    make(9)
    assert time.perf_counter() - began < 4.5, "making the example has become slow"
