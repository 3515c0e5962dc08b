"""What editors of a documentary edition added to a document: it beats any guess, so it is kept whole."""

import msgspec

__all__ = ["Editorial", "Footnote", "Gloss", "NamedPerson", "Participant"]


class NamedPerson(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A name the editors marked; `identity` is their key for the person, `at` the offsets in the paragraph's text.

    `full_name` and `role` come from the volume's own list of persons. `paragraph` is None for a name in the head,
    the list of participants or a note.
    """

    name: str
    identity: str | None = None
    full_name: str | None = None
    role: str | None = None
    paragraph: int | None = None
    at: tuple[int, int] | None = None


class Gloss(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An abbreviation or term the editors explained; `expansion` from the volume's list of terms."""

    text: str
    target: str | None = None
    expansion: str | None = None
    paragraph: int | None = None
    at: tuple[int, int] | None = None


class Participant(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One line of a printed list of participants, with the side it stands under (`U.S.`, `Turkey`)."""

    text: str
    name: str | None = None
    role: str | None = None
    side: str | None = None
    identity: str | None = None


class Footnote(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An editors' note; `paragraph` and `at` say where its mark stands."""

    number: str | None = None
    text: str
    paragraph: int | None = None
    at: int | None = None


class Editorial(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The editors' part of a document: `kind` is `telegram`, `airgram`, `memorandum of conversation`, `letter` ...

    `opener` is what is printed above the text beside place and date (marks, a salutation), `closer` what is printed
    below it (the signature).
    """

    volume: str
    document: str
    kind: str
    head: str
    source_note: str | None = None
    opener: str | None = None
    closer: str | None = None
    dateline: str | None = None
    place: str | None = None
    drafted_by: str | None = None
    cleared_by: str | None = None
    approved_by: str | None = None
    participants: tuple[Participant, ...] = ()
    people: tuple[NamedPerson, ...] = ()
    glosses: tuple[Gloss, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
