"""How many of a partnership's seats nobody holds on the review date."""

from afresh.engine.contract import Step
from afresh.snapshot.workspace import Workspace

VACANT = Step(
    "vacant",
    "for each partnership that has not ended, the vacant seats on record that had begun by t1, or have no start, and "
    "had not ended",
    """SELECT n.now AS partnership, count(*) AS vacant
    FROM vacant_seat s JOIN partnership p ON p.partnership = s.partnership
    JOIN partnership_now n ON n.partnership = s.partnership
    WHERE coalesce(s.start_day, -1000000) <= {t1} AND coalesce(s.end_day, 1000000) > {t1}
        AND NOT (s.end_day IS NULL AND s.end_is = 'unknown') AND coalesce(p.ended, 1000000) > {t1}
    GROUP BY n.now""",
)

HELD = Step(
    "held",
    "for each partnership, the seats held on t1, each once",
    """SELECT partnership, count(*) AS held FROM (
        SELECT DISTINCT partnership, person, organisation, role FROM seat_at WHERE end_day IS NULL
    ) seats GROUP BY partnership""",
)


def vacancies(workspace: Workspace) -> dict[int, tuple[int, int]]:
    """Of each partnership with a vacant seat: how many are vacant, of how many, the vacant ones included."""
    vacant = {row["partnership"]: int(row["vacant"]) for row in workspace.ask(VACANT).rows()}
    if not vacant:
        return {}
    held = {row["partnership"]: int(row["held"]) for row in workspace.ask(HELD).rows()}
    return {partnership: (n, n + held.get(partnership, 0)) for partnership, n in vacant.items()}
