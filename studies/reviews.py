"""A review of planted records: the state that it tells of each partnership, and what that rests on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from afresh.diagnosis.openness import Openness
from afresh.diagnosis.renewal import Renewal
from afresh.diagnosis.state import Standing, states
from afresh.measure import take
from afresh.records.store import Store
from afresh.settings import default_settings
from afresh.snapshot.workspace import gather

Facts = dict[str, Any]

STATE_NEEDS = ("arrivals", "agenda_novelty", "proposals_adopted")


def review(
    store: Store, at: date, more: tuple[str, ...] = (), settings: Mapping[str, float] | None = None
) -> dict[str, Facts]:
    """What a review on that day says of each lasting partnership, by its id."""
    workspace = gather(store, at, level="people", settings=default_settings().but(**(settings or {})))
    taken = {name: list(take(workspace, name).rows()) for name in (*STATE_NEEDS, *more)}
    ids = workspace.partnership_ids()
    by_code = {name: {row["partnership"]: row for row in rows} for name, rows in taken.items()}
    return {
        ids[code]: {
            "at": at,
            **_state(standing),
            **_renewal(standing.renewal),
            **_openness(standing.openness),
            **_readings({name: rows.get(code) for name, rows in by_code.items()}),
            **_against_chance(by_code.get("link_freshness_chance", {}).get(code)),
            "taken": {name: by_code[name].get(code) for name in more},
        }
        for code, standing in states(workspace, taken).items()
    }


def _state(standing: Standing) -> Facts:
    state = standing.state
    return {
        "state": state.name,
        "kind": state.kind,
        "cells": state.cells,
        "renewal": state.renewal,
        "openness": state.openness,
        "support": state.support,
        "holds": state.holds,
        "provisional": "provisional" in state.flags,
        "slow": "slow" in state.flags,
        "reasons": state.reasons,
        "months": standing.months_on_record,
    }


def _renewal(found: Renewal | None) -> Facts:
    if found is None:
        return {"days": 0, "over": 0.0, "by_clock": False, "new_issues": False}
    return {"days": found.days, "over": found.over, "by_clock": found.by_clock, "new_issues": found.new_issues}


def _openness(found: Openness | None) -> Facts:
    return {"proposals": found.of if found else 0, "adopted": found.adopted if found else 0}


def _readings(taken: Mapping[str, Facts | None]) -> Facts:
    arrivals, novelty = taken["arrivals"] or {}, taken["agenda_novelty"] or {}
    return {
        "newcomers": arrivals.get("n", 0),
        "seat_years": arrivals.get("seat_years") or 0.0,
        "rate": arrivals.get("value"),
        "rate_low": arrivals.get("low"),
        "rate_high": arrivals.get("high"),
        "novelty": novelty.get("value"),
    }


def _against_chance(taken: Facts | None) -> Facts:
    """How new the newcomers are to the others, and what chance gives; where it was asked for."""
    found = taken or {}
    return {
        "new_now": found.get("newcomers", 0),
        "pairs_new": found.get("value"),
        "chance_low": found.get("low"),
        "chance_high": found.get("high"),
    }
