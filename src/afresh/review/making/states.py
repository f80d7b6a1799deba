"""Where a partnership stands, with what its two answers rest on, as plain values."""

from afresh.diagnosis.assessment import Assessed
from afresh.diagnosis.openness import Openness
from afresh.diagnosis.state import Standing
from afresh.review.parts import OpennessPart, RenewalPart, StatePart
from afresh.settings import Settings
from afresh.vocabulary import State, day_from


def settled(each: Assessed, settings: Settings) -> StatePart:
    """The state at the review date."""
    standing = each.standing
    if standing is None:
        return of_state(each.state)
    return of_state(
        standing.state,
        _renewal(each, standing, settings),
        _openness(each, standing.openness),
        "" if standing.openness else _unknown(each),
    )


def of_state(
    state: State, renewal: RenewalPart | None = None, openness: OpennessPart | None = None, unknown: str = ""
) -> StatePart:
    return StatePart(
        name=state.name,
        kind=state.kind,
        cells=state.cells,
        flags=state.flags,
        support=state.support,
        holds=bool(state.holds),
        renewal=state.renewal,
        openness=state.openness,
        provisional=state.provisional,
        reasons=state.reasons,
        on_renewal=renewal,
        on_openness=openness,
        openness_unknown=unknown,
    )


def _renewal(each: Assessed, standing: Standing, settings: Settings) -> RenewalPart | None:
    found, arrivals = standing.renewal, each.findings.of("arrivals")
    if found is None or arrivals is None or standing.state.renewal is None:
        return None
    facts = arrivals.facts
    return RenewalPart(
        newcomers=arrivals.n,
        seat_years=float(str(facts["seat_years"] or 0)),
        since=day_from(int(str(facts["window_start"]))),
        days=int(found.days),
        on_a_day=float(found.on_a_day),
        low_up_to=found.cuts.low_up_to,
        not_low_from=found.cuts.not_low_from,
        count_says=found.cuts.answer(found.days),
        new_issues=bool(found.new_issues),
        by_clock=bool(found.by_clock),
        longer=int(str(facts["longer"] or 0)),
        term_unseen=found.answer == "low" and standing.state.renewal != "low",
        term_months=int(standing.term_months),
        threshold=settings.low_arrivals,
    )


def _openness(each: Assessed, found: Openness | None) -> OpennessPart | None:
    if found is None:
        return None
    adopted = each.findings.of("proposals_adopted")
    first = adopted.facts.get("first_put") if adopted else None
    return OpennessPart(
        adopted=int(found.adopted),
        in_the_end=int(found.in_the_end),
        of=int(found.of),
        first_put=day_from(int(str(first))) if first is not None else None,
        low_up_to=found.cuts.low_up_to,
        not_low_from=found.cuts.not_low_from,
        slow=bool(found.slow),
        half_of_others=found.others_half,
        others=int(found.others),
    )


def _unknown(each: Assessed) -> str:
    adopted = each.findings.of("proposals_adopted")
    return adopted.note if adopted else ""
