"""Monthly figures: a usual level, months that differ, and in some a lasting change."""

from __future__ import annotations

import math

from studies.example.calendar import Calendar
from studies.example.chance import Chance
from studies.example.mechanisms import Curve, Mechanisms
from studies.example.place import as_id


def indicator_id(plan: Mechanisms, curve: Curve) -> str:
    return f"{plan.id}-{as_id(curve.name)}"


def indicator_row(plan: Mechanisms, curve: Curve) -> dict[str, object]:
    return {
        "id": indicator_id(plan, curve), "partnership": plan.id, "name": curve.name, "better": curve.better,
        "unit": curve.unit, "target": curve.target, "source": "Monthly returns, made up",
    }  # fmt: skip


def observation_rows(plan: Mechanisms, curve: Curve, chance: Chance, calendar: Calendar) -> list[dict[str, object]]:
    """Each month's chance part is even within a range."""
    rows: list[dict[str, object]] = []
    half_width = math.sqrt(3)
    for ago in range(calendar.months - 1, -1, -1):
        lasting = curve.change if ago < curve.changed else 0.0
        value = curve.level + curve.spread * (lasting + chance.between(-half_width, half_width))
        rows.append({"indicator": indicator_id(plan, curve), "date": calendar.month(ago), "value": round(value, 1)})
    return rows
