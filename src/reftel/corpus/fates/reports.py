"""Sentences that tell what became of something: done, put off, refused, overtaken, repeated, not done."""

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from reftel.corpus.contexts import Context
from reftel.corpus.fates.acts import Act, verb_key
from reftel.corpus.keywords import WORD, key_of, keys_of, sentences_of
from reftel.corpus.tables import read_rows
from reftel.record import Cable

__all__ = ["Cue", "Report", "answers", "behind", "cue_of", "is_our_own", "reports_of", "tells"]

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
_CLAUSE = 100  # letters before a cue in which a word may make it one of what is to come
_TO_COME = re.compile(r"\b(?:until|unless|once|when|as soon as)\b[^,;]{1,80} (?:is|are|has been|have been) \Z")


class Report(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A sentence that tells of a fate; `start` and `end` are its offsets in the text of paragraph `index`.

    `own` is the post that its `we` means, `cites` are the cables that it names, `refers` those that its cable names
    anywhere. The table of reports has what those of `cites` are known as: which cables these are, is told over all.
    """

    copy: str
    cable: str | None
    date: str | None
    post: str | None = None
    paragraph: int
    index: int
    start: int
    end: int
    words: str
    keys: tuple[str, ...] = ()
    own: str = ""
    cites: tuple[str, ...] = ()
    refers: tuple[str, ...] = ()

    @property
    def with_keys(self) -> "Report":
        """The sentence with the words by which plans are found."""
        return msgspec.structs.replace(self, keys=keys_of(f"{self.words} {self.own}"))


class _Phrase(NamedTuple):
    """Words that tell of a fate, and the keys of the verbs of plans that they answer (of any, where there are none)."""

    words: str
    rank: int
    fate: str
    verbs: frozenset[str]


@cache
def _cues() -> Mapping[str, tuple[_Phrase, ...]]:
    """The cues by the longest of their words, by which they are looked for; `rank` is that of the row in the table."""
    found: dict[str, list[_Phrase]] = {}
    for rank, row in enumerate(read_rows("corpus/fates.csv")):
        verbs = frozenset(verb_key(verb) for verb in row["verbs"].split(";") if verb)
        for words in row["words"].split(";"):
            found.setdefault(max(words.split(), key=len), []).append(_Phrase(words, rank, row["fate"], verbs))
    return {word: tuple(cues) for word, cues in found.items()}


class Cue(NamedTuple):
    """A cue in a sentence; `rank` is that of its fate in the table."""

    start: int
    end: int
    rank: int
    fate: str
    verbs: frozenset[str]


@lru_cache(maxsize=4096)
def _told(sentence: str) -> tuple[Cue, ...]:
    """The cues of a sentence that tell of what is, not of what is wished, asked, meant or denied."""
    low = sentence.lower()
    found = [
        Cue(start, start + len(cue.words), cue.rank, cue.fate, cue.verbs)
        for word in _cues().keys() & set(_SIMPLE.findall(low))
        for cue in _cues()[word]
        for start in _places(cue.words, low)
        if not _is_unreal(low, start)
    ]
    return tuple(sorted(found, key=lambda one: (one.start, one.rank)))


def _places(words: str, low: str) -> Iterator[int]:
    """Where whole words stand in a text."""
    start = low.find(words)
    while start >= 0:
        end = start + len(words)
        if not low[end : end + 1].isalnum() and (start == 0 or not low[start - 1].isalnum()):
            yield start
        start = low.find(words, end)


def _is_unreal(low: str, start: int, first: int = 0) -> bool:
    """Whether what stands before a cue, from where its sentence begins, says that it is not so."""
    is_unreal = _UNREAL.search(low, max(first, start - _BEFORE), start) is not None
    return is_unreal or _TO_COME.search(low, max(first, start - _CLAUSE), start) is not None


def tells(sentence: str) -> bool:
    """Return whether a sentence tells of any fate.

    >>> tells("The eighth session, put off from November, met in Lysandra."), tells("Nobody spoke.")
    (True, False)
    """
    return bool(_told(sentence))


def cue_of(sentence: str, act: Act, shared: Collection[str], is_other: Callable[[str], bool]) -> Cue | None:
    """Return what in a sentence tells a fate of an act: the cue for such acts near the words that they share.

    Of several the first in the table counts: what was put off and then held was put off. `is_other` says of the words
    after `put off` whether the days from which something was put off are those of another plan.

    >>> from reftel.corpus.fates.acts import act_of
    >>> cue_of("The charts were to have arrived in May.", act_of("deliver the charts", ()), {"chart"}, bool)
    >>> cue_of("The charts, put off in May, arrived.", act_of("deliver charts", ()), {"chart"}, lambda _: False).fate
    'put off'
    """
    places = [word.start() for word in WORD.finditer(sentence) if key_of(word[0]) in shared]
    if not places:
        return None
    told = [one for one in _told(sentence) if _is_of(one, act, sentence, places)]
    told = [one for one in told if one.fate != "put off" or not is_other(sentence[one.end : one.end + _GOVERNED])]
    allowed = [(min(_distance(sentence, one.start, at) for at in places), one.rank, one) for one in told]
    near = [one for one in allowed if one[0] <= _NEAR]
    far = [one for one in allowed if one[2].fate in _FAR]
    return min(near, key=lambda one: one[1])[2] if near else min(far)[2] if far else None


def _distance(sentence: str, cue: int, word: int) -> int:
    """How many letters a cue and a word are apart; very many where a semicolon parts them: that clause is another's."""
    return abs(cue - word) if sentence.find(";", min(cue, word), max(cue, word)) < 0 else len(sentence) + _NEAR


def answers(sentence: str, act: Act) -> bool:
    """Return whether a sentence has a word of what is done that answers the act's verb (`visited` to `visit`)."""
    return any(one.fate == "done" and act.verb in one.verbs for one in _told(sentence))


def behind(sentence: str, fate: str) -> Iterator[str]:
    """Yield what stands behind each cue of a fate.

    >>> list(behind("Kestria refused compensation.", "refused"))
    [' compensation.']
    """
    return (sentence[one.end :] for one in _told(sentence) if one.fate == fate)


def is_our_own(sentence: str, act: Act) -> bool:
    """Return whether whoever writes says to have done such a thing (`our approach`, `we reported`)."""
    done = (one for one in _told(sentence) if one.fate == "done" and act.verb in one.verbs)
    return any(sentence[one.start : one.end].lower().startswith(("our ", "we ")) for one in done)


def _is_of(told: Cue, act: Act, sentence: str, places: Collection[int]) -> bool:
    """Whether a cue answers an act: what a noun alone asks for is never known to be done."""
    if told.verbs and act.verb not in told.verbs:
        return False
    if told.fate == "not done" and told.verbs:  # without observers
        return any(0 < at - told.end <= _GOVERNED for at in places)
    if told.fate == "done" and (not act.verb or act.is_meant(sentence)):
        return False
    return bool(told.verbs) or told.fate not in {"done", "repeated"} or act.is_named(sentence)


def reports_of(copy: str, cable: Cable, context: Context) -> Iterator[Report]:
    """Yield the sentences of a cable that tell of a fate; `copy` is its key."""
    for index, paragraph in enumerate(cable.paragraphs):
        for start, end in _telling(paragraph.text):
            words = paragraph.text[start:end]
            own = context.own(words)
            yield Report(
                copy=copy,
                cable=cable.id,
                date=cable.header.date,
                post=cable.header.post,
                paragraph=paragraph.number,
                index=index,
                start=start,
                end=end,
                words=words,
                own=own,
                cites=context.cites(index, start, end),
            ).with_keys


def _telling(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph that tell of a fate: those with a cue in them are looked at, and no others."""
    low = text.lower()
    if len(low) != len(text):  # a letter that has another length in small
        yield from (place for place in sentences_of(text) if tells(text[slice(*place)]))
        return
    words = _cues().keys() & set(_SIMPLE.findall(low))
    at = sorted({start for word in words for cue in _cues()[word] for start in _places(cue.words, low)})
    for start, end in sentences_of(text):
        here = at[bisect_left(at, start) : bisect_left(at, end)]
        if not all(_is_unreal(low, place, start) for place in here):
            yield start, end
