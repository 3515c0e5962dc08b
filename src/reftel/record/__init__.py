"""The vocabulary of the whole house: what a cable's record is made of, and its one JSON form.

The shapes are those of docs/record-format.md. Nothing here knows how any of it is found.
"""

from reftel.record.cable import Cable, Damage, Layout, Paragraph, Site, Source, Withheld
from reftel.record.editorial import Editorial, Footnote, Gloss, NamedPerson, Participant
from reftel.record.header import Addressee, Discrepancy, ExecutiveOrder, Header, Reference
from reftel.record.lines import decode, encode
from reftel.record.registers import (
    REGISTERS,
    Body,
    Change,
    DateMention,
    Identification,
    Instrument,
    Meeting,
    Person,
    Place,
    Plan,
    Silence,
    Span,
    Statement,
)
from reftel.record.wording import change_words, title_of

__all__ = [
    "REGISTERS",
    "Addressee",
    "Body",
    "Cable",
    "Change",
    "Damage",
    "DateMention",
    "Discrepancy",
    "Editorial",
    "ExecutiveOrder",
    "Footnote",
    "Gloss",
    "Header",
    "Identification",
    "Instrument",
    "Layout",
    "Meeting",
    "NamedPerson",
    "Paragraph",
    "Participant",
    "Person",
    "Place",
    "Plan",
    "Reference",
    "Silence",
    "Site",
    "Source",
    "Span",
    "Statement",
    "Withheld",
    "change_words",
    "decode",
    "encode",
    "title_of",
]
