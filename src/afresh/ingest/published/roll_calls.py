"""Roll calls as proposals: described in a table of their own or beside each vote."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from afresh.ingest.published.vote_words import RESULTS, meant
from afresh.records.dates import Days, can_be
from afresh.records.problems import converting as problem
from afresh.records.store import Store

MOST_NAMED = 100
"""Roll calls that are left out told of one by one; beyond these only their number."""


@dataclass(frozen=True)
class VoteColumns:
    """What the columns are called, in whichever of the files each is; the roll call's is the same in all."""

    proposal: str
    organisation: str | None
    """Who voted; or, where `person` is given, for whom."""
    answer: str
    date: str
    organisation_name: str | None = None
    person: str | None = None
    person_name: str | None = None
    title: Sequence[str] = ()
    """The first that is not empty."""
    text: str | None = None
    issue: str | None = None
    partnership: str | None = None
    result: str | None = None

    @property
    def voter(self) -> str:
        """Whether people vote or organisations."""
        return "person" if self.person else "organisation"


@dataclass(frozen=True)
class Said:
    """Words of this source beyond those that are known, and what no column says."""

    partnership_is: str = ""
    kind: str = "committee"
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Further words for support, oppose, abstain and absent."""


def describe(store: Store, said: Said, has_table: bool) -> None:
    """Make the table `described`: one row a roll call, the first that tells of it; and say what was not so."""
    con = store.con
    more, missing = store.rows("""
        SELECT count(*) - count(DISTINCT proposal) - count(*) FILTER (proposal IS NULL),
            count(*) FILTER (proposal IS NULL) FROM call
    """)[0]
    if has_table and more:
        store.notes.append(f"{more} rows tell again of a roll call that another row tells of; the first was taken.")
    if has_table and missing:
        store.notes.append(f"{missing} rows of the table of roll calls name none, and were left out.")
    titles = [row[0] for row in store.rows("SELECT column_name FROM (DESCRIBE call) WHERE column_name LIKE 'title%'")]
    con.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE described AS
        SELECT DISTINCT ON (proposal) source, source_row, proposal, day_text, text, result,
            coalesce({", ".join([*titles, "text", "'Roll call ' || proposal"])}) AS title,
            coalesce(partnership, nullif($name, '')) AS partnership
        FROM call WHERE proposal IS NOT NULL ORDER BY proposal, source_row
    """,
        {"name": said.partnership_is},
    )
    con.execute("""
        CREATE OR REPLACE TEMP TABLE theme AS
        WITH named AS (SELECT DISTINCT proposal, issue FROM call_issue
                       WHERE issue IS NOT NULL AND proposal IS NOT NULL),
        counted AS (SELECT issue, count(*) AS calls FROM named GROUP BY issue)
        SELECT proposal, arg_min(issue, (calls, issue)) AS issue, count(*) AS issues
        FROM named JOIN counted USING (issue) GROUP BY proposal
    """)
    several = store.rows("SELECT count(*) FROM theme WHERE issues > 1")[0][0]
    if several:
        store.notes.append(
            f"{several} roll calls have several issues; a proposal has one, and that which fewest roll calls have was "
            "taken."
        )


def place(store: Store, columns: VoteColumns, days: Days) -> None:
    """Make the table `dated`: roll calls with a day and a partnership; the others are told of and left out."""
    known = []
    texts = store.rows("SELECT day_text, count(*) FROM described WHERE day_text IS NOT NULL GROUP BY 1")
    days.learn(text for text, _ in texts)
    store.notes += days.said()
    for text, count in texts:
        day = days.of(text)
        if day is None or not can_be(day):
            where = store.source, "proposals", None, columns.date, text, {"count": count}
            store.problems.add(problem.ConvertedDateUnreadable(*where), times=count)
        else:
            known.append((text, str(day.first)))
    store.con.execute("CREATE OR REPLACE TEMP TABLE day_of (day_text VARCHAR, day DATE)")
    store.con.execute(
        "INSERT INTO day_of SELECT unnest($texts::VARCHAR[]), unnest($days::VARCHAR[])::DATE",
        {"texts": [text for text, _ in known], "days": [day for _, day in known]},
    )
    store.con.execute("""
        CREATE OR REPLACE TEMP TABLE dated AS
        SELECT * FROM described JOIN day_of USING (day_text) WHERE partnership IS NOT NULL
    """)
    _report_left_out(store)


def _report_left_out(store: Store) -> None:
    """Roll calls that cannot be placed, with how many votes go with each."""
    found = store.rows("""
        SELECT coalesce(d.source, v.source), d.source_row, proposal, coalesce(v.votes, 0),
            CASE WHEN d.proposal IS NULL THEN 'is not in the table of roll calls'
                WHEN d.partnership IS NULL THEN 'names no partnership' ELSE 'has no date that can be read' END
        FROM described d FULL JOIN (SELECT min(source) AS source, proposal, count(*) AS votes FROM vote
                                    GROUP BY proposal) v USING (proposal)
        WHERE proposal NOT IN (SELECT proposal FROM dated) ORDER BY 4 DESC, 3
    """)
    for at, (source, row, proposal, votes, why) in enumerate(found[:MOST_NAMED], start=1):
        times = 1 + len(found) - MOST_NAMED if at == MOST_NAMED else 1
        facts = {"why": why, "votes": "1 vote" if votes == 1 else f"{votes} votes"}
        store.problems.add(problem.RollCallLeftOut(source, "proposals", row, "", proposal, facts), times=times)
    if len(found) > MOST_NAMED:
        lost = sum(votes for _, _, _, votes, _ in found)
        store.notes.append(
            f"{len(found)} roll calls and {lost} votes were left out; the first {MOST_NAMED} are listed."
        )


def add_proposals(store: Store, columns: VoteColumns) -> None:
    store.con.execute("CREATE OR REPLACE TEMP TABLE status_of (result VARCHAR, status VARCHAR)")
    for text, count in store.rows("SELECT result, count(*) FROM dated WHERE result IS NOT NULL GROUP BY 1 ORDER BY 1"):
        status = meant(RESULTS, text)
        if status is None:
            where = store.source, "proposals", None, columns.result or "", text, {"count": count}
            store.problems.add(problem.VoteResultUnknown(*where), times=count)
        store.con.execute("INSERT INTO status_of VALUES (?, ?)", [text, status])
    store.con.execute("""
        INSERT INTO proposals BY NAME
        SELECT proposal AS id, partnership, day AS "date", left(title, 500) AS title, text, issue, status,
            CASE WHEN status IN ('adopted', 'rejected') THEN day END AS decided, source, source_row
        FROM dated LEFT JOIN theme USING (proposal) LEFT JOIN status_of USING (result) ORDER BY day, proposal
    """)
    found, unanswered = store.rows("""
        SELECT (SELECT count(*) FROM (SELECT proposal FROM described UNION SELECT proposal FROM vote)),
            (SELECT count(*) FROM dated WHERE proposal NOT IN (SELECT proposal FROM vote))
    """)[0]
    store.rows_found["proposals"], store.rows_kept["proposals"] = found, store.count("proposals")
    if unanswered:
        store.notes.append(f"{unanswered} roll calls have no votes; they were taken as proposals that nobody answered.")
    if not columns.result:
        store.notes.append(
            "What became of the proposals is not said, so their status is left empty: from these records nothing can "
            "be told of how many were adopted."
        )
