"""The lexicon of cues: which words say that somebody said, asked, thought or wanted something, and in which frame."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from mypy_extensions import mypyc_attr

from reftel.reading.base.tables import read_rows, read_sets, read_words
from reftel.reading.base.words import forms_of

__all__ = [
    "ADJECTIVE",
    "ASIDE",
    "CARRIER",
    "NOUN",
    "VERB",
    "Noun",
    "Verb",
    "adjectives",
    "carriers",
    "light",
    "nouns",
    "phrases",
    "triggers",
    "verb_at",
    "verbs",
    "word_class",
    "word_list",
]


_ABOUT: Final = {"regarding", "concerning", "re", "as to"}


@mypyc_attr(acyclic=True)
class Verb:
    """A verb that is a cue: its kind, the letters of its frames and its prepositions (see `cues.csv`).

    `clausal` says that a clause may stand behind it.
    """

    __slots__ = ("clausal", "frames", "kind", "letters", "prepositions")

    def __init__(self, kind: str, frames: str, prepositions: frozenset[str]) -> None:
        """Keep the letters of the frames also as a set."""
        self.kind = kind
        self.frames = frames
        self.letters = frozenset(frames)
        self.clausal = not self.letters.isdisjoint("tcT")
        self.prepositions = prepositions


@mypyc_attr(acyclic=True)
@dataclass(frozen=True)
class Noun:
    """A noun that is a cue: the verbs that carry it, and what joins its content to it."""

    carriers: frozenset[str]
    links: frozenset[str]


@cache
def verbs() -> dict[str, Verb]:
    """Return the verbs by lemma; one with a particle as `point out`.

    >>> verbs()["tell"].frames, verbs()["point out"].kind, "about" in verbs()["complain"].prepositions
    ('wu', 'say', True)
    """
    rows = read_rows("cues.csv", 4)
    return {lemma.replace("_", " "): Verb(kind, frames, _prepositions(words)) for lemma, kind, frames, words in rows}


def _prepositions(words: str) -> frozenset[str]:
    """The prepositions of a row; what is spoken `about` is spoken `regarding` too."""
    found = {word.replace("_", " ") for word in words.split()}
    return frozenset(found | _ABOUT if "about" in found else found)


def _cues_of() -> dict[str, tuple[Verb | None, dict[str, Verb]]]:
    """For each lemma what it is as a cue by itself, and with which particles it is another: `point` `out`."""
    found: dict[str, tuple[Verb | None, dict[str, Verb]]] = {}
    for name, verb in verbs().items():
        lemma, _, particle = name.partition(" ")
        _, others = found.setdefault(lemma, (verbs().get(lemma), {}))
        if particle:
            others[particle] = verb
    return found


_CUES: Final = _cues_of()
_NO_CUE: Final[tuple[None, dict[str, Verb]]] = (None, {})


def verb_at(lows: list[str], lemma: str, head: int) -> tuple[Verb | None, int]:
    """Return the verb for a lemma at a token, with its particle where one stands behind it, and the token behind.

    >>> verb_at(["strand", "points", "out", "that"], "point", 1)[1]
    3
    """
    plain, others = _CUES.get(lemma, _NO_CUE)
    if others and head + 1 < len(lows) and (verb := others.get(lows[head + 1])):
        return verb, head + 2
    return plain, head + 1


# What somebody has at stake (`their economic interests in the islands`), what he looks at (`sees sticking points in`).
_THINGS: Final = frozenset({"interests"})
_SEEN_ONE: Final = frozenset({"points"})  # what is seen is one point: `sees no point in`


@cache
def nouns() -> dict[str, Noun]:
    """Return the nouns by form, singular and plural.

    >>> "in" in nouns()["interest"].links, "light" in nouns()["concerns"].carriers
    (True, True)
    """
    found: dict[str, Noun] = {}
    for word, carriers, links in read_rows("cue_nouns.csv", 3):
        noun = Noun(frozenset(carriers.split()), _prepositions(links))
        plural = word[:-1] + "ies" if word.endswith("y") and word[-2] not in "aeo" else word + "s"
        found[word] = found[plural] = noun
        if plural in _SEEN_ONE:
            found[plural] = Noun(noun.carriers - {"see"}, noun.links - {"in"})
    return {form: noun for form, noun in found.items() if form not in _THINGS}


@cache
def light() -> frozenset[str]:
    """Return the verbs that are cues with any noun of attitude: `express`, `voice`, `show`."""
    return frozenset(lemma for lemma, verb in verbs().items() if "l" in verb.frames)


@cache
def carriers() -> frozenset[str]:
    """Return the verbs that are cues with some noun: `express interest`, `have doubts`."""
    carried = light().union(*(noun.carriers for noun in nouns().values())) - {"light", "own", "none"}
    return carried | word_class("closings")


@cache
def adjectives() -> dict[str, frozenset[str]]:
    """Return the adjectives with what joins their content to them."""
    rows = read_rows("cue_adjectives.csv", 2)
    return {word: _prepositions(links) for word, links in rows if "_" not in word}


@cache
def phrases() -> dict[tuple[str, ...], frozenset[str]]:
    """Return what stands behind `be` like an adjective: `in favor` with `of`."""
    rows = read_rows("cue_adjectives.csv", 2)
    return {tuple(words.strip("_").split("_")): frozenset(links.split()) for words, links in rows if "_" in words}


_CLASSES: Final = read_sets("cue_words.csv")


def word_class(name: str) -> frozenset[str]:
    """Return a class of `cue_words.csv`.

    >>> sorted(word_class("performers"))
    ['i', 'we']
    """
    return _CLASSES[name]


def word_list(name: str) -> frozenset[str]:
    """Return a list of nouns.

    `people`, who can speak and think; `texts`, which can be quoted; `topics`, which can be raised or rejected in talk;
    `things`, which end as people do and are none (`matter`).
    """
    return read_words(f"cue_{name}.txt")


VERB: Final = 1
NOUN: Final = 2
ADJECTIVE: Final = 4
ASIDE: Final = 8
CARRIER: Final = 16


@cache
def triggers() -> dict[str, int]:
    """Return every form that can be a cue, with what it can be as bits: `VERB | NOUN` for `claims`.

    A `CARRIER` is a verb that is a cue with a noun of attitude only (`have`).
    """
    found: dict[str, int] = {}
    heads = {name.partition(" ")[0] for name in verbs()}
    bare = {name for name in heads if name in verbs() and not verbs()[name].frames.strip("l!")}
    _mark(found, forms_of(heads), VERB)
    _mark(found, nouns(), NOUN)
    _mark(found, {*adjectives(), *(words[-1] for words in phrases()), *word_class("made")}, ADJECTIVE)
    _mark(found, {"according", *word_class("views"), *word_class("as told")}, ASIDE)
    alone = {name for name in bare if not (verbs()[name].prepositions or _CUES[name][1]) and name in carriers()}
    for form in forms_of(alone):
        found[form] = found[form] & ~VERB | CARRIER
    return found


def _mark(found: dict[str, int], forms: Iterable[str], bit: int) -> None:
    for form in forms:
        found[form] = found.get(form, 0) | bit
