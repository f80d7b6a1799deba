"""Look-in, voice and worth against their naive twins, on random records."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from afresh import measure as measures
from afresh.measure.notes import NO_HOURS, NO_MEETING, NO_RECORDS, NO_VOICE, NONE_ADOPTED, TOO_FEW
from afresh.settings import default_settings
from afresh.snapshot.workspace import Workspace, gather
from afresh.statistics import jeffreys
from afresh.vocabulary import months_before
from appg import appg_seats
from at_tables import KEPT_FOR, table_records
from decision_records import LAST
from records import Records, repeated, shuffled, store_of, together
from reference import look_in, voice, worth
from twins import enough, read_by
from worlds import batch, batches

START = months_before(LAST, 12)
FEWEST = 2
"""Fewer than a review asks for, so that small random records reach it."""
CLOSE = 1e-12

Rows = dict[tuple[str, str], dict[str, Any]]


@cache
def worlds(seeds: range) -> tuple[Records, Workspace]:
    records = batch(table_records, seeds)
    chosen = default_settings().but(
        fewest_voice=FEWEST, fewest_adopted=FEWEST, look_in_expected=0.5, largest_gathering=40
    )
    return records, gather(store_of(records), at=LAST, settings=chosen)


SEEDS = pytest.mark.parametrize("seeds", batches(30, at_once=6))
"""The twins take their time: six places at once, which share their issues."""


def rows_of(workspace: Workspace, name: str) -> Rows:
    return read_by(workspace, name, "partnership", "subject")


@SEEDS
def test_look_in(seeds: range) -> None:
    records, workspace = worlds(seeds)
    rows, twin = rows_of(workspace, "look_in"), look_in.look_in(records, START, LAST)
    assert rows.keys() == twin.keys(), f"kinds eligible: {rows.keys() ^ twin.keys()}"
    for key, (found, n, *more) in twin.items():
        row = rows[key]
        assert row["n"] == n, f"{key}: {row['n']} could sit, the twin counts {n}"
        if key[1] == look_in.ONLY_AREA:
            assert row["value"] == (found if more[0] and n else None), f"{key}: {row}, the twin seats {found}"
            continue
        total, drawn = more
        _against_chance(key, row, found, n, total, drawn=drawn)
    enough("look_in", sum(row["value"] is not None for row in rows.values()), 10)


def _against_chance(key: tuple[str, str], row: dict[str, Any], found: int, n: int, total: int, *, drawn: int) -> None:
    assert (row["eligible"], row["seated"]) == (total, drawn), f"{key}: {row}, the twin has {drawn} of {total}"
    assert abs(row["expected"] - n * drawn / total) <= CLOSE, f"{key} expects {row['expected']}"
    told = n * drawn / total >= 0.5 and drawn < total
    assert (row["value"] is not None) == told == (not row["note"]), f"{key}: {row} is told or not, and why"
    if told:
        low, high, tail = look_in.chance(total, n, drawn, found)
        assert (row["value"], row["low"], row["high"]) == (found, low, high), f"{key}: {row}, the twin {low} to {high}"
        assert abs(row["tail"] - float(tail)) <= CLOSE, f"{key}: {row}, the twin's tail {float(tail)}"


@SEEDS
def test_eligible(seeds: range) -> None:
    """The organisations themselves, and the records under them."""
    records, workspace = worlds(seeds)
    from afresh.snapshot.load import ids

    ids_of = ids(workspace.store, "organisations")
    partnerships = workspace.partnership_ids()
    found = {(partnerships[row["partnership"]], ids_of[row["organisation"]]) for row in _all(workspace, "eligible")}
    twin = {(p, id) for p, each in look_in.candidates(records, LAST).items() for id, row in each.items() if row[1]}
    assert found == twin, f"eligible: {found ^ twin}"
    enough("eligible", len(twin), 40)
    under = list(workspace.ask(*measures.measure_named("look_in").records).rows())
    listed = sum(row["tbl"] == "organisations" for row in under)
    assert listed == len(twin), f"{listed} organisations are listed, of {len(twin)} that are eligible"


def _all(workspace: Workspace, table: str) -> list[dict[str, Any]]:
    from afresh.engine.contract import Step

    return list(workspace.ask(Step("all_rows", f"every row of {table}", f"SELECT * FROM {table}")).rows())


@SEEDS
def test_voice(seeds: range) -> None:
    records, workspace = worlds(seeds)
    voices = voice.Voices(records, LAST, KEPT_FOR)
    things = {
        "voice_seats": (voice.seats(voices), True, 1),
        "voice_attendance": (voice.attendance(voices, START), False, 1),
        "voice_items": (voice.items(voices, records, START), True, 1),
        "voice_proposals_made": (voice.proposals_made(voices, START), True, 1),
        "voice_proposals_adopted": (voice.proposals_adopted(voices), False, FEWEST),
    }
    for name, (found, of_all, fewest) in things.items():
        rows, twin = rows_of(workspace, name), voice.counts(records, LAST, found, of_all)
        assert rows.keys() == twin.keys(), f"{name}: {rows.keys() ^ twin.keys()}"
        for key, (yes, of, told) in twin.items():
            _share(f"{name} of {key}", rows[key], yes, of, told, fewest=fewest)
        enough(name, sum(row["value"] is not None for row in rows.values()), 2)
        lasting = {key[0] for key in twin}
        counted = sum(thing[0] in lasting for thing in found)
        under = list(workspace.ask(*measures.measure_named(name).records).rows())
        here = [row for row in under if workspace.partnership_ids()[row["partnership"]] in lasting]
        assert len(here) == counted, f"{name} counted {counted} and has {len(here)} records under it"


def _share(about: str, row: dict[str, Any], yes: int, of: int, told: bool, *, fewest: int) -> None:
    assert (row["counted"], row["n"]) == (yes, of), f"{about}: {row}, the twin counts {yes} of {of}"
    if of < fewest or not told:
        assert (row["value"], row["low"], row["high"]) == (None, None, None), f"{about} has a value: {row}"
        why = NO_VOICE if not told else TOO_FEW if fewest > 1 else NO_RECORDS
        assert row["note"] == why, f"{about} does not say why it has none: {row}"
        return
    low, high = (float(end[0]) for end in jeffreys.interval([yes], [of]))
    assert abs(row["value"] - yes / of) <= CLOSE, f"{about} is {row['value']}, the twin counts {yes} of {of}"
    assert (row["low"], row["high"]) == pytest.approx((low, high), abs=CLOSE), f"{about} has the interval of {row}"


def _adopted(records: Records) -> dict[str, int]:
    return {partnership: adopted for partnership, (adopted, _, _) in worth.decisions(records, START, LAST).items()}


@SEEDS
def test_hours(seeds: range) -> None:
    records, workspace = worlds(seeds)
    twin, reached = worth.member_hours(records, START, LAST), _adopted(records)
    rows, each = rows_of(workspace, "member_hours"), rows_of(workspace, "hours_per_adopted")
    assert {p for p, _ in rows} == twin.keys() == {p for p, _ in each}, "partnerships that ever met"
    for partnership, (hours, came, meetings, without, unmarked) in twin.items():
        row, per = rows[partnership, ""], each[partnership, ""]
        counts = row["n"], row["meetings"], row["without_hours"], row["without_marks"]
        assert counts == (came, meetings, without, unmarked), f"{partnership}: {row}, the twin {twin[partnership]}"
        if (meetings and not came) or (came and hours is None):
            assert row["value"] is None, f"{partnership} has hours: {row}"
            assert row["note"] == per["note"] == (NO_HOURS if came else NO_RECORDS), f"{partnership}: {row}, {per}"
            continue
        assert abs(row["value"] - (hours or 0)) <= CLOSE * max(1, hours or 0), f"{partnership}: {row}, the twin {hours}"
        _per_adopted(partnership, per, hours or 0, reached.get(partnership), "" if meetings else NO_MEETING)
    enough("member_hours", sum(row["value"] is not None for row in rows.values()), 4)


def _per_adopted(about: str, row: dict[str, Any], spent: float, reached: int | None, why: str) -> None:
    """Told by SciPy's own Gamma quantiles."""
    from scipy.stats import gamma

    assert row["n"] == (reached or 0), f"{about}: {row['n']} adopted, the twin counts {reached}"
    if why or reached is None or reached < FEWEST:
        assert row["value"] is None, f"{about} has a value: {row}"
        expected = why or (NO_RECORDS if reached is None else TOO_FEW if reached else NONE_ADOPTED)
        assert row["note"] == expected, f"{about} does not say why: {row}"
        return
    low, high = (spent / gamma.ppf(at, reached + 0.5) for at in (0.95, 0.05))
    got = row["value"], row["low"], row["high"]
    assert got == pytest.approx((spent / reached, low, high), rel=1e-9), f"{about}: {row}"


@SEEDS
def test_contributions(seeds: range) -> None:
    records, workspace = worlds(seeds)
    twin, reached = worth.contributions(records, START, LAST), _adopted(records)
    rows, each = rows_of(workspace, "contributions"), rows_of(workspace, "contributions_per_adopted")
    assert len(rows) == len(twin), f"{len(rows)} kinds and units, the twin has {len(twin)}"
    for (partnership, subject), row in rows.items():
        kind, _, unit = subject.partition(": ")
        amount, n, without = twin[partnership, kind, unit.lower()]
        assert (row["n"], row["without_amount"]) == (n, without), f"{subject}: {row}, the twin counts {n}"
        unknown = n > 0 and n == without
        value = None if unknown else amount
        assert row["value"] == value or abs(row["value"] - amount) <= CLOSE * amount, f"{subject}: {row}, not {amount}"
        assert ((partnership, subject) in each) == (n > 0), f"{subject}: for each decision where something was given"
        if n:
            why = NO_RECORDS if unknown or not amount else ""
            _per_adopted(f"{partnership} {subject}", each[partnership, subject], amount, reached.get(partnership), why)
    enough("contributions", sum(row["value"] is not None for row in rows.values()), 10)


NAMES = (
    "look_in", "voice_seats", "voice_attendance", "voice_items", "voice_proposals_made", "voice_proposals_adopted",
    "member_hours", "hours_per_adopted", "contributions", "contributions_per_adopted",
)  # fmt: skip


def test_random_records_reach_every_measure() -> None:
    """That the twins agree says something only where there is something to agree on."""
    told = dict.fromkeys(NAMES, 0)
    for seeds in batches(30, at_once=6):
        workspace = worlds(seeds)[1]
        for name in NAMES:
            told[name] += sum(row["value"] is not None for row in measures.take(workspace, name).rows())
    assert all(told.values()), f"some are never told: {told}"


def test_repeating_and_shuffling_rows_changes_nothing() -> None:
    records = table_records(5)
    before = list(measures.measure(gather(store_of(records), at=LAST), NAMES).rows())
    moved = shuffled(repeated(records, 1), 2)
    after = list(measures.measure(gather(store_of(moved), at=LAST), NAMES).rows())
    differing = [(a, b) for a, b in zip(before, after, strict=True) if a != b and a["measure"] not in COUNT_ROWS]
    assert not differing, f"the same records in another order, some of them twice, measure differently: {differing[:2]}"


COUNT_ROWS = ("voice_items",)
"""An item that comes twice without an id of its own would be two; reading takes repeats out."""


@pytest.mark.real
def test_a_register_that_says_nothing_of_users_issues_or_hours_has_nothing_told_of_it(shared: Path) -> None:
    """All-Party Parliamentary Groups: names, parties and roles. A nought would be a claim; there is none to make."""
    seats = appg_seats(shared / "appg" / "officers.csv.gz", every=8)
    workspace = gather(store_of(together({"seats": seats})), at=date(2026, 6, 29))
    told = {name: [row for row in measures.take(workspace, name).rows() if row["value"] is not None] for name in NAMES}
    assert not any(told.values()), f"told from nothing: { {name: rows[:1] for name, rows in told.items() if rows} }"
    rows = [row for name in NAMES for row in measures.take(workspace, name).rows()]
    assert len(rows) > 300 and all(row["note"] for row in rows), "each says why it is not told"
