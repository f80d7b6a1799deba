"""Line charts as plain SVG: shares up, directly labelled, with a table of the same beside them on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from studies.counting import Share

WIDTH, HEIGHT = 720, 380
LEFT, RIGHT, TOP, BOTTOM = 64, 540, 64, 316
INK, GRID = "#3D3D3D", "#D9D9D9"
COLOURS = ("#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1")
LABEL_GAP = 18
FONT = 'font-family="Arial, Helvetica, sans-serif"'


@dataclass(frozen=True)
class Line:
    label: str
    shares: Sequence[Share]
    """One for each place along the bottom; those of nothing leave a gap."""


@dataclass(frozen=True)
class Figure:
    title: str
    """What it shows, in about ten words."""
    across: str
    up: str
    places: Sequence[str]
    lines: Sequence[Line]
    marked: float | None = None
    """A share to draw a dashed line at."""
    diagonal: bool = False
    """Whether to draw where shares would equal their place."""
    top: float = 1.0
    """The share at the top of the figure."""


def svg(figure: Figure) -> str:
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" {FONT} font-size="14">',
        f"<title>{escape(figure.title)}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#FFFFFF"/>',
        f'<text x="12" y="26" font-size="17" font-weight="bold" fill="{INK}">{escape(figure.title)}</text>',
        *_axes(figure),
        *_drawn(figure),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _axes(figure: Figure) -> list[str]:
    parts = []
    for quarter in range(5):
        y = _up(figure, figure.top * quarter / 4)
        parts.append(f'<line x1="{LEFT}" x2="{RIGHT}" y1="{y}" y2="{y}" stroke="{GRID}"/>')
        parts.append(_text(LEFT - 8, y + 5, f"{25 * figure.top * quarter:g}%", "end"))
    for i, place in enumerate(figure.places):
        parts.append(_text(_across(figure, i), BOTTOM + 22, place, "middle"))
    parts.append(_text((LEFT + RIGHT) / 2, BOTTOM + 48, figure.across, "middle"))
    parts.append(_text(LEFT - 52, TOP - 14, figure.up, "start"))
    if figure.marked is not None:
        y = _up(figure, figure.marked)
        parts.append(f'<line x1="{LEFT}" x2="{RIGHT}" y1="{y}" y2="{y}" stroke="{INK}" stroke-dasharray="5 4"/>')
    if figure.diagonal:
        path = " ".join(f"{_across(figure, i)},{_up(figure, _middle(place))}" for i, place in enumerate(figure.places))
        parts.append(f'<polyline points="{path}" fill="none" stroke="{INK}" stroke-dasharray="5 4"/>')
    return parts


def _middle(place: str) -> float:
    """Half-way through a place such as 50–75%."""
    ends = [float(end) / 100 for end in place.rstrip("%").split("–")]
    return sum(ends) / len(ends)


def _drawn(figure: Figure) -> list[str]:
    parts, wanted = [], []
    for line, colour in zip(figure.lines, COLOURS, strict=False):
        known = [(_across(figure, i), share) for i, share in enumerate(line.shares) if share.n]
        points = [(x, _up(figure, share.k / share.n)) for x, share in known]
        for x, share in known:
            low, high = share.range or (0.0, 0.0)
            parts.append(
                f'<line x1="{x}" x2="{x}" y1="{_up(figure, low)}" y2="{_up(figure, high)}" stroke="{colour}" '
                'stroke-opacity="0.45" stroke-width="4"/>'
            )
        path = " ".join(f"{x},{y}" for x, y in points)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2.5"/>')
        parts += [f'<circle cx="{x}" cy="{y}" r="4" fill="{colour}"/>' for x, y in points]
        if points:
            wanted.append((points[-1][1], points[-1][0], line.label, colour))
    return parts + _labels(wanted)


def _labels(wanted: Sequence[tuple[float, float, str, str]]) -> list[str]:
    """At the end of each line, moved down or up so that none covers another."""
    placed: list[float] = []
    ordered = sorted(wanted)
    for y, *_ in ordered:
        placed.append(max(y, placed[-1] + LABEL_GAP) if placed else y)
    over = max(0.0, placed[-1] - BOTTOM) if placed else 0.0
    for i in range(len(placed) - 1, -1, -1):
        placed[i] = min(placed[i], (placed[i + 1] - LABEL_GAP) if i + 1 < len(placed) else placed[i] - over)
    return [
        f'<text x="{RIGHT + 14}" y="{y + 5:.1f}" fill="{colour}" font-weight="bold">{escape(label)}</text>'
        for y, (_, _, label, colour) in zip(placed, ordered, strict=True)
    ]


def _across(figure: Figure, i: int) -> float:
    return round(LEFT + 30 + i * (RIGHT - LEFT - 60) / max(1, len(figure.places) - 1), 1)


def _up(figure: Figure, share: float) -> float:
    return round(BOTTOM - min(1.0, share / figure.top) * (BOTTOM - TOP), 1)


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" fill="{INK}">{escape(text)}</text>'
