"""The header of a printed document, from its head, dateline, source note, line of marks and first words."""

import re

import msgspec

from reftel.record import Addressee, Header, Reference
from reftel.sources.witness import DocumentWitness
from reftel.telegram.printed_date import day_of, moment_of
from reftel.telegram.printed_head import ends_of, receivers_of, station
from reftel.telegram.printed_marks import marks_above
from reftel.telegram.printed_numbers import Opening, is_message, opening_of
from reftel.telegram.printed_people import surname_of
from reftel.telegram.printed_preamble import Preamble, read_preamble
from reftel.telegram.references import parse_references
from reftel.telegram.source_note import SourceNote, read_source_note

__all__ = ["Top", "header_of", "top_of"]

_SOURCE = "[Source:"
_GENITIVE = re.compile(r"['’]s (?=\d)")


class Top(msgspec.Struct, frozen=True, kw_only=True):
    """What stands around a document's text and belongs to its header: the text begins with `opening` and `preamble`."""

    note: SourceNote
    opening: Opening
    preamble: Preamble


def top_of(witness: DocumentWitness) -> Top:
    """Return what the source note and the first words of a document's text say."""
    texts = [block.text for block in witness.blocks]
    opening = opening_of(texts, witness.editorial.kind)
    first = texts[0][opening.cut :] if texts else ""
    preamble = read_preamble(first) if is_message(witness.editorial.kind) else Preamble(rest=first)
    return Top(note=read_source_note(_note_of(witness, texts)), opening=opening, preamble=preamble)


def _note_of(witness: DocumentWitness, texts: list[str]) -> str | None:
    """The source note; of a document that is withheld it stands in place of the text."""
    if witness.editorial.source_note is None and texts and texts[0].startswith(_SOURCE):
        return texts[0].strip("[]")
    return witness.editorial.source_note


def header_of(witness: DocumentWitness, top: Top) -> Header:
    """Return the header of a document."""
    edition = witness.editorial
    sender, receivers = _ends(witness)
    post, post_kind = station(sender, edition.place, edition.kind)
    moment = moment_of(witness.when, edition.dateline)
    day = day_of(witness.when, moment)
    level, precedence, caveats = marks_above(edition.opener)
    return Header(
        mrn=top.opening.series,
        post=post,
        post_kind=post_kind,
        serial=top.opening.serial,
        dtg=moment,
        date=day,
        precedence=top.note.precedence or precedence,
        classification=top.note.classification or level,
        caveats=top.note.caveats or caveats,
        sender=sender,
        to=tuple(Addressee(addressee=name) for name in dict.fromkeys((*receivers, *top.note.to))),
        info=tuple(Addressee(addressee=name) for name in top.note.info),
        passing=top.note.passing,
        subject=witness.subject or top.preamble.subject,
        references=_references(witness, top, day, post),
        signed=surname_of(witness.signed),
    )


def _ends(witness: DocumentWitness) -> tuple[str | None, tuple[str, ...]]:
    """Sender and receivers in the words of the head; where it has none, what the mark-up names."""
    sender, receivers = ends_of(witness.editorial.head)
    marked = tuple(name for text in witness.receivers for name in receivers_of(text))
    if sender and not receivers and marked and witness.sender and sender.startswith(witness.sender):
        return witness.sender, marked
    return sender or witness.sender, receivers or marked


def _references(witness: DocumentWitness, top: Top, day: str | None, post: str | None) -> tuple[Reference, ...]:
    printed = [*witness.references, *([top.preamble.references] if top.preamble.references else [])]
    year = int(day[:4]) if day else None
    own = "".join(letter for letter in (post or "").upper() if letter.isalpha()) or None
    found = (reference for text in printed for reference in parse_references(text, year, own))
    return tuple(_with_id(reference, year) for reference in found)


def _with_id(reference: Reference, year: int | None) -> Reference:
    """A cable cited in the genitive, `Ankara's 1441`, is that post's."""
    if reference.id or not _GENITIVE.search(reference.text):
        return reference
    plain = parse_references(_GENITIVE.sub(" ", reference.text), year)
    return msgspec.structs.replace(reference, id=plain[0].id if len(plain) == 1 else None)
