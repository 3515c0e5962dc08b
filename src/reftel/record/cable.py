"""A cable as one copy of it reads: header, numbered paragraphs, damage, and the registers of its text."""

import msgspec

from reftel.record.editorial import Editorial
from reftel.record.header import Header
from reftel.record.registers import (
    Body,
    Change,
    DateMention,
    Instrument,
    Meeting,
    Person,
    Plan,
    Silence,
    Statement,
)

__all__ = ["Cable", "Damage", "Layout", "Paragraph", "Site", "Source", "Withheld"]


class Paragraph(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One paragraph, its line breaks folded into single spaces.

    `number` is the printed one (0 for text before the first), `mark` the portion mark without brackets, `heading`
    the section heading above it, `block` whose voice it is where the text says so (`summary`, `comment`, `note`),
    `lines` the first and last line of the source it was read from, counted from 1.
    """

    number: int
    mark: str | None = None
    heading: str | None = None
    text: str
    block: str | None = None
    lines: tuple[int, int]


class Damage(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Where this copy is not whole, by paragraph (0: the head or the whole), with the lines where there are any."""

    kind: str
    paragraph: int
    note: str
    lines: tuple[int, int] | None = None


class Withheld(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Words blacked out by whoever released the copy: `at` are the offsets of the mark in the paragraph's text."""

    paragraph: int
    text: str
    at: tuple[int, int]


class Layout(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a run of source lines is: together the runs account for every line that is not blank."""

    role: str
    lines: tuple[int, int]


class Site(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What the site or dump around the copy says of the cable, in its own words."""

    id: str | None = None
    date: str | None = None
    classification: str | None = None
    origin: str | None = None
    subject: str | None = None
    references: tuple[str, ...] = ()


class Source(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Which file the copy came from: `path` (with `!` before a member of an archive), format, SHA-256 of its bytes."""

    path: str
    format: str
    sha256: str
    site: Site | None = None


class Cable(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The record of one copy of one cable.

    `id` is null only where neither the copy nor its source gives a message reference number. `summary` is the text
    of the summary without its labels.
    """

    id: str | None
    header: Header
    paragraphs: tuple[Paragraph, ...] = ()
    damage: tuple[Damage, ...] = ()
    people: tuple[Person, ...] = ()
    bodies: tuple[Body, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    statements: tuple[Statement, ...] = ()
    silences: tuple[Silence, ...] = ()
    changes: tuple[Change, ...] = ()
    plans: tuple[Plan, ...] = ()
    dates: tuple[DateMention, ...] = ()
    summary: str | None = None
    withheld: tuple[Withheld, ...] = ()
    source: Source
    layout: tuple[Layout, ...] = ()
    editorial: Editorial | None = None
