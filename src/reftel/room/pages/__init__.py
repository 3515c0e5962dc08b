"""The pages of the room, one a module."""

from reftel.room.pages.cable import cable
from reftel.room.pages.cite import citation, cite
from reftel.room.pages.copies import copies
from reftel.room.pages.quality import quality
from reftel.room.pages.search import search
from reftel.room.pages.sources import sources
from reftel.room.pages.thread import thread, threads

__all__ = ["ROUTES"]

ROUTES = (search, cable, copies, cite, citation, thread, threads, sources, quality)
"""The routes of all pages."""
