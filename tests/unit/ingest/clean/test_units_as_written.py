"""Percent cells beside percent text, and hours as people write them. Every expected value was worked out by hand."""

from pathlib import Path

import pytest

from afresh.ingest.reading import read
from afresh.records.store import Store


def indicators(tmp_path: Path, values: list[str], target: str) -> Store:
    rows = "\n".join(f"Falls,2025-{month + 1:02}-01,{value}" for month, value in enumerate(values))
    (tmp_path / "observations.csv").write_text(f"indicator,date,value\n{rows}\n", encoding="utf-8")
    (tmp_path / "indicators.csv").write_text(
        f"partnership,name,better,target\nVale Board,Falls,lower,{target}\n", encoding="utf-8"
    )
    (tmp_path / "seats.csv").write_text("partnership,organisation,start\nVale Board,Council,2020-01-01\n", "utf-8")
    return read(tmp_path)


@pytest.mark.parametrize(
    ("values", "target", "expected", "expected_target"),
    [
        (["0.45", "46%", "0.47"], "40%", [0.45, 0.46, 0.47], 0.4),
        (["45%", "46%", "47%"], "40%", [45, 46, 47], 40),
        (["45%", "46%"], "0.4", [0.45, 0.46], 0.4),
        (["45", "46%", "47"], "40", [45, 46, 47], 40),
        (["0", "46%", "1"], "", [0, 46, 1], None),
    ],
)
def test_figures_of_one_indicator_are_in_one_unit(
    tmp_path: Path, values: list[str], target: str, expected: list[float], expected_target: float | None
) -> None:
    store = indicators(tmp_path, values, target)
    found = [value for (value,) in store.con.sql("SELECT value FROM observations ORDER BY date").fetchall()]
    assert found == pytest.approx(expected), "shares and percents were mixed"
    assert store.con.sql("SELECT target FROM indicators").fetchall() == [(expected_target,)], "the target differs"


def test_how_a_percent_was_read_is_told(tmp_path: Path) -> None:
    told = {type(each).__name__: str(each) for each in indicators(tmp_path, ["0.45", "46%"], "").problems}
    assert "'46%' as 0.46" in told["PercentTakenAsShare"], "it is not said how the sign was read"


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("2:30", 2.5), ("02:30:00", 2.5), ("2 h", 2), ("2.5 hrs", 2.5), ("150 mins", 2.5), ("1h30", 1.5),
        ("1 hour 15 minutes", 1.25), ("2h 30m", 2.5), ("90m", 1.5), ("1.75", 1.75), ("14:00", None), ("a while", None),
    ],
)  # fmt: skip
def test_hours_as_people_write_them(tmp_path: Path, text: str, hours: float | None) -> None:
    (tmp_path / "meetings.csv").write_text(f"partnership,date,hours\nVale Board,2025-03-03,{text}\n", encoding="utf-8")
    (tmp_path / "seats.csv").write_text("partnership,organisation,start\nVale Board,Council,2020-01-01\n", "utf-8")
    store = read(tmp_path)
    assert store.con.sql("SELECT hours FROM meetings").fetchall() == [(hours,)], f"{text} was read wrongly"
    unread = "OptionalNumberUnreadable" in {type(each).__name__ for each in store.problems}
    assert unread == (hours is None), "what is no duration is not told of"


def test_shares_among_percents_are_percents_where_the_unit_says_so(tmp_path: Path) -> None:
    files = {
        "indicators": "partnership,name,better,unit,target\nBoard,Seen,higher,%,60%\nBoard,Sent,higher,,0.5\n",
        "observations": "indicator,date,value\nSeen,2025-01-01,0.44\nSeen,2025-02-01,45%\n"
        "Sent,2025-01-01,0.4\nSent,2025-02-01,41%\n",
        "seats": "partnership,organisation,start\nBoard,Council,2020-01-01\n",
    }
    for name, text in files.items():
        (tmp_path / f"{name}.csv").write_text(text, "utf-8")
    store = read(tmp_path)
    values = store.rows("SELECT indicator, value FROM observations ORDER BY 1, date")
    assert [value for _, value in values] == [44.0, 45.0, 0.4, 0.41], "each indicator in a unit of its own"
    assert store.rows("SELECT target FROM indicators ORDER BY name") == [(60.0,), (0.5,)]
    assert any(problem.code() == "share-taken-as-percent" for problem in store.problems), "which is told"
