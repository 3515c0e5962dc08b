"""Cables that refer to one another: present or known to be missing, in the order of their days."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from string import digits
from typing import NamedTuple

import msgspec

from reftel.corpus.kept.facts import Copy
from reftel.corpus.kept.shapes import LinkRow
from reftel.corpus.views.septels import Meant, meant_by, replies
from reftel.telegram.ids import compared

__all__ = ["Citing", "Named", "Naming", "Near", "Thread", "ThreadEntry", "namings", "thread_of"]

_STEPS = 12  # from the cable asked for


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """The words by which a cable names another: those of its REF line, of a paragraph, or of its editors' notes.

    `place` is `ref`, `text` or `note`; a REF line, and a note on none of its paragraphs, has no `paragraph`.
    """

    cable: str
    words: str
    place: str
    paragraph: int | None = None


class ThreadEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One cable of a thread: `steps` from the one asked for, `refers_to` and `cited_by` by id.

    `is_here` is false for one that is referred to and not in the archive. `septels` are announced without a number;
    `meant` are the cables that these are taken for. `replies_to` are those of `refers_to` whose post it is sent to.
    `is_inferred` is true for one that no reference of the thread names. `named` are the words of `refers_to`, and
    `date` of one that is not here is the day that they tell.
    """

    cable: str
    date: str | None = None
    subject: str | None = None
    is_here: bool = True
    steps: int = 0
    refers_to: tuple[str, ...] = ()
    named: tuple[Named, ...] = ()
    cited_by: tuple[str, ...] = ()
    septels: tuple[str, ...] = ()
    meant: tuple[Meant, ...] = ()
    replies_to: tuple[str, ...] = ()
    is_inferred: bool = False


class Naming(NamedTuple):
    """By what words a cable names another, and the places where it does: REF line, paragraphs, editors' notes."""

    cable: str
    words: str
    places: tuple[Named, ...]


def namings(entry: ThreadEntry) -> Iterator[Naming]:
    """Yield by what words an entry names each of the others, but for a REF line that has its post and number: its id.

    >>> here = [Named(cable="64ANKARA5", words=words, place="text", paragraph=2) for words in ("Embtel 5", "my 5")]
    >>> line = Named(cable="08PORTHAVEN45", words="08 PORTHAVEN 45", place="ref")
    >>> [one.words for one in namings(ThreadEntry(cable="x", named=(line, *here)))]
    ['Embtel 5']
    """
    found: dict[str, list[Named]] = {}
    for one in entry.named:
        if one.place != "ref" or one.cable.strip(digits).lower() not in compared(one.words):
            found.setdefault(one.cable, []).append(one)
    for cable, named in found.items():
        places = {(one.place, one.paragraph): one for one in reversed(named)}
        yield Naming(cable, named[0].words, tuple(reversed(places.values())))


class Thread(msgspec.Struct, frozen=True, kw_only=True):
    """The cables that hang together with one; `is_whole` is false where more lie beyond the farthest."""

    cable: str
    entries: tuple[ThreadEntry, ...]
    is_whole: bool = True


Beside = Callable[[Sequence[str]], Iterable[Copy]]
"""Gives the copies of some cables, and those that refer to them."""
Citing = Callable[[Sequence[str]], Iterable[LinkRow]]
"""Gives what some cables name others by, in the order of the words."""
Near = Callable[[Copy], Iterable[Copy]]
"""Gives the copies of other cables of a cable's post, of the days around it."""


def thread_of(cable: str, beside: Beside, near: Near, citing: Citing, limit: int = 200) -> Thread:
    """Return the thread of a cable, at most about so many cables."""
    copies: dict[str, Copy] = {}
    steps = {cable: 0}
    edge, whole = [cable], True
    for step in range(1, _STEPS + 1):
        _take(copies, beside(edge))
        there = {one for copy in copies.values() for one in (copy.cable, *copy.references) if one}
        edge = sorted(there - steps.keys())
        if not edge or len(steps) >= limit:
            whole = not edge
            break
        steps.update(dict.fromkeys(edge, step))
    meant = {name: tuple(meant_by(copy, near(copy))) for name, copy in sorted(copies.items()) if copy.septels}
    inferred = {one.cable: steps[name] + 1 for name, ones in meant.items() for one in ones if one.cable not in steps}
    _take(copies, (copy for copy in beside(sorted(inferred)) if copy.cable in inferred) if inferred else ())
    entries = _told(_entries(copies, {**steps, **inferred}, meant, steps), list(citing(sorted(copies))))
    known: dict[str, list[tuple[int, str]]] = {}
    for one in entries:
        if one.date:
            series, number = _numbered(one.cable)
            known.setdefault(series, []).append((number, one.date))
    days = {one.cable: one.date for one in entries if one.date}
    ordered = sorted(entries, key=lambda one: _moment(one, known, days))
    return Thread(cable=cable, entries=tuple(ordered), is_whole=whole)


def _take(copies: dict[str, Copy], found: Iterable[Copy]) -> None:
    """Add the best copy of each cable."""
    for copy in sorted(found, key=lambda copy: copy.copy):
        if copy.cable and (copy.cable not in copies or _worth(copy) > _worth(copies[copy.cable])):
            copies[copy.cable] = copy


def _worth(copy: Copy) -> tuple[bool, int, int]:
    """Of two copies the better: one that has its date, more references, more entries."""
    return copy.date is not None, len(copy.references), copy.entries


def _entries(
    copies: Mapping[str, Copy],
    steps: Mapping[str, int],
    meant: Mapping[str, tuple[Meant, ...]],
    named: Collection[str],
) -> Iterable[ThreadEntry]:
    cited: dict[str, list[str]] = {}
    for name, copy in copies.items():
        for reference in copy.references:
            cited.setdefault(reference, []).append(name)
    missing = [
        ThreadEntry(
            cable=name,
            is_here=False,
            steps=step,
            cited_by=tuple(sorted(cited.get(name, ()))),
            meant=meant.get(name, ()),
            is_inferred=name not in named,
        )
        for name, step in steps.items()
    ]
    return (_filled(one, copies) for one in missing)


def _told(entries: Iterable[ThreadEntry], links: Sequence[LinkRow]) -> list[ThreadEntry]:
    """Entries with the words that name others, and the days that these tell of what is not here."""
    named: dict[str, dict[Named, None]] = {}
    days: dict[str, str] = {}
    for link in links:
        one = Named(cable=link.reference, words=link.words, place=link.place, paragraph=link.paragraph)
        named.setdefault(link.cable or "", {})[one] = None
        if link.day:
            days[link.reference] = min(link.day, days.get(link.reference, link.day))
    return [
        msgspec.structs.replace(
            one, named=tuple(named.get(one.cable, ())), date=one.date if one.is_here else days.get(one.cable)
        )
        for one in entries
    ]


def _filled(entry: ThreadEntry, copies: Mapping[str, Copy]) -> ThreadEntry:
    """An entry with what its cable says of itself, where that is here."""
    copy = copies.get(entry.cable)
    if copy is None:
        return entry
    return msgspec.structs.replace(
        entry,
        is_here=True,
        date=copy.date,
        subject=copy.title or copy.subject,
        refers_to=copy.references,
        septels=copy.septels,
        replies_to=tuple(one for one in copy.references if one in copies and replies(copy, copies[one])),
    )


def _moment(
    entry: ThreadEntry, known: Mapping[str, list[tuple[int, str]]], days: Mapping[str, str]
) -> tuple[str, bool, int, str]:
    """By day; one that is missing behind the last of its post's cables of the year with a lower number, or by its year.

    `known` are numbers and days of cables, by post and year, `days` those of the cables: what is cited in its own year
    stands before the first that cites it.
    """
    series, number = _numbered(entry.cable)
    year = series[:2]
    guess = f"{'19' if year > '40' else '20'}{year}" if year.isdigit() else ""
    citing = min((days[one] for one in entry.cited_by if one in days), default=guess)
    guess = citing if citing.startswith(guess) else guess
    before = max((one for one in known.get(series, ()) if one[0] < number), default=None)
    day = entry.date or (before[1] if before else guess)
    return day, entry.date is not None or before is not None, number, entry.cable


def _numbered(cable: str) -> tuple[str, int]:
    """A cable's id without its number, and that.

    >>> _numbered("08PORTHAVEN45")
    ('08PORTHAVEN', 45)
    """
    series = cable.rstrip("0123456789")
    return series, int(cable[len(series) :] or 0)
