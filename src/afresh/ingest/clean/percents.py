"""Figures of an indicator in one unit: a percent sign among shares of one, as a sheet's cells and typed text give.

Excel keeps a cell that shows 46% as 0.46, and text that says "46%" as it is. Where the figures of an indicator (its
target is one of them) without a sign are all shares of one, those with a sign are shares too; or, where the indicator's
unit says percent, those without are percents.
"""

from afresh.ingest.clean.cleaning_context import Work
from afresh.ingest.clean.row_check import Check, exists, run
from afresh.records.problems.values import PercentSignDropped, PercentTakenAsShare, ShareTakenAsPercent

FIGURES = {"observations": ("value", "indicator"), "indicators": ("target", "id")}
"""The column of figures, and that of the indicator which they are of."""
PERCENT = ("%", "percent", "per cent", "percentage", "pct")


def one_unit(work: Work) -> None:
    """Divide by a hundred what has a percent sign where the indicator's other figures are shares; tell of all signs."""
    there = {name: columns for name, columns in FIGURES.items() if _keeps_signs(work, name, columns[0])}
    if not there:
        return
    every = " UNION ALL ".join(
        f'SELECT "{of}" AS indicator, "{figure}" AS figure, {_signed(work, name, figure)} AS signed FROM clean_{name}'
        for name, (figure, of) in FIGURES.items()
        if exists(work, name) and work.has(name, figure)
    )
    shares = f"""(
        SELECT indicator FROM ({every}) WHERE figure IS NOT NULL GROUP BY 1
        HAVING bool_or(signed) AND max(abs(figure)) FILTER (NOT signed) <= 1
            AND bool_or(figure <> trunc(figure)) FILTER (NOT signed))"""
    con = work.con
    con.execute(f"CREATE OR REPLACE TEMP TABLE clean_mixed AS SELECT indicator FROM {shares}")
    percent = f"indicator IN ({_in_percent(work)})"
    con.execute(f"CREATE OR REPLACE TEMP TABLE clean_in_percents AS FROM clean_mixed WHERE {percent}")
    con.execute(f"CREATE OR REPLACE TEMP TABLE clean_in_shares AS FROM clean_mixed WHERE NOT {percent}")
    for name, (figure, of) in there.items():
        signed = f'({_signed(work, name, figure)} AND "{figure}" IS NOT NULL)'
        shared = f'{signed} AND "{of}" IN (FROM clean_in_shares)'
        raw = f'"{figure}__raw"'
        as_share = {"figure": f"format('{{:g}}', \"{figure}\" / 100)"}
        as_it_is = {"figure": f"format('{{:g}}', \"{figure}\"::DOUBLE)"}
        change = f'"{figure}" = "{figure}" / 100'
        rest = f'{signed} AND coalesce("{of}" NOT IN (FROM clean_in_shares), true)'
        run(work, name, [
            Check(PercentSignDropped, rest, figure, raw, as_it_is, once=True),
            Check(PercentTakenAsShare, shared, figure, raw, as_share, once=True, change=change),
        ])  # fmt: skip
    for name, (figure, of) in FIGURES.items():
        if exists(work, name) and work.has(name, figure):
            shared = (
                f'NOT {_signed(work, name, figure)} AND "{figure}" IS NOT NULL AND "{of}" IN (FROM clean_in_percents)'
            )
            as_percent = {"figure": f"format('{{:g}}', (\"{figure}\" * 100)::DOUBLE)"}
            change = f'"{figure}" = round("{figure}" * 100, 10)'
            was = f"format('{{:g}}', \"{figure}\"::DOUBLE)"
            run(work, name, [Check(ShareTakenAsPercent, shared, figure, was, as_percent, once=True, change=change)])


def _in_percent(work: Work) -> str:
    """The indicators whose unit says percent."""
    if not exists(work, "indicators") or not work.has("indicators", "unit"):
        return "SELECT NULL::VARCHAR WHERE false"
    words = ", ".join(f"'{word}'" for word in PERCENT)
    return f"SELECT id FROM clean_indicators WHERE lower(trim(unit)) IN ({words})"


def _keeps_signs(work: Work, name: str, figure: str) -> bool:
    if not exists(work, name) or not work.keeps_text(name, figure):
        return False
    return bool(work.one(f"SELECT EXISTS (FROM clean_{name} WHERE {_signed(work, name, figure)})")[0])


def _signed(work: Work, name: str, figure: str) -> str:
    return f"coalesce(\"{figure}__raw\" LIKE '%\\%' ESCAPE '\\', false)" if work.keeps_text(name, figure) else "false"
