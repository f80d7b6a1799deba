"""afresh compare: what changed between two kept reviews."""

from pathlib import Path

import click

from afresh.cli.options import form_option


@click.command()
@click.argument("one", metavar="A", type=click.Path(path_type=Path))
@click.argument("other", metavar="B", type=click.Path(path_type=Path))
@form_option("text", "html", "json", help="How to print it.")
def command(one: Path, other: Path, form: str) -> None:
    """What changed between two reviews of one place.

    A and B are files review.json that 'afresh review' wrote, in either order. Says of each partnership in both what
    became of its state, renewal, openness, energy and indicators, who came and went, and which advice is new or gone.
    It says what happened and never why.

    Prints it. Fails with 1 when the two are not of one place, with 2 when a file is no kept review.
    """
    from afresh.review.compare import OtherPlace, compare
    from afresh.review.stored import NotAReview, load

    try:
        made = compare(load(one), load(other))
    except NotAReview as reason:
        raise click.UsageError(str(reason)) from None
    except OtherPlace as reason:
        raise click.ClickException(str(reason)) from None
    if form == "json":
        from afresh.report.as_json import as_json
        from afresh.review.serialising import to_plain

        click.echo(as_json(to_plain(made)))
        return
    from afresh.report.sections.compared import compared

    if form == "html":
        from afresh.report.render import html

        click.echo(html.page(compared(made)), nl=False)
        return
    from afresh.report.render import text

    click.echo(text.page(compared(made), folds=f"'afresh compare {one} {other} --format html'"), nl=False)
