"""Each copy's text as the joined paragraphs divide it, piece by piece."""

from bisect import bisect_left
from collections.abc import Iterator
from operator import itemgetter
from string import ascii_uppercase

import msgspec

from reftel.collation.result import CollatedParagraph

__all__ = ["Piece", "letter", "notes", "pieces"]


class Piece(msgspec.Struct, frozen=True):
    """Words of one copy.

    They are the `same` as the joined text, `held` where another copy lacks or changes them, or of a variant's kind.
    `at` are the offsets in the joined text, `text` the copy's own words (empty where it has none), `lacks` the joined
    words that it does not have.
    """

    kind: str
    at: tuple[int, int]
    text: str
    lacks: str


def pieces(paragraph: CollatedParagraph, copy: int, base: int) -> Iterator[Piece]:
    """Yield the text of a joined paragraph as one copy has it, in order: together the copy's own words."""
    differing = [(one.at, one.kind, one.text) for one in paragraph.variants if one.copy == copy and one.part == "text"]
    if copy == base:
        taken = {at for at, _, _ in differing}
        lost = [one.at for one in paragraph.supplied if one.part == "text" and one.at not in taken]
        differing += [(at, "removed", "") for at in lost]
    questioned = _questioned(paragraph)
    last = 0
    for (start, end), kind, text in sorted(differing):
        yield from _joined(paragraph, last, start, questioned)
        yield Piece(kind, (start, end), text, paragraph.text[start:end] if kind != "form" else "")
        last = end
    yield from _joined(paragraph, last, len(paragraph.text), questioned)


def _joined(paragraph: CollatedParagraph, start: int, end: int, questioned: list[tuple[int, int]]) -> Iterator[Piece]:
    """A stretch of the joined text, what is `held` in it by itself."""
    for first, behind in questioned[bisect_left(questioned, start, key=itemgetter(1)) :]:
        if first >= end:
            break
        yield from _piece("same", paragraph, start, first)
        yield from _piece("held", paragraph, max(start, first), min(behind, end))
        start = max(start, behind)
    yield from _piece("same", paragraph, start, end)


def _piece(kind: str, paragraph: CollatedParagraph, start: int, end: int) -> Iterator[Piece]:
    if start < end:
        yield Piece(kind, (start, end), paragraph.text[start:end], "")


def _questioned(paragraph: CollatedParagraph) -> list[tuple[int, int]]:
    """The stretches of the joined text that some copy lacks or has otherwise, in order and without overlaps."""
    spans = [one.at for one in paragraph.supplied if one.part == "text"]
    spans += [one.at for one in paragraph.variants if one.part == "text" and one.kind != "form"]
    found: list[tuple[int, int]] = []
    for start, end in sorted(set(spans)):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        elif start < end:
            found.append((start, end))
    return found


def letter(copy: int) -> str:
    """Return the name of a copy: A, B, C ... and from the 27th on its number.

    >>> letter(0), letter(26)
    ('A', '27')
    """
    return ascii_uppercase[copy] if copy < len(ascii_uppercase) else str(copy + 1)


def notes(paragraph: CollatedParagraph) -> Iterator[str]:
    """Yield in words what is supplied or differs of a paragraph's number, mark and heading."""
    for given in paragraph.supplied:
        if given.part != "text":
            yield f"{given.part} supplied from {letter(given.copy)}"
    for one in paragraph.variants:
        if one.part != "text" and one.kind != "form":
            yield f"{one.part} in {letter(one.copy)}: {one.text or 'none'}"
