"""Share of the agenda given to issues that are new to the partnership.

Question   Does this table take up anything new?
Formula    k / n, of the period's n items with an issue, the k whose issue P discussed on no day in the 24 months
           before t0; 90% interval from Beta(k + 1/2, n - k + 1/2). All items on a theme that is new in the
           period count as new, the fourth as well as the first: it is attention that is measured, and as with
           link freshness the order within the period does not matter
Takes      item_at: (partnership, day, issue); on_record
Gives      (partnership, value: share, low and high: 90% interval, n: items with an issue, new_items,
           without_issue: items that give none, agenda_start: day of the first item with an issue);
           a row a lasting partnership
Unit       share, 0 to 1
Undefined  null where the period has fewer than 8 items with an issue; or where P's issues are file numbers, not themes:
           over 60% of its issue values (of 30 items and proposals or more; of all partnerships', 10 or more, where P
           has fewer) name a file, that is, occur on one date only in each of one or two partnerships, or are half
           digits (four or more) and over within two years. Issues that somebody declares are themes
Misleads   with less than 24 months of P's agenda by t0 it is an upper bound; a new word for an old issue looks
           new; items are not independent, so that the interval is rather too narrow
Source     interval: Brown, Cai and DasGupta (2001), Statistical Science 16:101 (Jeffreys)
"""

from functools import partial

import numpy as np

from afresh.engine.contract import Step
from afresh.features.agenda import AGENDA
from afresh.forms import percent
from afresh.measure.measure import Measure
from afresh.measure.notes import BOUND, FILE_NUMBERS, NO_RECORDS, TOO_FEW, for_each
from afresh.measure.wording import within
from afresh.snapshot.workspace import Workspace
from afresh.statistics import jeffreys
from afresh.table import Table
from afresh.vocabulary import Finding

ITEM_NEW = Step(
    "item_new",
    "items of the period, with whether they give an issue and whether it is new",
    """SELECT i.partnership, i.issue IS NOT NULL AS has_issue, i.issue IS NOT NULL AND b.issue IS NULL AS is_new
    FROM item_at i
    LEFT JOIN (SELECT DISTINCT partnership, issue FROM item_at WHERE day > {novelty_from} AND day <= {t0}) b
        ON b.partnership = i.partnership AND b.issue = i.issue
    WHERE i.day > {t0}""",
)

AGENDA_NOVELTY = Step(
    "agenda_novelty",
    "items and new items of each lasting partnership on record",
    """SELECT a.partnership, a.first_item, a.files,
        coalesce(sum(CASE WHEN n.has_issue THEN 1 ELSE 0 END), 0) AS items,
        coalesce(sum(CASE WHEN n.is_new THEN 1 ELSE 0 END), 0) AS new_items,
        coalesce(sum(CASE WHEN NOT n.has_issue THEN 1 ELSE 0 END), 0) AS without_issue
    FROM agenda_on_record a LEFT JOIN item_new n ON n.partnership = a.partnership
    GROUP BY a.partnership, a.first_item, a.files ORDER BY a.partnership""",
)

RECORDS = (
    Step(
        "records",
        "the period's items with an issue",
        """SELECT i.partnership, 'agenda' AS tbl, i.record FROM item_at i JOIN partnership p
            ON p.partnership = i.partnership
        WHERE NOT p.one_off AND i.day > {t0} AND i.issue IS NOT NULL""",
    ),
)


def agenda_novelty(workspace: Workspace) -> Table:
    start = workspace.days_before_t0(int(workspace.settings.novelty_months))
    by = partial(_finished, start=start, fewest=workspace.settings.fewest_items)
    return workspace.finish(AGENDA, ITEM_NEW, AGENDA_NOVELTY, by=by, novelty_from=start)


def _finished(table: Table, start: int, fewest: float) -> Table:
    items, new, without = (
        [int(each) for each in table.plain(name)] for name in ("items", "new_items", "without_issue")
    )
    first = table.plain("first_item")
    told = np.array(items, np.int64) >= max(fewest, 1)
    n, k = (np.where(told, np.array(each, np.int64), 0) for each in (items, new))
    low, high = jeffreys.interval(k, n)
    return Table(
        {
            "partnership": table.plain("partnership"),
            "subject": [""] * len(table),
            "value": np.where(n > 0, k / np.maximum(n, 1), np.nan).tolist(),
            "low": low.tolist(),
            "high": high.tolist(),
            "n": items,
            "expected": [None] * len(table),
            "note": for_each(partial(_note, start=start, fewest=fewest), items, first, table.plain("files")),
            "new_items": new,
            "without_issue": without,
            "agenda_start": first,
        }
    )


def _note(items: int, first_item: int, files: int, start: int, fewest: float) -> str:
    if files:
        return FILE_NUMBERS
    if not items:
        return NO_RECORDS
    if items < fewest:
        return TOO_FEW
    return BOUND if first_item > start else ""


def sentence(f: Finding) -> str:
    return (
        f"{percent(f.value or 0)} of the {f.n:,} agenda items in the period were on issues not discussed here in the "
        f"24 months before{within(f)}"
    )


MEASURE = Measure(
    function=agenda_novelty,
    family="renewal",
    records=RECORDS,
    title="New issues",
    sentence=sentence,
)
