"""Cables that refer to one another: present or known to be missing, in the order of their days."""

from collections.abc import Callable, Iterable, Sequence

import msgspec

from reftel.corpus.facts import Copy

__all__ = ["Thread", "ThreadEntry", "thread_of"]

_STEPS = 12  # from the cable asked for


class ThreadEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One cable of a thread: `steps` from the one asked for, `refers_to` and `cited_by` by id.

    `is_here` is false for one that is referred to and not in the archive. `septels` are announced without a number.
    """

    cable: str
    date: str | None = None
    subject: str | None = None
    is_here: bool = True
    steps: int = 0
    refers_to: tuple[str, ...] = ()
    cited_by: tuple[str, ...] = ()
    septels: tuple[str, ...] = ()


class Thread(msgspec.Struct, frozen=True, kw_only=True):
    """The cables that hang together with one; `is_whole` is false where more lie beyond the farthest."""

    cable: str
    entries: tuple[ThreadEntry, ...]
    is_whole: bool = True


def thread_of(cable: str, beside: Callable[[Sequence[str]], Iterable[Copy]], limit: int = 200) -> Thread:
    """Return the thread of a cable; `beside` gives the copies of some cables, and those that refer to them."""
    copies: dict[str, Copy] = {}
    steps = {cable: 0}
    edge, whole = [cable], True
    for step in range(1, _STEPS + 1):
        for copy in sorted(beside(edge), key=lambda copy: copy.copy):
            if copy.cable and (copy.cable not in copies or _worth(copy) > _worth(copies[copy.cable])):
                copies[copy.cable] = copy
        near = {one for copy in copies.values() for one in (copy.cable, *copy.references) if one}
        edge = sorted(near - steps.keys())
        if not edge or len(steps) >= limit:
            whole = not edge
            break
        steps.update(dict.fromkeys(edge, step))
    return Thread(cable=cable, entries=tuple(_entries(copies, steps)), is_whole=whole)


def _worth(copy: Copy) -> tuple[bool, int, int]:
    """Of two copies the better: one that has its date, more references, more entries."""
    return copy.date is not None, len(copy.references), copy.entries


def _entries(copies: dict[str, Copy], steps: dict[str, int]) -> Iterable[ThreadEntry]:
    cited: dict[str, list[str]] = {}
    for name, copy in copies.items():
        for reference in copy.references:
            cited.setdefault(reference, []).append(name)
    made = [
        ThreadEntry(
            cable=name,
            date=copies[name].date if name in copies else None,
            subject=copies[name].subject if name in copies else None,
            is_here=name in copies,
            steps=step,
            refers_to=copies[name].references if name in copies else (),
            cited_by=tuple(sorted(cited.get(name, ()))),
            septels=copies[name].septels if name in copies else (),
        )
        for name, step in steps.items()
    ]
    return sorted(made, key=_moment)


def _moment(entry: ThreadEntry) -> tuple[str, int, str]:
    """By day; one that is missing just before the first that cites it, by its year and number."""
    year = entry.cable[:2]
    guess = f"{'19' if year > '40' else '20'}{year}" if year.isdigit() else ""
    digits = "".join(sign for sign in entry.cable[2:] if sign.isdecimal())
    return entry.date or guess, int(digits or 0), entry.cable
