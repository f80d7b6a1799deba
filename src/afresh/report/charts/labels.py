"""Labels that stay inside a drawing and off one another, at the largest size they are shown in."""

from collections.abc import Iterable

from afresh.report.document import Shape

SIZE = 16.0
"""On a phone text is set larger in a drawing that is made smaller: places are chosen for that."""
NARROWEST = 5.4
NARROW, BROAD = frozenset("ijlftrI.,:;'’‘|()[] -"), frozenset("mwMWGOQ%@…")

Box = tuple[float, float, float, float]


def wide(text: str) -> float:
    """About how wide a text stands, in the units of the drawing; rather too wide than too narrow."""
    parts = (
        NARROWEST if each in NARROW else 14.4 if each in BROAD else 11.0 if each.isupper() else 9.1 for each in text
    )
    return sum(parts)


def shortened(text: str, most: float) -> str:
    """As much of a text as fits into so many units; the table holds the whole."""
    if len(text) * NARROWEST <= most and wide(text) <= most:
        return text
    # No more letters than would fit if all were narrow: a text may be without end.
    text = text[: int(most / NARROWEST) + 1]
    while text and wide(f"{text}…") > most:
        text = text[:-1]
    return f"{text.rstrip()}…"


class Labels:
    """What stands in a drawing already; a label for which there is no room is left out."""

    def __init__(self, width: float, height: float, marks: Iterable[Box] = ()) -> None:
        self.width, self.height = width, height
        self.taken: list[Box] = list(marks)

    def add(self, text: str, places: Iterable[tuple[float, float, str]], role: str = "") -> list[Shape]:
        """The text at the first of `places` (x, baseline, start, middle or end) that is free."""
        for x, y, side in places:
            box = _box(text, x, y, side)
            inside = box[0] >= 0 and box[2] <= self.width and box[1] >= 0 and box[3] <= self.height
            if inside and not any(_meet(box, other) for other in self.taken):
                self.taken.append(box)
                said = " ".join(each for each in (role, side if side != "start" else "") if each)
                return [Shape("text", (("x", round(x, 1)), ("y", round(y, 1))), said, text)]
        return []


def box_of(label: Shape) -> Box:
    """Where a label that is drawn already stands."""
    numbers = dict(label.numbers)
    side = next((each for each in ("middle", "end") if each in label.role.split()), "start")
    return _box(label.text, float(numbers["x"]), float(numbers["y"]), side)


def _box(text: str, x: float, y: float, side: str) -> Box:
    left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[side] * wide(text)
    return left, y - 0.92 * SIZE, left + wide(text), y + 0.25 * SIZE


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] - 1 and other[1] < one[3] - 1
