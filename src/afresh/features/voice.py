"""Who speaks for the people who use services: seats kept for users and carers, and user-led organisations.

A seat speaks for them if the words it is kept for name them, or if it is a user-led organisation's. An
organisation does if it is user-led, or if every seat it holds in that partnership on that day is kept for them.

Roles are not read: a user engagement manager is an officer. An organisation with seats of both sorts may have raised a
thing from either, so that it is everyone else's. Where nothing in a partnership says whom a seat is kept for or of what
kind an organisation is, nothing is told: that is not "none".
"""

import re
from typing import TYPE_CHECKING

import numpy as np

from afresh.engine.contract import Step

if TYPE_CHECKING:
    from afresh.snapshot.workspace import Workspace

MANY = "users clients patients carers caregivers parents families residents tenants leaseholders survivors victims"
ONE = "user client patient carer caregiver parent family resident tenant leaseholder survivor victim lay public citizen"
WHO_SPEAKS = "representative rep member voice governor partner advisor adviser advocate forum group panel"
SAID = (
    "citizens|lived experience|living experience|experts? by experience|(?:young|older|disabled|deaf|local) people|"
    "(?:user|patient|carer|peer|survivor|tenant) led|people (?:who|with)|those with|"
    "members? of the (?:public|community)|community members?"
)
"""Whom a seat is kept for that is for the people who use services, or who care for them: in the plural wherever that
stands, in the singular alone or with a word for who speaks ("patient", "patient voice", not "patient safety")."""

ANYWHERE = re.compile(rf"\b(?:{'|'.join(MANY.split())}|{SAID})\b")
ALONE = re.compile(rf"(?:.* )?(?:{'|'.join(ONE.split())})(?: (?:{'|'.join(WHO_SPEAKS.split())})s?)?")
PARTED = re.compile(r"[,;/&+()]| and | or ")


def for_users(kept_for: str) -> bool:
    """Whether what a seat is kept for names users or carers: "service users", not "public health"."""
    return any(ANYWHERE.search(part) or ALONE.fullmatch(part) for part in _parts(kept_for))


def _parts(text: str) -> list[str]:
    """What is said, in small letters and plain words, taken apart at commas and at "and"."""
    plain = re.sub(r"['’]", "", text.lower())
    return [re.sub(r"[\W_]+", " ", part).strip() for part in PARTED.split(plain)]


KEPT_FOR = Step(
    "kept_for",
    "everything that seats are kept for",
    "SELECT DISTINCT reserved_for FROM seat_at WHERE reserved_for IS NOT NULL ORDER BY reserved_for",
)

USER_LED = Step(
    "user_led",
    "organisations run by the people who use services, and whether the records say what kind each organisation is",
    """SELECT f.organisation, o.organisation AS now, coalesce(o.kind, o.body) IS NOT NULL AS told,
        CASE WHEN o.kind = 'user_led' OR o.body = 'user-led group' THEN 1 ELSE 0 END AS users
    FROM followed f JOIN organisation o ON o.organisation = f.now""",
)

SPEAKING_SEAT = Step(
    "speaking_seat",
    "seats, with the organisation as it now is, and whether each speaks for users and carers",
    """SELECT s.partnership, s.person, s.stands_for AS organisation, s.start_day,
        coalesce(s.end_day, 1000000) AS last_day, s.record,
        CASE WHEN k.reserved_for IS NOT NULL OR u.users = 1 THEN 1 ELSE 0 END AS users,
        CASE WHEN s.reserved_for IS NOT NULL OR u.told THEN 1 ELSE 0 END AS told
    FROM seat_member s LEFT JOIN kept_for_users k ON k.reserved_for = s.reserved_for
    LEFT JOIN user_led u ON u.organisation = s.stands_for""",
)

VOICES = Step(
    "voices",
    "users and carers, and everyone else, at each lasting partnership on record",
    """SELECT o.partnership, g.users, g.subject FROM on_record o
    JOIN partnership p ON p.partnership = o.partnership AND NOT p.one_off
    CROSS JOIN (SELECT 1 AS users, 'users and carers' AS subject UNION ALL SELECT 0, 'everyone else') g""",
)


def spoken(name: str, yields: str, said: str) -> Step:
    """Things that organisations said, and whether users and carers said them.

    `said` gives (partnership, organisation, day, record, good), good being 1 where it came to something.
    """
    return Step(
        name,
        yields,
        f"""SELECT t.partnership, t.record, t.good,
        CASE WHEN max(u.users) = 1 OR min(s.users) = 1 THEN 1 ELSE 0 END AS users,
        CASE WHEN max(s.told) = 1 OR max(CASE WHEN u.told THEN 1 ELSE 0 END) = 1 THEN 1 ELSE 0 END AS told
    FROM ({said}) t JOIN user_led u ON u.organisation = t.organisation
    LEFT JOIN speaking_seat s ON s.partnership = t.partnership AND s.organisation = u.now
        AND s.start_day <= t.day AND s.last_day >= t.day
    GROUP BY t.partnership, t.record, t.good""",
    )


def by_voice(name: str, of: str) -> Step:
    """Both voices' counts of what the step `of` yields."""
    return Step(
        name,
        "for users and carers, and for everyone else, how many there are, and how many are good",
        f"""SELECT v.partnership, v.subject, count(x.record) AS every, coalesce(sum(x.told), 0) AS told,
        coalesce(sum(CASE WHEN x.users = v.users THEN 1 ELSE 0 END), 0) AS own,
        coalesce(sum(CASE WHEN x.users = v.users THEN x.good ELSE 0 END), 0) AS good
    FROM voices v LEFT JOIN {of} x ON x.partnership = v.partnership
    GROUP BY v.partnership, v.users, v.subject ORDER BY v.partnership, v.users DESC""",
    )


def ensure_voices(workspace: "Workspace") -> None:
    """Hold who speaks for users. Texts are read here, the few different ones; "users" is always one of them."""
    texts = ["users", *filter(for_users, workspace.ask(KEPT_FOR).columns["reserved_for"])]
    workspace.ensure_loaded("kept_for_users", {"reserved_for": np.array(sorted(set(texts)), dtype=object)})
    workspace.ensure_table(USER_LED, SPEAKING_SEAT, VOICES)
