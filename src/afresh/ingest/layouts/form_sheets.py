"""Forms and exports as sheets of the dictionary's tables: what a sheet is, is detected; its layout is then followed."""

from collections.abc import Sequence
from itertools import count

from afresh.ingest.clean.cleaning_context import Work
from afresh.ingest.layouts.detectors import EXPORTS, GRIDS, LISTS, Context, layouts_by
from afresh.ingest.layouts.exports import KNOWN_PROGRAMS
from afresh.ingest.layouts.extract import Cells, Extraction, extract
from afresh.ingest.layouts.forms import GRID_FORMS, LIST_FORMS
from afresh.ingest.layouts.layout import Layout
from afresh.ingest.sources.sheet import Sheet
from afresh.records.dates import Days
from afresh.records.tables import TABLES

_numbers = count(1)


def context_of(work: Work, sheet: Sheet | None = None) -> Context:
    """What is known beside the sheets: the names that ordinary tables give, and other sheets of the same file."""
    names: dict[str, set[str]] = {"partnerships": set(), "organisations": set()}
    for target, name in work.rows("SELECT target, name FROM clean_known"):
        names[target].add(name)
    return Context(
        days=Days(work.con, work.order),
        source=work.source,
        as_of=work.as_of,
        partnerships=frozenset(names["partnerships"]),
        organisations=frozenset(names["organisations"]),
        beside=frozenset(work.boards_of_file.get(file_of(sheet.place), ())) if sheet else frozenset(),
        domains=work.confirmed_domains,
    )


def file_of(place: str) -> str:
    return place.partition(", sheet '")[0]


def given_layouts(work: Work, sheet: Sheet, context: Context) -> list[Layout] | None:
    """What the user's file says of a sheet; None where it says nothing. What it says and is not so is told."""
    given = work.layouts.of(sheet.grid) if sheet.grid else None
    if given is not None and sheet.grid is not None:
        forms = [layout for layout in given if layout.kind not in ("table", "not read")]
        detected = forms and (layouts_for(sheet, context, definite=True) or layouts_for(sheet, context, definite=False))
        for problem in work.layouts.problems_of(sheet.grid, detected):
            work.problems.add(problem)
    return given


def layouts_for(sheet: Sheet, context: Context, *, definite: bool) -> list[Layout]:
    """What the detectors say of a sheet: those that know it for certain, asked before its headings are taken for those
    of a table, or the others."""
    detectors = (*EXPORTS, *KNOWN_PROGRAMS, *GRIDS, *GRID_FORMS) if definite else (*LISTS, *LIST_FORMS)
    return layouts_by(detectors, sheet.grid, context) if sheet.grid else []


def as_sheets(work: Work, sheet: Sheet, layouts: Sequence[Layout], context: Context) -> list[Sheet]:
    """The rows that the sheet's layouts give, and everything told of the rest."""
    assert sheet.grid is not None, "a sheet without a grid has no layouts"
    made = [extract(sheet.grid, layout, context) for layout in layouts]
    work.layouts.follow(layouts)
    for each in made:
        for said in each.said:
            facts = dict(said.facts)
            value, times = str(facts.pop("value", "")), int(facts.get("count", 1) or 1)
            lost = int(facts.pop("lost", times))
            several = said.kind.severity == "error"
            work.add(
                said.kind, sheet.place, said.table, said.row, said.column, value=value, times=times if several else 1,
                **facts,
            )  # fmt: skip
            if several and said.table:
                work.supplied[said.table] = work.supplied.get(said.table, 0) + lost
        work.notes.extend(each.notes)
        for domain, people in each.domains.items():
            work.domains.setdefault(domain, set()).update(people)
    return [_relation(work, table, sheet.place, rows) for table, rows in _merged(made).items()]


def _merged(made: Sequence[Extraction]) -> dict[str, list[tuple[int, Cells]]]:
    rows: dict[str, list[tuple[int, Cells]]] = {}
    for each in made:
        for table, those in each.rows.items():
            rows.setdefault(table, []).extend(those)
    return rows


def _relation(work: Work, table: str, place: str, rows: Sequence[tuple[int, Cells]]) -> Sheet:
    """The rows as raw text, as a source gives them; a meeting told in two blocks is one row."""
    known = [column.name for column in TABLES[table].columns]
    columns = [name for name in known if any(name in cells for _, cells in rows)]
    # Of a table that a user's file lays out, headings that no column has are told of further on.
    columns += dict.fromkeys(name for _, cells in rows for name in cells if name not in known)
    relation = f"clean_read_{next(_numbers)}"
    declared = ", ".join(f"c{at} VARCHAR" for at in range(len(columns)))
    work.con.execute(f"CREATE OR REPLACE TEMP TABLE {relation} (source_row BIGINT, {declared})")
    unique = {(number, *(cells.get(name) or None for name in columns)): None for number, cells in rows}
    lists = [list(each) for each in zip(*unique, strict=True)]
    unnested = ", ".join(f"unnest(${at}::{'BIGINT' if at == 1 else 'VARCHAR'}[])" for at in range(1, len(columns) + 2))
    work.con.execute(f"INSERT INTO {relation} SELECT {unnested}", lists)
    return Sheet(table, place, relation, tuple(columns))
