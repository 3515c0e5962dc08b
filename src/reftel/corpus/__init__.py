"""Across cables: who is one and the same, what became of what, and how two parties stand to each other."""

from reftel.corpus.people import OfficeHeld, Perhaps, PersonIdentity, identify
from reftel.corpus.sightings import Sighting, sightings_of

__all__ = ["OfficeHeld", "Perhaps", "PersonIdentity", "Sighting", "identify", "sightings_of"]
