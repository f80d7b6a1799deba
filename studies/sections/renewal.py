"""Renewal: how often it is called low, by what is so, and by how much is on record."""

from __future__ import annotations

from collections.abc import Sequence

from afresh.settings import default_settings
from studies.counting import Share, percent, share, table, where
from studies.figures import Figure, Line
from studies.minimums import STEADY, low_now
from studies.reviews import Facts, can_tell
from studies.running import Found
from studies.sections.part import Part, reported, shown

RATES = (0.0, 0.02, 0.05, 0.1, 0.2, 0.4)
LENGTHS = (0.5, 1.0, 1.5, 2.0, 4.0, 8.0)
BANDS = ((5, 10), (10, 15), (15, 25), (25, 50), (50, 1_000))
GATHERINGS = ((1, 5), (6, 11), (12, 23), (24, 47), (48, 1_000))


def told(row: Facts) -> bool:
    settings = default_settings()
    return can_tell(row, settings.seat_years, settings.record_months)


def renewal(found: Found) -> Part:
    rows = reported(found, "turnover")
    figure = _by_seat_years(rows)
    text = "\n\n".join(
        (
            "## Renewal: who is called low",
            _words(rows),
            "Share called low of the partnerships that can be told, by what was planted (arrivals a year for each "
            "seat) and years on record. The line is at 0.10; at 0.10 itself neither answer is wrong.",
            _by_length(rows),
            shown("low-by-seat-years", figure),
            "The same by seat-years on record, whatever the minimum, with the 90% interval of each share:",
            _by_band(rows),
            "By number of gatherings on record (a board known by seats alone gathers about once a year in between):",
            _by_gatherings(rows),
            "By what its members are known by, and meetings a year, of those on record for four years:",
            _by_known(rows),
            "The 90% interval of the rate holds the planted one in "
            f"{_covered(rows)} of the partnerships that can be told.",
        )
    )
    return Part(text, {"low-by-seat-years": figure})


def false_low(rows: Sequence[Facts]) -> Share:
    return share([row for row in where(rows, rate_planted=STEADY) if told(row)], low_now)


def _words(rows: Sequence[Facts]) -> str:
    falsely = false_low(rows)
    found_soon = share([r for r in rows if r["rate_planted"] <= 0.02 and r["years"] <= 2 and told(r)], low_now)
    found_late = share([r for r in rows if r["rate_planted"] <= 0.02 and r["years"] >= 4 and told(r)], low_now)
    near = share([r for r in rows if r["rate_planted"] == 0.05 and r["years"] >= 4 and told(r)], low_now)
    return (
        f"At {STEADY:g} arrivals a year, twice the line, {falsely} partnerships that can be told are called low. At "
        f"0.02 or fewer, low is found in {found_soon} by two years on record and in {found_late} after four or more. "
        f"At 0.05, half the line, it is found in {near} even then: a board of twelve that takes in two people in four "
        f"years is within luck of one that takes in five. It is then called fresh, with the support that its draws "
        f"give it: a word that is not certain of itself."
    )


def _low_of(rows: Sequence[Facts]) -> Share:
    return share(rows, low_now)


def _by_length(rows: Sequence[Facts]) -> str:
    heads = ["planted", *(f"{years:g} years" for years in LENGTHS[2:])]
    body = [
        [f"{rate:g}", *(_low_of([r for r in where(rows, rate_planted=rate, years=y) if told(r)]) for y in LENGTHS[2:])]
        for rate in RATES
    ]
    told_at_all = ["can be told", *(share(where(rows, years=years), told) for years in LENGTHS[2:])]
    return table(heads, [*body, told_at_all])


def _in_band(rows: Sequence[Facts], band: tuple[int, int]) -> list[Facts]:
    months = default_settings().record_months
    return [r for r in rows if band[0] <= r["seat_years"] < band[1] and can_tell(r, 0.0, months)]


def _band(band: tuple[int, int]) -> str:
    return f"{band[0]} or more" if band[1] >= 1_000 else f"{band[0]}–{band[1]}"


def _by_band(rows: Sequence[Facts]) -> str:
    heads = ["planted", *(_band(band) for band in BANDS)]
    return table(
        heads, [[f"{rate:g}", *(_low_of(_in_band(where(rows, rate_planted=rate), b)) for b in BANDS)] for rate in RATES]
    )


def _by_seat_years(rows: Sequence[Facts]) -> Figure:
    lines = [Line(f"{rate:g} a year", [_low_of(_in_band(where(rows, rate_planted=rate), b)) for b in BANDS])
             for rate in RATES]  # fmt: skip
    return Figure(
        "Twice the line is seldom called low; half the line is hard to find",
        "seat-years on record",
        "called low, by arrivals planted",
        [_band(band) for band in BANDS],
        lines,
        marked=0.05,
    )


def _by_gatherings(rows: Sequence[Facts]) -> str:
    def few(band: tuple[int, int]) -> list[Facts]:
        return [r for r in rows if band[0] <= r["gatherings"] <= band[1]]

    heads = ["gatherings", "can be told", "found low at 0 to 0.02", "found low at 0.05", "falsely low at 0.2"]
    body = []
    for band in GATHERINGS:
        those = few(band)
        able = [r for r in those if told(r)]
        body.append(
            [
                f"{band[0]} or more" if band[1] >= 1_000 else f"{band[0]} to {band[1]}",
                share(those, told),
                _low_of([r for r in able if r["rate_planted"] <= 0.02]),
                _low_of(where(able, rate_planted=0.05)),
                _low_of(where(able, rate_planted=STEADY)),
            ]
        )
    return table(heads, body)


def _by_known(rows: Sequence[Facts]) -> str:
    heads = ["known by", "meetings a year", "can be told", "found low at 0 to 0.02", "falsely low at 0.2"]
    body = []
    for known_by, meetings in sorted({(r["known_by"], r["meetings"]) for r in rows}):
        those = where(rows, known_by=known_by, meetings=meetings, years=4.0)
        able = [r for r in those if told(r)]
        body.append(
            [
                known_by,
                "" if known_by == "seats" else meetings,
                share(those, told),
                _low_of([r for r in able if r["rate_planted"] <= 0.02]),
                _low_of(where(able, rate_planted=STEADY)),
            ]
        )
    return table(heads, body)


def _covered(rows: Sequence[Facts]) -> str:
    able = [r for r in rows if told(r) and r["rate_planted"]]
    covered = share(able, lambda r: r["rate_low"] <= r["rate_planted"] <= r["rate_high"])
    return percent(covered.value or 0.0)
