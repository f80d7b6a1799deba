"""What `afresh measure --engine spark` asks for and says."""

from collections.abc import Callable
from typing import Any

import click

from afresh.cli.opening import mendable, progress
from afresh.cli.options import Decorator


def spark_options(function: Callable[..., Any]) -> Callable[..., Any]:
    options: tuple[Decorator, ...] = (
        click.option(
            "-o", "--out", default="afresh-measures", show_default=True, help="Spark: a new folder to write to."
        ),
        click.option("--master", default="local[*]", show_default=True, help="Spark: the address of the master."),
        click.option(
            "--scratch", default="", help="Spark: a folder that every machine can reach, for tables on the way."
        ),
        click.option(
            "--conf", multiple=True, metavar="NAME=VALUE", help="Spark: a setting of its own; may be repeated."
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function


def on_spark(
    data: str,
    out: str,
    names: tuple[str, ...],
    master: str,
    scratch: str,
    *,
    conf: tuple[str, ...],
    given: dict[str, Any],
) -> None:
    from afresh.engine.contract import StepFailed
    from afresh.spark.clean_check import NotClean
    from afresh.spark.clean_tables import NotRecords
    from afresh.spark.session import CannotRunSpark, needs

    settings = dict(_pair(each) for each in conf)
    try:
        needs(master)
        from afresh.spark.measuring import OnOneMachine, WouldOverwrite, measure_on_spark

        with mendable(), progress() as said:
            said("Measuring with Spark")
            try:
                done = measure_on_spark(data, out, *names, master=master, conf=settings, scratch=scratch, **given)
            except (OnOneMachine, WouldOverwrite) as reason:
                raise click.UsageError(str(reason)) from None
    except (CannotRunSpark, NotClean, NotRecords, StepFailed) as reason:
        raise click.ClickException(str(reason)) from None
    for name, why in done.left_out.items():
        click.echo(f"Left out: {name}, since {why}.", err=True)
    click.echo(done.folder)


def _pair(given: str) -> tuple[str, str]:
    name, is_, value = given.partition("=")
    if not is_:
        raise click.UsageError(f"--conf {given}: write a setting as NAME=VALUE.")
    return name, value
