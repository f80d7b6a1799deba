"""Answers of which it is recorded that somebody held back, and no more: nobody can say that they abstained."""

from afresh.ingest.clean.allowed_values import KEY_SQL
from afresh.ingest.clean.cleaning_context import Work

HELD_BACK = "held back"


def held_back(work: Work) -> frozenset[tuple[str, int, str | None]]:
    """File or sheet, row and organisation of each. In the records they are "abstain", which counts the same."""
    if not work.keeps_text("responses", "response"):
        return frozenset()
    unsaid = f"response = 'abstain' AND at_row IS NOT NULL AND {KEY_SQL.format('response__raw')} = '{HELD_BACK}'"
    return frozenset(work.rows(f"SELECT DISTINCT at_place, at_row, organisation FROM clean_responses WHERE {unsaid}"))
