"""What a pronoun was resolved to."""

from typing import NamedTuple

__all__ = ["Resolved"]


class Resolved(NamedTuple):
    """What a pronoun was resolved to; a name of None says that it stays open."""

    name: str | None
