"""Roll-call votes as proposals and responses: a row a vote, and perhaps tables of roll calls and of their issues."""

from collections.abc import Sequence
from pathlib import Path

from afresh.ingest.published.conversion_error import CannotConvert
from afresh.ingest.published.named_rows import add_names, number_names
from afresh.ingest.published.roll_calls import Said, VoteColumns, add_proposals, describe, place
from afresh.ingest.published.text_table import headings_of, take_columns
from afresh.ingest.published.vote_words import OPTIONS, meant
from afresh.records.dates import DateOrder, Days
from afresh.records.problems import converting as problem
from afresh.records.store import Store
from afresh.records.tables import PARTNERSHIP_KINDS

AWAY_DAYS = 731
"""An organisation that answered nothing for longer than this, and came back, has two seats."""


def convert_votes(
    votes: Path,
    columns: VoteColumns,
    said: Said,
    roll_calls: Path | None = None,
    issues: Path | None = None,
    *,
    dates: DateOrder = "day-first",
) -> Store:
    """Each roll call becomes a proposal, each vote a response, and each voter an organisation, or a person.

    Where people vote, `columns.person` names them and `columns.organisation`, if there is one, for whom: no
    organisation is made of a person.

    What became of a proposal is only taken from a column that says so: the votes of a roll call do not say whether
    it was adopted, since bodies differ in the majority they ask for. Nothing is taken to be new, and no organisation
    to follow another: what a source does not say stays empty.
    """
    if not (columns.partnership or said.partnership_is):
        raise CannotConvert("Say which column names the partnership, or with --partnership-is what it is called.")
    if not (columns.person or columns.organisation):
        raise CannotConvert("Say with --person or --organisation which column names who voted.")
    if said.kind not in PARTNERSHIP_KINDS.split("|"):
        kinds = PARTNERSHIP_KINDS.replace("|", ", ")
        raise CannotConvert(f"'{said.kind}' is not a kind of partnership. The kinds are: {kinds}.")
    store = Store.empty(source=votes.name)
    _read(store, votes, roll_calls, issues, columns)
    _report_unnamed(store, columns)
    _read_answers(store, columns, said)
    describe(store, said, has_table=roll_calls is not None)
    place(store, columns, Days(store.con, dates))
    add_proposals(store, columns)
    _add_responses(store, columns)
    _add_voters(store, columns)
    _add_seats(store, columns)
    _add_partnerships(store, said)
    return store


def _read(store: Store, votes: Path, roll_calls: Path | None, issues: Path | None, columns: VoteColumns) -> None:
    """Make the tables `vote`, `call` and `call_issue`, each column from the file that has it."""
    titles = {f"title{at}": name for at, name in enumerate(columns.title)}
    of_call = {"day_text": columns.date, **titles, "text": columns.text, "partnership": columns.partnership,
               "result": columns.result, "issue": None if issues else columns.issue}  # fmt: skip
    beside = roll_calls or votes
    own = {"proposal": columns.proposal, "person": columns.person, "person_name": columns.person_name,
           "organisation": columns.organisation, "organisation_name": columns.organisation_name,
           "answer": columns.answer}  # fmt: skip
    take_columns(store, votes, "vote", own)
    there = {heading.strip().casefold() for heading in headings_of(store, beside)}
    if roll_calls and columns.date.strip().casefold() not in there:
        raise CannotConvert(f"{beside.name} has no column '{columns.date}' for the day of each roll call.")
    take_columns(store, beside, "call", {"proposal": columns.proposal, **of_call})
    if issues and not columns.issue:
        raise CannotConvert(f"Say with --issue which column of {issues.name} names the issue.")
    if issues:
        take_columns(store, issues, "call_issue", {"proposal": columns.proposal, "issue": columns.issue})
    else:
        store.con.execute(
            "CREATE OR REPLACE TEMP TABLE call_issue AS SELECT source, source_row, proposal, issue FROM call"
        )


def _report_unnamed(store: Store, columns: VoteColumns) -> None:
    store.rows_found["responses"] = store.rows("SELECT count(*) FROM vote")[0][0]
    for noun in ("person", "organisation"):
        store.con.execute(f"UPDATE vote SET {noun} = coalesce({noun}, {noun}_name)")
    blank = f"proposal IS NULL OR {columns.voter} IS NULL OR answer IS NULL"
    count, row = store.rows(f"SELECT count(*), min(source_row) FROM vote WHERE {blank}")[0]
    if count:
        wanted = ", ".join(
            f"'{name}'" for name in (columns.proposal, columns.person or columns.organisation, columns.answer)
        )
        facts = {**problem.counted(count), "wanted": wanted}
        store.problems.add(problem.VoteUnnamed(store.source, "responses", row, facts=facts), times=count)
    store.con.execute(f"DELETE FROM vote WHERE {blank}")


def _read_answers(store: Store, columns: VoteColumns, said: Said) -> None:
    """Make the table `response_of`: each word and what it means."""
    words = {name: (*spellings, *_folded(said.words.get(name, ()))) for name, spellings in OPTIONS.items()}
    store.con.execute("CREATE OR REPLACE TEMP TABLE response_of (answer VARCHAR, response VARCHAR)")
    for text, count, row in store.rows("SELECT answer, count(*), min(source_row) FROM vote GROUP BY 1 ORDER BY 1"):
        response = meant(words, text)
        if response is None:
            facts = {**problem.counted(count), "options": ", ".join(f"--{name}" for name in OPTIONS)}
            store.problems.add(
                problem.VoteAnswerUnknown(store.source, "responses", row, columns.answer, text, facts), times=count
            )
        else:
            store.con.execute("INSERT INTO response_of VALUES (?, ?)", [text, response])
    told = store.rows(
        "SELECT response, string_agg(answer, ', ' ORDER BY answer) FROM response_of GROUP BY 1 ORDER BY 1"
    )
    store.notes.append("Answers were read as: " + "; ".join(f"{found} as {response}" for response, found in told) + ".")


def _folded(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word.casefold().replace("_", " ").replace("-", " ").strip() for word in words)


def _add_responses(store: Store, columns: VoteColumns) -> None:
    store.con.execute("""
        CREATE OR REPLACE TEMP TABLE answered AS
        SELECT v.person, v.person_name, v.organisation, v.organisation_name, v.proposal, response, day, partnership,
            min(v.source) AS source, min(v.source_row) AS source_row, count(*) AS rows
        FROM vote v JOIN response_of USING (answer) JOIN dated USING (proposal) GROUP BY ALL
    """)
    for noun in ("person", "organisation"):
        number_names(store, "answered", noun)
    store.con.execute("""
        INSERT INTO responses BY NAME
        SELECT proposal, p.id AS person, o.id AS organisation, response, day AS "date", source, source_row
        FROM answered a LEFT JOIN names_person p ON lower(a.person) = p.key
        LEFT JOIN names_organisation o ON lower(a.organisation) = o.key ORDER BY source_row
    """)
    kept, repeated, twice = store.rows(f"""
        SELECT coalesce(sum(rows), 0)::BIGINT, coalesce(sum(rows - 1), 0)::BIGINT, (SELECT count(*) FROM (
            SELECT lower({columns.voter}), proposal FROM answered GROUP BY ALL HAVING count(DISTINCT response) > 1))
        FROM answered
    """)[0]
    store.rows_kept["responses"] = kept
    if repeated:
        store.notes.append(f"{repeated} votes say again what another vote says, and were taken once.")
    if twice:
        one = "a person" if columns.person else "an organisation"
        store.notes.append(f"{twice} times {one} answered one roll call in different ways; all were taken.")


def _add_voters(store: Store, columns: VoteColumns) -> None:
    if columns.person:
        add_names(store, "person")
    add_names(store, "organisation")
    if not columns.organisation:
        return
    uncoded, coded = store.rows("""
        SELECT count(DISTINCT organisation) FILTER (organisation = organisation_name),
            count(DISTINCT organisation) FILTER (organisation <> organisation_name) FROM answered
    """)[0]
    if uncoded and coded:
        store.notes.append(f"{uncoded} organisations have no code, and go by their names.")
    store.notes.append(
        "No organisation was taken to follow another: where one came after another (a state after a union, a merged "
        "body), fill in `successor` in the table of organisations if you hold them to be one."
    )


def _add_seats(store: Store, columns: VoteColumns) -> None:
    """From the first to the last answer; open where the last is not long before the end of the votes.

    Of a person who answers for another organisation than before, another seat begins.
    """
    store.con.execute(f"""
        INSERT INTO seats BY NAME
        WITH seen AS (SELECT DISTINCT partnership, lower({columns.voter}) AS key, lower(organisation) AS whose, day
                      FROM answered),
        gaps AS (SELECT *, coalesce(day - lag(day) OVER w > {AWAY_DAYS}, false)
                        OR (lag(day) OVER w IS NOT NULL AND whose IS DISTINCT FROM lag(whose) OVER w) AS anew
                 FROM seen WINDOW w AS (PARTITION BY partnership, key ORDER BY day, whose)),
        runs AS (SELECT *, count(*) FILTER (anew) OVER (PARTITION BY partnership, key ORDER BY day, whose) AS run
                 FROM gaps),
        held AS (SELECT partnership, key, whose, run, min(day) AS first, max(day) AS last FROM runs GROUP BY ALL),
        over AS (SELECT held.*, last_day - last > {AWAY_DAYS} AS gone FROM held
                 JOIN (SELECT partnership, max(day) AS last_day FROM dated GROUP BY partnership) USING (partnership))
        SELECT partnership, p.id AS person, o.id AS organisation, first AS start, 'first_seen' AS start_is,
            CASE WHEN gone OR back_again THEN last END AS "end",
            CASE WHEN gone OR back_again THEN 'last_seen' ELSE 'exact' END AS end_is
        FROM (SELECT *, run < max(run) OVER (PARTITION BY partnership, key) AS back_again FROM over) t
        LEFT JOIN names_person p ON p.key = t.key AND {str(bool(columns.person)).lower()}
        LEFT JOIN names_organisation o ON o.key = t.whose ORDER BY partnership, coalesce(p.id, o.id), start
    """)
    whose = "a person" if columns.person else "an organisation"
    store.notes.append(
        f"A seat goes from the day {whose} first answered to the day it last did, or is open where that is "
        "within two years of the last votes; two years without an answer and back again make two seats. The true dates "
        "are not known."
    )


def _add_partnerships(store: Store, said: Said) -> None:
    store.con.execute(
        "INSERT INTO partnerships BY NAME SELECT DISTINCT partnership AS id, partnership AS name, $kind AS kind "
        "FROM dated ORDER BY 1",
        {"kind": said.kind},
    )
