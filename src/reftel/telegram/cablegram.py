"""An Australian document of an edition, read as a telegram: head, numbered paragraphs, what the editors left out."""

import re
from collections.abc import Sequence

import msgspec

from reftel.record import (
    Addressee,
    Cable,
    Damage,
    Editorial,
    Footnote,
    Header,
    Reference,
    Source,
)
from reftel.sources.witness import Block, DocumentWitness
from reftel.telegram.cablegram_head import Opening, is_attention, is_subject, read_opening, read_references
from reftel.telegram.cablegram_text import Text, lay_out, printed_number

__all__ = ["opening", "read_cablegram"]

_HEAD_LINES = 8


class _Head(msgspec.Struct):
    """What the lines above the text say, as it is gathered."""

    opening: Opening
    subject: str | None = None
    references: tuple[Reference, ...] = ()
    passing: tuple[str, ...] = ()
    is_extract: bool = False


def opening(blocks: Sequence[Block]) -> tuple[Opening, int]:
    """Return the opening line's sayings and its position, or an empty opening and -1.

    It is the first line below the dateline, or the second where the first only names a joint text.

    >>> opening([Block(text="608. Secret Emergency", lines=(9, 9))])[0].numbers
    (608,)
    """
    for at, block in enumerate(blocks[:2]):
        found = read_opening(block.text) if at == 0 or is_subject(blocks[0].text) else None
        if found and not (found.rest and _begins_a_list(blocks, found)):
            return found, at
    return Opening(), -1


def _begins_a_list(blocks: Sequence[Block], found: Opening) -> bool:
    """A number with text behind it is a paragraph's where the next paragraph has the next number."""
    following = next((number for block in blocks[1:] if (number := printed_number(block.text))), None)
    return not found.classification and following == found.numbers[0] + 1


def read_cablegram(witness: DocumentWitness) -> Cable:
    """Return the record of a document of format `dfat`.

    >>> from reftel.record import Editorial
    >>> editorial = Editorial(volume="dfat-v1", document="7", kind="cablegram", head="7 Cablegram to Oslo")
    >>> texts = ["O.CH12 SECRET ROUTINE", "Fish", "They met.", "2. They left."]
    >>> blocks = tuple(Block(text=text, lines=(n, n)) for n, text in enumerate(texts, 1))
    >>> cable = read_cablegram(DocumentWitness(path="a.md", format="dfat", sha256="0", id="dfat-v1/7",
    ...     editorial=editorial, blocks=blocks, lines=(1, 4), when="1975-03-05", sender="Rome", receivers=("Oslo",)))
    >>> cable.header.mrn, cable.header.classification, cable.header.subject, cable.header.to[0].addressee
    ('O.CH12', 'SECRET', 'Fish', 'Oslo')
    >>> [(paragraph.number, paragraph.text) for paragraph in cable.paragraphs]
    [(0, 'They met.'), (2, 'They left.')]
    """
    found, at = opening(witness.blocks)
    head, blocks = _head(found, at, witness)
    text = lay_out(blocks)
    return Cable(
        id=witness.id,
        header=_header(head, witness),
        paragraphs=text.paragraphs,
        damage=(*_extract(head, witness), *text.damage),
        source=Source(path=witness.path, format=witness.format, sha256=witness.sha256),
        editorial=_editorial(witness.editorial, text),
    )


def _head(found: Opening, at: int, witness: DocumentWitness) -> tuple[_Head, list[tuple[int, Block]]]:
    """Gather the lines above the text; return them and the blocks of the text with their positions."""
    head = _Head(opening=found)
    numbered = list(enumerate(witness.blocks, 1))
    left = numbered[at + 1 :]
    if found.rest:
        left.insert(0, (at + 1, msgspec.structs.replace(witness.blocks[at], text=found.rest)))
    notes = [note.number for note in witness.editorial.footnotes if note.number and note.paragraph is None]
    for _ in range(_HEAD_LINES):
        if not left:
            break
        place, block = left[0]
        kept = [
            line for line in (block.heading or "").split("\n") if line and not _take(head, line, notes, set_apart=True)
        ]
        block = msgspec.structs.replace(block, heading="\n".join(kept) or None)
        left[0] = (place, block)
        if kept or len(left) == 1 or not _take(head, block.text, notes, set_apart=False):
            break
        left.pop(0)
    if at == 1:  # a name of the whole (`Joint Statement`) stands above the opening
        head.passing = (witness.blocks[0].text, *head.passing)
    return head, left


def _take(head: _Head, line: str, notes: Sequence[str], *, set_apart: bool) -> bool:
    """Take a line into the head if it is one of its lines: references, whom it is for, the subject (once)."""
    pointer, dash, title = line.partition("—")
    references = read_references(pointer, notes=notes)
    if references is not None:
        head.references += references
        head.subject = title.rstrip(" .") if dash and head.subject is None else head.subject
    elif line.upper().rstrip("S") == "EXTRACT":
        head.is_extract = True
    elif is_attention(line):
        head.passing += (line.rstrip(" ."),)
    elif line == head.subject:
        return True
    elif head.subject is None and is_subject(line, set_apart=set_apart):
        head.subject = _without_stop(line)
    else:
        return False
    return True


def _without_stop(line: str) -> str:
    """A title without its full stop; the stop of an abbreviation stays."""
    return line if re.search(r"\.\w\.$", line) else line.rstrip(" .")


def _extract(head: _Head, witness: DocumentWitness) -> tuple[Damage, ...]:
    """What the editors say of the whole: that it is an extract."""
    if not head.is_extract and "extract" not in witness.editorial.head.lower():
        return ()
    return (Damage(kind="lost_text", paragraph=0, note="printed as an extract"),)


def _header(head: _Head, witness: DocumentWitness) -> Header:
    found = head.opening
    when = witness.when
    return Header(
        mrn=found.mrn,
        serial=found.numbers[0] if found.numbers else None,
        dtg=when,
        date=when[:10] if when else None,
        precedence=found.precedence,
        classification=found.classification,
        caveats=found.caveats,
        sender=witness.sender,
        to=_receivers(witness.receivers, found.numbers),
        passing=head.passing,
        subject=witness.subject or head.subject,
        references=head.references,
        signed=witness.signed,
    )


def _receivers(names: Sequence[str], numbers: Sequence[int]) -> tuple[Addressee, ...]:
    """The receivers, with the running number of each where as many numbers as receivers are printed."""
    several = len(numbers) == len(names) > 1
    return tuple(Addressee(addressee=name, number=numbers[at] if several else None) for at, name in enumerate(names))


def _editorial(editorial: Editorial, text: Text) -> Editorial:
    """The editors' notes with paragraph numbers and offsets in the paragraphs instead of the blocks."""
    return msgspec.structs.replace(
        editorial, footnotes=tuple(_placed(note, text.places) for note in editorial.footnotes)
    )


def _placed(note: Footnote, places: dict[int, tuple[int, int]]) -> Footnote:
    if note.paragraph not in places:
        return msgspec.structs.replace(note, paragraph=None, at=None)
    number, shift = places[note.paragraph]
    return msgspec.structs.replace(note, paragraph=number, at=None if note.at is None else note.at + shift)
