"""What the corpus keeps of one copy of a cable, worked out from that cable alone."""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from reftel.corpus.citations.citing import Citation, citations_of
from reftel.corpus.citations.series import names_of
from reftel.corpus.contexts import Context
from reftel.corpus.dating import dated
from reftel.corpus.fates.reports import Report, reports_of
from reftel.corpus.identity.bodies import BodyForm
from reftel.corpus.identity.crowds import likeness_of
from reftel.corpus.identity.names import skeleton
from reftel.corpus.identity.parties import Parties
from reftel.corpus.identity.sightings import Sighting, kind_of, sightings_of
from reftel.corpus.kept.shapes import NameRow, SaidRow
from reftel.corpus.keywords import sentences_of
from reftel.corpus.lines import KeptLine, lines_of
from reftel.corpus.statements import Said, said_of
from reftel.corpus.visits.told import VisitTold, visits_of
from reftel.record import Cable, title_of

__all__ = ["BodySeen", "Copy", "Facts", "Seen", "facts_of"]


_LOST = "lost_text"


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """A copy of a cable and what it refers to: `references` are ids, `septels` what has no number yet.

    Which cables it refers to is worked out over all cables (`links`), so that the table of copies has no `references`.

    `title` is what lists call it by, its subject or its editors' title.

    `entries` counts its lines: of two copies the one with more is the better. `paragraphs` are its numbers, `lengths`
    those of their texts, `lost` the numbers of those of which text is lost.
    """

    copy: str
    cable: str | None
    date: str | None
    subject: str | None
    title: str | None = None
    post: str | None = None
    references: tuple[str, ...] = ()
    septels: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    entries: int = 0
    paragraphs: tuple[int, ...] = ()
    lengths: tuple[int, ...] = ()
    lost: tuple[int, ...] = ()


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """A sighting of a person with the block it is in, what it is like and its kind.

    `parties` are those whose the cable says they are, `guessed` the one that they are taken for.
    """

    block: str
    kin: str
    given: str
    alike: str
    kind: str
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
    post: str = ""
    parties: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()

    @property
    def sighting(self) -> Sighting:
        """The sighting."""
        fields = {name: getattr(self, name) for name in Sighting.__struct_fields__}
        return Sighting(**fields)


class BodySeen(msgspec.Struct, frozen=True, kw_only=True):
    """A body as one cable has it, and whose it is there; by `core`, `short` and `owner` bodies are compared."""

    copy: str
    position: int
    cable: str | None
    date: str | None
    name: str
    abbreviation: str | None
    kind: str
    party: str
    core: str
    short: str
    owner: str


class Facts(NamedTuple):
    """Everything of one copy."""

    copy: Copy
    people: list[Seen]
    lines: list[KeptLine]
    reports: list[Report]
    said: list[SaidRow]
    bodies: list[BodySeen]
    visits: list[VisitTold]
    citations: list[Citation]
    names: list[NameRow]


def facts_of(key: str, cable: Cable) -> Facts:
    """Return what the corpus keeps of a cable; `key` is that of the copy."""
    cable = dated(cable)
    references = cable.header.references
    parties = Parties(cable)
    citations = citations_of(key, cable)
    context = Context(cable, citations)
    lines = list(lines_of(key, cable, parties, context))
    said = [row for one in said_of(key, cable, parties) for row in _by_party(one)]
    copy = Copy(
        copy=key,
        cable=cable.id,
        date=cable.header.date,
        subject=cable.header.subject,
        title=title_of(cable),
        post=cable.header.post,
        septels=(*(one.text for one in references if not one.id and "septel" in one.text.lower()), *_septels(cable)),
        tags=cable.header.tags,
        to=tuple(one.addressee for one in cable.header.to),
        entries=len(lines),
        paragraphs=tuple(one.number for one in cable.paragraphs),
        lengths=tuple(len(one.text) for one in cable.paragraphs),
        lost=tuple(one.paragraph for one in cable.damage if one.kind == _LOST and one.paragraph is not None),
    )
    return Facts(
        copy,
        list(_seen(key, cable, parties)),
        lines,
        list(reports_of(key, cable, context)),
        said,
        list(_bodies(key, cable, parties)),
        list(visits_of(key, cable)),
        citations,
        list(_names(key, cable)),
    )


def _names(key: str, cable: Cable) -> Iterator[NameRow]:
    """The names of a cable, and its bare number, by which editors' notes are borne out."""
    serial = cable.header.serial
    bare = [("", serial)] if serial is not None and cable.editorial else []
    for series, number in (*bare, *names_of(cable)):
        yield NameRow(copy=key, cable=cable.id, date=cable.header.date, series=series, number=number)


def _septels(cable: Cable) -> Iterator[str]:
    """Sentences that announce a cable without its number."""
    for paragraph in cable.paragraphs:
        if "septel" in paragraph.text.lower():
            sentences = (paragraph.text[start:end] for start, end in sentences_of(paragraph.text))
            yield from (sentence for sentence in sentences if "septel" in sentence.lower())


def _seen(key: str, cable: Cable, parties: Parties) -> Iterator[Seen]:
    for one in sightings_of(key, cable):
        fields = {name: getattr(one, name) for name in Sighting.__struct_fields__}
        like = likeness_of(one)
        yield Seen(
            block=skeleton(like.kin),
            kin=like.kin,
            given=like.given,
            alike=like.identity,
            kind=kind_of(one),
            parties=tuple(sorted(parties.stated(one.name))),
            guessed=tuple(sorted(parties.guessed(one.name))),
            **fields,
        )


def _by_party(said: Said) -> Iterator[SaidRow]:
    """A row for each party the speaker is of, and one without where that is not known."""
    fields = {name: getattr(said, name) for name in Said.__struct_fields__}
    others = len({*said.parties}.difference(said.sides))
    yield from (SaidRow(party=party, others=others, **fields) for party in said.sides or ("",))


def _bodies(key: str, cable: Cable, parties: Parties) -> Iterator[BodySeen]:
    for position, one in enumerate(cable.bodies):
        form = BodyForm(
            name=one.name,
            abbreviation=one.abbreviation,
            kind=one.kind,
            party=min(parties.of(one.name), default=""),
            cables=1,
            first=cable.header.date,
            last=cable.header.date,
        )
        yield BodySeen(
            copy=key,
            position=position,
            cable=cable.id,
            date=cable.header.date,
            name=form.name,
            abbreviation=form.abbreviation,
            kind=form.kind,
            party=form.party,
            core=form.core,
            short=form.short,
            owner=form.owner,
        )
