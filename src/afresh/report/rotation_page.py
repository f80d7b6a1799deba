"""The rotation forecast as one self-contained page, as text and as plain values."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from afresh.recommend.rotation.forecast import Forecast
from afresh.report.as_json import as_json
from afresh.review.labels import Labels, iso
from afresh.review.rotation import RotationTold, told
from afresh.version import VERSION
from afresh.vocabulary import day_from

MOST_RECORDS = 100
FOOT = (
    "Made by afresh from your own records, on your own machine. A forecast says what would follow if things went on as "
    "recorded; it is no promise."
)
LINE = 100


@dataclass(frozen=True)
class RotationForecast:
    """One partnership's forecast, ready to be looked at or written out."""

    forecast: Forecast
    partnership: str
    """Its id."""
    labels: Labels
    under: tuple[tuple[str, int], ...]
    """The records it rests on."""

    @cached_property
    def told(self) -> RotationTold:
        return told(self.forecast, self.labels.named(self.partnership))

    def html(self) -> str:
        from afresh.report.document import Document, Fold, Page, Paragraph
        from afresh.report.render import html
        from afresh.report.sections.forecast import told as blocks
        from afresh.review.making.forecasts import part

        told, lines = self.told, self.labels.lines(self.under[:MOST_RECORDS])
        heading = f"{told.name}: {told.heading[:1].lower()}{told.heading[1:]}"
        records = tuple(Paragraph(f"{says} ({place})") for says, place in lines)
        under = (Fold("The records it rests on", records, f"{len(self.under):,}"),) if lines else ()
        said = Paragraph(f"A forecast from what was on record by {told.as_of}.")
        page = Page("forecast", heading, (said, *blocks(part(told)), *under))
        return html.page(Document(f"{told.name}: rotation forecast", "Rotation forecast", "", (page,), (FOOT,)))

    def facts(self) -> dict[str, Any]:
        """Every figure, the sentences, and where the records stand."""
        figures = asdict(self.forecast)
        figures["clock"] = {"years": self.forecast.clock[0], "sure": self.forecast.clock[1]}
        figures["renewed"] = {"taken_up_again": self.forecast.renewed[0], "ended": self.forecast.renewed[1]}
        base = self.forecast.base
        figures["base"] = base and {
            "newcomers": base.newcomers,
            "seat_years": base.seat_years,
            "counted_after": iso(day_from(base.start)),
            "a_seat_a_year": base.a_seat,
        }
        for name in ("partnership", "day"):
            del figures[name]
        for year in figures["past"]:
            year["start"], year["end"] = iso(day_from(year["start"])), iso(day_from(year["end"]))
        for tried, one in zip(figures["tried"], self.forecast.tried, strict=True):
            tried["day"], tried["held"] = iso(day_from(tried["day"])), one.held
        text = self.labels.disclosure.text
        return {
            "made_by": f"afresh {VERSION}",
            "partnership": text(self.partnership),
            "name": self.told.name,
            "at": iso(day_from(self.forecast.day)),
            **figures,
            "said": list(self.told.said),
            "rules_do": list(self.told.rules_do),
            "held": self.told.held,
            "rests_on": list(self.told.rests_on),
            "assumed": list(self.told.assumed),
            "why_not": self.told.refused,
            "records": [
                {"table": table, "source": source, "row": row}
                for (table, _), (source, row) in self.labels.places(self.under).items()
            ],
        }

    def json(self) -> str:
        return as_json(self.facts())

    def text(self) -> str:
        """For a terminal: what is said, the rules side by side, how far to trust it, and each year."""
        one = self.told
        lines = [f"{one.name}: {one.heading[:1].lower()}{one.heading[1:]}", f"As of {one.as_of}", ""]
        if one.refused:
            return "\n".join([*lines, *_wrapped(one.refused)])
        lines += [part for each in one.said for part in _wrapped(each)]
        lines += ["", "What each rule would do (in brackets: where 90% of the draws lie)", ""]
        lines += _columns([one.columns, *(each.row for each in one.rules)])
        lines += ["", *(part for each in one.rules_do for part in _wrapped(each, "- "))]
        lines += ["", "How far to trust it", ""]
        lines += [part for each in (one.held, *one.rests_on, *one.assumed) for part in _wrapped(each, "- ")]
        for title, rows in (("What was", one.past), *((each.title, each.years) for each in one.rules)):
            lines += ["", title, "", *_columns([one.year_columns, *rows])]
        return "\n".join(lines)


def _wrapped(text: str, bullet: str = "") -> list[str]:
    from textwrap import wrap

    return wrap(text, LINE, initial_indent=bullet, subsequent_indent=" " * len(bullet))


def _columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Headings broken over several lines, so that a row fits on one."""
    from textwrap import wrap

    heads = [wrap(each, 18) or [""] for each in rows[0]]
    deep = max(len(each) for each in heads)
    top = [[[""] * (deep - len(each)) + each for each in heads][i] for i in range(len(heads))]
    table = [[each[level] for each in top] for level in range(deep)] + [list(row) for row in rows[1:]]
    widths = [max(len(row[i]) for row in table) for i in range(len(rows[0]))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in table]
