"""Issues that are file numbers are none, for every use alike; themes beside them stay."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from afresh.diagnosis.decided_issues import issues_only_here
from afresh.engine.contract import Step
from afresh.features.agenda import file_numbered
from afresh.measure import take
from afresh.recommend.invitations import invitations
from afresh.snapshot.load import ids
from afresh.snapshot.workspace import Workspace, gather
from records import Records, held, named, store_of, together
from reference import file_numbers as twin
from reference.look_in import ONLY_AREA

AT = date(2023, 12, 31)
THEMES = ("housing", "falls", "discharge", "young carers", "sleep", "transport")


def meetings(of: str, what: Callable[[int, int], str], items: int = 4, many: int = 12, **more: Any) -> Records:
    """A meeting every sixty days, each with so many items; `what` says on which issue, by meeting and item."""
    found: Records = {"partnerships": [{"id": of, "name": of, "kind": "committee", **more}]}
    for n in range(many):
        one = held(of, date(2022, 1, 10) + timedelta(days=60 * n), "ann", "bob", "cy")
        id = one["meetings"][0]["id"]
        agenda = [{"id": f"{id} {i}", "meeting": id, "title": "Item", "issue": what(n, i)} for i in range(items)]
        found = together(found, one, {"agenda": agenda})
    return found


def theme(n: int, i: int) -> str:
    return THEMES[(n + i) % len(THEMES)]


def file(n: int, i: int) -> str:
    return f"CC/{2022 + n // 6}/{n * 10 + i:04}"


def two(issues: Callable[[int, int], str]) -> Records:
    """Two committees to which the same files come, on the same days."""
    return together(meetings("Council", issues), meetings("Housing Group", issues))


def numbered(records: Records) -> set[str]:
    workspace = gather(store_of(records), at=AT)
    names = ids(workspace.store, "partnerships")
    return {names[code] for code in file_numbered(workspace)}


KINDS = {
    "files": (two(file), {"Council", "Housing Group"}),
    "each file comes back after sixty days": (two(lambda n, i: file(n - n % 2, i)), {"Council", "Housing Group"}),
    "files that are titles": (two(lambda n, i: f"Application of {n} in street {i}"), {"Council", "Housing Group"}),
    "themes": (two(theme), set()),
    "themes with a year in them": (two(lambda n, i: f"{theme(n, i)} plan {2020 + n // 6}"), set()),
    "a council with files and a board with themes": (
        together(meetings("Council", file), meetings("Board", theme)), {"Council"}),
    "a small board with themes beside two of files": (
        together(two(file), meetings("Board", theme, items=3, many=11)), {"Council", "Housing Group"}),
    "a new committee, too small to tell by itself": (
        together(two(file), meetings("New Group", lambda n, i: f"CC/2023/9{n}{i}", many=2)),
        {"Council", "Housing Group", "New Group"}),
    "declared by the board": (
        together(meetings("Board", lambda n, i: f"theme {n} {i}", many=8,
                          issues="; ".join(f"Theme {n} {i}" for n in range(8) for i in range(4)))), set()),
}  # fmt: skip


@pytest.mark.parametrize(("records", "expected"), KINDS.values(), ids=list(KINDS))
def test_whose_issues_are_file_numbers(records: Records, expected: set[str]) -> None:
    """Made by hand; the plain twin agrees."""
    assert numbered(records) == expected, "whose issues are file numbers"
    assert twin.file_numbered(records, AT) == expected, "the twin's answer"


def working(records: Records) -> Records:
    """With an organisation that raised every item of one committee, and declares nothing."""
    raised = [{**row, "raised_by": "trust"} for row in records["agenda"]]
    return {**records, "agenda": raised, "organisations": named("trust")}


def every_use(workspace: Workspace) -> dict[str, object]:
    codes = {id: code for code, id in enumerate(ids(workspace.store, "partnerships"))}
    values = {
        name: [row["value"] for row in take(workspace, name).rows() if row["value"] is not None]
        for name in ("agenda_novelty", "same_people_same_issues", "overlap_issues")
    }
    waiting = workspace.ask(Step("w", "issues left", "SELECT count(issue) AS n FROM proposal_at")).columns["n"][0]
    return {
        **values, "only here": issues_only_here(workspace),
        "look-in": sum(row["subject"] != ONLY_AREA for row in take(workspace, "look_in").rows()),
        "why none": invitations(workspace, codes["Council"]).why_none, "proposals": waiting,
    }  # fmt: skip


def test_file_numbers_are_none_for_every_use() -> None:
    """Two committees that deal with the same files, some as proposals: nothing is said of issues anywhere."""
    records = working(two(file))
    records["proposals"] = [
        {"id": f"q{n}", "partnership": "Council", "date": date(2022, 3, 1) + timedelta(days=20 * n), "title": "A plan",
         "issue": file(n, 9)} for n in range(9)
    ]  # fmt: skip
    found = every_use(gather(store_of(records), at=AT))
    nothing: dict[str, object] = {key: [] for key in ("agenda_novelty", "same_people_same_issues", "overlap_issues")}
    assert found == {**nothing, "only here": {}, "look-in": 0, "why none": "no issues", "proposals": 0}, f"got {found}"


def test_the_same_with_themes_says_something_of_each() -> None:
    records = working(two(theme))
    records["proposals"] = [
        {"id": "q", "partnership": "Council", "date": date(2022, 3, 1), "title": "A plan", "issue": "falls"}
    ]
    found = every_use(gather(store_of(records), at=AT))
    assert found["overlap_issues"] == [1.0, 1.0] and found["proposals"] == 1, f"got {found}"
    assert found["agenda_novelty"] and found["same_people_same_issues"] and found["why none"] != "no issues", (
        f"got {found}"
    )


def test_no_hindsight_in_what_is_a_file() -> None:
    """Nine items by the first review date are too few to tell, whatever came later."""
    records = meetings("Council", file, items=3)
    early = gather(store_of(records), at=date(2022, 5, 31))
    assert not file_numbered(early), "nine items by then"
    assert file_numbered(gather(store_of(records), at=AT)), "thirty-six by the end"
