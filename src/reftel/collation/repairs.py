"""The damage of the copies, and what of it the joined cable still has."""

import re
from collections.abc import Iterable, Iterator, Sequence

from reftel.collation.result import CollatedParagraph, Repair
from reftel.record import Cable, Damage, Header, Paragraph
from reftel.telegram.damage import blacked_out, lost_header, lost_text

__all__ = ["remaining_damage", "repairs_of"]

_ABOUT_COPY = frozenset(["repeated_text", "foreign_text"])


def remaining_damage(
    header: Header, paragraphs: Sequence[CollatedParagraph], cables: Sequence[Cable], base: int
) -> tuple[Damage, ...]:
    """Return the damage that the joined cable has: what no copy could supply.

    Looked for in the joined header and text, as in a copy's; of what shows only in a copy's lines (a lost heading, a
    lost section) what the base has and no supplied words make good.
    """
    own = cables[base].damage
    found: list[Damage] = []
    if all(any(damage.kind == "lost_header" for damage in cable.damage) for cable in cables):
        printed = not all(re.search(r"\bSUBJECT\b", damage.note) for damage in own if damage.kind == "lost_header")
        found += lost_header(header, subject_printed=printed, has_order=True)
    plain = [Paragraph(number=p.number, mark=p.mark, text=p.text, lines=p.lines) for p in paragraphs]
    noted = {(damage.kind, damage.paragraph) for cable in cables for damage in cable.damage}
    looked = [*lost_text(plain), *blacked_out(plain)]
    found += [damage for damage in looked if (damage.kind, damage.paragraph) in noted]
    found += [damage for damage in own if damage.kind == "lost_heading" and not _headed(damage, paragraphs)]
    if all(any(damage.kind == "lost_section" for damage in cable.damage) for cable in cables):
        found += [damage for damage in own if damage.kind == "lost_section"]
    return tuple(found)


def _headed(damage: Damage, paragraphs: Iterable[CollatedParagraph]) -> bool:
    return any(
        supplied.part == "heading"
        for paragraph in paragraphs
        if paragraph.number == damage.paragraph
        for supplied in paragraph.supplied
    )


def repairs_of(cables: Sequence[Cable], remaining: Sequence[Damage], apart: Sequence[bool]) -> Iterator[Repair]:
    """Yield each copy's damage of the cable's own text, with whether the joined cable is without it."""
    left = {(damage.kind, damage.paragraph) for damage in remaining}
    for copy, cable in enumerate(cables):
        for damage in cable.damage:
            if damage.kind not in _ABOUT_COPY and not apart[copy]:
                yield Repair(copy=copy, damage=damage, restored=(damage.kind, damage.paragraph) not in left)
