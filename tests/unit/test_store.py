"""How many threads share the work on the records."""

from afresh.records.store import FEW_ROWS, Store


def threads(store: Store) -> int:
    return int(store.rows("SELECT current_setting('threads')")[0][0])


def test_few_rows_are_one_thread_s_work() -> None:
    store = Store.empty()
    store.con.execute("SET threads=2")
    store.rows_kept = {"attendance": FEW_ROWS - 10, "seats": 10}
    store.settle_threads()
    assert threads(store) == 1, "so few rows, all tables together, were shared out"


def test_many_rows_are_shared_out() -> None:
    store = Store.empty()
    store.con.execute("SET threads=2")
    store.rows_kept = {"attendance": FEW_ROWS, "seats": 10}
    store.settle_threads()
    assert threads(store) == 2, "more rows than one thread is soonest done with were left to it"
