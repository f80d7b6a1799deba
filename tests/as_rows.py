"""What the engine gathered, with the records' own ids and dates, in the form of the naive twin."""

from datetime import date
from typing import Any

from afresh.engine.contract import Step
from afresh.settings import default_settings
from afresh.snapshot.load import ids
from afresh.snapshot.workspace import Workspace, gather
from afresh.vocabulary import Level, day_from
from records import Records, store_of
from reference.gatherings import Gatherings, Key, Member


def gathered_rows(records: Records, at: date, level: Level | None = "people", **changes: float) -> Gatherings:
    return as_rows(gather(store_of(records), at=at, level=level, settings=default_settings().but(**changes)))


def as_rows(workspace: Workspace) -> Gatherings:
    names = _Names(workspace)
    found = Gatherings(level=workspace.level, left_out=dict(workspace.left_out))
    keys: dict[int, Key] = {}
    for row in _rows(workspace, "gathering"):
        keys[row["gathering"]] = key = names.key(row)
        found.members[key] = set()
        found.plenary[key] = row["plenary"]
    for row in _rows(workspace, "participation"):
        key, who = keys[row["gathering"]], names.member(row["member"])
        assert who not in found.members[key], f"{who} takes part twice in {key}"
        found.members[key].add(who)
    for row in _rows(workspace, "first_met"):
        a, b = sorted((names.member(row["a"]), names.member(row["b"])))
        found.met[a, b] = day_from(row["day"])
    for row in _rows(workspace, "first_in"):
        found.first_in[names.partnerships[row["partnership"]], names.member(row["member"])] = day_from(row["day"])
    found.first_seen = {names.member(row["member"]): day_from(row["day"]) for row in _rows(workspace, "first_seen")}
    found.spells = {names.spell(row) for row in _rows(workspace, "spell")}
    return found


class _Names:
    def __init__(self, workspace: Workspace):
        self.people = ids(workspace.store, "people")
        self.organisations = ids(workspace.store, "organisations")
        self.partnerships = ids(workspace.store, "partnerships")
        self.meetings = ids(workspace.store, "meetings")

    def member(self, code: int) -> Member:
        first = len(self.people)
        return ("person", self.people[code]) if code < first else ("organisation", self.organisations[code - first])

    def key(self, row: dict[str, Any]) -> Key:
        meeting = None if row["from_seats"] else self.meetings[row["meeting"]]
        return self.partnerships[row["partnership"]], day_from(row["day"]), meeting

    def spell(self, row: dict[str, Any]) -> tuple[Any, ...]:
        end = None if row["end_day"] is None else day_from(row["end_day"])
        return self.partnerships[row["partnership"]], self.member(row["member"]), day_from(row["start_day"]), end


def _rows(workspace: Workspace, table: str) -> list[dict[str, Any]]:
    return list(workspace.ask(Step("all_rows", f"every row of {table}", f"SELECT * FROM {table}")).rows())
