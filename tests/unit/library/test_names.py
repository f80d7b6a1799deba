"""What the title of a proposal names, and that what is named goes before what only fits. Titles of this file's own."""

from datetime import date

import pytest

from afresh.library import examples_for, policies_for
from afresh.library.entries import rows_of, shipped_examples, shipped_policies
from afresh.library.names import named_by
from afresh.library.themes import meanings, stands_for_a_theme, told_from_title
from afresh.records.store import Store

AT = date(2026, 12, 1)
IDS = {each.id for each in (*shipped_examples(), *shipped_policies())}


@pytest.mark.parametrize(
    ("title", "text", "issue", "entry"),
    [
        ("Third MARAC in the north of the county", "", "", "marac"),
        ("MARACs: one coordinator", "", "", "marac"),
        ("Record where an assault was", "In the emergency department.", "", "cardiff-violence-prevention"),
        ("Renew the section 75 agreement for equipment", "", "", "nhs-act-2006-s75"),
        ("More refuge spaces", "", "Domestic abuse", "domestic-abuse-part-4"),
        ("Locality plan for the islands", "", "", "scotland-community-planning"),
    ],
)  # fmt: skip
def test_a_title_names_an_entry(title: str, text: str, issue: str, entry: str) -> None:
    assert entry in named_by(title, text, issue), f"{title}: {named_by(title, text, issue)}"


@pytest.mark.parametrize(
    ("title", "text", "issue"),
    [
        ("New carpets", "As the MARAC asked, and within the section 75 agreement.", "MARAC"),
        ("Suez Canal: ceasefire and withdrawal of troops", "", ""),
        ("Climate for present and future generations", "", ""),
        ("Advertising hoardings on the ring road", "", ""),
        ("Irises for the hospital garden", "", ""),
        ("", "", "housing first"),
    ],
)
def test_what_a_text_or_an_issue_mentions_and_everyday_words_name_nothing(title: str, text: str, issue: str) -> None:
    """Two of these were offered something once: Suez the ceasefire of Boston, the climate a Welsh Act."""
    assert not named_by(title, text, issue), f"{title}: {named_by(title, text, issue)}"


def test_every_name_is_of_an_entry_and_stands_once() -> None:
    rows = rows_of("names.csv")
    assert {row["entry"] for row in rows} <= IDS, f"no entries: {({row['entry'] for row in rows}) - IDS}"
    assert len({row["entry"] for row in rows}) == len(rows), "each entry has one line"
    for row in rows:
        names = [name.strip() for name in row["names"].split(";")]
        assert len(set(names)) == len(names) and all(names), f"{row['entry']}: {names}"


def test_what_is_named_needs_no_theme_and_goes_before_what_fits() -> None:
    ways = ("review of deaths",)
    fits = [
        hit.policy.id for hit in policies_for(None, "safeguarding adults", at=AT, nation="England", mechanisms=ways)
    ]
    assert fits == ["care-act-safeguarding"], "by theme and mechanism"
    named = policies_for(
        None, "safeguarding adults", at=AT, nation="England", mechanisms=ways,
        named=frozenset({"domestic-homicide-reviews"}),
    )  # fmt: skip
    assert [hit.policy.id for hit in named] == ["domestic-homicide-reviews"], "only what is named"
    assert named[0].matched.named and not named[0].matched.issues, "and that is said"


def test_what_is_named_must_be_checked_in_force_of_the_nation_and_published() -> None:
    def policies(entry: str, nation: str) -> list[str]:
        found = policies_for(None, "", at=AT, nation=nation, mechanisms=(), named=frozenset({entry}))
        return [hit.policy.id for hit in found]

    assert policies("duty-to-refer", "England") == ["duty-to-refer"], "as it should be"
    assert policies("duty-to-refer", "Wales") == [], "a law of England"
    assert policies("mental-capacity-act", "England") == [], "nobody read its source"
    assert policies("victims-and-prisoners-s13", "England") == [], "its first day is not known"
    assert policies("supporting-people", "England") == [], "it ended in 2009"
    before = examples_for(None, "", at=date(2010, 1, 1), mechanisms=(), named=frozenset({"iris", "boston-ceasefire"}))
    assert [hit.example.id for hit in before] == ["boston-ceasefire"], "IRIS was published in 2011"


def test_the_user_s_own_that_fit_stay_beside_what_is_named() -> None:
    own = {"id": "own", "title": "Ours", "issues": "falls", "mechanism": "group programme", "year": 2020}
    made = Store.empty()
    made.add("examples", [own | {"summary": "s", "source": "s", "checked": "2026-01-01", "nation": "England"}])
    made.add("organisations", [])
    found = examples_for(made, "falls", at=AT, mechanisms=("group programme",), named=frozenset({"reablement"}))
    assert {hit.example.id for hit in found} == {"own", "reablement"}, "and no other of ours on falls"


@pytest.mark.parametrize(
    ("issue", "themes"),
    [
        ("Loneliness and carers", {"loneliness", "carers"}),
        ("VAWG", {"domestic abuse"}),
        ("Prevent", {"radicalisation"}),
        ("Dementia - care homes", {"dementia", "care homes"}),
        ("Street lighting and bins", {"street lighting and bins"}),
    ],
)
def test_an_issue_of_several_parts_stands_for_each_that_is_known(issue: str, themes: set[str]) -> None:
    assert meanings(issue) == themes, f"{issue} stands for {set(meanings(issue))}"
    assert stands_for_a_theme(issue) == ("bins" not in issue), issue


@pytest.mark.parametrize(
    ("title", "themes"),
    [
        ("Carers of people with dementia to have a card", {"carers", "dementia"}),
        ("Prevent falls on the ward", {"falls"}),
        ("Work on the homes in Fall Lane", set()),
    ],
)
def test_a_title_tells_themes_but_not_by_words_used_for_much_else(title: str, themes: set[str]) -> None:
    assert told_from_title(title) == themes, f"{title} tells {set(told_from_title(title))}"
