"""How alike the organisations round a table describe themselves, against the pool.

Question   Do those round this table speak one language?
Formula    mean over pairs of organisations that S's members sit for of the cosine of the TF-IDF vectors of their own
           descriptions: count of each word times ln((1 + N) / (1 + organisations using it)) + 1, over the N described
           organisations active in the period. Expected: the same mean over all pairs of the pool (organisations active
           in partnerships of the same area; all, where P gives none). Low and high: 5th and 95th percentile for as many
           organisations drawn from the pool (1,000 draws)
Takes      sits_for: (partnership, member, organisation); organisations: description; pool_of: (partnership, pool)
Gives      (partnership, value: cosine, low and high: by chance, n: pairs of organisations, expected, organisations:
           described well enough, left_out: not described, or in too few words, pool: organisations to draw from,
           outside: how often a draw lies outside its range)
Unit       cosine, 0 (no word in common) to 1 (the same words)
Undefined  null where fewer than two organisations are described in three different words or more, or every gathering
           was a plenary; low, high and expected also where the pool has nobody but them; one row without a partnership
           where no organisation is described, or more than 200,000 are
Misleads   likeness of words is not likeness of views, and descriptions are written for funders and registers; one
           wording said of many organisations makes them alike; across languages no word is in common; of pools of more
           than 2,000 organisations that many are drawn from, picked by what their descriptions say
Source     Salton and Buckley (1988), Information Processing & Management 24:513
"""

from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from afresh.engine.contract import Step
from afresh.features.alike_by_chance import (
    DRAWS,
    LARGEST_DRAWN,
    SEED,
    drawn_with,
    everybody_with_everybody,
    percentiles,
    variance,
)
from afresh.features.attributes import KINDS
from afresh.features.co_attendance import ensure_co_attendance
from afresh.forms import rate, span
from afresh.measure.by_kind import RECORDS
from afresh.measure.measure import Measure
from afresh.measure.notes import (
    FEW_DESCRIBED,
    NO_RECORDS,
    PLENARY,
    SMALL_POOL,
    TOO_MANY_MEMBERS,
    not_recorded,
    together,
)
from afresh.snapshot.workspace import Workspace
from afresh.statistics.sampling import some_of
from afresh.statistics.tfidf import weighted, words
from afresh.table import Table
from afresh.vocabulary import Finding

if TYPE_CHECKING:
    from scipy.sparse import csr_array


FEWEST_WORDS = 3
MOST_DESCRIBED = 200_000
LARGEST_POOL = 2_000
STANDARD_ERRORS = 1.645
OUTSIDE_NORMAL = 0.10
"""How often a normal variable lies further than so many standard errors from its mean."""

ROUND_TABLE = Step(
    "organisations_round_the_table",
    "the organisations whose members took part in a partnership in the period, and its pool",
    """SELECT DISTINCT s.partnership, s.organisation, p.pool FROM sits_for s
    JOIN pool_of p ON p.partnership = s.partnership
    WHERE s.organisation IS NOT NULL ORDER BY s.partnership, s.organisation""",
)

TABLES_NOW = Step(
    "tables_now",
    "partnerships that gathered in the period, and whether plenaries are all they held",
    """SELECT n.partnership, n.plenaries = n.gatherings AS plenary, p.pool
    FROM plenary_now n JOIN pool_of p ON p.partnership = n.partnership ORDER BY n.partnership""",
)

DESCRIPTION = Step(
    "description",
    "what the active organisations say of themselves",
    """SELECT o.organisation, t.description FROM (SELECT DISTINCT organisation FROM sits_for) s
    JOIN organisation o ON o.organisation = s.organisation
    JOIN main.organisations t ON t.rowid = o.record WHERE trim(t.description) <> ''""",
)


def language_similarity(workspace: Workspace) -> Table:
    ensure_co_attendance(workspace, *KINDS)
    said = workspace.ask(DESCRIPTION).columns
    if not 0 < len(said["organisation"]) <= MOST_DESCRIBED:
        return _nothing(TOO_MANY_MEMBERS if said["organisation"] else NO_RECORDS)
    texts = [(code, words(text)) for code, text in zip(said["organisation"], said["description"], strict=True)]
    kept = sorted(
        ((code, text) for code, text in texts if len(set(text)) >= FEWEST_WORDS), key=lambda each: _order(each[1])
    )
    vectors, seats = weighted([text for _, text in kept]), workspace.arrays(ROUND_TABLE)
    at = np.full(1 + max(int(seats["organisation"].max(initial=0)), *said["organisation"]), -1, np.int64)
    at[[code for code, _ in kept]] = np.arange(len(kept))
    return _told(workspace, vectors, at[seats["organisation"]], seats)


def _order(text: list[str]) -> bytes:
    """An order of texts as good as chance that depends on nothing but what they say."""
    return blake2b("\0".join(text).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _nothing(note: str) -> Table:
    row = {"partnership": None, "subject": "", **dict.fromkeys(("value", "low", "high")), "n": 0, "expected": None,
           "note": note, "organisations": 0, "left_out": 0, "pool": 0}  # fmt: skip
    return Table({name: [value] for name, value in row.items()})


def _told(workspace: Workspace, vectors: "csr_array", text: np.ndarray, seats: dict[str, np.ndarray]) -> Table:
    tables = workspace.arrays(TABLES_NOW)
    row, described = np.searchsorted(tables["partnership"], seats["partnership"]), text >= 0
    all_of_them = np.bincount(row, minlength=len(tables["partnership"]))
    n, mean = _means(vectors, row[described], text[described], len(all_of_them))
    mean[tables["plenary"].astype(bool) | (n < 2)] = np.nan
    around = {int(each): _Around(vectors, _of_pool(int(each), seats["pool"], text)) for each in set(tables["pool"])}
    low, high, expected, outside = (np.full(len(n), np.nan) for _ in range(4))
    for pool, others in around.items():
        some = np.flatnonzero((tables["pool"] == pool) & ~np.isnan(mean) & (n < len(others.texts)))
        if len(some):
            expected[some] = others.expected
            low[some], high[some], outside[some] = others.ranges(n[some])
    pools = [len(around[int(each)].texts) for each in tables["pool"]]
    rows = zip(tables["plenary"], mean, expected, n.tolist(), all_of_them.tolist(), strict=True)
    notes = [_note(*each, most=workspace.settings.kinds_unrecorded) for each in rows]
    return Table(
        {
            "partnership": tables["partnership"].tolist(), "subject": [""] * len(n), "value": mean.tolist(),
            "low": low.tolist(), "high": high.tolist(), "n": (n * (n - 1) // 2).tolist(),
            "expected": expected.tolist(), "note": notes, "organisations": n.tolist(),
            "left_out": (all_of_them - n).tolist(), "pool": pools, "outside": outside.tolist(),
        }
    )  # fmt: skip


def _note(plenary: bool, value: float, expected: float, known: int, all_of_them: int, *, most: float) -> str:
    if plenary:
        return PLENARY
    if value != value:
        return FEW_DESCRIBED
    left_out = all_of_them - known
    said = not_recorded("a description of three words or more is", left_out, all_of_them, "organisations")
    return together(SMALL_POOL if expected != expected else "", said if left_out > most * all_of_them else "")


def _of_pool(pool: int, pools: np.ndarray, text: np.ndarray) -> np.ndarray:
    """The texts of a pool, in their order: 0 is everybody's."""
    return np.unique(text[(text >= 0) & ((pools == pool) | (pool == 0))])


def _means(vectors: "csr_array", row: np.ndarray, text: np.ndarray, rows: int) -> tuple[np.ndarray, np.ndarray]:
    """Texts of each row and the mean cosine of their pairs: the square of the sum holds every pair twice."""
    from scipy.sparse import csr_array

    seated = csr_array((np.ones(len(row)), (row, text)), shape=(rows, vectors.shape[0]))
    n = np.bincount(row, minlength=rows)
    total = (seated @ vectors).power(2).sum(axis=1)
    return n, np.clip((total - n) / np.maximum(n * (n - 1), 1), 0.0, 1.0)


class _Around:
    """The texts that a table's are set against."""

    def __init__(self, vectors: "csr_array", texts: np.ndarray):
        self.texts, self._vectors = texts, vectors
        self.expected = float(_means(vectors, np.zeros(len(texts), np.int64), texts, 1)[1][0]) if len(texts) else 0.0

    def ranges(self, members: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        some = self._vectors[self.texts[:LARGEST_POOL]]
        likeness = np.minimum((some @ some.T).toarray(), 1.0)
        np.fill_diagonal(likeness, 0.0)
        sizes, back = np.unique(members, return_inverse=True)
        drawn: dict[int, np.ndarray] = {}
        for size in sizes[sizes <= LARGEST_DRAWN].tolist():
            most = drawn_with(size, len(likeness))
            drawn[most] = drawn[most] if most in drawn else _drawn(likeness, most)
        found = np.stack([self._range(drawn, likeness, int(each)) for each in sizes])[back]
        return found[:, 0], found[:, 1], found[:, 2]

    def _range(self, drawn: dict[int, np.ndarray], likeness: np.ndarray, members: int) -> np.ndarray:
        pairs, wedges = everybody_with_everybody(np.array([members]))
        if members <= LARGEST_DRAWN:
            of_size = drawn[drawn_with(members, len(likeness))][members]
            return np.asarray(percentiles(of_size[None, :] / pairs)[0])
        of_each, squares = likeness.sum(axis=1), float((likeness**2).sum())
        threes = float((of_each**2).sum()) - squares
        spread = STANDARD_ERRORS * np.sqrt(
            variance(pairs, wedges, len(likeness), float(of_each.sum()), threes, squares=squares)
        )
        low, high = np.clip([self.expected - spread[0], self.expected + spread[0]], 0.0, 1.0)
        return np.array([low, high, OUTSIDE_NORMAL])


def _drawn(likeness: np.ndarray, most: int) -> np.ndarray:
    """(most + 1, DRAWS): the likeness of all pairs among the first 0, 1, 2 ... of each draw."""
    positions = some_of(np.random.default_rng(SEED), DRAWS, most, len(likeness))
    added = np.zeros((most + 1, DRAWS))
    for last in range(1, most):
        added[last + 1] = likeness[positions[:, :last], positions[:, last : last + 1]].sum(axis=1)
    total: np.ndarray = np.cumsum(added, axis=0)
    return total


def sentence(f: Finding) -> str:
    scale = f"{rate(f.value or 0)}, where 0 is no word in common and 1 the same words"
    if f.value is None or f.low is None or f.high is None:
        return f"The likeness of the words in which the organisations here describe themselves is {scale}"
    drawn = (
        "as many organisations drawn at random from those active in these records would have "
        f"{span(f.low, f.high, rate)}"
    )
    return (
        f"The organisations here describe themselves in words that are {_beside_chance(f.value, f.low, f.high)}: "
        f"their likeness is {scale}; {drawn}"
    )


def _beside_chance(value: float, low: float, high: float) -> str:
    if low <= value <= high:
        return "as alike as chance would have it"
    return f"{'more' if value > high else 'less'} alike than chance would have it"


MEASURE = Measure(
    function=language_similarity,
    family="difference",
    records=RECORDS,
    title="Language",
    sentence=sentence,
    form=rate,
    compared=False,
    with_past=False,
    one_machine="it compares each description with all the others, words and all",
)
