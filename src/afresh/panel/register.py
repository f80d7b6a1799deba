"""Finds the advisers: those in `advisers/`, and those that other packages add by the entry point `afresh.advisers`.

The entry point's name is "standpoint.rule", and its value the module.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from pkgutil import iter_modules

from afresh.panel import advisers as folder
from afresh.panel.adviser import STANDPOINTS, Adviser, UnfitAdviser, adviser_from
from afresh.settings import Setting, default_settings

GROUP = "afresh.advisers"


@cache
def advisers() -> tuple[Adviser, ...]:
    """Every adviser, by standpoint in the panel's order, then by name."""
    found = [*built_in(), *(_added(each) for each in entry_points(group=GROUP))]
    order = list(STANDPOINTS)
    return _apart(sorted(found, key=lambda each: (order.index(each.standpoint), each.name, each.added_by)))


def rule_settings() -> tuple[Setting, ...]:
    """Thresholds that rules keep beside their page."""
    return tuple(setting for adviser in advisers() for setting in adviser.settings)


def built_in() -> list[Adviser]:
    return [
        adviser_from(import_module(f"{folder.__name__}.{standpoint}.{found.name}"), standpoint)
        for standpoint in STANDPOINTS
        for found in iter_modules([f"{each}/{standpoint}" for each in folder.__path__])
    ]


def _added(entry: EntryPoint) -> Adviser:
    standpoint, dot, _ = entry.name.partition(".")
    package = entry.dist.name if entry.dist else entry.module
    if not dot:
        raise UnfitAdviser(
            f"The entry point '{entry.name}' of {package} must be called standpoint.rule, as in 'voice.{entry.name}'."
        )
    try:
        module = entry.load()
    except Exception as error:
        raise UnfitAdviser(
            f"The adviser '{entry.name}' of {package} could not be loaded: {type(error).__name__}: {error}. "
            f"Mend or uninstall {package}."
        ) from error
    try:
        return replace(adviser_from(module, standpoint), added_by=package)
    except UnfitAdviser as unfit:
        raise UnfitAdviser(f"{package}: {unfit}") from None


def _apart(found: Iterable[Adviser]) -> tuple[Adviser, ...]:
    """No two of one name, and no setting of one name: which of them was meant could not be told."""
    taken: dict[str, str] = {f"setting {each.name}": "settings.toml" for each in default_settings()}
    kept = []
    for adviser in found:
        for name in _names(adviser):
            if name in taken:
                raise UnfitAdviser(f"The {name} is both {taken[name]}'s and {_whose(adviser)}'s. Rename one of them.")
            taken[name] = _whose(adviser)
        kept.append(adviser)
    return tuple(kept)


def _names(adviser: Adviser) -> Iterator[str]:
    yield f"adviser {adviser.name}"
    yield from (f"setting {each.name}" for each in adviser.settings)


def _whose(adviser: Adviser) -> str:
    return f"{adviser.added_by or 'afresh'} ({adviser.name})"
