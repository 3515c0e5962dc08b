"""What words weigh, and how much of them a later sentence must have to be of a plan: by how rare they are.

A word that is in twice as many plans and sentences weighs one less. Cables that are added change weights and nothing
else of what is known of a plan and an earlier sentence, so that this alone is asked again.
"""

import math
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

import msgspec

__all__ = ["CHANCE", "EVERYWHERE", "Half", "Scale", "Weights"]

CHANCE = 5  # sentences that may have some words by chance
EVERYWHERE = "*"  # the place of a word that is looked for in the cables of all posts
_ENOUGH = 2  # words by which a sentence is found

Half = tuple[tuple[str, ...], tuple[str, ...]]
"""Words that must weigh half of what others weigh together."""


class Weights(NamedTuple):
    """What each word weighs, where it is looked for, and how many plans and sentences there are, as a power of two."""

    of: Mapping[str, int]
    places: AbstractSet[tuple[str, str]]
    power: int

    @property
    def least(self) -> float:
        """What words must weigh so that among all sentences hardly another has them by chance."""
        return max(0.0, self.power - math.log2(CHANCE))

    def sum(self, words: Iterable[str]) -> int:
        """Return what words weigh together; one of no plan weighs nothing."""
        return sum(self.of.get(word, 0) for word in words)

    def find(self, words: Iterable[str], post: str | None) -> bool:
        """Return whether a plan and a sentence that share words meet where these are looked for.

        `post` is the one that both are from, None where they are from two.
        """
        found = [word for word in words if not self.places.isdisjoint(((word, EVERYWHERE), (word, post)))]
        return len(found) >= _ENOUGH and self.sum(found) >= self.least


class Scale(msgspec.Struct, frozen=True, kw_only=True):
    """What a plan and a later sentence are weighed by: the words that they share, and the post that both are from.

    They are laid side by side where the sentence's cable refers to the plan's, or where they share words that are
    rare enough. Where it `is_sure` that one is of the other, no word need weigh anything more.
    """

    shared: tuple[str, ...]
    post: str | None = None
    is_linked: bool = False
    is_sure: bool = False
    halves: tuple[Half, ...] = ()

    @property
    def words(self) -> frozenset[str]:
        """All words on which it hangs."""
        return frozenset(self.shared).union(*(word for half in self.halves for word in half))

    def holds(self, weights: Weights) -> bool:
        """Return whether the sentence is of the plan.

        >>> scale = Scale(shared=("chart", "hydrogr"), post="LYSANDRA", halves=((("chart",), ("chart", "seabed")),))
        >>> scale.holds(Weights({"chart": 8, "hydrogr": 9, "seabed": 9}, {("chart", "*"), ("hydrogr", "LYSANDRA")}, 12))
        False
        >>> scale.holds(Weights({"chart": 8, "hydrogr": 9, "seabed": 7}, {("chart", "*"), ("hydrogr", "LYSANDRA")}, 12))
        True
        """
        if not (self.is_linked or weights.find(self.shared, self.post)):
            return False
        if self.is_sure:
            return True
        halves = (2 * weights.sum(part) >= weights.sum(whole) for part, whole in self.halves)
        return weights.sum(self.shared) >= weights.least and all(halves)
