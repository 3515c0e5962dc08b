"""A witness: one copy of one or more cables, as a source gives it, before anybody reads it as a telegram."""

import msgspec

from reftel.record import Cable, Editorial, Site

__all__ = ["Block", "DocumentWitness", "RecordWitness", "TextWitness", "Witness"]


class TextWitness(msgspec.Struct, frozen=True, kw_only=True):
    """Running text that holds one or more telegrams.

    `lines` are the text's lines without their breaks, in order. `first_line` is the number of the first of them in
    the source, counted from 1; where a source is not itself lines of text (a web page, a PDF), lines are counted in
    the text it shows. `numbers` are the source lines of all the lines, only where they do not follow one another
    (a dump's row, whose header ends on the line its body begins on). `foreign` says what was left out around the
    text (`a site's menu`), one note each, in order.
    """

    path: str
    format: str
    sha256: str
    lines: tuple[str, ...]
    first_line: int = 1
    numbers: tuple[int, ...] = ()
    site: Site | None = None
    foreign: tuple[str, ...] = ()


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A text paragraph of a printed document: its words with white space folded, and its source lines."""

    text: str
    heading: str | None = None
    lines: tuple[int, int]


class DocumentWitness(msgspec.Struct, frozen=True, kw_only=True):
    """A document of an edition, where mark-up (not telegram format) says what is head, text and note.

    `blocks` are the text paragraphs in order. Offsets in `editorial` are into the text of the block whose position,
    counted from 1, stands as `paragraph`. `signed` is the closer's name, `when` the ISO date or date and time as far
    as the mark-up gives it, `sender` and `receivers` what the head names (`Embassy in Turkey`), `serial` the number
    printed with the document.
    """

    path: str
    format: str
    sha256: str
    id: str
    editorial: Editorial
    blocks: tuple[Block, ...]
    lines: tuple[int, int]
    when: str | None = None
    sender: str | None = None
    receivers: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    subject: str | None = None
    signed: str | None = None


class RecordWitness(msgspec.Struct, frozen=True, kw_only=True):
    """A record that Reftel wrote earlier: there is nothing left to read."""

    path: str
    sha256: str
    cable: Cable


Witness = TextWitness | DocumentWitness | RecordWitness
