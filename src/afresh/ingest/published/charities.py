"""The Charity Commission's public extract: registered charities as organisations that could be invited.

Fields: organisation_number, registered_charity_number, linked_charity_number (0: the main charity), charity_name,
charity_registration_status, date_of_registration, date_of_removal, charity_activities; in the file of areas
geographic_area_description, in that of classifications classification_description, each by organisation_number.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from afresh.ingest.published.conversion_error import CannotConvert
from afresh.ingest.published.record_builder import RecordBuilder
from afresh.ingest.published.text_table import take_columns
from afresh.records.dates import DateOrder
from afresh.records.store import Store

CHARITY = ("organisation_number", "registered_charity_number", "linked_charity_number", "charity_name",
           "charity_registration_status", "date_of_registration", "date_of_removal", "charity_activities")  # fmt: skip
MOST_BYTES_AN_OBJECT = 16_000_000


@dataclass(frozen=True)
class CharityFiles:
    charities: Path
    areas: Path | None = None
    classification: Path | None = None


def convert_charities(
    files: CharityFiles,
    *,
    areas: Sequence[str] = (),
    activities: Sequence[str] = (),
    dates: DateOrder = "day-first",
) -> Store:
    """Main charities on the register that work in one of `areas` and have one of `activities` in what they do.

    Their area is the one asked for, and their issues are the words asked for that were met: nothing else is taken to
    be an issue.
    """
    if areas and files.areas is None:
        raise CannotConvert("To choose by area, name the extract's file of areas of operation with --areas.")
    if not areas and not activities:
        raise CannotConvert("Say with --area or --activity which charities you want: the register has 170,000.")
    builder = RecordBuilder(files.charities.name, dates)
    _load(builder.store, files.charities, "charity", CHARITY)
    _load_places(builder.store, files.areas, "place", "geographic_area_description")
    _load_places(builder.store, files.classification, "class", "classification_description")
    found = _choose(builder.store, areas, activities)
    for row in found:
        _add(builder, row, files.charities.name)
    total, main, registered = builder.store.rows(
        f"SELECT count(*), count(*) FILTER ({MAIN}), count(*) FILTER ({MAIN} AND {REGISTERED}) FROM charity"
    )[0]
    builder.note(
        f"Rows: {total:,}. Taken: {len(found):,}. Linked charities: {total - main:,}; no longer registered: "
        f"{main - registered:,}; at work elsewhere or on something else: {registered - len(found):,}."
    )
    for table in ("charity", "place", "class"):
        builder.store.con.execute(f'DROP TABLE "{table}"')
    if not found:
        raise CannotConvert(f"No charity was found. {builder.store.notes[-1]} Look how the extract writes the area.")
    return builder.finish()


MAIN = "coalesce(trim(linked_charity_number), '0') IN ('', '0')"
REGISTERED = "lower(trim(charity_registration_status)) = 'registered' AND coalesce(trim(date_of_removal), '') = ''"


def _load(store: Store, path: Path, table: str, columns: Sequence[str]) -> None:
    if path.suffix.lower() == ".zip":
        raise CannotConvert(f"{path.name} is packed. Unpack it, and name the file that was in it.")
    if path.suffix.lower() != ".json":
        take_columns(store, path, table, {name: name for name in columns})
        return
    if not path.is_file():
        raise CannotConvert(f"There is no file {path}.")
    typed = ", ".join(f"{name}: 'VARCHAR'" for name in columns)
    try:
        store.con.execute("SET VARIABLE json_file = $file", {"file": str(path)})
        store.con.execute(
            f"CREATE OR REPLACE TEMP TABLE {table} AS FROM read_json(getvariable('json_file'), format='array', "
            f"maximum_object_size={MOST_BYTES_AN_OBJECT}, columns={{{typed}}})"
        )
    except duckdb.Error as error:
        why = str(error).strip().splitlines()[0][:200]
        raise CannotConvert(f"{path} could not be read as the extract's JSON, a list of objects: {why}") from None


def _load_places(store: Store, path: Path | None, table: str, column: str) -> None:
    if path is None:
        store.con.execute(f'CREATE OR REPLACE TEMP TABLE "{table}" (organisation_number VARCHAR, {column} VARCHAR)')
    else:
        _load(store, path, f'"{table}"', ("organisation_number", column))


def _choose(store: Store, areas: Sequence[str], activities: Sequence[str]) -> list[tuple[str, ...]]:
    """Number, name, days of registration and removal, activities, the area met and the words met."""
    return store.rows(
        f"""
        WITH here AS (
            SELECT organisation_number, min(a.name) AS area FROM place
            JOIN (SELECT unnest($areas::VARCHAR[]) AS name) a
            ON lower(trim(geographic_area_description)) = lower(trim(a.name)) GROUP BY 1),
        described AS (
            SELECT organisation_number, string_agg(classification_description, ' ') AS classes FROM "class" GROUP BY 1),
        known AS (
            SELECT c.*, h.area, list_filter($words::VARCHAR[], lambda w: contains(
                lower(concat_ws(' ', charity_activities, d.classes)), lower(w))) AS words
            FROM charity c LEFT JOIN here h USING (organisation_number)
            LEFT JOIN described d USING (organisation_number)
            WHERE {MAIN} AND {REGISTERED})
        SELECT coalesce(nullif(trim(registered_charity_number), ''), organisation_number), trim(charity_name),
            date_of_registration, date_of_removal, charity_activities, area, array_to_string(words, '; ')
        FROM known WHERE (len($areas::VARCHAR[]) = 0 OR area IS NOT NULL)
            AND (len($words::VARCHAR[]) = 0 OR len(words) > 0) AND trim(charity_name) <> ''
        ORDER BY lower(charity_name), 1
        """,
        {"areas": list(areas), "words": list(activities)},
    )


def _add(builder: RecordBuilder, row: tuple[str, ...], file: str) -> None:
    number, name, registered, removed, activities, area, words = row
    opened = builder.day(registered or "", file, "date_of_registration")
    closed = builder.day(removed or "", file, "date_of_removal")
    builder.thing(
        "organisations", f"GB-CHC-{number}", name=name, body="charity", kind="voluntary", area=area, issues=words,
        identifier=f"GB-CHC-{number}", description=" ".join((activities or "").split()), source=file,
        opened=opened.first if opened else None, closed=closed.last if closed else None,
    )  # fmt: skip
