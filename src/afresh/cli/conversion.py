"""What the commands that convert share: where they write to, and how they tell of what they met."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from afresh.cli.opening import show, summary
from afresh.cli.options import dates_option, form_option

if TYPE_CHECKING:
    from afresh.records.store import Store

FILE = click.Path(path_type=Path, dir_okay=False)


def out_options(function: Callable[..., Any]) -> Callable[..., Any]:
    out = click.option(
        "-o", "--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder to write to."
    )
    form = form_option("csv", "parquet", help="What to write.")
    add = click.option("--add", is_flag=True, help="Add to the records that the folder already holds.")
    return out(form(add(dates_option(function))))


def write_conversion(convert: "Callable[[], Store]", out: Path, form: Any, add: bool) -> "Store":
    from afresh.dataset import Dataset
    from afresh.ingest.published.conversion_error import CannotConvert
    from afresh.ingest.published.merging import convert_into
    from afresh.ingest.reading import read

    try:
        store = convert()
        existing = read(out) if add and out.exists() else None
        written = convert_into(store, out, format=form, existing=existing)
    except CannotConvert as reason:
        raise click.ClickException(str(reason)) from None
    problems = Dataset(store).check()
    show(problems, err=True)
    for note in store.notes:
        click.echo(note, err=True)
    click.echo(f"Converted: {summary(store.problems)}.", err=True)
    for path in written:
        click.echo(path)
    return store
