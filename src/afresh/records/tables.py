"""The data dictionary: every table, column, type, key, allowed value and meaning.

The Excel template, the Frictionless datapackage.json, the documentation page and
every check are made from what is declared here, and from nothing else.
"""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "id", "date", "number", "whole", "yes_no", "choice", "list", "reference"]


@dataclass(frozen=True)
class Column:
    name: str
    kind: Kind
    meaning: str
    example: str = ""
    required: bool = False
    refers_to: str = ""
    choices: tuple[str, ...] = ()
    default: str = ""
    also: tuple[str, ...] = ()
    """Other headings that people write for the same thing."""


@dataclass(frozen=True)
class Table:
    name: str
    meaning: str
    switches_on: str
    """What a review can say once this table is there."""
    columns: tuple[Column, ...]
    one_of: tuple[str, ...] = ()
    """At least one of these columns must be filled in on every row."""
    named_by: tuple[str, ...] = ()
    """An empty id is made from these columns; () where the table has no id."""

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    @property
    def has_id(self) -> bool:
        return bool(self.named_by)

    @property
    def names_itself(self) -> bool:
        """Whether other tables may refer to a row by its name or alias."""
        return "name" in self.named_by


def _id() -> Column:
    return Column("id", "id", "A short code of your own. Leave it empty and one is made.", also=("code", "ref", "reference"))


def _aliases() -> Column:
    return Column("aliases", "list", "Other spellings in use, separated by semicolons.", also=("alias", "other names", "also known as", "aka"))


def _issues(of: str) -> Column:
    return Column("issues", "list", f"Themes {of}, separated by semicolons.", "housing; falls", also=("themes", "topics", "issue"))


def _ref(name: str, table: str, meaning: str, example: str = "", required: bool = False, *, also: tuple[str, ...] = ()) -> Column:
    return Column(name, "reference", meaning, example, required, refers_to=table, also=also)


def _partnership(meaning: str = "The partnership, by id, name or alias.", required: bool = True) -> Column:
    return _ref("partnership", "partnerships", meaning, "Ambleford Housing Board", required, also=("board", "group", "committee", "meeting name", "body"))


def _person(meaning: str = "The person, by id, name or alias.") -> Column:
    return _ref("person", "people", meaning, "Jo Marsh", also=("name", "member", "representative", "attendee"))


def _organisation(meaning: str = "The organisation, by id, name or alias.", required: bool = False) -> Column:
    return _ref("organisation", "organisations", meaning, "Ambleford Council", required, also=("organization", "agency", "org", "employer", "representing", "partner"))


def _date(name: str, meaning: str, example: str = "", required: bool = False, also: tuple[str, ...] = ()) -> Column:
    return Column(name, "date", meaning, example, required, also=also)


def _choice(name: str, meaning: str, choices: str, example: str = "", required: bool = False, *, default: str = "", also: tuple[str, ...] = ()) -> Column:
    return Column(name, "choice", meaning, example, required, choices=tuple(choices.split("|")), default=default, also=also)


BODIES = "council|combined authority|integrated care board|NHS trust|NHS foundation trust|Local Health Board|Scottish health board|Northern Irish trust|primary care|police|police and crime commissioner|fire|probation|prison|school|college|university|housing provider|charity|community group|user-led group|company|other"
ORGANISATION_KINDS = "statutory|voluntary|community|user_led|private|academic|other"
PARTNERSHIP_KINDS = "board|forum|group|committee|project|other"
MARKS = "present|apologies|absent|deputy|in_attendance"
RESPONSES = "support|oppose|abstain|absent"
MECHANISMS = "pooled budget|fund|joint post|joint team|joint response|co-location|shared records|shared data|single door|case conference|referral|navigator|advocacy|paid users|voice|family meeting|home first|care at home|treatment at home|discharge planning|discharge to assess|crisis alternative|group programme|home visiting|outreach|training|joint commissioning|commissioning|social value|joint plan|cooperation|review of deaths|focused deterrence|home improvement|home adaptation|employment support|shared transport|scrutiny|merging partnerships"
"""Ways of working; src/afresh/library/mechanisms.csv says what each means and by which words it is known."""
REASON_KINDS = "procedure|cost|risk|evidence|territory|law|outcome|other"
STATUSES = "open|adopted|rejected|deferred|withdrawn"

organisations = Table(
    "organisations",
    "Every organisation that takes part, or could.",
    "what kinds of organisation sit where, mergers and changes of name, and who is missing from the table",
    (
        _id(),
        Column("name", "text", "The name people use.", "Ambleford Council", True, also=("organisation", "organisation name", "organization")),
        _aliases(),
        _choice("body", "What sort of body it is.", BODIES, "council", also=("type", "body type")),
        _choice("kind", "Which part of society it comes from.", ORGANISATION_KINDS, "statutory"),
        Column("sector", "text", "Its field of work.", "housing"),
        Column("area", "text", "The place it serves.", "Ambleford", also=("place", "district")),
        _issues("it works on"),
        Column("identifier", "text", "A public identifier, as in org-id.guide.", "GB-CHC-123456", also=("org-id", "charity number")),
        Column("description", "text", "What it says it does, in its own words."),
        _date("opened", "The day it began.", also=("open date", "founded")),
        _date("closed", "The day it ended, if it has.", also=("close date",)),
        _ref("successor", "organisations", "The organisation it became part of or was renamed to.", also=("replaced by",)),
    ),
    named_by=("name",),
)

people = Table(
    "people",
    "The people who sit or attend.",
    "which organisation and profession people come from where the other tables do not say",
    (
        _id(),
        Column("name", "text", "The person's name.", "Jo Marsh", True, also=("person", "full name")),
        _aliases(),
        _organisation("The organisation they mostly work for."),
        Column("profession", "text", "Their profession.", "social worker", also=("job", "job title")),
    ),
    named_by=("name",),
)

partnerships = Table(
    "partnerships",
    "The boards, forums, groups and projects under review.",
    "purposes, terms, quorums and areas; without it partnerships are taken from the names in other tables",
    (
        _id(),
        Column("name", "text", "The name people use.", "Ambleford Housing Board", True, also=("partnership", "board", "title")),
        _aliases(),
        Column("purpose", "text", "What it is for.", "Fewer people without a settled home.", also=("aim", "remit")),
        Column("area", "text", "The place it serves.", "Ambleford", also=("place", "district")),
        _issues("it is there for"),
        _choice("kind", "What sort of partnership. A project is one-off; the rest are lasting.", PARTNERSHIP_KINDS, "board", default="other"),
        _ref("parent", "partnerships", "The partnership it reports to, if any.", also=("reports to",)),
        _date("established", "The day it began.", "01/04/2019", also=("start", "founded")),
        _date("ended", "The day it ended, if it has.", also=("end",)),
        _ref("successor", "partnerships", "The partnership that replaced it, if any.", also=("replaced by",)),
        Column("term_months", "whole", "How many months a term of membership lasts.", "48", also=("term",)),
        Column("quorum", "whole", "How many must be present for a meeting to count.", "6"),
        _date("recorded_to", "The day up to which its records are complete, where that is later than the last thing recorded.", "31/03/2026", also=("records complete to", "complete to")),
        _date("review_due", "When its next review is due.", "01/04/2027", also=("next review",)),
    ),
    named_by=("name",),
)

seats = Table(
    "seats",
    "Who sits in which partnership, for whom, in which role, from when to when.",
    "arrivals and departures, roles, tenure, and years before the first attendance sheet",
    (
        _partnership(),
        _person("The person who holds the seat. Leave empty if only the organisation is known."),
        _organisation("The organisation the seat is held for."),
        Column("vacant", "yes_no", "Whether nobody holds the seat. Then neither person, organisation nor start is needed."),
        Column("role", "text", "The role, as you write it.", "Chair", also=("position", "capacity")),
        Column("reserved_for", "text", "Whom the seat is kept for, if anyone: users, carers, voluntary sector.", "users", also=("reserved for",)),
        Column("voting", "yes_no", "Whether the seat carries a vote.", "yes", also=("votes",)),
        _date("start", "The first day of the seat.", "01/04/2022", True, ("from", "start date", "appointed", "joined")),
        _date("end", "The last day of the seat; empty if it is still held.", "", also=("to", "end date", "until", "left")),
        _choice("start_is", "How the start is known: to the day; only its month or year, of which the first day stands; or as the day the seat was first seen.", "exact|month|year|first_seen|unknown", "exact", default="exact"),
        _choice("end_is", "How the end is known: to the day; only its month or year, of which the last day stands; as the day the seat was last seen; or that it ended, and not when: then it counts to the last mark of its holder, or else on its first day alone.", "exact|month|year|last_seen|unknown", "", default="exact"),
    ),
    one_of=("person", "organisation"),
)

meetings = Table(
    "meetings",
    "Every meeting held or cancelled.",
    "cancelled meetings, dormancy and hours",
    (
        _id(),
        _partnership(),
        _date("date", "The day of the meeting.", "12/05/2025", True, ("meeting date", "held on")),
        Column("title", "text", "Its title, if it has one.", "Quarterly meeting"),
        Column("hours", "number", "How long it lasted, in hours.", "2", also=("length", "duration")),
        _choice("status", "Whether it was held.", "held|cancelled", "held", default="held"),
    ),
    named_by=("partnership", "date"),
)

attendance = Table(
    "attendance",
    "Who was at each meeting, who sent apologies, and who sent a deputy.",
    "who has worked with whom, attendance and its trend, and deputies",
    (
        _ref("meeting", "meetings", "The meeting, by id; or the partnership's name and the date, as in 'Ambleford Housing Board 2025-05-12'.", "Ambleford Housing Board 2025-05-12", True),
        _person("The person the mark is about; the deputy's own name where a deputy came and deputy_for is filled in."),
        _organisation("The organisation they came for."),
        _choice("status", "The mark. In attendance: in the room but not as a member.", MARKS, "present", True, also=("mark", "attended", "attendance")),
        _ref("deputy_for", "people", "Whom a deputy stood in for.", also=("deputising for", "in place of")),
    ),
    one_of=("person", "organisation"),
)

agenda = Table(
    "agenda",
    "What each meeting discussed.",
    "whether the same people discuss the same issues, and how much of the agenda goes to outcomes",
    (
        _id(),
        _ref("meeting", "meetings", "The meeting, by id or by partnership and date.", "Ambleford Housing Board 2025-05-12", True),
        Column("issue", "text", "The theme, not a file number: housing, falls, hospital discharge.", "housing", also=("theme", "topic")),
        Column("title", "text", "The item as it stood on the agenda.", "Empty homes: progress", True, also=("item", "agenda item", "subject")),
        _choice("nature", "What the item was about.", "outcome|procedure|information", "outcome", also=("type",)),
        _ref("raised_by", "organisations", "The organisation that put it on the agenda, or the person.", "Ambleford Council", also=("raised by", "requested by", "asked by")),
        _ref("raised_by_person", "people", "The person who put it on the agenda; a person named under raised_by is moved here."),
    ),
    named_by=("meeting", "title"),
)

proposals = Table(
    "proposals",
    "What was put to a partnership for decision.",
    "whether proposals get through, how long decisions take, and what became of new ideas",
    (
        _id(),
        _partnership(),
        _date("date", "The day it was put.", "12/05/2025", True, ("date proposed", "meeting date")),
        Column("title", "text", "The proposal in a line.", "Pool the money for empty homes", True, also=("item", "proposal", "decision", "subject")),
        Column("text", "text", "The proposal in full.", also=("detail", "description")),
        Column("issue", "text", "The theme.", "housing", also=("theme", "topic")),
        Column("mechanism", "list", f"How it would work, for the library; told from the title and text where empty. One or several of: {MECHANISMS.replace('|', ', ')}.", "pooled budget"),
        _ref("proposer", "organisations", "The organisation that proposed it, or the person.", "Ambleford Council", also=("proposed by", "asked by", "raised by", "sponsor")),
        _ref("proposer_person", "people", "The person who proposed it; a person named under proposer is moved here."),
        Column("novel", "yes_no", "Whether those who recorded it called it new.", "yes", also=("new",)),
        Column("procedural", "yes_no", "Whether it was only about procedure (minutes, dates, terms of reference) or for information.", "no"),
        _choice("status", "What has become of it; open only where the source says so, in these or other words. Empty means that nobody recorded it, which is not the same as open.", STATUSES, "adopted", also=("outcome", "result")),
        _date("decided", "The day it was decided.", "09/09/2025", also=("date decided", "decision date")),
    ),
    named_by=("partnership", "date", "title"),
)

responses = Table(
    "responses",
    "How each organisation answered each proposal.",
    "what each organisation supported and did not, and the reasons recorded",
    (
        _ref("proposal", "proposals", "The proposal, by id or title.", "Pool the money for empty homes", True),
        _person("The person who answered."),
        _organisation("The organisation that answered."),
        _choice("response", "The answer.", RESPONSES, "support", True, also=("vote", "answer")),
        Column("reason", "text", "The reason, as recorded.", "No money this year", also=("why", "comment")),
        _choice("reason_kind", "What kind of reason.", REASON_KINDS, "cost", also=("kind of reason",)),
        _date("date", "The day of the answer.", "12/05/2025"),
        _partnership("Where the answer was given, if not in the proposal's own partnership.", False),
    ),
    one_of=("person", "organisation"),
)

contributions = Table(
    "contributions",
    "Money, staff, premises, data and time put in.",
    "who commits money or people, and what a partnership costs",
    (
        _organisation("The organisation that gave.", True),
        _partnership("The partnership it was given to."),
        _ref("proposal", "proposals", "The proposal it was for, if any.", ""),
        _choice("kind", "What was given.", "money|staff|premises|data|time|other", "money", also=("type",)),
        Column("amount", "number", "How much.", "5000", also=("value",)),
        Column("unit", "text", "In what unit.", "GBP"),
        _date("date", "The day it was given.", "01/06/2025", True),
    ),
)

indicators = Table(
    "indicators",
    "The outcome measures a partnership is there to move.",
    "whether results are improving",
    (
        _id(),
        _partnership(),
        Column("name", "text", "What is counted.", "Households in temporary housing", True, also=("indicator", "measure")),
        _choice("better", "Which way is better.", "higher|lower|neutral", "lower", True, also=("good is", "better is")),
        Column("unit", "text", "In what unit.", "households"),
        Column("target", "number", "The target, if there is one.", "180"),
        Column("source", "text", "Where the figures come from.", "Housing department, monthly return"),
    ),
    named_by=("partnership", "name"),
)

observations = Table(
    "observations",
    "The figures of each indicator over time.",
    "whether results are improving",
    (
        _ref("indicator", "indicators", "The indicator, by id or name.", "Households in temporary housing", True),
        _date("date", "The day or the first day of the month the figure is for.", "01/05/2025", True, ("month", "period")),
        Column("value", "number", "The figure.", "212", True),
        Column("numerator", "number", "The number above the line, for a rate."),
        Column("denominator", "number", "The number below the line, for a rate."),
    ),
)

ties = Table(
    "ties",
    "Contacts known from a survey or otherwise.",
    "known contacts beside those seen in meetings",
    (
        _ref("from", "organisations", "The organisation that named the contact.", "Ambleford Council", True),
        _ref("to", "organisations", "The organisation that was named.", "Roof for All", True),
        _date("date", "When this was known.", "01/02/2025", True),
        Column("kind", "text", "What sort of contact.", "joint work"),
        Column("strength", "number", "How strong, on the scale you use.", "3"),
    ),
)

examples = Table(
    "examples",
    "Services elsewhere that worked, and what answers them.",
    "examples from elsewhere that answer an objection",
    (
        _id(),
        Column("title", "text", "The example in a line.", "Housing First in Helsinki", True),
        Column("area", "text", "Where.", "Helsinki"),
        Column("nation", "text", "Which country.", "Finland"),
        _issues("it bears on"),
        Column("summary", "text", "What was done.", "Homes first, support alongside.", True),
        Column("what_changed", "text", "What changed, and how that was measured.", "", also=("result",)),
        Column("answers", "list", f"Kinds of reason it answers: {REASON_KINDS.replace('|', ', ')}.", "cost; evidence"),
        Column("mechanism", "list", f"How it works; advice quotes it only for proposals that work so. One or several of: {MECHANISMS.replace('|', ', ')}.", "pooled budget"),
        Column("evidence", "text", "How strong the evidence is, and why."),
        Column("year", "whole", "Which year.", "2008"),
        Column("source", "text", "Where it can be read.", "", True),
        _date("checked", "The day somebody read the source. Empty: shown as not checked, and never called a duty.", ""),
    ),
    named_by=("title",),
)

policies = Table(
    "policies",
    "Laws and policies, with dates and whom they bind.",
    "duties and policies that a proposal would meet",
    (
        _id(),
        Column("title", "text", "The policy's title.", "Homelessness Reduction Act 2017", True),
        Column("nation", "text", "Where it applies.", "England"),
        Column("kind", "text", "Act, duty, guidance, strategy.", "Act"),
        _date("in_force_from", "The first day in force. Empty where it is not known: then it is taken as not in force.", "03/04/2018"),
        _date("in_force_to", "The last day in force, if it has one."),
        _issues("it bears on"),
        Column("binds", "list", "Bodies, kinds or sectors it binds.", "council"),
        Column("mechanism", "list", f"What it asks for or allows; advice quotes it only for proposals that work so. One or several of: {MECHANISMS.replace('|', ', ')}.", "pooled budget"),
        Column("summary", "text", "What it asks of partners.", "", True),
        Column("source", "text", "Where it can be read.", "", True),
        _date("checked", "The day somebody read the source. Empty: shown as not checked, and never called a duty.", ""),
    ),
    named_by=("title",),
)

reviews = Table(
    "reviews",
    "Reviews held and what was decided.",
    "whether past decisions worked",
    (
        _id(),
        _partnership(),
        _date("date", "The day of the review.", "01/04/2025", True),
        _choice("decision", "What was decided.", "keep|refresh|replace|end", "refresh"),
        Column("reasons", "text", "Why."),
        Column("decided_by", "text", "Who decided, by role or body.", "Health and Care Board", also=("decided by",)),
        _date("next_review", "When the next review is due.", "01/04/2026", also=("next review",)),
    ),
    named_by=("partnership", "date"),
)

actions = Table(
    "actions",
    "What was agreed to be done.",
    "whether what was agreed has been done",
    (
        _id(),
        _partnership(required=False),
        _ref("meeting", "meetings", "The meeting that agreed it."),
        _ref("review", "reviews", "The review that agreed it."),
        Column("what", "text", "What is to be done.", "Invite the tenants' group", True, also=("action", "task")),
        Column("owner", "text", "Who is to do it, by role or organisation.", "Chair"),
        _date("due", "By when.", "01/07/2025"),
        _date("done", "When it was done.", "", also=("completed",)),
    ),
    named_by=("what",),
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        organisations, people, partnerships, seats, meetings, attendance, agenda, proposals, responses, contributions, indicators, observations, ties, examples, policies, reviews, actions,
    )
}  # fmt: skip
