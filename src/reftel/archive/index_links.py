"""The index of an archive that may be read and not written: links to its files, in a folder that is thrown away.

Whoever opens an index makes a lock file beside its files, which nobody can on a read-only disk, or in an archive that
belongs to somebody else.
"""

import os
import shutil
import tempfile
import weakref
from contextlib import suppress
from pathlib import Path

__all__ = ["Links"]


class Links:
    """A folder of links to the files of an index, which goes when this object or the process does."""

    def __init__(self, index: Path) -> None:
        self._index = index.resolve()
        self.folder = Path(tempfile.mkdtemp(prefix="reftel-index-"))
        weakref.finalize(self, _delete, self.folder)
        self.renew()

    def renew(self) -> None:
        """Follow what a writer, who may write there, has added and taken away."""
        there, here = _files(self._index), _files(self.folder)
        for name in there - here:
            with suppress(FileExistsError):  # another thread was faster
                (self.folder / name).symlink_to(self._index / name)
        for name in here - there:
            (self.folder / name).unlink(missing_ok=True)


def _delete(folder: Path) -> None:
    """Delete a folder; again where that fails, since a thread of tantivy's may be about to make a lock file in it."""
    for _ in range(_TRIES):
        with suppress(OSError):
            shutil.rmtree(folder)
            return


_TRIES = 3


def _files(folder: Path) -> set[str]:
    return {name for name in os.listdir(folder) if not name.endswith(".lock")}  # noqa: PTH208  names are all it takes
