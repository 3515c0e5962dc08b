"""Reftel turns diplomatic cables into a cited record of relations."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reftel.archive import Archive

__all__ = ["open"]


def open(path: str | Path) -> "Archive":  # noqa: A001  `reftel.open(path)` reads best
    """Return the archive in a folder; it need not be there yet, since the first adding makes it."""
    from reftel.archive import Archive  # noqa: PLC0415  whoever only reads cables waits for none of its libraries

    return Archive(path)
