"""From what a user names, files, folders, archives and standard input, to the items to be read."""

import io
import stat
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from reftel.errors import SourceError
from reftel.sources import packed
from reftel.sources.item import Item
from reftel.sources.names import printable

__all__ = ["STANDARD_INPUT", "count", "items"]

STANDARD_INPUT = "<standard input>"
_ADDED = "give the files that were added to it; `reftel show` and `reftel search` look into it"


def items(paths: Sequence[str], *, without: Path | None = None) -> Iterator[Item | SourceError]:
    """Yield every file under the paths, members of archives included, and an error for whatever cannot be opened.

    A path is a file, a folder (read with its sub-folders, names in order), an archive, or `-` for standard input; one
    alone is taken as it is.
    Folders whose names begin with a dot are passed over, files are not; so is the folder `without`, which is no source.
    A folder that links lead to twice is read once.

    >>> print(next(items(["no/such/folder"])))
    no/such/folder: no such file or folder; check the spelling
    """
    visited = _folder(without)
    for path in _listed(paths):
        for found in [_standard_input()] if path == "-" else _files(path, visited):
            yield from [found] if isinstance(found, SourceError) else _opened(found)


def count(paths: Sequence[str], *, without: Path | None = None) -> int:
    """Return how many files on disk there are under the paths, an archive being one; reads no file.

    >>> count(["no/such/folder", "-"])
    1
    """
    visited = _folder(without)
    return sum(
        1 if path == "-" else sum(isinstance(found, Item) for found in _files(path, visited)) for path in _listed(paths)
    )


def _listed(paths: Sequence[str]) -> Sequence[str]:
    """Paths, or one of them that somebody gave alone: its letters are no paths."""
    return [paths] if isinstance(paths, str) else paths


def _folder(place: Path | None) -> set[tuple[int, int]]:
    """What the system knows a folder by, whatever leads to it; nothing where there is none."""
    try:
        status = place.stat() if place is not None else None
    except OSError:
        return set()
    return {(status.st_dev, status.st_ino)} if status is not None else set()


def _opened(item: Item) -> Iterator[Item | SourceError]:
    try:
        is_packed = packed.claims(item)
        yield from packed.members(item) if is_packed else [item]
    except OSError as error:
        yield _unreadable(item.path, error)


def _standard_input() -> Item:
    content = sys.stdin.buffer.read()
    return Item(STANDARD_INPUT, partial(io.BytesIO, content))


def _files(path: str, visited: set[tuple[int, int]]) -> Iterator[Item | SourceError]:
    """Yield the files at or under a path; folders that were visited before are passed over."""
    waiting = [Path(path)]
    while waiting:
        place = waiting.pop()
        try:
            status = place.stat()
            if not path:
                raise FileNotFoundError  # pathlib takes an empty path for the current folder
        except (OSError, ValueError) as error:
            yield _missing(place, path, error)
            continue
        if stat.S_ISREG(status.st_mode):
            yield Item(printable(str(place)), partial(_open, place))
        elif not stat.S_ISDIR(status.st_mode):
            advice = "give files, folders, or `-` for standard input"
            yield SourceError(printable(str(place)), found="a device or pipe, not a file", advice=advice)
        elif (status.st_dev, status.st_ino) not in visited:
            visited.add((status.st_dev, status.st_ino))
            try:
                if _is_archive(place):
                    yield SourceError(printable(str(place)), found="an archive of Reftel's", advice=_ADDED)
                else:
                    waiting.extend(_inside(place))
            except OSError as error:
                yield _unreadable(printable(str(place)), error)


def _is_archive(folder: Path) -> bool:
    """Whether a folder is what `reftel add` makes: none of its files is a source."""
    return (folder / "archive.json").is_file() and (folder / "records" / "_delta_log").is_dir()


def _inside(folder: Path) -> list[Path]:
    """Return what is in a folder, last name first: the walk takes from the end."""
    found = sorted(folder.iterdir(), key=lambda place: place.name, reverse=True)
    return [place for place in found if not (place.name.startswith(".") and place.is_dir())]


def _open(place: Path) -> BinaryIO:
    return place.open("rb")


def _missing(place: Path, path: str, error: Exception) -> SourceError:
    if isinstance(error, PermissionError):
        return _unreadable(printable(str(place)), error)
    if path and place.is_symlink():
        return SourceError(printable(str(place)), found="a link that leads nowhere", advice="mend or delete the link")
    shown = printable(str(place)) if path else "``"
    return SourceError(shown, found="no such file or folder", advice="check the spelling")


def _unreadable(path: str, error: OSError) -> SourceError:
    return SourceError(path, found=f"cannot be read ({error.strerror or error})", advice="check who may read it")
