"""The pages of the room, one a module."""

from reftel.room.pages.cable import cable
from reftel.room.pages.cite import citation, cite
from reftel.room.pages.copies import copies
from reftel.room.pages.search import search

__all__ = ["ROUTES"]

ROUTES = (search, cable, copies, cite, citation)
"""The routes of all pages."""
