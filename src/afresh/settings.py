"""The thresholds of a review, from settings.toml and perhaps a file of the user's own."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from math import isfinite
from pathlib import Path
from typing import SupportsFloat, TypeGuard

from afresh.errors import Error


class WrongSettings(Error, ValueError):
    """The user's settings file names something unknown or gives something that is not a number."""


@dataclass(frozen=True)
class Setting:
    name: str
    value: float
    means: str
    least: float = 0
    """Under this it would have no sense."""


class Settings:
    """Thresholds by name: `settings.largest_gathering`."""

    def __init__(self, values: Mapping[str, Setting]):
        self._values = dict(values)

    def __getattr__(self, name: str) -> float:
        try:
            found: Setting = self.__dict__["_values"][name]
        except KeyError:
            raise AttributeError(name) from None
        return found.value

    def __iter__(self) -> Iterator[Setting]:
        return iter(self._values.values())

    def adding(self, more: Iterable[Setting]) -> "Settings":
        """With settings beside these; those that are here already stay as they are."""
        return Settings({**{setting.name: setting for setting in more}, **self._values})

    def but(self, **changes: float) -> "Settings":
        unknown = set(changes) - set(self._values)
        if unknown:
            near = get_close_matches(min(unknown), self._values, n=1)
            hint = f" Did you mean {near[0]}?" if near else ""
            known = ", ".join(sorted(self._values))
            raise WrongSettings(f"No setting is called {', '.join(sorted(unknown))}.{hint} The settings are: {known}.")
        for name, value in changes.items():
            if not (isfinite(value) and value >= self._values[name].least):
                raise WrongSettings(f"{name} must be {self._values[name].least:g} or more, not {value:g}.")
        new = {name: replace(self._values[name], value=value) for name, value in changes.items()}
        return Settings({**self._values, **new})


@cache
def default_settings() -> Settings:
    text = files("afresh").joinpath("settings.toml").read_text("utf-8")
    return Settings({name: Setting(name, **each) for name, each in tomllib.loads(text).items()})


def settings_from(given: Path | str | Mapping[str, object] | None, more: Iterable[Setting] = ()) -> Settings:
    """The defaults, with `more` beside them, changed by what a file, or a mapping of names to numbers, says.

    Raises WrongSettings where a setting is not known or what it is given is no number that it may have.
    """
    settings = default_settings().adding(more)
    if given is None:
        return settings
    if isinstance(given, Mapping):
        return settings.but(**_numbers(given, "settings"))
    path = Path(given)
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise WrongSettings(f"{path} could not be read: {(error.strerror or str(error)).lower()}.") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise WrongSettings(f"{path} could not be read as settings (TOML): {error}") from None
    return settings.but(**_numbers(found, str(path)))


def _numbers(found: Mapping[str, object], where: str) -> dict[str, float]:
    values = {str(name): each.get("value") if isinstance(each, Mapping) else each for name, each in found.items()}
    changes = {name: float(each) for name, each in values.items() if _is_number(each)}
    if wrong := sorted(values.keys() - changes.keys()):
        raise WrongSettings(f"{where}: {', '.join(wrong)} must be a number, as in settings.toml.")
    return changes


def _is_number(value: object) -> TypeGuard[SupportsFloat]:
    """NumPy's numbers too."""
    return isinstance(value, SupportsFloat) and not isinstance(value, bool | str)
