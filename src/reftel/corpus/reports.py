"""Sentences that tell what became of something: done, put off, refused, overtaken, repeated, not done."""

import re
from collections.abc import Collection, Iterator
from functools import cache, lru_cache

import msgspec

from reftel.corpus.keywords import WORD, key_of, keys_of, sentences_of
from reftel.corpus.tables import read_rows
from reftel.record import Cable

__all__ = ["Report", "fate_told", "reports_of", "tells"]

_SIMPLE = re.compile(r"\w++")
_NEAR = 60  # letters between a cue and a word of the plan


class Report(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A sentence that tells of a fate; `start` and `end` are its offsets in the text of paragraph `index`."""

    copy: str
    cable: str | None
    date: str | None
    paragraph: int
    index: int
    start: int
    end: int
    words: str
    keys: tuple[str, ...]


class _Cue(msgspec.Struct, frozen=True):
    """Words that tell of a fate, and the keys of the verbs of plans that they answer (of any, where there are none)."""

    fate: str
    verbs: frozenset[str]
    pattern: re.Pattern[str]


@cache
def _cues() -> tuple[_Cue, ...]:
    return tuple(
        _Cue(
            row["fate"],
            frozenset(key for verb in row["verbs"].split(";") for key in keys_of(verb, small=False)),
            re.compile(r"\b(?:" + "|".join(map(re.escape, row["words"].split(";"))) + r")\b"),
        )
        for row in read_rows("corpus/fates.csv")
    )


@cache
def _first_words() -> frozenset[str]:
    """The first words of all cues: a sentence with none of them need not be looked through."""
    rows = read_rows("corpus/fates.csv")
    return frozenset(words.split()[0] for row in rows for words in row["words"].split(";"))


@lru_cache(maxsize=4096)
def _told(sentence: str) -> tuple[tuple[int, int, str, frozenset[str]], ...]:
    """The cues of a sentence: offset, rank (that of its fate in the table), fate, verbs."""
    low = sentence.lower()
    return tuple(
        (found.start(), rank, cue.fate, cue.verbs)
        for rank, cue in enumerate(_cues())
        for found in cue.pattern.finditer(low)
    )


def tells(sentence: str) -> bool:
    """Return whether a sentence tells of any fate.

    >>> tells("The eighth session, put off from November, met in Lysandra."), tells("Nobody spoke.")
    (True, False)
    """
    return not _first_words().isdisjoint(_SIMPLE.findall(sentence.lower())) and bool(_told(sentence))


def fate_told(sentence: str, plan: str, shared: Collection[str]) -> str:
    """Return the fate that a sentence tells of a plan, by the cues for such plans near the words that they share.

    Of several the first in the table counts: what was put off and then held was put off.

    >>> fate_told("The charts, put off in May, arrived.", "deliver the charts", {"chart"})
    'put off'
    """
    verbs = set(keys_of(plan, small=False))
    places = [word.start() for word in WORD.finditer(sentence) if key_of(word[0]) in shared]
    allowed = [
        (min(abs(at - place) for place in places), rank, fate)
        for at, rank, fate, of in _told(sentence)
        if places and (not of or not of.isdisjoint(verbs))
    ]
    near = [one for one in allowed if one[0] <= _NEAR]
    return min(near, key=lambda one: one[1:])[2] if near else min(allowed)[2] if allowed else ""


def reports_of(copy: str, cable: Cable) -> Iterator[Report]:
    """Yield the sentences of a cable that tell of a fate; `copy` is its key."""
    for index, paragraph in enumerate(cable.paragraphs):
        for start, end in sentences_of(paragraph.text):
            words = paragraph.text[start:end]
            if tells(words):
                yield Report(
                    copy=copy,
                    cable=cable.id,
                    date=cable.header.date,
                    paragraph=paragraph.number,
                    index=index,
                    start=start,
                    end=end,
                    words=words,
                    keys=keys_of(words),
                )
