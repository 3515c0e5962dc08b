"""Nouns as cues: `the Kestrian announcement that`, `his interest in`, `their main concern is that`."""

import re
from typing import Final

from reftel.reading.base.phrases import noun_phrase_from
from reftel.reading.base.words import lemma_of
from reftel.reading.statements.complements import begins_clause, behind_noun
from reftel.reading.statements.cue import Cue
from reftel.reading.statements.lexicon import Noun, nouns, word_class
from reftel.reading.statements.sentence import Sentence
from reftel.reading.statements.subjects import is_somebody, owner_before

__all__ = ["nominal_cues"]

_NOUNS: Final = nouns()
_EXISTING: Final = word_class("existing")
_CONDITIONS: Final = word_class("conditions")
_PLAIN_WORDS: Final = word_class("plain")
_OWNERS: Final = word_class("owners")
_VIEWS: Final = word_class("views")
_OURS: Final = word_class("ours")

_MOST_MODIFIERS: Final = 4
# behind a `that` that stands for the noun: `its agreement that requires payment`
_OWN_VERBS: Final = frozenset("ZEBHX")
_SEEM: Final = frozenset({"seem", "appear"})
_AGREED: Final = frozenset({"at", "gentlemen"})
_OF_NOBODY: Final = frozenset({"case", "cases"})  # `in the case of Kestria`
_THAT: Final = re.compile(r"(?:H?R?B)?T|BR{0,2}+[JN]:")  # `the hope of Strand that`, `the hope of Strand has been that`
# `his view is simply that`, `his view at this moment is that`, `her concern now has been that`
_BEING: Final = re.compile(r"(?:R|P[DJNC]{1,4}+(?:O[DJNC]{1,4}+)?)?H?BR{0,2}+T")
_PLAIN: Final = re.compile(r"BR{0,2}+[JN]:")  # `Strand's message was clear: ...`
_SEEMING: Final = re.compile(r"[EZV]tBT")  # `his view appeared to be that`
_IT_IS: Final = re.compile(r"UB(!?)$")  # `It is not | our intention to`
_BRACKET: Final = re.compile(r"\([^()]{1,6}\)")  # `Strand's claims (reftel) that`


def nominal_cues(sentence: Sentence) -> list[Cue]:
    """Return the nouns of a sentence that say what their owner said, thought or wanted."""
    table = _NOUNS
    found: list[Cue] = []
    for at in sentence.nouns:
        if sentence.start < at < sentence.end - 2:
            noun = table[sentence.passage.lows[at]]
            cue = _owned(sentence, noun, at) or _existing(sentence, at)
            if cue is not None:
                found.append(cue)
    return found


def _owned(sentence: Sentence, noun: Noun, at: int) -> Cue | None:
    tags, first = sentence.passage.tags, at
    while first > sentence.start and at - first < _MOST_MODIFIERS and tags[first - 1] in "JNYR#":
        first -= 1
    first -= tags[first - 2 : first] in ("DG", "'G")  # `his growing concern that`
    if first > 1 and sentence.passage.lows[first - 2] in _AGREED:
        return None  # `at his request`, `a gentlemen's agreement`
    from_whom = tags[at + 1] == "O" or sentence.passage.lows[at + 1] == "from"
    if from_whom and (cue := _of_whom(sentence, noun, first, at)):
        return cue
    source = _owner(sentence, first - 1)
    begin = _content(sentence, noun, at, firm=_is_firm(sentence, first - 1, at)) if source else None
    if source is None or begin is None:
        return None
    clausal = tags[begin - 1] in "TB:" or begin == at + 1
    cue = Cue(source[0], (first, begin), begin, sentence.end, "noun-clause" if clausal else "noun")
    cue.source = source
    cue.form = "noun"
    being = _it_is(sentence, source[0])
    cue.negated = being is not None and bool(being[1])
    return cue


def _existing(sentence: Sentence, at: int) -> Cue | None:
    """`There was broad agreement among members that`, `There is concern here lest`: of nobody but those named by it."""
    tags, lows, first = sentence.passage.tags, sentence.passage.lows, at
    if lows[at] not in _EXISTING:
        return None
    while first > sentence.start and at - first < _MOST_MODIFIERS and tags[first - 1] in "JNDR!":
        first -= 1
    there = first
    while there > sentence.start and tags[there - 1] in "MHBR!":
        there -= 1
    there -= 1
    if there < sentence.start or lows[there] != "there" or tags[first - 1] != "B":
        return None
    if there > sentence.start and lows[there - 1] in _CONDITIONS:
        return None
    among = noun_phrase_from(sentence.passage, at + 2, sentence.end) if lows[at + 1] == "among" else None
    after = among[1] if among else at + 1
    after += tags[after : after + 1] == "R"
    if after + 1 >= sentence.end or (tags[after] != "T" and lows[after] != "lest"):
        return None
    cue = Cue(there, (there, after + 1), after + 1, sentence.end, "noun-existing-clause")
    cue.source = among
    cue.negated = not {"no", "not"}.isdisjoint(lows[there:at])
    return cue


def _of_whom(sentence: Sentence, noun: Noun, first: int, at: int) -> Cue | None:
    """`the insistence of other members that they be asked`, `the message from Strand was clear: talks are over`."""
    phrase = noun_phrase_from(sentence.passage, at + 2, sentence.end) if "that" in noun.links else None
    that = _THAT.match(sentence.passage.tags, phrase[1], sentence.end) if phrase else None
    if phrase is None or that is None or not is_somebody(sentence.passage, phrase):
        return None
    lows = sentence.passage.lows
    if lows[at] in _OF_NOBODY or lows[at - 1] == "in":
        return None  # not `in view of Strand's reports that`
    if that[0][-1] == ":" and lows[that.end() - 2] not in _PLAIN_WORDS:
        return None
    cue = Cue(first, (first, at + 1), that.end(), sentence.end, "noun-clause")
    cue.source = phrase
    cue.form = "noun"
    return cue


def _owner(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """Whose the noun behind a token is: `Strand's`, `his`, `the GOK`."""
    if at < sentence.start:
        return None
    tags = sentence.passage.tags
    if tags[at] == "'":
        begins = sentence.start + (sentence.passage.lows[sentence.start] == "given")  # `Given | Kestria's demand`
        return owner_before(sentence.passage, at, begins)
    if sentence.passage.lows[at] in _OWNERS:
        return at, at + 1
    if tags[at] != "C":
        return None
    first = at
    while first > sentence.start and tags[first - 1] == "C":
        first -= 1
    return first - (first > sentence.start and tags[first - 1] == "D"), at + 1


def _is_firm(sentence: Sentence, owner: int, at: int) -> bool:
    """Whether a noun is a cue without `that`: `our interest is in`, `the GOK view is`; not `the GOK interest in`."""
    tags, low = sentence.passage.tags, sentence.passage.lows[owner]
    if tags[owner] == "C":
        is_ = tags[at + 1] == "B" or lemma_of(sentence.passage.lows[at + 1]) == "remain"
        return is_ and sentence.passage.lows[at] in _VIEWS
    to_do = tags[at + 1] == "t" and _it_is(sentence, owner) is not None
    return low not in _OURS or tags[at + 1] == "B" or to_do


def _it_is(sentence: Sentence, owner: int) -> re.Match[str] | None:
    """`It is not our intention to approach them`: what stands before the owner of a noun."""
    is_ = sentence.passage.tags[owner - 1] in "B!"
    found = _IT_IS.search(sentence.passage.tags, max(sentence.start, owner - 3), owner) if is_ else None
    return found if found and sentence.passage.lows[found.start()] == "it" else None


def _content(sentence: Sentence, noun: Noun, at: int, *, firm: bool) -> int | None:
    """Where the content begins: behind `that`, the noun's preposition, or `was that`."""
    tags, lows = sentence.passage.tags, sentence.passage.lows
    bracket = _BRACKET.match(tags, at + 1, sentence.end - 2) if tags[at + 1] == "(" else None
    at = bracket.end() - 1 if bracket else at
    if tags[at + 1] == "T" and "that" in noun.links:
        return None if tags[at + 2] in _OWN_VERBS else at + 2
    if lows[at + 1] == "whether" and "whether" in noun.links:
        return at + 1
    if (being := _BEING.match(tags, at + 1, sentence.end - 1)) and "that" in noun.links:
        return being.end()
    if lemma_of(lows[at + 1]) in _SEEM and "that" in noun.links and _SEEMING.match(tags, at + 1, sentence.end - 1):
        return at + 5
    return _behind_plain(sentence, noun, at) or (_behind_firm(sentence, noun, at) if firm else None)


def _behind_plain(sentence: Sentence, noun: Noun, at: int) -> int | None:
    """Where what is plain begins: `Strand's message was clear: talks are over`."""
    plain = _PLAIN.match(sentence.passage.tags, at + 1, sentence.end - 1) if "that" in noun.links else None
    return plain.end() if plain and sentence.passage.lows[plain.end() - 2] in _PLAIN_WORDS else None


def _behind_firm(sentence: Sentence, noun: Noun, at: int) -> int | None:
    """Where the content begins without `that`: behind the noun's preposition, or behind `is`."""
    if sentence.passage.tags[at + 1] == "B" or lemma_of(sentence.passage.lows[at + 1]) == "remain":
        return _behind_be(sentence, noun, at)
    return behind_noun(sentence.passage, noun.links, at + 1, sentence.end) if "own" in noun.carriers else None


def _behind_be(sentence: Sentence, noun: Noun, at: int) -> int | None:
    """`his view is that`, `his view is the talks are over`, `his interest is in`."""
    tags = sentence.passage.tags
    if at + 3 >= sentence.end:
        return None
    if tags[at + 2] == "T" or sentence.passage.lows[at + 2] in noun.links:
        return at + 3
    bare = tags[at + 2] in "UD" or begins_clause(sentence.passage, at + 2, sentence.end)
    return at + 2 if bare and "that" in noun.links else None
