"""The five states: how often each is recovered, and what is said instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from studies.counting import percent, share, table, where
from studies.figures import Figure, Line
from studies.judged import open_left
from studies.reviews import Facts
from studies.running import Found
from studies.sections.part import Part, shown

STATES = ("fresh", "stale", "stagnant", "blocked", "dormant")
SAID = (*STATES, "left open", "too new to tell", "too small to tell")
LENGTHS = (1.5, 2.0, 3.0, 5.0, 8.0)


def five_states(found: Found) -> Part:
    rows = found["five_states"]
    figure = _figure(rows)
    text = "\n\n".join(
        (
            "## Whole records, over time",
            "Records of every kind (seats, sheets, agendas, proposals, answers), by the worked example's mechanisms. "
            "Places of twelve partnerships with 6, 12 or 24 seats and 4, 6 or 12 meetings a year, 18 proposals a year "
            "each. Fresh and blocked take in 0.33 new people a year for each seat and new themes; stale and stagnant "
            "0.015, on fixed themes. Fresh and stale adopt three quarters of what is put to them, blocked and stagnant "
            "one in twenty. Dormant ones last met fifteen months before. Terms of 48 months are given, so that nothing "
            "is called stale or stagnant before one is on record. Share found in the state that was planted:",
            _recovered(rows),
            shown("states-by-years", figure),
            "After eight years, what was said (the rows add up to all of each that was planted):",
            _said(where(rows, years=8.0)),
            _by_size(rows),
        )
    )
    return Part(text, {"states-by-years": figure})


def _right(row: Facts) -> bool:
    return bool(row["state"] == row["planted"])


def _recovered(rows: Sequence[Facts]) -> str:
    body = [[state, *(share(where(rows, planted=state, years=years), _right) for years in LENGTHS)] for state in STATES]
    return table(["planted", *(f"{years:g} years" for years in LENGTHS)], body)


def _said(rows: Sequence[Facts]) -> str:
    body = []
    for state in STATES:
        those = where(rows, planted=state)
        counted = Counter("left open" if open_left(row) else row["state"] for row in those)
        body.append([state, *(percent(counted[said] / len(those)) if those else "–" for said in SAID)])
    return table(["planted", *SAID], body)


def _by_size(rows: Sequence[Facts]) -> str:
    heads = ["seats", *(f"{years:g} years" for years in LENGTHS)]
    body = [
        [seats, *(share(where(rows, seats=seats, years=years), _right) for years in LENGTHS)] for seats in (6, 12, 24)
    ]
    return "All five together, by seats:\n\n" + table(heads, body)


def _figure(rows: Sequence[Facts]) -> Figure:
    lines = [
        Line(state, [share(where(rows, planted=state, years=years), _right) for years in LENGTHS]) for state in STATES
    ]
    return Figure(
        "Nothing is called stale before the term that is given is on record",
        "years on record",
        "found in the state that was planted",
        [f"{years:g}" for years in LENGTHS],
        lines,
    )


def worked_example(found: Found) -> Part:
    rows = found["worked_example"]
    body = []
    for name in dict.fromkeys(row["partnership"] for row in rows):
        those = where(rows, partnership=name)
        body.append([name, those[0]["planted"], share(those, _right), _otherwise(those)])
    text = "\n\n".join(
        (
            "## The worked example",
            "The nine partnerships of the worked example as they stand, with other seeds:",
            table(["partnership", "planted", "found", "said instead"], body),
        )
    )
    return Part(text)


def _otherwise(rows: Sequence[Facts]) -> str:
    counted = Counter(row["state"] for row in rows if not _right(row))
    return ", ".join(f"{state} {times}" for state, times in counted.most_common()) or "–"
