"""The register of silences."""

from reftel.reading.people.cast import Cast
from reftel.record import Silence, Statement

__all__ = ["find_silences"]


def find_silences(cast: Cast, statements: tuple[Statement, ...]) -> tuple[Silence, ...]:
    """Return the silences in the order of the text."""
    del cast, statements
    return ()
