"""What the study must show (the design, section 6): each bound, and what was found."""

from __future__ import annotations

from dataclasses import dataclass

from studies import exact, judged
from studies.counting import Share, percent, share, where
from studies.reviews import Facts
from studies.running import Found

MOST_LOW, MOST_NOT_LOW = 0.05, 0.10
MIXES = {
    "easy": {"false_low": 0.06, "false_fresh": 0.01, "right_of_all": 0.85, "right_of_one": 0.97},
    "hard": {"false_low": 0.065, "false_fresh": 0.03, "right_of_all": 0.72, "right_of_one": 0.94},
}
SAID = {
    "false_low": "called low on renewal, of boards where people stay five years or less",
    "false_fresh": "called fresh, of boards that are not",
    "right_of_all": "told the one state that is so, of all that can be judged",
    "right_of_one": "so, of those told one state",
}
BINS = tuple((low / 10, low / 10 + 0.1) for low in range(3, 10))
"""Of support; fewer than FEWEST in one are not counted."""
FEWEST = 200
SUPPORT_WITHIN = 0.05


@dataclass(frozen=True)
class Bound:
    what: str
    where: str
    limit: float
    found: Share | float
    at_most: bool

    @property
    def value(self) -> float:
        return (self.found.value or 0.0) if isinstance(self.found, Share) else self.found

    @property
    def met(self) -> bool:
        return self.value <= self.limit if self.at_most else self.value >= self.limit

    @property
    def row(self) -> list[str]:
        limit = f"at {'most' if self.at_most else 'least'} {100 * self.limit:g}%"
        seen = str(self.found) if isinstance(self.found, Share) else f"{100 * self.found:.1f}%"
        return [self.where, self.what, limit, seen, "met" if self.met else "**not met**"]


def bounds(found: Found) -> list[Bound]:
    return [*computed(), *of_mixes(found["mixes"]), *of_support(found["calibration"])]


def computed() -> list[Bound]:
    """Of every size, the worst: nothing is drawn."""
    renewal, openness = exact.renewal(), exact.openness()
    return [
        Bound("ordinary called low", "computed, 15 to 120 seat-years", MOST_LOW, _worst(renewal, "false_low"), True),
        Bound("still called not low", "the same", MOST_NOT_LOW, _worst(renewal, "false_not_low"), True),
        Bound("half adopted, called low", "computed, 8 to 40 proposals", MOST_LOW, _worst(openness, "false_low"), True),
        Bound("one in five adopted, called not low", "the same", MOST_NOT_LOW, _worst(openness, "false_not_low"), True),
    ]


def _worst(errors: list[exact.Errors], name: str) -> float:
    return max(float(getattr(each, name)) for each in errors)


def of_mixes(rows: list[Facts]) -> list[Bound]:
    return [
        Bound(SAID[name], f"{mix} mix", limit, getattr(judged, name)(where(rows, mix=mix)), name.startswith("false"))
        for mix, limits in MIXES.items()
        for name, limit in limits.items()
    ]


@dataclass(frozen=True)
class Bin:
    low: float
    high: float
    support: float
    """On average."""
    came: Share

    @property
    def apart(self) -> float:
        return abs(self.support - (self.came.value or 0.0))


def bins(rows: list[Facts], kind: str = "one") -> list[Bin]:
    """Of what was told with so much support, how much was so."""
    known = [row for row in rows if row["kind"] == kind and row["support"] is not None]
    found = []
    for low, high in BINS:
        some = [row for row in known if low <= row["support"] < high or (high >= 1 and row["support"] == 1)]
        if len(some) >= FEWEST:
            mean = sum(row["support"] for row in some) / len(some)
            found.append(Bin(low, high, mean, share(some, lambda row: row["cell"] in row["cells"])))
    return found


def of_support(rows: list[Facts]) -> list[Bound]:
    return [
        Bound(
            f"support of {percent(each.support)} on average: apart from what came ({each.came})",
            f"told {said} with {100 * each.low:.0f} to {100 * each.high:.0f}%", SUPPORT_WITHIN, each.apart, True,
        )
        for kind, said in (("one", "one state"), ("between", "between two"))
        for each in bins(rows, kind)
    ]  # fmt: skip
