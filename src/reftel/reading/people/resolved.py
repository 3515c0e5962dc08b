"""What a pronoun was resolved to."""

__all__ = ["Resolved"]


class Resolved:
    """What a pronoun was resolved to; a name of None says that it stays open."""

    __slots__ = ("name",)

    def __init__(self, name: str | None) -> None:
        self.name = name
