"""The register of instruments."""

import msgspec

from reftel.reading.base.passage import Passage
from reftel.reading.bodies.acronyms import pairs
from reftel.reading.bodies.finds import Find, Named, longest
from reftel.reading.instruments.common import find_common
from reftel.reading.instruments.lexicon import instruments
from reftel.reading.instruments.named import find_known, find_named
from reftel.reading.mentions import Mention, Mentions
from reftel.reading.study import Study
from reftel.record import Body, Instrument

__all__ = ["find_instruments"]


def find_instruments(study: Study, mentions: Mentions, bodies: tuple[Body, ...]) -> tuple[Instrument, ...]:
    """Return the instruments in the order of their first mention, and take their mentions up."""
    del bodies
    finds: list[Find] = []
    shorts: dict[str, Named] = {}
    for passage in study.passages:
        here = longest(_finds(passage, mentions))
        for pair in pairs(passage):
            named = next((find.body for find in here if find.end == pair.end and not find.short), None)
            if named:
                shorts.setdefault(pair.short, named)
        finds += here
    finds = _with_shorts(study, finds, shorts) if shorts else finds
    return _entries(study, _with_bare(finds), mentions)


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
    return [find for find in found if find]


def _with_shorts(study: Study, finds: list[Find], shorts: dict[str, Named]) -> list[Find]:
    own = {(find.index, find.start): find for find in finds}
    for passage in study.passages:
        for at in [at for at, word in enumerate(passage.words) if word in shorts]:
            own.setdefault((passage.index, at), Find(passage.index, at, at + 1, shorts[passage.words[at]], short=True))
    return [own[place] for place in sorted(own)]


def _with_bare(finds: list[Find]) -> list[Find]:
    last: dict[str, Named] = {}
    kept = []
    for find in finds:
        if find.body.rule != "bare":
            last.update(dict.fromkeys(find.body.name.lower().split(), find.body))
            kept.append(find)
        elif body := last.get(find.body.key):
            kept.append(msgspec.structs.replace(find, body=body))
    return kept


def _entries(study: Study, finds: list[Find], mentions: Mentions) -> tuple[Instrument, ...]:
    by_key: dict[str, list[Find]] = {}
    for find in finds:
        by_key.setdefault(find.body.key, []).append(find)
    for entry, some in enumerate(by_key.values()):
        for find in some:
            mentions.add(Mention(index=find.index, start=find.start, end=find.end, kind="instrument", entry=entry))
    return tuple(_entry(study, some) for some in by_key.values())


def _entry(study: Study, finds: list[Find]) -> Instrument:
    words = [study.passages[find.index].words_of(find.start, find.end) for find in finds]
    short = [form for form, find in zip(words, finds, strict=True) if find.short]
    full = [form for form, find in zip(words, finds, strict=True) if not find.short]
    body = finds[0].body
    return Instrument(
        name=max(full or short, key=len),
        abbreviation=short[0] if short else None,
        kind=body.kind,
        mentions=tuple(dict.fromkeys(words)),
        paragraphs=tuple(dict.fromkeys(study.passages[find.index].number for find in finds)),
        at=tuple(study.passages[find.index].place(find.start, find.end) for find in finds),
        rule=body.rule,
        confidence=0.8,
    )
