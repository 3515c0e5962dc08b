"""The nine registers: what the text of a cable says of people, bodies and what passed between them."""

import msgspec

__all__ = [
    "Body",
    "Change",
    "DateMention",
    "Instrument",
    "Meeting",
    "Person",
    "Plan",
    "Silence",
    "Span",
    "Statement",
]


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of days, both ends included, as ISO dates; null where an end cannot be placed."""

    from_: str | None = msgspec.field(default=None, name="from")
    to: str | None = None


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody the cable names; `name` is the fullest form it has, without titles."""

    name: str
    titles: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    paragraphs: tuple[int, ...] = ()


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """A state, government, ministry, council, company or other body."""

    name: str
    abbreviation: str | None = None
    kind: str
    mentions: tuple[str, ...] = ()
    paragraphs: tuple[int, ...] = ()


class Instrument(msgspec.Struct, frozen=True, kw_only=True):
    """What relations between parties are carried on with, and how the cable says it stands."""

    name: str
    abbreviation: str | None = None
    kind: str
    parties: tuple[str, ...] = ()
    standing: str | None = None
    paragraphs: tuple[int, ...] = ()


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """An encounter that took place or is under way."""

    kind: str
    date: Span | None = None
    place: str | None = None
    host: str | None = None
    participants: tuple[str, ...] = ()
    paragraphs: tuple[int, ...] = ()


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody is said to have said something; `via` is the index of the statement around it."""

    source: str | None = None
    speaker: str | None = None
    cue: str
    content: str
    polarity: str = "affirmed"
    via: int | None = None
    paragraph: int


class Silence(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody is said not to have raised, offered, explained or answered."""

    who: str | None = None
    about: str
    said_by: str | None = None
    paragraph: int


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A difference that the cable itself states between an earlier time and now."""

    about: str
    was: str | None = None
    now: str | None = None
    since: str | None = None
    paragraph: int


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What is to happen, or was offered, asked for or put off."""

    who: str | None = None
    what: str
    when: Span | None = None
    standing: str
    paragraph: int


class DateMention(msgspec.Struct, frozen=True, kw_only=True):
    """An expression of time in the text, resolved against the cable's own date."""

    text: str
    from_: str | None = msgspec.field(default=None, name="from")
    to: str | None = None
    paragraph: int
