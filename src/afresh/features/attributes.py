"""What members are alike in: the sector, kind, body and area of the organisation each sits for, that organisation
itself, and people's own professions.

Whom a member sits for: an organisation, itself; a person, the one organisation of their latest seat in the
partnership, or of the latest meeting of the period where they were marked present, whichever is later; else their own.
An attribute is compared whatever its capitals. Members of whom it is not recorded are left out of what is counted.
"""

from afresh.engine.contract import Step

ATTRIBUTES = ("sector", "kind", "body", "area", "profession", "organisation")
"""In the steps each has its place in this list for a number."""
SAID_AT_LEVEL = "({at_people} = 1 OR attribute < 4)"
"""Nothing is said of professions, or of sitting for one organisation, where the members are organisations."""
NUMBERS = "(" + " UNION ALL ".join(f"SELECT {at} AS attribute" for at in range(len(ATTRIBUTES))) + ")"


def each(template: str, names: tuple[str, ...] = ATTRIBUTES) -> str:
    """The same SQL for every attribute, `@` standing for its name."""
    return ", ".join(template.replace("@", name) for name in names)


def chosen(column: str) -> str:
    """The column of the attribute whose number a row has."""
    whens = " ".join(f"WHEN {at} THEN {column.replace('@', name)}" for at, name in enumerate(ATTRIBUTES))
    return f"CASE attribute {whens} END"


SAID = Step(
    "said_to_sit_for",
    "every organisation that a person was said to sit for in a partnership, and the day; none at level organisations",
    """SELECT partnership, member, start_day AS day, stands_for AS organisation FROM seat_member
    WHERE {at_people} = 1 AND member < {people} AND stands_for IS NOT NULL
    UNION ALL
    SELECT m.partnership, m.person, m.day, f.now FROM mark_at m JOIN followed f ON f.organisation = m.organisation
    WHERE {at_people} = 1 AND m.status = 'present' AND m.day > {t0} AND m.person IS NOT NULL""",
)

SITS_FOR = Step(
    "sits_for",
    "the organisation that each member of a partnership in the period sits for, where that is known",
    """SELECT n.partnership, n.member,
        coalesce(CASE WHEN n.member >= {people} THEN n.member - {people} END, l.organisation, f.now) AS organisation
    FROM member_now n
    LEFT JOIN (
        SELECT partnership, member, min(organisation) AS organisation FROM (
            SELECT partnership, member, organisation,
                rank() OVER (PARTITION BY partnership, member ORDER BY max(day) DESC) AS latest
            FROM said_to_sit_for GROUP BY partnership, member, organisation
        ) ranked WHERE latest = 1
        GROUP BY partnership, member HAVING min(organisation) = max(organisation)
    ) l ON l.partnership = n.partnership AND l.member = n.member
    LEFT JOIN person p ON p.person = n.member
    LEFT JOIN followed f ON f.organisation = p.organisation""",
)

_OF_ORGANISATIONS = ("sector", "kind", "body", "area")

KIND_CODE = Step(
    "kind_code",
    "a whole number for each thing said of organisations and professions, whatever its capitals",
    "SELECT attribute, said, CAST(row_number() OVER (ORDER BY attribute, said) AS INTEGER) AS code FROM ("
    + " UNION ".join(
        f"SELECT '{name}' AS attribute, lower(trim({name})) AS said FROM {table} WHERE trim({name}) <> ''"
        for name, table in (*((name, "organisation") for name in _OF_ORGANISATIONS), ("profession", "person"))
    )
    + ") said",
)

MEMBER_KIND = Step(
    "member_kind",
    "each member of a partnership in the period with what is recorded of them, as whole numbers",
    f"SELECT s.partnership, s.member, s.organisation, {each('k_@.code AS @', (*_OF_ORGANISATIONS, 'profession'))} "
    "FROM sits_for s LEFT JOIN organisation o ON o.organisation = s.organisation "
    "LEFT JOIN person x ON x.person = s.member "
    + " ".join(
        f"LEFT JOIN kind_code k_{name} ON k_{name}.attribute = '{name}' AND k_{name}.said = lower(trim({of}.{name}))"
        for name, of in (*((name, "o") for name in _OF_ORGANISATIONS), ("profession", "x"))
    ),
)

KIND_OF = Step(
    "kind_of",
    "the same, a row for each attribute that is recorded",
    f"""SELECT partnership, member, attribute, value FROM (
        SELECT m.partnership, m.member, t.attribute, {chosen("m.@")} AS value
        FROM member_kind m CROSS JOIN {NUMBERS} t) spread
    WHERE value IS NOT NULL AND {SAID_AT_LEVEL}""",
)

POOL_OF = Step(
    "pool_of",
    "the pool that each partnership is set against: 0 for everybody active, another number for those of its area",
    """SELECT partnership, CASE WHEN trim(coalesce(area, '')) = '' THEN 0 ELSE CAST(
        dense_rank() OVER (ORDER BY lower(trim(coalesce(area, '')))) AS INTEGER) END AS pool FROM partnership""",
)

POOL_KIND = Step(
    "pool_kind",
    "how many members active in the period each pool has of each kind; one who sits for two kinds is one of each",
    """SELECT pool, attribute, value, count(*) AS members FROM (
        SELECT DISTINCT 0 AS pool, member, attribute, value FROM kind_of
        UNION ALL
        SELECT DISTINCT p.pool, k.member, k.attribute, k.value
        FROM kind_of k JOIN pool_of p ON p.partnership = k.partnership WHERE p.pool > 0
    ) each_once GROUP BY pool, attribute, value""",
)

POOL_SIZES = Step(
    "pool_sizes",
    "how many kinds of each size a pool has: all that a draw from it depends on",
    """SELECT pool, attribute, members, count(*) AS kinds FROM pool_kind
    GROUP BY pool, attribute, members ORDER BY pool, attribute, members DESC""",
)

KINDS_NOW = Step(
    "kinds_now",
    "of each partnership and attribute, how its members in the period fall into kinds",
    """SELECT partnership, attribute, sum(members) AS members, count(*) AS kinds,
        sum(1e0 * members * members) AS squares, sum(members * ln(members)) AS logs,
        min(members) AS smallest, max(members) AS largest
    FROM (SELECT partnership, attribute, value, count(*) AS members FROM kind_of
          GROUP BY partnership, attribute, value) counted
    GROUP BY partnership, attribute""",
)

_ALIKE = "CASE WHEN x.@ = y.@ THEN 1 WHEN x.@ <> y.@ THEN 0 END AS @"
_OF_MEMBER = "count(@) AS @_pairs, coalesce(sum(@), 0) AS @_alike"
_OF_PARTNERSHIP = (
    "sum(@_pairs) AS @_pairs, sum(@_alike) AS @_alike, sum(CASE WHEN @_pairs > 0 THEN 1 ELSE 0 END) AS @_members, "
    "sum(@_pairs * (@_pairs - 1)) AS @_wedges"
)

PAIRS_ALIKE = Step(
    "pairs_alike",
    "of each partnership and attribute, the pairs of B of both of whom it is recorded: how many, how many alike, the "
    "members in them, and how often two of them share a member",
    f"""SELECT e.partnership, t.attribute, CAST({chosen("@_pairs")} / 2 AS INTEGER) AS pairs,
        CAST({chosen("@_alike")} / 2 AS INTEGER) AS alike, {chosen("@_members")} AS members,
        {chosen("@_wedges")} / 2 AS wedges
    FROM (
        SELECT partnership, {each(_OF_PARTNERSHIP)} FROM (
            SELECT partnership, member, {each(_OF_MEMBER)} FROM (
                SELECT n.partnership, CASE WHEN ends.one THEN n.a ELSE n.b END AS member, {each(_ALIKE)}
                FROM pair_now n
                JOIN member_kind x ON x.partnership = n.partnership AND x.member = n.a
                JOIN member_kind y ON y.partnership = n.partnership AND y.member = n.b
                CROSS JOIN (SELECT true AS one UNION ALL SELECT false) ends
            ) both_ends GROUP BY partnership, member
        ) of_members GROUP BY partnership
    ) e CROSS JOIN {NUMBERS} t""",
)

ROUND_TABLES = Step(
    "round_tables",
    "each partnership that gathered in the period with each attribute that is recorded of anybody: whether plenaries "
    "are all it held, its pool, members and pairs; attributes that are recorded of nobody, with no partnership",
    f"""SELECT p.partnership, r.attribute, p.plenaries = p.gatherings AS plenary, o.pool, s.members AS all_members,
        coalesce(b.pairs, 0) AS all_pairs
    FROM plenary_now p JOIN pool_of o ON o.partnership = p.partnership
    CROSS JOIN (SELECT DISTINCT attribute FROM pool_kind) r
    JOIN (SELECT partnership, count(*) AS members FROM member_now GROUP BY partnership) s
        ON s.partnership = p.partnership
    LEFT JOIN (SELECT partnership, count(*) AS pairs FROM pair_now GROUP BY partnership) b
        ON b.partnership = p.partnership
    UNION ALL
    SELECT CAST(NULL AS INTEGER), t.attribute, false, 0, 0, 0 FROM {NUMBERS} t
    LEFT JOIN (SELECT DISTINCT attribute AS known FROM pool_kind) r ON r.known = t.attribute
    WHERE r.known IS NULL AND {SAID_AT_LEVEL}""",
)

KINDS = (SAID, SITS_FOR, KIND_CODE, MEMBER_KIND, KIND_OF, POOL_OF, POOL_KIND, KINDS_NOW, ROUND_TABLES)
"""What every measure of difference stands on, beside who took part together."""
