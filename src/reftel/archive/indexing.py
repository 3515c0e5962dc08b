"""What the archive asks of a search index. The index is disposable: everything in it is made from the records."""

from collections.abc import Iterable
from typing import Protocol

from reftel.archive.index_batches import Ready
from reftel.record import Cable

__all__ = ["Indexing"]


class Indexing(Protocol):
    """An index that holds batches of cables; nothing is seen in it before `commit`."""

    def batches(self) -> frozenset[str]:
        """Return the batches that it holds, as of the last commit."""

    def add(self, batch: str, copies: Iterable[tuple[str, Cable]], /) -> None:
        """Index a batch's copies by their keys, in place of what it held of that batch before."""

    def add_ready(self, batch: str, made: Ready, /) -> None:
        """Index a batch that was made ready before."""

    def drop(self, batches: Iterable[str], /) -> None:
        """Forget whole batches."""

    def commit(self, batches: Iterable[str], /) -> None:
        """Make what was added and dropped since the last commit last; `batches` are those added since."""

    def cable(self, identity: str, /) -> list[Cable]:
        """Return the copies of a cable, as the last commit has them."""
