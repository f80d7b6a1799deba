"""The documentation page of the measures, made from their docstrings."""

from afresh.measure import measure_named, names
from afresh.measure.families import FAMILIES
from afresh.measure.measure import HEADINGS, Measure

OPENING = """# The measures

Made from the docstrings in `src/afresh/measure/` by `afresh.report.measures_page`; do not edit by hand.

Each measure is one file, a function from what was gathered to a table, with a naive twin of a few plain lines under
`tests/reference/`. `afresh measures` lists them with their questions, and `afresh measures NAME` shows the page of one.
`afresh measure DATA --measure NAME` gives it as a table with the columns measure, partnership, subject, period_start,
period_end, value, low, high, n, expected, note.
"""

WORDS = """## What the letters and words mean

- **t1** is the review date, t0 is twelve calendar months before it (or the months given), and *the period* is
  the time after t0, up to and including t1. Nothing dated after t1 is used; what was decided later was open at
  t1.
- **A gathering** is a held meeting with at least one mark of somebody who took part; an edition of a register;
  a day on which somebody joined a project; and, outside the span from a partnership's first to its last meeting
  with attendance, each day on which its set of seat-holders changed (a seat's start, the day after an end) and
  each anniversary of the latest change while it lasts. A meeting called off is none.
- **Taking part** is to be marked present, or to hold a seat on a day that seats make a gathering. A deputy
  takes part for the organisation and never for the person who stayed away; *in attendance* and *apologies* are
  not taking part.
- **A member** is, at level people, the person, or where only an organisation is named "someone from" it; at
  level organisations, the organisation, followed through its successors. **S** are the members of P who took
  part in at least one of P's gatherings in the period. A seat-holder who took part in none is not in S.
- **B** are the pairs of S who took part together in at least one of P's gatherings in the period that is no
  plenary.
- **P** is the partnership measured, followed under a new name or into another partnership by `successor`.
- **Have met before a day**: took part together in any gathering of any partnership dated before it, plenaries
  (more than 40 taking part, or a median above that in the year up to it) left out.
- **Seats that count** are those begun by t1, in every role, reserved or not, voting or not. A vacant seat is
  counted as a vacancy, has no member and no seat time. An end after t1 is not known yet; an end that cannot be
  is unknown, and the seat is not taken as held. A partnership's own end closes its seats.
- **Seat-years** are the years for which seats were held, days / 365.25; two seats of one member at a time count
  once. Of a member who attends with no seat recorded in the window, they are the time from the first to the
  last gathering attended in it, and the median gap between the partnership's gatherings.
- **An organisation's answer** to a proposal in a partnership is one: the latest by day; being absent counts
  only where there is no other. Where two people of one organisation answer differently on one day, the answer
  furthest from support counts (oppose, then abstain). An answer is for the organisation on its row, else for
  that which the person works for; of a person with neither it is their own, and counts in no organisation's
  figures.
- **Contested** is a proposal that anybody but its proposer is recorded as not supporting: whose latest
  answer opposes or abstains, in whichever partnership.
- **Adopted in time** is adopted within twelve calendar months of being put; refused, put off and withdrawn
  proposals, and those open, are not adopted. An empty status is not recorded, and not open.
- **Plain membership** are the roles that say no more than that somebody sits there; they are listed at
  `role_renewal`, and no change of role is counted between them.
"""


def measures_page() -> str:
    parts = [OPENING, WORDS]
    measures = [measure_named(name) for name in names()]
    for family in FAMILIES:
        sections = [_section(measure) for measure in measures if measure.family == family]
        parts += [f"## {family.capitalize()}\n", *sections] if sections else []
    return "\n".join(parts)


def _section(measure: Measure) -> str:
    lines = [f"### {measure.title}: `{measure.name}`\n", measure.summary + "\n"]
    lines.extend(f"- **{heading}.** {measure.page[heading]}" for heading in HEADINGS if heading in measure.page)
    return "\n".join(lines) + "\n"
