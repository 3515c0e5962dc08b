"""Visits that cables plan or report beside entries of public calendars: confirmed, contradicted, or neither.

An entry of a calendar is the visit of a cable where it has the person (family's name, and given names or office or
state), the other end (the country, or somebody whom the calendar says they met) and the days. Where a cable says no
days, the visit must be the only one that it can be. Nothing is said without the entry that says it.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec
from rapidfuzz.distance import Levenshtein

from reftel.archive import Event
from reftel.corpus.identity.names import agree, folded, parse, skeleton, words_of
from reftel.corpus.identity.offices import Office, office_of
from reftel.corpus.tables import read_words
from reftel.corpus.visits.days import apart, length
from reftel.corpus.visits.told import VisitTold, keys_of_office, places_in

__all__ = ["CONFIRMED", "CONTRADICTED", "Calendar", "Confirmation"]

CONFIRMED, CONTRADICTED = "confirmed by", "contradicted by"
_SLACK = 1  # day: of the journey, of the difference of time
_MONTH = 31  # days; of what is told of longer stretches only the one entry in them counts
_SHORT = 14  # days; a cable that is no surer of a visit's days is contradicted by none
_NEAR = 30  # days between a visit as told and as it was
_REPORTED, _PLANNED, _AROUND = 183, 60, 60  # days before, after and around a cable that a visit without days may be in
_TERM = 731  # days in which a family's name alone must be one person's
_SPELLED = 0.25  # of the letters of a name may be others: Suharto, Soeharto
_TOWN = 4  # letters of a place that is looked for in a sentence
_FIRM = frozenset({"planned", "agreed", "promised", "expected"})  # standings of plans that a calendar can contradict
_ADDRESS = frozenset({"president", "prime", "minister", "king", "queen", "general", "premier", "chancellor", "vice"})


class Confirmation(msgspec.Struct, frozen=True, kw_only=True):
    """What an entry of a calendar says of the meeting or plan of a copy and position.

    `because` says what agrees or does not.
    """

    copy: str
    register: str
    position: int
    verdict: str
    because: str
    event: Event


class _Known(NamedTuple):
    """An event with what its words say."""

    event: Event
    words: frozenset[str]
    office: Office
    states: frozenset[str]
    host: frozenset[str]
    towns: tuple[str, ...]
    met: frozenset[str]


class _Found(NamedTuple):
    """An event that is of the person and the place.

    `is_said`: the country itself is named; `is_met`: those who met are those whom the entry gives; `is_firm`: it may be
    meant even where no days are told.
    """

    known: _Known
    is_said: bool
    is_met: bool
    is_firm: bool


class Calendar:
    """The events of an archive, found by the names in them."""

    def __init__(self, events: Iterable[Event]) -> None:
        self._by: dict[str, list[_Known]] = {}
        for event in events:
            known = _known(event)
            for key in _keys(known):
                self._by.setdefault(key, []).append(known)

    @property
    def keys(self) -> list[str]:
        """The words of names, and offices, by which its events are found."""
        return sorted(self._by)

    def of(self, told: VisitTold) -> list[Confirmation]:
        """Return what the calendar says of a visit or meeting."""
        found = [*self._found(told)]
        spans = [*zip(told.starts, told.ends, strict=True)]
        if not spans:
            return [_said(told, CONFIRMED, each, why) for each, why in _alone(told, found)]
        agreeing = [each for each in found if any(_agrees(span, each, found) for span in spans)]
        agreeing = [each for each in agreeing if _is_within(spans, each)] or agreeing
        agreeing = [each for each in agreeing if each.is_met] or agreeing
        if not told.travel and any(each.known.host != agreeing[0].known.host for each in agreeing):
            return []  # who met in one place was not in two
        if agreeing:
            return [_said(told, CONFIRMED, each, "the days agree") for each in agreeing]
        return [_said(told, CONTRADICTED, each, "the days do not agree") for each in _against(told, found, spans)]

    def _found(self, told: VisitTold) -> Iterator[_Found]:
        """The events of which a visit has the person and the other end."""
        near = {id(known): known for key in told.keys for known in self._by.get(key, ()) if _is_near(told, known)}
        for known in near.values():
            visitors = [at for at in range(len(told.names)) if self._is(known, told, at)]
            others = [at for at in range(len(told.names)) if at not in visitors and told.names[at]]
            hosts = [at for at in others if self._is_host(known, told, at)]
            found = _found(told, known, visitors, hosts) if visitors else None
            if found:
                yield found

    def _is(self, known: _Known, told: VisitTold, at: int) -> bool:
        """Whether somebody of a visit is whom an event is of."""
        name, words = told.names[at], told.offices[at]
        office = office_of([words])
        if not name:
            return told.side in known.states and not office.labels.isdisjoint(known.office.labels)
        parsed = parse(name)
        if office.gender == "f" or not _is_family(parsed.family, known, is_of_office=_is_of(office, known)):
            return False
        given = [part for name in parsed.given for part in name.split("-")]
        if not all(any(agree((part,), (word,)) for word in known.words) for part in given):
            return False
        if parsed.given or _is_of(office, known):
            return True
        return not office.states.isdisjoint(known.states) or self._is_only(parsed.family, known)

    def _is_only(self, family: str, known: _Known) -> bool:
        """Whether nobody else of a family's name is in the calendars in those years."""
        return all(
            other.words <= known.words or known.words <= other.words
            for other in self._by.get(family.rsplit("-", maxsplit=1)[-1], ())
            if _apart(other.event, known.event.start, known.event.end) <= _TERM
        )

    def _is_host(self, known: _Known, told: VisitTold, at: int) -> bool:
        """Whether somebody is one whom the event says was met, or who is of the place; companions are neither."""
        family = parse(told.names[at]).family
        states = {*office_of([told.offices[at]]).states, *self._states_of(family, known, told, at)}
        if not states.isdisjoint(known.states):
            return False
        return family in known.met or not states.isdisjoint(known.host)

    def _states_of(self, family: str, known: _Known, told: VisitTold, at: int) -> Iterator[str]:
        """Whose somebody is, by the entries of their own visits in those years."""
        for other in self._by.get(family, ()):
            if _apart(other.event, known.event.start, known.event.end) <= _TERM and self._is(other, told, at):
                yield from other.states


def _keys(known: _Known) -> Iterator[str]:
    yield from known.words
    yield from {f"~{skeleton(word)}" for word in known.words}
    for state in known.states:
        yield from keys_of_office(known.event.office, state)


def _is_of(office: Office, known: _Known) -> bool:
    return not office.labels.isdisjoint(known.office.labels)


def _is_family(family: str, known: _Known, *, is_of_office: bool) -> bool:
    """Whether a family's name is one of an event's; spelled by another system (Teng, Deng) only with the office."""
    if known.words.issuperset(family.split("-")):
        return True
    return is_of_office and any(
        skeleton(family) == skeleton(word) and Levenshtein.normalized_distance(family, word) <= _SPELLED
        for word in known.words
    )


def _known(event: Event) -> _Known:
    return _Known(
        event=event,
        words=frozenset(words_of(event.who)) - _ADDRESS,
        office=office_of([event.who, event.office]),
        states=places_in(event.of) or frozenset(filter(None, [event.of])),
        host=places_in(event.where) or frozenset(filter(None, [event.where])),
        towns=tuple(town for part in event.where.split(",") if len(town := part.strip()) >= _TOWN),
        met=_met(event.what),
    )


@lru_cache(maxsize=65536)
def _met(what: str) -> frozenset[str]:
    """The words with a capital: those whom a calendar says somebody met."""
    return frozenset(folded(word) for word in what.replace("-", " ").split() if word[:1].isupper()) - _ADDRESS - {""}


def _is_near(told: VisitTold, known: _Known) -> bool:
    """Whether an event is within years of what a cable can speak of."""
    spans = [*zip(told.starts, told.ends, strict=True)] or [(day, day) for day in [told.about] if day]
    return any(_apart(known.event, start, end) <= _TERM for start, end in spans)


def _found(told: VisitTold, known: _Known, visitors: Sequence[int], hosts: Sequence[int]) -> _Found | None:
    """The event with what speaks for it; None where it is another's visit, or to another place."""
    pronouns = read_words("visits.csv")["pronoun"]
    is_free = all(name == told.side or name.lower() in pronouns for name in told.actors)
    goes, receives = _is_actor(told, visitors) or is_free, _is_actor(told, hosts) or (is_free and bool(hosts))
    is_said = not known.host.isdisjoint(told.places)
    is_said = is_said or (not told.places and any(town in told.words for town in known.towns))  # of no state we know
    is_ours = is_free and bool(told.we) and told.side in known.host and told.register == "plans"
    if told.travel:
        is_there = is_said or ((bool(hosts) or is_ours or told.side in known.host) and set(told.places) <= known.states)
        return _Found(known, is_said, is_met=goes, is_firm=True) if goes and is_there else None
    if not (goes or receives) or not (hosts or is_said or is_ours):
        return None
    is_covered = (
        told.register == "plans" or told.side in known.host
    )  # who came here, calendars have; who met elsewhere not
    return _Found(known, is_said, is_met=goes and receives, is_firm=goes and (receives or is_ours) and is_covered)


def _is_actor(told: VisitTold, at: Iterable[int]) -> bool:
    """Whether the entry itself gives one of some people."""
    words = {word for actor in told.actors for word in actor.replace("-", " ").split()}
    return any(not words.isdisjoint((told.names[each] or told.offices[each]).replace("-", " ").split()) for each in at)


def _agrees(span: tuple[str, str], each: _Found, found: Sequence[_Found]) -> bool:
    start, end = span
    if _apart(each.known.event, start, end) > _SLACK:
        return False
    if length(start, end) <= _MONTH:
        return True
    return _is_single(each, [other for other in found if _apart(other.known.event, start, end) <= 0])


def _is_within(spans: Sequence[tuple[str, str]], each: _Found) -> bool:
    """Whether an event is on the very days: beside one that is, those of the day before or after count nothing."""
    return any(_apart(each.known.event, start, end) == 0 for start, end in spans)


def _alone(told: VisitTold, found: Sequence[_Found]) -> Iterator[tuple[_Found, str]]:
    """The events that a visit without days can be: near the cable the only one, or of its country the only one."""
    near = [each for each in found if _is_in_reach(told, each.known.event)]
    for each in near:
        if each.is_firm and _is_single(each, near):
            yield each, f"no days are told; the only one {_reach(told)}"


def _is_single(each: _Found, others: Iterable[_Found]) -> bool:
    """Whether no other event can be meant: none at all, or where the country is named none of that country."""
    return all(
        other is each or (each.is_said and other.is_said and other.known.host.isdisjoint(each.known.host))
        for other in others
    )


def _is_in_reach(told: VisitTold, event: Event) -> bool:
    if told.date is None:
        return told.about is not None and _apart(event, told.about, told.about) <= _AROUND
    if told.register == "plans":
        return event.end >= told.date and _apart(event, told.date, told.date) <= _PLANNED
    return event.start <= told.date and _apart(event, told.date, told.date) <= _REPORTED


def _reach(told: VisitTold) -> str:
    if told.date is None:
        return f"within {_AROUND} days of the first day that the text names"
    if told.register == "plans":
        return f"within {_PLANNED} days after the cable"
    return f"within {_REPORTED} days before the cable"


def _against(told: VisitTold, found: Sequence[_Found], spans: Sequence[tuple[str, str]]) -> list[_Found]:
    """The nearest visit of the person to the country, where the cable itself gives other, certain days."""
    [(start, end), *more] = spans
    is_firm = told.register == "meetings" or told.kind in _FIRM
    if more or told.days_of != "entry" or not told.travel or not is_firm or length(start, end) > _SHORT:
        return []
    near = [each for each in found if each.is_said and _apart(each.known.event, start, end) <= _NEAR]
    return sorted(near, key=lambda one: (_apart(one.known.event, start, end), one.known.event.id))[:1]


def _apart(event: Event, start: str, end: str) -> int:
    """The days between an event and a stretch of days; none where they overlap."""
    return apart((event.start, event.end), (start, end))


def _said(told: VisitTold, verdict: str, each: _Found, because: str) -> Confirmation:
    return Confirmation(
        copy=told.copy,
        register=told.register,
        position=told.position,
        verdict=verdict,
        because=because,
        event=each.known.event,
    )
