"""Whether one-off gatherings are made of old hands (p), and of old hands who know each other (q).

Question   When teams form here, do people pick newcomers, and do they stay with those they know?
Formula    p = incumbent seats / seats; q = sum(I - C - e) / sum(I - 1 - e) over gatherings with I >= 2 incumbents,
           C = components of the met-before graph among them, e = min(I - 1, r I (I - 1) / 2), r = the share of all
           pairs of incumbents who had met; q is clamped to 0-1. An incumbent had taken part in some gathering
           dated before; incumbents, r and met-before are taken as of each gathering's own date
Takes      participation and gathering of one-off partnerships in the period, plenaries left out; first_met
Gives      (partnership: null, subject: "p" or "q", value, low and high: 90% interval, n: for p seats, for q the
           gatherings with two or more incumbents, gatherings); rows only where the records have one-off partnerships
Unit       probability, 0 to 1
Undefined  null without a one-off gathering in the period; q also where the sum below the line is not above 0; low and
           high where there is one gathering only (for q: one with two or more incumbents), as gatherings cannot differ
Misleads   within the first 12 months of the records p is a lower bound; where most incumbents have met, chance
           links as many as choice and q is about nothing; q counts links, not how strong they are
Source     Guimera et al. (2005), Science 308:697; interval: ratio of sums over gatherings, Cochran (1977),
           Sampling Techniques, 3rd ed., 6.4
"""

from math import fsum, sqrt

import numpy as np

from afresh.engine.contract import Step
from afresh.features.co_attendance import starts_early
from afresh.forms import percent
from afresh.measure.measure import Measure
from afresh.measure.notes import BOUND, NO_RECORDS, ONE_GATHERING, TOO_FEW, together
from afresh.measure.wording import within
from afresh.snapshot.workspace import Workspace
from afresh.table import Table
from afresh.vocabulary import Finding

NINETY = 1.6448536269514722
"""Standard errors either side of a 90% interval."""

ONE_OFFS = Step(
    "one_offs", "whether there are one-off partnerships", "SELECT count(*) AS n FROM partnership WHERE one_off"
)

SINCE = Step(
    "since",
    "the day each member first took part in anything",
    "SELECT member, min(day) AS day FROM first_in GROUP BY member",
)

TEAM = Step(
    "team",
    "who took part in the period's one-off gatherings, and whether they had taken part in anything before",
    """SELECT x.gathering, x.member, x.day, CASE WHEN s.day < x.day THEN 1 ELSE 0 END AS incumbent
    FROM participation x JOIN gathering g ON g.gathering = x.gathering JOIN since s ON s.member = x.member
    WHERE g.one_off AND NOT g.plenary AND x.day > {t0}
    ORDER BY x.day, x.gathering, x.member""",
)

MET_BEFORE = Step(
    "met_before",
    "pairs of a gathering who had met before it",
    """SELECT a.gathering, a.member AS a, b.member AS b
    FROM first_met f JOIN team a ON a.member = f.a JOIN team b ON b.member = f.b AND b.gathering = a.gathering
    WHERE f.day < a.day""",
)

RECORDS = (
    Step(
        "records",
        "the one-off gatherings of the period",
        """SELECT CAST(NULL AS INTEGER) AS partnership,
            CASE WHEN x.from_seats THEN 'seats' ELSE 'attendance' END AS tbl, x.record
        FROM participation x JOIN gathering g ON g.gathering = x.gathering
        WHERE g.one_off AND NOT g.plenary AND x.day > {t0}""",
    ),
)


def p_and_q(workspace: Workspace) -> Table:
    there_are = workspace.ask(ONE_OFFS).columns["n"][0]
    rows = _rows(workspace) if there_are else []
    names = ("partnership", "subject", "value", "low", "high", "n", "expected", "note", "gatherings")
    return Table.from_rows(names, rows)


def _rows(workspace: Workspace) -> list[tuple[object, ...]]:
    team = workspace.arrays(SINCE, TEAM)
    bound = BOUND if starts_early(workspace) else ""
    if not len(team["gathering"]):
        return [(None, subject, None, None, None, 0, None, NO_RECORDS, 0) for subject in ("p", "q")]
    at, which = np.unique(team["gathering"], return_inverse=True)
    seats = np.bincount(which).astype(float)
    incumbents = np.bincount(which, weights=team["incumbent"])
    above, below = _links(workspace, team, which, incumbents)
    p, q = _ratio(incumbents, seats), _ratio(above, below)
    found = len(above)
    return [
        (None, "p", *p, int(seats.sum()), None, _note(p, bound), len(at)),
        (None, "q", *q, found, None, _note(q, bound), len(at)),
    ]


def _note(found: tuple[float | None, float | None, float | None], bound: str) -> str:
    value, low, _ = found
    if value is None:
        return TOO_FEW
    return together(bound, ONE_GATHERING if low is None else "")


def _links(
    workspace: Workspace, team: dict[str, np.ndarray], which: np.ndarray, incumbents: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """I - C - e and I - 1 - e of each gathering with two or more incumbents."""
    day = np.zeros(len(incumbents), np.int64)
    day[which] = team["day"]
    r = _met_share(workspace, day)
    components = _components(workspace, team, which)
    several = incumbents >= 2
    i, c, r = incumbents[several], components[several], r[several]
    e = np.minimum(i - 1, r * i * (i - 1) / 2)
    return i - c - e, i - 1 - e


def _met_share(workspace: Workspace, day: np.ndarray) -> np.ndarray:
    """Of all pairs who had both taken part in something before each day, the share who had met before it."""
    since = np.sort(workspace.arrays(SINCE)["day"]).astype(np.int64)
    known = np.searchsorted(since, day, side="left").astype(float)
    met = np.searchsorted(np.sort(workspace.met.day), day, side="left")
    pairs = known * (known - 1) / 2
    return np.asarray(np.divide(met, pairs, out=np.zeros(len(day)), where=pairs > 0))


def _components(workspace: Workspace, team: dict[str, np.ndarray], which: np.ndarray) -> np.ndarray:
    """How many groups the incumbents of each gathering fall into, linked by having met before."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    old = team["incumbent"] == 1
    spread = int(team["member"].max()) + 1
    place = np.sort(team["gathering"][old].astype(np.int64) * spread + team["member"][old])
    pairs = workspace.arrays(SINCE, TEAM, MET_BEFORE)
    a = np.searchsorted(place, pairs["gathering"].astype(np.int64) * spread + pairs["a"])
    b = np.searchsorted(place, pairs["gathering"].astype(np.int64) * spread + pairs["b"])
    graph = coo_array((np.ones(len(a), np.int8), (a, b)), shape=(len(place), len(place)))
    _, label = connected_components(graph, directed=False) if len(place) else (0, np.empty(0, np.int64))
    gatherings = np.unique(team["gathering"])
    _, first = np.unique(label, return_index=True)
    home = np.searchsorted(gatherings, place[first] // spread)
    return np.bincount(home, minlength=len(gatherings)).astype(float)


def _ratio(above: np.ndarray, below: np.ndarray) -> tuple[float | None, float | None, float | None]:
    """Sum over sum, clamped to 0-1, with a 90% interval from how gatherings differ; one says nothing of that."""
    # Exact sums, so that the order of the gatherings cannot show in the last digit.
    total, n = fsum(below), len(above)
    if not total > 1e-12:
        return None, None, None
    value = fsum(above) / total
    if n < 2:
        return min(1.0, max(0.0, value)), None, None
    error = sqrt(fsum((above - value * below) ** 2) * n / (n - 1)) / total
    low, middle, high = np.clip([value - NINETY * error, value, value + NINETY * error], 0, 1)
    return float(middle), float(low), float(high)


def sentence(f: Finding) -> str:
    if f.subject.startswith("p"):
        return (
            f"{percent(f.value or 0)} of places in one-off gatherings went to those who had taken part before "
            f"(p){within(f)}"
        )
    return (
        f"{percent(f.value or 0)} of their links were with somebody they had already worked with, beyond chance "
        f"(q){within(f)}"
    )


MEASURE = Measure(
    function=p_and_q,
    family="renewal",
    records=RECORDS,
    title="Places and links in one-off gatherings",
    sentence=sentence,
    with_past=False,
    one_machine="it follows who had met whom through every team, over the whole network at once",
)
