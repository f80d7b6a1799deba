"""Krackhardt and Stern's E-I index: pairs across kinds less pairs within them.

Question   Do links here go across sectors, kinds and professions, or stay within them?
Formula    (E - I) / (E + I), with E the pairs of B that differ in the attribute and I those alike in it
Takes      as same_kind_pairs
Gives      (partnership, subject: the attribute, value, low and high: of the same by chance, n: pairs, expected,
           members_left_out, pool)
Unit       index, -1 (all within) to 1 (all across)
Undefined  null where no pair has the attribute recorded of both, or every gathering was a plenary; low, high and
           expected as in same_kind_pairs
Misleads   the number of kinds sets what is possible: with many kinds nearly every pair is across; compare it with
           what is expected and not with nought
Source     Krackhardt and Stern (1988), Social Psychology Quarterly 51:123
"""

import numpy as np

from afresh.forms import rate
from afresh.measure.by_kind import RECORDS, pairs_by_kind
from afresh.measure.difference_sentences import index_sentence
from afresh.measure.measure import Measure, Several
from afresh.snapshot.workspace import Workspace
from afresh.table import Table


def e_i_index(workspace: Workspace) -> Table:
    return pairs_by_kind(workspace, index)


def index(alike: np.ndarray, expected: np.ndarray) -> np.ndarray:
    return 1 - 2 * alike


MEASURE = Measure(
    function=e_i_index,
    family="difference",
    records=RECORDS,
    title="E-I index",
    sentence=index_sentence,
    form=rate,
    compared=False,
    on_page=False,
    several=Several(opening="From -1, where every pair is alike, to 1, where none is: "),
    with_past=False,
)
