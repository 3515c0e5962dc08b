"""Agreements, programmes and the rest over time: each with its parties and how it stood, dated and cited."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache

import msgspec

from reftel.corpus.identity.names import folded
from reftel.corpus.lines import Line

__all__ = ["InstrumentHistory", "Standing", "histories_of", "instrument_key", "instruments_named"]

_DASH = re.compile("[-–—/]")
_ONE = {"accord": "agreement", "accords": "agreement", "agreements": "agreement", "treaties": "treaty"}
_ARTICLES = frozenset({"the", "a", "an", "draft", "proposed", "exercise", "operation"})


_LETTERS = 4
_PARTS = re.compile(r"[\W_]+")
_REGISTERS = "register IN ('instruments', 'standings')"
_HAS_WORDS = f"{_REGISTERS} AND list_has_all(string_split_regex(lower(name), '[^\\pL\\pN]+'), ?)"
_HAS_LETTERS = f"{_REGISTERS} AND contains(lower(name), ?)"
# named so, by the same abbreviation, alone or behind a name, or by the same words without one
_OF_NAMES = f"""{_REGISTERS} AND (list_contains($1, name) OR list_contains($2, name)
    OR list_contains($2, regexp_extract(name, '\\((.*)\\)$', 1))
    OR list_contains($3, string_split(lower(name), ' (')[1]))"""


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """How an instrument stood, in the words of the cable of a day; the line's kind is the standing in one word."""

    date: str | None
    words: str
    line: Line


class InstrumentHistory(msgspec.Struct, frozen=True, kw_only=True):
    """One instrument: `names` it goes by, the likeliest first; `lines` are where it stands, standing told or not.

    `count` is how many lines there are, which is more than `lines` where of many only the newest are read.
    """

    name: str
    names: tuple[str, ...]
    kind: str
    parties: tuple[str, ...]
    standings: tuple[Standing, ...]
    lines: tuple[Line, ...]
    count: int


@lru_cache(maxsize=4096)
def instrument_key(name: str) -> tuple[str, str]:
    """Return the words of a name and its abbreviation, as they are compared.

    However it is written: a dash is a blank, and points mean nothing. Accords of a name are its agreements.

    >>> instrument_key("the Strait Transit Agreement (STA)"), instrument_key("U.S. PL–480")
    (('strait transit agreement', 'STA'), ('us pl 480', ''))
    >>> instrument_key("Lysandra/Tarnmouth Accords")[0] == instrument_key("Lysandra-Tarnmouth Agreements")[0]
    True

    What a cable only calls the treaty is known by the abbreviation, an exercise or operation by its own name.

    >>> instrument_key("Treaty (NPT)"), instrument_key("exercise STEADY LANTERN 08")
    (('npt', 'NPT'), ('steady lantern 08', ''))
    """
    words, _, rest = name.partition(" (")
    kept = [folded(word) for word in _DASH.sub(" ", words).replace(".", "").split()]
    while len(kept) > 1 and kept[0] in _ARTICLES:
        kept.pop(0)
    if len(kept) > 1 and words.split()[-1][0].isupper():
        kept[-1] = _ONE.get(kept[-1], kept[-1])
    short = rest.removesuffix(")")
    return folded(short) if short and len(kept) == 1 else " ".join(kept), short


def instruments_named(name: str, lines: Callable[[str, Sequence[object]], Sequence[Line]]) -> list[InstrumentHistory]:
    """Return the instruments that have all words of a name, whole, each with all lines under whatever name of its own.

    Where no name has them, the instruments in whose names these letters stand, if they are enough to tell something.
    `lines` gives those that SQL asks for.
    """
    words = [word for word in _PARTS.split(name.lower()) if word]
    found = lines(_HAS_WORDS, [words]) if words else []
    if not found:
        return histories_of(lines(_HAS_LETTERS, [name.lower()])) if len(name) >= _LETTERS else []
    names = {line.name for line in found}
    keys = [instrument_key(each) for each in names]
    shorts = sorted({short for _, short in keys if short} | {each for each in names if " " not in each})
    whole = histories_of(
        lines(_OF_NAMES, [sorted(names), shorts, sorted(each.lower().partition(" (")[0] for each in names)])
    )
    return [one for one in whole if not names.isdisjoint(one.names)]


def histories_of(lines: Iterable[Line], counts: Mapping[str, int] | None = None) -> list[InstrumentHistory]:
    """Return the instruments of some lines, those named oftenest first.

    `counts` says how many lines of each name there are, where these are only some of them.

    Two are one where their names are; one that has only an abbreviation is the one that this stands for elsewhere,
    where it stands for one, or is the first letters of one alone.
    """
    rows = [line for line in lines if line.register in {"instruments", "standings"}]
    full: dict[str, set[str]] = {}
    for line in rows:
        words, short = instrument_key(line.name)
        if short and words != folded(short):
            full.setdefault(folded(short), set()).add(words)
    groups: dict[str, list[Line]] = {}
    for line in rows:
        words, _ = instrument_key(line.name)
        groups.setdefault(_meant(words, full.get(words, set())), []).append(line)
    found = [_history(group, counts) for group in groups.values()]
    return sorted(found, key=lambda one: (-one.count, one.name))


def _meant(short: str, full: Collection[str]) -> str:
    """Which of the names that an abbreviation stands for is meant by it alone; itself where that is not clear."""
    lettered = {words for words in full if "".join(word[0] for word in words.split()) == short}
    meant = {*full} if len(full) == 1 else lettered
    return next(iter(meant)) if len(meant) == 1 else short


def _history(lines: Sequence[Line], counts: Mapping[str, int] | None) -> InstrumentHistory:
    rows = sorted(lines, key=lambda line: (line.date or "", line.copy, line.paragraph, line.register, line.position))
    names = Counter(line.name for line in rows)
    ordered = tuple(sorted(names, key=lambda name: (-len(name), name)))
    kinds = Counter(_kind(line) for line in rows)
    return InstrumentHistory(
        name=ordered[0],
        names=ordered,
        kind=min(kinds, key=lambda kind: (-kinds[kind], kind)),
        parties=_parties(rows),
        standings=tuple(_standings(rows)),
        lines=tuple(rows),
        count=len(rows) if counts is None else sum(counts[name] for name in names),
    )


def _parties(lines: Iterable[Line]) -> tuple[str, ...]:
    """The parties, one that is named in full and by its first letters once."""
    named = {party for line in lines for party in line.who}
    letters = {party: "".join(word[0] for word in party.split() if word[0].isupper()) for party in named}
    return tuple(sorted(party for party in named if " " not in party or letters[party] not in named))


def _kind(line: Line) -> str:
    return line.about if line.register == "standings" else line.kind


def _standings(rows: Sequence[Line]) -> Iterable[Standing]:
    """What is said of it, in the order of the days; the same words of one cable once, whole sentences first."""
    sentences: dict[str, list[str]] = {}
    for line in rows:
        if line.register == "standings":
            sentences.setdefault(line.copy, []).append(line.words)
    seen: set[tuple[str | None, str]] = set()
    for line in rows:
        is_within = line.register != "standings" and any(line.words in one for one in sentences.get(line.copy, ()))
        if line.words and not is_within and (line.date, line.words) not in seen:
            seen.add((line.date, line.words))
            yield Standing(date=line.date, words=line.words, line=line)
