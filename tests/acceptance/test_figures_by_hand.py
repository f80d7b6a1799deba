"""Figures of the worked example, worked out again from its CSV files by code that knows nothing of the program.

Only the csv and datetime modules are used for the sums, SciPy for one interval. At least forty figures must agree.
"""

import csv
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from io import TextIOWrapper
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from scipy.stats import beta

from afresh import read

pytestmark = pytest.mark.long

RECORDS = Path(__file__).parents[2] / "src" / "afresh" / "example" / "ambleford.zip"
T0, T1 = date(2025, 6, 19), date(2026, 6, 19)
YEAR_BEFORE = date(2024, 6, 19)
Row = dict[str, str]


@pytest.fixture(scope="module")
def files() -> dict[str, list[Row]]:
    with zipfile.ZipFile(RECORDS) as archive:
        return {
            Path(name).stem: list(csv.DictReader(TextIOWrapper(archive.open(name), "utf-8-sig")))
            for name in archive.namelist()
            if name.endswith(".csv")
        }


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("records")
    with zipfile.ZipFile(RECORDS) as archive:
        archive.extractall(folder)
    return read(folder).review(at=T1).result


def boards(result: Any) -> Iterator[Any]:
    return (part for part in result.partnerships if part.of("attendance_rate") is not None)


def found(part: Any, measure: str, subject: str = "") -> Any:
    finding = part.of(measure, subject)
    return None if finding is None else finding.value


class ByHand:
    """What a careful reader with a spreadsheet would work out for one partnership."""

    def __init__(self, files: dict[str, list[Row]], id: str) -> None:
        self.files, self.id = files, id
        meetings = [row for row in files["meetings"] if row["partnership"] == id]
        self.dates = {row["id"]: date.fromisoformat(row["date"]) for row in meetings}
        self.in_period = {row["id"]: row for row in meetings if T0 < self.dates[row["id"]] <= T1}
        self.held = {id for id, row in self.in_period.items() if row["status"] == "held"}
        self.marks = [row for row in files["attendance"] if row["meeting"] in self.held]
        self.statuses = Counter(row["status"] for row in self.marks)
        self.proposals = [row for row in files["proposals"] if row["partnership"] == id and row["procedural"] != "yes"]

    @property
    def expected(self) -> int:
        return sum(self.statuses[each] for each in ("present", "apologies", "absent", "deputy"))

    def hours(self) -> float:
        came = Counter(row["meeting"] for row in self.marks if row["status"] in ("present", "deputy"))
        return sum(times * float(self.in_period[meeting]["hours"]) for meeting, times in came.items())

    def adopted(self) -> tuple[int, int]:
        """Of the proposals put in the year before the period, how many were adopted within twelve months."""
        put = [row for row in self.proposals if YEAR_BEFORE < date.fromisoformat(row["date"]) <= T0]
        within = 0
        for row in put:
            day = date.fromisoformat(row["date"])
            decided = date.fromisoformat(row["decided"]) if row["decided"] else day
            within += row["status"] == "adopted" and decided <= day.replace(year=day.year + 1)
        return within, len(put)

    def outcome_items(self) -> tuple[int, int]:
        items = [row for row in self.files["agenda"] if row["meeting"] in self.held and row["nature"]]
        return sum(row["nature"] == "outcome" for row in items), len(items)

    def new_issues(self) -> tuple[int, int]:
        """Of the items with an issue, how many are on one not discussed here in the 24 months before."""
        mine = [row for row in self.files["agenda"] if row["meeting"] in self.dates and row["issue"]]
        before = {row["issue"] for row in mine if date(2023, 6, 19) < self.dates[row["meeting"]] <= T0}
        now = [row["issue"] for row in mine if T0 < self.dates[row["meeting"]] <= T1]
        return sum(issue not in before for issue in now), len(now)

    def money(self) -> float:
        return sum(
            float(row["amount"]) for row in self.files["contributions"]
            if row["partnership"] == self.id and row["kind"] == "money" and T0 < date.fromisoformat(row["date"]) <= T1
        )  # fmt: skip

    def members(self) -> set[str]:
        """People who were present themselves, somebody from an organisation where a mark names none, and whoever held a
        seat on a day after the last sheet on which the seats changed: such days are gatherings too."""
        came = {
            row["person"] or f"somebody from {row['organisation']}"
            for row in self.marks
            if row["status"] == "present" or (row["status"] == "deputy" and not row["person"])
        }
        seats = [
            (
                row["person"],
                date.fromisoformat(row["start"]),
                date.fromisoformat(row["end"]) if row["end"] else date.max,
            )
            for row in self.files["seats"]
            if row["partnership"] == self.id
        ]
        last = max(self.dates[each] for each in self.held)
        changes = {start for _, start, _ in seats} | {end + timedelta(1) for _, _, end in seats if end < date.max}
        for day in (each for each in changes if last < each <= T1):
            came |= {person for person, start, end in seats if start <= day <= end}
        return came

    def days_to_decision(self) -> float | None:
        decided = [
            (date.fromisoformat(row["decided"] or row["date"]) - date.fromisoformat(row["date"])).days
            for row in self.proposals
            if row["status"] in ("adopted", "rejected", "withdrawn")
            and T0 < date.fromisoformat(row["decided"] or row["date"]) <= T1
        ]
        return median(decided) if decided else None


def test_forty_figures(files: dict[str, list[Row]], result: Any) -> None:
    agreed: list[str] = []

    def agree(part: Any, measure: str, ours: float | None, subject: str = "") -> None:
        theirs = found(part, measure, subject)
        if theirs is None:
            return
        assert theirs == pytest.approx(ours, abs=1e-9), f"{part.id}, {measure} {subject}: {theirs}, by hand {ours}"
        agreed.append(f"{part.id} {measure}")

    for part in boards(result):
        hand = ByHand(files, part.id)
        if not hand.held:
            continue
        agree(part, "attendance_rate", hand.statuses["present"] / hand.expected)
        agree(part, "deputies", hand.statuses["deputy"] / hand.expected)
        agree(part, "member_hours", hand.hours())
        agree(part, "cancelled_meetings", 1 - len(hand.held) / len(hand.in_period))
        agree(part, "days_since_held", (T1 - max(hand.dates[each] for each in hand.held)).days)
        got, of = hand.adopted()
        if of >= 8 and part.of("proposals_adopted").n == of:
            agree(part, "proposals_adopted", got / of)
            low, high = beta(got + 0.5, of - got + 0.5).ppf([0.05, 0.95])
            # At the ends the interval reaches none and all (Brown, Cai and DasGupta 2001, section 4.1.2).
            low, high = low if got else 0, high if got < of else 1
            adopted = part.of("proposals_adopted")
            assert (adopted.low, adopted.high) == pytest.approx((low, high), abs=1e-6), f"{part.id}: Jeffreys, 90%"
        outcomes, items = hand.outcome_items()
        agree(part, "outcome_agenda", outcomes / items)
        new, on_issues = hand.new_issues()
        agree(part, "agenda_novelty", new / on_issues if on_issues else None)
        agree(part, "contributions", hand.money(), "money: GBP")
        agree(part, "days_to_decision", hand.days_to_decision())
    assert len(agreed) >= 40, f"only {len(agreed)} were compared: {agreed}"


def test_members_that_two_share(files: dict[str, list[Row]], result: Any) -> None:
    parts, compared = {part.name: part for part in boards(result)}, 0
    hands = {name: hand for name, part in parts.items() if (hand := ByHand(files, part.id)).held}
    for name, part in parts.items():
        for finding in part.every("overlap_members") if name in hands else ():
            if finding.subject in hands and finding.value is not None:
                ours, theirs = hands[name].members(), hands[finding.subject].members()
                shared = len(ours & theirs) / min(len(ours), len(theirs))
                assert finding.value == pytest.approx(shared), f"{name} and {finding.subject}"
                compared += 1
    assert compared >= 8, f"only {compared} pairs were compared"


def test_changes_of_chair(files: dict[str, list[Row]], result: Any) -> None:
    changes: dict[str, int] = defaultdict(int)
    for row in files["seats"]:
        if row["role"] == "Chair" and T0 < date.fromisoformat(row["start"]) <= T1:
            changes[row["partnership"]] += 1
    told = {part.id: found(part, "role_renewal", "chair") for part in boards(result)}
    known = {id: value for id, value in told.items() if value is not None}
    assert known == {id: changes[id] for id in known} and len(known) >= 5, f"{known} and {dict(changes)}"
