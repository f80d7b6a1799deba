"""What PLANTED.md says is so of the records beside it: read from both files in plain Python, without afresh.

Each number is checked over eight seeds added together. A count of what comes by chance is Poisson and a share
binomial; bounds are four standard deviations each way, so that a true number is refused once in some 15,000.
"""

import csv
import math
import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from studies.example import write

Row = dict[str, str]
SEEDS = range(1, 9)
TODAY, START = date(2026, 6, 30), date(2020, 6, 30)
YEARS = 6.0
BOARDS = (
    "neighbourhood-health", "falls-and-frailty", "housing-and-homelessness", "safer-streets", "hospital-discharge",
    "wistlebrook-forum", "young-carers", "mental-health", "crisis-care",
)  # fmt: skip


class Place:
    """One seed's folder: its tables, and what its PLANTED.md says of each partnership."""

    def __init__(self, folder: Path):
        self.tables: dict[str, list[Row]] = {}
        for path in folder.glob("*.csv"):
            with path.open(encoding="utf-8", newline="") as file:
                self.tables[path.stem] = list(csv.DictReader(file))
        self.planted = (folder / "PLANTED.md").read_text("utf-8")
        self.user_led = {row["id"] for row in self.tables["organisations"] if row["kind"] == "user_led"}
        self.met = {row["id"]: row for row in self.tables["meetings"]}

    def of(self, table: str, board: str) -> list[Row]:
        return [row for row in self.tables[table] if row["partnership"] == board]

    def proposals(self, board: str) -> list[Row]:
        return [row for row in self.of("proposals", board) if row["issue"]]

    def part(self, board: str) -> str:
        return self.planted.partition(f"(`{board}`)")[2].partition("\n#")[0]

    def says(self, board: str, pattern: str) -> tuple[str, ...]:
        match = re.search(pattern, self.part(board))
        assert match, f"PLANTED.md says nothing of {pattern!r} for {board}"
        return match.groups()

    def number(self, board: str, pattern: str) -> float:
        return float(self.says(board, pattern)[0])

    def answers(self, organisation: str, board: str) -> list[tuple[Row, str]]:
        put = {row["id"]: row for row in self.of("proposals", board)}
        return [
            (put[row["proposal"]], row["response"])
            for row in self.tables["responses"]
            if row["organisation"] == organisation and row["proposal"] in put and row["response"] != "absent"
        ]


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> list[Place]:
    made = []
    for seed in SEEDS:
        folder = tmp_path_factory.mktemp(f"seed{seed}")
        write(folder, seed)
        made.append(Place(folder))
    return made


def on(value: str) -> date:
    return date.fromisoformat(value)


def months_back(months: int) -> date:
    years, month = divmod(TODAY.year * 12 + TODAY.month - 1 - months, 12)
    return date(years, month + 1, 1)


def near(found: float, expected: float, what: str, spread: float | None = None) -> None:
    far = 4 * (math.sqrt(max(expected, 1.0)) if spread is None else spread)
    assert abs(found - expected) <= far, f"{what}: {found:g}, where PLANTED.md means {expected:g} give or take {far:g}"


def share_near(hits: Iterable[bool], expected: float, what: str) -> None:
    marks = list(hits)
    near(sum(marks) / len(marks), expected, what, math.sqrt(expected * (1 - expected) / len(marks)) + 0.005)


def held_by(rows: list[Row]) -> dict[str, list[tuple[date, date]]]:
    spells: dict[str, list[tuple[date, date]]] = defaultdict(list)
    for row in rows:
        spells[row["person"]].append((on(row["start"]), on(row["end"]) if row["end"] else TODAY))
    return spells


@pytest.mark.long
@pytest.mark.parametrize("board", BOARDS)
def test_seats_are_as_many_and_change_hands_as_often_as_it_says(places: list[Place], board: str) -> None:
    new, expected = 0, 0.0
    for place in places:
        seats = place.number(board, r"(\d+) seats;")
        some = re.search(r"seats; each of (\d+) changes", place.part(board))
        changing = float(some[1]) if some else seats
        rate = place.number(board, r"changes hands ([\d.]+) times a year")
        until = re.search(r"until (\d+) months before", place.says(board, r"(.* seats; .*)")[0])
        rows = place.of("seats", board)
        spells = held_by(rows)
        now = {who for who, held in spells.items() if any(last == TODAY for _, last in held)}
        assert len(now) == seats, f"{board}: {len(now)} people hold a seat on the last day, {seats:g} are said"
        began = max(START, min(first for held in spells.values() for first, _ in held))
        last = months_back(int(until[1])) if until else TODAY
        came = sum(min(first for first, _ in held) > began for held in spells.values())
        years = sum(max(0, (to - max(first, began)).days) for held in spells.values() for first, to in held) / 365.25
        said = place.says(board, r"in these records (\d+) new (?:people|person) came in (\d+) seat-years since (.*)")
        assert said == (str(came), f"{years:.0f}", f"{began.day} {began:%B %Y}"), f"{board}: {said}; {came}, {years}"
        new += came
        # A new holder stays forty days at least and begins on the first of a month: some 0.1 years each time.
        expected += changing * (last - began).days / 365.25 / (1 / rate + 0.1)
    # Planned changes come on top: a seat begun later, or a representative who changes as planned; one a seed at most.
    assert expected - 4 * math.sqrt(max(expected, 1)) <= new <= expected + 4 * math.sqrt(max(expected, 1)) + 8, (
        f"{board}: {new} newcomers in {len(places)} histories, where PLANTED.md means {expected:.0f}"
    )


@pytest.mark.parametrize("board", BOARDS)
def test_meetings_proposals_and_cancellations_are_as_many_as_it_says(places: list[Place], board: str) -> None:
    held = called = put = 0
    for place in places:
        last = months_back(16) if board == "wistlebrook-forum" else TODAY
        meetings = [row for row in place.of("meetings", board) if on(row["date"]) <= last]
        called += len(meetings)
        held += sum(row["status"] == "held" for row in meetings)
        put += len(place.proposals(board))
    one, years = places[0], 1.0 if board == "young-carers" else YEARS
    years -= 16 / 12 if board == "wistlebrook-forum" else 0
    expected = one.number(board, r"is called ([\d.]+) times") * years * len(places)
    # Gaps are even but for three days either way; each history may have one more or fewer at either end.
    near(called, expected, f"{board}: meetings called", len(places) / 4 + 0.01 * expected)
    cancelled = one.number(board, r"of which (\d+)% are cancelled") / 100
    near(called - held, cancelled * called, f"{board}: meetings cancelled")
    near(put, one.number(board, r"([\d.]+) proposals? at each") * held, f"{board}: proposals")


@pytest.mark.parametrize("board", BOARDS)
def test_proposals_are_adopted_as_often_as_it_says(places: list[Place], board: str) -> None:
    said = places[0].number(board, r"adopted within a year with probability ([\d.]+)")
    nothing_of_users = "none that people who use services" in places[0].part(board)
    marks: list[bool] = []
    for place in places:
        users = {row["organisation"] for row in place.of("seats", board) if row["reserved_for"] == "users"}
        for row in place.proposals(board):
            # A meeting more than a year before the last day, and one in time to be adopted at.
            if (TODAY - on(row["date"])).days <= 366 or (
                board == "wistlebrook-forum" and on(row["date"]) > months_back(24)
            ):
                continue
            in_time = row["status"] == "adopted" and (on(row["decided"]) - on(row["date"])).days <= 365
            if board == "mental-health" and nothing_of_users and row["proposer"] in users | place.user_led:
                assert row["status"] != "adopted", f"{row['title']}, which users proposed, was adopted"
            else:
                marks.append(in_time)
    assert (board == "mental-health") == nothing_of_users, f"{board}: what it says of users' proposals"
    if len(marks) > 50:
        share_near(marks, said, f"{board}: adopted within a year")


@pytest.mark.parametrize("board", BOARDS)
def test_new_themes_come_as_often_as_it_says(places: list[Place], board: str) -> None:
    new = meetings = 0
    for place in places:
        (row,) = [row for row in place.tables["partnerships"] if row["id"] == board]
        began = set(row["issues"].split("; "))
        items = [item for item in place.tables["agenda"] if place.met[item["meeting"]]["partnership"] == board]
        new += len({item["issue"] for item in items if item["issue"]} - began)
        meetings += sum(each["status"] == "held" for each in place.of("meetings", board))
    rate = places[0].number(board, r"([\d.]+) new themes? a year")
    a_year = places[0].number(board, r"is called ([\d.]+) times")
    expected = meetings * (1 - math.exp(-rate / a_year))
    # One taken up and dropped before any agenda had it is not seen: at most one in six, and none where few are.
    assert 0.8 * expected - 4 * math.sqrt(expected) <= new <= expected + 4 * math.sqrt(max(expected, 1)), (
        f"{board}: {new} new themes on agendas, where PLANTED.md means {expected:.1f}"
    )


@pytest.mark.parametrize("board", [board for board in BOARDS if board != "young-carers"])
def test_members_attend_as_often_as_it_says(places: list[Place], board: str) -> None:
    said = places[0].number(board, r"attends with probability ([\d.]+) at the start")
    trend = places[0].says(board, r"at the start, (?:each year adds (-?[\d.]+)|and it stays so)")[0]
    by_year: dict[int, list[bool]] = defaultdict(list)
    for place in places:
        for row in place.tables["attendance"]:
            meeting = place.met[row["meeting"]]
            if meeting["partnership"] == board and row["status"] != "in_attendance":
                by_year[(on(meeting["date"]) - START).days // 365].append(row["status"] == "present")
    for year, marks in by_year.items():
        if len(marks) < 200:
            continue
        middle = math.log(said / (1 - said)) + float(trend or 0) * (year + 0.5)
        # Members differ in habit, which pulls the mean a little towards a half: 0.6 either way in log-odds.
        expected = sum(1 / (1 + math.exp(-middle - 0.6 * k / 50)) for k in range(-50, 51)) / 101
        # The habits of eighteen members, 0.35 in log-odds apart, are the same all year.
        apart = 0.35 * expected * (1 - expected) / math.sqrt(14 * len(places))
        spread = math.hypot(math.sqrt(expected * (1 - expected) / len(marks)), apart)
        near(sum(marks) / len(marks), expected, f"{board}, year {year + 1}: attendance", spread)


@pytest.mark.parametrize(
    ("board", "name", "spread"),
    [
        ("falls-and-frailty", "Injuries from falls over 65", 9.0),
        ("housing-and-homelessness", "Households in temporary housing", 9.0),
        ("safer-streets", "Violent incidents in public places", 6.0),
    ],
)
def test_indicators_move_as_far_as_it_says(places: list[Place], board: str, name: str, spread: float) -> None:
    # The spreads are those of the months before the change, by mechanism: 9, 9 and 6.
    way, far, months = places[0].says(
        board, name + r": (up|down) by ([\d.]+) monthly standard deviations, (\d+) months"
    )
    moves = []
    for place in places:
        (indicator,) = [row["id"] for row in place.of("indicators", board) if row["name"] == name]
        rows = sorted((row for row in place.tables["observations"] if row["indicator"] == indicator),
                      key=lambda row: row["date"])  # fmt: skip
        values = [float(row["value"]) for row in rows]
        after, before = values[-int(months) :], values[: -int(months)]
        moves.append((sum(after) / len(after) - sum(before) / len(before)) / spread)
    expected = float(far) * (1 if way == "up" else -1)
    near(sum(moves) / len(moves), expected, name, 1 / math.sqrt(8 * len(places)))


def test_the_organisations_it_names_answer_as_it_says(places: list[Place]) -> None:
    joined, changed = date(2025, 4, 1), date(2023, 12, 1)
    said = places[0].planted
    for words in ("1 April 2025", "1 December 2023", "1 March 2023", "about one in seven", "about one in ten",
                  "about three in ten", "nine in ten"):  # fmt: skip
        assert words in said, f"PLANTED.md no longer says {words}"
    trust: list[bool] = []
    ally: list[bool] = []
    critic: dict[bool, list[bool]] = {True: [], False: []}
    homes: dict[bool, list[bool]] = {True: [], False: []}
    for place in places:
        trust += [
            each == "support" for _, each in place.answers("ambleford-vale-hospitals-trust", "hospital-discharge")
        ]
        ally += [each == "support" for row, each in place.answers("ambleford-vale-hospitals-trust", "mental-health")
                 if row["proposer"] == "lantern-house-ambleford"]  # fmt: skip
        for row, each in place.answers("ambleford-survivors-voice", "crisis-care"):
            critic[on(row["date"]) < joined].append(each == "support")
        for row, each in place.answers("carrowdene-homes", "mental-health"):
            homes[on(row["date"]) < changed].append(each == "support")
    share_near(trust, 1 / 7, "the trust at the Hospital Discharge Board")
    share_near(critic[True], 1 / 10, "the critic before it joined")
    share_near(homes[True], 3 / 10, "Carrowdene Homes before")
    share_near(homes[False], 9 / 10, "Carrowdene Homes since")
    assert min(sum(ally) / len(ally), sum(critic[False]) / len(critic[False])) > 0.9, "“nearly everything” is less"


def test_users_fare_elsewhere_as_anybody_does(places: list[Place]) -> None:
    # Nothing of theirs is adopted at one board; elsewhere the difference, within boards, is chance.
    difference, spread = 0.0, 0.0
    for board in (board for board in BOARDS if board != "mental-health"):
        mine: list[bool] = []
        others: list[bool] = []
        for place in places:
            for row in place.proposals(board):
                (mine if row["proposer"] in place.user_led else others).append(row["status"] == "adopted")
        if mine and others:
            rate = (sum(mine) + sum(others)) / (len(mine) + len(others))
            difference += sum(mine) - rate * len(mine)
            spread += rate * (1 - rate) * len(mine)
    near(difference, 0.0, "users' proposals adopted beyond everybody's share", math.sqrt(spread))


def test_the_overlap_and_the_merger_are_as_it_says(places: list[Place]) -> None:
    for place in places:
        now = {board: {row["person"] for row in place.of("seats", board) if not row["end"]} for board in BOARDS}
        shared = len(now["mental-health"] & now["crisis-care"]) / 14
        assert 0.6 <= shared < 2 / 3, f"{shared:.2f} of the seats are shared: not nearly two in three"
        themes = {row["id"]: set(row["issues"].split("; ")) for row in place.tables["partnerships"]}
        both = themes["mental-health"] & themes["crisis-care"]
        assert (len(both), len(themes["crisis-care"])) == (4, 5), "they did not begin with four of five in common"
        gone = {row["organisation"] for row in place.tables["seats"] if row["end"] == "2023-02-28"}
        new = {(row["person"], row["partnership"]) for row in place.tables["seats"] if row["start"] == "2023-03-01"
               and row["organisation"] == "carers-together-ambleford"}  # fmt: skip
        old = {(row["person"], row["partnership"]) for row in place.tables["seats"] if row["end"] == "2023-02-28"
               and row["organisation"] in ("ambleford-carers-link", "wistlebrook-carers-network")}  # fmt: skip
        assert gone and new == old and old, "those who sat for the two did not all go on under the new name"


def test_the_dormant_forum_and_the_new_group_are_as_it_says(places: list[Place]) -> None:
    for place in places:
        met = [on(row["date"]) for row in place.of("meetings", "wistlebrook-forum") if row["status"] == "held"]
        assert max(met) < months_back(15), f"the forum met on {max(met)}, within fifteen months"
        begun = min(on(row["start"]) for row in place.of("seats", "young-carers"))
        assert begun == months_back(12), f"the group began on {begun}, not a year ago"
        seated = {
            row["partnership"] for row in place.tables["seats"] if row["organisation"] == "ambleford-steady-steps"
        }
        assert not seated & {"falls-and-frailty", "hospital-discharge"}, "Steady Steps holds a seat where it never did"
