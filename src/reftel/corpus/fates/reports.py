"""Sentences that tell what became of something: done, put off, refused, overtaken, repeated, not done."""

import re
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from reftel.corpus.fates.acts import Act
from reftel.corpus.keywords import WORD, key_of, keys_of, sentences_of
from reftel.corpus.tables import read_rows
from reftel.record import Cable

__all__ = ["Report", "fate_told", "reports_of", "tells"]

_SIMPLE = re.compile(r"\w++")
_FAR = frozenset({"done", "repeated"})  # fates that name the act themselves, wherever they stand
_NEAR = 80  # letters between a cue and a word of the plan
_GOVERNED = 25  # letters between `without` and what was wanting
_BEFORE = 40  # letters before a cue that say whether it is so
_UNREAL = re.compile(
    r"\b(?:would|will|shall|should|could|can|(?<!last )(?<!in )(?<!by )(?<!since )may|might|must|to|not|never|nobody|"
    r"unless|until|if|whether|hop(?:es?|ed)|wish(?:es|ed)?)"
    r"(?: (?!and\b|but\b|that\b|who\b|which\b)[a-z]{1,12}){0,2} \Z"
)


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


class _Told(NamedTuple):
    """A cue in a sentence; `rank` is that of its fate in the table."""

    start: int
    end: int
    rank: int
    fate: str
    verbs: frozenset[str]


@lru_cache(maxsize=4096)
def _told(sentence: str) -> tuple[_Told, ...]:
    """The cues of a sentence that tell of what is, not of what is wished, asked, meant or denied."""
    low = sentence.lower()
    return tuple(
        _Told(found.start(), found.end(), rank, cue.fate, cue.verbs)
        for rank, cue in enumerate(_cues())
        for found in cue.pattern.finditer(low)
        if not _UNREAL.search(low, max(0, found.start() - _BEFORE), found.start())
    )


def tells(sentence: str) -> bool:
    """Return whether a sentence tells of any fate.

    >>> tells("The eighth session, put off from November, met in Lysandra."), tells("Nobody spoke.")
    (True, False)
    """
    return not _first_words().isdisjoint(_SIMPLE.findall(sentence.lower())) and bool(_told(sentence))


def fate_told(sentence: str, act: Act, shared: Collection[str]) -> str:
    """Return the fate that a sentence tells of an act, by the cues for such acts near the words that they share.

    Of several the first in the table counts: what was put off and then held was put off.

    >>> from reftel.corpus.fates.acts import act_of
    >>> fate_told("The charts, put off in May, arrived.", act_of("deliver the charts", ()), {"chart"})
    'put off'
    >>> fate_told("The charts were to have arrived in May.", act_of("deliver the charts", ()), {"chart"})
    ''
    """
    places = [word.start() for word in WORD.finditer(sentence) if key_of(word[0]) in shared]
    if not places:
        return ""
    told = [one for one in _told(sentence) if _is_of(one, act, sentence, places)]
    allowed = [(min(abs(one.start - at) for at in places), one.rank, one.fate) for one in told]
    near = [one for one in allowed if one[0] <= _NEAR]
    far = [one for one in allowed if one[2] in _FAR]
    return min(near, key=lambda one: one[1])[2] if near else min(far)[2] if far else ""


def _is_of(told: _Told, act: Act, sentence: str, places: Collection[int]) -> bool:
    """Whether a cue answers an act: what a noun alone asks for is never known to be done."""
    if told.verbs and act.verb not in told.verbs:
        return False
    if told.fate == "not done" and told.verbs:  # without observers
        return any(0 < at - told.end <= _GOVERNED for at in places)
    if told.fate == "done" and (not act.verb or act.is_meant(sentence)):
        return False
    return bool(told.verbs) or told.fate not in {"done", "repeated"} or act.is_named(sentence)


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
