"""Crossed effects against statsmodels, against sampling that approximates nothing, and on tables known beforehand."""

import numpy as np
import pytest
from scipy.special import expit

from afresh.statistics import crossed
from afresh.statistics.crossed import fit

Table = np.ndarray


def long(yes: Table, of: Table | None = None) -> tuple[Table, Table, Table, Table]:
    """A table of yes as codes and counts; cells with nobody asked are left out."""
    of = np.ones_like(yes) if of is None else of
    one, item = np.nonzero(of)
    return one, item, yes[one, item], of[one, item]


def drawn(ones: int, items: int, seed: int, mean: float = 0.5) -> Table:
    rng = np.random.default_rng(seed)
    line = mean + rng.normal(0, 1.2, ones)[:, None] + rng.normal(0, 1.2, items)
    found: Table = (rng.random((ones, items)) < expit(line)).astype(int)
    return found


def statsmodels_of(yes: Table, of: Table) -> object:
    """The same answers in statsmodels' mixed GLM, a row an answer, with the same prior of the mean."""
    from scipy.sparse import csr_matrix
    from statsmodels.genmod.bayes_mixed_glm import BinomialBayesMixedGLM

    one, item, _, _ = long(yes, of)
    n, m = yes.shape
    effects = np.zeros((len(one), n + m))
    effects[np.arange(len(one)), one] = effects[np.arange(len(one)), n + item] = 1
    ident = np.r_[np.zeros(n, int), np.ones(m, int)]
    return BinomialBayesMixedGLM(
        yes[one, item], np.ones((len(one), 1)), csr_matrix(effects), ident, vcp_p=1, fe_p=crossed.PRIOR_MEAN_SD
    )


@pytest.mark.parametrize("spreads", [(0.4, 1.5), (1.3, 0.7)])
def test_the_mode_is_that_of_statsmodels_posterior(spreads: tuple[float, float]) -> None:
    """Where ours lies, the slope of statsmodels' log posterior (its own gradient) is level in every effect.

    Its mean and the ones' effects are ours taken apart: the mean is likeliest at sum * shared precision.
    """
    yes, rng = drawn(7, 9, 3), np.random.default_rng(1)
    of = (rng.random(yes.shape) < 0.8).astype(int)
    yes = yes * of
    mode = crossed._answers(*long(yes, of)).mode(spreads, (np.zeros(7), np.zeros(9)))
    mean = mode.ones.sum() * crossed.PRIOR_MEAN_SD**2 / (spreads[0] ** 2 + 7 * crossed.PRIOR_MEAN_SD**2)
    at = np.r_[mean, np.log(spreads), mode.ones - mean, mode.items]
    slopes = statsmodels_of(yes, of).logposterior_grad(at)  # type: ignore[attr-defined]
    assert np.abs(np.delete(slopes, [1, 2])).max() < 1e-5, f"not level at {spreads}: {slopes}"


def test_statsmodels_variational_fit_tells_much_the_same() -> None:
    """Its fit_vb has another prior of the spreads and takes the effects for independent: means within 0.08."""
    yes = drawn(12, 25, 8)
    found = statsmodels_of(yes, np.ones_like(yes)).fit_vb()  # type: ignore[attr-defined]
    line = found.fe_mean[0] + found.vc_mean[:12, None] + found.vc_mean[12:]
    theirs = expit(line).mean(axis=1)
    assert np.abs(fit(*long(yes)).mean() - theirs).max() < 0.08, f"statsmodels: {theirs.round(2)}"


def sampled(yes: Table, draws: int, seed: int) -> Table:
    """The rates by Metropolis' sampling, one effect after another: slow, and no approximation."""
    rng = np.random.default_rng(seed)
    n, m = yes.shape
    effects, mean, spread = [np.zeros((n, 1)), np.zeros((1, m))], 0.0, [1.0, 1.0]
    found = np.zeros((draws, n))

    def told(line: Table) -> Table:
        each: Table = yes * line - np.logaddexp(0, line)
        return each

    for turn in range(-2_000, draws):
        for side in (0, 1):
            other, size = effects[1 - side], effects[side].size
            step = rng.normal(0, 1, effects[side].shape)
            gain = told(mean + effects[side] + step + other) - told(mean + effects[side] + other)
            prior = ((effects[side] + step) ** 2 - effects[side] ** 2) / 2 / spread[side] ** 2
            taken = np.log(rng.random(prior.shape)) < gain.sum(axis=1 - side, keepdims=True) - prior
            effects[side] = effects[side] + step * taken
            shift = rng.normal(0, 0.5)
            moved = (((effects[side] - shift) ** 2 - effects[side] ** 2) / 2 / spread[side] ** 2).sum()
            if np.log(rng.random()) < -moved - ((mean + shift) ** 2 - mean**2) / 2 / crossed.PRIOR_MEAN_SD**2:
                effects[side], mean = effects[side] - shift, mean + shift
            for with_effects in (False, True):
                factor = np.exp(rng.normal(0, 0.5))
                new = spread[side] * factor
                log = np.log(factor) - (new**2 - spread[side] ** 2) / 2 / crossed.PRIOR_SD**2
                if with_effects:
                    log += (told(mean + effects[side] * factor + other) - told(mean + effects[side] + other)).sum()
                else:
                    squares = (effects[side] ** 2).sum()
                    log += squares / 2 * (spread[side] ** -2 - new**-2) - size * np.log(factor)
                if np.log(rng.random()) < log:
                    spread[side] = new
                    effects[side] = effects[side] * (factor if with_effects else 1)
        if turn >= 0:
            found[turn] = expit(mean + effects[0] + effects[1]).mean(axis=1)
    return found


@pytest.mark.long
def test_sampling_without_approximation_agrees() -> None:
    """20,000 draws. Means within 0.03; ends within 0.04 for six, and for three of whom one is all yes within 0.11,
    where they lie further out than the truth, never further in."""
    separated = np.ones((3, 8), dtype=int)
    separated[0, :6] = separated[1, :3] = 0
    for yes, near in ((separated, 0.11), (drawn(6, 10, 5), 0.04)):
        draws, found = sampled(yes, 20_000, 1), fit(*long(yes))
        low, high = found.interval()
        assert np.abs(found.mean() - draws.mean(axis=0)).max() < 0.03, f"means {found.mean()} {draws.mean(axis=0)}"
        exact = np.quantile(draws, [0.05, 0.95], axis=0)
        assert np.abs(np.array([low, high]) - exact).max() < near, f"ends {low} {high}, sampled {exact}"
        assert (low < exact[0] + 0.02).all() and (high > exact[1] - 0.02).all(), f"{low} {high} too narrow for {exact}"


def test_one_that_supported_everything_has_a_finite_interval() -> None:
    yes = np.ones((4, 10), dtype=int)
    yes[0], yes[1, :5] = 0, 0
    found = fit(*long(yes))
    low, high = found.interval()
    assert np.isfinite([low, high]).all() and (low < found.mean()).all() and (found.mean() < high).all(), "no interval"
    assert low[3] > 0.5 and high[0] < 0.5, "all yes and all no are not told apart"
    assert low[3] < 0.95 and high[3] < 1 and low[0] > 0, "ten answers make nobody certain"


def test_what_is_hard_is_taken_out() -> None:
    """Forty judges answer everything. A is asked what half of them support and says yes to half; B is asked what nine
    in ten support, and says yes to nine in ten. They are alike in what they would say to the same."""
    rng = np.random.default_rng(4)
    judges = np.concatenate([rng.random((40, 20)) < 0.5, rng.random((40, 20)) < 0.9], axis=1).astype(int)
    a, b = np.zeros((2, 40), dtype=int)
    a[:10], b[20:38] = 1, 1
    asked = np.ones((42, 40), dtype=int)
    asked[40, 20:] = asked[41, :20] = 0
    mean = fit(*long(np.vstack([judges, a, b]), asked)).mean()
    assert abs(mean[40] - mean[41]) < 0.08, f"A {mean[40]:.2f} and B {mean[41]:.2f}, plainly 0.50 and 0.90"


def test_lists_in_another_order_and_cells_taken_apart_are_the_same() -> None:
    yes = drawn(5, 8, 2)
    one, item, said, of = long(yes)
    order = np.random.default_rng(3).permutation(len(one))
    twice = fit(np.r_[one, one], np.r_[item, item], np.r_[said, said], np.r_[of, of])
    together = fit(one[order], item[order], 2 * said[order], 2 * of[order])
    assert np.allclose(twice.mean(), together.mean(), atol=1e-9), "the order, or cells told in parts, matter"


def test_everybody_alike_makes_no_differences() -> None:
    low, high = fit(*long(np.tile([1, 1, 1, 0], (6, 3)))).interval()
    assert np.ptp(low) < 1e-9 and np.ptp(high) < 1e-9 and low[0] < 0.75 < high[0], "all supported 9 of 12"


def test_no_answers_or_more_yes_than_asked_are_refused() -> None:
    with pytest.raises(ValueError, match="there must be answers"):
        fit([], [], np.array([]), np.array([]))
    with pytest.raises(ValueError, match="between 0 and how many"):
        fit([0], [0], [2], [1])


def test_the_lattice_holds_nearly_all_that_is_likely() -> None:
    """Over a lattice four times as fine and two e-folds wider, ends move by under 0.005."""
    yes = drawn(8, 10, 6)
    usual = fit(*long(yes)).interval()
    spacing, drop, widest = crossed.SPACING, crossed.DROP, crossed.WIDEST
    try:
        crossed.SPACING, crossed.DROP, crossed.WIDEST = spacing / 4, drop + 2, widest / 16
        fine = fit(*long(yes)).interval()
    finally:
        crossed.SPACING, crossed.DROP, crossed.WIDEST = spacing, drop, widest
    assert np.abs(np.array(usual) - np.array(fine)).max() < 0.005, f"{usual} against {fine}"


def test_where_little_is_known_of_each_fewer_points_tell_the_same() -> None:
    """The density is then far wider than the lattice is fine: every second point, or fourth, is enough."""
    rng = np.random.default_rng(9)
    of = (rng.random((60, 150)) < 0.08).astype(int)
    yes = (rng.random(of.shape) < 0.8).astype(int) * of
    asked = tuple(long(yes, of))
    usual, widest = fit(*asked), crossed.WIDEST
    try:
        crossed.WIDEST = -np.inf
        every = fit(*asked)
    finally:
        crossed.WIDEST = widest
    assert len(usual.weight) < len(every.weight) / 2, f"{len(usual.weight)} points of {len(every.weight)}"
    apart = np.abs(np.array(usual.interval()) - np.array(every.interval())).max()
    assert apart < 0.005, f"the ends lie {apart:.4f} apart"
