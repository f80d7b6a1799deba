"""The user's own examples and policies are searched together with those shipped, and each says which it is."""

from datetime import date

from afresh.library import examples_for, find, policies_for
from afresh.library.shelf import shelf
from afresh.records.store import Store

CHECKED = {"source": "Our own visit, 2024", "checked": "2024-06-01"}
EXAMPLE: dict[str, object] = {
    "id": "ours",
    "title": "Falls club in Eastmere",
    "issues": "Falls",
    "summary": "A weekly class.",
    "answers": "cost",
    "year": 2024,
}
POLICY: dict[str, object] = {
    "id": "county-plan",
    "title": "County falls plan",
    "issues": "falls",
    "summary": "Asks all to join.",
    "in_force_from": "2024-01-01",
}


def store() -> Store:
    made = Store.empty()
    made.add("examples", [EXAMPLE | CHECKED])
    made.add("policies", [POLICY | CHECKED])
    return made


def test_both_are_found_together_and_each_says_which_it_is() -> None:
    made = store()
    hits = {hit.example.id: hit.example for hit in examples_for(made, "falls")}
    assert hits["ours"].origin == "records" and hits["exercise-falls"].origin == "library", "where each is from"
    assert hits["ours"].record == ("examples", 0), "and its record"
    assert hits["ours"].year == 2024 and hits["ours"].answers == ("cost",), "with every column"
    found = find(made, "falls", date(2026, 1, 1))
    assert "county-plan" in [hit.policy.id for hit in found.policies], "the user's policy too"
    assert "ours" not in [hit.example.id for hit in examples_for(None, "falls")], "but only with these records"


def test_one_of_the_user_s_with_the_id_of_one_shipped_stands_in_its_place() -> None:
    made = Store.empty()
    made.add("examples", [EXAMPLE | CHECKED | {"id": "exercise-falls"}])
    hits = examples_for(made, "falls")
    assert [hit.example.title for hit in hits] == ["Falls club in Eastmere"], "ours gave way"


def test_a_theme_of_the_user_s_own_is_matched_as_it_is_written() -> None:
    made = Store.empty()
    made.add("policies", [POLICY | CHECKED | {"issues": "River Flooding; allotments"}])
    hits = policies_for(made, "river flooding", at=date(2026, 1, 1))
    assert [(hit.policy.id, hit.matched.issues) for hit in hits] == [("county-plan", ("River Flooding",))], f"{hits}"


def test_nothing_published_after_the_day_is_used() -> None:
    made = store()
    assert "ours" not in [hit.example.id for hit in examples_for(made, "falls", at=date(2023, 12, 31))], "2024 is later"
    assert "ours" in [hit.example.id for hit in examples_for(made, "falls", at=date(2024, 1, 1))], "the year of the day"
    found = find(made, "falls", date(2023, 6, 1))
    assert [each.id for each in found.published_later] == ["ours"], "what is left out is said"


def test_the_index_is_made_once_for_each_store_and_let_go_with_it() -> None:
    made = store()
    assert shelf(made) is shelf(made), "made once"
    assert shelf(None) is shelf(None) and shelf(None) is not shelf(made), "one for the library alone"
    key = id(made)
    del made
    other = Store.empty()
    assert "ours" not in [each.id for each in shelf(other).examples], f"nothing is left of store {key}"


def test_the_order_of_rows_changes_nothing() -> None:
    rows = [EXAMPLE | CHECKED | {"id": f"e{n}", "title": f"Falls club {'ABCDE'[n]}"} for n in range(5)]
    one, other = Store.empty(), Store.empty()
    one.add("examples", rows)
    other.add("examples", rows[::-1])
    first, second = ([hit.example.id for hit in examples_for(made, "falls", most=9)] for made in (one, other))
    assert first == second, "ties are broken by title"


def test_hostile_entries_are_only_text() -> None:
    made = Store.empty()
    made.add(
        "policies", [POLICY | CHECKED | {"title": "'; DROP TABLE texts; --", "issues": '"; falls; *', "binds": "((; )"}]
    )
    made.add("examples", [EXAMPLE | CHECKED | {"title": 'x" OR NEAR(', "answers": "cost; nonsense"}])
    found = find(made, "falls", date(2026, 1, 1))
    assert "county-plan" in [hit.policy.id for hit in found.policies], "found as any other"
