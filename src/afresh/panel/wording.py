"""What advice may not say: causes nobody has shown, judgements of organisations, names, and words we do not use."""

import re
from collections.abc import Collection, Iterator

STATES = r"\b(?:fresh|stale|stagnant|blocked|dormant)\b"
"""Of a partnership only."""

NOT_SAID = {
    r"!": "it exclaims",
    r"\bbecause of\b|\bled to\b|\bcaused\b|\bdue to\b|\bthanks to\b|\bresulted in\b|\bas a result of\b": "that "
    "one thing caused another is not shown",
    r"\b(?:please|sorry|invalid)\b": "it begs or scolds: say what is so",
    r"\b(?:nodes?|edges|scores?|scored|rank(?:ed|ing|ings)|rat(?:ing|ings)|league\s+tables?)\b": "say member, pair, "
    "finding or share",
    r"\b(?:resist(?:ant|ance)|reluctan(?:t|ce)|stubb(?:orn)\w*|obstructive|uncooperative|difficult partners?)\b": "say "
    "what is recorded of an organisation, and judge none",
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Cllr|Councillor)\.? [A-Z]": "it names a person",
    r"\b\w*(?:aniz|ecogniz|rganiz|ioritiz|inimiz|aximiz|mphasiz|ummariz|tiliz)\w*|\b(?:behaviors?|colors?|favor\w*|labor|"
    r"centers?|centered|programs?|defense|fulfill|enroll|canceled|canceling|traveled|neighbor\w*|honor\w*)\b": "the "
    "spelling is not the UK's",
}


def wording(text: str, of: Collection[str] = ()) -> Iterator[str]:
    """What is wrong with how something is said; `of`: organisations and partnerships that it may be about."""
    if not text.strip():
        yield "nothing is said"
    for pattern, why in NOT_SAID.items():
        if met := re.search(pattern, text, 0 if "Cllr" in pattern else re.IGNORECASE):
            yield f"{why} ('{met.group()}')"
    if any(name in text for name in of) and (met := re.search(STATES, text, re.IGNORECASE)):
        yield f"'{met.group()}' is said of a partnership under review only"
