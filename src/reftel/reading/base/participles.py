"""What hangs on the noun before it: `groups linked to the coup`, `travellers planning to visit Kestria`."""

import re
from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.base.phrases import noun_phrase_before
from reftel.reading.base.tables import read_words
from reftel.reading.base.words import lemmas

__all__ = ["begins_clause_at", "described", "hung_on", "is_put_so", "tells_of_noun"]

# Right to left from the object of what hangs on a noun: `planning to visit`, `operating in`, `the plan to visit`.
_HANGING: Final = re.compile(r"P?R?(?P<to>Vt)[GNJY]|[Pt]?R?(?P<ing>G)|[Pt](?P<near>[JN])")
_LINKS: Final = frozenset("PRVtG")  # with which that begins
_TWO: Final = re.compile(r"[Ny#>][DCU]")  # `the port Kestria | has`: two phrases
_BORDERS: Final = frozenset(".TK;:,<A(-")
_TIMES: Final = frozenset({"since", "after", "before", "until", "till"})  # a clause of its own follows
_NEAR: Final = frozenset({"due", "subject", "present"})  # read as nouns
# `A report issued in May | says`, `the plan put forward by Kestria | was`; not `arrived in the port Kestria closed`.
_PUT_SO: Final = re.compile(
    r"E(?P<apart>[PRN](?=P))?P(?:[y#]{1,4}+|D?[JNG]{0,3}N|D?J{0,2}C{1,4}+)(?:P[y#]{1,4}+)?R?(?:[ZHBM]|E(?=[TDUuC]))"
)
_PARTICLES: Final = frozenset({"forward", "up", "out", "off", "over", "down", "aside", "through"})


def tells_of_noun(passage: Passage, at: int) -> bool:
    """Return whether a past form can only tell of what stands before it (`groups linked to the coup`)."""
    behind = passage.tags[at + 1 : at + 3]
    if behind[:1] != "P" and (behind[:1] != "t" or behind[1:] in ("V", "B", "H", "X", "R")):
        return False
    return lemmas().get(passage.lows[at]) in read_words("reduced.txt")


def is_put_so(passage: Passage, at: int) -> bool:
    """Return whether a past form without its object tells of the noun before it, since the main verb is to come."""
    match = _PUT_SO.match(passage.tags, at)
    if match is None:
        return False
    if match["apart"]:
        return passage.lows[at + 1] in _PARTICLES
    return lemmas().get(passage.lows[at]) in read_words("transitive.txt")


def described(passage: Passage, phrase: tuple[int, int], verb: int, start: int, *, known: bool) -> tuple[int, int]:
    """Return what is described by a past form, not by whom it was done: of `the plan put forward by Kestria` the plan.

    `known` says that the past form is already known to tell of the noun before it.
    """
    if verb - 1 < start or passage.tags[verb - 1] not in "NC)D":
        return phrase
    firm = known or passage.lows[phrase[0] - 1] == "by" or _is_when(passage, phrase)
    if not firm and not tells_of_noun(passage, verb):
        return phrase
    return noun_phrase_before(passage, verb, start) or phrase


def hung_on(passage: Passage, phrase: tuple[int, int], start: int) -> tuple[int, int] | None:
    """Return the phrase at the beginning of a clause on which another hangs: of `Officials visiting Kestria` officials.

    >>> from reftel.reading.base.passage import prepare
    >>> from reftel.record import Paragraph
    >>> text = "The plan to visit Kestria would fail."
    >>> passage = prepare(Paragraph(number=1, text=text, lines=(1, 1)), 0)
    >>> passage.words_of(*hung_on(passage, (4, 5), 0))
    'The plan'
    """
    size, tags = len(passage.tags), passage.tags
    if phrase[0] <= start or tags[phrase[0] - 1] not in _LINKS:
        return None
    match = _HANGING.match(passage.backward, size - phrase[0], size - start)
    if match is None or tags[slice(*phrase)] == "U" or _TWO.search(tags, *phrase):
        return None
    if not _may_hang(passage, match, phrase):
        return None
    end = size - match.end()
    if match["to"]:
        noun = tags[end] == "N" and not (passage.lows[end].endswith("ing") and tags[end - 1] in "NC")
        end += noun
    found = noun_phrase_before(passage, end, start)
    return found if found and begins_clause_at(passage, found[0], start) else None


def _may_hang(passage: Passage, match: re.Match[str], phrase: tuple[int, int]) -> bool:
    """Whether a participle, an infinitive or an adjective tells of a noun: not `noting Kestria had`."""
    size, first = len(passage.tags), phrase[0]
    if passage.lows[first - 1] in _TIMES:
        return False
    if match["near"]:
        at = size - match.end("near")
        return passage.tags[at] == "J" or passage.lows[at] in _NEAR
    if match["to"] and passage.tags[phrase[1]] == "Z":
        return False  # a form that may be a noun: `the need to meet Kestrian fears`
    verb = size - match.end("to" if match["to"] else "ing") + (match["to"] is not None)
    bare = verb == first - 1
    return not (bare and lemmas().get(passage.lows[verb], passage.lows[verb]) in read_words("clausal.txt"))


def begins_clause_at(passage: Passage, first: int, start: int) -> bool:
    """Return whether a phrase begins a clause: at the beginning, behind a sign, `that`, `after`, a verb of saying."""
    before = first - 1
    if before < start or passage.tags[before] in _BORDERS:
        return True
    low = passage.lows[before]
    said = passage.tags[before] in "ZEVG" and lemmas().get(low, low) in read_words("clausal.txt")
    return said or low in _TIMES


def _is_when(passage: Passage, phrase: tuple[int, int]) -> bool:
    """Whether a phrase behind a participle is a year or month (`the wells drilled in 2008 will last`)."""
    told = lemmas().get(passage.lows[phrase[0] - 2]) in read_words("clausal.txt")
    return not told and set(passage.tags[slice(*phrase)]) <= {"#", "y", ","}
