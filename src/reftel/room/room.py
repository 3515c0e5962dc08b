"""The archive and the corpus that the pages are made from, opened once and read by many."""

from collections.abc import Callable
from pathlib import Path

from reftel.archive import Archive
from reftel.archive.search import Results, Sort
from reftel.archive.search_facets import FACETS
from reftel.corpus import Corpus
from reftel.room.aside import aside
from reftel.room.catalogue import Catalogue, Listed
from reftel.room.figures import Figures, figures_of
from reftel.room.files import Files
from reftel.room.keeping import Kept

__all__ = ["DEAR", "Room"]

DEAR = {"tag": 20_000, "person": 300}
"""Facets that take long to count, and up to how many hits they are counted unasked.

Each piece of the index gives all names of its hits: of 741 hits that takes 30 milliseconds, of 10,000 60.
"""


class Room:
    """An archive that is read and never written; `name` is what its pages call it.

    What is worked out over all cables is made when it is first asked for, and again, while the old is still shown, when
    something was written. `waiting` is told which other process is waited for.
    """

    def __init__(self, archive: Archive, *, waiting: Callable[[str], None] | None = None) -> None:
        archive.folder.check()
        self.archive = archive
        self.name = archive.folder.path.resolve().name
        self._corpus = Kept(lambda: Corpus(archive, waiting=waiting))
        self._catalogue = Kept(lambda: aside(Catalogue.of, archive))
        self._figures = Kept(lambda: aside(figures_of, archive))
        self._files = Kept(lambda: aside(Files.of, archive))

    def prepare(self) -> None:
        """Work everything out that pages wait for."""
        self.catalogue, self.files, self.figures  # noqa: B018

    @property
    def corpus(self) -> Corpus:
        """What is known across the cables."""
        return self._corpus.get(self._version)

    @property
    def catalogue(self) -> Catalogue:
        """Every cable with its day and subject, and which refer to which."""
        self.corpus  # noqa: B018  brought up to date first
        return self._catalogue.get(self._corpus.version)

    @property
    def threads(self) -> list[list[Listed]]:
        """The largest threads."""
        return self.catalogue.threads

    @property
    def figures(self) -> Figures:
        """What the archive holds."""
        return self._figures.get(self._version)

    @property
    def files(self) -> Files:
        """Every file that was added."""
        return self._files.get(self._version)

    @property
    def state(self) -> tuple[int, ...]:
        """Other numbers whenever a page may be another one: of what was written, and of what was worked out."""
        folder = self.archive.folder
        others = (folder.index / "meta.json", folder.path / "corpus" / "corpus.json", folder.events)
        shown = (self._corpus, self._catalogue, self._figures, self._files)
        return (self._version, *map(_written, others), *(kept.version for kept in shown))

    @property
    def _version(self) -> int:
        """Another number whenever something was written."""
        return _written(self.archive.folder.records / "_delta_log")

    def search(self, query: str, *, sort: Sort, limit: int, offset: int, count_all: bool = False) -> Results:
        """Return what a query finds; raises `QueryError` for one that cannot be understood.

        Facets of which a hit has many values are left out where there are very many hits, unless all shall be counted:
        to count the people of half a million paragraphs takes a fifth of a second.
        """
        facets = {facet: None if count_all else DEAR.get(facet) for facet in FACETS}
        return self.archive.search(query, sort=sort, limit=limit, offset=offset, facets=facets)


def _written(path: Path) -> int:
    """When something was last written, to the nanosecond; 0 where there is nothing."""
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0
