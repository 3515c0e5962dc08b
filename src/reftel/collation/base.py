"""The choice of the base: the copy whose readings stand in the joined text where copies differ."""

from collections.abc import Sequence

import msgspec

from reftel.collation.tokens import Token
from reftel.record import Cable

__all__ = ["Choice", "choose_base", "word_count"]

_NEAR = 0.97  # a copy with so much of the longest one's words is as whole, and other things decide


class Choice(msgspec.Struct, frozen=True):
    """The copies' indexes, the base's first, then the better ones; and why that base."""

    order: tuple[int, ...]
    reason: str


def word_count(tokens: Sequence[Token]) -> int:
    """Return how many words a copy has; signs that stand instead of words are none."""
    return sum(bool(token.text) and not token.is_sign for token in tokens)


def choose_base(cables: Sequence[Cable], tokens: Sequence[Sequence[Token]], *, asked: int | None = None) -> Choice:
    """Return the order of copies by their worth as a base, one that was asked for before all.

    The one with most words, since a copy loses easily and gains seldom. Of copies that have nearly as many: the one
    without foreign text, then with less damage, not all in capitals; else the longest, with the fewest words broken in
    two, then the first by its path.
    """
    counts = [word_count(each) for each in tokens]
    sizes = [_size(each) for each in tokens]
    near = max(sizes) * _NEAR

    def worth(copy: int) -> tuple[bool, bool, int, bool, int, int, str, str]:
        cable = cables[copy]
        is_near = sizes[copy] >= near
        damage = len(cable.damage) if is_near else 0
        capitals = is_near and _in_capitals(tokens[copy])
        source = cable.source
        foreign = _is_foreign(cable)
        return not is_near, foreign, damage, capitals, -sizes[copy], counts[copy], source.path, source.sha256

    order = sorted(range(len(cables)), key=worth)
    if asked is not None:
        return Choice((asked, *(copy for copy in order if copy != asked)), "asked for")
    rivals = [copy for copy in order[1:] if sizes[copy] >= near]
    others = " and ".join(f"{counts[copy]:,}" for copy in order[1:])
    compared = f"{counts[order[0]]:,} words; the other{'s' if len(order) > 2 else ''} {others}"
    reason = _reason(order[0], rivals[0], cables, tokens) if rivals else "most words"
    return Choice(tuple(order), f"{reason}: {compared}" if order[1:] else "the only copy")


def _reason(first: int, rival: int, cables: Sequence[Cable], tokens: Sequence[Sequence[Token]]) -> str:
    """Why of two copies of nearly one length the first is the better."""
    if _is_foreign(cables[rival]) and not _is_foreign(cables[first]):
        return "no foreign text in it"
    if len(cables[rival].damage) > len(cables[first].damage):
        return "less damage"
    if _in_capitals(tokens[rival]) and not _in_capitals(tokens[first]):
        return "not all in capitals"
    if _size(tokens[first]) > _size(tokens[rival]):
        return "most words"
    fewer = word_count(tokens[first]) < word_count(tokens[rival])
    return "fewer words broken in two" if fewer else "as good as the other, and first by its path"


def _size(tokens: Sequence[Token]) -> int:
    """The letters of a copy's words: a word broken in two at a line's end counts for no more."""
    return sum(len(token.key.replace("-", "")) for token in tokens if token.text and not token.is_sign)


def _is_foreign(cable: Cable) -> bool:
    return any(damage.kind == "foreign_text" for damage in cable.damage)


def _in_capitals(tokens: Sequence[Token]) -> bool:
    words = [token.text for token in tokens[:400] if token.text and not token.is_sign]
    return sum(map(str.isupper, words)) * 2 > len(words)
