"""The naive twin of afresh.statistics.xmr: each point asked about by itself, in exact fractions."""

from collections.abc import Sequence
from fractions import Fraction


def limits(points: Sequence[float], screen: bool = True) -> tuple[Fraction, Fraction, Fraction]:
    """Mean, upper and lower limit."""
    exact = [Fraction(point) for point in points]
    mean = sum(exact, Fraction(0)) / len(exact)
    ranges = [abs(exact[i] - exact[i - 1]) for i in range(1, len(exact))]
    usual = sum(ranges, Fraction(0)) / len(ranges)
    if screen:
        kept = [each for each in ranges if each <= Fraction("3.267") * usual]
        usual = sum(kept, Fraction(0)) / len(kept) if any(kept) else usual
    return mean, mean + Fraction("2.66") * usual, mean - Fraction("2.66") * usual


def flags(points: Sequence[float], screen: bool = True) -> list[set[str]]:
    mean, upper, lower = limits(points, screen)
    exact = [Fraction(point) for point in points]
    return [_flags_of(i, exact, mean, upper, lower) for i in range(len(exact))]


def _flags_of(i: int, points: list[Fraction], mean: Fraction, upper: Fraction, lower: Fraction) -> set[str]:
    found = {"outside"} if points[i] > upper or points[i] < lower else set()
    for start in range(len(points) - 6):
        seven = points[start : start + 7]
        if not start <= i <= start + 6:
            continue
        pairs = [(seven[k], seven[k + 1]) for k in range(6)]
        found |= {"rising"} if all(a < b for a, b in pairs) else set()
        found |= {"falling"} if all(a > b for a, b in pairs) else set()
        found |= {"one side"} if all(p > mean for p in seven) or all(p < mean for p in seven) else set()
    for start in range(len(points) - 2):
        three = points[start : start + 3]
        one_side = all(p > mean for p in three) or all(p < mean for p in three)
        near = [lower <= p <= upper and abs(p - mean) > (upper - mean) * 2 / 3 for p in three]
        if start <= i <= start + 2 and one_side and sum(near) >= 2 and near[i - start]:
            found |= {"near"}
    return found


def follows(points: Sequence[float], fewest: int = 12) -> float | None:
    """Lag-1 autocorrelation of the figures before the last 7 or more that all lie on one side of the mean."""
    exact = [Fraction(point) for point in points]
    mean = sum(exact, Fraction(0)) / len(exact)
    before = len(exact)
    while before and (exact[before - 1] - mean) * (exact[-1] - mean) > 0:
        before -= 1
    return _lag_one(exact[:before] if len(exact) - before >= 7 and before >= fewest else exact)


def _lag_one(points: Sequence[Fraction]) -> float | None:
    mean = sum(points, Fraction(0)) / len(points)
    squares = sum((p - mean) ** 2 for p in points)
    products = sum((points[i] - mean) * (points[i - 1] - mean) for i in range(1, len(points)))
    return float(products / squares) if squares else None
