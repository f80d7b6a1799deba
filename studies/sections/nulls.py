"""Nulls: what looks like staleness, or like freshness, and is not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from afresh.settings import default_settings
from studies.counting import average, share, table, where
from studies.judged import closed, low, stale
from studies.minimums import below_chance
from studies.reviews import Facts
from studies.running import Found
from studies.sections.findings import falling
from studies.sections.part import Part, reported
from studies.worlds.missing_marks import LENGTHS


def consensus(found: Found) -> Part:
    rows = found["consensus"]
    shut = share(rows, closed)
    given = share(rows, lambda row: row["called_closed"] > 0)
    text = (
        "### A board where all agree\n\nEverything is adopted and nobody dissents, whether people come and go or stay: "
        f"openness called low, {shut}; a share of support given for some organisation, {given} (support is "
        "only told of contested proposals, and none is)."
    )
    return Part(text)


def missing_marks(found: Found) -> Part:
    pairs = _pairs(where(found["missing_marks"], known_by="attendance"))
    seated = _pairs(where(found["missing_marks"], known_by="both"))
    alike = share([{"pair": pair} for pair in seated], lambda row: _same(row["pair"]))
    body = []
    for rate in (0.0, 0.02, 0.2):
        for years in LENGTHS:
            both = [pair for pair in pairs if pair[0.0]["rate_planted"] == rate and pair[0.0]["years"] == years]
            same = share([{"pair": pair} for pair in both], lambda row: _same(row["pair"]))
            whole, lossy = [pair[0.0] for pair in both], [pair[0.2] for pair in both]
            body.append([f"{rate:g}", f"{years:g}", _mean_rate(whole), _mean_rate(lossy), same,
                         share(whole, stale), share(lossy, stale)])  # fmt: skip
    heads = ["planted", "years", "arrivals, all marks", "arrivals, a fifth lost", "same state", "stale, all marks",
             "stale, a fifth lost"]  # fmt: skip
    text = "\n\n".join(
        (
            "### A fifth of the marks of attendance lost at random",
            "The same boards of twelve, known by sheets of attendance alone, with all their marks and with a fifth of "
            "them lost. A member whose first marks are lost looks like a newcomer, which is why the first gatherings "
            "are left out. In its first two years on sheets alone a board still looks newer than it is, and with two "
            f"meetings a year for longer. Where seats are recorded too, {alike} are in the same state with and without "
            f"the marks.",
            table(heads, body),
            "By meetings a year, arrivals counted at boards that nobody joined (a fifth lost), by how many gatherings "
            "are left out at the start:",
            _first_sheets(reported(found, "first_sheets")),
            _other_findings(pairs),
        )
    )
    return Part(text)


def _pairs(rows: Sequence[Facts]) -> list[dict[float, Facts]]:
    """Each board on each day, with all its marks and without."""
    found: dict[tuple[object, ...], dict[float, Facts]] = {}
    for row in rows:
        found.setdefault((row["seed"], row["board"], row["years"]), {})[row["lost"]] = row
    return list(found.values())


def _same(pair: dict[float, Facts]) -> bool:
    return bool(pair[0.0]["state"] == pair[0.2]["state"])


def _mean_rate(rows: Sequence[Facts]) -> str:
    years = sum(row["seat_years"] for row in rows)
    return f"{sum(row['newcomers'] for row in rows) / years:.3f}" if years else "–"


def _first_sheets(rows: Sequence[Facts]) -> str:
    nobody = [row for row in rows if not row["rate_planted"]]
    firsts = sorted({row["first_gatherings"] for row in nobody})
    body = []
    for lost in (0.0, 0.2):
        for meetings in (2, 4, 6, 12):
            those = where(nobody, meetings=meetings, lost=lost)
            cells = [_mean_rate(where(those, first_gatherings=first)) for first in firsts]
            body.append(["a fifth lost" if lost else "all marks", meetings, *cells])
    return table(["", "meetings a year", *(f"{first} left out" for first in firsts)], body)


def _other_findings(pairs: Iterable[Mapping[float, Facts]]) -> str:
    rates, falls, number = [], {0.0: 0, 0.2: 0}, 0
    for pair in pairs:
        whole, lossy = (pair[lost]["taken"]["attendance_rate"] or {} for lost in (0.0, 0.2))
        if whole.get("value") is None or lossy.get("value") is None:
            continue
        number += 1
        rates.append(abs(lossy["value"] - whole["value"]))
        for lost in falls:
            falls[lost] += falling(pair[lost]["taken"]["attendance_trend"] or {"high": None})
    return (
        f"The attendance rate differs by {100 * (average(rates) or 0):.1f} percentage points either way on average, "
        f"and attendance is found falling in {falls[0.0]} of {number} with all marks and in {falls[0.2]} without."
    )


def renamed(found: Found) -> Part:
    rows = where(found["renamed"], name="new")
    body = []
    for ago in (6, 14, 20, 30, 42):
        those = where(rows, ago=ago)
        body.append(
            [
                ago,
                share(those, lambda row: row["state"] == row["same"]["state"]),
                sum(row["newcomers"] for row in those),
                sum(row["same"]["newcomers"] for row in those),
            ]
        )
    heads = ["months since", "same state as without", "newcomers", "newcomers without"]
    text = "\n\n".join(
        (
            "### A board that took a new name",
            "The same boards, half of which nobody joins, with and without a change of name on which the records say "
            "what came after the old one.",
            table(heads, body),
        )
    )
    return Part(text)


def mixed(found: Found) -> Part:
    rows = reported(found, "mixed")
    seeds = len({row["seed"] for row in rows})
    of = len(rows) // seeds if seeds else 0
    fewest = default_settings().chance_newcomers
    told = [row for row in rows if row["chance_low"] is not None and row["new_now"] >= fewest]

    def outside(row: Facts) -> bool:
        taken = row["taken"]["results"]
        return bool(taken and taken["reading"] in ("improvement", "concern"))

    def trend(row: Facts) -> bool:
        taken = row["taken"]["attendance_trend"] or {}
        return taken.get("low") is not None and (taken["high"] < 1 or taken["low"] > 1)

    body = [
        ["renewal called low", share(rows, low)],
        ["fewer new pairs than chance gives", share(told, below_chance)],
        ["more new pairs than chance gives", share(told, lambda row: row["pairs_new"] > row["chance_high"])],
        ["called stale or stagnant, in all", share(rows, stale)],
        ["openness called low", share(rows, closed)],
        ["attendance found falling or rising", share(rows, trend)],
        ["latest figure of an indicator stands out", share(rows, outside)],
    ]
    text = "\n\n".join(
        (
            f"### {of} partnerships mixed at random",
            f"{of} boards of twelve, {seeds} times over, whose seats pass at 0.2 a year to anybody at all, with 60% of "
            "proposals adopted, steady attendance and figures that only move about. Nothing is planted; what stands "
            "out stands out by chance:",
            table(["finding", "share"], body),
            "The report says how many findings would stand out by chance alone. Of the same partnerships, what it "
            "promises and what was seen:",
            _promised(reported(found, "standing_out")),
        )
    )
    return Part(text)


def _promised(rows: Sequence[Facts]) -> str:
    body = []
    for measure in dict.fromkeys(row["measure"] for row in rows):
        those = where(rows, measure=measure)
        sums = {name: sum(row[name] for row in those) for name in ("looked_at", "stood_out", "by_chance")}
        body.append([measure.replace("_", " "), sums["looked_at"], f"{sums['by_chance']:.0f}", sums["stood_out"]])
    whole = where(rows, measure="all")
    inside = share(whole, lambda row: row["low"] <= row["stood_out"] <= row["high"])
    return (
        table(["measure", "findings", "promised by chance", "stood out"], body)
        + f"\n\nThe number that stood out lies in the range that the report gives in {inside}.{_too_often(rows)}"
    )


def _too_often(rows: Sequence[Facts]) -> str:
    """Said of measures that stand out three times as often as promised, or oftener."""
    found = []
    for measure in dict.fromkeys(row["measure"] for row in rows if row["measure"] != "all"):
        those = where(rows, measure=measure)
        if sum(row["stood_out"] for row in those) > 3 * sum(row["by_chance"] for row in those) + 3:
            found.append(measure.replace("_", " "))
    if not found:
        return ""
    return (
        f" That is because of {' and '.join(found)}: a table that stays together for years has fewer new pairs than if "
        "all its members had been exchanged this year, whatever else is so. Standing out by it is no sign of anything."
    )
