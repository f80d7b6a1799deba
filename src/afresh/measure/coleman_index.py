"""Coleman's index: how far pairs are alike beyond chance, from none to all there could be.

Question   Given who could have come, how strongly does like sit with like?
Formula    with s the share of pairs alike and w the share expected from the pool (see same_kind_pairs):
           (s - w) / (1 - w) where s >= w, else (s - w) / w
Takes      as same_kind_pairs
Gives      (partnership, subject: the attribute, value, low and high: of the same by chance, n: pairs, expected: 0,
           members_left_out, pool)
Unit       index, -1 (no pair alike) to 1 (every pair alike); 0 is chance
Undefined  null where same_kind_pairs or its expected share is, and where the pool is all of one kind (w = 1)
Misleads   as same_kind_pairs; where w is small a little above chance is a small index and a little below a large one;
           Coleman's own is for each kind apart, this is for all pairs together
Source     Coleman (1958), Relational Analysis; Currarini, Jackson and Pin (2009), Econometrica 77:1003
"""

import numpy as np

from afresh.forms import rate
from afresh.measure.by_kind import RECORDS, pairs_by_kind
from afresh.measure.difference_sentences import index_sentence
from afresh.measure.measure import Measure, Several
from afresh.snapshot.workspace import Workspace
from afresh.table import Table


def coleman_index(workspace: Workspace) -> Table:
    return pairs_by_kind(workspace, index)


def index(alike: np.ndarray, expected: np.ndarray) -> np.ndarray:
    s, w = np.asarray(alike, float), np.asarray(expected, float)
    room = np.where(s >= w, 1 - w, w)
    found: np.ndarray = np.divide(s - w, room, out=np.full(s.shape, np.nan), where=(room > 0) & (w < 1))
    return found


MEASURE = Measure(
    function=coleman_index,
    family="difference",
    records=RECORDS,
    title="Coleman's index of like with like",
    sentence=index_sentence,
    form=rate,
    compared=False,
    on_page=False,
    several=Several(opening="From 0, which is chance, to 1, where every pair is alike (below 0, less than chance): "),
    with_past=False,
)
