"""What the words of votes and of their results mean."""

from collections.abc import Mapping

OPTIONS = {
    "support": (
        "yes",
        "aye",
        "yea",
        "for",
        "in favour",
        "in favor",
        "support",
        "y",
        "tellaye",
        "tell aye",
        "teller aye",
    ),
    "oppose": ("no", "nay", "noe", "against", "oppose", "n", "tellno", "tell no", "teller no"),
    "abstain": ("abstain", "abstention", "abstained", "present", "both"),
    "absent": ("absent", "not voting", "excused", "paired", "not present", "no vote", "did not vote", "nv", "recused"),
}
RESULTS = {
    "adopted": ("pass", "passed", "adopted", "agreed", "carried", "approved"),
    "rejected": ("fail", "failed", "rejected", "lost", "negatived", "defeated", "not agreed"),
    "deferred": ("deferred", "adjourned", "postponed"),
    "withdrawn": ("withdrawn",),
}


def meant(words: Mapping[str, tuple[str, ...]], said: str) -> str | None:
    said = said.casefold().replace("_", " ").replace("-", " ").strip()
    return next((name for name, spellings in words.items() if said == name or said in spellings), None)
