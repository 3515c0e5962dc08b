"""What a cable has people and bodies say, with whose they are: what positions and relations are made of."""

from collections.abc import Iterator

import msgspec

from reftel.corpus.identity.parties import Parties
from reftel.record import Cable

__all__ = ["Said", "said_of"]


class Said(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A statement as the cable has it: `speaker` is the entry of people or bodies, else the words that name who.

    `source` are these words (`I`, `the Minister`), empty where the cable has none. `sides` are the parties whose the
    speaker is, `parties` those that are named around its words.
    """

    copy: str
    cable: str | None
    date: str | None
    post: str | None
    paragraph: int
    position: int
    speaker: str
    source: str = ""
    cue: str
    content: str
    polarity: str
    sides: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()


def said_of(copy: str, cable: Cable, parties: Parties) -> Iterator[Said]:
    """Yield the statements of a cable of which somebody is named as the source."""
    for position, one in enumerate(cable.statements):
        speaker = one.speaker or one.source
        if speaker:
            yield Said(
                copy=copy,
                cable=cable.id,
                date=cable.header.date,
                post=cable.header.post,
                paragraph=one.paragraph,
                position=position,
                speaker=speaker,
                source=one.source or "",
                cue=one.cue,
                content=one.content,
                polarity=one.polarity,
                sides=tuple(sorted(parties.saying(one))),
                parties=tuple(sorted(parties.mentions.around(one.at or parties.mentions.whole([one.paragraph])))),
            )
