"""Of several copies of one cable: which one its lines are from, and what another supplies where that lost text."""

from collections.abc import Iterable, Sequence

import msgspec

from reftel.corpus.kept.facts import Copy

__all__ = ["ShareRow", "shares_of"]

_MORE = 20  # letters that a paragraph must have more to be the fuller one


class ShareRow(msgspec.Struct, frozen=True, kw_only=True):
    """What a copy has to do with its cable's lines: the one of rank 0 gives all it has.

    In `paragraphs` another has more: of these it gives only what that one has as well (the rest is of text that breaks
    off), and that one, which has them in its own `paragraphs`, all else. `date` is the cable's, whichever copy has it.
    """

    copy: str
    rank: int
    paragraphs: tuple[int, ...] = ()
    date: str | None = None


def shares_of(copies: Iterable[Copy]) -> list[ShareRow]:
    """Return the share of every copy of one cable; the best has its date, and the most entries."""
    ranked = sorted(copies, key=_worth, reverse=True)
    date = max((one.date for one in ranked if one.date), default=None)
    supplied: dict[str, list[int]] = {one.copy: [] for one in ranked}
    for number in sorted(set(ranked[0].paragraphs)):
        fullest = max(ranked, key=lambda one: _letters(one, number))
        if _letters(fullest, number) > _letters(ranked[0], number) + _MORE:
            supplied[fullest.copy].append(number)
    supplied[ranked[0].copy] = sorted(number for numbers in supplied.values() for number in numbers)
    return list(_rows(ranked, supplied, date))


def _letters(copy: Copy, number: int) -> int:
    """How much of a paragraph a copy has, as far as it knows of no loss."""
    lengths = dict(zip(copy.paragraphs, copy.lengths, strict=True))
    return 0 if number in copy.lost else lengths.get(number, 0)


def _rows(ranked: Sequence[Copy], supplied: dict[str, list[int]], date: str | None) -> Iterable[ShareRow]:
    for rank, one in enumerate(ranked):
        yield ShareRow(copy=one.copy, rank=rank, paragraphs=tuple(supplied[one.copy]), date=date)


def _worth(copy: Copy) -> tuple[bool, int, str]:
    return copy.date is not None, copy.entries, copy.copy
