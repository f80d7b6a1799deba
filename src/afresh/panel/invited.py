"""Facts of organisations outside for the panel: who could be asked, and who did not support what was proposed."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from afresh.diagnosis.names import Names
from afresh.engine.contract import Step
from afresh.gatherings.gathered import Gathered
from afresh.panel.facts import Candidate, Critic
from afresh.recommend import candidates as found_outside
from afresh.recommend import critics as found_critics
from afresh.recommend.under import Under

ISSUES = Step("issues", "every issue", "SELECT code, issue FROM issue_code")


@dataclass(frozen=True)
class Invited:
    gathered: Gathered
    names: Names

    @cached_property
    def _issues(self) -> dict[int, str]:
        return {row["code"]: row["issue"] for row in self.gathered.ask(ISSUES).rows()}

    def candidates(self, partnership: int) -> tuple[Candidate, ...]:
        """Those who bring most that nobody seated works on first, then by name."""
        return tuple(self._candidate(each) for each in found_outside.candidates(self.gathered, partnership))

    def _candidate(self, each: found_outside.Candidate) -> Candidate:
        promise = each.promise
        return Candidate(
            self._called(each.organisation), self._named(promise.brings), self._named(promise.works_on),
            promise.active, promise.never_seated, promise.voice == "user_led",
            promise.kind if promise.kind_under_seated else "", each.workload.places, Under(lambda: each.records),
        )  # fmt: skip

    def critics(self, partnership: int) -> tuple[Critic, ...]:
        return tuple(self._critic(each) for each in found_critics.critics(self.gathered, partnership))

    def _critic(self, each: found_critics.Critic) -> Critic:
        said = each.answers
        return Critic(
            self._called(each.organisation), len(said.not_supported), said.answered, tuple(said.reasons.items()),
            self._named(each.promise.brings), each.workload.places, tuple(one.record for one in said.not_supported),
        )  # fmt: skip

    def _called(self, organisation: int) -> str:
        return self.names.organisations[organisation][1]

    def _named(self, issues: Iterable[int]) -> tuple[str, ...]:
        return tuple(self._issues[each] for each in issues)
