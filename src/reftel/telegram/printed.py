"""A document of an edition, read as a cable: header, paragraphs, damage, and the editors' marks in their new places."""

from collections.abc import Sequence

import msgspec

from reftel.record import Cable, Editorial, Footnote, Gloss, NamedPerson, Source
from reftel.sources.witness import DocumentWitness
from reftel.telegram.printed_damage import find_damage
from reftel.telegram.printed_header import Top, header_of, top_of
from reftel.telegram.printed_people import read_participant
from reftel.telegram.printed_text import Place, Printed, lay_out

__all__ = ["read_document"]

Places = Sequence[Place | None]


def read_document(witness: DocumentWitness) -> Cable:
    """Return the cable that a document of an edition is.

    Offsets of the editors' names, glosses and notes are those of the final paragraphs; what was marked in words that
    went into the header has no paragraph.
    """
    top = top_of(witness)
    printed = _lay_out(witness, top)
    return Cable(
        id=witness.id,
        header=header_of(witness, top),
        paragraphs=printed.paragraphs,
        damage=find_damage(printed),
        source=Source(path=witness.path, format=witness.format, sha256=witness.sha256),
        editorial=_replaced(witness.editorial, top, printed.places),
    )


def _lay_out(witness: DocumentWitness, top: Top) -> Printed:
    """The paragraphs; a first block of nothing but header fields is none where the paragraphs are numbered."""
    cuts = [top.opening.cut if at == 0 else 0 for at in range(len(witness.blocks))]
    header = 1 if cuts and not top.preamble.rest else 0
    return lay_out(witness.blocks, cuts, witness.editorial.kind, header)


def _replaced(edition: Editorial, top: Top, places: Places) -> Editorial:
    return msgspec.structs.replace(
        edition,
        drafted_by=edition.drafted_by or top.note.drafted_by,
        cleared_by=edition.cleared_by or top.note.cleared_by,
        approved_by=edition.approved_by or top.note.approved_by,
        participants=tuple(read_participant(one) for one in edition.participants),
        people=tuple(_moved_person(person, places) for person in edition.people),
        glosses=tuple(_moved_gloss(gloss, places) for gloss in edition.glosses),
        footnotes=tuple(_moved_note(note, places) for note in edition.footnotes),
    )


def _moved_person(person: NamedPerson, places: Places) -> NamedPerson:
    paragraph, at = _moved(person.paragraph, person.at, places)
    return msgspec.structs.replace(person, paragraph=paragraph, at=at)


def _moved_gloss(gloss: Gloss, places: Places) -> Gloss:
    paragraph, at = _moved(gloss.paragraph, gloss.at, places)
    return msgspec.structs.replace(gloss, paragraph=paragraph, at=at)


def _moved_note(note: Footnote, places: Places) -> Footnote:
    span = None if note.at is None else (note.at, note.at)
    paragraph, at = _moved(note.paragraph, span, places, keep=True)
    return msgspec.structs.replace(note, paragraph=paragraph, at=None if at is None else at[0])


def _moved(
    block: int | None, at: tuple[int, int] | None, places: Places, *, keep: bool = False
) -> tuple[int | None, tuple[int, int] | None]:
    """The paragraph and offsets of a mark that stood in a block; a note on words cut away is kept at the start."""
    place = places[block - 1] if block and 0 < block <= len(places) else None
    if place is None:
        return None, None
    if at is None:
        return place.number, None
    if at[0] < place.cut and not keep:
        return None, None
    start = max(at[0], place.cut)
    return place.number, (start + place.shift, max(at[1], start) + place.shift)
