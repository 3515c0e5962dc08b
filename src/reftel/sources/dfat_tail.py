"""The foot of a document of the Australian edition: where the file is kept, the editors' notes, the signature."""

import re
from collections.abc import Sequence

import msgspec

from reftel.sources.dfat_markdown import Piece

__all__ = ["Note", "Parts", "part"]

_SOURCE = re.compile(
    r"\W{0,20}(?:(?P<signer>[A-Z]{3,20})\s\W{0,20})?(?P<place>(?:NAA|UKNA|NAUK|TNA|NLA|AWM|NARA|USNA|NZNA)\s?:.*|(?<=\[)[A-Z]{2,8}\s?:.*)"
)
_LONGEST_SOURCE = 300
_ABOVE = 2  # volume 27 prints the place of the file above the text
_NOTE = re.compile(r"\[?(?P<number>\d{1,3})\]?(?:\s+|(?=[A-Z‘'“(]))(?P<text>\S.*)")
_SIGNED = re.compile(r"(?P<name>[A-Z][A-Z.'’ -]{1,40}[A-Z])(?:\s?\d{1,2})?|(?P<surname>[A-Z][a-z]{2,20})\.")
_PARAGRAPH = re.compile(r"\d{1,3}\.\s")
_NO_NAMES = frozenset({
    "END", "ENDS", "BEGIN", "BEGINS", "EXTRACT", "SECRET", "CONFIDENTIAL", "UNCLASSIFIED", "RESTRICTED", "TEXT",
    "MESSAGE", "SUMMARY", "COMMENT"
})  # fmt: skip


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
    >>> texts = ["We met.", "SMITH", "[NAA: A1, 2]", "1 Not published.", "2 A ship."]
    >>> parts = part([piece(text) for text in texts])
    >>> [p.text for p in parts.body], parts.signed, parts.source_note, [n.text for n in parts.notes]
    (['We met.'], 'SMITH', 'NAA: A1, 2', ['Not published.', 'A ship.'])
    """
    source, match = _source(pieces)
    without = [piece for at, piece in enumerate(pieces) if at != source]
    start = _start_of_notes(without, None if source is None or source < _ABOVE else source)
    body, signed = _signature(without[:start])
    return Parts(
        body=tuple(body),
        source_note=match["place"].strip("[]_ ") if match else None,
        notes=_notes(without[start:]),
        signed=signed or (match["signer"] if match else None),
    )


def _source(pieces: Sequence[Piece]) -> tuple[int | None, re.Match[str] | None]:
    """The last line that says in which archive the file is; a signature may have run into it."""
    for at in range(len(pieces) - 1, -1, -1):
        match = _SOURCE.match(pieces[at].text)
        if match and len(pieces[at].text) <= _LONGEST_SOURCE:
            return at, match
    return None, None


def _number(piece: Piece) -> int | None:
    match = _NOTE.fullmatch(piece.text)
    return int(match["number"]) if match else None


def _start_of_notes(pieces: Sequence[Piece], source: int | None) -> int:
    """The position of the first note: a figure without a stop, when no numbered paragraph comes after it.

    All below the place of the file is notes where that stands in the foot; volume 21 has its notes above it.
    """
    last_paragraph = max((at for at, piece in enumerate(pieces) if _PARAGRAPH.match(piece.text)), default=0)
    numbered = [at for at, piece in enumerate(pieces) if at > last_paragraph and _number(piece) is not None]
    if source is not None and source > last_paragraph:
        numbered.append(source)
    return min(numbered, default=len(pieces) if source is None else max(source, last_paragraph + 1))


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
