"""A first step short enough for a line on the first page."""

LONGEST = 75


def short_step(*ways: str) -> str:
    """The first of these ways to say it that is short enough; the last must be."""
    return next((way for way in ways if len(way) <= LONGEST), ways[-1])
