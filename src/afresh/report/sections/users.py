"""Users and carers beside everyone else: seats, attendance, items, proposals."""

from afresh.measure.voice_sentences import USERS
from afresh.report.document import Block, Paragraph, Text, table
from afresh.review.parts import FindingPart
from afresh.review.result import PartnershipPart
from afresh.words import users_table as words

EVERYONE_ELSE = "everyone else"


def users(part: PartnershipPart) -> tuple[Block, ...]:
    """Nothing where the records tell nothing of either."""
    found = {(each.measure, each.subject): each for each in part.findings if each.measure in words.ROWS}
    if not any(each.value is not None for each in found.values()):
        return ()
    rows: list[tuple[Text, ...]] = [
        (what, words.cell(found.get((name, USERS))), words.cell(found.get((name, EVERYONE_ELSE))))
        for name, what in words.ROWS.items()
    ]
    of_users: dict[str, FindingPart] = {name: each for (name, subject), each in found.items() if subject == USERS}
    made = table(words.title(of_users), ("What", "Users and carers", "Everyone else"), rows, style="small")
    return (made, Paragraph(words.EXPLAINED, "key"))
