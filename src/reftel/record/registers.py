"""The nine registers: what the text of a cable says of people, bodies and what passed between them.

Every entry carries its places in the text, the name of the rule that made it, and how sure that rule is. Where a key
holds the cable's own words, the key with `_at` behind its name holds their places: the words at those places, joined by
single spaces, are the value.
"""

import msgspec

__all__ = [
    "REGISTERS",
    "Body",
    "Change",
    "DateMention",
    "Identification",
    "Instrument",
    "Meeting",
    "Person",
    "Place",
    "Plan",
    "Silence",
    "Span",
    "Statement",
]

REGISTERS = ("people", "bodies", "instruments", "meetings", "statements", "silences", "changes", "plans", "dates")
"""The nine registers in the order of the record: the keys of a cable whose entries have places."""


class Place(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Words of a paragraph: its index in the cable's `paragraphs` (from 0), and the offsets in its text.

    In JSON a list of three numbers. An index, because a damaged copy may have one paragraph number twice.
    """

    index: int
    start: int
    end: int


class Span(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A stretch of days, both ends included, as ISO dates; null where an end cannot be placed.

    `text` is the expression of time that was resolved, where the cable has one.
    """

    from_: str | None = msgspec.field(default=None, name="from")
    to: str | None = None
    text: str | None = None


class Identification(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Who somebody was whom the cable does not name, and the outside source that says so."""

    name: str
    source: str


class Person(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Somebody the cable names; `name` is the fullest form it has, without titles. `at` has a place a mention."""

    name: str
    titles: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    paragraphs: tuple[int, ...] = ()
    at: tuple[Place, ...] = ()
    rule: str = ""
    confidence: float = 1.0


class Body(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A state, government, ministry, council, company or other body. `at` has a place a mention."""

    name: str
    abbreviation: str | None = None
    kind: str
    mentions: tuple[str, ...] = ()
    paragraphs: tuple[int, ...] = ()
    at: tuple[Place, ...] = ()
    rule: str = ""
    confidence: float = 1.0


class Instrument(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What relations between parties are carried on with, and how the cable says it stands."""

    name: str
    abbreviation: str | None = None
    kind: str
    parties: tuple[str, ...] = ()
    standing: str | None = None
    standing_at: tuple[Place, ...] = ()
    mentions: tuple[str, ...] = ()
    paragraphs: tuple[int, ...] = ()
    at: tuple[Place, ...] = ()
    rule: str = ""
    confidence: float = 1.0


class Meeting(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An encounter that took place or is under way. `at` are the clauses that tell of it."""

    kind: str
    date: Span | None = None
    place: str | None = None
    host: str | None = None
    participants: tuple[str, ...] = ()
    paragraphs: tuple[int, ...] = ()
    at: tuple[Place, ...] = ()
    rule: str = ""
    confidence: float = 1.0


class Statement(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Somebody is said to have said something; `via` is the index of the statement around it."""

    source: str | None = None
    speaker: str | None = None
    cue: str
    content: str
    polarity: str = "affirmed"
    via: int | None = None
    paragraph: int
    source_at: tuple[Place, ...] = ()
    cue_at: tuple[Place, ...] = ()
    content_at: tuple[Place, ...] = ()
    at: tuple[Place, ...] = ()
    rule: str = ""
    confidence: float = 1.0
    identified_as: Identification | None = None


class Silence(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What somebody is said not to have raised, offered, explained or answered."""

    who: str | None = None
    about: str
    said_by: str | None = None
    paragraph: int
    about_at: tuple[Place, ...] = ()
    at: tuple[Place, ...] = ()
    rule: str = ""
    confidence: float = 1.0


class Change(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A difference that the cable itself states between an earlier time and now."""

    about: str
    was: str | None = None
    now: str | None = None
    since: str | None = None
    paragraph: int
    about_at: tuple[Place, ...] = ()
    at: tuple[Place, ...] = ()
    rule: str = ""
    confidence: float = 1.0


class Plan(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What is to happen, or was offered, asked for or put off."""

    who: str | None = None
    what: str
    when: Span | None = None
    standing: str
    paragraph: int
    what_at: tuple[Place, ...] = ()
    at: tuple[Place, ...] = ()
    rule: str = ""
    confidence: float = 1.0


class DateMention(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An expression of time in the text, resolved against the cable's own date."""

    text: str
    from_: str | None = msgspec.field(default=None, name="from")
    to: str | None = None
    paragraph: int
    at: tuple[Place, ...] = ()
    rule: str = ""
    confidence: float = 1.0
