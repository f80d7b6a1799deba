"""Reviews made by hand, as values: no records are read for them."""

from dataclasses import replace
from datetime import date

from afresh.review.overview_parts import AcrossPart, ChancePart, OrganisationsPart, ReadingPart
from afresh.review.parts import Cited, Coverage, FindingPart, Seat, StatePart
from afresh.review.result import SCHEMA, PartnershipPart, ReviewResult

AFTER, AT = date(2023, 6, 30), date(2024, 6, 30)
SETTINGS = {
    "record_months": 18.0,
    "seat_years": 10.0,
    "fewest_proposals": 5.0,
    "low_arrivals": 0.1,
    "low_openness": 1 / 3,
}
NOTHING = Coverage(
    meetings=0, with_attendance=0, items=0, with_issue=0, proposals=0, with_responses=0, file_numbers=False, vacant=0,
    seats=0,
)  # fmt: skip


def state(name: str = "stale", kind: str = "one", **more: object) -> StatePart:
    made = StatePart(
        name=name, kind=kind, cells=(name,), flags=(), support=0.96, holds=kind == "one", renewal=None, openness=None,
        provisional=(), reasons=(),
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def partnership(id: str = "board", **more: object) -> PartnershipPart:
    made = PartnershipPart(
        id=id, name=id, kind="board", area="", purpose="", ended=None, gone=False, state=state(), before=None,
        results="none recorded", coverage=NOTHING, findings=(), has_page=True,
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def finding(measure: str = "arrivals", of: str = "board", **more: object) -> FindingPart:
    made = FindingPart(
        id=f"{measure}/{of}/", measure=measure, subject="", value=0.1, low=0.05, high=0.2, n=4, expected=None, note="",
        says="Four came.",
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def seat(name: str, start: date, end: date | None = None, **more: object) -> Seat:
    made = Seat(
        seat=name, start=start, end=end, start_is_exact=True, end_is_exact=True, recorded_as_seat=True,
        joined=AFTER < start <= AT, left=end is not None and end > AFTER,
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def cited(says: str, row: int = 2) -> Cited:
    return Cited("seats", "seats.csv", row, says)


def review(*partnerships: PartnershipPart, **more: object) -> ReviewResult:
    from inspect import signature

    made = {
        "schema": SCHEMA,
        "made_by": "afresh 0",
        "says": "This review is as of 30 June 2024.",
        "fictional": False,
        "names": False,
        "after": AFTER,
        "at": AT,
        "months": 12,
        "level": "people",
        "last_recorded": AT,
        "date_given": False,
        "long_after": False,
        "compared": True,
        "summary": "",
        "projects": 0,
        "to_confirm": (),
        "renamed": (),
        "partnerships": partnerships,
        "across": AcrossPart((), 0, (), 0, 0),
        "everywhere": (),
        "everywhere_records": (),
        "portfolio": None,
        "organisations": OrganisationsPart(
            only_held_back=False,
            explained=(),
            answered=(),
            initiative_explained="",
            initiative=(),
            initiative_untold="",
            records=(),
        ),
        "chance": ChancePart(
            says="", looked_at=0, stood_out=0, by_chance=0.0, low=0.0, high=0.0, explained="", lines=()
        ),
        "reading": ReadingPart(
            tables=(),
            rows_found=0,
            rows_left_out=0,
            problems=(),
            notes=(),
            missing=(),
            left_out="",
            records_start=AFTER,
        ),
        "settings": SETTINGS,
    } | more
    unknown = set(made) - set(signature(ReviewResult).parameters)
    assert not unknown, f"a review has no {unknown}"
    return ReviewResult(**made)  # type: ignore[arg-type]
