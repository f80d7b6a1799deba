"""How many threads share the work on the records, and that sums come out whole."""

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


def test_a_sum_of_ones_is_not_kept_in_eight_bits() -> None:
    """300 members, none of them in an empty table. DuckDB 2.0 by itself answers 44, which is 300 less 256."""
    store = Store.empty()
    store.con.execute("CREATE TABLE here AS SELECT 0 AS board, CAST(range AS INTEGER) AS member FROM range(300)")
    store.con.execute("CREATE TABLE nobody (board INTEGER, member INTEGER)")
    found = store.rows("""
        WITH known AS (SELECT board, member, count(*) AS times FROM nobody GROUP BY board, member),
        fresh AS (SELECT h.board, CAST(sum(CASE WHEN k.member IS NULL THEN 1 ELSE 0 END) AS BIGINT) AS fresh
            FROM here h LEFT JOIN known k ON k.board = h.board AND k.member = h.member GROUP BY h.board)
        SELECT f.board, f.fresh FROM fresh f
        LEFT JOIN (SELECT board, max(fresh) AS most FROM fresh WHERE fresh > 2 GROUP BY board) o ON o.board = f.board
        LEFT JOIN known k ON k.board = f.board AND k.member = -1 ORDER BY f.board""")
    assert found == [(0, 300)], f"all 300 are fresh, and the answer was {found}"
