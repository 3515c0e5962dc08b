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
    without foreign text, then with less damage, not all in capitals; else the longest, then the first by its path.
    """
    counts = [word_count(each) for each in tokens]
    most = max(counts)

    def worth(copy: int) -> tuple[bool, bool, int, bool, int, str, str]:
        cable = cables[copy]
        is_near = counts[copy] >= most * _NEAR
        damage = len(cable.damage) if is_near else 0
        capitals = is_near and _in_capitals(tokens[copy])
        source = cable.source
        return not is_near, _is_foreign(cable), damage, capitals, -counts[copy], source.path, source.sha256

    order = sorted(range(len(cables)), key=worth)
    if asked is not None:
        return Choice((asked, *(copy for copy in order if copy != asked)), "asked for")
    return Choice(tuple(order), _reason(order, counts, cables, tokens))


def _reason(
    order: Sequence[int], counts: Sequence[int], cables: Sequence[Cable], tokens: Sequence[Sequence[Token]]
) -> str:
    first, others = order[0], order[1:]
    if not others:
        return "the only copy"
    near = [copy for copy in others if counts[copy] >= max(counts) * _NEAR]
    compared = f"{counts[first]:,} words; the other{'s' if len(others) > 1 else ''} " + " and ".join(
        f"{counts[copy]:,}" for copy in others
    )
    if not near:
        return f"most words: {compared}"
    other = near[0]
    if _is_foreign(cables[other]) and not _is_foreign(cables[first]):
        return f"no foreign text in it: {compared}"
    if len(cables[other].damage) > len(cables[first].damage):
        return f"less damage: {compared}"
    if _in_capitals(tokens[other]) and not _in_capitals(tokens[first]):
        return f"not all in capitals: {compared}"
    return f"{'most words' if counts[first] > counts[other] else 'first by its path'}: {compared}"


def _is_foreign(cable: Cable) -> bool:
    return any(damage.kind == "foreign_text" for damage in cable.damage)


def _in_capitals(tokens: Sequence[Token]) -> bool:
    words = [token.text for token in tokens[:400] if token.text and not token.is_sign]
    return sum(map(str.isupper, words)) * 2 > len(words)
