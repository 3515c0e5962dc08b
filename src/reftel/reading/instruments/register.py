"""The register of instruments."""

from reftel.reading.base.passage import Passage
from reftel.reading.bodies.acronyms import pairs
from reftel.reading.bodies.finds import Find, Named, longest
from reftel.reading.bodies.own import add_own
from reftel.reading.instruments.common import find_common
from reftel.reading.instruments.ledger import entries, merged, with_bare
from reftel.reading.instruments.lexicon import instruments
from reftel.reading.instruments.named import find_known, find_named
from reftel.reading.mentions import Mentions
from reftel.reading.study import Study
from reftel.record import Body, Instrument

__all__ = ["find_instruments"]


def find_instruments(study: Study, mentions: Mentions, bodies: tuple[Body, ...]) -> tuple[Instrument, ...]:
    """Return the instruments in the order of their first mention, and take their mentions up."""
    found: list[list[Find]] = []
    names: dict[str, Named | None] = {}
    for passage in study.passages:
        here = longest(_finds(passage, mentions))
        names |= _acronyms(passage, here, names)
        found.append(here)
    if names:
        found = [add_own(passage, here, names) for passage, here in zip(study.passages, found, strict=True)]
    finds = merged(with_bare([find for here in found for find in here]))
    return entries(study, finds, mentions, bodies)


def _finds(passage: Passage, mentions: Mentions) -> list[Find]:
    lex = instruments(passage.capitals)
    found: list[Find | None] = []
    for at in [at for at, word in enumerate(passage.words) if word in lex.triggers]:
        word = passage.words[at]
        if word in lex.forms:
            found.append(find_known(passage, at, lex))
        if word in lex.heads:
            found.append(find_named(passage, at, lex))
        if word in lex.common and passage.tags[at] in "NC":
            found.append(find_common(passage, at, lex, mentions))
    return [find for find in found if find and not _is_body(find, mentions)]


def _is_body(find: Find, mentions: Mentions) -> bool:
    """Whether the same words are a body's name (`Warsaw Pact`)."""
    mention = mentions.at(find.index, find.start)
    return mention is not None and mention.kind == "body" and mention.start <= find.start and mention.end >= find.end


def _acronyms(passage: Passage, here: list[Find], known: dict[str, Named | None]) -> dict[str, Named | None]:
    """The acronyms in brackets behind instruments."""
    if "(" not in passage.tags:
        return {}
    ends = {find.end: find.body for find in here if not find.short}
    return {pair.short: ends[pair.end] for pair in pairs(passage) if pair.end in ends and pair.short not in known}
