"""The archive's folder: what stands where in it, and the version of that arrangement."""

import os
import shlex
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from reftel.errors import ArchiveError

__all__ = ["FORMAT", "Folder", "settle", "write_whole"]

FORMAT = 1
_OURS = frozenset({"archive.json", "archive.json.new", "lock"})
_FIRST = f'{{"format": {FORMAT}}}'


class _Card(msgspec.Struct, frozen=True):
    """What `archive.json` says."""

    format: int


class Folder:
    """The places in an archive's folder."""

    def __init__(self, path: str | Path) -> None:
        if not str(path):  # pathlib takes an empty path for the current folder
            raise ArchiveError("``", found="no folder", advice="give the folder of an archive")
        self.path = Path(path)
        self.card = self.path / "archive.json"
        self.lock = self.path / "lock"
        self.records = self.path / "records"
        self.index = self.path / "index"
        self.sources = self.path / "sources.jsonl"
        self.events = self.path / "events.jsonl"

    def __str__(self) -> str:
        return str(self.path)

    def make(self) -> None:
        """Make the folder where there is none; raises `ArchiveError` for one that holds something else."""
        if not self.card.exists() and self.path.exists() and (wrong := self._something_else()):
            raise wrong
        with self.faults():
            self.path.mkdir(parents=True, exist_ok=True)

    def _something_else(self) -> ArchiveError | None:
        """What stands where an archive should; None for an empty folder, which may become one."""
        if not self.path.is_dir():
            return ArchiveError(str(self), found="a file, not a folder", advice="give the folder of an archive")
        if self.records.exists():
            found, advice = "an archive that has lost its `archive.json`", f"write `{_FIRST}` into a file of that name"
            return ArchiveError(str(self), found=found, advice=advice)
        others = sorted(each.name for each in self.path.iterdir() if each.name not in _OURS)
        if not others:
            return None
        found = f"no archive, but a folder with `{others[0]}` in it"
        return ArchiveError(str(self), found=found, advice="give the folder of an archive, or a new or empty one")

    def _none(self) -> ArchiveError:
        """What is to be said where there is no archive to look into."""
        if self.path.exists() and (wrong := self._something_else()):
            return wrong
        advice = f"make one with `reftel add {shlex.quote(str(self))} PATH...`"
        return ArchiveError(str(self), found="no archive", advice=advice)

    @contextmanager
    def faults(self) -> Iterator[None]:
        """Say in words what the file system refuses while the archive is written."""
        try:
            yield
        except BrokenPipeError:
            raise
        except OSError as error:
            advice = "nothing of the archive was lost; make room or mend the folder's rights, and try again"
            found = f"cannot be written ({error.strerror or error})"
            raise ArchiveError(str(self), found=found, advice=advice) from error

    def stamp(self) -> None:
        """Say in the folder that it is an archive, unless it says so; the caller holds the lock."""
        if not self.card.exists():
            write_whole(self.card, msgspec.json.encode(_Card(FORMAT)) + b"\n")

    def check(self) -> None:
        """Raise `ArchiveError` where this is no archive, or one of another format."""
        try:
            card = msgspec.json.decode(self.card.read_bytes(), type=_Card)
        except (FileNotFoundError, NotADirectoryError):
            raise self._none() from None
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            advice = f"write `{_FIRST}` into it, if this Reftel made the archive"
            raise ArchiveError(str(self.card), found=f"damaged ({error})", advice=advice) from None
        if card.format != FORMAT:
            raise self._other(card.format)

    def _other(self, found: int) -> ArchiveError:
        if found > FORMAT:
            said, advice = "a newer Reftel", "read it with that version"
        else:
            said, advice = "an older Reftel", "add its sources again, into a new folder"
        return ArchiveError(str(self), found=f"format {found}, made by {said} (this one: {FORMAT})", advice=advice)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all, whenever the process or the machine dies."""
    new = path.with_name(path.name + ".new")
    try:
        with new.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        raise
    settle(path.parent)


def settle(path: Path) -> None:
    """Wait until what was written of a file, or what files a folder has, is on the disk, and not only on its way."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
