"""Names of one person or body found among many, without comparing each with each."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from mypy_extensions import mypyc_attr

__all__ = ["NamesAlike", "distinct", "in_several", "is_one_name"]

_REMEMBERED: Final = 4_096


def is_one_name(one: str, other: str) -> bool:
    """Return whether two names may be of one person or body: the shorter one's words all stand in the longer one.

    >>> is_one_name("Ambassador", "Ambassador Penhallow"), is_one_name("Strand", "Tran")
    (True, False)
    """
    first, second = _words(one), _words(other)
    return first <= second or second <= first


@lru_cache(_REMEMBERED)
def _words(name: str) -> frozenset[str]:
    return frozenset(name.lower().split())


def distinct(names: Iterable[str]) -> int:
    """Return how many names there are that differ in more than the order and case of their words."""
    return len(set(map(_words, names)))


def in_several(sets: Iterable[set[int]]) -> tuple[set[int], set[int]]:
    """Return what is in some of the sets, and what is in two or more.

    >>> in_several([{1, 2}, {2, 3}])
    ({1, 2, 3}, {2})
    """
    once: set[int] = set()
    twice: set[int] = set()
    for each in sets:
        twice |= once & each
        once |= each
    return once, twice


@mypyc_attr(acyclic=True)
class NamesAlike:
    """Numbers of encounters by the names of those who took part, for those that may be of one with a name.

    A name's rarest word tells which names have all of its words; and a name all of whose words another one has is
    looked for by that word of it, too. So hundreds of `Minister Strand`, `Minister Tran` are never gone through for
    `Minister Okoro`. How rare words are is known beforehand, from `names`.

    >>> alike = NamesAlike(["Ambassador Strand", "Strand", "Ambassador Tran"])
    >>> alike.add("Ambassador Strand", 0)
    >>> alike.add("Ambassador Tran", 1)
    >>> alike.of(["Strand"]), alike.of(["Strand", "Ambassador"]), alike.of(["Okoro"])
    (({0}, set()), ({0, 1}, set()), (set(), set()))
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._counts: dict[str, int] = {}
        for name in dict.fromkeys(names):
            for word in _words(name):
                self._counts[word] = self._counts.get(word, 0) + 1
        self._longer: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
        self._shorter: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
        self._numbers: dict[frozenset[str], set[int]] = {}

    def add(self, name: str, number: int) -> None:
        """Keep that somebody with a name took part in an encounter."""
        words = _words(name)
        numbers = self._numbers.get(words)
        if numbers is None:
            numbers = self._numbers[words] = set()
            self._shorter[self._rarest(words)].append(words)
            for word in words:
                self._longer[word].append(words)
        numbers.add(number)

    def of(self, names: Iterable[str]) -> tuple[set[int], set[int]]:
        """Return the numbers of the encounters that share a name with some, and of those that share two or more."""
        alike: set[frozenset[str]] = set()
        for name in names:
            self._add_like(_words(name), alike)
        return in_several([self._numbers[each] for each in alike])

    def _add_like(self, words: frozenset[str], alike: set[frozenset[str]]) -> None:
        """Add the names that have all of some words, and those all of whose words are among them."""
        for each in self._longer.get(self._rarest(words), ()):
            if words <= each:
                alike.add(each)
        for word in words:
            for each in self._shorter.get(word, ()):
                if each <= words:
                    alike.add(each)

    def _rarest(self, words: frozenset[str]) -> str:
        rarest, least = "", 0
        for word in words:
            count = self._counts.get(word, 0)
            if not rarest or count < least or (count == least and word < rarest):
                rarest, least = word, count
        return rarest
