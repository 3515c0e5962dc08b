"""The encounters told of so far, looked up by who took part, by passage and by who held them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from mypy_extensions import mypyc_attr

from reftel.reading.meetings.encounter import Encounter
from reftel.reading.meetings.named_alike import NamesAlike, distinct, in_several
from reftel.record import Place

__all__ = ["KnownEncounters"]

_PAIR: Final = 2


@mypyc_attr(acyclic=True)
class KnownEncounters:
    """Encounters in the order of their first telling; what is looked for among them takes no look at each.

    `tellings` are those that may be added: their names say how rare words are.
    """

    def __init__(self, tellings: Sequence[Encounter]) -> None:
        self.all: list[Encounter] = []
        self._alike = NamesAlike(name for one in tellings for name in one.names)
        self._nameless: set[int] = set()
        self._by_any_name: set[int] = set()
        self._on_days: defaultdict[tuple[str | None, str | None], set[int]] = defaultdict(set)
        self._with: defaultdict[str, set[int]] = defaultdict(set)
        self._with_one: set[int] = set()
        self._with_nobody: set[int] = set()
        self._by_first: defaultdict[str, list[Encounter]] = defaultdict(list)
        self._told: set[tuple[int, int]] = set()
        self._last_meeting: dict[int, int] = {}
        self._numbers: dict[int, int] = {}

    def add(self, one: Encounter) -> None:
        """Add an encounter behind the others."""
        number = self._numbers[id(one)] = len(self.all)
        self.all.append(one)
        if one.names:
            self._by_first[one.names[0]].append(one)
        else:
            self._nameless.add(number)
        self.extend(one, one.names, one.at)

    def extend(self, one: Encounter, names: Iterable[str], at: Iterable[Place] = ()) -> None:
        """Take up names and places that an encounter has been given."""
        number = self._numbers[id(one)]
        for name in names:
            self._alike.add(name, number)
        if one.is_round or distinct(one.names) < max(_PAIR, len(one.names)):
            self._by_any_name.add(number)
        if one.date is not None:
            self._on_days[one.date.from_, one.date.to].add(number)
        for person in one.people:
            self._with[person].add(number)
        if one.is_visit or not one.people:
            self._with_nobody.add(number)
        if len(one.people) == 1:
            self._with_one.add(number)
        for index in {place.index for place in at}:
            self._told.add((number, index))
            if not one.is_visit:
                self._last_meeting[index] = max(number, self._last_meeting.get(index, number))

    def first(self, other: Encounter, are_one: Callable[[Encounter, Encounter], bool]) -> Encounter | None:
        """Return the first that is one with another.

        Such two share a name, or one of them has none. Those of several people who share one name only are passed over
        unless these are of the same days and no others were there, since they are never one: an ambassador meets many.
        """
        if not other.names:
            return next((one for one in self.all if are_one(one, other)), None)
        once, twice = self._alike.of(other.names)
        if len(other.names) > 1:
            once = (once & self._by_any_name).union(self._on_same_days(once, other))
        numbers = sorted(twice | once | self._nameless)
        return next((one for one in map(self.all.__getitem__, numbers) if are_one(one, other)), None)

    def _on_same_days(self, numbers: set[int], other: Encounter) -> set[int]:
        """Those of another's days, without meetings of which each had somebody who was not at the other."""
        if other.date is None:
            return set()
        there = numbers & self._on_days.get((other.date.from_, other.date.to), set())
        if not other.people:
            return there
        some, several = in_several(self._with[person] for person in other.people)
        if len(other.people) > 1:
            some = (some & self._with_one) | several
        return there & (some | self._with_nobody)

    def held_by(self, name: str) -> list[Encounter]:
        """Return those whose first name is a name."""
        return self._by_first.get(name, [])

    def of(self, names: Sequence[str], index: int) -> list[Encounter]:
        """Return those that a passage tells of and in which somebody of the names took part."""
        here = sorted(number for number in self._alike.of(names)[0] if (number, index) in self._told)
        return [one for one in map(self.all.__getitem__, here) if one.shared(names)]

    def last_meeting(self, index: int) -> Encounter | None:
        """Return the last one that a passage tells of, and that is no visit."""
        number = self._last_meeting.get(index)
        return None if number is None else self.all[number]
