"""The paragraphs of a printed document, and where in them each place of its blocks has come to stand."""

from collections.abc import Sequence

import msgspec

from reftel.record import Paragraph
from reftel.sources.witness import Block
from reftel.telegram.blocks import block_of_text
from reftel.telegram.marks import split_mark
from reftel.telegram.printed_numbers import numbered

__all__ = ["Place", "Printed", "lay_out"]


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a block has come to stand: offset `at` of the block is `at + shift` of the paragraph, from `cut` on."""

    number: int
    shift: int
    cut: int


class Printed(msgspec.Struct, frozen=True, kw_only=True):
    """Paragraphs, and for each block its place (None where its words went into the header).

    `joined` are the numbers of paragraphs that unnumbered blocks were added to.
    """

    paragraphs: tuple[Paragraph, ...]
    places: tuple[Place | None, ...]
    is_numbered: bool
    joined: frozenset[int] = frozenset()


class _Open:
    """A paragraph to which blocks are still added."""

    def __init__(self, number: int, mark: str | None, block: Block, text: str) -> None:
        self.number, self.mark, self.heading = number, mark, block.heading
        self.above = block.heading
        self.text, self.lines = text, block.lines

    def add(self, block: Block, text: str) -> int:
        """Add a block and return the offset its words begin at; a heading of its own goes in front of them."""
        if block.heading and block.heading != self.above:
            self.text = f"{self.text} {block.heading}"
        self.above = block.heading
        start = len(self.text) + 1 if self.text else 0
        self.text = f"{self.text} {text}" if self.text else text
        self.lines = (self.lines[0], max(self.lines[1], block.lines[1]))
        return start

    def close(self) -> Paragraph:
        return Paragraph(
            number=self.number,
            mark=self.mark,
            heading=self.heading,
            text=self.text,
            block=block_of_text(self.text),
            lines=self.lines,
        )


def lay_out(blocks: Sequence[Block], cuts: Sequence[int], kind: str, header: int = 0) -> Printed:
    """Return the paragraphs of the blocks.

    `cuts` says how many characters in front of each block are not text (the telegram's own number), `header` how many
    blocks at the top went into the header if the paragraphs are numbered.
    """
    texts = [block.text[cut:] for block, cut in zip(blocks, cuts, strict=True)]
    numbers = numbered(texts, kind, header)
    if not numbers:
        return _counted(blocks, texts, cuts)
    return _numbered(blocks, texts, cuts, numbers, header)


def _counted(blocks: Sequence[Block], texts: Sequence[str], cuts: Sequence[int]) -> Printed:
    paragraphs: list[Paragraph] = []
    places: list[Place | None] = []
    for block, text, cut in zip(blocks, texts, cuts, strict=True):
        if not text.strip():
            places.append(None)
            continue
        number = len(paragraphs) + 1
        paragraphs.append(_Open(number, None, block, text).close())
        places.append(Place(number=number, shift=-cut, cut=cut))
    return Printed(paragraphs=tuple(paragraphs), places=tuple(places), is_numbered=False)


def _numbered(
    blocks: Sequence[Block],
    texts: Sequence[str],
    cuts: Sequence[int],
    numbers: dict[int, tuple[int, int]],
    header: int,
) -> Printed:
    opened: list[_Open] = []
    places: list[Place | None] = []
    joined: set[int] = set()
    for at, (block, text, cut) in enumerate(zip(blocks, texts, cuts, strict=True)):
        if at not in numbers and (at < header or not text.strip()):
            places.append(None)
            continue
        number, point = numbers.get(at, (opened[-1].number if opened else 0, 0))
        mark, words = split_mark(text[point:]) if text[point : point + 1] == "(" else (None, text[point:])
        cut += len(text) - len(words)
        start = 0
        if point or not opened:
            opened.append(_Open(number, mark, block, words))
        else:
            start = opened[-1].add(block, words)
            joined.add(number)
        places.append(Place(number=number, shift=start - cut, cut=cut))
    paragraphs = tuple(one.close() for one in opened)
    return Printed(paragraphs=paragraphs, places=tuple(places), is_numbered=True, joined=frozenset(joined))
