"""The rows that a converter makes, until all are there: things with an id once, references filled in, losses told."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from afresh.records.dates import DateOrder, Days, ReadDay, can_be, no_end
from afresh.records.problems import converting as problem
from afresh.records.problems.problem import Problem
from afresh.records.problems.public_sources import PublishedFilePassedOver, PublishedItemLeftOut
from afresh.records.store import Store
from afresh.records.tables import TABLES

Row = dict[str, object]


class RecordBuilder:
    """Collects rows for the tables of the dictionary; `finish` puts them into the store."""

    def __init__(self, source: str, order: DateOrder = "day-first") -> None:
        self.store = Store.empty(source=source)
        self.days = Days(self.store.con, order)
        self.rows: dict[str, list[Row]] = defaultdict(list)
        self.by_id: dict[str, dict[str, Row]] = defaultdict(dict)
        self.left_out_rows: Counter[str] = Counter()
        self._unread: Counter[tuple[str, str, str]] = Counter()
        self._counted: Counter[tuple[type[Problem], str, str, str]] = Counter()

    def thing(self, table: str, id_: str, **values: object) -> str:
        """A row of a table with ids: made once, and what a later one says of it fills in what was empty."""
        there = self.by_id[table].get(id_)
        if there is None:
            there = self.by_id[table][id_] = {"id": id_, "name": id_} if TABLES[table].names_itself else {"id": id_}
            self.rows[table].append(there)
        for name, value in values.items():
            if value not in (None, "") and (there.get(name) in (None, "") or there[name] == id_):
                there[name] = value
        return id_

    def row(self, table: str, **values: object) -> None:
        self.rows[table].append({name: value for name, value in values.items() if value != ""})

    def day(self, said: str, file: str, column: str) -> ReadDay | None:
        """The day or month that a text names. One that cannot be read is told of; year 9999 stands for none."""
        found = self.days.of(said) if said else None
        if found is not None and can_be(found):
            return found
        if said and not (found is not None and no_end(found)):
            self._unread[file, column, said] += 1
        return None

    def pass_over(self, file: str, why: str, wanted: str, how: str) -> None:
        self.store.problems.add(PublishedFilePassedOver(file, facts={"why": why, "wanted": wanted, "how": how}))

    def leave_out(self, table: str, item: str, value: str, file: str, facts: Mapping[str, str]) -> None:
        """`facts` has `why` it was left out, what was `wanted`, and `how` to mend it."""
        self.left_out_rows[table] += 1
        self.store.problems.add(PublishedItemLeftOut(file, table, value=value, facts={"item": item, **facts}))

    def count(self, kind: type[Problem], table: str, file: str, value: str) -> None:
        """One more of a problem that is told once with how often it was met."""
        self.left_out_rows[table] += 1
        self._counted[kind, table, file, value] += 1

    def note(self, sentence: str) -> None:
        if sentence not in self.store.notes:
            self.store.notes.append(sentence)

    def finish(self) -> Store:
        store = self.store
        for table in TABLES:
            found = self.rows[table]
            if not found and not self.left_out_rows[table]:
                continue
            store.add(table, found)
            store.rows_kept[table] = len(found)
            store.rows_found[table] = len(found) + self.left_out_rows[table]
        for (kind, table, file, value), times in sorted(self._counted.items(), key=lambda item: str(item[0])):
            store.problems.add(kind(file, table, value=value, facts={"count": times}), times=times)
        for (file, column, value), times in self._unread.items():
            facts = {"count": times}
            store.problems.add(problem.ConvertedDateUnreadable(file, "", None, column, value, facts), times=times)
        store.notes += self.days.said()
        return store
