"""The foot of a document of the Australian edition: where the file is kept, the editors' notes, the signature."""

import re
from collections.abc import Sequence

import msgspec

from reftel.sources.dfat_markdown import Piece

__all__ = ["Note", "Parts", "part"]

_SOURCE = re.compile(
    r"\W*(?:(?:Matter omitted\W+)?\b(?:NAA|UKNA|NLA|NAUK|AWM|TNA|NARA|USNA|ANZ|NZNA)\s?:)", re.IGNORECASE
)
_LONGEST_SOURCE = 300
_NOTE = re.compile(r"\[?(?P<number>\d{1,3})\]?(?:\s+|(?=[A-Z‘'“(]))(?P<text>\S.*)")
_SIGNED = re.compile(r"(?P<name>[A-Z][A-Z.'’ -]{1,40}[A-Z])(?:\s?\d{1,2})?|(?P<surname>[A-Z][a-z]{2,20})\.")
_NO_NAMES = frozenset(
    "END ENDS BEGIN BEGINS EXTRACT SECRET CONFIDENTIAL UNCLASSIFIED RESTRICTED TEXT MESSAGE SUMMARY COMMENT".split()
)


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """An editors' note."""

    number: str
    text: str


class Parts(msgspec.Struct, frozen=True, kw_only=True):
    """A document's pieces between dateline and foot, and what the foot holds."""

    body: tuple[Piece, ...]
    source_note: str | None = None
    notes: tuple[Note, ...] = ()
    signed: str | None = None


def part(pieces: Sequence[Piece]) -> Parts:
    """Part a document's pieces below its head: the text, the signature, the place of the file, the notes.

    >>> def piece(text):
    ...     return Piece(style="plain", text=text, lines=(1, 1))
    >>> parts = part([piece("We met."), piece("SMITH"), piece("[NAA: A1, 2]"), piece("1 Not published."), piece("2 A ship.")])
    >>> [p.text for p in parts.body], parts.signed, parts.source_note, [n.text for n in parts.notes]
    (['We met.'], 'SMITH', 'NAA: A1, 2', ['Not published.', 'A ship.'])
    """
    source = next((at for at, piece in reversed(list(enumerate(pieces))) if _is_source(piece)), None)
    without = [piece for at, piece in enumerate(pieces) if at != source]
    start = _start_of_notes(without, None if source is None or source < len(pieces) // 2 else source)
    body, signed = _signature(without[:start])
    return Parts(
        body=tuple(body),
        source_note=None if source is None else pieces[source].text.strip("[]_ ").strip(),
        notes=_notes(without[start:]),
        signed=signed,
    )


def _is_source(piece: Piece) -> bool:
    return len(piece.text) <= _LONGEST_SOURCE and _SOURCE.match(piece.text) is not None


def _number(piece: Piece) -> int | None:
    match = _NOTE.fullmatch(piece.text)
    return int(match["number"]) if match else None


def _start_of_notes(pieces: Sequence[Piece], source: int | None) -> int:
    """The position of the first note: the run of numbers that falls, going up from the last one.

    Where the place of the file stands in the foot, all that is below it is notes; the edition of volume 21 has its
    notes above it.
    """
    start, next_number = len(pieces), None
    for at in range(len(pieces) - 1, -1, -1):
        number = _number(pieces[at])
        if number is None:
            if next_number is None and (source is None or at < source):
                break
            continue
        if next_number is not None and number >= next_number:
            break
        start, next_number = at, number
        if number == 1:
            break
    return start if source is None or start <= source else source


def _notes(pieces: Sequence[Piece]) -> tuple[Note, ...]:
    """The notes; a paragraph without a number goes on with the one above it."""
    notes: list[tuple[str, list[str]]] = []
    last = 0
    for piece in pieces:
        match = _NOTE.fullmatch(piece.text)
        if match and int(match["number"]) > last:
            last = int(match["number"])
            notes.append((match["number"], [match["text"]]))
        elif notes:
            notes[-1][1].append(piece.text)
        else:
            notes.append(("", [piece.text]))
    return tuple(Note(number=number, text=" ".join(texts)) for number, texts in notes)


def _signature(pieces: Sequence[Piece]) -> tuple[Sequence[Piece], str | None]:
    """A name alone on the last line: in capitals, or one word and a full stop."""
    match = _SIGNED.fullmatch(pieces[-1].text) if len(pieces) > 1 else None
    if match is None or _NO_NAMES & set(match[0].upper().strip(".").split()):
        return pieces, None
    return pieces[:-1], match["name"] or match["surname"]
