"""The councils of the United Kingdom, past and present, with what followed them: a table that comes with afresh.

Source  mySociety, UK local authority names and codes, CC-BY-4.0 (see NOTICE)
"""

import csv
from collections.abc import Sequence
from importlib.resources import files
from typing import Final

from afresh.ingest.published.conversion_error import CannotConvert
from afresh.ingest.published.record_builder import RecordBuilder
from afresh.records.store import Store

TABLE: Final = "ingest/published/councils.csv"
"""Of other names only those that say it is a council: "Cumbria" is a place too, and would draw in what is called so."""

Council = dict[str, str]


def shipped_councils() -> list[Council]:
    text = files("afresh").joinpath(TABLE).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def convert_councils(*, nations: Sequence[str] = (), regions: Sequence[str] = (), names: Sequence[str] = ()) -> Store:
    """Those of the nations, regions and names that are given, all if none is, and what followed each of them."""
    table = {council["code"]: council for council in shipped_councils()}
    wanted = [code for code, council in table.items()
              if _among(council["nation"], nations) and _among(council["region"], regions)
              and (not names or any(name.casefold() in council["name"].casefold() for name in names))]  # fmt: skip
    if not wanted:
        known = ", ".join(sorted({council["region"] for council in table.values() if council["region"]}))
        raise CannotConvert(f"No council was found. The regions are: {known}.")
    chosen = dict.fromkeys(wanted)
    for code in wanted:
        for after in _followers(code, table):
            chosen.setdefault(after)
    builder = RecordBuilder("councils")
    split = [table[code]["name"] for code in chosen if len(_replaced_by(table[code])) > 1]
    for code in chosen:
        _add(builder, table[code])
    if split:
        builder.note(
            f"Councils that were followed by several have no successor here, {len(split)} in all: "
            f"{'; '.join(sorted(split)[:6])}."
        )
    builder.note("Councils: mySociety, CC-BY-4.0. Say so where you publish what was made from it.")
    return builder.finish()


def _among(value: str, wanted: Sequence[str]) -> bool:
    return not wanted or value.casefold() in {each.strip().casefold() for each in wanted}


def _replaced_by(council: Council) -> list[str]:
    return [code.strip() for code in council["replaced_by"].split(",") if code.strip()]


def _followers(code: str, table: dict[str, Council]) -> list[str]:
    reached, waiting = list[str](), [code]
    while waiting:
        for after in _replaced_by(table[waiting.pop()]):
            if after in table and after not in reached:
                reached.append(after)
                waiting.append(after)
    return reached


def _add(builder: RecordBuilder, council: Council) -> None:
    after = _replaced_by(council)
    file = "councils.csv"
    start, end = builder.day(council["start"], file, "start"), builder.day(council["end"], file, "end")
    combined = "ombined" in council["type"] or "trategic" in council["type"]
    builder.thing(
        "organisations", council["code"], name=council["name"], aliases=council["other_names"], kind="statutory",
        body="combined authority" if combined else "council", sector="local government", area=council["place"],
        identifier=f"GB-LAE-{council['code']}" if council["nation"] == "England" else None,
        opened=start.first if start else None, closed=end.last if end else None,
        successor=after[0] if len(after) == 1 else None,
    )  # fmt: skip
