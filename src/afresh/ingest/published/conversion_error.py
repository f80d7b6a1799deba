"""What stops a conversion before it starts."""

from afresh.errors import Error


class CannotConvert(Error, ValueError):
    """The source or the options do not let the conversion start; the message says what to change."""
