"""A review of planted records, with every minimum lifted as well, so that minimums can be tried afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from afresh import measures
from afresh.diagnosis.state import Standing, states
from afresh.engine.contract import Step
from afresh.gatherings.gathered import gather
from afresh.records.store import Store
from afresh.settings import default_settings

Facts = dict[str, Any]

LIFTED = {"seat_years": 1e-9, "record_months": 0.0, "chance_newcomers": 1.0, "fewest_proposals": 1.0}
STATE_NEEDS = ("arrivals", "link_freshness_chance", "agenda_novelty", "proposals_adopted")

GATHERINGS = Step("how_often", "gatherings of each partnership", "SELECT partnership, gatherings FROM on_record")


def review(
    store: Store, at: date, more: tuple[str, ...] = (), settings: Mapping[str, float] | None = None
) -> dict[str, Facts]:
    """What a review on that day says of each lasting partnership, by its id."""
    chosen = default_settings().but(**(settings or {}))
    gathered = gather(store, at, level="people", settings=chosen)
    lifted = replace(gathered, settings=chosen.but(**LIFTED))
    taken = {name: list(measures.take(lifted, name).rows()) for name in (*STATE_NEEDS, *more)}
    often = {row["partnership"]: row["gatherings"] for row in gathered.ask(GATHERINGS).rows()}
    ids = gathered.partnership_ids()
    told, raw = states(gathered, taken), states(lifted, taken)
    by_code = {name: {row["partnership"]: row for row in rows} for name, rows in taken.items()}
    return {
        ids[code]: {
            "at": at,
            "gatherings": often.get(code, 0),
            **_state(standing),
            **_axes(raw[code]),
            **_readings({name: rows.get(code) for name, rows in by_code.items()}),
            "taken": {name: by_code[name].get(code) for name in more},
        }
        for code, standing in told.items()
    }


def _state(standing: Standing) -> Facts:
    state = standing.state
    return {
        "state": state.name,
        "reasons": state.reasons,
        "support": state.support,
        "provisional": bool(state.provisional),
        "months": standing.months_on_record,
    }


def _axes(raw: Standing) -> Facts:
    """What the two axes say whatever the minimums."""
    fresh, opened = raw.renewal, raw.openness
    return {
        "sure": fresh.sure if fresh else None,
        "by_chance": bool(fresh and fresh.by_chance),
        "new_issues": bool(fresh and fresh.new_issues),
        "shut": opened.low if opened else None,
        "line": opened.threshold if opened else None,
        "comparators": opened.comparators if opened else 0,
    }


def _readings(taken: Mapping[str, Facts | None]) -> Facts:
    arrivals, chance = taken["arrivals"] or {}, taken["link_freshness_chance"] or {}
    novelty, adopted = taken["agenda_novelty"] or {}, taken["proposals_adopted"] or {}
    return {
        "newcomers": arrivals.get("n", 0),
        "seat_years": arrivals.get("seat_years") or 0.0,
        "rate": arrivals.get("value"),
        "rate_low": arrivals.get("low"),
        "rate_high": arrivals.get("high"),
        "new_now": chance.get("newcomers", 0),
        "pairs_new": chance.get("value"),
        "chance_low": chance.get("low"),
        "chance_high": chance.get("high"),
        "chance_note": chance.get("note", ""),
        "novelty": novelty.get("value"),
        "novelty_high": novelty.get("high"),
        "novelty_note": novelty.get("note", ""),
        "proposals": adopted.get("n", 0),
        "adopted_share": adopted.get("value"),
        "adopted_low": adopted.get("low"),
        "adopted_high": adopted.get("high"),
    }


def settled(facts: Facts) -> bool:
    """Whether the state is one that needs no axes, whatever the minimums."""
    return facts["state"] in ("dormant", "not enough records")


def renewal_low(facts: Facts, chance_newcomers: float) -> bool:
    """As the product settles it, for a minimum that is being tried."""
    settings = default_settings()
    by_chance = facts["by_chance"] and facts["new_now"] >= chance_newcomers
    return bool((facts["sure"] >= settings.low_arrivals_sure or by_chance) and not facts["new_issues"])


def can_tell(facts: Facts, seat_years: float, record_months: float) -> bool:
    return bool(not settled(facts) and facts["seat_years"] >= seat_years and facts["months"] >= record_months)
