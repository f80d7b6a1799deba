"""Finds the advisers: those in `advisers/`, and those that other packages add by the entry point `afresh.advisers`.

The entry point's name is "standpoint.rule", and its value the module.
"""

from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from pkgutil import iter_modules

from afresh.panel import advisers as folder
from afresh.panel.adviser import STANDPOINTS, Adviser, UnfitAdviser, adviser_from
from afresh.settings import Setting

GROUP = "afresh.advisers"


@cache
def advisers() -> tuple[Adviser, ...]:
    """Every adviser, by standpoint in the panel's order, then by name."""
    found = [*_built_in(), *(_added(each) for each in entry_points(group=GROUP))]
    order = list(STANDPOINTS)
    return tuple(sorted(found, key=lambda each: (order.index(each.standpoint), each.name)))


def rule_settings() -> tuple[Setting, ...]:
    """Thresholds that rules keep beside their page."""
    return tuple(setting for adviser in advisers() for setting in adviser.settings)


def _built_in() -> list[Adviser]:
    return [
        adviser_from(import_module(f"{folder.__name__}.{standpoint}.{found.name}"), standpoint)
        for standpoint in STANDPOINTS
        for found in iter_modules([f"{each}/{standpoint}" for each in folder.__path__])
    ]


def _added(entry: EntryPoint) -> Adviser:
    standpoint, dot, _ = entry.name.partition(".")
    if not dot:
        raise UnfitAdviser(
            f"The entry point '{entry.name}' must be called standpoint.rule, as in 'voice.{entry.name}'."
        )
    return adviser_from(entry.load(), standpoint)
