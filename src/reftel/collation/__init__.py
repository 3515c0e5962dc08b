"""Copies of one cable made one cable: what each lost is supplied from another, and all that differs is kept."""

from reftel.collation.cable import joined_cable
from reftel.collation.collate import collate
from reftel.collation.pieces import Piece, letter, notes, pieces
from reftel.collation.result import (
    CollatedParagraph,
    Collation,
    Copy,
    HeaderSupplied,
    HeaderVariant,
    Repair,
    Supplied,
    Variant,
)

__all__ = [
    "CollatedParagraph",
    "Collation",
    "Copy",
    "HeaderSupplied",
    "HeaderVariant",
    "Piece",
    "Repair",
    "Supplied",
    "Variant",
    "collate",
    "joined_cable",
    "letter",
    "notes",
    "pieces",
]
