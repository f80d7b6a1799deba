"""A scenario, and nothing more: where an organisation that holds back would stand if an ally spoke first.

Question   If everybody at the table weighed the others by how much they have sat together, who would move it most?
Formula    see `speaking_first`. First positions: support (or having made it) +1, oppose -1, anything else 0. How much
           each keeps to it: Beta(2, 2), independent of how open its record is. Weights: gatherings together anywhere
           on record, each counting half for every `half_life_months` since, and known contacts (`tie_weight`). Who
           speaks first has position +1, keeps to it whole, and weighs `speaks_first` times as much with the one that
           holds back. One without a seat at the table comes to it as a newcomer, weighing `newcomer_weight` more with
           everybody there than its gatherings with them come to
Takes      organisation_there, known_tie; the possible allies
Gives      Scenario: position alone and with each ally, medians and 5-95% over draws; the sets of those whose average
           gain lies within `near_best` of the largest, empty where the largest is under `least_gain`; `no_ties`: who
           could not be told of
Unit       position, -1 to +1
Undefined  where the organisation has neither sat with, nor is known to be in contact with, anybody at the table, nor
           anybody who could come to it: then nothing is told
Misleads   it knows gatherings, not arguments; everybody is taken to listen in the same way; who would speak is not
           known
Source     Friedkin and Johnsen (1990), Journal of Mathematical Sociology 15:193

At the table are those with a seat on the review date and those who took part in the period: lists of seats lag behind.
Weights know nothing of how often an organisation's proposals were backed, which the plain table says.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from afresh.features.organisations_together import sat_together
from afresh.recommend.allies import Ally, standing
from afresh.recommend.response_index import Answer, Proposal, answered, in_order_of_names
from afresh.recommend.speaking_first import Floats, settled, with_one_more, with_one_speaking_first
from afresh.settings import Settings
from afresh.snapshot.workspace import Workspace

SEED = 20_260_101
DAYS_IN_A_MONTH = 365.25 / 12
ROUNDING = 1e-9
"""A gain that falls short of a line by less than this reaches it."""


@dataclass(frozen=True)
class Position:
    """Between -1 (opposed) and +1 (in support)."""

    median: float
    low: float
    high: float


@dataclass(frozen=True)
class WithAlly:
    organisation: int
    position: Position
    gain: float
    """How much nearer to support on average than without help."""


@dataclass(frozen=True)
class Scenario:
    alone: Position | None
    """None where nothing can be told."""
    with_ally: tuple[WithAlly, ...]
    """In no order that means anything."""
    near_best: frozenset[int]
    """Of those that made or support the proposal; nobody, as in the other two sets, where none moves it enough."""
    near_best_outside: frozenset[int]
    """Of those of them without a seat at the table: whom to bring to it."""
    near_best_on_issue: frozenset[int]
    """Of those whose answer to it is not on record, and that supported others on the same issue."""
    no_ties: frozenset[int]
    """Possible allies that do not sit there and that it has neither sat with nor is known to be in contact with."""

    def most(self, among: Collection[int]) -> float:
        """How much the one of these that moves it most moves it, on average."""
        return max((each.gain for each in self.with_ally if each.organisation in among), default=0.0)


def scenario(workspace: Workspace, proposal: Proposal, organisation: int, allies: Sequence[Ally]) -> Scenario:
    here = answered(workspace).at_table.get(proposal.partnership, frozenset())
    linked = {each.organisation for each in allies if each.together.times or each.ties}
    everybody = [each.organisation for each in allies]
    table = _Table(workspace, proposal, organisation, here | {organisation}, linked - here)
    untied = frozenset(each for each in everybody if each not in here and each not in linked)
    if not table.listens and not linked:
        return Scenario(
            alone=None,
            with_ally=(),
            near_best=frozenset(),
            near_best_outside=frozenset(),
            near_best_on_issue=frozenset(),
            no_ties=frozenset(everybody),
        )
    alone = table.alone()
    moved = {each: table.with_first(each) for each in everybody if each not in untied}
    told = tuple(WithAlly(each, _position(draws), float(np.mean(draws - alone))) for each, draws in moved.items())
    support = {each.organisation for each in allies if each.stance != "supported others on the issue"}
    best, outside, on_issue = (
        _near_best(told, among, workspace.settings) for among in (support, support - here, moved.keys() - support)
    )
    return Scenario(
        alone=_position(alone),
        with_ally=told,
        near_best=best,
        near_best_outside=outside,
        near_best_on_issue=on_issue,
        no_ties=untied,
    )


def _near_best(told: Sequence[WithAlly], among: Collection[int], settings: Settings) -> frozenset[int]:
    """Nobody, where the one of them that moves it most moves it by too little to be worth asking."""
    gains = {each.organisation: each.gain for each in told if each.organisation in among}
    best = max(gains.values(), default=0.0)
    if best <= ROUNDING or best < settings.least_gain - ROUNDING:
        return frozenset()
    return frozenset(each for each, gain in gains.items() if gain >= (1 - settings.near_best) * best)


def _position(draws: Floats) -> Position:
    low, median, high = (float(each) for each in np.quantile(draws, (0.05, 0.5, 0.95)))
    return Position(median, low, high)


class _Table:
    """Everybody at the table who has ties there, in order of their names, so that draws do not depend on codes; and
    what those who could come to it weigh with them."""

    def __init__(
        self, workspace: Workspace, proposal: Proposal, target: int, seated: Collection[int], outside: Collection[int]
    ):
        self._settings = workspace.settings
        names = in_order_of_names(workspace)
        stand = _first_positions(answered(workspace).by_proposal.get(proposal.proposal, ()), proposal.proposer)
        everybody = sorted(seated, key=lambda each: (names[each], stand.get(each, 0.0), each))
        guests = sorted(outside)
        weights = _weights(workspace, [*everybody, *guests])
        n = len(everybody)
        tied = [i for i, each in enumerate(everybody) if weights[i, :n].any() or each == target]
        members = [everybody[i] for i in tied]
        self._weights = weights[np.ix_(tied, tied)]
        self._of_guests = {each: weights[tied, n + i] for i, each in enumerate(guests)}
        self._place = {each: i for i, each in enumerate(members)}
        self._target = self._place[target]
        self._first = np.array([stand.get(each, 0.0) for each in members])
        drawn = np.random.default_rng(SEED).beta(2, 2, (len(tied), int(self._settings.scenario_draws)))
        self._keeps = np.ascontiguousarray(drawn.T)
        self.listens = bool(self._weights[self._target].any())

    def alone(self) -> Floats:
        found: Floats = settled(self._weights, self._keeps, self._first)[:, self._target]
        return found

    def with_first(self, ally: int) -> Floats:
        """Where the target ends up in each draw. One who has a seat and has met nobody there moves nobody."""
        if ally in self._place:
            return self._spoken(self._weights, self._keeps, self._first, self._place[ally])
        if ally not in self._of_guests:
            return self.alone()
        weight = self._of_guests[ally] + self._settings.newcomer_weight
        larger = with_one_more(self._weights, self._keeps, self._first, weight)
        return self._spoken(*larger, speaker=len(self._first))

    def _spoken(self, weights: Floats, keeps: Floats, first: Floats, speaker: int) -> Floats:
        times = self._settings.speaks_first
        found: Floats = with_one_speaking_first(weights, keeps, first, speaker, self._target, times=times)[
            :, self._target
        ]
        return found


def _weights(workspace: Workspace, organisations: Sequence[int]) -> Floats:
    """Gatherings together and known contacts of every two, both fading alike."""
    sat, t1 = sat_together(workspace), workspace.period.t1
    half_life = workspace.settings.half_life_months * DAYS_IN_A_MONTH
    weights = sat.weights(organisations, t1, half_life)
    at = {each: i for i, each in enumerate(organisations)}
    for pair, ties in sat.ties.items():
        if pair <= at.keys():
            one, other = (at[each] for each in pair)
            known = max(each.strength * 0.5 ** ((t1 - each.day) / half_life) for each in ties)
            weights[one, other] += workspace.settings.tie_weight * known
            weights[other, one] = weights[one, other]
    return weights


def _first_positions(answers: Sequence[Answer], proposer: int | None) -> dict[int, float]:
    """Of those on record: support +1, oppose -1, anything else 0."""
    stand = {"support": 1.0, "oppose": -1.0}
    positions = {who: stand.get(those[0].response, 0.0) for who, those in standing(answers).items()}
    return positions if proposer is None else {**positions, proposer: 1.0}
