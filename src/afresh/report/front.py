"""The first page: where each partnership stands, what changed since a period before, what to talk about."""

from collections import Counter
from dataclasses import dataclass

from afresh.diagnosis.assessment import Assessed, Assessment
from afresh.diagnosis.likely_links import likely_links
from afresh.diagnosis.results import has_indicators, results_of
from afresh.forms import ago, bracketed, draws, percent, rate
from afresh.report.charts.axes import Axes, Point, axes
from afresh.report.page import RecordList, anchor, consider, kind_of, record_lists, state
from afresh.review.labels import Labels
from afresh.vocabulary import State
from afresh.words import front as words
from afresh.words import states as state_words
from afresh.words import to_confirm as to_confirm_words

ORDER = (
    "stagnant", "blocked", "stale", "dormant", "between", "fresh", "new-people", "too-close-to-call",
    "no-recent-records", "too-new-to-tell", "too-small-to-tell", "not-enough-records", "ended",
)  # fmt: skip
QUIET = ("fresh", "too-close-to-call")
MOST_TO_TALK_ABOUT = 10
MOST_CHANGES = 12
MOST_STANDINGS = 50


@dataclass(frozen=True)
class Standing:
    """A partnership's line in the table."""

    name: str
    link: str
    state: str
    kind: str
    support: str
    renewal: str
    openness: str
    results: str
    before: str


@dataclass(frozen=True)
class Talk:
    name: str
    link: str
    state: str
    kind: str
    consider: str
    question: str


@dataclass(frozen=True)
class Front:
    title: str
    as_of: str
    """The review date, and what it rests on."""
    period: str
    fictional: bool
    counts: str
    axes: Axes | None
    axes_title: str
    axes_explained: str
    standings: tuple[Standing, ...]
    more_standings: tuple[Standing, ...]
    """Where there are very many, those after the first are folded away."""
    changes: tuple[str, ...]
    more_changes: tuple[str, ...]
    no_past: str
    ago: str
    """How long before the comparison is with: a year before."""
    nothing_changed: str
    talk: tuple[Talk, ...]
    more_talk: int
    everywhere: tuple[str, ...]
    everywhere_records: tuple[RecordList, ...]


def front(assessment: Assessment, labels: Labels) -> Front:
    period = assessment.workspace.period
    gone = sum(each.gone for each in assessment.lasting)
    lasting = sorted(
        (each for each in assessment.lasting if not each.gone),
        key=lambda each: (ORDER.index(kind_of(each)), each.name.casefold()),
    )
    standings = tuple(_standing(each, labels) for each in lasting)
    changes = _changes(assessment, lasting, labels)
    talk = [_talk(each, labels) for each in lasting if not each.ended]
    worth = [each for each in talk if each.consider and each.kind not in QUIET]
    drawn = _axes(assessment, lasting, labels)
    return Front(
        words.title(period),
        words.as_of(period.end, assessment.last_recorded, assessment.date_given, assessment.long_after),
        words.period(period, assessment.workspace.level),
        is_fictional(assessment),
        words.counts(Counter(kind_of(each).replace("-", " ") for each in lasting), len(lasting), _projects(assessment))
        + to_confirm_words.left_out(gone),
        drawn,
        words.axes_title(_low_both(lasting), _placed(lasting), drawn is not None and drawn.strip),
        words.axes_explained(drawn is not None and drawn.strip),
        standings[:MOST_STANDINGS],
        standings[MOST_STANDINGS:],
        tuple(changes[:MOST_CHANGES]),
        tuple(changes[MOST_CHANGES:]),
        "" if assessment.past else words.no_past(period),
        ago(period),
        words.nothing_changed(all(each.table is not None for each in lasting if not each.ended)),
        tuple(worth[:MOST_TO_TALK_ABOUT]),
        max(0, len(worth) - MOST_TO_TALK_ABOUT),
        _everywhere(assessment),
        record_lists(assessment.everywhere_records, "everywhere", labels)[0],
    )


def is_fictional(assessment: Assessment) -> bool:
    """Records of a made-up place say so in its area; the report then says so too."""
    return any("fictional" in each.area.casefold() for each in assessment.partnerships)


def _projects(assessment: Assessment) -> int:
    return len(assessment.partnerships) - len(assessment.lasting)


def _everywhere(assessment: Assessment) -> tuple[str, ...]:
    from afresh.words.findings import said

    return tuple(said(finding) for finding in assessment.everywhere.every("p_and_q"))


def _low_both(lasting: list[Assessed]) -> tuple[int, int]:
    states = [each.state for each in lasting if not each.ended]
    return sum(state.renewal == "low" for state in states), sum(state.openness == "low" for state in states)


def _placed(lasting: list[Assessed]) -> int:
    return sum(each.state.renewal is not None for each in lasting)


def _standing(each: Assessed, labels: Labels) -> Standing:
    arrivals, adopted = each.findings.of("arrivals"), each.findings.of("proposals_adopted")
    result = state_words.RESULTS[results_of(each.findings)] if has_indicators(each.findings) else ""
    settled = each.standing.state if each.standing else None
    support = draws(settled.support) if settled and settled.support is not None else "–"
    if settled and settled.kind == "between":
        support += " for one of the two"
    if settled and "provisional" in settled.flags:
        support += ", provisional"
    renewal = openness = "–"
    if arrivals and arrivals.value is not None:
        renewal = f"{rate(arrivals.value)} ({rate(arrivals.low or 0)} to {rate(arrivals.high or 0)})"
    if adopted and adopted.value is not None:
        openness = f"{percent(adopted.value)} ({bracketed(adopted.low, adopted.high)})"
    before = state_words.state_word(each.before.state, False) if each.before else "–"
    return Standing(
        labels.disclosure.text(each.name),
        _link(each),
        state(each),
        kind_of(each),
        support,
        renewal,
        openness,
        result or "–",
        before,
    )


def _link(each: Assessed) -> str:
    """To its page, where it has one."""
    return f"#{anchor(each)}" if each.table is not None else ""


def _axes(assessment: Assessment, lasting: list[Assessed], labels: Labels) -> Axes | None:
    points = []
    for each in lasting:
        arrivals, adopted = each.findings.of("arrivals"), each.findings.of("proposals_adopted")
        if each.state.renewal is None or arrivals is None or arrivals.value is None:
            continue
        known = adopted is not None and adopted.value is not None
        points.append(
            Point(
                labels.disclosure.text(each.name),
                kind_of(each),
                arrivals.value,
                arrivals.low or 0.0,
                arrivals.high or 0.0,
                adopted.value if known and adopted else None,
                adopted.low if known and adopted else None,
                adopted.high if known and adopted else None,
            )
        )
    settings = assessment.workspace.settings
    return axes(points, settings.low_arrivals, settings.low_openness) if points else None


def _changes(assessment: Assessment, lasting: list[Assessed], labels: Labels) -> list[str]:
    """States first, then people."""
    both = [changed(assessment, each, labels) for each in lasting]
    return [line for lines, _ in both for line in lines] + [line for _, lines in both for line in lines]


def can_be_compared(state: State) -> bool:
    """A change is told between two states that each held, or of a board that stopped meeting or began again."""
    return state.holds or state.kind == "dormant"


def changed(assessment: Assessment, each: Assessed, labels: Labels) -> tuple[list[str], list[str]]:
    """What is different from a period before, in sentences: of its state, and of who is there."""
    name, state_said, people_said = labels.disclosure.text(each.name), [], []
    if each.ended:
        return [], []
    was_then = each.before.state if each.before else None
    told = was_then is not None and can_be_compared(was_then) and can_be_compared(each.state)
    if told and each.before and each.before.state.name != each.state.name:
        was = state_words.state_word(each.before.state, False)
        state_said.append(words.state_changed(name, was, state(each), assessment.workspace.period))
    # Under a new name everybody is new; whether it is one is asked.
    if each.table is not None and each.code not in likely_links(assessment.workspace).renamed:
        period = assessment.workspace.period
        joined, left = len(each.table.joined()), len(each.table.left(period.start, period.end))
        if joined or left:
            people_said.append(words.came_and_went(name, joined, left))
    return state_said, people_said


def _talk(each: Assessed, labels: Labels) -> Talk:
    return Talk(
        labels.disclosure.text(each.name),
        _link(each),
        state(each),
        kind_of(each),
        consider(each),
        state_words.question(each.state),
    )
