"""What the comparison of copies gives: the joined cable, and for every copy what differs in it.

The shapes are those of docs/record-format.md, "Copies compared".
"""

from typing import Any

import msgspec

from reftel.record import Damage, Editorial, Header, Place, Source

__all__ = [
    "CollatedParagraph",
    "Collation",
    "Copy",
    "HeaderSupplied",
    "HeaderVariant",
    "Repair",
    "Supplied",
    "Variant",
]


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """One copy that was compared.

    `words` counts the words of its text, `lacks` those of the joined text that it does not have, `blacked_out` the
    places where it has a sign instead of words. `apart` tells that it shares too little with the base to be a copy
    of the same text: its words are kept as `added`, none of them is supplied.
    """

    source: Source
    words: int
    lacks: int = 0
    blacked_out: int = 0
    apart: bool = False
    damage: tuple[Damage, ...] = ()


class Supplied(msgspec.Struct, frozen=True, kw_only=True):
    """What the base has lost and another copy gives.

    `part` is `text`, `heading` or `mark`; `at` are offsets in that part of the joined paragraph, `copy` the index of
    the copy it is taken from, `places` where it stands in that copy (empty for a heading or mark).
    """

    part: str
    at: tuple[int, int]
    copy: int
    places: tuple[Place, ...] = ()


class Variant(msgspec.Struct, frozen=True, kw_only=True):
    """Where one copy reads otherwise than the joined paragraph.

    `kind` is `removed`, `added`, `blacked_out`, `changed`, `form` (the same letters, otherwise written) or `foreign`;
    `text` what this copy has instead, with its `places` in it.
    """

    kind: str
    part: str
    at: tuple[int, int]
    copy: int
    text: str
    places: tuple[Place, ...] = ()


class CollatedParagraph(msgspec.Struct, frozen=True, kw_only=True):
    """One paragraph of the joined cable; `copy` is the one whose paragraph it is, `lines` are its lines there."""

    number: int
    mark: str | None = None
    heading: str | None = None
    text: str
    block: str | None = None
    copy: int
    lines: tuple[int, int]
    supplied: tuple[Supplied, ...] = ()
    variants: tuple[Variant, ...] = ()


class HeaderSupplied(msgspec.Struct, frozen=True, kw_only=True):
    """A field of the joined header, or one item of a list in it, that the base has lost."""

    field: str
    copy: int
    value: Any


class HeaderVariant(msgspec.Struct, frozen=True, kw_only=True):
    """Where one copy's header differs from the joined one.

    `kind` is `removed` (the value is what the copy lacks), `changed`, `form`, or `foreign` (a page's line).
    """

    field: str
    kind: str
    copy: int
    value: Any


class Repair(msgspec.Struct, frozen=True, kw_only=True):
    """Damage of one copy, and whether the joined cable is without it."""

    copy: int
    damage: Damage
    restored: bool


class Collation(msgspec.Struct, frozen=True, kw_only=True):
    """Copies of one cable made one, with all that differs; `base` is an index in `copies`, `reason` why that one."""

    id: str | None
    base: int
    reason: str
    copies: tuple[Copy, ...]
    header: Header
    header_supplied: tuple[HeaderSupplied, ...] = ()
    header_variants: tuple[HeaderVariant, ...] = ()
    paragraphs: tuple[CollatedParagraph, ...]
    repairs: tuple[Repair, ...] = ()
    remaining: tuple[Damage, ...] = ()
    editorial: Editorial | None = None
