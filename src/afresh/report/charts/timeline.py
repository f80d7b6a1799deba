"""Members joining and leaving: a bar for each seat, over the years on record."""

from collections.abc import Sequence
from datetime import date

from afresh.report.charts.labels import Labels, shortened
from afresh.report.document import Drawing, Shape
from afresh.review.parts import Seat

LEFT, WIDTH, ROW, HEAD = 6, 460, 34, 30
MOST_ROWS = 60
THICK_FROM, THICK = 18, 11.0


def timeline(seats: Sequence[Seat], after: date, at: date) -> Drawing:
    shown = sorted(seats, key=lambda seat: (seat.end is not None, -(seat.end or at).toordinal()))[:MOST_ROWS]
    shown = sorted(shown, key=lambda seat: (seat.start, seat.seat))
    first = min(min(seat.start for seat in shown), after)
    days, height = max(1, (at - first).days), HEAD + len(shown) * ROW + 6

    def across(day: date) -> float:
        inside = min(max(day, first), at)
        return round(LEFT + (inside - first).days / days * (WIDTH - LEFT - 8), 1)

    x1, x2 = across(after), across(at)
    shapes = [Shape("rect", (("x", x1), ("y", HEAD - 6), ("width", x2 - x1), ("height", height - HEAD)), "now")]
    room = Labels(WIDTH, height)
    for year in range(at.year, first.year, -1):
        x = across(date(year, 1, 1))
        if label := room.add(str(year), [(x, 18, "middle")], "tick"):
            shapes.append(Shape("line", (("x1", x), ("x2", x), ("y1", HEAD - 6), ("y2", height)), "grid"))
            shapes += label
    for i, seat in enumerate(shown):
        shapes += _bar(seat, HEAD + i * ROW, across, at)
    return Drawing(WIDTH, height, tuple(shapes))


def _bar(seat: Seat, y: float, across, at: date) -> list[Shape]:  # type: ignore[no-untyped-def]
    x1 = across(seat.start)
    x2 = max(x1 + 2, across(seat.end or at))
    role = "bar-held" if seat.recorded_as_seat else "bar-seen"
    # The name above its bar: beside it, on a phone, either the name or the bar would have no room.
    name = Shape("text", (("x", LEFT), ("y", y + 12)), "", shortened(seat.seat, WIDTH - LEFT))
    shapes = [name, Shape("rect", (("x", x1), ("y", y + THICK_FROM), ("width", x2 - x1), ("height", THICK)), role)]
    if seat.joined:
        shapes.append(Shape("rect", (("x", x1), ("y", y + THICK_FROM), ("width", 5.0), ("height", THICK)), "bar-new"))
    if seat.left:
        shapes.append(
            Shape("rect", (("x", x2 - 5), ("y", y + THICK_FROM), ("width", 5.0), ("height", THICK)), "bar-gone")
        )
    return shapes
