"""The panel's rules in short, for the methods section: when each speaks, and how well it is known to help."""

from dataclasses import dataclass
from re import sub

from afresh.panel.adviser import STANDPOINTS, Adviser
from afresh.panel.register import advisers
from afresh.words import advice as words


@dataclass(frozen=True)
class Rule:
    title: str
    standpoint: str
    looks_for: str
    not_used_when: str
    evidence: str
    added_by: str
    """The package that adds it, if it is not afresh's own."""


def rules() -> tuple[Rule, ...]:
    return tuple(_rule(each) for each in advisers())


def _rule(adviser: Adviser) -> Rule:
    return Rule(
        title=adviser.title,
        standpoint=standpoint(adviser.standpoint),
        looks_for=told(adviser, "Looks for"),
        not_used_when=told(adviser, "Not used when"),
        evidence=evidence(adviser),
        added_by=adviser.added_by,
    )


def told(adviser: Adviser, heading: str) -> str:
    """What the rule's page says there, with commands in quotation marks and no full stop."""
    return sub("`([^`]*)`", r"‘\1’", adviser.page[heading]).rstrip(".")


def evidence(adviser: Adviser) -> str:
    """That such advice helps: how well it is known, and by whom."""
    return f"{words.GRADES[adviser.grade]}: {adviser.reference}"


def standpoint(name: str) -> str:
    """Results, Allies, ...: the standpoint without its question."""
    return STANDPOINTS[name].partition(":")[0]
