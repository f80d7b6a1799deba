"""The state of a partnership and the reasons for it, in sentences."""

from collections.abc import Iterator

from afresh.diagnosis.assessment import Assessed, Assessment
from afresh.diagnosis.results import results_of
from afresh.diagnosis.state import Standing
from afresh.forms import count
from afresh.vocabulary import day_from
from afresh.words import coverage as coverage_words
from afresh.words import states as state_words


def anchor(each: Assessed) -> str:
    return f"partnership-{each.code}"


def state(each: Assessed) -> str:
    return state_words.state_word(each.state, each.ended is not None)


def kind_of(each: Assessed) -> str:
    """The state as a word for the style sheet; the tag always says it in words as well."""
    if each.ended:
        return "ended"
    return "between" if each.state.kind == "between" else each.state.name.replace(" ", "-")


def why(assessment: Assessment, each: Assessed) -> tuple[str, ...]:
    """The reasons for the state, in sentences."""
    settings, state = assessment.workspace.settings, each.state
    if each.standing is None:
        return ()
    if state.renewal is None:
        fewest = {"months": settings.record_months, "seat_years": settings.seat_years}
        return tuple(state_words.SETTLED[reason].format(**fewest) for reason in state.reasons)
    return (*_why_renewal(each, each.standing), _why_openness(each, each.standing, int(settings.fewest_proposals)))


def _why_renewal(each: Assessed, standing: Standing) -> Iterator[str]:
    fresh, arrivals = standing.renewal, each.findings.of("arrivals")
    assert fresh is not None and arrivals is not None, "an answer rests on arrivals"
    facts = arrivals.facts
    since, cuts = day_from(int(str(facts["window_start"]))), (fresh.cuts.low_up_to, fresh.cuts.not_low_from)
    answer = fresh.cuts.answer(fresh.days)
    yield state_words.why_renewal(
        answer, arrivals.n, float(str(facts["seat_years"] or 0)), since, fresh.days, on_a_day=fresh.on_a_day, cuts=cuts
    )
    if fresh.new_issues and answer != "not low":
        yield state_words.NEW_ISSUES
    if fresh.by_clock:
        yield state_words.BY_CLOCK
    elif facts["longer"]:
        yield state_words.LONGER.format(years=count(int(str(facts["longer"])), "year"))
    if fresh.answer == "low" and standing.state.renewal != "low":
        yield state_words.TERM_UNSEEN.format(term=standing.term_months)


def _why_openness(each: Assessed, standing: Standing, fewest: int) -> str:
    opened, adopted = standing.openness, each.findings.of("proposals_adopted")
    if opened is None:
        recorded = int(str(adopted.facts["recorded"])) if adopted else 0
        note = adopted.note if adopted else ""
        return state_words.openness_unknown(note, adopted.n if adopted else 0, recorded, fewest)
    cuts = (opened.cuts.low_up_to, opened.cuts.not_low_from)
    return state_words.why_openness(
        opened.answer, (opened.adopted, opened.in_the_end, opened.of), opened.slow, cuts,
        (opened.others_half, opened.others),
    )  # fmt: skip


def rests_on(each: Assessed) -> str:
    on = each.coverage
    said = coverage_words.rests_on(
        (on.meetings, on.with_attendance),
        (on.items, on.with_issue),
        (on.proposals, on.with_responses),
        on.file_numbers,
    )
    return " ".join(part for part in (said, coverage_words.vacant(on.vacant_of_seats)) if part)


def consider(each: Assessed) -> str:
    if not each.standing or each.ended or each.gone:
        return ""
    return state_words.consider(each.standing.state, results_of(each.findings))
