"""The decision log: a row a decision, with who held back and why."""

from afresh.ingest.clean.allowed_values import NOTED, choice_key, words_for
from afresh.ingest.clean.cleaning_context import Work, counted, literal
from afresh.ingest.clean.holding_back import HELD_BACK
from afresh.ingest.clean.references import key_of
from afresh.ingest.layouts.form_partnership import partnership_of
from afresh.ingest.layouts.form_tables import sheet_of
from afresh.ingest.layouts.headings import CLOSE
from afresh.ingest.layouts.table_names import plain, table_named
from afresh.ingest.sources.sheet import Sheet
from afresh.records.problems import forms as problem

WORDS = {
    "date": "date|meeting date|date of meeting|when|date put|date raised",
    "title": "item|agenda item|proposal|title|subject|topic|what|what was asked|decision required|decision "
    "item|request|decision",
    "proposer": "asked by|proposed by|proposer|raised by|requested by|sponsor|who asked|brought by|lead",
    "status": "outcome|result|status|decision|decision made|decision taken|what was decided",
    "held_back": "who held back|held back|held back by|not supported by|did not support|who did not "
    "support|reservations|abstained|abstentions|abstained by",
    "against": "against|opposed|opposed by|who opposed|objected|objected by|objections|who objected|voted "
    "against|disagreed|rejected by",
    "support": "supported by|who supported|backed by|in favour|voted for|agreed by|for",
    "reason": "why|reason|reasons|reason given|reasons given|why not|comments|comment",
    "reason_kind": "reason kind|kind of reason|reason type",
    "issue": "issue|theme",
    "decided": "decided|date decided|decision date",
    "partnership": "partnership|board|group|committee|forum",
}
ANSWERS = {"held_back": HELD_BACK, "against": "oppose", "support": "support"}
NOBODY = ("none", "nobody", "no one", "noone", "no-one", "n/a", "-", "–", "nil", "no", "all", "everyone", "unanimous")

STATUS_WORDS = (
    (
        "rejected",
        r"\b(not (agreed|approved|carried|supported|adopted|accepted)|reject|refus|declin|turned "
        r"down|lapsed|lost|fell|failed)",
    ),
    ("withdrawn", r"\b(withdr|dropped|abandon)"),
    ("deferred", r"\b(defer|postpon|adjourn|held over|carried forward|on hold|come back|bring back|referred)"),
    ("adopted", r"\b(agreed|approved|carried|adopted|accepted|passed|endorsed|supported)"),
    ("open", r"\b(open|pending|in progress|under discussion|ongoing|to be decided)"),
    ("noted", rf"^({NOTED})$|\b(noted|noting|for info|for awareness)"),
)
REASON_WORDS = (
    ("cost", r"money|fund|cost|budget|afford|expens|financ|resourc|capacity"),
    ("law", r"legal|\blaw\b|statut|gdpr|data protection|information governance|unlawful|solicitor"),
    ("risk", r"\brisk|liab|safety|insur|reputation"),
    ("evidence", r"evidence|\bdata\b|proof|evaluat|pilot|prove"),
    ("territory", r"remit|our job|territor|responsib|turf|duplicat|already do|ours"),
    (
        "procedure",
        r"procedur|process|terms of reference|paperwork|sign.?off|delegat|timetable|notice|committee first|go through",
    ),
    ("outcome", r"won.?t work|will not work|outcome|impact|no difference|not work"),
)

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
    if "title" in found and "status" not in found and texts[found["title"]] == "decision":
        return {name: at for name, at in found.items() if name != "title"} if len(found) < 3 else found
    return found


def _make_rows(work: Work, sheet: Sheet, columns: dict[str, int], partnership: str) -> None:
    """Make `clean_log`: one row a decision, with an id made of its partnership, date and title."""
    cell = {name: f"trim(c{at})" for name, at in columns.items()}
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
        CREATE OR REPLACE TEMP TABLE clean_answers AS
        WITH pieces AS (
            SELECT * EXCLUDE (names), unnest(string_split_regex(names, CASE
                WHEN contains(names, ';') THEN '\\s*[;\\n]+\\s*' ELSE '\\s*[,;\\n]+\\s*|\\s+/\\s+' END)) AS piece
            FROM ({inner})
        ), parted AS (
            SELECT * EXCLUDE (piece), unnest(CASE
                WHEN {_both_known()} THEN string_split_regex(piece, '\\s+(?:and|&)\\s+') ELSE [piece] END) AS piece
                    FROM pieces
        ), named AS (
            SELECT *, trim(regexp_extract(piece, '^([^(]*)', 1))
                AS organisation, nullif(trim(regexp_extract(piece, '\\(([^)]*)\\)', 1)), '') AS bracket FROM parted
        ), heard AS (
            SELECT *, CASE WHEN regexp_matches(lower(coalesce(bracket, '')), 'oppos|against|object|reject') THEN
                'oppose'
                    WHEN regexp_matches(lower(coalesce(bracket, '')), 'abstain') THEN 'abstain' ELSE answer END
                        AS response,
                CASE WHEN bracket IS NOT NULL
                    AND NOT regexp_matches(lower(bracket),
                        '^(oppose[sd]?|against|object(ed|s)?|reject(ed|s)?|abstain(ed|s)?)$') THEN bracket
                    WHEN answer <> 'support' THEN reason END AS said
            FROM named WHERE organisation <> '' AND lower(organisation) NOT IN ({", ".join(map(literal, NOBODY))})
        )
        SELECT *, CASE WHEN reason_kind IS NULL AND said IS NOT NULL THEN CASE {guess} END END AS guessed FROM heard
    """)


def _both_known() -> str:
    """Whether a piece such as "Police and Fire" names two organisations that are known, and not one."""
    known = "(SELECT key FROM clean_known WHERE target = 'organisations')"
    halves = [f"regexp_extract(piece, '^(.*?)\\s+(?:and|&)\\s+(.*)$', {at})" for at in (1, 2)]
    alone = f"{halves[0]} <> '' AND {key_of('piece')} NOT IN {known}"
    return f"({alone} AND " + " AND ".join(f"{key_of(half)} IN {known}" for half in halves) + ")"


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
