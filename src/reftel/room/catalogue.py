"""Every cable of the archive with its day and subject, and which cables refer to which: looked up by bisection.

The columns stay as Arrow has them, some tens of bytes a cable: of a million cables no list of Python objects is made.
"""

from bisect import bisect_left
from collections.abc import Iterator

import msgspec
import pyarrow as pa
import pyarrow.compute
import rustworkx

from reftel.corpus import Corpus

__all__ = ["Catalogue", "Listed"]


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """A cable by its id; `is_here` is false for one that others refer to and the archive has not."""

    cable: str
    date: str | None = None
    subject: str | None = None
    is_here: bool = True


class Catalogue:
    """The cables of a corpus."""

    def __init__(self, corpus: Corpus) -> None:
        table = corpus.catalogue().combine_chunks()
        self._ids = _one(table["cable"])
        self._dates = _one(table["date"])
        self._subjects = _one(table["subject"])
        flat = table.select(["cable", "references"])
        parents = pa.compute.list_parent_indices(_one(flat["references"]))
        cited = pa.table({"cited": pa.compute.list_flatten(_one(flat["references"])), "citing": parents})
        ordered = cited.sort_by([("cited", "ascending"), ("citing", "ascending")]).combine_chunks()
        self._cited, self._citing = _one(ordered["cited"]), _one(ordered["citing"])

    def __len__(self) -> int:
        return len(self._ids)

    def cable(self, identity: str) -> Listed:
        """Return a cable, here or not."""
        at = self._index(identity)
        return Listed(cable=identity, is_here=False) if at is None else self._at(at)

    def cited_by(self, identity: str) -> Iterator[Listed]:
        """Yield the cables that refer to one, in the order of their ids."""
        at = bisect_left(range(len(self._cited)), identity, key=lambda each: self._cited[each].as_py())
        while at < len(self._cited) and self._cited[at].as_py() == identity:
            yield self._at(self._citing[at].as_py())
            at += 1

    def threads(self, limit: int) -> list[list[Listed]]:
        """Return the largest sets of cables that hang together by their references, the largest first."""
        names = sorted({*self._cited.to_pylist()} - {*self._ids.to_pylist()})
        missing = {name: len(self._ids) + at for at, name in enumerate(names)}
        here = {name: at for at, name in enumerate(self._ids.to_pylist())}
        edges = [
            (citing, here[cited] if cited in here else missing[cited])
            for cited, citing in zip(self._cited.to_pylist(), self._citing.to_pylist(), strict=True)
        ]
        graph = rustworkx.PyGraph()
        graph.add_nodes_from(range(len(self._ids) + len(names)))
        graph.add_edges_from_no_data(edges)
        found = sorted(rustworkx.connected_components(graph), key=lambda each: (-len(each), min(each)))
        return [
            [self._at(at) if at < len(self._ids) else Listed(cable=names[at - len(self._ids)], is_here=False)
             for at in sorted(each)]
            for each in found[:limit]
            if len(each) > 1
        ]  # fmt: skip

    def _index(self, identity: str) -> int | None:
        at = bisect_left(range(len(self._ids)), identity, key=lambda each: self._ids[each].as_py())
        return at if at < len(self._ids) and self._ids[at].as_py() == identity else None

    def _at(self, at: int) -> Listed:
        return Listed(cable=self._ids[at].as_py(), date=self._dates[at].as_py(), subject=self._subjects[at].as_py())


def _one(column: pa.ChunkedArray) -> pa.Array:
    """A column in one piece."""
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()
