"""Whether the chair and the other named roles have changed hands.

Question   Have the same people led this for ever?
Formula    of the roles held at t1, each with each of its holders, the share whose holder did not hold that
           role at t0; for "chair" and for "other roles"
Takes      seat_member: (partnership, member, role, start_day, end_day); on_record
Gives      (partnership, subject, value: share, low and high: null, as every role is counted and none is drawn, n: roles
           held at t1, changed: those in new hands, changes: times somebody took up such a role in the period); two rows
           a lasting partnership
Unit       share, 0 to 1
Undefined  null where no such role is recorded as held at t1, or where no seat of P had begun by t0. Plain membership
           is no named role: what is left of it without words for a member ("member", "representative", "observer",
           "trustee") and words for what sort ("voting", "co-opted", "lay", "board") is nothing. A chair is any role
           whose name begins with chair or co-chair: a vice chair or deputy chair is another role
Misleads   seats that are dated by when they were first seen; a role's new name looks like a new holder; at level
           organisations a new person from the same organisation is no change
Source     counts from the records; rotating chairs as renewal: Huxham and Vangen (2005), Managing to Collaborate
"""

from afresh.engine.contract import Step
from afresh.features.co_attendance import ensure_co_attendance
from afresh.forms import ago, count, percent
from afresh.measure.measure import Measure, Several
from afresh.measure.notes import FIRST_SEEN, NO_ROLES, TOO_NEW, for_each
from afresh.measure.wording import fact
from afresh.snapshot.plain_roles import plain
from afresh.snapshot.workspace import Workspace
from afresh.table import Table
from afresh.vocabulary import Finding

SUBJECTS = ("chair", "other roles")

NAMED = Step(
    "role_names",
    "each role on record that is more than plain membership",
    f"""SELECT role FROM (SELECT DISTINCT role FROM seat_member WHERE trim(coalesce(role, '')) <> '') r
    WHERE NOT ({plain("role")})""",
)

ROLE = Step(
    "named_role",
    "seats in named roles of lasting partnerships: 0 the chair, 1 the others",
    """SELECT s.partnership, s.member, lower(trim(s.role)) AS role, s.start_day,
        coalesce(s.end_day, 1000000) AS last_day, s.record,
        CASE WHEN lower(trim(s.role)) LIKE 'chair%' THEN 0 WHEN lower(trim(s.role)) LIKE 'co-chair%' THEN 0
             WHEN lower(trim(s.role)) LIKE 'co chair%' THEN 0 WHEN lower(trim(s.role)) LIKE 'cochair%' THEN 0
             ELSE 1 END AS kind
    FROM seat_member s JOIN partnership p ON p.partnership = s.partnership
    JOIN role_names n ON n.role = s.role
    WHERE NOT p.one_off AND s.member IS NOT NULL""",
)

HELD_NOW = Step(
    "held_now",
    "roles held at t1, and whether the same member held the same role at t0",
    """SELECT n.partnership, n.kind, n.member, n.role, max(CASE WHEN b.member IS NULL THEN 1 ELSE 0 END) AS changed
    FROM named_role n LEFT JOIN (SELECT DISTINCT partnership, member, role FROM named_role
                                 WHERE start_day <= {t0} AND last_day >= {t0}) b
        ON b.partnership = n.partnership AND b.member = n.member AND b.role = n.role
    WHERE n.start_day <= {t1} AND n.last_day >= {t1}
    GROUP BY n.partnership, n.kind, n.member, n.role""",
)

TAKEN_UP = Step(
    "taken_up",
    "times somebody took up a role in the period that they did not hold the day before",
    """SELECT n.partnership, n.kind, count(*) AS changes
    FROM (SELECT DISTINCT partnership, kind, member, role, start_day FROM named_role WHERE start_day > {t0}) n
    WHERE NOT EXISTS (SELECT 1 FROM named_role b WHERE b.partnership = n.partnership AND b.member = n.member
                      AND b.role = n.role AND b.start_day < n.start_day AND b.last_day >= n.start_day - 1)
    GROUP BY n.partnership, n.kind""",
)

ROLE_RENEWAL = Step(
    "role_renewal",
    "roles in new hands in each lasting partnership on record",
    """SELECT o.partnership, k.kind, CASE WHEN s.first_start <= {t0} THEN 1e0 * h.changed / h.roles END AS value,
        coalesce(h.roles, 0) AS n, coalesce(h.changed, 0) AS changed, coalesce(t.changes, 0) AS changes,
        coalesce(s.first_start, 1000000) > {t0} AS all_new, d.partnership IS NOT NULL AS first_seen
    FROM on_record o JOIN partnership p ON p.partnership = o.partnership
    CROSS JOIN (SELECT 0 AS kind UNION ALL SELECT 1) k
    LEFT JOIN (SELECT partnership, min(start_day) AS first_start FROM seat_at GROUP BY partnership) s
        ON s.partnership = o.partnership
    LEFT JOIN (SELECT partnership, kind, count(*) AS roles, sum(changed) AS changed
               FROM held_now GROUP BY partnership, kind) h
        ON h.partnership = o.partnership AND h.kind = k.kind
    LEFT JOIN taken_up t ON t.partnership = o.partnership AND t.kind = k.kind
    LEFT JOIN dated_first_seen d ON d.partnership = o.partnership
    WHERE NOT p.one_off ORDER BY o.partnership, k.kind""",
)

RECORDS = (
    NAMED,
    ROLE,
    Step(
        "records",
        "the seats in named roles held at t1",
        "SELECT partnership, 'seats' AS tbl, record FROM named_role WHERE start_day <= {t1} AND last_day >= {t1}",
    ),
)


def role_renewal(workspace: Workspace) -> Table:
    ensure_co_attendance(workspace)
    return workspace.finish(NAMED, ROLE, HELD_NOW, TAKEN_UP, ROLE_RENEWAL, by=_noted)


def _noted(table: Table) -> Table:
    nothing = [None] * len(table)
    return table.with_columns(
        subject=[SUBJECTS[kind] for kind in table.columns["kind"]],
        changed=[int(number) for number in table.columns["changed"]],
        note=for_each(_note, table.plain("n"), table.plain("all_new"), table.plain("first_seen")),
        low=nothing,
        high=nothing,
        expected=nothing,
    )


def _note(n: int, all_new: bool, first_seen: bool) -> str:
    if not n:
        return NO_ROLES
    if all_new:
        return TOO_NEW
    return FIRST_SEEN if first_seen else ""


def sentence(f: Finding) -> str:
    changes = count(int(fact(f, "changes")), "change")
    if f.subject == "chair":
        return f"{changes} of chair"
    return (
        f"{changes} in other roles, and {percent(f.value or 0)} of those held now are held by somebody else than "
        "before it"
    )


def comparisons(f: Finding) -> list[str]:
    """Changes with changes; a share is set beside that of other roles only."""
    past, share = f.facts.get("past_changes"), f.facts.get("past_value")
    if not isinstance(past, int | float):
        return []
    before = f"{ago(f.period)} there {'was' if past == 1 else 'were'} {count(int(past), 'change')}"
    if f.subject == "chair" or not isinstance(share, int | float):
        return [before]
    return [f"{before}, and {percent(share)} of the roles held then were in new hands"]


MEASURE = Measure(
    function=role_renewal,
    family="renewal",
    records=RECORDS,
    title="Chair and roles",
    sentence=sentence,
    several=Several(opening="In the period, "),
    comparisons=comparisons,
)
