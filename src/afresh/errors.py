"""What afresh raises: each error of its own is an `Error`, and says in a sentence what was wrong and how to mend it."""


class Error(Exception):
    """Anything that afresh could not do. `except afresh.Error` catches all of them and nothing else."""


class WrongArgument(Error, ValueError):
    """A function was given a value that it cannot use; the message says which values it takes."""


class SessionEnded(Error, RuntimeError):
    """Something was asked of a session, or of what it gave, that is over."""
