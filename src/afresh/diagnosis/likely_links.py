"""What the records suggest of partnerships and do not say: that one went on as another, is part of another, or ended.

Question   Is this another partnership, or the same under a new name? Does it answer to that one? Is it still there?
Formula    went on as: both last, no seat of the first is held, and within 60 days of its last day (a meeting, a seat's
           end) the other's records begin, with 70% of the same members: twice those of both, over the sum of the
           first's members at its end (seats held within 60 days of it; where it has no seats, who took part in the
           last year) and of the other's at its start. The best such pair of each
           part of: nearly all of its members in the period (all but one of five to ten, 90% of more, all of three or
           four) are members of the other, which has a quarter more members or more
           ended: it is not said to have ended, no seat is held, and nothing is recorded of it in the last 24 months
Takes      on_record, spell, first_in, meeting_at, proposal_at; overlap_members
Gives      Links, by code of partnership
Undefined  one-off partnerships, and what the records say already: a successor, a parent, an end
Misleads   two committees that were given to the same people one after the other look like one under a new name; a small
           table drawn from a large one need not answer to it. So nothing follows but a question, and silence on advice
Source     conventions

A parent has a quarter more members because two boards of the same people are what advice to meet together is for.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from afresh.engine.contract import Step
from afresh.measure import take
from afresh.snapshot.workspace import Workspace

WITHIN_DAYS, SAME, FEWEST = 60, 0.7, 3
LARGER = 1.25
ENDED_MONTHS = 24

HEARD_OF = Step(
    "heard_of",
    "lasting partnerships that are not said to have ended or to go on as another: the first and the last day on which "
    "anything is recorded of each, and how many seats are held",
    """SELECT o.partnership, least(o.first_day, coalesce(s.first_start, o.first_day)) AS first_day,
        greatest(o.last_day, coalesce(s.last_end, o.last_day), coalesce(m.day, o.last_day), coalesce(q.day, o.last_day))
            AS last_day,
        coalesce(s.held, 0) AS held, CASE WHEN s.partnership IS NULL THEN 0 ELSE 1 END AS has_seats,
        CASE WHEN p.successor IS NOT NULL OR coalesce(p.ended, 1000000) <= {t1} THEN 1 ELSE 0 END AS told
    FROM on_record o JOIN partnership p ON p.partnership = o.partnership
    LEFT JOIN (SELECT partnership, min(start_day) AS first_start, max(end_day) AS last_end,
                   sum(CASE WHEN end_day IS NULL THEN 1 ELSE 0 END) AS held FROM spell GROUP BY partnership) s
        ON s.partnership = o.partnership
    LEFT JOIN (SELECT partnership, max(day) AS day FROM meeting_at GROUP BY partnership) m
        ON m.partnership = o.partnership
    LEFT JOIN (SELECT partnership, max(day) AS day FROM proposal_at GROUP BY partnership) q
        ON q.partnership = o.partnership
    WHERE NOT p.one_off""",
)

AT_END = Step(
    "at_end",
    "who was in a partnership of which no seat is held when it was last heard of",
    """SELECT l.partnership, s.member, l.last_day FROM heard_of l JOIN spell s ON s.partnership = l.partnership
    WHERE l.has_seats = 1 AND l.held = 0 AND s.end_day >= l.last_day - {within}
    UNION
    SELECT l.partnership, f.member, l.last_day FROM heard_of l JOIN first_in f ON f.partnership = l.partnership
    WHERE l.has_seats = 0 AND f.last_day > l.last_day - 365""",
)

AT_START = Step(
    "at_start",
    "who was in a partnership when it was first heard of, after the records had begun",
    """SELECT l.partnership, s.member, l.first_day FROM heard_of l JOIN spell s ON s.partnership = l.partnership
    WHERE l.has_seats = 1 AND l.first_day > {records_start} AND s.start_day <= l.first_day + {within}
    UNION
    SELECT l.partnership, f.member, l.first_day FROM heard_of l JOIN first_in f ON f.partnership = l.partnership
    WHERE l.has_seats = 0 AND l.first_day > {records_start} AND f.day < l.first_day + 365""",
)

WENT_ON = Step(
    "went_on",
    "partnerships that may have gone on as another: how many members both have, how many each, and the days between",
    """SELECT s.was, s.now, s.shared, a.members AS before, b.members AS after, s.days
    FROM (SELECT e.partnership AS was, n.partnership AS now, count(*) AS shared, min(n.first_day - e.last_day) AS days
          FROM at_end e JOIN at_start n ON n.member = e.member AND n.partnership <> e.partnership
              AND abs(n.first_day - e.last_day) <= {within} AND e.last_day <= {t1} - {within}
          GROUP BY e.partnership, n.partnership) s
    JOIN (SELECT partnership, count(*) AS members FROM at_end GROUP BY partnership) a ON a.partnership = s.was
    JOIN (SELECT partnership, count(*) AS members FROM at_start GROUP BY partnership) b ON b.partnership = s.now
    JOIN heard_of l ON l.partnership = s.was AND l.told = 0
    WHERE s.shared >= {fewest} AND 2e0 * s.shared >= {same} * (a.members + b.members)
    ORDER BY 2e0 * s.shared / (a.members + b.members) DESC, abs(s.days), s.was, s.now""",
)

OLD = Step(
    "long_silent",
    "partnerships of which no seat is held, and nothing recorded since a day",
    "SELECT partnership, last_day FROM heard_of WHERE told = 0 AND held = 0 AND last_day <= {silent_since}",
)

SIZE = Step("sizes", "members in the period", "SELECT partnership, count(*) AS n FROM member_now GROUP BY partnership")


@dataclass(frozen=True)
class WentOn:
    """One partnership that may have gone on as another."""

    was: int
    now: int
    shared: int
    before: int
    after: int
    days: int
    """From the last day of the one to the first of the other."""


@dataclass(frozen=True)
class PartOf:
    """One whose members nearly all sit on the other."""

    child: int
    parent: int
    shared: int
    members: int


@dataclass(frozen=True)
class Links:
    went_on: tuple[WentOn, ...]
    part_of: tuple[PartOf, ...]
    ended: Mapping[int, int]
    """Those that have ended by the look of the records, with the last day recorded of each."""

    @property
    def gone(self) -> frozenset[int]:
        """Those that are there no longer, by the look of the records."""
        return frozenset(self.ended) | {each.was for each in self.went_on}

    @property
    def renamed(self) -> frozenset[int]:
        """Those that may be others under a new name."""
        return frozenset(each.now for each in self.went_on)

    def kin(self, code: int) -> frozenset[int]:
        """Those that may be this one's parent, part, predecessor or successor."""
        both = [(each.was, each.now) for each in self.went_on] + [(each.child, each.parent) for each in self.part_of]
        return frozenset(other for pair in both if code in pair for other in pair if other != code)


def likely_links(workspace: Workspace) -> Links:
    """Worked out when first asked for."""
    made: Links = workspace.memoise("likely_links", lambda: _likely_links(workspace))
    return made


def _likely_links(workspace: Workspace) -> Links:
    rules = {"within": WITHIN_DAYS, "same": SAME, "fewest": FEWEST}
    rules["silent_since"] = workspace.days_before_t1(ENDED_MONTHS)
    went_on: list[WentOn] = []
    for row in workspace.ask(HEARD_OF, AT_END, AT_START, WENT_ON, **rules).rows():
        one = WentOn(*(int(row[name]) for name in ("was", "now", "shared", "before", "after", "days")))
        if not any(one.was == each.was or one.now == each.now for each in went_on):
            went_on.append(one)
    ended = {int(row["partnership"]): int(row["last_day"]) for row in workspace.ask(HEARD_OF, OLD, **rules).rows()}
    return Links(tuple(went_on), _part_of(workspace, {each.was for each in went_on} | ended.keys()), ended)


def _part_of(workspace: Workspace, gone: Collection[int]) -> tuple[PartOf, ...]:
    overlap = [row for row in take(workspace, "overlap_members").rows() if row["value"] is not None]
    sizes = {int(row["partnership"]): int(row["n"]) for row in workspace.ask(SIZE).rows()}
    codes = {id: code for code, id in enumerate(workspace.partnership_ids())}
    found = []
    for row in overlap:
        child, parent, shared = int(row["partnership"]), codes[row["subject"]], int(row["shared"])
        members = sizes[child]
        if {child, parent}.isdisjoint(gone) and nearly_all(shared, members) and sizes[parent] >= LARGER * members:
            found.append(PartOf(child, parent, shared, members))
    return tuple(sorted(found, key=lambda each: (each.child, sizes[each.parent], each.parent)))


def nearly_all(shared: int, members: int) -> bool:
    """All of three or four, all but one of five to ten, 90% of more."""
    return members >= FEWEST and shared >= (members - (members >= 5) if members <= 10 else 0.9 * members)
