"""The instruments of a cable as they are found: which finds are of one, between whom it is, how it stands."""

from collections.abc import Collection
from typing import Final

from reftel.reading.bodies.finds import Find, Named
from reftel.reading.bodies.lexicon import lexicon
from reftel.reading.instruments.lexicon import HEADS
from reftel.reading.instruments.named import MANY, MATTER
from reftel.reading.instruments.parties import Parties
from reftel.reading.instruments.standing import standing_of
from reftel.reading.mentions import Mention, Mentions
from reftel.reading.study import Study
from reftel.record import Body, Instrument

__all__ = ["entries", "unified", "with_bare"]

# How often each rule is right on records made by hand, and on cables read by eye.
_CONFIDENCE: Final = {"known": 0.95, "named": 0.85, "common": 0.75, "signed": 0.8, "owned": 0.8, "acted": 0.6}

_ALONE: Final = frozenset(["bare", "acted"])
_TREATIES: Final = frozenset(["treaty", "convention", "pact", "protocol", "accord", "accords", "charter", "covenant"])
_TREATY_WORDS: Final = _TREATIES | {"agreement", "agreements", "treaties", "accords"}
_WORDED: Final = frozenset(["common", "named"])
_OWNED: Final = frozenset(["owned", "common"])
_SAME: Final = {"negotiations": "talks", "negotiation": "talks"}
_NAMED: Final = frozenset(["known", "named"])
_NEAR: Final = 2  # passages between a treaty's name and `the treaty`


def unified(study: Study, finds: list[Find], mentions: Mentions) -> list[Find]:
    """Return finds with one name for two that differ only in what a body is called, or in a word for talks."""
    first: dict[tuple[str | int, ...], Named] = {}
    found = []
    for find in finds:
        if find.body.rule in _WORDED and find.end > find.start + 1:
            body = first.setdefault(_canonical(study, find, mentions), find.body)
            found.append(Find(find.index, find.start, find.end, body, short=find.short))
        else:
            found.append(find)
    return found


def _canonical(study: Study, find: Find, mentions: Mentions) -> tuple[str | int, ...]:
    """The words of a find with the entries of bodies for their names, and states for what is theirs."""
    passage = study.passages[find.index]
    forms = lexicon(passage.capitals).forms
    parts: list[str | int] = [find.body.kind]
    at = find.start
    while at < find.end:
        mention, form = mentions.at(find.index, at), forms.at(passage.words, at)
        if form and form.kind == "state":
            parts.append(form.key)
            at += len(form.words)
        elif mention and mention.kind == "body" and mention.end < find.end:
            parts.append(mention.entry)
            at = mention.end
        else:
            parts.append(_SAME.get(passage.lows[at], passage.lows[at]))
            at += 1
    return tuple(parts)


def with_bare(finds: list[Find]) -> list[Find]:
    """Return finds with a bare `the agreement` as the agreement named before it.

    Where there is none, it is dropped, unless something is done with it (`sign the agreement`).
    """
    last: dict[str, Named] = {}
    treaty: Find | None = None
    agreements: set[str] = set()
    only = _only_treaty(finds)
    matters: dict[str, Named] = {}  # a memorandum of understanding, by what it is on
    kept = []
    for find in finds:
        if find.body.key == "resolutions" and "resolution" in last:
            continue  # `both resolutions`, two that have names
        if (body := _same_treaty(find, last)) is not None:
            kept.append(Find(find.index, find.start, find.end, body))
            continue
        if find.body.key.lower().startswith(MANY):
            kind, *matter = MATTER.split(find.body.key)
            if matter:
                matters[kind] = find.body
            body = matters.get(kind, find.body)
            last.update(dict.fromkeys(body.name.lower().split(), body))
            kept.append(Find(find.index, find.start, find.end, body, short=find.short))
            continue
        is_alone = find.body.rule in _ALONE or (find.body.rule == "common" and " " not in find.body.key)
        if is_alone and (
            body := last.get(find.body.key) or _of_treaty(find, treaty, agreements) or only.get(find.body.key)
        ):
            kept.append(Find(find.index, find.start, find.end, body, short=True))
        elif find.body.rule != "bare":
            last.update(dict.fromkeys(find.body.name.lower().split(), find.body))
            kept.append(find)
        if not is_alone and _is_treaty(find.body):
            treaty = find
        if not is_alone and find.body.kind == "agreement":
            agreements.add(find.body.key)
    return kept


def _same_treaty(find: Find, last: dict[str, Named]) -> Named | None:
    """The treaty that was named before, where `the treaty with Kestria` tells of it by its party only."""
    head, _, rest = find.body.key.partition(" ")
    if head != "treaty" or not rest.startswith(("with ", "between ")):
        return None
    body = last.get("treaty")
    return body if body and body.key != find.body.key else None


def _of_treaty(find: Find, treaty: Find | None, agreements: Collection[str]) -> Named | None:
    """The treaty that was named last, by another word or an acronym, where `the treaty` alone means it.

    A convention that no name before it calls so may be one of delegates. Where several agreements were named, nobody
    knows which of them is called a treaty.
    """
    if len(agreements) > 1 and treaty is not None and find.body.key not in treaty.body.name.lower().split():
        return None
    if treaty is None or find.body.key not in _TREATIES or find.index - treaty.index > _NEAR:
        return None
    own = _TREATY_WORDS.intersection(treaty.body.name.lower().split())
    return None if own and find.body.key == "convention" else treaty.body


def _only_treaty(finds: list[Find]) -> dict[str, Named]:
    """The treaty that `the Treaty` means before it is named, where a cable names no other."""
    named = {find.body.key: find.body for find in finds if find.body.rule in _NAMED and _is_treaty(find.body)}
    called = [body for body in named.values() if body.name.lower().endswith("treaty")]
    return {"treaty": called[0]} if len(called) == len(named) == 1 else {}


def _is_treaty(body: Named) -> bool:
    """Whether a name is that of a treaty: one known by itself, or by a word for it (`the Reef Convention`)."""
    if body.kind != "agreement":
        return False
    return body.rule == "known" or not _TREATIES.isdisjoint(body.name.lower().split())


def entries(study: Study, finds: list[Find], mentions: Mentions, bodies: tuple[Body, ...]) -> tuple[Instrument, ...]:
    """Return the instruments that finds are of, in the order of their first mention, and take their mentions up."""
    by_key: dict[str, list[Find]] = {}
    for find in finds:
        by_key.setdefault(find.body.key, []).append(find)
    parties = Parties(study, mentions, bodies)
    found = tuple(_entry(study, some, parties) for some in by_key.values())
    for entry, some in enumerate(by_key.values()):
        for find in some:
            start = _past_owner(study, find)
            mentions.add(Mention(index=find.index, start=start, end=find.end, kind="instrument", entry=entry))
    return found


def _past_owner(study: Study, find: Find) -> int:
    """Where a find's own words begin: whose it is may be somebody's name (`Strand's | letter`)."""
    if find.body.rule not in _OWNED:
        return find.start
    return max(find.start, study.passages[find.index].tags.rfind("'", find.start, find.end) + 1)


def _entry(study: Study, finds: list[Find], parties: Parties) -> Instrument:
    """The name is the fullest form that the cable has, an acronym only where there is nothing else."""
    words = [study.passages[find.index].words_of(find.start, find.end) for find in finds]
    short = [form for form, find in zip(words, finds, strict=True) if find.short]
    full = [form for form, find in zip(words, finds, strict=True) if not find.short]
    acronyms = [one for one in short if not one.islower() and one.lower() not in HEADS.common]
    standing = standing_of(study, finds)
    body = finds[0].body
    return Instrument(
        name=body.name if body.name in full and " " not in body.name else max(full or acronyms or short, key=len),
        abbreviation=next(iter(acronyms), None),
        kind=body.kind,
        parties=parties.of(finds),
        standing=standing[0] if standing else None,
        standing_at=(standing[1],) if standing else (),
        mentions=tuple(dict.fromkeys(words)),
        paragraphs=tuple(dict.fromkeys(study.passages[find.index].number for find in finds)),
        at=tuple(study.passages[find.index].place(find.start, find.end) for find in finds),
        rule=body.rule,
        confidence=_CONFIDENCE[body.rule],
    )
