"""The reading room: the record beside the cable, as pages of a browser and as JSON at the same addresses.

A page is a module in `reftel.room.pages`: a `view` makes a frozen struct out of what the archive and the corpus give,
a route hands it to a template of the same name or, where the address ends in `.json`, sends the struct itself.
"""

from reftel.room.app import application
from reftel.room.room import Room

__all__ = ["Room", "application"]
