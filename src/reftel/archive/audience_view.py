"""A cable as an audience sees it: made anew of what it may see, so that nothing in it rests on the rest."""

from typing import TypeVar

import msgspec

from reftel.archive.audience import Audience
from reftel.record import Body, Cable, Header, Instrument, Person, Place, Statement

__all__ = ["seen_by"]

_Named = TypeVar("_Named", Person, Body, Instrument)


def seen_by(audience: Audience, cable: Cable) -> Cable | None:
    """Return what the audience may see of a cable, equal to the cable where that is all, None where it is nothing.

    Paragraphs stay as they are, with their numbers. An entry stays where every word of it stands in a seen paragraph;
    of a person or body the seen mentions stay, under the longest of them as a name. What is said of the cable as a
    whole (subject, references, damage, editors' notes) goes with the cable's own classification.
    """
    seen = audience.sees(cable)
    if len(seen) == len(cable.paragraphs) and audience.sees_whole(cable):
        return cable
    if not seen:
        return None
    return _Seen(audience, cable, seen).cable()


class _Seen:
    """Makes the seen part of a cable, for a given set of seen paragraphs."""

    def __init__(self, audience: Audience, cable: Cable, seen: frozenset[int]) -> None:
        self.audience = audience
        self.whole = cable
        self.seen = seen
        self.moved = {old: new for new, old in enumerate(sorted(seen))}

    def cable(self) -> Cable:
        cable = self.whole
        people = tuple(filter(None, map(self._named, cable.people)))
        bodies = tuple(filter(None, map(self._named, cable.bodies)))
        names = {each.name for each in people} | {each.name for each in bodies}
        return Cable(
            id=cable.id,
            header=self._header(),
            paragraphs=tuple(cable.paragraphs[index] for index in sorted(self.seen)),
            people=people,
            bodies=bodies,
            instruments=tuple(filter(None, map(self._named, cable.instruments))),
            meetings=self._entries(cable.meetings),
            statements=self._statements(names),
            silences=self._entries(cable.silences),
            changes=self._entries(cable.changes),
            plans=self._entries(cable.plans),
            dates=self._entries(cable.dates),
            source=msgspec.structs.replace(cable.source, site=None),
        )

    def _header(self) -> Header:
        header = self.whole.header
        if self.audience.sees_whole(self.whole):
            return header
        return msgspec.structs.replace(
            header, subject=None, references=(), classified_by=None, discrepancies=(), passing=()
        )

    def _places(self, places: tuple[Place, ...]) -> tuple[Place, ...]:
        return tuple(Place(self.moved[at.index], at.start, at.end) for at in places if at.index in self.seen)

    def _words(self, place: Place) -> str:
        return self.whole.paragraphs[place.index].text[place.start : place.end]

    def _named(self, entry: _Named) -> _Named | None:
        if self.audience.sees_entry(entry.at, self.seen):
            return msgspec.structs.replace(entry, **self._moved(entry))
        mentions = tuple(dict.fromkeys(self._words(at) for at in entry.at if at.index in self.seen))
        if not mentions:
            return None
        numbers = sorted({self.whole.paragraphs[at.index].number for at in entry.at if at.index in self.seen})
        only: dict[str, object] = {"name": max(mentions, key=len), "mentions": mentions, "paragraphs": tuple(numbers)}
        hidden = {"titles": (), "roles": (), "parties": (), "abbreviation": None, "standing": None, "standing_at": ()}
        only |= {key: value for key, value in hidden.items() if key in entry.__struct_fields__}
        return msgspec.structs.replace(entry, at=self._places(entry.at), **only)

    def _moved(self, entry: msgspec.Struct) -> dict[str, object]:
        """The places of an entry, counted in the seen paragraphs."""
        keys = (key for key in entry.__struct_fields__ if key == "at" or key.endswith("_at"))
        return {key: self._places(getattr(entry, key)) for key in keys}

    def _entries(self, entries: tuple[msgspec.Struct, ...]) -> tuple:  # type: ignore[type-arg]
        kept = (entry for entry in entries if self._keeps(entry))
        return tuple(msgspec.structs.replace(entry, **self._moved(entry)) for entry in kept)

    def _keeps(self, entry: msgspec.Struct) -> bool:
        keys = (key for key in entry.__struct_fields__ if key == "at" or key.endswith("_at"))
        places = tuple(place for key in keys for place in getattr(entry, key))
        return self.audience.sees_entry(places, self.seen)

    def _statements(self, names: set[str]) -> tuple[Statement, ...]:
        """The seen statements; a speaker known from unseen words alone is not named, nor one counted around it."""
        kept = [index for index, entry in enumerate(self.whole.statements) if self._keeps(entry)]
        order = {old: new for new, old in enumerate(kept)}
        return tuple(
            msgspec.structs.replace(
                entry,
                **self._moved(entry),
                speaker=entry.speaker if entry.speaker in names else None,
                via=order.get(entry.via) if entry.via is not None else None,
            )
            for entry in (self.whole.statements[index] for index in kept)
        )
