"""Organisations outside a partnership that did not support what was proposed there, with what they said and did.

Question   Who, outside, keeps saying no to what is proposed here, and why?
Formula    of those open, without a seat here and not taking part in the period: answers given anywhere to proposals
           put here in `answer_months` that were not their own and not about procedure, one for each proposal; opposing
           and abstaining are not support, opposing somewhere counts before support elsewhere, being absent is no
           answer. Critics: at least `critic_fewest` not supported, and at least `critic_share` of its answers
Takes      others_answer, proposal_at; the promise and the workload of `candidates`
Gives      Critic, by name
Unit       proposals; share not supported, with its 90% interval
Undefined  none where no answers from outside are recorded, as is usual
Misleads   who answers from outside is who was asked or wrote in; a critic of three proposals may support the rest; a
           seat may take away what made a critic worth hearing; where only those who held back are recorded, as in most
           decision logs, all that is known of anybody is that, so that no share is given
Source     interval: Brown, Cai and DasGupta (2001), Statistical Science 16:101

A count alone listed organisations that had supported nine in ten of what they answered, only because they answered
often: to call those critics would be wrong. Proposals need not be contested, since answers from outside are often the
only dissent there is. Dissent is what a critic could cost; what it supported and works on is what it would bring.
"""

from collections import defaultdict
from dataclasses import dataclass

from afresh.recommend.activity_index import elsewhere
from afresh.recommend.allies import standing
from afresh.recommend.candidates import Promise, Workload, promise_and_workload
from afresh.recommend.response_index import Answer, Answers, answered, in_order_of_names
from afresh.snapshot.workspace import Workspace
from afresh.statistics import jeffreys
from afresh.vocabulary import Record


@dataclass(frozen=True)
class Critic:
    organisation: int
    answers: Answers
    low: float
    high: float
    """Where the share that it does not support lies, 90% sure."""
    support_named: bool
    """Whether the records name who supported, wherever it answered: without that there is no such share."""
    record: Record
    promise: Promise
    workload: Workload


def critics(workspace: Workspace, partnership_code: int) -> tuple[Critic, ...]:
    known, place, settings = elsewhere(workspace), in_order_of_names(workspace), workspace.settings
    seated = known.seated.get(partnership_code, frozenset())
    said = {
        who: answers
        for who, answers in answers_to(workspace, partnership_code).items()
        if len(answers.not_supported) >= max(settings.critic_fewest, settings.critic_share * answers.answered)
        and who in known.organisations
        and who not in seated
    }
    facts = promise_and_workload(workspace, partnership_code, sorted(said)) if said else {}
    found = []
    for who, (promise, workload) in facts.items():
        low, high = jeffreys.interval([len(said[who].not_supported)], [said[who].answered])
        record: Record = ("organisations", int(known.organisations[who]["record"]))
        named = answered(workspace).name_support(said[who].every)
        found.append(
            Critic(
                organisation=who,
                answers=said[who],
                low=float(low[0]),
                high=float(high[0]),
                support_named=named,
                record=record,
                promise=promise,
                workload=workload,
            )
        )
    return tuple(sorted(found, key=lambda each: place[each.organisation]))


def answers_to(workspace: Workspace, partnership_code: int) -> dict[int, Answers]:
    """By organisation, its answers to a partnership's proposals, wherever it gave them."""
    every: dict[int, dict[int, Answers]] = workspace.memoise("answers_to", lambda: _answers_to(workspace))
    return every.get(partnership_code, {})


def _answers_to(workspace: Workspace) -> dict[int, dict[int, Answers]]:
    known = answered(workspace)
    found: dict[int, dict[int, list[Answer]]] = defaultdict(lambda: defaultdict(list))
    for code, proposal in known.proposals.items():
        if not proposal.procedural:
            for who, answers in standing(known.by_proposal.get(code, ())).items():
                if answers[0].response != "absent":
                    found[proposal.partnership][who].append(answers[0])
    return {partnership: {who: _apart(answers) for who, answers in each.items()} for partnership, each in found.items()}


def _apart(answers: list[Answer]) -> Answers:
    return Answers(
        tuple(each for each in answers if not each.holds_back), tuple(each for each in answers if each.holds_back)
    )
