"""Share of the proposals put to a partnership that it adopted within a year.

Question   Do proposals get through here?
Formula    adopted within 12 calendar months of being put / put, of those put after t1 - 24 months, up to t1 - 12
           months; where fewer than 8 were, of the latest 8 put by then (more, where several were put on the day of the
           eighth), back to t1 - W at most, W the partnership's term, or 48 months
Takes      put: (partnership, proposal, in_window, in_time, in_the_end, recorded), proposals not about procedure;
           lists_more: partnerships whose log lists anything not adopted
Gives      (partnership, value: share, low and high: 90% Jeffreys interval of its own counts, n: proposals put,
           adopted, adopted_in_the_end: by t1, recorded: those with an outcome, first_put: the day on which the first of
           them was put, longer: whether the window was made longer); one row a partnership with any proposal by t1
Unit       share, 0 to 1
Undefined  null under 8 proposals, where fewer than 80% of them have an outcome recorded (an explicit "open" is one, an
           empty status is none), and where nothing in the log was ever refused, put off or left open: it may list
           approvals only
Misleads   an unanswered proposal counts as not adopted, and one adopted on a day not recorded, or dated before it was
           put, as adopted in time; a board asked only what it will grant looks open
Source     afresh's own; interval: Brown, Cai and DasGupta (2001), Statistical Science 16:101
"""

from functools import partial

from afresh.engine.contract import Step
from afresh.features.decision_window import FIRST_MONTH, ensure_decision_window
from afresh.forms import count, counted, day, percent
from afresh.measure.measure import Measure
from afresh.measure.notes import FEW_OUTCOMES, ONLY_ADOPTED, TOO_FEW, for_each
from afresh.measure.shares import shares
from afresh.measure.wording import fact, within
from afresh.snapshot.workspace import Workspace
from afresh.table import Table
from afresh.vocabulary import Finding, day_from

PROPOSALS_ADOPTED = Step(
    "proposals_adopted",
    "proposals put in the window to each partnership that ever had one, and those adopted in time",
    """SELECT q.partnership, sum(CASE WHEN in_window THEN 1 ELSE 0 END) AS n,
        sum(CASE WHEN in_window THEN in_time ELSE 0 END) AS adopted,
        sum(CASE WHEN in_window THEN in_the_end ELSE 0 END) AS in_the_end,
        sum(CASE WHEN in_window THEN recorded ELSE 0 END) AS recorded,
        min(CASE WHEN in_window THEN day END) AS first_put,
        coalesce(max(CASE WHEN in_window AND day <= {window_start} THEN 1 ELSE 0 END), 0) AS longer,
        max(CASE WHEN l.partnership IS NULL THEN 0 ELSE 1 END) AS lists_more
    FROM put q LEFT JOIN lists_more l ON l.partnership = q.partnership
    GROUP BY q.partnership ORDER BY q.partnership""",
)

RECORDS = (
    Step(
        "records",
        "the proposals put in the window",
        "SELECT partnership, 'proposals' AS tbl, record FROM put WHERE in_window",
    ),
)


def proposals_adopted(workspace: Workspace) -> Table:
    ensure_decision_window(workspace)
    settings = workspace.settings
    by = partial(
        judged, fewest=settings.fewest_proposals, least_recorded=settings.outcomes_recorded,
        adopted_in_the_end="in_the_end", first_put="first_put", longer="longer",
    )  # fmt: skip
    return workspace.finish(PROPOSALS_ADOPTED, by=by, window_start=workspace.days_before_t1(FIRST_MONTH))


def judged(table: Table, fewest: float, least_recorded: float, **more: str) -> Table:
    """Counts as shares, where the log can be believed."""
    columns = {"adopted": "adopted", "recorded": "recorded", **more}
    given = {name: table.plain(column) for name, column in columns.items()}
    made = shares(table.columns["partnership"], table.columns["adopted"], table.columns["n"], fewest)
    made = made.with_columns(**given)
    logs = (table.plain(name) for name in ("n", "recorded", "lists_more"))
    whys = for_each(partial(why_not, fewest=fewest, least_recorded=least_recorded), *logs)
    hidden = {
        name: [None if why else value for value, why in zip(made.plain(name), whys, strict=True)]
        for name in ("value", "low", "high")
    }
    return made.with_columns(**hidden, note=whys)


def why_not(n: int, recorded: int, lists_more: int, fewest: float, least_recorded: float) -> str:
    """Why no share is told of so many proposals, in order; "" where one is."""
    if n < fewest:
        return TOO_FEW
    if recorded < least_recorded * n:
        return FEW_OUTCOMES
    return "" if lists_more else ONLY_ADOPTED


def sentence(f: Finding) -> str:
    put = "24 to 12 months before the review"
    if f.facts.get("longer"):
        put = f"from {day(day_from(fact(f, 'first_put')))} to a year before the review"
    adopted = round((f.value or 0) * f.n)
    got = f"{counted(adopted) if adopted else 'none'} {'was' if adopted == 1 else 'were'} adopted within a year"
    return f"Of {count(f.n, 'proposal')} put {put}, {got}: {percent(f.value or 0)}{within(f)}"


MEASURE = Measure(
    function=proposals_adopted,
    family="openness",
    records=RECORDS,
    title="Proposals adopted",
    sentence=sentence,
)
