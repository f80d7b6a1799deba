"""How often each of many would say yes if all were asked the same, where what they were asked differs in difficulty.

Question   Did this one say yes seldom, or was it asked what few say yes to?
Formula    yes ~ Binomial(of, p), ln(p / (1 - p)) = mean + one_i + item_j; one_i ~ Normal(0, a), item_j ~ Normal(0, b);
           mean ~ Normal(0, 2), a and b half-Normal(3). Rate of i = the average of p over all the items on record
Takes      for each answer or cell of them: code of the one, code of the item, how many yes, of how many
Gives      Crossed: of each one the mean and interval of its rate, by nested Laplace: at each a and b the mode and
           curvature of all effects together, the mode then moved to the mean; these summed over a lattice of a and
           b, each weighed by how likely it makes the answers
Misleads   one scale for all: where two camps say yes to opposite items, no item is hard in itself, and the rate is
           hardly more than the plain share; an item that only a few were asked is known by those few
Source     Rue, Martino and Chopin (2009), Journal of the Royal Statistical Society B 71:319; the mean: van Niekerk and
           Rue (2024), Journal of Machine Learning Research 25:62; MacKay (1992), Neural Computation 4:720; the model of
           ones and items: Rasch (1960)
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from afresh.statistics.one_thread import one_thread

Floats = NDArray[np.floating[Any]]
Point = tuple[int, int]

PRIOR_MEAN_SD = 2.0
PRIOR_SD = 3.0
SPACING = 2.5
"""Between points of the lattice, in standard deviations of what n effects tell of ln(their spread)."""
WIDEST = 0.72
"""Where the log density falls by no more than this from the highest point to the next but one, every second point
is enough: they lie within 1.2 of its own standard deviations, as Gauss would have it."""
DROP = 6.0
"""Points whose log density lies this far under the highest are passed over."""
FIRST_STEP = 0.5
"""The change in ln(spread) with which the search for the highest point begins."""
SMALL = 200_000
"""Cells, empty ones too, up to which a sparse table is quicker written out."""
MOST_STRIDE = 64
FURTHEST = np.log(50)
"""No spread over 50 or under 1/50 is looked at: answers could not tell them from these."""
MOST_STEPS = 60
PRECISION = 1e-6
SURE = 1e-9
"""No rate is taken to be nearer to none or all than this."""


@dataclass(frozen=True)
class Mode:
    """All effects at their likeliest, for one spread of ones and of items."""

    ones: Floats
    """The mean and the one's own effect together."""
    items: Floats
    density: float
    """The log of how likely these spreads make the answers, and of their prior."""


@dataclass(frozen=True)
class Crossed:
    """Of each one, a mixture of Normals of ln(rate / (1 - rate)): a row a point of the lattice."""

    at: Floats
    sd: Floats
    weight: Floats

    def mean(self) -> Floats:
        from numpy.polynomial.hermite_e import hermegauss
        from scipy.special import expit

        places, weights = hermegauss(15)
        each = expit(self.at[..., None] + self.sd[..., None] * places) @ (weights / weights.sum())
        found: Floats = self.weight @ each
        return found

    def interval(self, share: float = 0.90) -> tuple[Floats, Floats]:
        """Equal tails of the mixture."""
        tail = (1 - share) / 2
        return self._quantile(tail), self._quantile(1 - tail)

    def _quantile(self, tail: float) -> Floats:
        from scipy.special import expit, ndtr

        reach = 8 * self.sd
        low, high = (self.at - reach).min(axis=0), (self.at + reach).max(axis=0)
        for _ in range(MOST_STEPS):
            middle = (low + high) / 2
            under = self.weight @ ndtr((middle - self.at) / self.sd) < tail
            low, high = np.where(under, middle, low), np.where(under, high, middle)
        found: Floats = expit((low + high) / 2)
        return found


@dataclass(frozen=True)
class Answers:
    """The cells that have any answers, by one and then by item: most ones were never asked most things."""

    one: NDArray[np.intp]
    item: NDArray[np.intp]
    yes: Floats
    of: Floats
    shape: tuple[int, int]

    def table(self, cells: Floats) -> Any:
        """The cells as a sparse table, a row a one and a column an item."""
        from scipy.sparse import csr_array

        begins = np.searchsorted(self.one, np.arange(self.shape[0] + 1))
        return csr_array((cells, self.item, begins), shape=self.shape)

    def by_one(self, cells: Floats) -> Floats:
        return np.asarray(np.bincount(self.one, cells, self.shape[0]), float)

    def by_item(self, cells: Floats) -> Floats:
        return np.asarray(np.bincount(self.item, cells, self.shape[1]), float)

    def lines(self, ones: Floats, items: Floats) -> Floats:
        """One and item together, for each cell."""
        found: Floats = ones[self.one] + items[self.item]
        return found

    def mode(self, spreads: tuple[float, float], start: tuple[Floats, Floats]) -> Mode:
        """Newton's steps; one that makes it worse is halved."""
        ones, items = start
        held = self._log_joint(ones, items, spreads)
        for _ in range(MOST_STEPS):
            toward, along, gain = self._step(ones, items, spreads)
            size = 1.0
            while True:
                tried = ones + size * toward, items + size * along
                new = self._log_joint(*tried, spreads)
                if new >= held - 1e-9 * abs(held) or size < PRECISION:
                    break
                size /= 2
            (ones, items), held = tried, new
            if gain < PRECISION:
                break
        curved = self.curvature(ones, items, spreads)
        log_size = 2 * np.log(np.diag(curved.factor)).sum() + np.log(curved.of_items).sum()
        return Mode(ones, items, float(held - log_size / 2) + _log_prior(spreads))

    def _step(self, ones: Floats, items: Floats, spreads: tuple[float, float]) -> tuple[Floats, Floats, float]:
        """Where to go from here, and about twice what the log density gains by it."""
        curved = self.curvature(ones, items, spreads)
        return curved.step(*self._slopes(self.yes - self.of * curved.p, ones, items, spreads))

    def _slopes(self, over: Floats, ones: Floats, items: Floats, spreads: tuple[float, float]) -> tuple[Floats, Floats]:
        """Of the log density along each effect, from what was answered over what was expected."""
        return self.by_one(over) - _pulled(ones, spreads[0]), self.by_item(over) - items / spreads[1] ** 2

    def curvature(self, ones: Floats, items: Floats, spreads: tuple[float, float]) -> "Curvature":
        from scipy.linalg import cholesky
        from scipy.special import expit

        p = expit(self.lines(ones, items))
        each = self.of * p * (1 - p)
        of_items = self.by_item(each) + spreads[1] ** -2
        cross, pull = self.table(each), self.table(each / of_items[self.item])
        of_ones = _precision(len(ones), spreads[0]) - self._times(pull, cross)
        of_ones[np.diag_indices_from(of_ones)] += self.by_one(each)
        return Curvature(p, cross, pull, of_items, cholesky(of_ones, lower=True))

    def _times(self, pull: Any, cross: Any) -> Floats:
        """One sparse table times the other turned round; small ones are quicker written out."""
        if self.shape[0] * self.shape[1] <= SMALL:
            found: Floats = pull.toarray() @ cross.toarray().T
            return found
        product: Floats = (pull @ cross.T).toarray()
        return product

    def _log_joint(self, ones: Floats, items: Floats, spreads: tuple[float, float]) -> float:
        """Of answers and effects, leaving out what does not change."""
        line = self.lines(ones, items)
        with np.errstate(over="ignore"):
            told = np.vdot(self.yes, line) - np.vdot(self.of, np.log1p(np.exp(line)))
        a, b = spreads
        n, m = len(ones), len(items)
        size = (n - 1) * np.log(a) + np.log(a**2 + n * PRIOR_MEAN_SD**2) / 2 + m * np.log(b)
        return float(told - ones @ _pulled(ones, a) / 2 - items @ items / (2 * b**2) - size)

    def rates(self, mode: Mode, spreads: tuple[float, float]) -> tuple[Floats, Floats]:
        """ln(rate / (1 - rate)) of each one, averaged over all items, and its standard deviation.

        What is not known of an item for itself brings its p nearer to one half; what is not known of all
        together makes the standard deviation, to first order.
        """
        curved = self.curvature(mode.ones, mode.items, spreads)
        ones, items = self._means(mode, curved, spreads)
        p = _expected(ones[:, None] + items, 1 / curved.of_items)
        rate = np.clip(p.mean(axis=1), SURE, 1 - SURE)
        slope = p * (1 - p) / len(items) / (rate * (1 - rate))[:, None]
        shared = np.diag(slope.sum(axis=1)) - curved.pull @ slope.T
        variance = ((curved.inverse() @ shared) * shared).sum(axis=0) + (slope**2 / curved.of_items).sum(axis=1)
        return np.log(rate / (1 - rate)), np.sqrt(variance)

    def _means(self, mode: Mode, curved: "Curvature", spreads: tuple[float, float]) -> tuple[Floats, Floats]:
        """The effects' means, which lie further out than their modes: an all-yes has no upper end.

        The Normal with the mode's curvature that comes nearest to the truth (van Niekerk and Rue's correction).
        """
        spread, (ones, items) = self._variance_of_lines(curved), (mode.ones, mode.items)
        for _ in range(MOST_STEPS):
            over = self.yes - self.of * _expected(self.lines(ones, items), spread)
            toward, along, gain = curved.step(*self._slopes(over, ones, items, spreads))
            ones, items = ones + toward, items + along
            if gain < PRECISION:
                break
        return ones, items

    def _variance_of_lines(self, curved: "Curvature") -> Floats:
        """Of one and item together, for each cell."""
        inverse = curved.inverse()
        # The inverse is symmetric, so that the sparse table may stand on the left.
        told = (curved.pull.T @ inverse)[self.item, self.one]
        pulled = curved.pull.data * told
        of_item = 1 / curved.of_items + self.by_item(pulled)
        found: Floats = np.diag(inverse)[self.one] - 2 * told + of_item[self.item]
        return found


@dataclass(frozen=True)
class Curvature:
    """The matrix of second derivatives, its diagonal block of items taken out of the other (Schur's complement)."""

    p: Floats
    """Of each cell."""
    cross: Any
    """The block between ones and items, sparse, its cells in the order of the answers."""
    pull: Any
    """The same over the items' block: what a one's effect does to each item's."""
    of_items: Floats
    factor: Floats
    """Cholesky's, of the ones' block."""

    def step(self, by_one: Floats, by_item: Floats) -> tuple[Floats, Floats, float]:
        """How far to go where the slope is this, and about twice what the log density gains by it."""
        from scipy.linalg import cho_solve

        toward: Floats = cho_solve((self.factor, True), by_one - self.cross @ (by_item / self.of_items))
        along = (by_item - self.cross.T @ toward) / self.of_items
        return toward, along, float(by_one @ toward + by_item @ along)

    def inverse(self) -> Floats:
        from scipy.linalg import cho_solve

        found: Floats = cho_solve((self.factor, True), np.eye(len(self.factor)))
        return found


class Lattice:
    """Modes at points of a lattice of ln(spread of ones), ln(spread of items), each found from the one before."""

    def __init__(self, answers: Answers):
        self.answers = answers
        n, m = answers.shape
        self.step = SPACING / np.sqrt(2 * n), SPACING / np.sqrt(2 * m)
        self.modes: dict[Point, Mode] = {}
        self.last: tuple[Floats, Floats] = np.zeros(n), np.zeros(m)

    def spreads(self, point: Point) -> tuple[float, float]:
        return float(np.exp(point[0] * self.step[0])), float(np.exp(point[1] * self.step[1]))

    def density(self, point: Point) -> float:
        if max(abs(point[0] * self.step[0]), abs(point[1] * self.step[1])) > FURTHEST:
            return -np.inf
        if point not in self.modes:
            found = self.answers.mode(self.spreads(point), self.last)
            self.modes[point], self.last = found, (found.ones, found.items)
        return self.modes[point].density

    def highest(self) -> Point:
        """From wide steps to narrow ones, in each direction as long as it climbs."""
        at, size = (0, 0), max(1, round(FIRST_STEP / min(self.step)))
        while size:
            better = max(_round(at, (size, size)), key=self.density)
            if self.density(better) > self.density(at):
                at = better
            else:
                size //= 2
        return at

    def _stride(self, top: Point) -> Point:
        """How far to go in each direction: what is not known of each effect can make the density far wider."""
        return self._along(top, (1, 0)), self._along(top, (0, 1))

    def _along(self, top: Point, way: Point) -> int:
        size = 1
        while size < MOST_STRIDE:
            ends = [(top[0] + sign * 2 * size * way[0], top[1] + sign * 2 * size * way[1]) for sign in (1, -1)]
            if self.density(top) - min(map(self.density, ends)) > WIDEST:
                break
            size *= 2
        return size

    def likely(self) -> dict[Point, float]:
        """The points round the highest that are likely enough, with their weights."""
        top = self.highest()
        least, stride = self.density(top) - DROP, self._stride(top)
        found, outermost = {top}, [top]
        while outermost:
            near = [
                each for each in _round(outermost.pop(), stride) if each not in found and self.density(each) > least
            ]
            found.update(near)
            outermost += near
        weights = {point: np.exp(self.density(point) - least - DROP) for point in sorted(found)}
        return {point: float(each / sum(weights.values())) for point, each in weights.items()}


def fit(one: ArrayLike, item: ArrayLike, yes: ArrayLike, of: ArrayLike) -> Crossed:
    """Codes run from 0 without gaps."""
    # Threads of linear algebra wait for each other longer than tables of this size take.
    with one_thread:
        return _fit(one, item, yes, of)


def _fit(one: ArrayLike, item: ArrayLike, yes: ArrayLike, of: ArrayLike) -> Crossed:
    answers = _answers(*(np.asarray(each) for each in (one, item, yes, of)))
    lattice = Lattice(answers)
    weights = lattice.likely()
    rates = [answers.rates(lattice.modes[point], lattice.spreads(point)) for point in weights]
    weight = np.array(list(weights.values()))
    return Crossed(
        np.array([at for at, _ in rates]),
        np.array([sd for _, sd in rates]),
        weight,
    )


def _answers(one: Any, item: Any, yes: Any, of: Any) -> Answers:
    if not len(one) == len(item) == len(yes) == len(of):
        raise ValueError("the lists must be of the same length")
    if not len(one) or (of < yes).any() or (yes < 0).any():
        raise ValueError("there must be answers, and yes must lie between 0 and how many there are")
    shape = int(one.max()) + 1, int(item.max()) + 1
    cell, which = np.unique(one.astype(np.int64) * shape[1] + item, return_inverse=True)
    yes, of = (np.asarray(np.bincount(which, np.asarray(each, float)), float) for each in (yes, of))
    return Answers(cell // shape[1], cell % shape[1], yes, of, shape)


def _expected(line: Floats, variance: Floats) -> Floats:
    """The mean of p where its line is Normal (MacKay's approximation)."""
    from scipy.special import expit

    found: Floats = expit(line / np.sqrt(1 + np.pi / 8 * variance))
    return found


def _round(point: Point, size: Point) -> Iterator[Point]:
    (a, b), (far, wide) = point, size
    return iter(((a + far, b), (a - far, b), (a, b + wide), (a, b - wide)))


def _precision(n: int, spread: float) -> Floats:
    """Of the ones' effects with the mean added: they vary apart by `spread` and together by the prior of the mean."""
    found: Floats = np.full((n, n), -_shared(n, spread))
    found[np.diag_indices(n)] += spread**-2
    return found


def _pulled(ones: Floats, spread: float) -> Floats:
    """That precision times the effects."""
    found: Floats = ones / spread**2 - _shared(len(ones), spread) * ones.sum()
    return found


def _shared(n: int, spread: float) -> float:
    return PRIOR_MEAN_SD**2 / (spread**2 * (spread**2 + n * PRIOR_MEAN_SD**2))


def _log_prior(spreads: tuple[float, float]) -> float:
    """Half-Normals, on the scale of the logarithm."""
    return float(sum(np.log(each) - each**2 / (2 * PRIOR_SD**2) for each in spreads))
