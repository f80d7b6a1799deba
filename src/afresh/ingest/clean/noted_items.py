"""Items that were noted: for information, and not proposals put to the table, unless somebody answered them.

Read as a proposal, a report that was read out would wait for ever. Where somebody held back, somebody was asked, and
"noted" may be how the board laid it aside. Left out, a row of the records would be gone; as an item of an agenda it
would make the share of the agenda given to outcomes wrong.
"""

from afresh.ingest.clean.allowed_values import KEY_SQL, NOTED
from afresh.ingest.clean.cleaning_context import Work, counted, literal
from afresh.records.problems import forms as problem


def set_noted_aside(work: Work) -> None:
    """Count them as procedural, so that none waits for a decision that nobody was asked for."""
    if not work.keeps_text("proposals", "status"):
        return
    answered_too = "id IN (SELECT proposal FROM clean_responses)" if "responses" in work.columns else "false"
    words = ", ".join(map(literal, NOTED.split("|")))
    noted = f"procedural IS NULL AND {KEY_SQL.format('status__raw')} IN ({words})"
    places = work.rows(f"""
        SELECT at_place, count(*) FILTER (NOT {answered_too}), count(*) FILTER ({answered_too}), min(status__raw)
        FROM clean_proposals WHERE {noted} GROUP BY 1 ORDER BY 1
    """)
    for place, aside, answered, word in places:
        if aside:
            work.add(problem.NotedSetAside, place, "proposals", column="status", value=word, count=aside)
            work.notes.append(
                f"{place}: {counted(aside, 'item')} noted or for information, and not counted among the proposals."
            )
        if answered:
            work.add(problem.NotedAndAnswered, place, "proposals", column="status", value=word, count=answered)
    if places:
        work.settle("proposals")
        work.con.execute(f"UPDATE clean_proposals SET procedural = true WHERE {noted} AND NOT {answered_too}")
