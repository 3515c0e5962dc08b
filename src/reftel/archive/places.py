"""Whether every word that a record quotes stands in the text at the place it names."""

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from reftel.record import (
    Body,
    Cable,
    Change,
    DateMention,
    Instrument,
    Meeting,
    Paragraph,
    Person,
    Place,
    Plan,
    Silence,
    Statement,
    Withheld,
)

__all__ = ["misplaced"]

Entry = Person | Body | Instrument | Meeting | Statement | Silence | Change | Plan | DateMention
_MOST_SHOWN = 60  # letters of a quotation in a message
_REGISTERS = ("people", "bodies", "instruments", "meetings", "statements", "silences", "changes", "plans", "dates")


def misplaced(cable: Cable) -> Iterator[str]:
    """Yield a sentence for each quotation of a cable whose words do not stand at its places.

    The words of a key stand at the places of the key with `_at` behind its name, joined by single spaces; those of a
    mention or a date at the entry's own.
    """
    for register in _REGISTERS:
        for index, entry in enumerate(getattr(cable, register)):
            for key, quoted, places in _quotations(entry):
                said = _words(cable.paragraphs, places)
                if said is None:
                    yield f"{register}[{index}].{key}: its places lie outside the text"
                elif quoted is not None and said not in quoted:
                    yield f"{register}[{index}].{key}: {_shown(said)} stands where {_shown(quoted[0])} is quoted"
    for index, withheld in enumerate(cable.withheld):
        if not any(_is_there(withheld, paragraph) for paragraph in cable.paragraphs):
            yield f"withheld[{index}].text: {_shown(withheld.text)} does not stand there"


def _quotations(entry: Entry) -> Iterator[tuple[str, Sequence[str] | None, Sequence[Place]]]:
    """Each key that quotes, the words it may have (None: any), and its places."""
    for key, places_key in _quoting(type(entry)):
        places: Sequence[Place] = getattr(entry, places_key)
        if places:
            yield key, (getattr(entry, key) or "",), places
    if isinstance(entry, DateMention):
        if entry.at:
            yield "text", (entry.text,), entry.at
        return
    mentions = (entry.mentions or None) if isinstance(entry, Person | Body | Instrument) else None
    for place in entry.at:
        yield "mentions" if mentions else "at", mentions, (place,)


@cache
def _quoting(kind: type[msgspec.Struct]) -> tuple[tuple[str, str], ...]:
    """The keys that quote, each with that of its places."""
    names = kind.__struct_fields__
    return tuple((name.removesuffix("_at"), name) for name in names if name.endswith("_at"))


def _words(paragraphs: Sequence[Paragraph], places: Sequence[Place]) -> str | None:
    """The words at some places; None where one of them is outside the text."""
    found: list[str] = []
    for place in places:
        if not 0 <= place.index < len(paragraphs):
            return None
        text = paragraphs[place.index].text
        if not 0 <= place.start < place.end <= len(text):
            return None
        found.append(text[place.start : place.end])
    return " ".join(found)


def _is_there(withheld: Withheld, paragraph: Paragraph) -> bool:
    start, end = withheld.at
    return paragraph.number == withheld.paragraph and paragraph.text[start:end] == withheld.text


def _shown(words: str) -> str:
    return f"`{words}`" if len(words) <= _MOST_SHOWN else f"`{words[: _MOST_SHOWN - 3]}...`"
