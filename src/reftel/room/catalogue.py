"""Every cable of the archive with its day and subject, and which cables refer to which: looked up by bisection.

The columns stay as Arrow has them, some tens of bytes a cable: of a million cables no list of Python objects is made.
"""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Self

import msgspec
import pyarrow as pa
import pyarrow.compute

from reftel.archive import Archive
from reftel.corpus import Corpus, Thread
from reftel.corpus.kept.facts import Copy
from reftel.corpus.views.threads import Citing, Near, thread_of
from reftel.room.aside import Columns

__all__ = ["Catalogue", "Listed", "roots_of"]

_THREADS = 500


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """A cable by its id; `is_here` is false for one that others refer to and the archive has not."""

    cable: str
    date: str | None = None
    subject: str | None = None
    is_here: bool = True


class Catalogue:
    """The cables of a corpus; `threads` are the largest sets that hang together by their references."""

    def __init__(self, listed: Columns, links: Columns, threads: list[list[Listed]] | None = None) -> None:
        self._made_of = listed, links
        self._ids, self._dates, self._subjects = listed["cable"], listed["date"], listed["subject"]
        self._posts, self._references, self._septels = listed["post"], listed["references"], listed["septels"]
        self._cited, self._citing = links["cited"], links["citing"]
        self.threads = self._threads(_THREADS) if threads is None else threads

    @classmethod
    def of(cls, archive: Archive) -> Self:
        """Return the catalogue of an archive."""
        listed = Columns(Corpus(archive).catalogue())
        references = listed["references"]
        cited, citing = pa.compute.list_flatten(references), pa.compute.list_parent_indices(references)
        links = pa.table({"cited": cited, "citing": citing})
        return cls(listed, Columns(links.sort_by([("cited", "ascending"), ("citing", "ascending")])))

    def __reduce__(self) -> tuple[type[Self], tuple[object, ...]]:
        return type(self), (*self._made_of, self.threads)

    def __len__(self) -> int:
        return len(self._ids)

    def cable(self, identity: str) -> Listed:
        """Return a cable, here or not."""
        at = self._index(identity)
        return Listed(cable=identity, is_here=False) if at is None else self._at(at)

    def cited_by(self, identity: str) -> Iterator[Listed]:
        """Yield the cables that refer to one, in the order of their ids."""
        yield from map(self._at, self._citing_of(identity))

    def references(self, identity: str) -> frozenset[str]:
        """Return the ids of the cables that one refers to, here or not."""
        at = self._index(identity)
        return frozenset() if at is None else frozenset(self._references[at].as_py() or ())

    def thread(self, identity: str, near: Near, citing: Citing) -> Thread:
        """Return the cables that hang together with one, as `Corpus.thread` does and without its look at every cable.

        `near` gives those that a septel can mean (`Corpus.around`), `citing` the words of references (`Corpus.citing`).
        """
        return thread_of(identity, self._beside, near, citing)

    def _beside(self, cables: Sequence[str]) -> Iterator[Copy]:
        """The cables of some ids, and those that refer to them."""
        near = {at for cable in cables for at in (self._index(cable), *self._citing_of(cable)) if at is not None}
        for at in sorted(near):
            yield Copy(
                copy=self._ids[at].as_py(),
                cable=self._ids[at].as_py(),
                date=self._dates[at].as_py(),
                subject=self._subjects[at].as_py(),
                post=self._posts[at].as_py(),
                references=tuple(self._references[at].as_py() or ()),
                septels=tuple(self._septels[at].as_py() or ()),
            )

    def _threads(self, limit: int) -> list[list[Listed]]:
        """Return the largest sets of cables that hang together by their references: those of the most here first."""
        here = pa.compute.index_in(self._cited, value_set=self._ids)
        missing = self._cited.filter(pa.compute.is_null(here)).unique()
        beyond = pa.compute.add(pa.compute.index_in(self._cited, value_set=missing), len(self._ids))
        ends = pa.compute.coalesce(here, beyond).to_pylist()
        roots = roots_of(len(self._ids) + len(missing), zip(self._citing.to_pylist(), ends, strict=True))
        sizes, present = Counter(roots), Counter(roots[: len(self._ids)])
        several = (root for root in sizes if sizes[root] > 1)
        largest = sorted(several, key=lambda root: (-present[root], -sizes[root], root))[:limit]
        members: dict[int, list[Listed]] = {root: [] for root in largest}
        for at, root in enumerate(roots):
            if root in members:
                is_here = at < len(self._ids)
                name = None if is_here else missing[at - len(self._ids)].as_py()
                members[root].append(self._at(at) if name is None else Listed(cable=name, is_here=False))
        return list(members.values())

    def _citing_of(self, identity: str) -> Iterator[int]:
        at = bisect_left(range(len(self._cited)), identity, key=lambda each: self._cited[each].as_py())
        while at < len(self._cited) and self._cited[at].as_py() == identity:
            yield self._citing[at].as_py()
            at += 1

    def _index(self, identity: str) -> int | None:
        at = bisect_left(range(len(self._ids)), identity, key=lambda each: self._ids[each].as_py())
        return at if at < len(self._ids) and self._ids[at].as_py() == identity else None

    def _at(self, at: int) -> Listed:
        return Listed(cable=self._ids[at].as_py(), date=self._dates[at].as_py(), subject=self._subjects[at].as_py())


def roots_of(count: int, edges: Iterable[tuple[int, int]]) -> "array[int]":
    """Return for each of so many things the least one that it hangs together with.

    >>> list(roots_of(5, [(0, 3), (3, 4)]))
    [0, 1, 2, 0, 0]
    """
    parents = array("q", range(count))

    def root(at: int) -> int:
        while parents[at] != at:
            parents[at] = parents[parents[at]]
            at = parents[at]
        return at

    for one, other in edges:
        first, second = sorted((root(one), root(other)))
        parents[second] = first
    return array("q", map(root, range(count)))
