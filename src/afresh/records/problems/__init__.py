"""The catalogue: every problem that reading can tell of, one class each, found in this package's files."""

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from afresh.records.problems.problem import Problem

    CATALOGUE: tuple[type[Problem], ...]


@cache
def _catalogue() -> "tuple[type[Problem], ...]":
    from afresh.records.problems.problem import Problem

    found: dict[str, type[Problem]] = {}
    for module in sorted(info.name for info in pkgutil.iter_modules(__path__)):
        for each in vars(importlib.import_module(f"{__name__}.{module}")).values():
            if isinstance(each, type) and issubclass(each, Problem) and each is not Problem:
                found.setdefault(each.__name__, each)
    return tuple(found.values())


def __getattr__(name: str) -> object:
    """`CATALOGUE` is made when it is first asked for, so that starting the program stays quick."""
    if name == "CATALOGUE":
        return _catalogue()
    raise AttributeError(name)
