"""Who sits and sat at a table, and who came and went in the period."""

from afresh.forms import count, day
from afresh.report.charts.timeline import MOST_ROWS, timeline
from afresh.report.document import Block, Figure, Fold, Listing, Paragraph, table
from afresh.review.result import PartnershipPart, ReviewResult
from afresh.words import front as words

READ = (
    "A bar for each seat. Green: began in the period. Brown: ended in it. Outlined: came to meetings, with no seat on "
    "record."
)


def people(part: PartnershipPart, review: ReviewResult) -> tuple[Block, ...]:
    if not part.seats:
        return ()
    title = words.seats_title(len(part.joined), len(part.left))
    rows = [
        (
            seat.seat,
            day(seat.start) + ("" if seat.start_is_exact else " (first seen)"),
            (day(seat.end) + ("" if seat.end_is_exact else " (last seen)")) if seat.end else "still held",
        )
        for seat in part.seats
    ]
    held = table("Seats, and who was seen without one", ("Seat", "From", "To"), rows, style="small")
    blocks: list[Block] = []
    for head, changes in (("Came in the period", part.joined), ("Left in the period", part.left)):
        if changes:
            blocks.append(Paragraph(f"{head}:"))
            blocks.append(Listing(tuple(f"{each.seat}, {day(each.day)}" for each in changes)))
    more = max(0, len(part.seats) - MOST_ROWS)
    says = f"{title}. The table holds the same." + (f" {more} older ones are in the table only." if more else "")
    drawn = timeline(part.seats, review.after, review.at)
    blocks.append(
        Figure(heading=title, read=READ, drawing=drawn, says=says, beside=(held,), fold="Every seat with its dates")
    )
    current = sum(seat.end is None for seat in part.seats)
    return (Fold("People and seats", tuple(blocks), count(current, "seat held", "seats held")),)
