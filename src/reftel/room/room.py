"""The archive and the corpus that the pages are made from, opened once and read by many."""

from functools import cached_property
from threading import Lock

from reftel.archive import Archive
from reftel.archive.search import Results, Sort
from reftel.corpus import Corpus
from reftel.room.catalogue import Catalogue, Listed
from reftel.room.figures import Figures, figures_of

__all__ = ["Room"]


_THREADS = 500


class Room:
    """An archive that is read and never written; `name` is what its pages call it."""

    def __init__(self, archive: Archive) -> None:
        archive.folder.check()
        self.archive = archive
        self.name = archive.folder.path.resolve().name
        self._corpus: Corpus | None = None
        self._catalogue: Catalogue | None = None
        self._lock = Lock()
        self._figures: Figures | None = None
        self._counting = Lock()

    @property
    def corpus(self) -> Corpus:
        """What is known across the cables: made ready when it is first asked for, which may take a while."""
        with self._lock:
            if self._corpus is None:
                self._corpus = Corpus(self.archive)
            return self._corpus

    @property
    def catalogue(self) -> Catalogue:
        """Every cable with its day and subject, and which refer to which."""
        corpus = self.corpus
        with self._lock:
            if self._catalogue is None:
                self._catalogue = Catalogue(corpus)
            return self._catalogue

    @cached_property
    def threads(self) -> list[list[Listed]]:
        """The largest threads; worked out when they are first asked for."""
        return self.catalogue.threads(_THREADS)

    @property
    def figures(self) -> Figures:
        """What the archive holds; counted anew when there are more copies or fewer."""
        count = self.archive.count()
        with self._counting:
            if self._figures is None or self._figures.copies != count:
                self._figures = figures_of(self.archive)
            return self._figures

    def search(self, query: str, *, sort: Sort, limit: int, offset: int) -> Results:
        """Return what a query finds; raises `QueryError` for one that cannot be understood."""
        return self.archive.search(query, sort=sort, limit=limit, offset=offset)
