"""Linear algebra in one thread, for as long as anybody at work asks for it."""

from contextlib import ExitStack
from threading import Lock


class OneThread:
    """One thread of linear algebra until the last of those who asked for it is done.

    The limit is the whole process's: whoever lifted it while another is at work would change the order of its sums.
    """

    def __init__(self) -> None:
        self._alone, self._at_work, self._limits = Lock(), 0, ExitStack()

    def __enter__(self) -> None:
        from threadpoolctl import threadpool_limits

        with self._alone:
            self._at_work += 1
            if self._at_work == 1:
                self._limits.enter_context(threadpool_limits(1))

    def __exit__(self, *raised: object) -> None:
        with self._alone:
            self._at_work -= 1
            if not self._at_work:
                self._limits.close()


one_thread = OneThread()
