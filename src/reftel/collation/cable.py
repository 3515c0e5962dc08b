"""The joined cable as a record like any other."""

from reftel.collation.result import Collation
from reftel.record import Cable, Paragraph
from reftel.telegram.blocks import summary_of
from reftel.telegram.withheld import find_withheld

__all__ = ["joined_cable"]


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
