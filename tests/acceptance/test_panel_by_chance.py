"""Two hundred partnerships mixed at random get advice against them no oftener than the study says.

The study's page (docs/panel-by-chance.md, of other seeds) gives each rule's share. A count is let through where it
would be seen in at least one run in ten thousand if that were the share behind it.
"""

import re
from pathlib import Path

import pytest
from scipy.stats import binom
from studies.panel import MIXED
from studies.worlds import panel_mixed

PAGE = Path(__file__).parents[2] / "docs" / "panel-by-chance.md"
RARE, SEED = 1e-4, 9
OF_PROPOSALS = {"evidence/it_works_elsewhere", "policy/a_duty_it_would_meet"}
"""These speak of proposals, at nearly every table."""
KIND = {"renewal/protect_what_is_fresh"}


def shares() -> dict[str, float]:
    """What the page says of each rule, in percent of the partnerships."""
    rows = re.findall(r"^\| `([a-z_/]+)` \| ([\d.]+)%", PAGE.read_text("utf-8"), re.MULTILINE)
    return {rule: float(share) / 100 for rule, share in rows}


@pytest.mark.long
def test_advice_against_a_table_comes_no_oftener_by_chance_than_the_study_says() -> None:
    assert SEED not in MIXED, "the study was made of other seeds"
    told, rows = shares(), panel_mixed.run(SEED)
    assert len(told) > 10 and len(rows) == 200, f"the page tells of {len(told)} rules; {len(rows)} partnerships"
    for rule in {rule for row in rows for rule in row["rules"]} - OF_PROPOSALS - KIND:
        found = sum(rule in row["rules"] for row in rows)
        # A rule that the study never heard may have a share of up to about one in two hundred there.
        most = int(binom.ppf(1 - RARE, len(rows), max(told.get(rule, 0.0), 0.005)))
        assert found <= most, f"{rule} speaks of {found} of {len(rows)}; the study says {told.get(rule, 0):.1%}"
