"""What a state and results call for together: renewal, keeping who is there, or asking whether it has been outgrown.

The panel and the list of partnerships side by side go by these same rules.
"""

from afresh.diagnosis.results import Results
from afresh.vocabulary import Answer, Cell


def renewal(answer: Answer | None, results: Results) -> bool:
    """Little is new, and results do not improve."""
    return answer == "low" and results != "improving"


def keeping(answer: Answer | None, results: Results) -> bool:
    """Little is new, but results improve: not to be broken up."""
    return answer == "low" and results == "improving"


def asking_if_outgrown(held: Cell | None, results: Results) -> bool:
    """Little is new, little gets through, and results give concern, in a state that advice may rest on."""
    return held == "stagnant" and results == "concern"
