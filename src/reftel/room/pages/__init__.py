"""The pages of the room, one a module."""

from reftel.room.pages.body import body_index, body_page
from reftel.room.pages.brief import brief
from reftel.room.pages.cable import cable
from reftel.room.pages.cite import citation, cite
from reftel.room.pages.copies import copies
from reftel.room.pages.instrument import instrument_index, instrument_page
from reftel.room.pages.map import post_map
from reftel.room.pages.network import network
from reftel.room.pages.person import person, person_index
from reftel.room.pages.plans import plans_feed, plans_page
from reftel.room.pages.quality import quality
from reftel.room.pages.relation import relation, relation_index
from reftel.room.pages.search import search
from reftel.room.pages.sources import sources
from reftel.room.pages.thread import thread, threads
from reftel.room.pages.timeline import timeline

__all__ = ["ROUTES"]

_CABLES = (search, cable, copies, cite, citation, thread, threads, sources, quality)
_ACROSS = (
    *(relation_index, relation, brief, person_index, person, body_index, body_page, instrument_index, instrument_page),
    *(plans_page, plans_feed, timeline, network, post_map),
)

ROUTES = (*_CABLES, *_ACROSS)
"""The routes of all pages."""
