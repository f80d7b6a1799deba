"""Which areas are the same as a partnership's, or contain it, as read from the text of the records.

Capitals and spaces at the ends do not count. An area is contained in every part of the path before it
("North / Eastham" in "North"), in a whole nation's, and in the area of the partnership that its own reports to.

An area that is not recorded, of the one or the other, is taken to fit where an issue is shared: leaving out whoever
gives none would leave out most of a short list, in silence. There is no list of the country's areas, which would know
one country and no neighbourhood, and no table of areas, which would be one more to keep.
"""

from typing import TYPE_CHECKING

import numpy as np

from afresh.engine.contract import Step

if TYPE_CHECKING:
    from afresh.snapshot.workspace import Workspace

WHOLE = ("national", "nationwide", "uk", "united kingdom", "great britain")
"""Areas that contain every other."""
BETWEEN = ("/", " / ")

AREA_HERE = Step(
    "area_here",
    "the area of each lasting partnership, of the one it reports to, and of the one which that reports to",
    """SELECT DISTINCT partnership, area FROM (
        SELECT p.partnership, lower(trim(p.area)) AS area FROM partnership p WHERE NOT p.one_off
        UNION ALL
        SELECT p.partnership, lower(trim(a.area)) FROM partnership p
        JOIN partnership a ON a.partnership = p.parent WHERE NOT p.one_off AND trim(p.area) <> ''
        UNION ALL
        SELECT p.partnership, lower(trim(b.area)) FROM partnership p
        JOIN partnership a ON a.partnership = p.parent JOIN partnership b ON b.partnership = a.parent
        WHERE NOT p.one_off AND trim(p.area) <> ''
    ) areas WHERE area <> ''""",
)

AREAS = Step("areas", "every area that lasting partnerships have", "SELECT DISTINCT area FROM area_here ORDER BY area")

WITHIN = Step(
    "within",
    "the areas that are the same as each partnership's, or contain it; none where it gives no area",
    """SELECT DISTINCT h.partnership, w.holding AS area
    FROM area_here h JOIN area_within w ON w.area = h.area""",
)


def ensure_areas(workspace: "Workspace") -> None:
    """Hold `within`. Texts are taken apart here, the few different ones that partnerships have."""
    workspace.ensure_table(AREA_HERE)
    areas = {*workspace.ask(AREAS).columns["area"], *WHOLE}
    pairs = [(area, holding) for area in sorted(areas) for holding in containing(area)]
    columns = [np.array([pair[at] for pair in pairs], dtype=object) for at in (0, 1)]
    workspace.ensure_loaded("area_within", {"area": columns[0], "holding": columns[1]})
    workspace.ensure_table(WITHIN)


def containing(area: str) -> list[str]:
    """An area, in small letters, and those that contain it, each as it may be written."""
    parts = [part.strip() for part in area.split("/") if part.strip()]
    paths = {between.join(parts[:upto]) for upto in range(1, len(parts) + 1) for between in BETWEEN}
    return sorted({area, *paths, *WHOLE})
