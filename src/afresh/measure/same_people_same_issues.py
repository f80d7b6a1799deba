"""Share of who discussed what in the period that is a repeat of before it.

Question   Are the same people talking about the same things?
Formula    of the different (member, issue) pairs of P's gatherings in the period (the member took part in a
           meeting that had an item on the issue), the share already on record in P by t0
Takes      participation: (gathering, partnership, member, day); gathering: (gathering, meeting);
           item_at: (meeting, issue)
Gives      (partnership, value: share, low and high: its range with any one member left out, n: pairs in the
           period, repeated: those on record before); a row a lasting partnership
Unit       share, 0 to 1
Undefined  null where no member took part in a meeting of the period with an issue on its agenda, or where P's
           issues are file numbers, not themes (see agenda_novelty)
Misleads   to sit through an item is not to discuss it; with less than 12 months of P's agenda by t0 it is a
           lower bound; standing items repeat by design
Source     after "same people, same issues" as a trigger for review; the range as in link freshness
"""

from functools import partial

from afresh.engine.contract import Step
from afresh.features.agenda import AGENDA
from afresh.forms import percent
from afresh.measure.measure import Measure
from afresh.measure.notes import BOUND, FILE_NUMBERS, NO_RECORDS, for_each
from afresh.measure.wording import without_one
from afresh.snapshot.workspace import Workspace
from afresh.table import Table
from afresh.vocabulary import Finding

ON_AGENDA = Step(
    "on_agenda",
    "the issues of each meeting of a lasting partnership",
    """SELECT i.meeting, i.issue FROM item_at i JOIN partnership p ON p.partnership = i.partnership
    WHERE i.issue IS NOT NULL AND NOT p.one_off""",
)

DISCUSSED = Step(
    "discussed",
    "who was there when an issue was discussed in the period; a gathering that is a meeting has its number",
    """SELECT DISTINCT x.partnership, x.member, i.issue FROM participation x
    JOIN on_agenda i ON i.meeting = x.gathering WHERE NOT x.from_seats AND x.day > {t0}""",
)

DISCUSSED_BEFORE = Step(
    "discussed_before",
    "those of them who were there when it was discussed before",
    """SELECT DISTINCT x.partnership, x.member, i.issue FROM participation x
    JOIN on_agenda i ON i.meeting = x.gathering
    JOIN discussed d ON d.partnership = x.partnership AND d.member = x.member AND d.issue = i.issue
    WHERE NOT x.from_seats AND x.day <= {t0}""",
)

DISCUSSED_NOW = Step(
    "discussed_now",
    "each member's pairs in the period, and how many of them are repeats",
    """SELECT d.partnership, d.member, count(*) AS pairs,
        sum(CASE WHEN b.member IS NULL THEN 0 ELSE 1 END) AS repeated
    FROM discussed d LEFT JOIN discussed_before b
        ON b.partnership = d.partnership AND b.member = d.member AND b.issue = d.issue
    GROUP BY d.partnership, d.member""",
)

REPEATED = Step(
    "repeated",
    "pairs and repeats of each partnership",
    "SELECT partnership, sum(pairs) AS pairs, sum(repeated) AS repeated FROM discussed_now GROUP BY partnership",
)

SAME = Step(
    "same_people_same_issues",
    "the share of repeats in each lasting partnership on record",
    """SELECT a.partnership, '' AS subject, a.first_item, a.files, 1e0 * r.repeated / r.pairs AS value, w.low, w.high,
        coalesce(r.pairs, 0) AS n, coalesce(r.repeated, 0) AS repeated
    FROM agenda_on_record a LEFT JOIN repeated r ON r.partnership = a.partnership
    LEFT JOIN (
        SELECT t.partnership, min(1e0 * (t.repeated - d.repeated) / (t.pairs - d.pairs)) AS low,
            max(1e0 * (t.repeated - d.repeated) / (t.pairs - d.pairs)) AS high
        FROM repeated t JOIN discussed_now d ON d.partnership = t.partnership AND t.pairs > d.pairs
        GROUP BY t.partnership
    ) w ON w.partnership = a.partnership
    ORDER BY a.partnership""",
)

SHARED = (ON_AGENDA, DISCUSSED, DISCUSSED_BEFORE, DISCUSSED_NOW)

RECORDS = (
    Step(
        "records",
        "the period's items on issues that some of those present had discussed before",
        """SELECT DISTINCT d.partnership, 'agenda' AS tbl, i.record
        FROM item_at i JOIN gathering g ON g.meeting = i.meeting JOIN participation x ON x.gathering = g.gathering
        JOIN (SELECT x.partnership, x.member, i.issue FROM participation x
              JOIN gathering g ON g.gathering = x.gathering JOIN item_at i ON i.meeting = g.meeting
              WHERE x.day <= {t0} AND NOT g.one_off) d
            ON d.partnership = x.partnership AND d.member = x.member AND d.issue = i.issue
        WHERE i.day > {t0}""",
    ),
)


def same_people_same_issues(workspace: Workspace) -> Table:
    start = workspace.days_before_t0(int(workspace.settings.freshness_burn_in_months))
    by = partial(_noted, start=start)
    workspace.ensure_table(*SHARED)
    return workspace.finish(AGENDA, REPEATED, SAME, by=by)


def _noted(table: Table, start: int) -> Table:
    of = (table.plain(name) for name in ("n", "first_item", "files"))
    notes = for_each(partial(_note, start=start), *of)
    counts = {name: [int(number) for number in table.columns[name]] for name in ("n", "repeated")}
    return table.with_columns(**counts, note=notes, expected=[None] * len(table))


def _note(n: int, first_item: int, files: int, start: int) -> str:
    if files:
        return FILE_NUMBERS
    if not n:
        return NO_RECORDS
    return BOUND if first_item > start else ""


def sentence(f: Finding) -> str:
    return f"{percent(f.value or 0)} of what was discussed was an old topic for the members present{without_one(f)}"


MEASURE = Measure(
    function=same_people_same_issues,
    family="renewal",
    records=RECORDS,
    title="Same people, same issues",
    sentence=sentence,
)
