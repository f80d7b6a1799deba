"""What must change no advice: other ids, another order, rows repeated, later records; and what a review without some
of its tables still says."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from studies.example import make

from afresh.dataset import Dataset, Review, read
from afresh.panel.register import advisers
from afresh.records.store import Store
from afresh.records.tables import TABLES
from afresh.records.write import write_folder
from afresh.settings import default_settings
from afresh.vocabulary import months_before
from records import Records, Row, random_records, relabelled, repeated, shuffled, store_of, until

NO_PAGES = default_settings().but(partnership_pages=1)
FEW = hypothesis_settings(max_examples=6, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])

Told = dict[str, Any]
Change = Callable[[Records], Records]


def told(records: Mapping[str, Sequence[Row]], at: Any = None) -> Told:
    """Everything that the panel says, by partnership, under the records' names; not which rows are under it."""
    review = Dataset(store_of(records)).review(settings=NO_PAGES, at=at)
    names = {each.code: each.name for each in review.assessment.lasting}
    return {names[code]: _said(sitting) for code, sitting in review.sittings.items()}


def _said(sitting: Any) -> Told:
    def plain(those: Any) -> list[Any]:
        return [(bare(each.advice), [adviser.name for adviser in each.advisers]) for each in those]

    def bare(advice: Any) -> Any:
        reasons = {
            side: tuple((each.says, each.measure, len(each.records)) for each in getattr(advice, side))
            for side in ("because", "against")
        }
        return replace(advice, **reasons)

    return {
        "first": plain(sitting.first),
        "more": plain(sitting.more),
        "differs": [(each.question, [(side, plain(those)) for side, those in each.sides]) for each in sitting.differs],
        "saw nothing": [each.name for each in sitting.saw_nothing],
    }


def rows_of(store: Store) -> Records:
    records: Records = {}
    for table in TABLES.values():
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        rows = store.rows(f'SELECT {columns} FROM "{table.name}"')
        records[table.name] = [
            {column.name: value for column, value in zip(table.columns, row, strict=True)} for row in rows
        ]
    return records


@pytest.fixture(scope="module")
def records() -> Records:
    return rows_of(make(1))


@pytest.fixture(scope="module")
def as_it_is(records: Records) -> Told:
    found = told(records)
    assert sum(len(each["first"]) for each in found.values()) >= 15, "there is advice that could change"
    assert any(each["differs"] for each in found.values()), "somewhere the panel differs"
    return found


def _other_codes(records: Records) -> Records:
    """Organisations and partnerships turned round: inside, each has another number."""
    return {**records, **{name: records[name][::-1] for name in ("organisations", "partnerships", "indicators")}}


def _marks_twice(records: Records) -> Records:
    """Of items that come twice nobody can tell whether they were two: reading takes whole repeats out."""
    return {**repeated(records, 2), "agenda": records["agenda"]}


@pytest.mark.long
@pytest.mark.parametrize(
    "what, change",
    [
        ("other ids", lambda records: relabelled(records, 3)[0]),
        ("other codes", _other_codes),
        ("another order", lambda records: shuffled(records, 1)),
        ("rows that come twice", _marks_twice),
    ],
)
def test_of_the_worked_example(records: Records, as_it_is: Told, what: str, change: Change) -> None:
    after = told(change(records))
    assert after.keys() == as_it_is.keys(), f"{what}: the same partnerships come before the panel"
    for name, before in as_it_is.items():
        assert after[name] == before, f"{what} changed the advice on {name}"


@pytest.mark.long
def test_what_happened_after_the_review_changes_no_advice(records: Records) -> None:
    day = months_before(max(row["date"] for row in records["meetings"]), 12) - timedelta(days=3)
    whole, cut = told(records, day), told(until(records, day), day)
    for each in (*whole.values(), *cut.values()):
        each.pop("saw nothing")  # a table may hold later records only: that it is there is all that this says
    assert whole == cut, "later records changed the advice"


@pytest.mark.long
@FEW
@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_of_records_at_random(seed: int, other: int) -> None:
    """Whatever states chance made of them; ids stand for names in these, so that they stay as they are."""
    records = random_records(seed, seats=14, meetings=10)
    before = told(records)
    assert told(shuffled(records, other)) == before, "another order"
    turned = {**records, **{name: records[name][::-1] for name in ("organisations", "people", "partnerships")}}
    assert told(turned) == before, "other codes"


FOUR = (
    "Ambleford Safer Streets Board",
    "Ambleford Falls and Frailty Board",
    "Ambleford Mental Health Board",
    "Wistlebrook Community Forum",
)
"""Planted stagnant, improving, deaf to its users, and dormant."""


@pytest.fixture(scope="module")
def four(records: Records) -> Store:
    """Four partnerships of the worked example with all that is theirs."""
    ids = {row["id"] for row in records["partnerships"] if row["name"] in FOUR}
    assert len(ids) == len(FOUR), "the four are in the worked example"
    kept = {
        name: [row for row in rows if row.get("partnership", "") in ids | {"", None}] for name, rows in records.items()
    }
    kept["partnerships"] = [row for row in kept["partnerships"] if row["id"] in ids]
    for table, column, parent in (
        ("attendance", "meeting", "meetings"),
        ("agenda", "meeting", "meetings"),
        ("responses", "proposal", "proposals"),
        ("observations", "indicator", "indicators"),
    ):
        there = {row["id"] for row in kept[parent]}
        kept[table] = [row for row in kept[table] if row[column] in there]
    return store_of(kept)


def read_only(store: Store, tables: Iterable[str], folder: Path) -> Dataset:
    """What a user has who keeps only these tables, read from their files."""
    write_folder(store, folder, "csv", tables)
    return read(folder)


OPTIONAL = [name for name in TABLES if name not in ("partnerships", "seats", "attendance", "meetings")]


def is_whole(review: Review) -> Told:
    """A page and the JSON come out, there is a panel wherever there is a state, and what it could not see is said."""
    facts, html = review.facts(), review.html()
    lasting = [each for each in review.assessment.lasting if each.standing and not each.ended]
    assert lasting, "there are partnerships with a state"
    assert {each.code for each in lasting} == review.sittings.keys(), "each comes before the panel"
    for each in lasting:
        sitting = review.sittings[each.code]
        unseen = {adviser.name for adviser in sitting.saw_nothing}
        advising = {adviser.name for one in sitting.all for adviser in one.advisers}
        assert not unseen & advising, f"who saw nothing advises on {each.name}: {unseen & advising}"
        shown = next(one for one in facts["partnerships"] if one["name"] == each.name)["panel"]
        assert bool(shown["saw_nothing"]) == bool(unseen), f"what the panel could not see of {each.name} is said"
        assert all(reason["text"] for one in shown["first"] for reason in one["because"]), "each reason is a sentence"
    said = "Not checked, as too little is on record"
    assert html.count(said) == sum(bool(review.sittings[each.code].saw_nothing) for each in lasting), "and on the page"
    return facts


def test_a_rule_that_looks_at_nothing_is_none() -> None:
    assert all(each.uses or each.needs for each in advisers()), "then it could never say that it saw nothing"


@pytest.mark.long
@pytest.mark.parametrize("table", OPTIONAL)
def test_without_one_table(four: Store, table: str, tmp_path: Path) -> None:
    is_whole(read_only(four, [name for name in TABLES if name != table], tmp_path).review())


@pytest.mark.long
@pytest.mark.parametrize(
    "tables",
    ["seats", "meetings attendance", "seats meetings attendance", "seats proposals responses",
     "seats indicators observations", "people organisations seats meetings attendance agenda"],
)  # fmt: skip
def test_with_hardly_any_table(four: Store, tables: str, tmp_path: Path) -> None:
    facts = is_whole(read_only(four, ["partnerships", *tables.split()], tmp_path).review())
    assert all(each["panel"]["saw_nothing"] for each in facts["partnerships"]), "that much is not seen is said"


@pytest.mark.long
def test_with_all_of_them_as_much_is_advised_as_of_the_nine(four: Store, as_it_is: Told, tmp_path: Path) -> None:
    """Or the tests above would look at four that nothing is said of."""
    review = read_only(four, TABLES, tmp_path).review(settings=NO_PAGES)
    given = {each.name: len(review.sittings[each.code].all) for each in review.assessment.lasting}
    for name in FOUR:
        assert given[name] >= len(as_it_is[name]["first"]) - 1 > -1, f"{given[name]} advices on {name}"
