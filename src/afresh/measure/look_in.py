"""How many of the organisations active on a partnership's issues sit there, kind by kind.

Question   Who works on this and never gets a look in?
Formula    for each kind: k seated of K eligible, against n K / N, where n of N eligible are seated; range: the
           hypergeometric 5% to 95%. Eligible: open on the review date, in the same or a containing area, and sharing
           an issue that P declares, or that was on its agenda or proposed to it in 24 months, by declaring it or by
           what it raised, proposed or answered elsewhere in 36 months. Seated: holds a seat on the review date, or
           took part in the period
Takes      eligible: (partnership, organisation, kind, seated); area_only: (partnership, organisations, seated)
Gives      (partnership, subject: the kind, value: k, low and high: the range by chance, n: K, expected: n K / N,
           counted: k, also where no range is told, eligible: N, seated: n, tail: the chance of so few or fewer, or so
           many or more, whichever is smaller); a row a kind with any eligible; and a row "sharing only the area"
           (value: seated, n: all such, no range)
Unit       organisations
Undefined  null where fewer than 2 would be expected, or every eligible organisation is seated, or none; n stands all
           the same. The area's row is null where there is no such organisation, or the partnership gives no area
Misleads   an organisation that is not in the records is not missed; an area not recorded is taken to fit; broad
           issues are shared by nearly everybody; a seat may be kept for a kind on purpose, and an organisation may
           have been asked and declined; the ranges of the kinds are not independent of each other
Source     hypergeometric range: Johnson, Kemp and Kotz (2005), Univariate Discrete Distributions, 3rd ed., ch. 6
"""

from afresh.engine.contract import Step
from afresh.features.eligible_organisations import ensure_eligible
from afresh.forms import count, counted, number
from afresh.measure.measure import Measure, Several
from afresh.measure.notes import EVERY_ONE, NO_RECORDS, NOBODY_ELSE, TOO_FEW
from afresh.snapshot.workspace import Workspace
from afresh.statistics import hypergeometric
from afresh.table import Table
from afresh.vocabulary import Finding

ONLY_AREA = "sharing only the area"

LOOK_IN = Step(
    "look_in",
    "eligible organisations of each kind, and how many are seated; last those sharing only the area",
    """SELECT partnership, kind AS subject, seated AS k, organisations AS n,
        sum(organisations) OVER (PARTITION BY partnership) AS eligible,
        sum(seated) OVER (PARTITION BY partnership) AS seated, 0 AS area_only
    FROM (SELECT partnership, kind, count(*) AS organisations, sum(seated) AS seated
          FROM eligible GROUP BY partnership, kind) kinds
    UNION ALL
    SELECT partnership, 'sharing only the area', CASE WHEN with_area THEN seated END, organisations, 0, 0, 1
    FROM area_only
    ORDER BY partnership, area_only, subject""",
)

RECORDS = (
    Step(
        "records",
        "the organisations eligible, and of those that declare none of the issues, what each did elsewhere",
        """SELECT partnership, 'organisations' AS tbl, record FROM eligible
        UNION ALL
        SELECT e.partnership, a.tbl, min(a.record) FROM eligible e
        JOIN issue_here i ON i.partnership = e.partnership
        JOIN active_on a ON a.organisation = e.organisation AND a.issue = i.issue AND a.partnership <> e.partnership
        WHERE e.declares = 0
        GROUP BY e.partnership, e.organisation, a.tbl""",
    ),
)


def look_in(workspace: Workspace) -> Table:
    ensure_eligible(workspace)
    fewest = workspace.settings.look_in_expected
    return workspace.finish(LOOK_IN, by=lambda table: _against_chance(table, fewest))


def _against_chance(table: Table, fewest: float) -> Table:
    rows = list(table.rows())
    found, of_kind, total, drawn = ([row[name] or 0 for row in rows] for name in ("k", "n", "eligible", "seated"))
    in_urn = [0 if row["area_only"] else of for row, of in zip(rows, of_kind, strict=True)]
    low, high = hypergeometric.interval(total, in_urn, drawn)
    tail = hypergeometric.tail([0 if row["area_only"] else k for row, k in zip(rows, found, strict=True)],
                               total, in_urn, drawn)  # fmt: skip
    expected = [None if row["area_only"] else row["seated"] * row["n"] / row["eligible"] for row in rows]
    told = [
        row["eligible"] > row["seated"] and each is not None and each >= fewest
        for row, each in zip(rows, expected, strict=True)
    ]
    return Table(
        {
            "partnership": [row["partnership"] for row in rows],
            "subject": [row["subject"] for row in rows],
            "value": [_value(row, ok) for row, ok in zip(rows, told, strict=True)],
            "low": [float(each) if ok else None for each, ok in zip(low, told, strict=True)],
            "high": [float(each) if ok else None for each, ok in zip(high, told, strict=True)],
            "n": of_kind,
            "expected": expected,
            "note": [_note(row, ok) for row, ok in zip(rows, told, strict=True)],
            "counted": [row["k"] for row in rows],
            "eligible": total,
            "seated": drawn,
            "tail": [float(each) if ok else None for each, ok in zip(tail, told, strict=True)],
        }
    )


def _value(row: dict[str, int], told: bool) -> float | None:
    if row["k"] is None or not (told or (row["area_only"] and row["n"])):
        return None
    return float(row["k"])


def _note(row: dict[str, int], told: bool) -> str:
    if row["area_only"]:
        return NO_RECORDS if row["k"] is None else "" if row["n"] else NOBODY_ELSE
    if told:
        return ""
    return EVERY_ONE if row["seated"] in (0, row["eligible"]) else TOO_FEW


SEATED = {
    "statutory": "statutory bodies",
    "voluntary": "charities and other voluntary organisations",
    "community": "community groups",
    "user_led": "user-led groups",
    "private": "companies",
    "academic": "universities and colleges",
    "other": "of other kinds",
    "not recorded": "whose kind is not recorded",
}


def sentence(f: Finding) -> str:
    if f.subject == ONLY_AREA:
        return f"{_none(f.value)} of {count(f.n, 'other')} in its area" if f.n and f.value is not None else ""
    if f.value is None or f.low is None or f.high is None:
        return ""
    chance = f"{number(f.low)} to {number(f.high)}" if f.low != f.high else number(f.low)
    of = f"{_none(f.value)} of {counted(f.n)} {SEATED.get(f.subject, f.subject)}"
    if f.low <= f.value <= f.high:
        return f"{of} ({chance} by chance)"
    return f"{of}, {'more' if f.value > f.high else 'fewer'} than chance would give ({chance})"


def _none(value: float | None) -> str:
    return counted(int(value)) if value else "none"


MEASURE = Measure(
    function=look_in,
    family="difference",
    records=RECORDS,
    title="Who gets a look-in",
    sentence=sentence,
    form=number,
    compared=False,
    several=Several(opening="Seated here, of the organisations that work on its issues and could be: ", in_order=True),
)
