"""When and where: the date and the place that stand in the clause of an encounter."""

import re
from bisect import bisect_left
from datetime import date
from typing import Final

from mypy_extensions import mypyc_attr

from reftel.reading.base.passage import Passage
from reftel.reading.base.phrases import noun_phrase_from
from reftel.reading.bodies.lexicon import lexicon
from reftel.reading.meetings.lexicon import nouns, words
from reftel.reading.meetings.stretches import is_of_servants
from reftel.reading.people.cast import Cast
from reftel.reading.people.offices import is_office
from reftel.record import DateMention, Span

__all__ = ["Circumstances", "days_of", "span_of"]

_NO_PLACE: Final = words("no place")
_PLACE_NOUN: Final = words("place noun")
_HOUSE: Final = words("house")
_SERVANT: Final = words("servant")
_HELD: Final = words("held")
_NOUNS: Final = nouns()

_INSERTED: Final = re.compile(r",R?[EY][PRa]{0,3}$")  # `, put off from | May`
_GOES_ON: Final = re.compile(r",K?R?[HBXEZY]")  # to a verb with the same subject
_CLOCK: Final = re.compile(r"P#(?:[t-]#)?[CN]{0,3}P$")  # `from 9:15 to 10:40 a.m. on` May 3
_DEED: Final = re.compile(r"[EYZ][^.;:EYZ]*+$")
_MOST_OF_DEED: Final = 30  # tokens before its date
_NEAR: Final = 22  # tokens between an encounter and its date
_PLACE_WORDS: Final = 9
_LONGEST_STAY: Final = 366  # days in which an encounter is placed at most
_NEAR_DAYS: Final = 60
_LIST: Final = 70  # tokens of those who took part, with their offices
_MATTERS: Final = frozenset(("on", "about", "regarding", "concerning", "re"))
_CALLS: Final = frozenset(("call", "calls", "called", "calling"))
_CALLED: Final = 5  # tokens from `called` to its `on`
_NO_PLACES: Final = frozenset(("honor", "honour", "post"))
_BESIDE: Final = 3  # tokens between an encounter and `the same day`
_LASTED: Final = 20  # what a relative clause that tells how long it was would add to the way to its date
_FEW: Final = 10  # days that `on` may stand before
_NOWHERE: Final = frozenset[int]()


@mypyc_attr(acyclic=True)
class Circumstances:
    """The dates of a cable by their places, its own day, the names of its people."""

    __slots__ = ("_begins", "_cast", "_dates", "_starts", "day", "people", "visitors")

    def __init__(self, cast: Cast, dates: tuple[DateMention, ...]) -> None:
        """Sort the dates by passage and token."""
        self._cast = cast
        self.people = frozenset([person.name for person in cast.people])
        self.day = cast.study.day
        self.visitors: tuple[str, ...] = ()  # whose visit was told of last
        self._dates: dict[int, list[tuple[int, int, DateMention]]] = {}
        self._begins: dict[int, list[int]] = {}
        self._starts: dict[int, frozenset[int]] = {}
        for passage in cast.study.passages:
            found = [one for one in cast.mentions.of(passage.index) if one.kind == "date"]
            if found:
                self._dates[passage.index] = [(one.start, one.end, dates[one.entry]) for one in found]
                begins = self._begins[passage.index] = [one.start for one in found]
                self._starts[passage.index] = frozenset(begins)

    def date_of(self, passage: Passage, at: tuple[int, int], sentence: tuple[int, int]) -> DateMention | None:
        """Return the date nearest to the words of an encounter in its sentence."""
        rows = self._dates.get(passage.index)
        if rows is None:
            return None
        begins = self._begins[passage.index]
        low, high = bisect_left(begins, sentence[0]), bisect_left(begins, sentence[1])
        own = [
            row
            for row in rows[low:high]
            if _is_sure(rows, row, at) and not _is_of_thing(passage, row, at) and not _is_since(passage, row, at)
        ]
        near = [(_gap(passage, row, at), row[2]) for row in own]
        near += [
            (_NEAR, row[2])
            for row in own
            if _is_behind_list(passage, row, at) or _opens(passage, row, (sentence[0], at[0]))
        ]
        near = [pair for pair in near if pair[0] <= 3 or (pair[0] <= _NEAR and days_of(pair[1]) < 100)]
        return min(near, key=lambda pair: pair[0])[1] if near else None

    def is_ahead(self, entry: DateMention | None) -> bool:
        """Return whether a date lies behind the cable's own day, or begins with it (`the next two days`)."""
        if entry is None or self.day is None or entry.from_ is None or entry.to is None:
            return False
        first, last = date.fromisoformat(entry.from_), date.fromisoformat(entry.to)
        return first > self.day or first == self.day < last

    def is_near(self, entry: DateMention | None) -> bool:
        """Return whether there is no date, or one of the last weeks."""
        if entry is None or self.day is None or entry.to is None:
            return True
        return (self.day - date.fromisoformat(entry.to)).days <= _NEAR_DAYS

    def place_of(self, passage: Passage, start: int, end: int) -> str | None:
        """Return the place that `in` or `at` names between two tokens: a name, never a time."""
        for at in range(start, end - 1):
            if passage.tags[at] in "EZMXtG;." and not _is_passed(passage, at):
                return None
            if passage.lows[at] in _MATTERS and _is_matter(passage, at):
                return None
            if passage.lows[at] in ("in", "at") and passage.tags[at] == "P" and not _is_of_office(passage, at):
                if passage.lows[at] == "at" and at > start and is_of_servants(passage, at):
                    continue
                found = self.place_from(passage, at + 1, end)
                if found:
                    return found
        return None

    def place_before(self, passage: Passage, start: int, end: int) -> str | None:
        """Return the place that a sentence opens with: `In Lysandra, Strand met`."""
        comma = passage.tags.find(",", start, end)
        return self.place_from(passage, start + 1, comma) if passage.lows[start] == "in" and comma > start else None

    def place_from(self, passage: Passage, at: int, end: int) -> str | None:
        """Return the place whose name begins at a token."""
        phrase = noun_phrase_from(passage, at, end)
        if phrase is None:
            return None
        first = phrase[0] + (passage.lows[phrase[0]] == "the")
        if passage.lows[first] in _NO_PLACES:
            return None
        if (seat := _seat(passage, *phrase)) is not None:
            return seat
        dates = self._starts.get(passage.index, _NOWHERE)  # AUGUST in a text of capitals is no name
        last = next((one for one in range(first, phrase[1]) if passage.tags[one] in "y#'" or one in dates), phrase[1])
        last = next((one for one in range(first, last) if _goes_on(passage, one, last)), last)
        if not _is_place(passage, first, last) or self._is_person(passage, first, last):
            return None
        if not _NO_PLACE.isdisjoint(passage.lows[first:last]) and passage.lows[at - 1] == "in":
            return None  # `Head of the Section in the Department of Trade`
        return _with_parent(passage, first, last, end)

    def _is_person(self, passage: Passage, start: int, end: int) -> bool:
        """Whether somebody is named: by one word that the cable has no more of him than, it may well be a place."""
        people = [one for one in self._cast.mentions.within(passage.index, start, end) if one.kind == "person"]
        return any(one.end - (one.phrase or (one.start,))[0] > 1 or self._is_known(one.entry) for one in people)

    def _is_known(self, entry: int) -> bool:
        person = self._cast.people[entry]
        return len(person.at) > 1 or bool(person.titles or person.roles)


def _goes_on(passage: Passage, at: int, end: int) -> bool:
    """Whether something else than a name stands behind an `and`: `in Lysandra and implications`."""
    return passage.tags[at] == "K" and at + 1 < end and passage.words[at + 1].islower()


def _is_thing(passage: Passage, start: int, end: int) -> bool:
    """Whether a phrase with a name in it is none of a place: an officer, `Kestrian`, `lack of Kestrian candor`."""
    first, last = start, end - 1
    if is_office(frozenset((passage.lows[last],))) or _is_adjective(passage, start, end):
        return True
    loose = (at for at in (first, last) if passage.words[at].islower() and passage.tags[at] in "NJ")
    return any(passage.lows[at] not in _PLACE_NOUN and passage.lows[at] not in _HOUSE for at in loose)


def _is_adjective(passage: Passage, start: int, end: int) -> bool:
    """Whether a phrase is the adjective of a state and no more."""
    known = lexicon(capitals=False).forms.at(passage.words, start)
    return known is not None and end - start == len(known.words) and known.role == "adjective"


def _is_matter(passage: Passage, at: int) -> bool:
    """`briefed the Forum on its work in Kestria`; not `met Strand on May 5 in Lysandra`, `a call on Strand`."""
    is_day = passage.tags[at + 1 : at + 2] in tuple("y#")
    return passage.tags[at - 1] in "NC" and not is_day and _CALLS.isdisjoint(passage.lows[max(at - _CALLED, 0) : at])


def _is_of_office(passage: Passage, at: int) -> bool:
    """`Desk Officer at the Ministry`: where somebody serves, and not where he was met."""
    return passage.words[at - 1].istitle() and passage.lows[at - 1] in _SERVANT


def _is_passed(passage: Passage, at: int) -> bool:
    """Whether the place may stand behind a word: `held`, `took` place, the `to` of those who were briefed."""
    to_them = passage.tags[at] == "t" and passage.tags[at + 1 : at + 2] in ("D", "C", "N")
    return passage.lows[at] in ("held", "took") or to_them


def _seat(passage: Passage, first: int, end: int) -> str | None:
    """A house without a name where somebody lives or works: `at his residence`, `at the Strand residence`."""
    last = next((at for at in range(first, end) if passage.lows[at] in _HOUSE), None)
    if last is None or last > first + 1 or passage.tags[last] != "N":
        return None
    return passage.words_of(first + (passage.tags[first] == "D"), last + 1)


def _is_place(passage: Passage, start: int, end: int) -> bool:
    named = "C" in passage.tags[start:end] and end - start <= _PLACE_WORDS and passage.tags[start] != "G"
    return named and (passage.capitals or not _is_thing(passage, start, end))


def _with_parent(passage: Passage, start: int, end: int, limit: int) -> str:
    """`Borovoe, Kazakhstan`: a name behind the comma belongs to it."""
    if (
        end + 1 < limit
        and passage.tags[end] == ","
        and passage.tags[end + 1] == "C"
        and passage.tags[end + 2 : end + 3] in ",."
    ):
        end += 2
    return passage.words_of(start, end)


def _gap(passage: Passage, row: tuple[int, int, DateMention], at: tuple[int, int]) -> int:
    """Tokens between a date and an encounter; a clause in between, or an insertion of the date's own, counts more."""
    first, last = (row[1], at[0]) if row[0] < at[0] else (at[1], row[0])
    between = passage.tags[first:last] if last > first else ""
    other = row[0] < at[0] and (
        _INSERTED.search(passage.tags, max(row[0] - 6, 0), row[0]) is not None or _is_done_with(passage.tags, row, at)
    )
    other = other or (row[0] > at[1] + 1 and _is_of_participle(passage, row[0]))
    gap = (
        max(0, last - first) + 10 * (sum(tag in "EZMQT;" for tag in between) + between.count("tV") + other) + 5 * other
    )
    return gap - _LASTED if between[:1] == "Q" and "lasted" in passage.lows[first : first + 3] else gap


def _is_since(passage: Passage, row: tuple[int, int, DateMention], at: tuple[int, int]) -> bool:
    """`our first talk since May 3`, `right before the May 3 meeting`: of another one."""
    if row[0] >= at[1]:
        return passage.lows[row[0] - 1] == "since"
    return passage.lows[row[0] - 1 - (passage.tags[row[0] - 1] == "D")] == "before"


def _is_of_participle(passage: Passage, at: int) -> bool:
    """`a treaty signed on May 3`: not of who is briefed about it."""
    return passage.tags[at - 3 : at] in ("NYP", "NEP", "CYP") and passage.lows[at - 2] not in _HELD


def _is_done_with(tags: str, row: tuple[int, int, DateMention], at: tuple[int, int]) -> bool:
    """Whether a date is that of a deed before: `had met Strand on May 3, had held talks with Tran`."""
    goes_on = _GOES_ON.match(tags, row[1], at[0] + 1) is not None
    return goes_on and _DEED.search(tags, max(row[0] - _MOST_OF_DEED, 0), row[0]) is not None


def _is_behind_list(passage: Passage, row: tuple[int, int, DateMention], at: tuple[int, int]) -> bool:
    """Whether `on` and a day stand behind those who took part, with all their offices: no clause lies in between."""
    if not at[1] < row[0] <= at[1] + _LIST or passage.lows[row[0] - 1] != "on":
        return False
    if row[0] > at[1] + 1 and _is_of_participle(passage, row[0]):
        return False
    clock = _CLOCK.search(passage.tags, at[1], row[0])
    between = passage.tags[at[1] : clock.start() if clock else row[0]]
    return days_of(row[2]) < _FEW and "tV" not in between and not any(tag in "EZMXBHQTUG;:." for tag in between)


def _opens(passage: Passage, row: tuple[int, int, DateMention], before: tuple[int, int]) -> bool:
    """Whether a sentence begins with a day, and no verb stands before the encounter: `On May 3, Strand met`."""
    start, at = before
    if row[0] > start + 1 or row[1] >= at or passage.tags[row[1]] != "," or days_of(row[2]) >= _FEW:
        return False
    return not any(tag in "EZMXBHQT;:" for tag in passage.tags[row[1] : at])


def _is_of_thing(passage: Passage, row: tuple[int, int, DateMention], at: tuple[int, int]) -> bool:
    """Whether a date says which thing is meant, and not when it was (`the May 3 resolution`, `the 9/11 Act`)."""
    first, last, _ = row
    if at[0] <= first < at[1] or first == 0 or passage.tags[first - 1] not in "D'":
        return False
    head = last
    while passage.tags[head + 1 : head + 2] in ("N", "C"):
        head += 1
    return passage.tags[last : last + 1] in ("N", "C", "J") and _NOUNS.keys().isdisjoint(passage.lows[last : head + 1])


def _is_sure(rows: list[tuple[int, int, DateMention]], row: tuple[int, int, DateMention], at: tuple[int, int]) -> bool:
    """Whether a date is placed, and short; `the same day` beside an encounter is one that the paragraph told before."""
    start, end, entry = row
    if entry.from_ is None or entry.to is None:
        return False
    if entry.text.lower().startswith("the same"):
        told = any(other.from_ == entry.from_ for first, _, other in rows if first < start)
        return told and max(at[0] - end, start - at[1]) <= _BESIDE
    return days_of(entry) <= _LONGEST_STAY


def days_of(entry: DateMention) -> int:
    """Return how many days a placed date has after its first."""
    return (date.fromisoformat(entry.to or "") - date.fromisoformat(entry.from_ or "")).days


def span_of(entry: DateMention | None) -> Span | None:
    """Return a date of the register as a span."""
    return Span(from_=entry.from_, to=entry.to, text=entry.text) if entry else None
