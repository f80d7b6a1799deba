"""How organisations answered, in words that they could read themselves."""

from collections.abc import Sequence

EXPLAINED = (
    "Organisations are listed by name. Counted are proposals that were not the organisation's own and that somebody else did not "
    "support, over all the years on record. Abstaining is not support; being absent is counted apart. Agreement is not initiative: "
    "one that objects may do so for good reasons, and the reasons recorded stand beside."
)


ONLY_HELD_BACK = (
    "No support is recorded by name, only who held back: so how often an organisation supported others cannot be told."
)


def reasons(found: Sequence[tuple[str, int]]) -> str:
    """cost 3, procedure 1."""
    kinds = sorted(((kind or "no reason recorded", n) for kind, n in found if n), key=lambda each: (-each[1], each[0]))
    return ", ".join(f"{kind} {n}" for kind, n in kinds)
