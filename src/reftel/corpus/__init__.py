"""Across cables: who is one and the same, what became of what, and how two parties stand to each other."""

from reftel.corpus.corpus import Corpus
from reftel.corpus.fates.verdicts import Evidence, Fate
from reftel.corpus.identity.anchors import Anchor
from reftel.corpus.identity.bodies import BodyIdentity
from reftel.corpus.identity.crowds import identify
from reftel.corpus.identity.parties import Parties
from reftel.corpus.identity.people import OfficeHeld, Perhaps, PersonIdentity
from reftel.corpus.identity.sightings import Sighting, sightings_of
from reftel.corpus.keywords import sentences_of
from reftel.corpus.lines import Line
from reftel.corpus.views.instruments import InstrumentHistory, Standing
from reftel.corpus.views.positions import Position, Shift, Spoken
from reftel.corpus.views.relations import Carrier, PlanFollowed, Relation
from reftel.corpus.views.septels import Meant
from reftel.corpus.views.threads import Named, Naming, Thread, ThreadEntry, namings
from reftel.corpus.visits.confirming import Confirmation

__all__ = [
    "Anchor",
    "BodyIdentity",
    "Carrier",
    "Confirmation",
    "Corpus",
    "Evidence",
    "Fate",
    "InstrumentHistory",
    "Line",
    "Meant",
    "Named",
    "Naming",
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
    "namings",
    "sentences_of",
    "sightings_of",
]
