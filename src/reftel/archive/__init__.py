"""What is kept: records of cables, and an index to find any line of them."""

from reftel.archive.batches import Batches, Workers
from reftel.archive.checking import Finding
from reftel.archive.entries import Entry
from reftel.archive.events import Event
from reftel.archive.processes import cores
from reftel.archive.reader import Reader
from reftel.archive.stats import Stats
from reftel.archive.store import Archive

__all__ = ["Archive", "Batches", "Entry", "Event", "Finding", "Reader", "Stats", "Workers", "cores"]
