"""From the paths a user names to tasks for the workers: every file's bytes taken once, what is known passed over."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reftel.archive.reader import Reader
from reftel.archive.rows import batch_of
from reftel.archive.tasks import Fault, Outcome, Part, Task, Whole
from reftel.errors import SourceError
from reftel.sources import Item, TextWitness, Witness, items, witnesses

__all__ = ["Begun", "Intake", "Job"]

_FIRST_FILES, _MOST_FILES = 32, 512  # the first tasks are small, so that every core has work at once
_MOST_BYTES = 8 * 1024 * 1024
_BIG = 32 * 1024 * 1024  # from here on, a file is many cables: it is cut into parts, and read by all the cores
_PART_WITNESSES = 256


class Begun(NamedTuple):
    """A big file whose parts follow; an `Outcome` of it comes behind the last of them."""

    path: str
    sha256: str


Job = Task | Begun | Outcome


class Intake:
    """The jobs of one adding, in the order of the files.

    `held` says of a file's SHA-256 whether the archive has all that is in it, `has_batch` whether it has a batch; the
    archive's own `folder` is no source.
    """

    def __init__(
        self, reader: Reader, held: Callable[[str], bool], has_batch: Callable[[str], bool], folder: Path | None = None
    ) -> None:
        self._reader = reader
        self._held = held
        self._has_batch = has_batch
        self._folder = folder
        self._seen: set[str] = set()
        self._waiting: list[Whole] = []
        self._size = 0
        self._most_files = _FIRST_FILES

    def jobs(self, paths: Sequence[str]) -> Iterator[Job]:
        """Yield what there is to do for every file under the paths, and an outcome at once where that is nothing."""
        for item in items(paths, without=self._folder):
            if isinstance(item, SourceError):
                yield Outcome(item.path, faults=(_fault(item),))
            else:
                yield from self._jobs(item)
        yield from self._group()

    def _jobs(self, item: Item) -> Iterator[Job]:
        try:
            with item.open() as stream:
                content = stream.read(_BIG)
                big = bool(stream.read(1))
            sha256 = item.sha256 if big else hashlib.sha256(content).hexdigest()
        except SourceError as error:
            yield Outcome(item.path, faults=(_fault(error),))
            return
        except OSError as error:
            yield Outcome(item.path, faults=(_unreadable(item.path, error),))
            return
        if sha256 in self._seen or self._held(sha256):
            yield Outcome(item.path, sha256, held=True)
            return
        self._seen.add(sha256)
        if big:
            del content
            yield from self._group()
            yield from self._parts(item, sha256)
        else:
            yield from self._take(Whole(item.path, sha256, content))

    def _take(self, whole: Whole) -> Iterator[Task]:
        if self._size + len(whole.content) > _MOST_BYTES:
            yield from self._group()
        self._waiting.append(whole)
        self._size += len(whole.content)
        if len(self._waiting) >= self._most_files:
            yield from self._group()

    def _group(self) -> Iterator[Task]:
        if self._waiting:
            batch = batch_of(self._reader.rules, [each.sha256 for each in self._waiting])
            yield Task(batch, self._reader, tuple(self._waiting))
            self._waiting, self._size = [], 0
            self._most_files = min(2 * self._most_files, _MOST_FILES)

    def _parts(self, item: Item, sha256: str) -> Iterator[Job]:
        """A big file's parts; the same bytes come to the same parts, so that those the archive has are passed over."""
        yield Begun(item.path, sha256)
        faults: list[Fault] = []
        first, part = 0, list[Witness]()
        for found in _copies(item):
            if isinstance(found, SourceError):
                faults.append(_fault(found))
                continue
            part.append(found)
            if len(part) >= _PART_WITNESSES or _size(part) >= _MOST_BYTES:
                yield from self._part(Part(item.path, sha256, first, tuple(part)))
                first += len(part)
                part = []
        if part:
            yield from self._part(Part(item.path, sha256, first, tuple(part)))
        yield Outcome(item.path, sha256, faults=tuple(faults))

    def _part(self, part: Part) -> Iterator[Task]:
        batch = batch_of(self._reader.rules, [part.sha256, str(part.first)])
        if not self._has_batch(batch):
            yield Task(batch, self._reader, (part,))


def _copies(item: Item) -> Iterator[Witness | SourceError]:
    try:
        yield from witnesses(item)
    except Exception as fault:  # noqa: BLE001  one file's fault must not end the adding of a million others
        found = f"Reftel itself failed on it ({type(fault).__name__}: {fault})"
        yield SourceError(item.path, found=found, advice="the other files were read; please report this file")


def _size(part: list[Witness]) -> int:
    """Roughly how much text there is, in lines taken for 64 letters; records are counted by their number alone."""
    return sum(64 * len(each.lines) for each in part if isinstance(each, TextWitness))


def _fault(error: SourceError) -> Fault:
    return Fault(error.path, error.found, error.advice, error.line)


def _unreadable(path: str, error: OSError) -> Fault:
    return Fault(path, f"cannot be read ({error.strerror or error})", "check the file", None)
