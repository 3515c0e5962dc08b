"""Which words a cable's page shows where there are several copies: all of them joined, or one copy's own."""

from collections.abc import Iterator, Sequence

import msgspec

from reftel import reading
from reftel.collation import Collation, collate, joined_cable, letter
from reftel.record import Cable
from reftel.room.marks import Mark
from reftel.room.words import clipped

__all__ = ["Chosen", "CopyListed", "chosen", "repair_lines"]

_LONGEST = 200_000  # letters in all copies: what is longer is compared on its own page alone


class CopyListed(msgspec.Struct, frozen=True, kw_only=True):
    """One of the copies: `name` is its letter, `is_shown` that these are its words alone."""

    name: str
    path: str
    is_shown: bool


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """What is shown: a cable, the marks of words supplied from another copy, and what became of the copies' damage."""

    cable: Cable
    copies: tuple[CopyListed, ...]
    is_joined: bool
    supplied: dict[int, list[Mark]]
    repairs: tuple[str, ...] = ()


def chosen(cables: Sequence[Cable], copy: int | None) -> Chosen:
    """Return what to show of the copies of a cable: the copy of a number from 1, else all of them joined.

    Copies too long to be joined while somebody waits are not: the longest is shown then.
    """
    letters = [sum(len(paragraph.text) for paragraph in cable.paragraphs) for cable in cables]
    if copy is None and len(cables) > 1 and sum(letters) <= _LONGEST:
        return _joined(cables)
    at = copy - 1 if copy is not None else letters.index(max(letters))
    return Chosen(cable=cables[at], copies=_copies(cables, at), is_joined=False, supplied={})


def _joined(cables: Sequence[Cable]) -> Chosen:
    collation = collate(cables)
    return Chosen(
        cable=reading.read_registers(joined_cable(collation)),
        copies=_copies(cables, None),
        is_joined=True,
        supplied=_supplied(collation),
        repairs=tuple(repair_lines(collation)),
    )


def _copies(cables: Sequence[Cable], shown: int | None) -> tuple[CopyListed, ...]:
    return tuple(
        CopyListed(name=letter(at), path=clipped(cable.source.path), is_shown=at == shown)
        for at, cable in enumerate(cables)
    )


def _supplied(collation: Collation) -> dict[int, list[Mark]]:
    return {
        index: [
            Mark(*one.at, "supplied", None, -1, f"supplied from copy {letter(one.copy)}")
            for one in paragraph.supplied
            if one.part == "text"
        ]
        for index, paragraph in enumerate(collation.paragraphs)
    }


def repair_lines(collation: Collation) -> Iterator[str]:
    """Yield what became of the damage of each copy, in words."""
    for one in collation.repairs:
        place = f", paragraph {one.damage.paragraph}" if one.damage.paragraph else ""
        end = "made good" if one.restored else "remains"
        said = f"{one.damage.kind.replace('_', ' ')}{place}: {one.damage.note}"
        yield f"Copy {letter(one.copy)}, {clipped(said)}; {end}"
