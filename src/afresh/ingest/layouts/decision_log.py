"""The decision log: a row a decision, with who held back and why."""

from afresh.ingest.clean.allowed_values import NOTED, choice_key, words_for
from afresh.ingest.clean.cleaning_context import Work, counted, literal
from afresh.ingest.clean.holding_back import HELD_BACK
from afresh.ingest.clean.references import key_of
from afresh.ingest.layouts.decision_words import (
    ANSWERS,
    COUNT,
    JOINED_IN_ONE,
    NOBODY,
    NOT_BY_NAME,
    REASON_WORDS,
    SAYS_SO,
    SAYS_SO_ALONE,
    STATUS_WORDS,
    WORDS,
)  # fmt: skip
from afresh.ingest.layouts.form_partnership import partnership_of
from afresh.ingest.layouts.form_tables import sheet_of
from afresh.ingest.layouts.headings import CLOSE
from afresh.ingest.layouts.table_names import plain, table_named
from afresh.ingest.sources.sheet import Sheet
from afresh.records.dates import IN_TEXT
from afresh.records.problems import forms as problem
from afresh.records.problems import votes

NO_ANSWERS = (
    "SELECT '' AS id, 0 AS source_row, '' AS heard_in, '' AS answer, '' AS reason, '' AS reason_kind, "
    "'' AS names WHERE false"
)


def read_log(work: Work, sheet: Sheet) -> list[Sheet] | None:
    """The proposals and responses of a decision log, or None if the sheet is no log."""
    columns = _columns(sheet)
    answers = [name for name in ANSWERS if name in columns]
    if not {"date", "title"} <= set(columns) or not (answers or "status" in columns):
        return None
    if not answers and table_named(sheet.name):
        return None
    count = work.one(f"SELECT count(*) FROM {sheet.relation}")[0]
    whose = partnership_of(work, sheet) if "partnership" not in columns else ("", "its own column")
    if whose is None:
        work.add(problem.FormWithoutPartnership, sheet.place, form="decision log", count=count)
        return []
    _make_rows(work, sheet, columns, whose[0])
    _make_answers(work, sheet, columns, answers)
    _tell(work, sheet, columns, answers, whose)
    return _sheets(work, sheet)


def _columns(sheet: Sheet) -> dict[str, int]:
    """Which column of the sheet is what; each heading once, best words first."""
    import difflib

    texts = [plain(heading) for heading in sheet.headings]
    found: dict[str, int] = {}
    for near in (False, True):
        for name, words in WORDS.items():
            for word in words.split("|") if name not in found else ():
                like = (
                    difflib.get_close_matches(word, texts, 1, CLOSE)
                    if near and len(word) > 5
                    else [word]
                    if not near
                    else []
                )
                at = texts.index(like[0]) if like and like[0] in texts else -1
                if at >= 0 and at not in found.values():
                    found[name] = at
                    break
    if "title" not in found and texts[found.get("status", 0)] in ("decision", "decision made", "decision taken"):
        # A register of decisions: what was decided is what was put, and nothing else says what became of it.
        found["title"] = found.pop("status", 0)
    if "title" in found and "status" not in found and texts[found["title"]] == "decision":
        return {name: at for name, at in found.items() if name != "title"} if len(found) < 3 else found
    return found


def _make_rows(work: Work, sheet: Sheet, columns: dict[str, int], partnership: str) -> None:
    """Make `clean_log`: one row a decision, with an id made of its partnership, date and title."""
    cell = {name: f"trim(c{at})" for name, at in columns.items()}
    dated = literal(f"({IN_TEXT})$")
    # "Housing Board 12/03/2025" refers to a meeting by its date.
    cell["date"] = f"coalesce(nullif(regexp_extract({cell['date']}, {dated}, 1), ''), {cell['date']})"
    wanted = ("date", "title", "proposer", "status", "reason", "reason_kind", "issue", "decided")
    cells = ", ".join(f'{cell.get(name, "NULL::VARCHAR")} AS "{name}"' for name in wanted)
    whose = f"coalesce({cell['partnership']}, '')" if "partnership" in cell else literal(partnership)
    raw = "".join(f", {cell[name]} AS {name}" for name in ANSWERS if name in cell)
    known, noted = words_for("proposals", "status"), NOTED.split("|")
    exact = " ".join(
        f"WHEN lower(trim(status)) = {literal(word)} THEN {literal(value)}"
        for word, value in known.items()
        if choice_key(word) == word and word not in noted
    )
    by_words = " ".join(
        f"WHEN regexp_matches(lower(status), {literal(pattern)}) THEN {literal(value)}"
        for value, pattern in STATUS_WORDS
    )
    work.con.execute(f"""
        CREATE OR REPLACE TEMP TABLE clean_log AS
        SELECT *, CASE {exact} {by_words} ELSE status END AS taken_status,
            replace({key_of("concat_ws(' ', partnership, date, title)")}, ' ', '-') AS id
        FROM (SELECT source_row, {whose} AS partnership, {cells}{raw} FROM {sheet.relation})
    """)


def _make_answers(work: Work, sheet: Sheet, columns: dict[str, int], answers: list[str]) -> None:
    """Make `clean_answers`: one row for each organisation that is named, with its answer and the reason."""
    says = {name: ANSWERS[name] for name in answers}
    if "held_back" in columns and "abst" in plain(sheet.headings[columns["held_back"]]):
        says["held_back"] = "abstain"
    inner = (
        " UNION ALL ".join(
            f"SELECT id, source_row, {literal(name)} AS heard_in, {literal(says[name])} AS answer, reason, "
            f"reason_kind, {name} AS names FROM clean_log WHERE {name} IS NOT NULL"
            for name in answers
        )
        or NO_ANSWERS
    )
    guess = " ".join(
        f"WHEN regexp_matches(lower(said), {literal(pattern)}) THEN {literal(kind)}" for kind, pattern in REASON_WORDS
    )
    work.con.execute(f"""
        CREATE OR REPLACE TEMP TABLE clean_heard AS
        WITH pieces AS (
            SELECT * EXCLUDE (names), unnest(string_split_regex(names, CASE
                WHEN contains(names, ';') THEN '\\s*[;\\n]+\\s*' ELSE '\\s*[,;\\n]+\\s*|\\s+/\\s+' END)) AS piece
            FROM ({inner})
        ), parted AS (
            SELECT * EXCLUDE (piece), unnest(CASE
                WHEN {_both_known()} THEN string_split_regex(piece, '\\s+(?:and|&)\\s+') ELSE [piece] END) AS piece
                    FROM pieces
        ), named AS (
            SELECT *, trim(regexp_replace(trim(regexp_extract(piece, '^([^(]*)', 1)), {literal(SAYS_SO)}, ''))
                AS organisation, coalesce(nullif(trim(regexp_extract(piece, '\\(([^)]*)\\)', 1)), ''),
                nullif(trim(regexp_extract(trim(piece), {literal(SAYS_SO)})), '')) AS bracket FROM parted
        ), heard AS (
            SELECT *, CASE WHEN regexp_matches(lower(coalesce(bracket, '')), 'oppos|against|object|reject') THEN
                'oppose'
                    WHEN regexp_matches(lower(coalesce(bracket, '')), 'abstain') THEN 'abstain' ELSE answer END
                        AS response,
                CASE WHEN bracket IS NOT NULL
                    AND NOT regexp_full_match(bracket, {literal(SAYS_SO_ALONE)})
                    AND NOT regexp_matches(lower(bracket),
                        '^(oppose[sd]?|against|object(ed|s)?|reject(ed|s)?|abstain(ed|s)?)$') THEN bracket
                    WHEN answer <> 'support' THEN reason END AS said
            FROM named WHERE organisation <> '' AND lower(organisation) NOT IN ({", ".join(map(literal, NOBODY))})
        )
        SELECT *, CASE WHEN reason_kind IS NULL AND said IS NOT NULL THEN CASE {guess} END END AS guessed, CASE
            WHEN regexp_matches(organisation, {literal(COUNT)}) THEN 'count'
            WHEN regexp_matches(organisation, {literal(NOT_BY_NAME)}) THEN 'unnamed'
            WHEN {_may_be_two()} THEN 'two' END AS names_nobody
        FROM heard
    """)
    work.con.execute(
        "CREATE OR REPLACE TEMP TABLE clean_answers AS SELECT * EXCLUDE (names_nobody) FROM clean_heard "
        "WHERE names_nobody IS NULL"
    )


def _both_known() -> str:
    """Whether a piece such as "Police and Fire" names two organisations that are known, and not one."""
    known = "(SELECT key FROM clean_known WHERE target = 'organisations')"
    halves = [f"regexp_extract(piece, '^(.*?)\\s+(?:and|&)\\s+(.*)$', {at})" for at in (1, 2)]
    alone = f"{halves[0]} <> '' AND {key_of('piece')} NOT IN {known}"
    return f"({alone} AND " + " AND ".join(f"{key_of(half)} IN {known}" for half in halves) + ")"


def _may_be_two() -> str:
    """Whether two short names are joined by "and", neither the whole nor both halves are known, and nobody can tell."""
    known = "(SELECT key FROM clean_known WHERE target = 'organisations')"
    short = "regexp_matches(organisation, '^\\S+(?:\\s\\S+)?\\s+(?:and|&)\\s+\\S+(?:\\s\\S+)?$')"
    one = f"regexp_matches(organisation, {literal(JOINED_IN_ONE)})"
    return f"({short} AND NOT {one} AND {key_of('organisation')} NOT IN {known})"


def _tell_of_unnamed(work: Work, sheet: Sheet, columns: dict[str, int]) -> None:
    """Counts are told once a column; what names nobody, and what may be two, row by row."""
    for heard_in, count, value in work.rows(
        "SELECT heard_in, count(*), min(organisation) FROM clean_heard WHERE names_nobody = 'count' "
        "GROUP BY 1 ORDER BY 1"
    ):
        heading = sheet.headings[columns[heard_in]]
        work.add(votes.VotesCounted, sheet.place, "responses", None, heading, value=value, count=count)
    kinds = {"unnamed": votes.AnswerNotByName, "two": votes.OneOrTwoNames}
    for kind, row, heard_in, value, title in work.rows(
        "SELECT h.names_nobody, h.source_row, heard_in, organisation, l.title FROM clean_heard h "
        "JOIN clean_log l USING (source_row) WHERE h.names_nobody IN ('unnamed', 'two') ORDER BY 2, 3"
    ):
        heading = sheet.headings[columns[heard_in]]
        work.add(kinds[kind], sheet.place, "responses", row, heading, value=value, title=title or "")


def _sheets(work: Work, sheet: Sheet) -> list[Sheet]:
    proposals = {name: f'"{name}"' for name in ("id", "partnership", "date", "title", "issue", "proposer")}
    proposals |= {"status": "taken_status", "decided": "decided"}
    responses = {
        "proposal": "id",
        "organisation": "organisation",
        "response": "response",
        "reason": "said",
        "reason_kind": "coalesce(reason_kind, guessed)",
    }
    return [
        sheet_of(work, "proposals", sheet.place, proposals, "SELECT * FROM clean_log"),
        sheet_of(work, "responses", sheet.place, responses, "SELECT * FROM clean_answers"),
    ]


def _tell(work: Work, sheet: Sheet, columns: dict[str, int], answers: list[str], whose: tuple[str, str]) -> None:
    proposals, count = work.one(
        "SELECT (SELECT count(*) FROM clean_log), (SELECT count(*) FROM clean_answers WHERE response <> 'support')"
    )
    of = f" of {whose[0]!r}, a name taken from {whose[1]}" if whose[0] else ""
    said = counted(proposals, "proposal")
    work.add(problem.LogRead, sheet.place, "proposals", of=of, proposals=said, given=proposals, count=count)
    work.notes.append(f"{sheet.place}: read as a decision log{of}.")
    for heard_in, response, times in work.rows(
        f"SELECT heard_in, CASE response WHEN '{HELD_BACK}' THEN 'abstain' ELSE response END, count(*) "
        "FROM clean_answers WHERE response <> 'support' GROUP BY ALL ORDER BY ALL"
    ):
        work.add(
            problem.HeldBackTaken,
            sheet.place,
            "responses",
            None,
            sheet.headings[columns[heard_in]],
            count=times,
            taken=response,
        )
    for kind, times, example in work.rows(
        "SELECT guessed, count(*), min(said) FROM clean_answers WHERE guessed IS NOT NULL GROUP BY 1 ORDER BY 1"
    ):
        work.add(
            problem.ReasonKindGuessed, sheet.place, "responses", None, "reason", value=example, count=times, taken=kind
        )
    _tell_of_unnamed(work, sheet, columns)
    _tell_of_idle(work, sheet, columns)


def _tell_of_idle(work: Work, sheet: Sheet, columns: dict[str, int]) -> None:
    from afresh.records.problems.headings import HeadingNotKnown

    for at, heading in enumerate(sheet.headings):
        if at in columns.values():
            continue
        count = work.one(f"SELECT count(c{at}) FROM {sheet.relation}")[0]
        if count:
            known = ", ".join(words.partition("|")[0] for words in WORDS.values())
            work.add(
                HeadingNotKnown,
                sheet.place,
                "a decision log",
                column=heading,
                value=heading,
                known=known,
                count=count,
                suggest="rename the heading, or leave it if it is for yourselves.",
            )
