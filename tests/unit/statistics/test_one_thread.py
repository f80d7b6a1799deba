"""Who asks for one thread of linear algebra has it until the last is done."""

from threadpoolctl import threadpool_info

from afresh.statistics.one_thread import OneThread


def test_linear_algebra_keeps_to_one_thread_until_the_last_is_done() -> None:
    """A session that is done first must not give another's sums back their threads."""
    limit, before = OneThread(), threads_of_algebra()
    with limit:
        with limit:
            assert set(threads_of_algebra()) == {1}, "both at work"
        assert set(threads_of_algebra()) == {1}, "one still at work"
    assert threads_of_algebra() == before, "and then as it was"
    assert before, "there is a library of linear algebra to look at"


def threads_of_algebra() -> list[int]:
    return [each["num_threads"] for each in threadpool_info() if each["user_api"] == "blas"]
