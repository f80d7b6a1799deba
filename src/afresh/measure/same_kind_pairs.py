"""Share of the pairs who worked together that are of the same sector, kind, area, profession ...

Question   Do people here sit with others like themselves, more than chance would have it?
Formula    for each attribute: |{(i,j) in B: i and j alike}| / |B|, over pairs of both of whom it is recorded.
           Expected: the same share over all pairs of the pool, those active in the period in partnerships of the same
           area (all, where P gives none), P's own members among them. Low and high: 5th and 95th percentile had the
           members been drawn from the pool and sat with whom they sat with (1,000 draws)
Takes      pair_now: (partnership, a, b); member_kind: (partnership, member, sector, kind, body, area, profession,
           organisation), of the organisation that the member sits for in P and of the person; pool_kind
Gives      (partnership, subject: the attribute, value, low and high: by chance, n: pairs, expected, members_left_out:
           members of whom it is not recorded, pool: members in the pool, outside: how often a draw lies outside its
           range); a row for each attribute recorded of anybody, and one with no partnership for each that is recorded
           of nobody
Unit       share, 0 to 1
Undefined  null where it is recorded of no two who took part together, or every gathering was a plenary; low, high and
           expected also where the pool has nobody but the members themselves
Misleads   an area's boards are all alike in area: read it only where areas could differ; what is recorded today is
           taken to have been so all along; alike on paper need not be alike in views; the pool is who was active, and
           those never asked to any table are not in it
Source     McPherson, Smith-Lovin and Cook (2001), Annual Review of Sociology 27:415; variance of counts of alike pairs
           when labels are dealt out at random: Moran (1948), Journal of the Royal Statistical Society B 10:243
"""

import numpy as np

from afresh.forms import percent
from afresh.measure.by_kind import RECORDS, pairs_by_kind
from afresh.measure.difference_sentences import by_chance
from afresh.measure.measure import Measure, Several
from afresh.snapshot.workspace import Workspace
from afresh.table import Table
from afresh.vocabulary import Finding


def same_kind_pairs(workspace: Workspace) -> Table:
    return pairs_by_kind(workspace, share)


def share(alike: np.ndarray, expected: np.ndarray) -> np.ndarray:
    return alike


SAME = {
    "sector": "are from the same sector",
    "kind": "are from the same kind of organisation",
    "body": "are from the same type of body",
    "area": "are from the same area",
    "profession": "are of the same profession",
    "organisation": "sit for the same organisation",
}


def sentence(f: Finding) -> str:
    return f"{percent(f.value or 0)} {SAME.get(f.subject, f'are alike in {f.subject}')}{by_chance(f, percent)}"


MEASURE = Measure(
    function=same_kind_pairs,
    family="difference",
    records=RECORDS,
    title="Like with like",
    sentence=sentence,
    compared=False,
    several=Several(opening="Pairs who sat together, beside what chance among all active here would give: "),
    with_past=False,
)
