"""Sessions: several at once on one dataset give what each gives alone, and leave nothing behind however they end."""

import ast
import gc
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from studies.example import make

import afresh
from afresh.dataset import Dataset
from lively import AT, lively
from records import store_of

UNLIKE: tuple[dict[str, Any], ...] = (
    {"at": "2023-03-31", "level": "people"},
    {"at": "2024-03-31", "level": "people"},
    {"at": "2025-03-31", "level": "people"},
    {"at": "2023-03-31", "level": "organisations"},
    {"at": "2024-06-30", "level": "organisations", "months": 24},
    {"at": "2025-03-31", "level": "people", "settings": {"largest_gathering": 8}},
)
"""Other dates, lengths, levels and thresholds: what one session holds is wrong for every other."""
LEAST_ROWS = 6_000
"""Rows compared: six sessions of the worked example give over a thousand each, one for each measure and subject."""


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return Dataset(make(1))


def tables(dataset: Dataset) -> set[tuple[str, str]]:
    """Every table and view there is, by schema and name."""
    found = dataset.store.con.cursor().execute(
        "SELECT schema_name, table_name FROM duckdb_tables() "
        "UNION ALL SELECT schema_name, view_name FROM duckdb_views() WHERE NOT internal"
    )
    return {(str(schema), str(name)) for schema, name in found.fetchall()}


@pytest.fixture
def leaves_nothing(dataset: Dataset) -> Iterator[None]:
    before = tables(dataset)
    assert len(before) >= 17, f"the records themselves: {before}"
    yield
    gc.collect()
    assert tables(dataset) == before, f"left behind: {sorted(tables(dataset) - before)[:5]}"
    schemas = dataset.store.con.cursor().execute("SELECT schema_name FROM duckdb_schemas() WHERE NOT internal")
    assert schemas.fetchall() == [], "and no empty schema"


def rows_of(session: afresh.Session) -> list[dict[str, Any]]:
    """Every measure."""
    return list(session.measure().rows())


def alike(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Counts and texts exactly; sums of fractions may be added up in another order (1e-12)."""
    return all(
        other[name] == pytest.approx(value, rel=1e-12, abs=1e-12) if isinstance(value, float) else other[name] == value
        for name, value in one.items()
    )


def at_once(dataset: Dataset, ask: Callable[[afresh.Session], Any]) -> list[Any]:
    """Each session in a thread of its own; none asks before all are open."""
    all_open = Barrier(len(UNLIKE))

    def one(given: dict[str, Any]) -> Any:
        with dataset.session(**given) as session:
            all_open.wait(120)
            return ask(session)

    with ThreadPoolExecutor(len(UNLIKE)) as threads:
        return list(threads.map(one, UNLIKE))


@pytest.mark.usefixtures("leaves_nothing")
def test_unlike_sessions_at_once_give_what_each_gives_alone(dataset: Dataset) -> None:
    alone = []
    for given in UNLIKE:
        with dataset.session(**given) as session:
            alone.append(rows_of(session))
    together = at_once(dataset, rows_of)
    compared = 0
    for given, one, other in zip(UNLIKE, alone, together, strict=True):
        assert len(other) == len(one), f"{given}: {len(other)} rows beside {len(one)}"
        unlike = [pair for pair in zip(one, other, strict=True) if not alike(*pair)]
        assert not unlike, f"{given}: {unlike[:3]}"
        compared += len(one)
    assert compared >= LEAST_ROWS, f"only {compared} rows were compared"
    assert all(one != other for at, one in enumerate(alone) for other in alone[:at]), "the sessions are unlike"


def test_reviews_at_once_of_one_dataset_are_those_made_alone() -> None:
    dataset = Dataset(store_of(lively(3)))
    ways: tuple[dict[str, Any], ...] = (
        {"at": AT, "level": "people"},
        {"at": AT, "level": "organisations"},
        {"at": "2021-06-30"},
    )
    alone = [dataset.review(**given).json() for given in ways]
    with ThreadPoolExecutor(len(ways)) as threads:
        together = list(threads.map(lambda given: dataset.review(**given).json(), ways))
    assert together == alone, "byte for byte"
    assert len(set(alone)) == len(ways), "the reviews are unlike"
    assert min(len(each) for each in alone) > 10_000, f"each says something: {[len(each) for each in alone]}"


@pytest.mark.usefixtures("leaves_nothing")
def test_nothing_is_left_behind_whatever_is_asked(dataset: Dataset) -> None:
    partnership = next(iter(dataset.review(at="2025-03-31").states))
    dataset.measure("attendance_rate", at="2024-03-31")
    for given in (dataset.invite(partnership), dataset.persuade(), dataset.forecast(partnership)):
        assert given.facts(), f"{type(given).__name__} can still be read when its session is over"
    dataset.proposed_links()


class Stopped(Exception):
    """Stands for anything that a caller's own code may raise."""


@pytest.mark.usefixtures("leaves_nothing")
def test_nothing_is_left_behind_when_a_session_raises(dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Stopped), dataset.session(at="2025-03-31") as session:
        session.measure("attendance_rate")
        raise Stopped
    with pytest.raises(afresh.UnknownMeasure):
        dataset.measure("atendance_rate")
    with pytest.raises(afresh.NothingToReview):
        dataset.review(at="1990-01-01")
    with pytest.raises(afresh.NotInRecords):
        dataset.invite("No such board")

    def fails(*given: object) -> None:
        raise Stopped

    for step in ("snapshot.workspace._calendar", "diagnosis.assessment.states", "diagnosis.assessment.coverage"):
        with monkeypatch.context() as patched:
            patched.setattr(f"afresh.{step}", fails)
            with pytest.raises(Stopped):
                dataset.review(at="2025-03-31")


@pytest.mark.usefixtures("leaves_nothing")
def test_an_interrupt_leaves_nothing_either(dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("afresh.snapshot.workspace._calendar", interrupted)
    with pytest.raises(KeyboardInterrupt):
        dataset.measure(at="2025-03-31")


def test_a_session_that_is_over_says_so(dataset: Dataset) -> None:
    with dataset.session(at="2025-03-31") as session:
        assert repr(session) == "Session(at 2025-03-31, 12 months, level people)", "one line, and names nobody"
    with pytest.raises(afresh.SessionEnded, match="The session is over"):
        session.measure("attendance_rate")
    session.close()
    assert repr(session).endswith("(over)"), "to close again does no harm"


def test_a_session_whose_dataset_went_first_ends_quietly() -> None:
    dataset = Dataset(store_of(lively(3)))
    with dataset.session(at=AT) as session:
        dataset.store.con.close()
    assert repr(session).endswith("(over)"), "there is nothing to drop"


def installed() -> dict[str, tuple[int, int]]:
    """Every file of the package, with its size and when it was written; not what Python itself compiles."""
    root = Path(afresh.__file__).parent
    files = (path for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {str(path.relative_to(root)): (path.stat().st_size, path.stat().st_mtime_ns) for path in files}


def test_nothing_is_written_into_the_installed_package(dataset: Dataset, tmp_path: Path) -> None:
    before = installed()
    assert len(before) >= 300, f"only {len(before)} files were looked at"
    review = dataset.review(at="2025-03-31")
    review.save(tmp_path)
    assert installed() == before, "a review, with the library searched, wrote into the package"


WITHIN_ONE_FILE = {"popolo_file.py", "popolo_seats.py"}
"""A converter's sets of parts of one JSON file, which it holds itself for as long as it has the sets."""


def test_nothing_is_kept_by_where_an_object_lies_in_memory() -> None:
    """Python gives the place of one that is gone to another, so that `id()` as a key mixes up two sets of records."""
    files = sorted(Path(afresh.__file__).parent.rglob("*.py"))
    looked_at = [path for path in files if path.name not in WITHIN_ONE_FILE]
    assert len(looked_at) >= 200, f"only {len(looked_at)} files"
    found = [path.name for path in looked_at if places_asked(path.read_text("utf-8"))]
    assert places_asked("held[id(store)] = 1") and not places_asked("proposals.id(code)"), "it finds what it looks for"
    assert not found, f"these ask where an object lies: {found}"


def places_asked(text: str) -> int:
    calls = (part.func for part in ast.walk(ast.parse(text)) if isinstance(part, ast.Call))
    return sum(isinstance(called, ast.Name) and called.id == "id" for called in calls)


@pytest.mark.long
def test_a_review_leaves_no_table_and_can_still_be_written(tmp_path: Path) -> None:
    dataset = Dataset(store_of(lively(3)))
    before = tables(dataset)
    review = dataset.review(at=AT)
    assert tables(dataset) == before, "while somebody holds the review"
    assert review.states and review.json() and [each.name for each in review.save(tmp_path)], "what it gave is there"
    with pytest.raises(afresh.SessionEnded):
        _ = review.assessment.workspace.engine.con  # type: ignore[attr-defined]
    lines = (repr(dataset), repr(review), repr(review.result), repr(dataset.tables))
    assert all("\n" not in line and len(line) < 300 for line in lines), lines
