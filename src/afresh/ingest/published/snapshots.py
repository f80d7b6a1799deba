"""A register published in editions, as seats with the editions in which each was first and last seen."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from afresh.ingest.published.conversion_error import CannotConvert
from afresh.ingest.published.named_rows import add_names, number_names
from afresh.ingest.published.register_editions import BACK_AGAIN_SHARE, doubtful
from afresh.ingest.published.text_table import take_columns
from afresh.records.dates import DateOrder, Days, can_be
from afresh.records.problems import converting as problem
from afresh.records.problems.problem import Problem
from afresh.records.store import Store
from afresh.records.tables import PARTNERSHIP_KINDS

NOUNS = ("partnership", "person", "organisation")


def convert_snapshots(
    sources: Sequence[Path],
    *,
    edition: str,
    partnership: str,
    person: str | None = None,
    organisation: str | None = None,
    role: str | None = None,
    role_is: str = "",
    partnership_name: str | None = None,
    person_name: str | None = None,
    organisation_name: str | None = None,
    kind: str = "other",
    leave_out: Sequence[str] = (),
    take: Sequence[str] = (),
    dates: DateOrder = "day-first",
) -> Store:
    """The seats of a register published in editions.

    `edition` to `role` name the columns of the sources (CSV, .csv.gz or Parquet); where a column holds codes,
    `…_name` names the one that holds what people say. `role_is` is the role of every row, where no column has it.
    Each partnership, person, organisation and role seen in consecutive good editions is one seat: it starts on
    the date of the first (`first_seen`) and ends on the date of the last (`last_seen`), the register's own first
    and last editions included, since nobody knows what was before or is after them. Absent in a good edition and
    back is two seats. Editions that are empty or partial against their neighbours are skipped and reported;
    `take` and `leave_out` are dates of editions to be taken, or not, whatever they look like.
    """
    if person is None and organisation is None:
        raise CannotConvert("Say which column names the person or the organisation that holds the seat, or both.")
    if kind not in PARTNERSHIP_KINDS.split("|"):
        raise CannotConvert(
            f"'{kind}' is not a kind of partnership. The kinds are: {PARTNERSHIP_KINDS.replace('|', ', ')}."
        )
    columns = {
        "edition": edition, "partnership": partnership, "person": person, "organisation": organisation, "role": role,
        "partnership_name": partnership_name, "person_name": person_name, "organisation_name": organisation_name,
    }  # fmt: skip
    store = Store.empty(source=", ".join(path.name for path in sources))
    _read(store, sources, columns, role_is)
    days = Days(store.con, dates)
    _date_rows(store, edition, days)
    _report_blank_rows(store, partnership)
    _number(store)
    _choose_editions(store, _days(store, leave_out, "leave out", days), _days(store, take, "take", days))
    store.notes += days.said()
    _make_seats(store, kind)
    _report_missing_once(store)
    return store


def _read(store: Store, sources: Sequence[Path], columns: dict[str, str | None], role_is: str) -> None:
    if not sources:
        raise CannotConvert("Name at least one file to convert.")
    for at, path in enumerate(sources):
        take_columns(store, path, "one_file", columns)
        store.con.execute(
            "CREATE OR REPLACE TEMP TABLE raw AS FROM one_file" if at == 0 else "INSERT INTO raw FROM one_file"
        )
    if role_is:
        store.con.execute("UPDATE raw SET role = coalesce(role, $role)", {"role": role_is})


def _date_rows(store: Store, column: str, read: Days) -> None:
    """Make the table `dated`: the rows whose edition has a date, with it as `day`."""
    con = store.con
    found = store.rows(
        "SELECT edition, source, count(*), min(source_row) FROM raw GROUP BY ALL ORDER BY source, min(source_row)"
    )
    read.learn(text for text, *_ in found if text is not None)
    days = {text: _day(read, text) for text, *_ in found if text is not None}
    for text, source, count, row in found:
        facts = problem.counted(count)
        if text is None:
            store.problems.add(problem.RowsWithoutEdition(source, "", row, column, "", facts), times=count)
        elif days[text] is None:
            store.problems.add(problem.EditionDateUnreadable(source, "", row, column, text, facts), times=count)
    con.execute("CREATE OR REPLACE TEMP TABLE days (edition VARCHAR, day DATE)")
    known = [(text, day) for text, day in days.items() if day]
    if not known:
        raise CannotConvert(f"No row of {store.source} has a date under '{column}'.")
    con.executemany("INSERT INTO days VALUES (?, ?)", known)
    con.execute("""
        CREATE OR REPLACE TEMP TABLE dated AS
        SELECT raw.*, day, partnership IS NOT NULL AND (person IS NOT NULL OR organisation IS NOT NULL) AS usable
        FROM raw JOIN days USING (edition)
    """)
    if any(day.exact != "exact" for text, _ in known if (day := read.of(text))):
        store.notes.append("Editions dated by month or year alone were taken to be of its first day.")


def _day(read: Days, text: str) -> date | None:
    found = read.of(text)
    return found.first if found and can_be(found) else None


def _report_blank_rows(store: Store, partnership: str) -> None:
    """Rows that name no partnership or nobody; those of an edition with nothing else are told of as one."""
    for kind, condition in (
        (problem.RowsWithoutPartnership, "partnership IS NULL"),
        (problem.RowsWithoutMember, "partnership IS NOT NULL AND person IS NULL AND organisation IS NULL"),
    ):
        found = store.rows(f"""
            SELECT source, day, min(source_row), count(*) FROM dated
            WHERE {condition} AND day IN (SELECT day FROM dated WHERE usable) GROUP BY ALL ORDER BY day, source
        """)
        for source, day, row, count in found:
            facts = {"edition": day, **problem.counted(count)}
            store.problems.add(kind(source, "", row, partnership, "", facts), times=count)


def _number(store: Store) -> None:
    """Make the table `listed`: one row for each edition, partnership, person, organisation and role, in numbers.

    Absent persons and organisations are -1. A member is the person, else the organisation.
    """
    store.con.execute("CREATE OR REPLACE TEMP TABLE named AS FROM dated WHERE usable")
    for noun in NOUNS:
        number_names(store, "named", noun)
    store.con.execute("""
        CREATE OR REPLACE TEMP TABLE listed AS
        SELECT day, names_partnership.code AS partnership, coalesce(names_person.code, -1) AS person,
            coalesce(names_organisation.code, -1) AS organisation, coalesce(role, '') AS role,
            arg_min(source, source_row) AS source, min(source_row) AS source_row, count(*) AS times,
            CASE WHEN names_person.code IS NOT NULL THEN 2 * names_person.code
                ELSE 2 * names_organisation.code + 1 END AS member
        FROM named
        JOIN names_partnership ON lower(named.partnership) = names_partnership.key
        LEFT JOIN names_person ON lower(named.person) = names_person.key
        LEFT JOIN names_organisation ON lower(named.organisation) = names_organisation.key
        GROUP BY ALL
    """)
    repeated = store.rows(
        "SELECT coalesce(sum(times - 1), 0)::BIGINT, count(DISTINCT day) FROM listed WHERE times > 1"
    )[0]
    if repeated[0]:
        store.notes.append(
            f"{repeated[0]} rows in {repeated[1]} editions say again what another row of the same edition says "
            "(several revisions on one day, or a row given twice); all the rows of a day were taken together."
        )


def _days(store: Store, texts: Sequence[str], wanted: str, read: Days) -> frozenset[date]:
    """The editions that the user names; one that is not there is reported."""
    there = [row[0] for row in store.rows("SELECT DISTINCT day FROM dated ORDER BY day")]
    found = {text: _day(read, text) for text in texts}
    for text, day in found.items():
        if day not in there:
            nearest = min(there, key=lambda each: abs((each - day).days)) if day else there[-1]
            facts = {"wanted": wanted, "nearest": nearest}
            store.problems.add(problem.NoSuchEdition(store.source, value=text, facts=facts))
    return frozenset(day for day in found.values() if day in there and day is not None)


def _choose_editions(store: Store, leave_out: frozenset[date], take: frozenset[date]) -> None:
    """Make the table `editions`: day and `place`, its place among the good ones."""
    if both := sorted(leave_out & take):
        raise CannotConvert(f"The edition of {both[0]} cannot be both taken and left out.")
    days = [row[0] for row in store.rows("SELECT DISTINCT day FROM dated ORDER BY day") if row[0] not in leave_out]
    members: dict[int, set[int]] = defaultdict(set)
    place = {day: at for at, day in enumerate(days)}
    for day, member in store.rows("SELECT DISTINCT day, member FROM listed"):
        if day in place:
            members[place[day]].add(member)
    skipped = set()
    for verdict in doubtful(range(len(days)), members, {place[day] for day in take if day in place}):
        if verdict.is_ != "thin at the end":
            skipped.add(verdict.edition)
        _report_edition(store, days[verdict.edition], verdict.is_, verdict.missing, verdict.expected)
    good = [day for at, day in enumerate(days) if at not in skipped]
    if not good:
        raise CannotConvert(f"No edition of {store.source} could be taken.")
    store.con.execute("CREATE OR REPLACE TEMP TABLE editions (day DATE, place BIGINT)")
    store.con.executemany("INSERT INTO editions VALUES (?, ?)", [(day, at) for at, day in enumerate(good)])
    left = f"; {len(leave_out)} left out as asked" if leave_out else ""
    store.notes.append(
        f"{len(good)} editions from {good[0]} to {good[-1]} were taken; "
        f"{len(skipped)} skipped as not to be believed{left}."
    )


def _report_edition(store: Store, day: date, verdict: str, missing: int, expected: int) -> None:
    source, row, count = store.rows(
        "SELECT min(source), min(source_row), count(*) FROM dated WHERE day = $day", {"day": day}
    )[0]
    kinds: dict[str, type[Problem]] = {
        "empty": problem.EditionIsEmpty,
        "partial": problem.EditionIsPartial,
        "thin at the end": problem.LastEditionLooksPartial,
    }
    facts = {"edition": day, **problem.counted(count), "missing": missing, "expected_members": expected}
    store.problems.add(kinds[verdict](source, row=row, facts=facts))


def _make_seats(store: Store, kind: str) -> None:
    store.con.execute("""
        CREATE OR REPLACE TEMP TABLE held AS
        SELECT partnership, person, organisation, role, min(day) AS start, max(day) AS "end",
            arg_min(source, place) AS source, arg_min(source_row, place) AS source_row
        FROM (
            SELECT *, place - row_number() OVER
                (PARTITION BY partnership, person, organisation, role ORDER BY place) AS run
            FROM listed JOIN editions USING (day)
        )
        GROUP BY partnership, person, organisation, role, run
    """)
    store.con.execute("""
        INSERT INTO seats BY NAME
        SELECT p.id AS partnership, person.id AS person, o.id AS organisation, nullif(role, '') AS role, start, "end",
            'first_seen' AS start_is, 'last_seen' AS end_is, source, source_row
        FROM held JOIN names_partnership p ON p.code = held.partnership
        LEFT JOIN names_person person ON person.code = held.person
        LEFT JOIN names_organisation o ON o.code = held.organisation
        ORDER BY ALL
    """)
    for noun in NOUNS:
        add_names(store, noun, "held")
    store.con.execute("UPDATE partnerships SET kind = $kind", {"kind": kind})
    found, kept = store.rows(
        "SELECT (SELECT count(*) FROM raw), (SELECT sum(times) FROM listed JOIN editions USING (day))::BIGINT"
    )[0]
    store.rows_found["seats"], store.rows_kept["seats"] = found, kept or 0
    store.notes.append(
        f"{kept} of {found} rows became {store.count('seats')} seats. A seat starts in the edition where it was first "
        "seen and ends in the one where it was last seen; the true dates are not known."
    )


def _report_missing_once(store: Store) -> None:
    """Partnerships missing from exactly one good edition and back with mostly the same members."""
    found = store.rows(f"""
        WITH seen AS (SELECT DISTINCT partnership, place FROM listed JOIN editions USING (day)),
        gaps AS (
            SELECT partnership, place AS before, lead(place) OVER (PARTITION BY partnership ORDER BY place) AS after
            FROM seen QUALIFY after = before + 2
        ),
        sat AS (SELECT DISTINCT partnership, place, member FROM listed JOIN editions USING (day)),
        kept AS (
            SELECT gaps.partnership, gaps.before, count(*) AS were, count(again.member) AS same
            FROM gaps JOIN sat ON sat.partnership = gaps.partnership AND sat.place = gaps.before
            LEFT JOIN sat AS again
                ON again.partnership = gaps.partnership AND again.place = gaps.after AND again.member = sat.member
            GROUP BY ALL
        )
        SELECT name, editions.day, were, same FROM kept
        JOIN names_partnership ON code = kept.partnership JOIN editions ON editions.place = kept.before + 1
        WHERE same > {BACK_AGAIN_SHARE} * were ORDER BY editions.day, name
    """)
    for name, day, were, same in found:
        facts = {"edition": day, "before": were, "same": same}
        store.problems.add(problem.PartnershipMissingOnce(store.source, value=name, facts=facts))
