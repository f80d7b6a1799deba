"""What stops a conversion before it starts."""


class CannotConvert(ValueError):
    """The source or the options do not let the conversion start; the message says what to change."""
