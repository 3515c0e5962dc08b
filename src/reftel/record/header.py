"""What stands at the head of a cable: who sent it, when, to whom, under which marks, about what."""

import msgspec

__all__ = ["Addressee", "Discrepancy", "ExecutiveOrder", "Header", "Reference"]


class Addressee(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One receiver on a TO or INFO line.

    `number` is the receiver's own running number for messages of this sender.
    """

    addressee: str
    routing_indicator: str | None = None
    precedence: str | None = None
    number: int | None = None


class ExecutiveOrder(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The order that classification rests on: `12958`, the line's words, and the ISO date of declassification."""

    order: str | None = None
    text: str | None = None
    declassify_on: str | None = None


class Reference(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Something the REF line points at; `id` only where that is a cable."""

    label: str | None = None
    text: str
    id: str | None = None


class Discrepancy(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Two places of one copy that disagree on a header field, or a value taken from outside the telegram."""

    field: str
    note: str


class Header(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The head of a cable, every field as docs/record-format.md says it.

    `dtg` ends in `Z` where the copy gives universal time; a document that prints a local time or only a day has
    just as much of ISO 8601 as it prints. `date` is the ISO day to resolve `yesterday` against, from the best
    place the copy has. `sender` is the FM line's addressee or the words of a document's head.
    """

    mrn: str | None = None
    post: str | None = None
    post_kind: str | None = None
    routing_indicator: str | None = None
    serial: int | None = None
    dtg: str | None = None
    date: str | None = None
    precedence: str | None = None
    classification: str | None = None
    caveats: tuple[str, ...] = ()
    sender: str | None = None
    to: tuple[Addressee, ...] = ()
    info: tuple[Addressee, ...] = ()
    passing: tuple[str, ...] = ()
    executive_order: ExecutiveOrder | None = None
    tags: tuple[str, ...] = ()
    subject: str | None = None
    references: tuple[Reference, ...] = ()
    classified_by: str | None = None
    section: int | None = None
    sections: int | None = None
    signed: str | None = None
    discrepancies: tuple[Discrepancy, ...] = ()
