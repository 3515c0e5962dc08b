"""What the corpus keeps of one copy of a cable, worked out from that cable alone."""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from reftel.corpus.contexts import Context
from reftel.corpus.fates.reports import Report, reports_of
from reftel.corpus.identity.parties import Parties
from reftel.corpus.identity.people import block_of
from reftel.corpus.identity.sightings import Sighting, sightings_of
from reftel.corpus.keywords import sentences_of
from reftel.corpus.lines import Line, lines_of
from reftel.record import Cable

__all__ = ["Copy", "Facts", "Seen", "facts_of"]


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """A copy of a cable and what it refers to: `references` are ids, `septels` what has no number yet.

    `entries` counts its lines: of two copies the one with more is the better.
    """

    copy: str
    cable: str | None
    date: str | None
    subject: str | None
    post: str | None = None
    references: tuple[str, ...] = ()
    septels: tuple[str, ...] = ()
    entries: int = 0


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """A sighting of a person with the block it is in, and whose the cable says they are."""

    block: str
    copy: str
    position: int
    cable: str | None
    date: str | None
    place: str
    name: str
    titles: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    count: int = 1
    parties: tuple[str, ...] = ()

    @property
    def sighting(self) -> Sighting:
        """The sighting."""
        fields = {name: getattr(self, name) for name in Sighting.__struct_fields__}
        return Sighting(**fields)


class Facts(NamedTuple):
    """Everything of one copy."""

    copy: Copy
    people: list[Seen]
    lines: list[Line]
    reports: list[Report]


def facts_of(key: str, cable: Cable) -> Facts:
    """Return what the corpus keeps of a cable; `key` is that of the copy."""
    references = cable.header.references
    parties = Parties(cable)
    context = Context(cable)
    lines = list(lines_of(key, cable, parties, context))
    copy = Copy(
        copy=key,
        cable=cable.id,
        date=cable.header.date,
        subject=cable.header.subject,
        post=cable.header.post,
        references=tuple(dict.fromkeys(one.id for one in references if one.id)),
        septels=(*(one.text for one in references if not one.id and "septel" in one.text.lower()), *_septels(cable)),
        entries=len(lines),
    )
    return Facts(copy, list(_seen(key, cable, parties)), lines, list(reports_of(key, cable, context)))


def _septels(cable: Cable) -> Iterator[str]:
    """Sentences that announce a cable without its number."""
    for paragraph in cable.paragraphs:
        if "septel" in paragraph.text.lower():
            sentences = (paragraph.text[start:end] for start, end in sentences_of(paragraph.text))
            yield from (sentence for sentence in sentences if "septel" in sentence.lower())


def _seen(key: str, cable: Cable, parties: Parties) -> Iterator[Seen]:
    for one in sightings_of(key, cable):
        fields = {name: getattr(one, name) for name in Sighting.__struct_fields__}
        yield Seen(block=block_of(one), parties=tuple(sorted(parties.of(one.name))), **fields)
