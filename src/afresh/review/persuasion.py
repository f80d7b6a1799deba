"""Who could persuade: the plain table first, then the scenario, in sentences that carry their records."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from afresh.recommend.allies import Ally
from afresh.recommend.persuasion import HoldsBack, Persuasion
from afresh.recommend.response_index import Answer, Count, answered
from afresh.recommend.scenario import Position, Scenario
from afresh.review.cited_sentence import Said
from afresh.review.labels import iso
from afresh.review.proposal_names import Proposals
from afresh.snapshot.workspace import Workspace
from afresh.vocabulary import Record, day_from, day_if_known
from afresh.words import persuasion as words


@dataclass(frozen=True)
class Supporter:
    """What is on record between one that could speak and one that holds back."""

    name: str
    stance: Said
    at_the_table: bool
    facts: tuple[Said, ...]
    values: Mapping[str, object]
    linked: bool
    """Whether anything at all is on record between the two."""

    @property
    def line(self) -> str:
        return words.reading(self.name, self.stance.text, (each.text for each in self.facts))


@dataclass(frozen=True)
class Group:
    """Those who sit at the table, those who do not, or those of whom only support for others is known: by name."""

    heading: str
    supporters: tuple[Supporter, ...]
    for_this: bool
    """Whether they are on record as supporting this proposal."""
    at_the_table: bool


@dataclass(frozen=True)
class ScenarioSaid:
    assumed: str
    alone: str
    rows: tuple[tuple[str, str], ...]
    """Name, and position with it speaking first, of those on record as supporting the proposal; by name."""
    on_issue: tuple[tuple[str, str], ...]
    """The same of those of whom only support for others on the issue is known."""
    sets: tuple[str, ...]
    caveats: tuple[str, ...]
    values: Mapping[str, object]


@dataclass(frozen=True)
class HoldsBackSaid:
    name: str
    answers: tuple[Said, ...]
    changed: Said
    groups: tuple[Group, ...]
    nobody: str
    scenario: ScenarioSaid | None


@dataclass(frozen=True)
class PersuasionSaid:
    id: str
    title: str
    put: Said
    answered: str
    why_none: str
    organisations: tuple[HoldsBackSaid, ...]
    counted: str
    unknown: tuple[str, ...]


def said(found: Persuasion, proposals: Proposals) -> PersuasionSaid:
    workspace, proposal = proposals.workspace, found.proposal
    labels = proposals.labels
    by = labels.organisation(proposal.proposer) if proposal.proposer is not None else ""
    decided = day_if_known(proposal.decided)
    days = workspace.period.t1 - proposal.day
    where = proposals.partnership(proposal.partnership)
    put = words.put(where, day_from(proposal.day), by, proposal.status, decided, days=days)
    organisations = [_organisation(each, found, proposals) for each in found.organisations]
    months = workspace.settings.answer_months
    return PersuasionSaid(
        id=proposals.id(proposal.proposal),
        title=proposals.title(proposal.proposal),
        put=Said(put, (proposal.record,)),
        answered=words.answered(found.supported, found.responses - found.supported, found.support_named)
        if found.responses
        else "",
        why_none=words.why_none(found.why_none, months) if found.why_none else "",
        organisations=tuple(sorted(organisations, key=lambda each: each.name.casefold())),
        counted=words.what_counts(months, workspace.period.end),
        unknown=tuple(unknown(workspace, proposal.proposer is None)),
    )


def unknown(workspace: Workspace, nobody_made_it: bool = False) -> list[str]:
    """What the records do not hold that would bear on this."""
    missing = {"ties", "attendance"} - workspace.store.supplied
    undated = int(workspace.store.rows("SELECT count(*) FROM responses WHERE date IS NULL")[0][0])
    return words.unknown(missing, undated, nobody_made_it)


def _organisation(found: HoldsBack, of: Persuasion, proposals: Proposals) -> HoldsBackSaid:
    name = proposals.labels.organisation(found.organisation)
    reasons = proposals.reasons(each.record for each in found.answers)
    answers = [_answer(each, of, reasons, proposals) for each in found.answers]
    supporters = [_supporter(each, found, of, proposals) for each in found.allies]
    changed = Said(
        words.changed_minds(len(found.changed_minds)),
        tuple(record for each in found.changed_minds for record in each.records),
    )
    return HoldsBackSaid(
        name=name,
        answers=tuple(answers) or (Said(words.no_answer(name)),),
        changed=changed,
        groups=_groups(supporters, of, proposals),
        nobody="" if supporters else words.nobody(of.support_named),
        scenario=scenario_said(found, found.scenario, proposals) if found.scenario and supporters else None,
    )


def _answer(answer: Answer, of: Persuasion, reasons: Mapping[Record, str], proposals: Proposals) -> Said:
    elsewhere = answer.partnership != of.proposal.partnership
    where = proposals.partnership(answer.partnership) if elsewhere else ""
    text = words.answer(
        answered(proposals.workspace).told(answer), where, answer.reason_kind or "", reasons.get(answer.record, "")
    )
    return Said(text, (answer.record,))


def _supporter(ally: Ally, found: HoldsBack, of: Persuasion, proposals: Proposals) -> Supporter:
    labels = proposals.labels
    target = labels.organisation(found.organisation)
    places = [(proposals.partnership(each.partnership), each.times) for each in ally.together.places]
    last = day_if_known(ally.together.last_day)
    between, its = sum(each.between for each in ally.spoke_before), ally.backed
    facts = (
        Said(words.sat(ally.together.times, last, places), ally.together.records, in_order=True),
        Said(words.tie(day_from(each.day) for each in ally.ties), tuple(each.record for each in ally.ties)),
        Said(words.backed(target, its.supported, its.of, its.support_named), its.records, in_order=True),
        Said(
            words.spoke(len(ally.spoke_before), len(found.changed_minds), between),
            tuple(each.record for each in ally.spoke_before),
        ),
    )
    answered_on_issue, answered_its = (_of_known(each) for each in (ally.on_issue, ally.backed))
    stance = words.stance(ally.stance, ally.on_issue.supported, answered_on_issue)
    values = {
        "stance": ally.stance,
        "on_issue": [ally.on_issue.supported, answered_on_issue],
        "sat_together": ally.together.times,
        "last_together": iso(last),
        "where": dict(places),
        "known_contacts": [day_from(each.day).isoformat() for each in ally.ties],
        "its_proposals_backed": [ally.backed.supported, answered_its],
        "spoke_before": [len(ally.spoke_before), len(found.changed_minds)],
    }
    name = labels.organisation(ally.organisation)
    shown = tuple(each for each in facts if each.text)
    linked = bool(ally.together.times or ally.ties or ally.backed.of or ally.spoke_before)
    return Supporter(
        name=name,
        stance=Said(stance, ally.stance_records),
        at_the_table=ally.at_the_table,
        facts=shown,
        values=values,
        linked=linked,
    )


def _of_known(each: Count) -> int | None:
    return each.of if each.support_named else None


def _groups(supporters: Iterable[Supporter], of: Persuasion, proposals: Proposals) -> tuple[Group, ...]:
    by_name = sorted(supporters, key=lambda each: each.name.casefold())
    here = words.AT_THE_TABLE.format(partnership=proposals.partnership(of.proposal.partnership))
    on_issue = words.ON_ISSUE.format(issue=proposals.issue(of.proposal.issue))
    kinds = {
        here: [each for each in by_name if _for_this(each) and each.at_the_table],
        words.OUTSIDE: [each for each in by_name if _for_this(each) and not each.at_the_table],
        f"{on_issue}. {here}": [each for each in by_name if not _for_this(each) and each.at_the_table],
        f"{on_issue}. {words.OUTSIDE}": [each for each in by_name if not _for_this(each) and not each.at_the_table],
    }
    return tuple(
        Group(heading, tuple(those), _for_this(those[0]), those[0].at_the_table)
        for heading, those in kinds.items()
        if those
    )


def _for_this(supporter: Supporter) -> bool:
    return supporter.values["stance"] != "supported others on the issue"


def scenario_said(found: HoldsBack, scenario: Scenario, proposals: Proposals) -> ScenarioSaid:
    settings, labels = proposals.workspace.settings, proposals.labels
    name = labels.organisation(found.organisation)
    names = {each.organisation: labels.organisation(each.organisation) for each in found.allies}
    assumed = words.scenario(
        settings.scenario_draws, settings.half_life_months, settings.speaks_first, name, settings.newcomer_weight
    )
    untied = words.no_ties(_by_name(names[each] for each in scenario.no_ties))
    if scenario.alone is None:
        return ScenarioSaid(
            assumed="",
            alone=words.cannot_tell(name),
            rows=(),
            on_issue=(),
            sets=(),
            caveats=(),
            values={"position_alone": None},
        )
    sets = _sets(found, scenario)
    near = [_by_name(names[each] for each in one.near_best) for one in sets]
    shown = [each for each in scenario.with_ally if any(one.near_best and each.organisation in one.of for one in sets)]
    shown = sorted(shown, key=lambda each: names[each.organisation].casefold())
    rows, on_issue = (
        tuple((names[each.organisation], _shown(each.position)) for each in shown if each.organisation in of)
        for of in (sets[0].of, sets[2].of)
    )
    says = [
        words.near_best(name, one.whom, those, settings.near_best, one.most, least=settings.least_gain)
        for one, those in zip(sets, near, strict=True)
        if one.of
    ]
    nobody = words.nobody_moves(name) if scenario.with_ally and not any(near) else ""
    values = {
        "position_alone": _values(scenario.alone),
        "with_each_speaking_first": {names[each.organisation]: _values(each.position) for each in shown},
        "near_best": near[0],
        "near_best_without_a_seat": near[1],
        "near_best_of_those_who_supported_others": near[2],
        "moves_it_by_at_most": dict(zip(SETS, (one.most if one.of else None for one in sets), strict=True)),
        "cannot_tell": _by_name(names[each] for each in scenario.no_ties),
    }
    caveats = tuple(each for each in (untied, words.WIDE if any(near) else "") if each)
    alone = words.alone(name, _shown(scenario.alone))
    says = [each for each in (nobody, *says) if each]
    return ScenarioSaid(
        assumed=assumed, alone=alone, rows=rows, on_issue=on_issue, sets=tuple(says), caveats=caveats, values=values
    )


SETS = ("supporters", "supporters_without_a_seat", "supporters_of_others")


@dataclass(frozen=True)
class _Set:
    """Allies who are set beside each other."""

    whom: str
    of: frozenset[int]
    near_best: frozenset[int]
    most: float


def _sets(found: HoldsBack, scenario: Scenario) -> tuple[_Set, ...]:
    """Of those on record as supporting it, of those of them with no seat there, and of those who supported others."""
    others = {each.organisation for each in found.allies if each.stance == "supported others on the issue"}
    outside = {each.organisation for each in found.allies if not each.at_the_table}
    could = {each.organisation for each in scenario.with_ally}
    groups = (
        (words.OF_SUPPORTERS, could - others, scenario.near_best),
        (words.OF_OUTSIDERS, (could - others) & outside, scenario.near_best_outside),
        (words.OF_OTHERS, could & others, scenario.near_best_on_issue),
    )
    return tuple(_Set(whom, frozenset(of), near, scenario.most(of)) for whom, of, near in groups)


def _by_name(names: Iterable[str]) -> list[str]:
    return sorted(names, key=str.casefold)


def _shown(position: Position) -> str:
    return words.position(position.median, position.low, position.high)


def _values(position: Position) -> dict[str, float]:
    return {"median": position.median, "low": position.low, "high": position.high}
