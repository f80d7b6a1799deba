"""What partnerships discuss: issues on agendas, and whether those are themes at all."""

from afresh.engine.contract import Step
from afresh.gatherings.gathered import Gathered

ISSUE_DAYS = Step(
    "issue_days",
    "how many issue values the whole agenda has, how many of them occur on one date only, and how many items give one",
    """SELECT count(*) AS issues, coalesce(sum(CASE WHEN days = 1 THEN 1 ELSE 0 END), 0) AS once,
        coalesce(sum(items), 0) AS items
    FROM (SELECT issue, count(DISTINCT day) AS days, count(*) AS items FROM item_at WHERE issue IS NOT NULL
          GROUP BY issue) counted""",
)

AGENDA = Step(
    "agenda_on_record",
    "lasting partnerships on record, with the first day of each one's agenda that gives an issue",
    """SELECT o.partnership, i.first_item FROM on_record o JOIN partnership p ON p.partnership = o.partnership
    LEFT JOIN (SELECT partnership, min(day) AS first_item FROM item_at WHERE issue IS NOT NULL GROUP BY partnership) i
        ON i.partnership = o.partnership
    WHERE NOT p.one_off""",
)


def file_numbers(gathered: Gathered) -> bool:
    """Whether too many issue values occur on one date only: then they name files, not themes.

    In a handful of items most themes occur once, whatever they are.
    """
    row = gathered.once(ISSUE_DAYS.name, lambda: next(gathered.ask(ISSUE_DAYS).rows()))
    settings = gathered.settings
    if not row["items"] or row["items"] < settings.fewest_dated_items:
        return False
    return bool(row["once"] / row["issues"] > settings.issue_once_share)
