"""Whether an organisation's dissent fell after it joined a partnership that it had answered from outside.

Question   Does whoever spoke against what is proposed here still do so now that they sit here?
Formula    over days on which it answered contested proposals of P, in the 12 months before it joined and in the 12
           from then on: O = the sum over days of the share of them it dissented from (opposed or abstained), E = the
           sum over days of the share of all others' answers to the same proposals that dissented (contested by
           anybody but the proposer, the one that joined as well, and answered by another too); value = the median
           of (rate after) / (rate before), each rate ~ Gamma(O + 1/2, E + 1/2); flagged where
           Pr(value < 1/2) >= 0.9
Takes      response_at: (proposal, organisation, person, response, day); proposal_at: (proposal, partnership, proposer);
           joined: (partnership, organisation, day)
Gives      (partnership, subject: the organisation as it now is, value: ratio, low and high: 90% interval, n: the fewer
           of days_before and days_after, expected: 1, no change; observed_before, expected_before, observed_after,
           expected_after, fell: the chance that dissent is under half of what it was, flagged, joined: day number);
           one row an organisation that joined within the last 36 months and had answered a contested proposal of P
           in the 12 months before
Unit       ratio of dissent after joining to dissent before, each beside the others'
Undefined  null under 8 days before or after
Misleads   what is proposed may have become better, the critic may have been heard, or another person may answer; the
           first answer counts, so that coming round to the same proposal later is no fall; answers by letter before
           joining and by a show of hands after it are not given alike; most records hold no answers from outside
Source     afresh's own; the ratio: Johnson, Kotz and Balakrishnan (1995), Continuous Univariate Distributions 2, ch. 27
"""

from functools import partial
from typing import Any

import numpy as np

from afresh.engine.contract import Step
from afresh.features.responses import NOBODY
from afresh.forms import count, day, percent, rate, sure
from afresh.measure.measure import Measure, Several
from afresh.measure.notes import FIRST_SEEN, TOO_FEW, together
from afresh.measure.wording import fact, within
from afresh.snapshot.joining_dates import JOININGS
from afresh.snapshot.workspace import Workspace
from afresh.statistics.ratio_of_rates import Counted, quantile, under
from afresh.table import Table
from afresh.vocabulary import Finding, day_from, day_number, months_before

# Only the partnership's own proposals count, answered from outside before and from within after. Counted at any table,
# a move from a quarrelsome one to a calm one would look like a change in the organisation. A day counts once, since
# several answers on one day are not independent; the others' answers to the same proposals take out how contentious a
# table is.

DAYS_JOINED = Step("days_joined", "the days on which organisations joined", "SELECT DISTINCT day FROM joined")

FIRST_ANSWER = Step(
    "first_answer",
    "the first answer of each organisation, or person who speaks for none, to each proposal of another's",
    """SELECT proposal, partnership, organisation, day, dissents, record FROM (
        SELECT a.proposal, q.partnership, a.organisation, a.day, a.record,
            CASE WHEN a.response = 'support' THEN 0 ELSE 1 END AS dissents,
            row_number() OVER (
                PARTITION BY a.proposal, coalesce(a.organisation, -1 - a.person)
                ORDER BY a.day, CASE a.response WHEN 'oppose' THEN 0 WHEN 'abstain' THEN 1 ELSE 2 END, a.record) AS nth
        FROM response_at a JOIN proposal_at q ON q.proposal = a.proposal
        LEFT JOIN followed f ON f.organisation = q.proposer
        WHERE a.response IN ('support', 'oppose', 'abstain') AND coalesce(a.organisation, a.person) IS NOT NULL
            AND coalesce(a.organisation, -1 - a.person) <> coalesce(f.now, -1 - q.proposer_person, {nobody})
    ) answers WHERE nth = 1""",
)

ON_EITHER_SIDE = Step(
    "on_either_side",
    "answers of organisations to contested proposals of a partnership that they joined, in the 12 months before and "
    "after, with the dissent of the others, where any answered the same",
    """SELECT j.partnership, j.organisation, j.day AS joined, j.first_seen, a.day, a.record, a.dissents,
        CASE WHEN a.day < j.day THEN 1 ELSE 0 END AS before, 1e0 * (t.dissents - a.dissents) / (t.answers - 1) AS others
    FROM joined j JOIN joining_year y ON y.day = j.day
    JOIN first_answer a ON a.partnership = j.partnership AND a.organisation = j.organisation
        AND a.day >= y.opens AND a.day < y.closes
    JOIN (SELECT proposal, count(*) AS answers, sum(dissents) AS dissents FROM first_answer GROUP BY proposal) t
        ON t.proposal = a.proposal AND t.dissents > 0 AND t.answers > 1
    WHERE j.day > {answers_from}""",
)

DISSENT = Step(
    "dissent_after_joining",
    "days and dissent before and after joining, of those that had answered before",
    """SELECT d.partnership, c.id AS subject, min(d.joined) AS joined, max(d.first_seen) AS first_seen,
        sum(d.before) AS days_before, sum(1 - d.before) AS days_after,
        sum(CASE WHEN d.before = 1 THEN d.own ELSE 0e0 END) AS observed_before,
        sum(CASE WHEN d.before = 1 THEN d.others ELSE 0e0 END) AS expected_before,
        sum(CASE WHEN d.before = 0 THEN d.own ELSE 0e0 END) AS observed_after,
        sum(CASE WHEN d.before = 0 THEN d.others ELSE 0e0 END) AS expected_after
    FROM (SELECT partnership, organisation, joined, before, day, avg(1e0 * dissents) AS own, avg(others) AS others,
              max(CASE WHEN first_seen THEN 1 ELSE 0 END) AS first_seen
          FROM on_either_side GROUP BY partnership, organisation, joined, before, day) d
    JOIN organisations_code c ON c.code = d.organisation
    GROUP BY d.partnership, c.id HAVING sum(d.before) > 0
    ORDER BY d.partnership, c.id""",
)

RECORDS = (
    Step(
        "records",
        "the answers counted, of those that had answered before joining",
        """SELECT s.partnership, 'responses' AS tbl, s.record, s.organisation FROM on_either_side s
        JOIN (SELECT partnership, organisation FROM on_either_side GROUP BY partnership, organisation
              HAVING sum(before) > 0) b ON b.partnership = s.partnership AND b.organisation = s.organisation""",
    ),
)


def dissent_after_joining(workspace: Workspace) -> Table:
    settings = workspace.settings
    workspace.ensure_table(*JOININGS)
    _have_years(workspace, int(settings.dissent_months))
    window = workspace.days_before_t1(int(settings.answer_months))
    workspace.ensure_table(FIRST_ANSWER, ON_EITHER_SIDE, answers_from=window, nobody=NOBODY)
    by = partial(_finished, fewest=settings.dissent_days, half=settings.dissent_half, sure=settings.dissent_sure)
    return workspace.finish(DISSENT, by=by)


def _have_years(workspace: Workspace, months: int) -> None:
    """Calendar months are no matter for a step, so the days on which a year opens and closes are made here."""
    days = np.sort(workspace.arrays(DAYS_JOINED)["day"])
    shifted = {
        name: np.array([day_number(months_before(day_from(day), by)) for day in days], np.int32)
        for name, by in (("opens", months), ("closes", -months))
    }
    workspace.ensure_loaded("joining_year", {"day": days.astype(np.int32), **shifted})


def _finished(table: Table, fewest: float, half: float, sure: float) -> Table:
    rows = [_row(row, fewest, half, sure) for row in table.rows()]
    return table.with_columns(**{name: [row[name] for row in rows] for name in _row(NOTHING, fewest, half, sure)})


NOTHING: dict[str, Any] = {
    "days_before": 0, "days_after": 0, "observed_before": 0.0, "expected_before": 0.0, "observed_after": 0.0,
    "expected_after": 0.0, "first_seen": 0,
}  # fmt: skip


def _row(row: dict[str, Any], fewest: float, half: float, sure: float) -> dict[str, Any]:
    days = {name: int(row[name]) for name in ("days_before", "days_after")}
    n = min(days.values())
    enough = n >= fewest
    before = Counted(float(row["observed_before"]), float(row["expected_before"]))
    after = Counted(float(row["observed_after"]), float(row["expected_after"]))
    fell = under(after, before, half) if enough else None
    return {
        **days,
        "n": n,
        "value": quantile(after, before, 0.5) if enough else None,
        "low": quantile(after, before, 0.05) if enough else None,
        "high": quantile(after, before, 0.95) if enough else None,
        "expected": 1.0 if enough else None,
        "fell": fell,
        "flagged": fell is not None and fell >= sure,
        "note": together("" if enough else TOO_FEW, FIRST_SEEN if row["first_seen"] else ""),
    }


def sentence(f: Finding) -> str:
    joined = day(day_from(fact(f, "joined")))
    before, after = _dissented(f, "before"), _dissented(f, "after")
    said = f"{f.subject}: in the year before it joined on {joined}, {before}; in the year from then on, {after}"
    return f"{said}. {_beside_others(f)}"


def _dissented(f: Finding, side: str) -> str:
    days = int(fact(f, f"days_{side}"))
    own, others = (fact(f, f"{name}_{side}") / days for name in ("observed", "expected"))
    return (
        f"on {count(days, 'day')}, it dissented from {percent(own)} of contested proposals and the others from "
        f"{percent(others)}"
    )


def _beside_others(f: Finding) -> str:
    """Beside the others' dissent on the same proposals, which is what chance is reckoned from."""
    times = f"{rate(f.value or 0)} times what it was{within(f, rate)}"
    if fact(f, "flagged", False):
        return (
            f"Beside the others', its dissent fell after it joined, to {times}: it is {sure(fact(f, 'fell'))} sure to "
            "be under half"
        )
    return f"Beside the others', its dissent after it joined is {times}: not a clear fall"


MEASURE = Measure(
    function=dissent_after_joining,
    family="openness",
    records=RECORDS,
    title="Dissent after joining",
    sentence=sentence,
    form=rate,
    compared=False,
    several=Several(opening="Of those that joined: "),
    with_past=False,
)
