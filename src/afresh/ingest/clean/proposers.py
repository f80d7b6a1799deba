"""Who proposed or raised something may be an organisation or a person: people are set apart before names get ids.

A name in the table of organisations is an organisation; else one that the records know as a person is a person; else
one that stands in a column for organisations of another table is an organisation. A name known as neither is a person
where it begins with a title that people have, or where no organisation is recorded anywhere: then every other party is
a person.

A person's proposal is that of the organisation for which that person held a seat in the partnership on that day, if
there is one such; else of the one they mostly work for; else nobody's. The dictionary has a column for each, since one
holding ids of two tables would make every step that joins it ask which. Leaving out whatever is not listed would empty
a decision log, which names organisations nowhere else; a rate for each person would rank people.
"""

from afresh.ingest.clean.cleaning_context import Work
from afresh.ingest.clean.references import columns_referring_to, key_of
from afresh.records.tables import TABLES

PROPOSERS = (("proposals", "proposer", "proposer_person"), ("agenda", "raised_by", "raised_by_person"))
"""Table, the column in which either may be named, and the column for people."""
TITLED = "^(cllr|councillor|mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|rev|revd|reverend) "


def set_people_apart(work: Work) -> None:
    """Move every person named as a proposer to the column for people."""
    there = [each for each in PROPOSERS if work.has(each[0], each[1])]
    asked = [f'SELECT "{column}" AS raw FROM clean_{table} WHERE "{column}" IS NOT NULL' for table, column, _ in there]
    if not asked:
        return
    work.con.execute(
        f"CREATE OR REPLACE TEMP TABLE clean_proposers AS SELECT raw, {key_of('raw')} AS key, false AS person "
        f"FROM (SELECT DISTINCT raw FROM ({' UNION ALL '.join(asked)}))"
    )
    _leave_out(work, _listed(work, "organisations"))
    if not work.one("SELECT count(*) FROM clean_proposers")[0]:
        return
    people = [*_listed(work, "people"), *_named(work, "people")]
    if people:
        work.con.execute(f"UPDATE clean_proposers SET person = true WHERE key IN ({' UNION ALL '.join(people)})")
    _leave_out(work, _named(work, "organisations"), but="person")
    others_are_people = "true" if not _any_organisation(work) else f"regexp_matches(key, '{TITLED}')"
    work.con.execute(f"DELETE FROM clean_proposers WHERE NOT (person OR {others_are_people})")
    for table, column, person in there:
        _move(work, table, column, person)


def _any_organisation(work: Work) -> bool:
    """Whether any organisation is recorded, but for who proposed."""
    return "organisations" in work.given or any(
        work.one(f'SELECT count("{column}") FROM clean_{table}')[0]
        for table, column in _elsewhere(work, "organisations")
    )


def _elsewhere(work: Work, target: str) -> list[tuple[str, str]]:
    """Columns that refer to the target; attendance that has been numbered holds nothing but ids of rows."""
    either = {(table, column) for table, column, _ in PROPOSERS}
    return [
        (table, column)
        for table, column in columns_referring_to(work, target)
        if (table, column) not in either and not (table == "attendance" and work.marks_are_coded)
    ]


def _listed(work: Work, target: str) -> list[str]:
    """Queries of the keys of the rows of a table."""
    if target not in work.columns:
        return []
    asked = [f"SELECT {key_of(name)} FROM clean_{target} WHERE {name} IS NOT NULL" for name in ("id", "name")]
    if any(column.name == "aliases" for column in TABLES[target].columns):
        alias = f"SELECT unnest(string_split(aliases, '; ')) AS alias FROM clean_{target}"
        asked.append(f"SELECT {key_of('alias')} FROM ({alias}) WHERE alias IS NOT NULL")
    return asked


def _named(work: Work, target: str) -> list[str]:
    """Queries of the keys by which other tables name them."""
    return [
        f'SELECT {key_of("raw")} FROM (SELECT DISTINCT "{column}" AS raw FROM clean_{table}) WHERE raw IS NOT NULL'
        for table, column in _elsewhere(work, target)
    ]


def _leave_out(work: Work, keys: list[str], but: str = "false") -> None:
    if keys:
        work.con.execute(f"DELETE FROM clean_proposers WHERE NOT {but} AND key IN ({' UNION ALL '.join(keys)})")


def _move(work: Work, table: str, column: str, person: str) -> None:
    named = f'"{column}" IN (SELECT raw FROM clean_proposers)'
    if not work.one(f"SELECT count(*) FROM clean_{table} WHERE {named}")[0]:
        return
    work.settle(table)
    work.con.execute(
        f'UPDATE clean_{table} SET "{person}" = coalesce("{person}", "{column}"), "{column}" = NULL WHERE {named}'
    )
    if not work.has(table, person):
        work.columns[table].append(person)
