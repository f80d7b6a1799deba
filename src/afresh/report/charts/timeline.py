"""Members joining and leaving: a bar for each seat, over the years on record."""

from collections.abc import Sequence
from datetime import date

from afresh.report.document import Drawing, Shape
from afresh.review.parts import Seat

LABEL, WIDTH, ROW, HEAD = 300, 860, 22, 30
MOST_ROWS = 60
LONGEST = 42


def timeline(seats: Sequence[Seat], after: date, at: date) -> Drawing:
    shown = sorted(seats, key=lambda seat: (seat.end is not None, -(seat.end or at).toordinal()))[:MOST_ROWS]
    shown = sorted(shown, key=lambda seat: (seat.start, seat.seat))
    first = min(min(seat.start for seat in shown), after)
    days, height = max(1, (at - first).days), HEAD + len(shown) * ROW + 6

    def across(day: date) -> float:
        inside = min(max(day, first), at)
        return round(LABEL + (inside - first).days / days * (WIDTH - LABEL - 8), 1)

    x1, x2 = across(after), across(at)
    shapes = [Shape("rect", (("x", x1), ("y", HEAD - 6), ("width", x2 - x1), ("height", height - HEAD)), "now")]
    step = max(1, (at.year - first.year) // 8)
    for year in range(first.year + 1, at.year + 1, step):
        x = across(date(year, 1, 1))
        shapes.append(Shape("line", (("x1", x), ("x2", x), ("y1", HEAD - 6), ("y2", height)), "grid"))
        shapes.append(Shape("text", (("x", x), ("y", 16)), "tick middle", str(year)))
    for i, seat in enumerate(shown):
        shapes += _bar(seat, HEAD + i * ROW, across, at)
    return Drawing(WIDTH, height, tuple(shapes))


def _bar(seat: Seat, y: float, across, at: date) -> list[Shape]:  # type: ignore[no-untyped-def]
    x1 = across(seat.start)
    x2 = max(x1 + 2, across(seat.end or at))
    label = seat.seat if len(seat.seat) <= LONGEST else seat.seat[: LONGEST - 1].rstrip() + "…"
    role = "bar-held" if seat.recorded_as_seat else "bar-seen"
    bar = (("x", x1), ("y", y), ("width", x2 - x1), ("height", 13.0))
    shapes = [Shape("text", (("x", LABEL - 8), ("y", y + 11)), "end", label), Shape("rect", bar, role)]
    if seat.joined:
        shapes.append(Shape("rect", (("x", x1), ("y", y), ("width", 5.0), ("height", 13.0)), "bar-new"))
    if seat.left:
        shapes.append(Shape("rect", (("x", x2 - 5), ("y", y), ("width", 5.0), ("height", 13.0)), "bar-gone"))
    return shapes
