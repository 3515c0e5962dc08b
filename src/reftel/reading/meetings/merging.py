"""Tellings of one encounter put together: the same people, no two days; and the paragraphs that tell of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from reftel.reading.meetings.encounter import APART, Encounter
from reftel.reading.meetings.gatherings import GIVEN
from reftel.reading.meetings.known import KnownEncounters
from reftel.reading.meetings.named_alike import NamesAlike
from reftel.reading.people.cast import Cast
from reftel.record import Span

__all__ = ["date_by_visits", "merged", "with_paragraphs", "without_summed_up"]


_PAIR: Final = 2
_OF_BODIES: Final = frozenset(("meeting of", "session of"))
_NOT_THERE: Final = frozenset(("participants", "summon", "summon to", "telephone"))
_STAY: Final = 10  # days of a visit
_FEW: Final = 10  # days of one encounter


def merged(tellings: Iterable[Encounter]) -> list[Encounter]:
    """Return the encounters, each once, in the order of their first telling."""
    tellings = list(tellings)
    known = KnownEncounters(tellings)
    for telling in tellings:
        if telling.is_faint:
            continue
        if telling.kind == "said":
            _say(known, telling)
        elif telling.kind == "with":
            _accompany(known, telling)
        elif (same := known.first(telling, _are_one)) is not None:
            _join(same, telling)
            known.extend(same, telling.names, telling.at)
        else:
            known.add(telling)
    known = _joined_again(known.all)
    _add_faint(known, [telling for telling in tellings if telling.is_faint])
    return known.all


def _joined_again(found: list[Encounter]) -> KnownEncounters:
    """Return encounters with those as one that are one by who is said behind them to have been there, too."""
    kept = KnownEncounters(found)
    for one in found:
        same = kept.first(one, _are_one)
        if same is None or APART in (same.rule, one.rule):
            kept.add(one)
        else:
            _join(same, one)
            kept.extend(same, one.names, one.at)
    return kept


def date_by_visits(found: list[Encounter]) -> None:
    """Give encounters without a day the days of the visit, a short one, on which who came met somebody.

    Only the visit told of last before them counts, in the same paragraph or the one before.
    """
    visits = [one for one in found if _is_stay(one)]
    visitors = NamesAlike(visit.names[0] for visit in visits)
    for number, visit in enumerate(visits):
        visitors.add(visit.names[0], number)
    for one in found:
        if one.is_visit or one.date or one.is_earlier or one.is_faint or one.rule in _NOT_THERE:
            continue
        theirs = [visits[number] for number in visitors.of(one.names)[0]]
        during = [visit for visit in theirs if 0 <= one.index - visit.index <= 1]
        if len(during) == 1 and during[0].is_latest:
            one.date = during[0].date


def _is_stay(one: Encounter) -> bool:
    """Whether somebody's visit has its days, not only that of the journey to it."""
    is_short = one.date is not None and _length(one.date) < _STAY
    return one.is_visit and is_short and one.rule != "travelled to"


def without_summed_up(found: list[Encounter]) -> list[Encounter]:
    """Return encounters without those of a summary that says by offices, on no day, who met (`the CG met officials`).

    The encounter that is told of behind it, by the same one and on a day, is the one: it takes the place up.
    """
    return [one for one in found if not (one.index == 0 and _is_summed_up(one, found))]


def _is_summed_up(one: Encounter, found: list[Encounter]) -> bool:
    if one.is_visit or one.date or one.place or len(one.names) < _PAIR or one.people - {one.names[0]}:
        return False
    told = [
        other for other in found if other.index > 0 and other.date and not other.is_visit and other.has(one.names[0])
    ]
    if not told:
        return False
    told[0].at = (*told[0].at, *one.at)
    return True


def _add_faint(known: KnownEncounters, faint: list[Encounter]) -> None:
    """Add what somebody told one of us, where no other encounter of theirs is told of: all of it as one."""
    met = {name for one in known.all if not one.is_visit for name in one.names}
    for telling in faint:
        if telling.names[0] in met:
            continue
        same = next((one for one in known.held_by(telling.names[0]) if one.is_faint), None)
        if same is None:
            known.add(telling)
        else:
            _join(same, telling)


def _accompany(known: KnownEncounters, company: Encounter) -> None:
    """Add those who came along to an encounter of whom they came with, else to the last one, in the same paragraph.

    A list of those present is an encounter of its own where there is none.
    """
    theirs = known.of(company.beside, company.index)
    visits = [one for one in theirs if one.is_visit][:1]
    met = [one for one in theirs if not one.is_visit][:1]
    if not theirs and (last := known.last_meeting(company.index)) is not None:
        met = [last]
    if not met and not visits and company.held:
        company.kind = company.held
        known.add(company)
    for one in met + visits:
        _let_in(known, one, company.names)


def _say(known: KnownEncounters, telling: Encounter) -> None:
    """Add who told something to whoever held a roundtable that is told of before."""
    listener, *others = telling.names
    for one in known.held_by(listener):
        if one.is_round and telling.index > one.index:
            _let_in(known, one, others)


def _let_in(known: KnownEncounters, one: Encounter, names: Iterable[str]) -> None:
    fresh = tuple(name for name in names if not one.has(name))
    one.names = (*one.names, *fresh)
    known.extend(one, fresh)


def _are_one(one: Encounter, other: Encounter) -> bool:
    shared = one.shared(other.names)
    if _are_apart(one, other, shared):
        return False
    if one.is_round and other.index > one.index and other.date is None and other.has(one.names[0]):
        return not other.is_visit
    theirs = shared - len(one.ours & other.ours)  # `During a meeting with Strand today`, `Tran, who called today`
    faced = theirs or len(one.names) == len(one.ours) or len(other.names) == len(other.ours)
    if shared and faced and _is_same_time(one.date, other.date) and not one.is_of_others(other):
        return True
    smaller = min(len(one.names), len(other.names))
    if shared == smaller == 1 and one.rule == other.rule and one.rule in _OF_BODIES:
        return True  # `the Council meeting`, and who spoke at it
    return shared >= _PAIR or (shared == smaller and (smaller > 1 or one.us or other.us or one.is_visit))


def _are_apart(one: Encounter, other: Encounter, shared: int) -> bool:
    """Whether two tellings are of two encounters: of other kinds, other days, other rooms."""
    if one.is_visit != other.is_visit or one.is_earlier != other.is_earlier:
        return True
    if not _may_be_one_time(one.date, other.date) or (one.rule == other.rule == APART and shared < _PAIR):
        return True
    if not one.is_visit and _are_in_two_places(one, other):
        return True
    if _is_for_many(one) != _is_for_many(other):
        return True  # whoever came to a fair on a day met others then, too
    press = one if _is_for_press(one) else other
    if _is_for_press(one) != _is_for_press(other) and len(press.names) == 1:
        return True  # what one tells the press is not what he tells somebody
    return one.is_visit and (one.date is None) != (other.date is None) and one.is_latest != other.is_latest


def _are_in_two_places(one: Encounter, other: Encounter) -> bool:
    """Whether one that has its day is at another place than one without (an interview on a train, a dinner in town)."""
    if one.place is None or other.place is None or (one.date is None) == (other.date is None):
        return False
    return one.place not in other.place and other.place not in one.place


def _is_for_many(one: Encounter) -> bool:
    """Whether somebody alone gave a gathering or came to it."""
    return one.rule.endswith(GIVEN) and len(one.names) == 1 and not one.is_round


def _is_for_press(one: Encounter) -> bool:
    return one.kind == "briefing" or one.rule == "conference of"


def _is_same_time(one: Span | None, other: Span | None) -> bool:
    """Whether both are of one day, or of the same few."""
    if one is None or other is None or one.from_ is None:
        return False
    return (one.from_, one.to) == (other.from_, other.to) and _length(one) < _FEW


def _may_be_one_time(one: Span | None, other: Span | None) -> bool:
    if one is None or other is None or not (one.from_ and one.to and other.from_ and other.to):
        return True
    return one.from_ <= other.to and other.from_ <= one.to


def _join(one: Encounter, other: Encounter) -> None:
    fresh = [name for name in other.names if not one.has(name)]
    one.names = (*one.names, *fresh)
    one.people |= other.people
    one.us = one.us or other.us
    if other.confidence > one.confidence and one.rule == "told on a day":  # what says so outright comes first
        one.at, one.rule = (*other.at, *one.at), other.rule
    else:
        one.at = (*one.at, *other.at)
    one.date = _narrower(one.date, other.date)
    one.place = one.place or other.place
    one.host = one.host or other.host
    one.confidence = max(one.confidence, other.confidence)
    if one.kind == "meeting":
        one.kind = other.kind


def _narrower(one: Span | None, other: Span | None) -> Span | None:
    """The span that says more."""
    if one is None or other is None:
        return one or other
    return min(one, other, key=_length)


def _length(span: Span) -> int:
    """How many days a span has, about; one without ends is endless."""
    return int((span.to or "9999-12-31").replace("-", "")) - int((span.from_ or "0001-01-01").replace("-", ""))


def with_paragraphs(cast: Cast, encounters: Sequence[Encounter]) -> None:
    """Give each encounter the paragraphs that tell of it.

    A paragraph tells of an encounter where a clause in it does, and where it speaks of somebody who took part in this
    encounter only.
    """
    met = Counter(name for one in encounters if not one.is_visit for name in set(one.names))
    spoken_of = _spoken_of(cast)
    for one in encounters:
        if one.rule == "participants" and one.paragraphs:
            continue  # all of a memorandum is of its meeting
        own = () if one.is_visit else [name for name in one.names if met[name] == 1]
        told = {place.index for place in one.at}
        one.paragraphs = frozenset(told.union(*(spoken_of[name] for name in own if name in spoken_of)))


def _spoken_of(cast: Cast) -> dict[str, set[int]]:
    """The passages that speak of each person, by the name in the register."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for index in range(len(cast.study.passages)):
        for one in cast.mentions.of(index):
            if one.kind == "person":
                found[cast.people[one.entry].name].add(index)
    return found
