"""People's names left out of texts, where the texts and the names are spread over many machines.

A text meets only the people and organisations whose names could stand in it: those that
begin with two of its words, or are the whole of it. What is shown of it is then decided
by `disclosure`, as everywhere else.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from afresh.disclosure import Disclosure, beginnings, spelled, words_in_pairs
from afresh.engine.contract import Step
from afresh.spark.engine import SparkEngine, running
from afresh.table import Table

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame

    Batches = Iterator[pyarrow.RecordBatch]

TEXT, KEY, SPELLING = "text STRING", "`key` STRING", "spelling STRING"
NAMED = "id STRING, name STRING, aliases STRING, person BOOLEAN"

Row = dict[str, str | bool | None]

CANDIDATES = Step(
    "name_candidates",
    "texts, each with the people and organisations whose names may stand in it",
    """SELECT DISTINCT t.text, n.id, n.name, n.aliases, n.person
    FROM text_key t JOIN name_key n ON n.key = t.key
    UNION
    SELECT DISTINCT t.text, o.id, o.name, o.aliases, o.person
    FROM text_key t JOIN name_key p ON p.key = t.key AND p.person
    JOIN name_spelling s ON s.id = p.id AND s.person
    JOIN name_spelling o ON o.spelling = s.spelling AND NOT o.person""",
)


def without_names(engine: SparkEngine, texts: "DataFrame", people: str, organisations: str) -> "DataFrame":
    """Of distinct texts (one column, `text`), those that name somebody, and what is shown of each.

    `people` (id, name, aliases) and `organisations` (id, name) are views.
    """
    with running(CANDIDATES, CANDIDATES.sql):
        _views(engine, texts, people, organisations)
        found = engine.spark.sql(CANDIDATES.sql)
        return found.groupBy("text").applyInArrow(_shown_of_one, f"{TEXT}, shown STRING").where("shown <> text")


def _views(engine: SparkEngine, texts: "DataFrame", people: str, organisations: str) -> None:
    named = engine.spark.sql(
        f"""SELECT id, name, aliases, true AS person FROM {people}
        UNION ALL SELECT id, name, CAST(NULL AS STRING), false FROM {organisations} WHERE name IS NOT NULL"""
    )
    views = {
        "text_key": texts.mapInArrow(partial(_each, _text_keys), f"{TEXT}, {KEY}"),
        "name_key": named.mapInArrow(partial(_each, _name_keys), f"{NAMED}, {KEY}"),
        "name_spelling": named.mapInArrow(partial(_each, _spellings), f"{NAMED}, {SPELLING}"),
    }
    for name, frame in views.items():
        engine.view(name, frame)


def _each(rows_of: Callable[[Row], Iterator[Row]], batches: "Batches") -> "Batches":
    import pyarrow

    for batch in batches:
        made = [more for row in batch.to_pylist() for more in rows_of(row)]
        if made:
            yield from pyarrow.Table.from_pylist(made).to_batches()


def _text_keys(row: Row) -> Iterator[Row]:
    yield from ({"text": row["text"], "key": key} for key in words_in_pairs(str(row["text"])))


def _name_keys(row: Row) -> Iterator[Row]:
    aliases = str(row["aliases"]) if row["aliases"] else None
    yield from ({**_named(row), "key": key} for key in beginnings(str(row["name"] or ""), aliases, bool(row["person"])))


def _spellings(row: Row) -> Iterator[Row]:
    aliases = str(row["aliases"]) if row["aliases"] else None
    yield from ({**_named(row), "spelling": each} for each in spelled(str(row["name"] or ""), aliases))


def _named(row: Row) -> Row:
    # Arrow must know that a column of nothing but nulls is of texts.
    return {"id": row["id"], "name": row["name"] or "", "aliases": row["aliases"] or "", "person": row["person"]}


def _shown_of_one(table: "pyarrow.Table") -> "pyarrow.Table":
    """The text of one group, by everybody who may stand in it."""
    import pyarrow

    rows = list(Table({name: table.column(name).to_pylist() for name in table.column_names}))
    people = [(row["id"], row["name"], row["aliases"]) for row in rows if row["person"]]
    chosen = Disclosure.of(people, [row["name"] for row in rows if not row["person"]])
    text = rows[0]["text"]
    return pyarrow.table({"text": [text], "shown": [chosen.text(text)]})
