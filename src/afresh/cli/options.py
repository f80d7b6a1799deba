"""Options that several commands share."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


@dataclass(frozen=True)
class Reading:
    """How the records are to be read: what every command that reads some is told."""

    dates: Any = "day-first"
    confirmed: tuple[Path, ...] = ()
    layouts: Path | None = None
    as_of: date | None = None

    @property
    def options(self) -> str:
        """The same, as it is typed after a command."""
        said = "" if self.dates == "day-first" else f" --dates {self.dates}"
        said += "".join(f" --confirmed {file}" for file in self.confirmed)
        said += f" --layouts {self.layouts}" if self.layouts else ""
        return said + (f" --as-of {self.as_of}" if self.as_of else "")


class Day(click.ParamType[date]):
    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        for form in ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y"):
            try:
                return datetime.strptime(str(value).strip(), form).date()
            except ValueError:
                continue
        said = f"'{value}' is not a date that can be read. Write it as 2026-03-31, 31/03/2026 or '31 March 2026'."
        raise click.BadParameter(said, ctx, param)


class Data(click.Path):
    """Where the records are. An empty text, as of a variable that is not set, is not the folder one is in."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not str(value).strip():
            self.fail("No file or folder is named. Name the one with the records.", param, ctx)
        return super().convert(value, param, ctx)


def data_argument(function: Callable[..., Any]) -> Callable[..., Any]:
    return click.argument("data", type=Data(path_type=Path))(function)


def period_options(function: Callable[..., Any]) -> Callable[..., Any]:
    at = click.option("--at", type=Day(), help="Review date. Nothing later is used. Default: the last day on record.")
    months = click.option(
        "--months", type=click.IntRange(1, 600), help="Length of the period under review. Default: 12."
    )
    level = click.option(
        "--level",
        type=click.Choice(["people", "organisations"]),
        help="Who counts as a member. Default: people where at least 80% of participations name one.",
    )
    settings = click.option(
        "--settings", type=click.Path(path_type=Path), help="A TOML file of thresholds of your own."
    )
    return at(months(level(settings(function))))


def dates_option(function: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--dates",
        type=click.Choice(["day-first", "month-first"]),
        default="day-first",
        show_default=True,
        help="How dates such as 03/04/2026 are read.",
    )(function)


def reading_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options of `Reading`, which the command gets as `reading`."""

    @wraps(function)
    def with_reading(
        *args: Any, dates: Any, confirmed: tuple[Path, ...], layouts: Path | None, as_of: date | None, **given: Any
    ) -> Any:
        return function(*args, reading=Reading(dates, confirmed, layouts, as_of), **given)

    layouts = click.option(
        "--layouts",
        type=click.Path(path_type=Path, dir_okay=False),
        help="A file that says what each sheet is and which column means what: `afresh check` writes one to correct.",
    )
    as_of = click.option(
        "--as-of", type=Day(), help="The day of which lists of seats without dates are: each is first seen then."
    )
    merges = click.option(
        "--confirmed",
        type=click.Path(path_type=Path, exists=True),
        multiple=True,
        help="A file of proposed duplicates, or of suggested themes, in which you wrote yes; may be repeated.",
    )
    return dates_option(merges(layouts(as_of(with_reading))))


def form_option(*forms: str, help: str) -> Decorator:
    """In which form to give what was found; the first is the default."""
    return click.option("--format", "form", type=click.Choice(forms), default=forms[0], show_default=True, help=help)
