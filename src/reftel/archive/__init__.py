"""What is kept: records of cables, and an index to find any line of them."""

from reftel.archive.reader import Reader
from reftel.archive.store import Archive, Stats

__all__ = ["Archive", "Reader", "Stats"]
