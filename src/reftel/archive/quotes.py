"""Quoted words kept once: where places say what an entry quotes, the paragraph has the words, and the row the places.

A third of what an archive takes on disk would be words that stand in its paragraphs anyway. So a key whose words are
those at its places is empty in the table, and filled again for whoever reads a row; the SQL views fill it too.
"""

from collections.abc import Callable, Sequence
from functools import cache
from operator import attrgetter

import msgspec

from reftel.record import REGISTERS, Cable, Place

__all__ = [
    "NOTHING",
    "emptied",
    "filled",
    "filled_entry",
    "quoting",
    "summary_emptied",
    "summary_filled",
    "words_at",
]

NOTHING = "\0"
"""What an entry quotes that has places and yet no words; no text of a cable has this character.

Before a summary it says that an offset and a length follow, which tell where it stands in the summary's paragraphs.
"""

_numbers = attrgetter("index", "start", "end")
_Words = str | tuple[str, ...] | None
_Change = Callable[[_Words, _Words], _Words]


@cache
def quoting(kind: type[msgspec.Struct]) -> tuple[tuple[str, str], ...]:
    """Return the keys of an entry that quote, each with the key of its places.

    >>> from reftel.record import Change, DateMention, Person
    >>> quoting(Change), quoting(DateMention), quoting(Person)
    ((('about', 'about_at'),), (('text', 'at'),), (('mentions', 'at'),))
    """
    names = kind.__struct_fields__
    found = [(name.removesuffix("_at"), name) for name in names if name.endswith("_at")]
    own = next((name for name in ("mentions", "text") if name in names), None)
    return tuple([*found, (own, "at")] if own else found)


def words_at(texts: Sequence[str], places: Sequence[Place]) -> list[str] | None:
    """Return the words at each of some places in the texts of paragraphs; None where one lies outside of them.

    >>> words_at(["One two."], [Place(0, 4, 7)]), words_at(["One two."], [Place(0, 4, 9)])
    (['two'], None)
    """
    found: list[str] = []
    there = len(texts)
    for index, start, end in map(_numbers, places):
        if not (0 <= index < there and 0 <= start < end <= len(texts[index])):
            return None
        found.append(texts[index][start:end])
    return found


def emptied(cable: Cable) -> Cable:
    """Return the cable without the words that its places give; `filled` gives it back, whatever is in it."""
    return _changed(cable, _emptied, summary_emptied(cable))


def filled(cable: Cable) -> Cable:
    """Return an emptied cable with its words."""
    return _changed(cable, _filled, summary_filled(cable))


def summary_emptied(cable: Cable) -> str | None:
    """Return the summary as an offset and a length in the summary's paragraphs joined, if it stands there."""
    if not cable.summary:
        return cable.summary
    start = _joined(cable).find(cable.summary)
    return f"{NOTHING}{start}+{len(cable.summary)}" if start >= 0 else cable.summary


def summary_filled(cable: Cable) -> str | None:
    """Return the summary of an emptied cable."""
    if not cable.summary or not cable.summary.startswith(NOTHING):
        return cable.summary
    start, _, length = cable.summary[len(NOTHING) :].partition("+")
    return _joined(cable)[int(start) : int(start) + int(length)]


def _joined(cable: Cable) -> str:
    return " ".join([paragraph.text for paragraph in cable.paragraphs if paragraph.block == "summary"])


def filled_entry(entry: msgspec.Struct, texts: Sequence[str]) -> msgspec.Struct:
    """Return one emptied entry with its words, out of the texts of its cable's paragraphs."""
    return _entry(entry, texts, _filled)


def _emptied(said: _Words, there: _Words) -> _Words:
    if said == there:
        return () if isinstance(said, tuple) else ""
    if said == "":
        return NOTHING
    return (NOTHING,) if said == () else said


def _filled(said: _Words, there: _Words) -> _Words:
    if said in {"", ()}:
        return there
    if said == NOTHING:
        return ""
    return () if said == (NOTHING,) else said


def _changed(cable: Cable, change: _Change, summary: str | None) -> Cable:
    lists = {name: found for name in REGISTERS if (found := getattr(cable, name))}
    if not lists and summary == cable.summary:
        return cable
    texts = [paragraph.text for paragraph in cable.paragraphs]
    changed = {name: tuple([_entry(entry, texts, change) for entry in entries]) for name, entries in lists.items()}
    return msgspec.structs.replace(cable, summary=summary, **changed)


def _entry(entry: msgspec.Struct, texts: Sequence[str], change: _Change) -> msgspec.Struct:
    values: dict[str, _Words] = {}
    for key, places_key in quoting(type(entry)):
        places: Sequence[Place] = getattr(entry, places_key)
        if places and (words := words_at(texts, places)) is not None:
            said: _Words = getattr(entry, key)
            if type(said) is tuple:
                there: _Words = tuple(dict.fromkeys(words))
            else:
                there = words[0] if len(words) == 1 else " ".join(words)
            now = change(said, there)
            if now is not said:
                values[key] = now
    return msgspec.structs.replace(entry, **values) if values else entry
