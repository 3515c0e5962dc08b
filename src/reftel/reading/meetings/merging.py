"""Tellings of one encounter put together: the same people, no two days; and the paragraphs that tell of it."""

from collections.abc import Iterable, Sequence

from reftel.reading.meetings.encounter import APART, Encounter
from reftel.reading.meetings.gatherings import GIVEN
from reftel.reading.people.cast import Cast
from reftel.record import Span

__all__ = ["date_by_visits", "merged", "with_paragraphs", "without_summed_up"]


_PAIR = 2
_OF_BODIES = frozenset(("meeting of", "session of"))
_NOT_THERE = frozenset(("participants", "summon", "summon to", "telephone"))
_STAY = 10  # days of a visit
_FEW = 10  # days of one encounter


def merged(tellings: Iterable[Encounter]) -> list[Encounter]:
    """Return the encounters, each once, in the order of their first telling."""
    found: list[Encounter] = []
    faint: list[Encounter] = []
    for telling in tellings:
        if telling.is_faint:
            faint.append(telling)
            continue
        if telling.kind == "said":
            _say(found, telling)
            continue
        if telling.kind == "with":
            _accompany(found, telling)
            continue
        same = next((one for one in found if _are_one(one, telling)), None)
        if same is None:
            found.append(telling)
        else:
            _join(same, telling)
    found = _joined_again(found)
    _add_faint(found, faint)
    return found


def _joined_again(found: list[Encounter]) -> list[Encounter]:
    """Return encounters with those as one that are one by who is said behind them to have been there, too."""
    kept: list[Encounter] = []
    for one in found:
        same = next((other for other in kept if _are_one(other, one)), None)
        if same is None or APART in (same.rule, one.rule):
            kept.append(one)
        else:
            _join(same, one)
    return kept


def date_by_visits(found: list[Encounter]) -> None:
    """Give encounters without a day the days of the visit, a short one, on which who came met somebody.

    Only the visit told of last before them counts, in the same paragraph or the one before.
    """
    visits = [one for one in found if _is_stay(one)]
    for one in found:
        if one.is_visit or one.date or one.is_earlier or one.is_faint or one.rule in _NOT_THERE:
            continue
        during = [visit for visit in visits if 0 <= one.index - visit.index <= 1 and one.has(visit.names[0])]
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


def _add_faint(found: list[Encounter], faint: list[Encounter]) -> None:
    """Add what somebody told one of us, where no other encounter of theirs is told of: all of it as one."""
    met = {name for one in found if not one.is_visit for name in one.names}
    for telling in faint:
        if telling.names[0] in met:
            continue
        same = next((one for one in found if one.is_faint and one.names[0] == telling.names[0]), None)
        if same is None:
            found.append(telling)
        else:
            _join(same, telling)


def _accompany(found: list[Encounter], company: Encounter) -> None:
    """Add those who came along to an encounter of whom they came with, else to the last one, in the same paragraph."""
    here = [one for one in found if any(place.index == company.index for place in one.at)]
    theirs = [one for one in here if one.shared(company.beside)]
    visits = [one for one in theirs if one.is_visit][:1]
    others = [one for one in here if not one.is_visit]
    met = [one for one in theirs if not one.is_visit] or ([] if visits else others[-1:])
    for one in met[:1] + visits:
        one.names = (*one.names, *(name for name in company.names if not one.has(name)))


def _say(found: list[Encounter], telling: Encounter) -> None:
    """Add who told something to whoever held a roundtable that is told of before."""
    listener, *others = telling.names
    for one in found:
        if one.is_round and one.names[0] == listener and telling.index > one.index:
            one.names = (*one.names, *(name for name in others if not one.has(name)))


def _are_one(one: Encounter, other: Encounter) -> bool:
    shared = one.shared(other.names)
    if _are_apart(one, other, shared):
        return False
    if one.is_round and other.index > one.index and other.date is None and other.has(one.names[0]):
        return not other.is_visit
    others_too = one.people - other.people and other.people - one.people and not one.is_visit
    if shared and _is_same_time(one.date, other.date) and not others_too:
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
    for one in encounters:
        if one.rule == "participants" and one.paragraphs:
            continue  # all of a memorandum is of its meeting
        own = _own_names(one, encounters)
        told = {place.index for place in one.at}
        if not one.is_visit:
            told |= {index for index in range(len(cast.study.passages)) if own & _people_in(cast, index)}
        one.paragraphs = frozenset(told)


def _own_names(one: Encounter, encounters: Sequence[Encounter]) -> set[str]:
    others = [other for other in encounters if other is not one and not other.is_visit]
    return {name for name in one.names if not any(name in other.names for other in others)}


def _people_in(cast: Cast, index: int) -> set[str]:
    return {cast.people[one.entry].name for one in cast.mentions.of(index) if one.kind == "person"}
