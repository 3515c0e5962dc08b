"""From files, folders and archives to the copies ("witnesses") of cables in them; knows mark-up and no telegrams."""

from reftel.sources.formats import witnesses
from reftel.sources.item import Item
from reftel.sources.walk import count, items
from reftel.sources.witness import Block, DocumentWitness, RecordWitness, TextWitness, Witness

__all__ = [
    "Block",
    "DocumentWitness",
    "Item",
    "RecordWitness",
    "TextWitness",
    "Witness",
    "count",
    "items",
    "witnesses",
]
