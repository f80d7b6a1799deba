"""A list as at a day: seats without dates are seats first seen on it."""

from afresh.ingest.clean.cleaning_context import Work


def date_the_list(work: Work) -> None:
    """Where the user says of which day the list is, whoever has neither a start nor an end held a seat on that day."""
    if work.as_of is None or "seats" not in work.columns:
        return
    undated = '"start" IS NULL AND "end" IS NULL'
    count = work.one(f"SELECT count(*) FROM clean_raw_seats WHERE {undated}")[0]
    if not count:
        return
    day = work.as_of.isoformat()
    work.con.execute(f"""
        CREATE TEMP TABLE clean_listed AS SELECT * REPLACE (
            CASE WHEN {undated} THEN '{day}' ELSE "start" END AS "start",
            CASE WHEN {undated} THEN 'first_seen' ELSE start_is END AS start_is) FROM clean_raw_seats
    """)
    work.con.execute(f"DROP {'VIEW' if 'seats' in work.plain else 'TABLE'} clean_raw_seats")
    work.con.execute("ALTER TABLE clean_listed RENAME TO clean_raw_seats")
    work.plain.discard("seats")
    work.columns["seats"] += [name for name in ("start", "start_is") if not work.has("seats", name)]
    said = "1 seat has no dates; it was taken" if count == 1 else f"{count:,} seats have no dates; they were taken"
    work.notes.append(f"{said} as first seen on {work.as_of.day} {work.as_of:%B %Y}, the day given with --as-of.")
