"""The commands: one thin file each, loaded when asked for."""

import gc
import os
import sys
from importlib import import_module

import click

COMMANDS = {
    "review": "Read the records, measure, and write the review. The main job.",
    "compare": "What changed between two reviews of one place.",
    "check": "Show every problem in the records and how to mend it.",
    "themes": "Suggest themes from titles, to be confirmed in bulk.",
    "measure": "Measures as one long table.",
    "measures": "What each measure asks, and how it is worked out.",
    "invite": "Whom a partnership could invite, and what that would change.",
    "persuade": "Who could persuade an organisation that holds back on a proposal.",
    "find": "Search the library of service examples and policies.",
    "forecast": "How renewal runs down if nothing changes, and what a rotation rule would do.",
    "template": "Write an empty workbook to fill in.",
    "example": "Write the worked example's records, of a fictional place.",
    "convert": "Turn other sources into a folder of afresh tables.",
    "export": "Write the records for other tools.",
}


WRONG_PLACE = (FileExistsError, FileNotFoundError, IsADirectoryError, NotADirectoryError, PermissionError)
"""What is wrong with a place that was given; else a disk or a device failed."""


class Commands(click.Group):
    """Each command is imported when it is run, so that help answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"afresh.cli.{name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        from difflib import get_close_matches

        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = f" Did you mean '{near[0]}'?" if near else ""
            ctx.fail(f"There is no command '{args[0]}'.{hint} The commands are: {', '.join(COMMANDS)}.")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="afresh", prog_name="afresh")
def group() -> None:
    """Keeps partnerships fresh: from the records you already keep to a review you can take to a board.

    Reads membership lists, attendance, agendas, proposals and outcome indicators. Nothing leaves this machine.

    Ends with 0 when done, 1 when nothing could be assessed, 2 when the command was wrong,
    3 when it failed, as on a full disk, 130 when it was stopped.
    """


def main() -> None:
    """The `afresh` command: no traceback for what a user can mend."""
    # Asked for when NumPy is loaded: its sums here are small, and threads wait for each other longer than one takes.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # What a command makes it mostly keeps till its end: to look as often as usual for what may go only takes time.
    gc.set_threshold(50_000, 50, 50)
    try:
        group(standalone_mode=False)
    except click.exceptions.Exit as exit_:
        sys.exit(exit_.exit_code)
    except click.exceptions.Abort:
        click.echo("Stopped.", err=True)
        sys.exit(130)
    except click.UsageError as error:
        _plain(error).show()
        sys.exit(2)
    except click.ClickException as error:
        click.echo(error.format_message(), err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.exit(0)
    except OSError as error:
        from afresh.review.whole_files import NotWritten

        click.echo(f"Error: {error}" if isinstance(error, NotWritten) else _not_written(error), err=True)
        sys.exit(2 if isinstance(error.__cause__ or error, WRONG_PLACE) else 3)


def _plain(error: click.UsageError) -> click.UsageError:
    """What is wrong with an option's value, without Click's "Invalid value for"."""
    said = error.format_message()
    if not isinstance(error, click.BadParameter) or isinstance(error, click.MissingParameter):
        return error
    return click.UsageError(said.removeprefix("Invalid value for ").removeprefix("Invalid value: "), error.ctx)


def _not_written(error: OSError) -> str:
    """A folder that may not be written to, a file where a folder was meant, a full disk."""
    what = {"FileExistsError": "there is a file of that name", "NotADirectoryError": "part of it is a file, no folder"}
    why = what.get(type(error).__name__) or (error.strerror or str(error)).lower()
    where = f"'{error.filename}'" if error.filename else "a file"
    return f"Error: {where} could not be used: {why}. Give another place, or close the program that has it open."
