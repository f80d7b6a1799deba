"""Share of contested proposals an organisation would be expected to support, had all been asked the same.

Question   Did this organisation support less than others, or was it asked what few supported?
Formula    ln(p / (1 - p)) = mean + organisation + proposal, both effects Normal, over the same answers as support for
           contested proposals; value = p averaged over every contested proposal in the window that ties it to others
Takes      others_answer: (organisation, proposal, partnership, response, contested): the latest answer for each
           partnership it was given in, to proposals put in the last 36 months
Gives      (subject: the organisation as it now is, value: expected share, low and high: 90% interval, n: contested
           proposals answered, supported, proposals: contested proposals averaged over); no partnership; one row an
           organisation with any response to a proposal of another's in the window
Unit       share, 0 to 1
Undefined  null under 5 contested proposals answered; for all under 8 contested proposals or 6 organisations; for those
           who answered none that the rest (the largest group of organisations tied by proposals in common) answered;
           for all where there are over 1,000 organisations, or organisations times proposals exceed 3,000,000
Misleads   one scale of difficulty for all: where two camps want opposite things no proposal is hard in itself; what
           it would have answered to what it was never asked is expected, not known; agreement is not initiative
Source     Rue, Martino and Chopin (2009), Journal of the Royal Statistical Society B 71:319; effects of both sides:
           Baayen, Davidson and Bates (2008), Journal of Memory and Language 59:390
"""

from collections.abc import Mapping
from functools import partial
from typing import Any

import numpy as np

from afresh.engine.contract import Step
from afresh.features.responses import ensure_responses
from afresh.forms import percent
from afresh.measure.measure import Measure
from afresh.measure.notes import NOTHING_SHARED, TOO_FEW, TOO_LARGE
from afresh.measure.organisation_support import records_counted
from afresh.measure.wording import fact, within
from afresh.settings import Settings
from afresh.snapshot.workspace import Workspace
from afresh.table import Table
from afresh.vocabulary import Finding

MOST_ORGANISATIONS = 1_000
MOST_CELLS = 3_000_000
"""Organisations, and organisations times proposals, beyond which the sums would take minutes and gigabytes."""

CONTESTED_CELL = Step(
    "contested_cell",
    "each organisation's answers to each contested proposal of another's, and those that supported it",
    """SELECT organisation, proposal, count(*) AS answers,
        sum(CASE WHEN response = 'support' THEN 1 ELSE 0 END) AS yes
    FROM others_answer WHERE contested AND response <> 'absent' GROUP BY organisation, proposal""",
)

SIZE = Step(
    "size",
    "how many organisations answered contested proposals, and how many proposals",
    "SELECT count(DISTINCT organisation) AS ones, count(DISTINCT proposal) AS items FROM contested_cell",
)

SUPPORT_ADJUSTED = Step(
    "support_adjusted",
    "organisations with any answer, and how many contested proposals they answered and supported",
    """SELECT CAST(NULL AS INTEGER) AS partnership, c.id AS subject, o.organisation, coalesce(a.n, 0) AS n,
        coalesce(a.supported, 0) AS supported
    FROM (SELECT DISTINCT organisation FROM others_answer) o
    JOIN organisations_code c ON c.code = o.organisation
    LEFT JOIN (SELECT organisation, sum(answers) AS n, sum(yes) AS supported FROM contested_cell
               GROUP BY organisation) a ON a.organisation = o.organisation
    ORDER BY o.organisation""",
)

RECORDS = (records_counted(),)

Fitted = Mapping[int, tuple[float, float, float]]
"""The value and interval of each organisation that can be compared."""


def support_adjusted(workspace: Workspace) -> Table:
    ensure_responses(workspace)
    workspace.ensure_table(CONTESTED_CELL)
    fitted, proposals, note = _fit(workspace)
    by = partial(_finished, fitted=fitted, proposals=proposals, note=note, settings=workspace.settings)
    return workspace.finish(SUPPORT_ADJUSTED, by=by)


def _fit(workspace: Workspace) -> tuple[Fitted, int, str]:
    """What is expected of each, over how many proposals; or why nothing is."""
    from afresh.statistics.crossed import fit

    size = next(workspace.ask(SIZE).rows())
    if size["ones"] > MOST_ORGANISATIONS or size["ones"] * size["items"] > MOST_CELLS:
        return {}, size["items"], TOO_LARGE
    cells = workspace.arrays(CONTESTED_CELL)
    one, item = cells["organisation"], cells["proposal"]
    tied = _tied(one, item)
    ones, one = np.unique(one[tied], return_inverse=True)
    items, item = np.unique(item[tied], return_inverse=True)
    if len(ones) < workspace.settings.fewest_tied or len(items) < workspace.settings.fewest_crossed:
        return {}, len(items), TOO_FEW
    found = fit(one, item, cells["yes"][tied], cells["answers"][tied])
    ends = zip(found.mean(), *found.interval(), strict=True)
    return (
        {int(code): (float(a), float(b), float(c)) for code, (a, b, c) in zip(ones, ends, strict=True)},
        len(items),
        "",
    )


def _tied(one: np.ndarray, item: np.ndarray) -> np.ndarray:
    """The cells of the largest group of organisations tied by proposals that they both answered.

    Of groups with equally many, that with the most answers, and then that with the first organisation.
    """
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    if not len(one):
        return np.zeros(0, dtype=bool)
    ones, left = np.unique(one, return_inverse=True)
    items, right = np.unique(item, return_inverse=True)
    whole = len(ones) + len(items)
    _, group = connected_components(coo_array((np.ones(len(left)), (left, right + len(ones))), shape=(whole, whole)))
    members, answers = np.bincount(group[: len(ones)]), np.bincount(group[left])
    best = max(range(len(members)), key=lambda each: (members[each], answers[each], -each))
    found: np.ndarray = group[left] == best
    return found


def _finished(table: Table, fitted: Fitted, proposals: int, note: str, settings: Settings) -> Table:
    rows = [(fitted.get(row["organisation"]), _note(row, fitted, note, settings)) for row in table.rows()]
    value, low, high = ([found[at] if found and not why else None for found, why in rows] for at in range(3))
    return Table(
        {
            "partnership": table.columns["partnership"],
            "subject": table.columns["subject"],
            "value": value,
            "low": low,
            "high": high,
            "n": [int(each) for each in table.columns["n"]],
            "expected": [None] * len(rows),
            "note": [why for _, why in rows],
            "supported": [int(each) for each in table.columns["supported"]],
            "proposals": [proposals] * len(rows),
        }
    )


def _note(row: dict[str, Any], fitted: Fitted, note: str, settings: Settings) -> str:
    if row["n"] < settings.fewest_contested:
        return TOO_FEW
    return note or ("" if row["organisation"] in fitted else NOTHING_SHARED)


def sentence(f: Finding) -> str:
    asked = f"Had every organisation been asked all {fact(f, 'proposals'):,} contested proposals of these years"
    return f"{asked}, {f.subject} would be expected to support {percent(f.value or 0)} of them{within(f)}"


MEASURE = Measure(
    function=support_adjusted,
    family="openness",
    records=RECORDS,
    title="Support had all been asked the same",
    sentence=sentence,
    with_past=False,
    one_machine="it fits all organisations and all proposals together",
)
