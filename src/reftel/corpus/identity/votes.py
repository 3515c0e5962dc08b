"""Whose a person is: what most of the entries say that mean them."""

from collections.abc import Iterable

import msgspec

__all__ = ["Votes"]


class Votes(msgspec.Struct, kw_only=True):
    """How many entries say whose a person is (`telling`), and how many each party; the same of whom they are taken for.

    More can be added at any time.

    >>> votes = Votes()
    >>> votes.add(["Veldora"], [])
    >>> votes.add(["Kestria", "Veldora"], ["Marenne"])
    >>> votes.add([], ["Marenne"])
    >>> votes.sides
    ('Kestria', 'Veldora')
    """

    parties: dict[str, int] = {}
    telling: int = 0
    guessed: dict[str, int] = {}
    guessing: int = 0

    def add(self, parties: Iterable[str], guessed: Iterable[str]) -> None:
        """Add an entry: the parties whose its cable says it is, and those that it is taken for."""
        stated, taken = dict.fromkeys(parties, 1), dict.fromkeys(guessed, 1)
        self.merge(Votes(parties=stated, telling=bool(stated), guessed=taken, guessing=bool(taken)))

    def merge(self, more: "Votes") -> None:
        """Add those of more entries."""
        self.telling += more.telling
        self.guessing += more.guessing
        for counts, others in ((self.parties, more.parties), (self.guessed, more.guessed)):
            for party, times in others.items():
                counts[party] = counts.get(party, 0) + times

    @property
    def sides(self) -> tuple[str, ...]:
        """The parties that at least half of the entries name which name any.

        Where none does: the one that three in four of several are taken for.
        """
        if self.telling:
            return tuple(sorted(party for party, times in self.parties.items() if times * 2 >= self.telling))
        often = (party for party, times in self.guessed.items() if times * 4 >= self.guessing * 3)
        return tuple(sorted(often)) if self.guessing > 1 else ()
