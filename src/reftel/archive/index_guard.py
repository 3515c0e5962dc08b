"""An index whose failures come as words: tantivy says of a full disk only that something internal failed."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reftel.archive.index import Index
from reftel.archive.index_batches import Ready
from reftel.archive.index_damage import ANEW, damaged
from reftel.archive.indexing import Indexing
from reftel.archive.records import Records
from reftel.errors import ArchiveError, ReftelError
from reftel.record import Cable

__all__ = ["GuardedIndex", "asking", "index_of", "opened", "reading"]

_FORBIDDEN = "Permission denied"
_NO_RIGHT = "ask whose archive it is for the right to read all of its files"
_SYSTEM = re.compile(r'message: "([^"]{1,200})"')


class GuardedIndex:
    """Hands everything on to an index; raises `ArchiveError` where that cannot write."""

    def __init__(self, index: Indexing, folder: Path) -> None:
        self._index = index
        self._folder = folder

    def batches(self) -> frozenset[str]:
        """Return the batches that it holds, as of the last commit."""
        return self._index.batches()

    def add(self, batch: str, copies: Iterable[tuple[str, Cable]], /) -> None:
        """Index a batch's copies by their keys, in place of what it held of that batch before."""
        with self._faults():
            self._index.add(batch, copies)

    def add_ready(self, batch: str, made: Ready, /) -> None:
        """Index a batch that was made ready before."""
        with self._faults():
            self._index.add_ready(batch, made)

    def drop(self, batches: Iterable[str], /) -> None:
        """Forget whole batches."""
        with self._faults():
            self._index.drop(batches)

    def commit(self, batches: Iterable[str], /) -> None:
        """Make what was added and dropped since the last commit last; `batches` are those added since."""
        with self._faults():
            self._index.commit(batches)

    def cable(self, identity: str, /) -> list[Cable]:
        """Return the copies of a cable, as the last commit has them."""
        return self._index.cable(identity)

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except (ValueError, OSError) as error:
            advice = "the records are whole; make room or mend the folder's rights, and add again: it catches up"
            raise ArchiveError(str(self._folder), found=f"cannot be written ({_said(error)})", advice=advice) from error


def _said(error: Exception) -> str:
    """What the system said, where tantivy wraps it in the names of its own types.

    >>> _said(ValueError('IoError { Custom { err: Os { code: 28, message: "No space left on device" } } }'))
    'No space left on device'
    """
    system = _SYSTEM.search(str(error))
    return system[1] if system else str(error)


def index_of(folder: Path) -> Index:
    """Open the index in a folder.

    Raises `ArchiveError` where it is damaged, may not be read, or was made by a version that arranged it otherwise.
    """
    try:
        return Index.open(folder)
    except (ValueError, OSError) as error:
        advice = _NO_RIGHT if _FORBIDDEN in str(error) else ANEW
        raise ArchiveError(str(folder), found=f"cannot be opened ({_said(error)})", advice=advice) from error


def reading(folder: Path, records: Callable[[], Records]) -> Index:
    """Open the index in a folder to ask it.

    Raises `ArchiveError` where there are records and no index: an empty one would say that nothing was found.
    """
    if not Index.is_in(folder) and records().count:
        raise ArchiveError(str(folder), found="no index of the records", advice="`reftel compact` makes it anew")
    return index_of(folder)


@contextmanager
def asking(folder: Path) -> Iterator[None]:
    """Say of an index that fails while it is asked which file of it is damaged, if one is."""
    try:
        yield
    except ReftelError:
        raise
    except Exception as error:
        damage = next(damaged(folder), None)
        if damage is None:
            raise
        found = f"damaged ({damage.name} is not as it was written)"
        raise ArchiveError(str(folder), found=found, advice=ANEW) from error


@contextmanager
def opened(folder: Path) -> Iterator[GuardedIndex]:
    """Open the index in a folder for writing, and let go of it when the block ends."""
    index = index_of(folder)
    try:
        yield GuardedIndex(index, folder)
    finally:
        with suppress(ValueError):  # what it failed on was said, or is said at the next commit
            index.close()
