"""Other words that people write for the values a column allows."""

from functools import cache

from afresh.records.tables import TABLES

YES = ("yes", "y", "true", "t", "1", "x", "✓", "✔", "√", "on", "voting")
NO = ("no", "n", "false", "f", "0", "non voting", "nonvoting", "off")

PRESENT = "p|yes|y|✓|✔|√|☑|✅|x|1|attended|attending|in person|online|virtual|here|att"
APOLOGIES = "a|ap|apol|apols|apology|apologised|sent apologies|apologies received|apologies given"
ABSENT = "n|no|ab|abs|0|did not attend|dna|not present|no apologies|not attended|❌|✗|✘"
DEPUTY = "d|dep|deputised|deputy sent|sent deputy|deputy attended|sub|substitute|represented"
IN_ATTENDANCE = "ia|i/a|in att|observer|observing|obs|guest|officer in attendance"

NOTED = (
    "noted|for information|information|for info|info|information only|for information only|for noting|to note|noting|"
    "received|received and noted|report noted|update noted|noted for information|for awareness"
)
"""What is written of an item on which nothing was to be decided (see clean_noted)."""

_OTHER_WORDS: dict[str, dict[str, str]] = {
    "attendance.status": {
        "present": PRESENT,
        "apologies": APOLOGIES,
        "absent": ABSENT,
        "deputy": DEPUTY,
        "in_attendance": IN_ATTENDANCE,
    },
    "responses.response": {
        "support": "supported|supports|for|yes|y|in favour|in favor|agree|agreed|backed|approve|approved|aye",
        "oppose": "opposed|opposes|against|no|n|object|objected|disagree|disagreed|rejected|reject|not supported|nay",
        "abstain": "abstained|abstention|neutral|held back|no view|undecided|reserved",
        "absent": "not present|did not vote|apologies|no response|not voting",
    },
    "proposals.status": {
        "open": f"pending|in progress|under discussion|ongoing|to be decided|proposed|awaiting decision|{NOTED}",
        "adopted": "carried|agreed|approved|passed|accepted|adopt|agree|"
        "approve|implemented|supported|endorsed|done|yes|ratified",
        "rejected": "not agreed|not carried|not approved|refused|declined|lost|fell|not supported|not "
        "adopted|no|turned down|reject|failed|lapsed",
        "deferred": "postponed|adjourned|held over|carried forward|deferred to next meeting|on hold|put "
        "off|defer|referred|referred back",
        "withdrawn": "dropped|abandoned|pulled|withdrew|cancelled",
    },
    "meetings.status": {
        "held": "took place|happened|met|yes|quorate|inquorate|completed|complete|held online|confirmed",
        "cancelled": "canceled|postponed|abandoned|did not take place|called off|not held|no|stood down",
    },
    "agenda.nature": {
        "outcome": "outcomes|result|results|for decision|decision|performance|impact",
        "procedure": "procedural|process|governance|administration|admin",
        "information": "info|for information|to note|for noting|note|update|noting",
    },
    "organisations.body": {
        "council": "local authority|local government|county council|city council|borough council|district "
        "council|la|unitary authority|town council|parish council",
        "integrated care board": "icb|ccg|clinical commissioning group|integrated care system|ics",
        "combined authority": "combined county authority|mayoral combined authority|strategic authority|mca",
        "NHS trust": "trust|nhs|hospital|hospital trust|nhs provider",
        "NHS foundation trust": "foundation trust|nhs ft|ft",
        "Local Health Board": "welsh health board|lhb|university health board",
        "Scottish health board": "nhs board",
        "Northern Irish trust": "health and social care trust|hsc trust",
        "primary care": "general practice|gp practice|gp surgery|primary care network|pcn|gp federation",
        "police": "police force|constabulary|police service",
        "police and crime commissioner": "pcc|opcc|office of the police and crime commissioner|pfcc",
        "probation": "probation service|national probation service",
        "prison": "hmp|young offender institution|prison service",
        "school": "academy|academy trust|multi academy trust|primary school|secondary school",
        "college": "further education college|fe college|sixth form college",
        "fire": "fire service|fire and rescue|fire and rescue service|fire authority",
        "housing provider": "housing association|registered provider|social landlord|landlord|housing",
        "charity": "registered charity|voluntary organisation|voluntary|third sector|vcse",
        "community group": "community|community organisation|residents group|residents association|cic",
        "user-led group": "user led|user led organisation|ulo|service user group|patient group|dpo",
        "university": "higher education|academic|university or college",
        "company": "business|private|private company|private sector|ltd|limited company|plc",
    },
    "organisations.kind": {
        "statutory": "public|public sector|public body|government|state",
        "voluntary": "charity|third sector|vcse|vcs|voluntary sector|vcfse|not for profit|non profit",
        "community": "community group|community sector|grassroots",
        "user_led": "user led group|users|service users|lived experience|users and carers",
        "private": "business|company|commercial|private sector|independent sector",
        "academic": "university|college|education|research",
    },
    "partnerships.kind": {
        "board": "partnership board|management board|governing board|programme board",
        "forum": "network|alliance|coalition|assembly",
        "group": "working group|task group|steering group|subgroup|sub group|task and finish group|panel",
        "committee": "sub committee|subcommittee|standing committee|joint committee",
        "project": "programme|one off|consortium",
    },
    "responses.reason_kind": {
        "procedure": "process|procedural|governance",
        "cost": "money|funding|budget|finance|financial|costs|resources",
        "risk": "risks|safety|liability",
        "evidence": "data|no evidence|proof",
        "territory": "remit|role|responsibility|turf|boundaries",
        "law": "legal|statutory|regulation",
        "outcome": "outcomes|results|impact",
    },
    "contributions.kind": {
        "money": "cash|funding|grant|finance|£",
        "staff": "people|secondment|staffing|staff time",
        "premises": "building|venue|room|space|accommodation",
        "data": "information",
        "time": "hours|volunteer time",
    },
    "indicators.better": {
        "higher": "high|up|increase|more|bigger|rising",
        "lower": "low|down|decrease|less|fewer|falling",
        "neutral": "neither|n a|either",
    },
    "reviews.decision": {
        "keep": "continue|kept|retain|no change",
        "refresh": "refreshed|renew|change|reshape",
        "replace": "replaced|merge|merged",
        "end": "ended|close|closed|stop|dissolve|stand down|wind up",
    },
    "seats.start_is": {"exact": "known|actual|day", "first_seen": "first seen|seen", "unknown": "not known"},
    "seats.end_is": {"exact": "known|actual|day", "last_seen": "last seen|seen", "unknown": "not known"},
}


def choice_key(text: str) -> str:
    """What two ways of writing one value have in common; the same as `KEY_SQL`."""
    import re

    return re.sub(r"[\s_\-./()]+", " ", text.lower()).strip()


KEY_SQL = r"trim(regexp_replace(lower({}), '[\s_\-./()]+', ' ', 'g'))"


@cache
def words_for(table: str, column: str) -> dict[str, str]:
    """Every known way of writing each value that a column allows, by its key."""
    choices = TABLES[table].column(column).choices
    words = {
        choice_key(word): value
        for value, others in _OTHER_WORDS.get(f"{table}.{column}", {}).items()
        for word in others.split("|")
    }
    return words | {choice_key(choice): choice for choice in choices}
