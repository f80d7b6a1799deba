"""Which files of tests go to one process, because what they share is costly to make."""

MADE_ONCE = {
    "tests/engines/test_spark.py": "spark",
    "tests/engines/test_measure_on_spark.py": "spark",
    "tests/acceptance/test_panel_in_the_example.py": "seeded",
    "tests/acceptance/test_side_by_side.py": "seeded",
    "tests/acceptance/test_worked_example.py": "seeded",
}
"""By file: the fixture of a whole session that its tests ask for."""


def together(test: str) -> str:
    """Tests of one answer are run in one process, one after the other: those of a file, and of files that share."""
    file = test.split("::", 1)[0]
    return MADE_ONCE.get(file, file)
