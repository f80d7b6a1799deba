"""The words of decision logs: headings, answers, outcomes, reasons, and what names nobody."""

from afresh.ingest.clean.allowed_values import NOTED
from afresh.ingest.clean.holding_back import HELD_BACK

WORDS = {
    "date": "date|meeting date|date of meeting|when|date put|date raised|meeting|at meeting|meeting ref",
    "title": "item|agenda item|proposal|title|subject|topic|what|what was asked|decision required|decision "
    "item|request|decision",
    "proposer": "asked by|proposed by|proposer|raised by|requested by|sponsor|who asked|brought by|lead",
    "status": "outcome|result|status|decision|decision made|decision taken|what was decided",
    "held_back": "who held back|held back|held back by|not supported by|did not support|who did not "
    "support|reservations|dissent|dissented|dissenting|disagreement|abstained|abstentions|abstained by",
    "against": "against|opposed|opposed by|who opposed|objected|objected by|objections|who objected|voted "
    "against|disagreed|rejected by",
    "support": "supported by|who supported|backed by|in favour|voted for|agreed by|for",
    "reason": "why|reason|reasons|reason given|reasons given|why not|comments|comment",
    "reason_kind": "reason kind|kind of reason|reason type",
    "issue": "issue|theme",
    "decided": "decided|date decided|decision date",
    "partnership": "partnership|board|group|committee|forum",
}
ANSWERS = {"held_back": HELD_BACK, "against": "oppose", "support": "support"}
NOBODY = (
    "none", "nobody", "no one", "noone", "no-one", "n/a", "-", "–", "nil", "no", "all", "everyone", "everybody",
    "all members", "all partners", "all present", "all agreed", "unanimous", "unanimously", "unanimous decision",
    "agreed unanimously", "carried unanimously", "nem con", "nem. con.", "nem con.", "nem.con.", "no objections",
    "no objection", "no dissent", "no abstentions", "without dissent", "consensus", "by consensus", "no vote taken",
)  # fmt: skip
"""What is written where nobody held back: it names no organisation."""
COUNT = r"(?i)^(?:by\s+)?\d+(?:\.0+)?(?:\s*(?:votes?|members?|for|against|abstain(?:ed)?|abstentions?))?" + (
    r"(?:\s*(?:[-–—:/]|to|votes? to|for|,)\s*\d+(?:\s*(?:votes?|for|against|abstentions?))?){0,2}$"
)
"""A count of votes: 8, 8-3, 8 votes to 3."""
NOT_BY_NAME = (
    r"(?i)^(?:(?:all|every(?:one|body)?)(?: members| partners| organisations| agencies)?,? "
    r"(?:except|but|bar|save|apart|other|others|barring|excluding)\b.*|"
    r"(?:most|a majority|the majority|many|several|some|both|half|a few|two|three|four|five|six|seven|eight)"
    r"(?: of (?:the|them))?(?: (?:members?|partners?|organisations?|agencies|others?|councils|trusts|people))?|"
    r"(?:the )?(?:rest|others?)|(?:most|many|several|some)\b.*\b(?:except|but|apart from)\b.*)$"
)
"""Says how many or all but whom, and names nobody who can be looked up: "all except council", "most partners"."""
SAYS_SO_ALONE = (
    r"(?i)(?:(?:who )?(?:did not (?:agree|support)|disagreed|dissented|objected|opposed(?: it)?|voted against|"
    r"abstained|were against|was against|had concerns|raised concerns|not in favour))\.?"
)
SAYS_SO = rf"(?i)\s+{SAYS_SO_ALONE.removeprefix('(?i)')}$"
"""What follows the name in "Police did not agree"."""
JOINED_IN_ONE = (
    r"(?i)\b(?:and|&)\s+(?:rescue|crime|social|wellbeing|well-being|care|carers|families|justice|probation|support|"
    r"advice|development|community|communities|young|adults?|learning|skills|culture|leisure|environment|regulatory)\b"
)
"""What follows "and" in the name of one body: Fire and Rescue, Police and Crime Commissioner."""

STATUS_WORDS = (
    (
        "rejected",
        r"\bnot (to )?(agree|approve|carried|carry|support|adopt|accept|pass|endorse)|\b(reject|refus|declin|turned "
        r"down|lapsed|lost|fell|failed)",
    ),
    ("withdrawn", r"\b(withdr|dropped|abandon)"),
    ("deferred", r"\b(defer|postpon|adjourn|held over|carried forward|on hold|come back|bring back|referred)"),
    ("adopted", r"\b(agreed|approved|carried|adopted|accepted|passed|endorsed|supported|unanimous|nem\.? ?con)"),
    ("open", r"\b(no decision|not decided|undecided|open|pending|in progress|under discussion|ongoing|to be decided)"),
    ("noted", rf"^({NOTED})$|\b(noted|noting|for info|for awareness)"),
)
REASON_WORDS = (
    ("cost", r"money|fund|cost|budget|afford|expens|financ|resourc|capacity"),
    ("law", r"legal|\blaw\b|statut|gdpr|data protection|information governance|unlawful|solicitor"),
    ("risk", r"\brisk|liab|safety|insur|reputation"),
    ("evidence", r"evidence|\bdata\b|proof|evaluat|pilot|prove"),
    ("territory", r"remit|our job|territor|responsib|turf|duplicat|already do|ours"),
    (
        "procedure",
        r"procedur|process|terms of reference|paperwork|sign.?off|delegat|timetable|notice|committee first|go through",
    ),
    ("outcome", r"won.?t work|will not work|outcome|impact|no difference|not work"),
)
