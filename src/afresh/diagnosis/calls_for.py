"""What a state and results call for together: renewal, keeping who is there, or asking whether it has been outgrown.

The panel and the list of partnerships side by side go by these same rules.
"""

from afresh.diagnosis.results import Results
from afresh.vocabulary import RENEWAL_LOW, StateName


def renewal(state: StateName, results: Results) -> bool:
    """Little is new, and results do not improve."""
    return state in RENEWAL_LOW and results != "improving"


def keeping(state: StateName, results: Results) -> bool:
    """Little is new, but results improve: not to be broken up."""
    return state in RENEWAL_LOW and results == "improving"


def asking_if_outgrown(state: StateName, results: Results) -> bool:
    """Little is new, little gets through, and results give concern: renewal is called for too."""
    return state == "stagnant" and results == "concern"
