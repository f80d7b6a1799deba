"""Records that mislead: elections, logs, seats never closed, one closed board among many, small old boards."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from studies import judged
from studies.counting import Share, share, table, where
from studies.figures import Figure, Line
from studies.reviews import Facts
from studies.running import Found
from studies.sections.part import Part, shown
from studies.worlds.elections import CLOCKS, YEARS
from studies.worlds.logs import KINDS, SHARES


def one_closed(found: Found) -> Part:
    body = []
    for among in (6, 40, 300):
        those = where(found["one_closed"], among=among)
        closed, opened = where(those, planted="closed"), where(those, planted="open")
        body.append([among, share(closed, judged.right), share(opened, judged.closed), share(opened, judged.right)])
    every = found["all_blocked"]
    new_faces = [row for row in every if row["cell"] == "blocked"]
    same = [row for row in every if row["cell"] == "stagnant"]
    text = "\n\n".join(
        (
            "## One closed board among open ones, and places where all are closed",
            "Each is judged by its own proposals. The closed one adopts 8% of what is put to it, the open ones 65%.",
            table(["among", "the closed one found blocked", "open ones called closed", "open ones found fresh"], body),
            f"Where all forty boards of a place adopt 8%, {share(new_faces, judged.right)} with new faces are called "
            f"blocked and {share(same, judged.right)} with the same ones stagnant; none is excused by the others.",
        )
    )
    return Part(text)


def logs(found: Found) -> Part:
    body = []
    for kind in KINDS:
        cells: list[Share] = []
        for planted in SHARES:
            those = where(found["logs"], log=kind, share_planted=planted)
            cells += [share(those, _openness_told), share(those, _openness_false)]
        body.append([kind, *cells])
    heads = ["the log has", *(f"{100 * planted:.0f}% adopted: {said}" for planted in SHARES
                              for said in ("openness told", "told, and not so"))]  # fmt: skip
    text = "\n\n".join(
        (
            "## Logs that cannot be believed",
            "A log that lists approvals only, or leaves outcomes out, says nothing of whether proposals get through, "
            "and no openness is told of it.",
            table(heads, body),
        )
    )
    return Part(text)


def _openness_told(row: Facts) -> bool:
    return row["openness"] is not None


def _openness_false(row: Facts) -> bool:
    wrong = "not low" if row["cell"] in ("blocked", "stagnant") else "low"
    return bool(row["openness"] == wrong)


def never_closed(found: Found) -> Part:
    body = []
    for ends, said in (("kept", "written down"), ("lost", "never written down")):
        for rate in (0.02, 0.2):
            those = where(found["never_closed"], ends=ends, rate_planted=rate)
            body.append(
                [said, f"{rate:g}", share(those, judged.placed), share(those, judged.right),
                 share(those, judged.open_left), share(those, judged.wrong)]
            )  # fmt: skip
    heads = ["ends of seats are", "arrivals planted", "judged", "one state, and so", "left open",
             "one state, and not so"]  # fmt: skip
    text = "\n\n".join(
        (
            "## Seats whose end nobody writes down",
            "Those who left stay on record as if they sat there still, so that a table looks larger and slower to "
            "change than it is.",
            table(heads, body),
        )
    )
    return Part(text)


def elections(found: Found) -> Part:
    rows = found["elections"]
    figure = _clock_figure(where(rows, rate_planted=0.2, term=False))
    body = []
    for clock in CLOCKS:
        for term in (True, False):
            those = [row for row in where(rows, clock=clock, term=term) if judged.placed(row)]
            ordinary, still = where(those, rate_planted=0.2), where(those, rate_planted=0.05)
            body.append(
                [f"{clock} months", "given" if term else "not given", share(ordinary, judged.stale),
                 share(ordinary, _stale_without_reserve), share(ordinary, judged.open_left),
                 share(ordinary, judged.right), share([row for row in ordinary if row["years"] >= 8], judged.right),
                 share(still, lambda row: row["state"] == "fresh")]
            )  # fmt: skip
    heads = ["elections every", "term is", "0.2 a year: called stale", "called stale, and not provisional", "left open",
             "found fresh", "found fresh, from 8 years on", "0.05 a year: called fresh"]  # fmt: skip
    text = "\n\n".join(
        (
            "## Elections every two, four or five years",
            "Nobody new between elections, and then a share of all seats at once; two to twelve years on record, at "
            "all times of the clock. Where a term is given, nothing is low before a whole one is on record. Where "
            "newcomers came together, as after an election, the whole record is counted.",
            table(heads, body),
            shown("stale-on-a-clock", figure),
        )
    )
    return Part(text, {"stale-on-a-clock": figure})


def _stale_without_reserve(row: Facts) -> bool:
    return judged.stale(row) and not row["provisional"]


def _clock_figure(rows: Sequence[Facts]) -> Figure:
    def line(label: str, clock: int, test: Callable[[Facts], bool]) -> Line:
        those = judged.of_placed(where(rows, clock=clock))
        return Line(label, [share(where(those, years=years), test) for years in YEARS])

    return Figure(
        "Before an election is on record, quiet years look stale", "years on record",
        "called stale, 0.2 a year in truth, no term given", [f"{years:g}" for years in YEARS],
        [line(f"every {clock} months", clock, judged.stale) for clock in CLOCKS],
    )  # fmt: skip


def small_old(found: Found) -> Part:
    rows = found["small_old"]
    body = []
    for seats in (3, 4, 5, 6, 7):
        those = judged.of_placed(where(rows, seats=seats))
        still = [row for row in those if row["rate_planted"] <= 0.05]
        body.append(
            [seats, share(where(rows, seats=seats), judged.placed), judged.false_low(those),
             share(still, lambda row: row["renewal"] == "not low"), share(where(those, rate_planted=0.02), judged.low),
             share(those, judged.right), share(those, judged.open_left), share(those, judged.wrong)]
        )  # fmt: skip
    heads = ["seats", "can be judged", "ordinary, called low", "still, called not low", "found low at 0.02",
             "one state, and so", "left open", "one state, and not so"]  # fmt: skip
    text = "\n\n".join(
        (
            "## Small old boards",
            "Three to seven seats, ten to twenty years on record. The window is made longer until it holds 15 "
            "seat-years, which is little; so much is left open.",
            table(heads, body),
        )
    )
    return Part(text)
