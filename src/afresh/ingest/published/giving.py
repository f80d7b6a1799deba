"""360Giving: grants as organisations, and as contributions to the partnerships that received them.

Fields: id, title, description, currency, amountAwarded, awardDate, fundingOrganization and recipientOrganization (id,
name); in CSV the same under Identifier, Title, Amount Awarded, Award Date, Funding Org:Name and so on.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from afresh.ingest.published.conversion_error import CannotConvert
from afresh.ingest.published.record_builder import RecordBuilder
from afresh.ingest.published.saved_json import one_line, read_json
from afresh.ingest.published.text_repair import look_at
from afresh.records.dates import DateOrder
from afresh.records.store import Store

COLUMNS = {
    "identifier": "id", "title": "title", "description": "description", "currency": "currency",
    "amountawarded": "amountAwarded", "awarddate": "awardDate", "fundingorg:identifier": "funder id",
    "fundingorg:name": "funder", "recipientorg:identifier": "recipient id", "recipientorg:name": "recipient",
}  # fmt: skip
Grant = dict[str, str]


def convert_giving(
    sources: Sequence[Path], *, partnerships: Sequence[str] = (), dates: DateOrder = "day-first"
) -> Store:
    """Funders and recipients, and the grants to those recipients that are named (by name or id) as partnerships."""
    builder = RecordBuilder(", ".join(path.name for path in sources), dates)
    wanted = {" ".join(name.casefold().split()): name for name in partnerships}
    met: set[str] = set()
    others = individuals = 0
    for path in sources:
        for row, grant in _grants(path):
            if not grant["recipient"] and not grant["recipient id"]:
                individuals += 1
                continue
            funder = _organisation(builder, grant["funder id"], grant["funder"], path.name)
            keys = {grant["recipient"].casefold(), grant["recipient id"].casefold()} & set(wanted)
            if not keys:
                _organisation(builder, grant["recipient id"], grant["recipient"], path.name)
                others += 1
            else:
                met |= keys
                _add_contribution(builder, grant, funder, (path.name, row))
    for key in sorted(set(wanted) - met):
        builder.note(f"No grant names '{wanted[key]}' as its recipient.")
    if others:
        builder.note(
            "Grants to recipients that are not named with --partnership gave organisations, and no contribution: "
            f"{others:,}."
        )
    if individuals:
        builder.note(f"Grants that name no organisation that received them were left aside: {individuals:,}.")
    return builder.finish()


def _grants(path: Path) -> Iterator[tuple[int | None, Grant]]:
    if path.suffix.lower() == ".json":
        found = read_json(path)
        grants = found.get("grants") if isinstance(found, dict) else found
        if not isinstance(grants, list):
            raise CannotConvert(f"{path} holds no grants: a list under 'grants' was looked for.")
        yield from ((None, _from_json(grant)) for grant in grants if isinstance(grant, dict))
    elif path.suffix.lower() in (".csv", ".txt"):
        yield from _from_csv(path)
    else:
        raise CannotConvert(f"{path.name} is neither JSON nor CSV. Save the grants as one of these.")


def _from_json(grant: dict[str, Any]) -> Grant:
    names = {"funder": "fundingOrganization", "recipient": "recipientOrganization"}
    read = {key: one_line(grant.get(key)) for key in ("id", "title", "currency", "amountAwarded", "awardDate")}
    for key, name in names.items():
        inside = grant.get(name)
        first = inside[0] if isinstance(inside, list) and inside else inside
        first = first if isinstance(first, dict) else {}
        read |= {key: one_line(first.get("name")), f"{key} id": one_line(first.get("id"))}
    return read


def _from_csv(path: Path) -> Iterator[tuple[int, Grant]]:
    shape = look_at(path)
    text = path.read_bytes().decode(shape.encoding, errors="replace")
    at = {COLUMNS[key]: place for place, heading in enumerate(shape.headings)
          if (key := heading.casefold().replace(" ", "").replace("organisation", "org")) in COLUMNS}  # fmt: skip
    lacking = [
        name for name in ("Funding Org:Name", "Award Date") if COLUMNS[name.casefold().replace(" ", "")] not in at
    ]
    if lacking:
        raise CannotConvert(f"{path.name} has no column {' or '.join(lacking)}, as grants in 360Giving's form have.")
    for number, cells in enumerate(csv.reader(io.StringIO(text), delimiter=shape.delimiter), start=1):
        if number > 1 and any(cell.strip() for cell in cells):
            yield number, {name: one_line(cells[at[name]]) if name in at and at[name] < len(cells) else ""
                           for name in COLUMNS.values()}  # fmt: skip


def _organisation(builder: RecordBuilder, id_: str, name: str, file: str) -> str:
    """By its public identifier; where it has none, by its name. 360G- and the like are no public identifiers."""
    if not (id_ or name):
        return ""
    public = id_ if id_ and not id_.casefold().startswith("360g") else None
    return builder.thing("organisations", id_ or name, name=name, identifier=public, source=file)


def _add_contribution(builder: RecordBuilder, grant: Grant, funder: str, at: tuple[str, int | None]) -> None:
    file, row = at
    day = builder.day(grant["awardDate"], file, "awardDate")
    if not funder or day is None:
        facts = {"why": "it has no funder or no date", "wanted": "a funding organisation and an award date",
                 "how": "complete the grant where it was published"}  # fmt: skip
        builder.leave_out("contributions", "grant", grant["id"] or grant["title"], file, facts)
        return
    to = builder.thing(
        "partnerships", grant["recipient id"] or grant["recipient"], name=grant["recipient"], source=file
    )
    amount = grant["amountAwarded"].replace(",", "").lstrip("£$€")
    try:
        number: float | None = float(amount) if amount else None
    except ValueError:
        number = None
        builder.note(f"{file}: amounts that are no number were left empty, such as '{grant['amountAwarded'][:40]}'.")
    builder.row(
        "contributions", organisation=funder, partnership=to, kind="money", amount=number,
        unit=grant["currency"], date=day.first, source=file, source_row=row,
    )  # fmt: skip
