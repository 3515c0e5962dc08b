"""The joined cable as a record like any other, and each copy as the joined paragraphs divide it."""

from collections.abc import Iterator

from reftel.collation.result import CollatedParagraph, Collation
from reftel.record import Cable, Paragraph
from reftel.telegram.blocks import summary_of
from reftel.telegram.withheld import find_withheld

__all__ = ["Piece", "joined_cable", "pieces"]

Piece = tuple[str, str]
"""A kind (`same`, `supplied`, or that of a variant) and the words."""


def joined_cable(collation: Collation) -> Cable:
    """Return the joined cable as a record.

    Its source is the base's, the lines of a supplied paragraph are those of the copy it was taken from. Its registers
    are empty: places in a copy's text are none in the joined text, which is to be read anew.
    """
    paragraphs = tuple(
        Paragraph(number=p.number, mark=p.mark, heading=p.heading, text=p.text, block=p.block, lines=p.lines)
        for p in collation.paragraphs
    )
    return Cable(
        id=collation.id,
        header=collation.header,
        paragraphs=paragraphs,
        damage=collation.remaining,
        summary=summary_of(p.text for p in paragraphs if p.block == "summary"),
        withheld=tuple(find_withheld(paragraphs)),
        source=collation.copies[collation.base].source,
        editorial=collation.editorial,
    )


def pieces(paragraph: CollatedParagraph, copy: int, base: int) -> Iterator[Piece]:
    """Yield the text of a joined paragraph as one copy has it, in order.

    What the copy lacks comes as `removed` with the words that it lacks; all other pieces are its own words.
    """
    differing = [(one.at, one.kind, one.text) for one in paragraph.variants if one.copy == copy and one.part == "text"]
    if copy == base:
        taken = {at for at, _, _ in differing}
        lost = [one.at for one in paragraph.supplied if one.part == "text" and one.at not in taken]
        differing += [(at, "removed", "") for at in lost]
    last = 0
    for (start, end), kind, text in sorted(differing):
        yield "same", paragraph.text[last:start]
        yield kind, paragraph.text[start:end] if kind == "removed" else text
        last = end
    yield "same", paragraph.text[last:]
