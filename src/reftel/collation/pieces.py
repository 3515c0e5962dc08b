"""Each copy's text as the joined paragraphs divide it, piece by piece."""

from collections.abc import Iterator

import msgspec

from reftel.collation.result import CollatedParagraph

__all__ = ["Piece", "pieces"]


class Piece(msgspec.Struct, frozen=True):
    """Words of one copy: `same` as the joined text, or of the kind of a variant.

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
    last = 0
    for (start, end), kind, text in sorted(differing):
        yield from _same(paragraph, last, start)
        yield Piece(kind, (start, end), text, paragraph.text[start:end] if kind != "form" else "")
        last = end
    yield from _same(paragraph, last, len(paragraph.text))


def _same(paragraph: CollatedParagraph, start: int, end: int) -> Iterator[Piece]:
    if start < end:
        yield Piece("same", (start, end), paragraph.text[start:end], "")
