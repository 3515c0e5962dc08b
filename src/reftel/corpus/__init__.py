"""Across cables: who is one and the same, what became of what, and how two parties stand to each other."""

from reftel.corpus.confirming import Confirmation
from reftel.corpus.corpus import Corpus
from reftel.corpus.fates import Evidence, Fate
from reftel.corpus.instruments import InstrumentHistory, Standing
from reftel.corpus.keywords import sentences_of
from reftel.corpus.lines import Line
from reftel.corpus.parties import Parties
from reftel.corpus.people import OfficeHeld, Perhaps, PersonIdentity, identify
from reftel.corpus.positions import Position, Shift, Spoken
from reftel.corpus.relations import Carrier, PlanFollowed, Relation, place_of_line
from reftel.corpus.sightings import Sighting, sightings_of
from reftel.corpus.threads import Thread, ThreadEntry

__all__ = [
    "Carrier",
    "Confirmation",
    "Corpus",
    "Evidence",
    "Fate",
    "InstrumentHistory",
    "Line",
    "OfficeHeld",
    "Parties",
    "Perhaps",
    "PersonIdentity",
    "PlanFollowed",
    "Position",
    "Relation",
    "Shift",
    "Sighting",
    "Spoken",
    "Standing",
    "Thread",
    "ThreadEntry",
    "identify",
    "place_of_line",
    "sentences_of",
    "sightings_of",
]
