"""Who may see what: a level and caveats, and what of a cable they allow.

Each audience has an index of its own, with only what it may see, so that no count, order or suggestion can tell of the
rest. Portion marks decide (Executive Order 12958, sec. 1.6(c)); a paragraph without one has the cable's classification
and caveats, and what cannot be understood counts as the highest.
"""

import re

import msgspec

from reftel.record import Cable, Paragraph, Place

__all__ = ["EVERYTHING", "Audience", "Marking", "marking_of"]

LEVELS = ("UNCLASSIFIED", "SBU", "LIMITED OFFICIAL USE", "CONFIDENTIAL", "SECRET", "TOP SECRET")
"""From open to closed."""

_HIGHEST = len(LEVELS) - 1
_RANKS = {
    **{level: rank for rank, level in enumerate(LEVELS)},
    "U": 0, "UNCLAS": 0, "FOUO": 1, "LOU": 2, "R": 3, "RESTRICTED": 3, "C": 3, "S": 4, "TS": 5,
}  # fmt: skip
_LONG = {"NF": "NOFORN", "OC": "ORCON", "NC": "NOCONTRACT"}
_OPEN = frozenset({
    "SIPDIS", "SENSITIVE", "SBU", "FOUO", "EFTO", "TERREP", "CODEL", "STAFFDEL", "AGRICULTURE", "VISAS VIPER",
})  # fmt: skip
_PORTIONED = frozenset({"NOFORN", "ORCON", "NOCONTRACT"})
_PARTS = re.compile(r"//?|-")


class Marking(msgspec.Struct, frozen=True):
    """How closed a text is: a rank in `LEVELS`, and the caveats that close it further."""

    rank: int
    caveats: frozenset[str] = frozenset()


class Audience(msgspec.Struct, frozen=True):
    """Readers cleared to a level, who may also see what these caveats close. `caveats` None: any."""

    level: str = "TOP SECRET"
    caveats: frozenset[str] | None = None

    def allows(self, marking: Marking) -> bool:
        """Tell whether these readers may see a text of that marking.

        >>> Audience("SECRET", frozenset()).allows(marking_of("C/NF", None, ()))
        False
        >>> Audience("SECRET", frozenset({"NOFORN"})).allows(marking_of("C/NF", None, ()))
        True
        """
        is_open = self.caveats is None or marking.caveats <= self.caveats
        return is_open and marking.rank <= _RANKS[self.level]

    def sees(self, cable: Cable) -> frozenset[int]:
        """Return the indices of the paragraphs that these readers may see."""
        header = cable.header
        return frozenset(
            index
            for index, paragraph in enumerate(cable.paragraphs)
            if self.allows(_marking(paragraph, header.classification, header.caveats))
        )

    def sees_whole(self, cable: Cable) -> bool:
        """Tell whether these readers may see the cable as a whole: its subject, damage, editors' notes."""
        return self.allows(marking_of(None, cable.header.classification, cable.header.caveats))

    def sees_entry(self, at: tuple[Place, ...], seen: frozenset[int]) -> bool:
        """Tell whether an entry rests on seen paragraphs alone; one without places rests on the whole."""
        return bool(at) and all(place.index in seen for place in at)


EVERYTHING = Audience()
"""The audience of an archive's own people: nothing is kept from it."""


def _marking(paragraph: Paragraph, classification: str | None, caveats: tuple[str, ...]) -> Marking:
    return marking_of(paragraph.mark, classification, caveats)


def marking_of(mark: str | None, classification: str | None, caveats: tuple[str, ...]) -> Marking:
    """Return the marking of a paragraph from its mark, or of a cable (no mark) from its header.

    A mark says for itself whether foreigners may see the paragraph; who the cable goes to (EXDIS, NODIS) the whole
    cable says. A caveat that nobody knows closes.

    >>> marking_of("SBU", "SECRET", ("NOFORN", "SIPDIS"))
    Marking(rank=1, caveats=frozenset())
    >>> marking_of(None, "SECRET", ("NOFORN", "SIPDIS"))
    Marking(rank=4, caveats=frozenset({'NOFORN'}))
    >>> marking_of("U", "SECRET", ("NODIS",)).caveats, marking_of("Q", "SECRET", ()).rank
    (frozenset({'NODIS'}), 5)
    """
    closing = frozenset(_LONG.get(caveat, caveat) for caveat in caveats) - _OPEN
    if mark is None:
        return Marking(_rank(classification), closing)
    level, *said = (part.strip() for part in _PARTS.split(mark.upper()))
    own = frozenset(_LONG.get(part, part) for part in said) - _OPEN
    rank = max([_rank(level), *(_RANKS[part] for part in said if part in _RANKS)])
    return Marking(rank, own | (closing - _PORTIONED))


def _rank(level: str | None) -> int:
    return _RANKS.get(level or "", _HIGHEST)
