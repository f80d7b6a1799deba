"""What a chair reads first: what is found, what is falsely said, by size, and the cuts in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from afresh.settings import default_settings
from studies import exact, judged
from studies.bounds import Bound
from studies.counting import percent, share, table, where
from studies.figures import Figure, Line
from studies.reviews import Facts
from studies.running import Found
from studies.sections.part import Part, shown
from studies.worlds.mixes import MIXES, Mix

SIZES = ((4, 5), (6, 8), (10, 12), (15, 20))
"""Seats, from the fewest to the most."""
YEARS = ((2.0, 3.0), (4.0, 6.0), (8.0, 12.0))
CUTS = ((4, 4), (6, 4), (10, 3), (12, 4), (15, 4), (20, 4))
"""Seats, and years on record."""
PUT = (8, 12, 20, 40)


def opening(found: Found, bounds: Sequence[Bound], version: str) -> Part:
    hard, easy = (where(found["mixes"], mix=mix) for mix in ("hard", "easy"))
    missed = [bound for bound in bounds if not bound.met]
    figure = _figure(hard)
    text = "\n\n".join(
        (
            "# Planted truth: how often a review says what is so",
            f"Written by `make study`, with afresh {version}. Boards were made up of which it is known how often seats "
            "pass to somebody new and what share of proposals is adopted. Their records were reviewed as anybody's "
            f"are, and what the review said was set against what is so. {' '.join(map(_mixture, MIXES))}",
            _in_short(hard, easy, found),
            shown("right-by-seats", figure),
            _by_size(hard),
            "## The cuts, in sentences",
            _sentences(),
            _cuts(),
            "## What it had to show",
            _verdict(missed, len(bounds)),
            table(["of", "share", "bound", "found", ""], [bound.row for bound in bounds]),
        )
    )
    return Part(text, {"right-by-seats": figure})


def _in_short(hard: list[Facts], easy: list[Facts], found: Found) -> str:
    able = judged.of_placed(hard)
    told, falsely, between = (share(able, test) for test in (judged.right, judged.wrong, judged.open_left))
    small = share(hard, lambda row: row["kind"] == "too small to tell")
    closed = share(where(found["one_closed"], planted="closed"), judged.right)
    blocked = share(found["all_blocked"], lambda row: row["state"] == "fresh")
    return "\n".join(
        (
            f"- **What is found.** Of boards of a hard mixture that can be judged, {told} are told the one state that "
            f"is so; of an easy one, {judged.right_of_all(easy)}.",
            f"- **What is falsely said.** {falsely} of the hard ones are told one state that is not so. "
            f"{percent(judged.false_low(hard).value or 0)} of those whose people stay five years or less are called "
            f"low on renewal, and {percent(judged.false_fresh(hard).value or 0)} of those that are not fresh are "
            "called so.",
            f"- **What is left open.** {between} are said to be between two states, or too close to call. Before that, "
            f"{small} are too small to tell.",
            f"- **Others in the same records change nothing.** One closed board is found in {closed}, whether among 6, "
            f"40 or 300 open ones; where every board is closed, {blocked} are called fresh.",
            f"- **Where it is weak.** {_weak(hard, found)}",
        )
    )


def _mixture(mix: Mix) -> str:
    rates, shares = (", ".join(f"{each:g}" for each in some) for some in (mix.rates, mix.shares))
    return (
        f"The {mix.name} mixture: {rates} new people a year for each seat, and shares adopted of {shares}, all alike "
        f"often; {mix.seats[0]} to {mix.seats[-1]} seats, {YEARS[0][0]:g} to {YEARS[-1][1]:g} years on record."
    )


def _weak(hard: list[Facts], found: Found) -> str:
    smallest = [row for row in hard if row["seats"] <= SIZES[0][1] and row["years"] <= YEARS[0][1]]
    unseen = [row for row in where(found["elections"], term=False, rate_planted=0.2) if judged.placed(row)]
    settled = share(unseen, lambda row: judged.stale(row) and not row["provisional"])
    lost = where(found["never_closed"], ends="lost", rate_planted=0.2)
    return (
        f"Of boards of {_said(SIZES[0])} seats with {_said(YEARS[0])} years on record {share(smallest, judged.placed)} "
        f"can be judged. Where elections bring people and no term is given, {share(unseen, judged.stale)} are called "
        f"stale for want of an election on record ({percent(settled.value or 0)} without saying that it is "
        f"provisional). Where nobody ever joined, and would have come in pairs, a board of four seats is called low "
        f"{percent(exact.of_groups(exact.SMALL, 2).by_days)} of the time after four years. Where nobody writes down "
        f"that a seat has ended, {share(lost, judged.wrong)} are told what is not so."
    )


def _band(rows: Sequence[Facts], name: str, band: tuple[float, float]) -> list[Facts]:
    return [row for row in rows if band[0] <= row[name] <= band[1]]


def _said(ends: tuple[float, float]) -> str:
    return f"{ends[0]:g} to {ends[1]:g}"


def _figure(rows: Sequence[Facts]) -> Figure:
    able = judged.of_placed(rows)
    tests = {"so": judged.right, "left open": judged.open_left, "not so": judged.wrong}
    lines = [Line(label, [share(_band(able, "seats", size), test) for size in SIZES]) for label, test in tests.items()]
    return Figure(
        "Small boards are left open more often, and seldom told what is not so", "seats",
        "hard mixture, of boards that can be judged", [_said(size) for size in SIZES], lines,
    )  # fmt: skip


def _by_size(rows: Sequence[Facts]) -> str:
    body = []
    for size in SIZES:
        for years in YEARS:
            those = _band(_band(rows, "seats", size), "years", years)
            able = judged.of_placed(those)
            body.append(
                [_said(size), _said(years), share(those, judged.placed), *(
                    percent(share(able, test).value or 0) if able else "–"
                    for test in (judged.right, judged.open_left, judged.wrong)
                )]
            )  # fmt: skip
    heads = ["seats", "years on record", "can be judged", "one state, and so", "left open", "one state, and not so"]
    return table(heads, body)


def _sentences() -> str:
    settings = default_settings()
    size = exact.of_seat_years(24)
    put = exact.of_proposals(20)
    return (
        f"Six seats over four years are {size.size} seat-years. Renewal is called low if newcomers came on "
        f"{size.cuts.low_up_to} day or none: where people stay {1 / settings.ordinary_arrivals:g} years, so few come "
        f"{percent(size.false_low)} of the time. It is called not low from {size.cuts.not_low_from} days on: where "
        f"they stay {1 / settings.still_arrivals:g} years, so many come {percent(size.false_not_low)} of the time. "
        f"Between the two nothing is claimed. Of {put.size} proposals, {put.cuts.low_up_to} adopted or fewer is low "
        f"(where every other one is adopted: {percent(put.false_low)} of the time), {put.cuts.not_low_from} or more is "
        f"not (where one in five is: {percent(put.false_not_low)})."
    )


def _cuts() -> str:
    body = []
    for seats, years in CUTS:
        each = exact.of_seat_years(seats * years)
        body.append([f"{seats} seats, {years} years", f"{each.size} seat-years", *_rates(each)])
    for put in PUT:
        body.append(["", f"{put} proposals", *_rates(exact.of_proposals(put))])
    heads = ["for instance", "size", "low up to", "not low from", "ordinary, called low", "still or closed, called not",
             "found, where hardly any come or pass"]  # fmt: skip
    return table(heads, body)


def _rates(each: exact.Errors) -> list[str]:
    shares = (each.false_low, each.false_not_low, each.found_low)
    return [str(each.cuts.low_up_to), str(each.cuts.not_low_from), *(percent(share) for share in shares)]


def _verdict(missed: Sequence[Bound], of: int) -> str:
    if not missed:
        return f"All {of} bounds, which were fixed before the study was run, are met."
    return (
        f"Of {of} bounds, which were fixed before the study was run, {len(missed)} "
        f"{'is' if len(missed) == 1 else 'are'} not met; they are said below."
    )
