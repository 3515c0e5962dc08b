"""What a pronoun was resolved to."""

from mypy_extensions import mypyc_attr

__all__ = ["Resolved"]


@mypyc_attr(acyclic=True)
class Resolved:
    """What a pronoun was resolved to; a name of None says that it stays open."""

    __slots__ = ("name",)

    def __init__(self, name: str | None) -> None:
        self.name = name
