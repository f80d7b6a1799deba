"""How often the latest point of a process-behaviour chart is flagged though nothing has changed.

Question   Of charts on which only chance is at work, how many have a flag on the latest point?
Formula    the share of 20,000 series of so many independent normal figures whose last point carries any of the five
           flags, with the limits that those very figures give; between the counts simulated, on a straight line; above
           the last, as at the last
Takes      how many figures are on the chart; whether very large moving ranges are left out once (screening)
Gives      a share; its standard error is 0.001 at most
Misleads   figures that follow one another are flagged oftener, and such charts read unclear; figures with long tails
           are flagged oftener too
Source     afresh's own simulation, run again (with fewer series) by the tests
"""

from bisect import bisect_left

SIMULATED = (4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 60)
SCREENED = (0, 0.0046, 0.0111, 0.0140, 0.0145, 0.0142, 0.0139, 0.0137, 0.0137, 0.0151, 0.0171, 0.0169, 0.0153, 0.0193)
UNSCREENED = (0, 0.002, 0.0072, 0.0086, 0.0085, 0.0085, 0.0099, 0.0109, 0.0114, 0.0134, 0.0138, 0.0146, 0.0153, 0.0175)


def flagged_by_chance(figures: int, screening: bool = True) -> float:
    shares = SCREENED if screening else UNSCREENED
    after = bisect_left(SIMULATED, figures)
    if after == 0 or after == len(SIMULATED):
        return shares[min(after, len(shares) - 1)]
    part = (figures - SIMULATED[after - 1]) / (SIMULATED[after] - SIMULATED[after - 1])
    return shares[after - 1] + part * (shares[after] - shares[after - 1])
